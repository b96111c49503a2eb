"""Framework files: read, checked, explained."""
