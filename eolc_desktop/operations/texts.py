"""What people type, as it is stored."""

from __future__ import annotations

import unicodedata

from eolc_desktop.errors import UserError

MAX_TEXT = 20_000
MAX_NAME = 200


def clean(text: str, what: str = "text") -> str:
    """Return a text as it is stored: line ends made one kind, no control characters, no blank ends.

    Control characters are what a paste from elsewhere brings along; nobody typed them, so they go quietly.

    Raises:
        UserError: It is longer than 20,000 characters.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs")).strip()
    if len(text) > MAX_TEXT:
        raise UserError(
            f"The {what} is too long: {len(text):,} characters.",
            f"It was not saved. At most {MAX_TEXT:,} characters fit; shorten it, or keep it as a document.",
        )
    return text


def clean_line(text: str) -> str:
    """Return a name or a role as it is stored: on one line."""
    return " ".join(clean(text).split())


def require_name(text: str, what: str) -> str:
    """Return the name of a place, a service or a round as it is stored.

    Raises:
        UserError: It is empty, or longer than 200 characters.
    """
    name = clean_line(text)
    if not name:
        raise UserError(f"The {what} has no name.", f"Type a name for the {what}.")
    if len(name) > MAX_NAME:
        raise UserError(f"The name of the {what} is too long.", f"Use at most {MAX_NAME} characters.")
    return name
