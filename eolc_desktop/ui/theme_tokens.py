"""The design tokens: every colour, size and distance of the window, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

# The public NHS palette, the colours that these users know.
NHS_BLUE: Final = "#005EB8"
NHS_DARK_BLUE: Final = "#003087"
NHS_BRIGHT_BLUE: Final = "#0072CE"
NHS_DARK_GREEN: Final = "#006747"
NHS_AQUA_GREEN: Final = "#00A499"
NHS_WARM_YELLOW: Final = "#FFB81C"
NHS_BLACK: Final = "#231F20"
NHS_DARK_GREY: Final = "#425563"
NHS_MID_GREY: Final = "#768692"

LIGHT: Final[Mapping[str, str]] = {
    "window": "#F3F6F9",
    "surface": "#FFFFFF",
    "well": "#EBF0F4",
    "hover": "#E4EAF0",
    "text": NHS_BLACK,
    "muted": NHS_DARK_GREY,
    "disabled": NHS_MID_GREY,
    "border": "#D5DDE4",
    "edge": NHS_MID_GREY,
    "accent": NHS_BLUE,
    "accent_hover": "#004C97",
    "accent_down": NHS_DARK_BLUE,
    "on_accent": "#FFFFFF",
    "accent_soft": "#E1EDF8",
    "accent_text": "#00539F",
    "focus": NHS_BRIGHT_BLUE,
    "good": NHS_DARK_GREEN,
    "good_soft": "#DFF1EA",
    "warning": "#7A4A00",
    "warning_soft": "#FFF1CC",
    "danger": "#B3211A",
    "danger_soft": "#FBE6E4",
    "danger_fill": "#C3231A",
    "danger_hover": "#A11B13",
    "on_danger": "#FFFFFF",
    "tooltip": "#1E2B36",
    "on_tooltip": "#FFFFFF",
}

DARK: Final[Mapping[str, str]] = {
    "window": "#0E151C",
    "surface": "#161F28",
    "well": "#1F2A35",
    "hover": "#263341",
    "text": "#EDF1F4",
    "muted": "#AEBBC6",
    "disabled": "#74828E",
    "border": "#2E3B47",
    "edge": "#8293A1",
    "accent": "#64B0F5",
    "accent_hover": "#86C3FA",
    "accent_down": "#A8D4FC",
    "on_accent": "#06182B",
    "accent_soft": "#17324D",
    "accent_text": "#8CC6FB",
    "focus": "#9CCBFF",
    "good": "#63D4A8",
    "good_soft": "#12352A",
    "warning": "#FFC64D",
    "warning_soft": "#3A2D0D",
    "danger": "#FF9C92",
    "danger_soft": "#43201D",
    "danger_fill": "#FF8A7F",
    "danger_hover": "#FFA9A0",
    "on_danger": "#2B0503",
    "tooltip": "#EDF1F4",
    "on_tooltip": "#161F28",
}

CONTRAST: Final[Mapping[str, str]] = {
    "window": "#000000",
    "surface": "#000000",
    "well": "#000000",
    "hover": "#2B2B2B",
    "text": "#FFFFFF",
    "muted": "#E6E6E6",
    "disabled": "#A6A6A6",
    "border": "#B3B3B3",
    "edge": "#FFFFFF",
    "accent": NHS_WARM_YELLOW,
    "accent_hover": "#FFD066",
    "accent_down": "#FFE3A3",
    "on_accent": "#000000",
    "accent_soft": "#402E00",
    "accent_text": "#FFD066",
    "focus": NHS_WARM_YELLOW,
    "good": "#7CF0C2",
    "good_soft": "#002B1D",
    "warning": "#FFD966",
    "warning_soft": "#332600",
    "danger": "#FFB4AB",
    "danger_soft": "#3D0500",
    "danger_fill": "#FFB4AB",
    "danger_hover": "#FFD0CA",
    "on_danger": "#000000",
    "tooltip": "#000000",
    "on_tooltip": "#FFFFFF",
}

THEMES: Final[Mapping[str, Mapping[str, str]]] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}

# From the lowest level to the highest. Lightness falls all the way, so that the order survives grey
# print and every kind of colour blindness; hue goes yellow, green, blue as in viridis.
LEVELS: Final[Mapping[str, tuple[str, ...]]] = {
    "light": (NHS_WARM_YELLOW, "#8FBF5A", NHS_AQUA_GREEN, NHS_BRIGHT_BLUE, NHS_DARK_BLUE),
    "dark": ("#FFD27A", "#A9CF7C", "#3FBFB5", "#4A9BEB", "#5B79D6"),
    "contrast": ("#FFE3A3", "#C3E59A", "#5FDDD3", "#6DB4FF", "#8093FF"),
}

# Pixels at 100 %, weight.
TYPE: Final[Mapping[str, tuple[int, int]]] = {
    "display": (28, 600),
    "title": (20, 600),
    "heading": (16, 600),
    "body": (14, 400),
    "strong": (14, 600),
    "caption": (12, 400),
    "overline": (12, 600),
    "number": (28, 600),
}

GRID: Final = 4
RADIUS: Final = 6
SMALLEST_SCALE: Final = 100
LARGEST_SCALE: Final = 200


@dataclass(frozen=True)
class LevelColour:
    """The colours of one level: a fill and the text on it."""

    fill: str
    on_fill: str


def channels(colour: str) -> tuple[int, int, int]:
    """Return the red, green and blue of "#RRGGBB", 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(first: str, second: str, share: float) -> str:
    """Return the colour that lies so far from the first towards the second."""
    pairs = zip(channels(first), channels(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour as WCAG 2 defines it."""
    red, green, blue = (_linear(channel / 255) for channel in channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours as WCAG 2 defines it, from 1 to 21."""
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def level_colour(theme: str, position: float) -> LevelColour:
    """Return the colours of a level by its place in the scale: 0 is the lowest, 1 the highest."""
    stops = LEVELS[theme]
    place = min(1.0, max(0.0, position)) * (len(stops) - 1)
    index = min(int(place), len(stops) - 2)
    fill = mix(stops[index], stops[index + 1], place - index)
    on_fill = max("#000000", "#FFFFFF", key=lambda text: contrast(text, fill))
    return LevelColour(fill, on_fill)


def type_size(kind: str, scale: int) -> int:
    """Return the size of a kind of text in pixels, at a text scale in percent."""
    return round(TYPE[kind][0] * scale / 100)


def space(steps: float, scale: int) -> int:
    """Return a distance of so many steps of the grid.

    Distances grow half as fast as the text, so that a page at 200 % still fits.
    """
    return round(GRID * steps * (1 + (scale - 100) / 200))


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)
