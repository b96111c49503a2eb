"""Telling a screen reader what just happened elsewhere in the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Have a screen reader, where one runs, read a text without moving the focus."""
    if not text or not widget.isVisible():
        return
    # Imported here because it has many constants, and nothing is announced at the start.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
