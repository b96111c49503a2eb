"""A push button that shows the key that does the same."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from eolc_desktop.ui import theme
from eolc_desktop.ui.widgets.marks import cap_size, draw_cap


class CapButton(QPushButton):
    """A button with its key as a cap beside the words."""

    def __init__(
        self, text: str, key: str, kind: str = "secondary", hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._key = key
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setToolTip(hint)
        self.say(text)
        self.setAccessibleDescription(f"{hint} Key {key}.".strip())

    def say(self, text: str) -> None:
        """Show other words; an ampersand in them is an ampersand."""
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """Return the size of the words and the key."""
        hint = super().sizeHint()
        return QSize(hint.width() + self._room(), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Return the size of the words and the key: neither is cut."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the button as its style does, with room for the cap at the right."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        option.rect = option.rect.adjusted(0, 0, -self._room(), 0)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        self._paint_cap(painter)
        painter.end()

    def _room(self) -> int:
        tokens = theme.current()
        return cap_size(self._key, tokens).width() + tokens.space(1)

    def _paint_cap(self, painter: QPainter) -> None:
        tokens = theme.current()
        size = cap_size(self._key, tokens)
        left = self.width() - size.width() - tokens.space(3)
        place = QRectF(left, (self.height() - size.height()) / 2, size.width(), size.height())
        draw_cap(painter, place, self._key, self._ink(0.55), self._ink())

    def _ink(self, alpha: float = 1.0) -> QColor:
        name = "muted"
        if not self.isEnabled():
            name = "disabled"
        elif self.property("kind") == "primary":
            name = "on_accent"
        colour = theme.current().colour(name)
        colour.setAlphaF(alpha)
        return colour
