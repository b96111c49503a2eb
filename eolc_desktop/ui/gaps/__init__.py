"""The parts of the Gaps page: the table, its filters, and what is told of one row."""
