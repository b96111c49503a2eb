"""What can go wrong in a way that the person using the program can do something about."""

from __future__ import annotations


class UserError(Exception):
    """A problem that is told to the person, in their words.

    Args:
        title: What happened, as one plain sentence.
        detail: What is safe, and what to do now. May be empty, may have several lines.
    """

    def __init__(self, title: str, detail: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.detail = detail

    def __str__(self) -> str:
        """Return the title and the detail on lines of their own."""
        return f"{self.title}\n{self.detail}" if self.detail else self.title


class AlreadyThere(UserError):  # noqa: N818  (a fact about the file)
    """A file of that name is there already, and nobody said that it may be replaced."""
