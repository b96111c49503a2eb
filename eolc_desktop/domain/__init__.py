"""The words of the program as values: frozen dataclasses and enums, without input or output."""
