"""The workspace file, and the only SQL."""
