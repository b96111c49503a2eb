"""One function for each thing that a user does; each is one transaction and returns what changed."""
