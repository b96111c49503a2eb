"""Setting the program up in a source checkout, and the checks that developers run."""
