"""Every number on a screen or in a file, as pure functions."""
