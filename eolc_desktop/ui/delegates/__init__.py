"""Qt delegates that pages show."""
