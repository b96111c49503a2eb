"""Files that people fill in elsewhere and that come back: each is hostile until checked."""
