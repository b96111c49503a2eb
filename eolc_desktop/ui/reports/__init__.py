"""The parts of the Reports page: what goes in, where it goes, and what came of it."""
