"""The look: contrast of every pair in use, and one style sheet that Qt understands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from eolc_desktop import paths
from eolc_desktop.ui import theme, theme_tokens
from eolc_desktop.ui.theme_tokens import LEVELS, THEMES, contrast, level_colour, luminance, mix
from eolc_desktop.ui.widgets.icon import put_icon

TEXT, EDGE = 4.5, 3.0
SURFACES = ("window", "surface", "well", "hover", "accent_soft", "warning_soft", "danger_soft", "good_soft")
SHEETS = sorted(paths.resource("styles").glob("*.qss"))


def pairs_in_the_style_sheet() -> set[tuple[str, str]]:
    """Return every pair of text and ground that one rule of the style sheet names."""
    pairs = set()
    for sheet in SHEETS:
        for body in re.findall(r"\{([^}]*)\}", sheet.read_text(encoding="utf-8")):
            text = re.search(r"(?<![-\w])color:\s*\$(\w+)", body)
            ground = re.search(r"(?<![-\w])background(?:-color)?:\s*\$(\w+)", body)
            if text and ground:
                pairs.add((text[1], ground[1]))
    return pairs


@pytest.mark.parametrize("name", THEMES)
def test_every_pair_of_the_style_sheet_can_be_read(name: str) -> None:
    pairs = pairs_in_the_style_sheet()
    assert len(pairs) > 15
    colours = THEMES[name]
    poor = {
        (text, ground): round(contrast(colours[text], colours[ground]), 2)
        for text, ground in pairs
        # WCAG asks nothing of what is disabled; it must still be seen.
        if contrast(colours[text], colours[ground]) < (EDGE if text == "disabled" else TEXT)
    }
    assert poor == {}


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("text", ["text", "muted"])
@pytest.mark.parametrize("ground", SURFACES)
def test_plain_text_can_be_read_on_every_surface(name: str, text: str, ground: str) -> None:
    assert contrast(THEMES[name][text], THEMES[name][ground]) >= TEXT


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("text", ["accent_text", "good", "warning", "danger"])
@pytest.mark.parametrize("ground", ["window", "surface", "well"])
def test_coloured_words_can_be_read(name: str, text: str, ground: str) -> None:
    assert contrast(THEMES[name][text], THEMES[name][ground]) >= TEXT


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("edge", ["edge", "focus", "accent"])
@pytest.mark.parametrize("ground", ["window", "surface", "well", "hover"])
def test_controls_and_focus_can_be_seen(name: str, edge: str, ground: str) -> None:
    assert contrast(THEMES[name][edge], THEMES[name][ground]) >= EDGE


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("levels", [2, 3, 4, 5, 7, 11])
def test_levels_have_an_order_that_survives_grey_print(name: str, levels: int) -> None:
    colours = [level_colour(name, step / (levels - 1)) for step in range(levels)]
    shades = [luminance(colour.fill) for colour in colours]
    assert shades == sorted(shades, reverse=True)
    assert len(set(shades)) == levels
    for colour in colours:
        assert contrast(colour.on_fill, colour.fill) >= TEXT


def test_levels_beyond_the_ends_take_the_ends() -> None:
    assert level_colour("light", -1).fill == LEVELS["light"][0]
    assert level_colour("light", 2).fill == LEVELS["light"][-1]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"


def test_every_theme_has_the_same_colours() -> None:
    assert len({frozenset(colours) for colours in THEMES.values()}) == 1


@pytest.mark.parametrize("name", THEMES)
def test_every_mark_is_there_in_the_colours_of_the_theme(name: str) -> None:
    wanted = set(re.findall(r"\$marks/([\w-]+\.svg)", "".join(sheet.read_text("utf-8") for sheet in SHEETS)))
    assert wanted
    colours = {colour.upper() for colour in THEMES[name].values()}
    for mark in wanted:
        text = paths.resource("styles", name, mark).read_text(encoding="utf-8")
        assert {found.upper() for found in re.findall(r"#[0-9A-Fa-f]{6}", text)} <= colours


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("scale", [100, 200])
def test_qt_takes_the_style_sheet(qtbot: QtBot, qapp: QApplication, name: str, scale: int) -> None:
    # A word that Qt cannot parse is a warning, and a warning fails the test.
    theme.apply(qapp, name, scale)
    label, button = QLabel("Words"), QPushButton("Do it")
    label.setProperty("kind", "caption")
    button.setProperty("kind", "primary")
    for widget in (label, button):
        qtbot.addWidget(widget)
        widget.show()
    assert label.font().pixelSize() == 12 * scale // 100
    assert label.palette().windowText().color() == QColor(THEMES[name]["muted"])
    ground = button.grab().toImage().pixelColor(button.width() // 2, 3)
    assert ground == QColor(THEMES[name]["accent"])


def test_text_beyond_the_limits_stays_within_them(qapp: QApplication) -> None:
    theme.apply(qapp, "light", 900)
    assert theme.current().text_scale == theme_tokens.LARGEST_SCALE
    theme.apply(qapp, "light", 5)
    assert theme.current().text_scale == theme_tokens.SMALLEST_SCALE


def test_distances_lie_on_the_grid_and_grow_half_as_fast_as_text() -> None:
    assert [theme_tokens.space(step, 100) for step in (1, 2, 6)] == [4, 8, 24]
    assert theme_tokens.space(4, 200) == 24
    assert theme_tokens.type_size("body", 200) == 28


def test_the_system_decides_where_nothing_is_chosen(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(theme, "system_theme", lambda app: "dark")
    theme.apply(qapp, theme.SYSTEM)
    assert theme.current().name == "dark"
    monkeypatch.setattr(theme, "system_theme", lambda app: "contrast")
    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())
    assert theme.current().name == "contrast"


def test_what_was_chosen_stays_when_the_system_changes(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    theme.apply(qapp, "light")
    monkeypatch.setattr(theme, "system_theme", lambda app: "dark")
    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())
    assert theme.current().name == "light"


def test_icons_follow_the_theme(qtbot: QtBot, qapp: QApplication) -> None:
    button = QPushButton()
    qtbot.addWidget(button)
    put_icon(button, "x", "text", 20)
    light = button.icon().pixmap(20, 20).toImage()
    theme.apply(qapp, "dark")
    dark = button.icon().pixmap(20, 20).toImage()
    middle = light.width() // 2
    assert light.pixelColor(middle, middle) == QColor(THEMES["light"]["text"])
    assert dark.pixelColor(middle, middle) == QColor(THEMES["dark"]["text"])


def test_every_icon_that_the_program_names_is_there() -> None:
    package = Path(theme.__file__).parent
    named = set()
    for source in package.rglob("*.py"):
        text = source.read_text(encoding="utf-8")
        named |= set(re.findall(r'(?<!put_)icon(?:_label)?\(\s*"([a-z0-9-]+)"', text))
        named |= set(re.findall(r'put_icon\(\s*[\w.]+,\s*"([a-z0-9-]+)"', text))
        named |= set(re.findall(r'icon="([a-z0-9-]+)"', text))
    assert len(named) > 5
    there = {path.stem for path in paths.resource("icons").glob("*.svg")}
    assert named - there == set()
