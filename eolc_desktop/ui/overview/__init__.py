"""The parts of the Overview page: where we stand, and what comes next."""
