"""Icons from `resources/icons`, in the colours of the theme."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from eolc_desktop import paths
from eolc_desktop.ui import theme

_NAME, _COLOUR, _SIZE = "iconName", "iconColour", "iconExtent"


def icon(name: str, colour: str | None = None, size: int = 20) -> QIcon:
    """Return an icon in a colour of the theme in use.

    Args:
        name: The file's name in `resources/icons`, without its ending.
        colour: A colour's name in the theme, or "#RRGGBB"; the text's where not given.
        size: Pixels at 100 % text; it grows with the text.
    """
    return QIcon(pixmap(name, colour or "text", size))


def pixmap(name: str, colour: str, size: int = 20) -> QPixmap:
    """Return an icon as a picture, sharp on the screen in use; `colour` as in `icon`."""
    tokens = theme.current()
    drawn = colour if colour.startswith("#") else tokens.hex(colour)
    return _drawn(name, drawn, tokens.scaled(size), theme.app().devicePixelRatio())


def put_icon(widget: QAbstractButton | QLabel, name: str, colour: str | None = None, size: int = 20) -> None:
    """Show an icon on a button or a label, and keep it in the theme's colour when the theme changes."""
    widget.setProperty(_NAME, name)
    widget.setProperty(_COLOUR, colour or "text")
    widget.setProperty(_SIZE, size)
    _listen()
    _draw(widget)


def _draw(widget: QAbstractButton | QLabel) -> None:
    name, colour, size = (widget.property(part) for part in (_NAME, _COLOUR, _SIZE))
    if isinstance(widget, QLabel):
        widget.setPixmap(pixmap(name, colour, size))
        return
    extent = theme.current().scaled(size)
    widget.setIcon(icon(name, colour, size))
    widget.setIconSize(QSize(extent, extent))


@cache
def _listen() -> None:
    theme.look().changed.connect(_draw_all)


def _draw_all() -> None:
    for widget in theme.app().allWidgets():
        if widget.property(_NAME) and isinstance(widget, QAbstractButton | QLabel):
            _draw(widget)


@lru_cache(maxsize=512)
def _drawn(name: str, colour: str, size: int, ratio: float) -> QPixmap:
    # Imported here because QtSvg is a library of its own, which not every start needs at once.
    from PySide6.QtSvg import QSvgRenderer

    source = paths.resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(source.replace("currentColor", colour).encode()))
    extent = round(size * ratio)
    picture = QPixmap(extent, extent)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def icon_label(name: str, colour: str | None = None, size: int = 20, parent: QWidget | None = None) -> QLabel:
    """Return a label that shows an icon as an ornament, which a screen reader passes over."""
    label = QLabel(parent)
    put_icon(label, name, colour, size)
    return label
