"""The look of the window: one style sheet and one palette, built from the tokens."""

from __future__ import annotations

from functools import cache
from string import Template
from typing import cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from eolc_desktop import paths
from eolc_desktop.ui import theme_tokens
from eolc_desktop.ui.theme_tokens import LevelColour

FAMILY = "Inter"
SYSTEM = "system"
STYLE = "Fusion"
_DRAWN_BY = "drawnBy"


class Tokens:
    """The tokens of the theme in use, at the text scale in use."""

    def __init__(self, name: str, text_scale: int) -> None:
        self.name = name
        self.text_scale = text_scale
        self._colours = theme_tokens.THEMES[name]

    def hex(self, name: str) -> str:
        """Return a colour as "#RRGGBB"."""
        return self._colours[name]

    def colour(self, name: str) -> QColor:
        """Return a colour by its name, such as "text", "muted", "surface", "accent"."""
        return QColor(self._colours[name])

    def level(self, position: float) -> LevelColour:
        """Return the colours of a level by its place in the scale: 0 is the lowest, 1 the highest."""
        return theme_tokens.level_colour(self.name, position)

    def space(self, steps: float) -> int:
        """Return a distance in pixels: so many steps of the 4-pixel grid."""
        return theme_tokens.space(steps, self.text_scale)

    def size(self, kind: str = "body") -> int:
        """Return the size in pixels of a kind of text."""
        return theme_tokens.type_size(kind, self.text_scale)

    def scaled(self, pixels: float) -> int:
        """Return a length that grows with the text, such as the width of a column of words."""
        return round(pixels * self.text_scale / 100)

    def font(self, kind: str = "body") -> QFont:
        """Return the font of a kind of text, for what is painted by hand."""
        font = QFont(FAMILY)
        font.setPixelSize(self.size(kind))
        font.setWeight(QFont.Weight(theme_tokens.TYPE[kind][1]))
        return font

    @property
    def radius(self) -> int:
        """Return the radius of corners in pixels."""
        return theme_tokens.RADIUS


class _Look(QObject):
    """What is in use now, and the signal that it changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens = Tokens("light", 100)
        self.chosen = SYSTEM
        self.follows = False


@cache
def look() -> _Look:
    """Return the look in use; its signal `changed` tells that the theme or the text scale changed."""
    return _Look()


def make_app(program: str) -> QApplication:
    """Return the running program, made where there is none yet."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    # Named here and not set later: `setStyle` returns the style, whose wrapper has hundreds of constants.
    made = QApplication([program, "-style", STYLE])
    made.setProperty(_DRAWN_BY, STYLE)
    return made


def current() -> Tokens:
    """Return the tokens in use."""
    return look().tokens


def apply(app: QApplication, name: str = SYSTEM, text_scale: int = 100) -> None:
    """Put a theme on the whole program.

    Args:
        app: The running program.
        name: "light", "dark", "contrast", or "system" to follow the system's choice.
        text_scale: Size of the text in percent, 100 to 200.
    """
    state = look()
    state.chosen = name
    _load_fonts()
    _follow_system(app, state)
    scale = max(theme_tokens.SMALLEST_SCALE, min(theme_tokens.LARGEST_SCALE, text_scale))
    state.tokens = Tokens(name if name in theme_tokens.THEMES else system_theme(app), scale)
    if not app.property(_DRAWN_BY):
        app.setStyle(STYLE)
        app.setProperty(_DRAWN_BY, STYLE)
    app.setFont(state.tokens.font())
    app.setPalette(_palette(state.tokens))
    app.setStyleSheet(style_sheet(state.tokens))
    state.changed.emit()


def system_theme(app: QApplication) -> str:
    """Return the theme that the system asks for."""
    hints = app.styleHints()
    # Qt tells about high contrast from 6.10 on.
    accessibility = getattr(hints, "accessibility", None)
    if (
        accessibility is not None
        and accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
    ):
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


def style_sheet(tokens: Tokens) -> str:
    """Return the style sheet: the files of `resources/styles`, with the tokens put in."""
    names: dict[str, str] = {name: tokens.hex(name) for name in theme_tokens.THEMES[tokens.name]}
    names |= {f"font_{kind}": f"{tokens.size(kind)}px" for kind in theme_tokens.TYPE}
    names |= {f"s{step}": f"{tokens.space(step)}px" for step in range(1, 13)}
    names |= {
        "half": f"{tokens.space(0.5)}px",
        "radius": f"{tokens.radius}px",
        "radius_large": f"{tokens.radius + 4}px",
        "mark": f"{tokens.scaled(16)}px",
        "control": f"{tokens.scaled(20)}px",
        "marks": paths.resource("styles", tokens.name).as_posix(),
    }
    return Template(_style_template()).substitute(names)


def restyle(widget: QWidget) -> None:
    """Draw a widget anew after one of its style properties changed."""
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        # It has never been shown, and takes its style when it is.
        return
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.update()


def set_style(widget: QWidget, **properties: object) -> None:
    """Set style properties (`kind`, `tone`, …) of a widget, and draw it anew where one differs."""
    differing = {name: value for name, value in properties.items() if widget.property(name) != value}
    for name, value in differing.items():
        widget.setProperty(name, value)
    if differing:
        restyle(widget)


@cache
def _style_template() -> str:
    folder = paths.resource("styles")
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.qss")))


@cache
def _load_fonts() -> None:
    for weight in ("Regular", "SemiBold"):
        QFontDatabase.addApplicationFont(str(paths.resource("fonts", f"Inter-{weight}.ttf")))


def _follow_system(app: QApplication, state: _Look) -> None:
    """Listen, once, to the system's change between light and dark."""
    if state.follows:
        return
    state.follows = True

    def follow(*_: object) -> None:
        if state.chosen == SYSTEM and system_theme(app) != state.tokens.name:
            apply(app, SYSTEM, state.tokens.text_scale)

    app.styleHints().colorSchemeChanged.connect(follow)


def _palette(tokens: Tokens) -> QPalette:
    """Return the palette for what a style sheet does not reach: selections, links, native parts."""
    palette = QPalette()
    role = QPalette.ColorRole
    colours = {
        role.Window: "window",
        role.WindowText: "text",
        role.Base: "surface",
        role.AlternateBase: "well",
        role.Text: "text",
        role.PlaceholderText: "muted",
        role.Button: "surface",
        role.ButtonText: "text",
        role.BrightText: "on_accent",
        role.ToolTipBase: "tooltip",
        role.ToolTipText: "on_tooltip",
        role.Highlight: "accent",
        role.HighlightedText: "on_accent",
        role.Link: "accent_text",
        role.LinkVisited: "accent_text",
        role.Light: "surface",
        role.Midlight: "well",
        role.Mid: "border",
        role.Dark: "edge",
        role.Shadow: "edge",
    }
    for which, name in colours.items():
        palette.setColor(which, tokens.colour(name))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, tokens.colour("disabled"))
    return palette


def app() -> QApplication:
    """Return the running program."""
    return cast(QApplication, QApplication.instance())
