"""Judge end-of-life care services against published frameworks, offline, in one file."""

__version__ = "0.1.0"
