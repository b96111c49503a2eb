"""Framework files: read, check, explain what is wrong with them."""
