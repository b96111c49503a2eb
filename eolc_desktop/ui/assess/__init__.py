"""The parts of the Assess page: each draws one thing and says what the person did with it."""
