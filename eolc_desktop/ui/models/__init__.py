"""Qt models that pages show."""
