"""The figures, each defined once: the same drawing serves the PDF, an image file and the screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from reportlab.graphics.shapes import Drawing, Group, Line, Rect, String
from reportlab.lib.colors import Color, HexColor, linearlyInterpolatedColor, white

from eolc_desktop.domain.ratings import Answer
from eolc_desktop.exports.blocks import AnswerCount
from eolc_desktop.exports.pdf_fonts import BOLD, REGULAR, register, runs, width
from eolc_desktop.exports.report import SectionLine
from eolc_desktop.scoring.wording import ANSWER_WORDS, percent

_BLUE = HexColor("#005EB8")
_DARK_BLUE = HexColor("#003087")
_PALE_BLUE = HexColor("#D4E4F3")
_INK = HexColor("#231F20")
_GREY = HexColor("#425563")
_LINE = HexColor("#C9D3D7")
_TRACK = HexColor("#EEF2F3")

_ROW = 34.0
_AXIS = 20.0
_KEY = 24.0
_LABEL_SHARE = 0.40
_VALUE_WIDTH = 92.0


def section_scores(sections: Sequence[SectionLine], total_width: float) -> Drawing:
    """Return horizontal bars of scores, each with its range as a whisker and its numbers in words."""
    register()
    height = _AXIS + _ROW * len(sections) + _KEY
    drawing = Drawing(total_width, height)
    left = total_width * _LABEL_SHARE
    right = total_width - _VALUE_WIDTH
    top = height - _AXIS
    for share in (0, 0.25, 0.5, 0.75, 1):
        x = left + (right - left) * share
        drawing.add(Line(x, _KEY, x, top + 2, strokeColor=_LINE, strokeWidth=0.5))
        _text(drawing, x, top + 7, percent(share), 7.5, anchor="middle", colour=_GREY)
    for place, section in enumerate(sections):
        middle = top - _ROW * (place + 0.5)
        _section(drawing, section, left, right, middle, total_width)
    _key(drawing, left)
    return drawing


def _section(
    drawing: Drawing, section: SectionLine, left: float, right: float, middle: float, total_width: float
) -> None:
    whole = section.number == 0
    indent = 10 if section.parent else 0
    name = f"{section.id}  {section.title}" if section.id else section.title
    lines = _wrap(name, BOLD if whole else REGULAR, 9, left - indent - 12, 2)
    for place, line in enumerate(lines):
        y = middle - 3 + 5.5 * (len(lines) - 1) - 11 * place
        _text(drawing, indent, y, line, 9, font=BOLD if whole else REGULAR)
    score = section.score
    span = right - left
    bar = _box(left, middle - 7, span, 14, _TRACK)
    drawing.add(bar)
    if score.score is not None:
        fill = _DARK_BLUE if whole else _BLUE
        drawing.add(_box(left, middle - 7, span * score.score, 14, fill))
    if score.low is not None and score.high is not None and score.unanswered:
        _whisker(drawing, left + span * score.low, left + span * score.high, middle)
    value = "No score" if score.score is None else percent(score.score)
    _text(drawing, right + 10, middle + 1.5, value, 10, font=BOLD)
    counts = f"{score.rated} of {score.applicable} rated" if score.applicable else "Nothing applies"
    _text(drawing, right + 10, middle - 9.5, counts, 8, colour=_GREY)
    if whole:
        drawing.add(
            Line(0, middle - _ROW / 2, total_width, middle - _ROW / 2, strokeColor=_LINE, strokeWidth=0.8)
        )


def _whisker(drawing: Drawing, low: float, high: float, middle: float) -> None:
    # A white edge keeps the line in sight on the bar and off it.
    for colour, wide in ((white, 3.4), (_INK, 1.3)):
        drawing.add(Line(low, middle, high, middle, strokeColor=colour, strokeWidth=wide))
        for end in (low, high):
            drawing.add(Line(end, middle - 4.5, end, middle + 4.5, strokeColor=colour, strokeWidth=wide))


def _key(drawing: Drawing, left: float) -> None:
    drawing.add(_box(left, 3, 18, 8, _BLUE))
    _text(drawing, left + 23, 4, "Score", 7.5, colour=_GREY)
    x = left + 56
    for start, end in (((x, 7), (x + 20, 7)), ((x, 3), (x, 11)), ((x + 20, 3), (x + 20, 11))):
        drawing.add(Line(*start, *end, strokeColor=_INK, strokeWidth=1.2))
    words = "Range: unrated items all lowest, or all highest"
    _text(drawing, x + 25, 4, words, 7.5, colour=_GREY)


def answers(counts: Sequence[AnswerCount], total_width: float) -> Drawing:
    """Return one bar of all items, by answer, over a key that names and counts every part."""
    register()
    levels = sum(answer.level is not None for answer in counts)
    shown = [answer for answer in counts if answer.count or answer.level is not None]
    cells = [f"{answer.count}  {answer.words}" for answer in shown]
    columns = 3 if max(width(cell, REGULAR, 8.5) for cell in cells) < total_width / 3 - 24 else 2
    rows = -(-len(shown) // columns)
    drawing = Drawing(total_width, 26 + rows * 15)
    bottom = rows * 15 + 6
    whole = sum(answer.count for answer in counts)
    x = 0.0
    for answer in shown:
        if not answer.count:
            continue
        wide = total_width * answer.count / whole
        _part(drawing, x, bottom, wide, 20, answer, levels)
        if wide > 14:
            dark = answer.level is not None and answer.level >= levels / 2
            colour = white if dark else _INK
            _text(drawing, x + wide / 2, bottom + 6.5, str(answer.count), 9, BOLD, "middle", colour)
        x += wide
    for place, (answer, cell) in enumerate(zip(shown, cells, strict=True)):
        column, row = place % columns, place // columns
        x, y = column * total_width / columns, (rows - row - 1) * 15
        _part(drawing, x, y, 11, 10, answer, levels)
        _text(drawing, x + 17, y + 1.5, cell, 8.5)
    return drawing


def _part(
    drawing: Drawing, x: float, y: float, wide: float, high: float, answer: AnswerCount, levels: int
) -> None:
    """Draw one part of the bar: levels from pale to dark, and what has no level hatched or empty."""
    if answer.level is not None:
        fill = linearlyInterpolatedColor(_PALE_BLUE, _DARK_BLUE, 0, max(levels - 1, 1), answer.level)
        drawing.add(_box(x, y, wide, high, fill, white))
        return
    dashes: Any = None if answer.words == ANSWER_WORDS[Answer.DONT_KNOW] else [2, 2]
    fill = _TRACK if answer.words == ANSWER_WORDS[Answer.NOT_APPLICABLE] else white
    box = _box(x + 0.5, y + 0.5, wide - 1, high - 1, fill, _GREY)
    box.strokeDashArray = dashes
    drawing.add(box)


def _box(x: float, y: float, wide: float, high: float, fill: Color, edge: Color | None = None) -> Any:
    # Set afterwards, because the library's types have the keywords of Rect wrong.
    box: Any = Rect(x, y, wide, high)
    box.fillColor, box.strokeColor, box.strokeWidth = fill, edge, 0.8
    return box


def _text(
    drawing: Drawing | Group,
    x: float,
    y: float,
    text: str,
    size: float,
    font: str = REGULAR,
    anchor: str = "start",
    colour: Color = _INK,
) -> None:
    """Write a line of text, each part of it in a font that has its characters."""
    parts = runs(text, font)
    if anchor != "start":
        x -= width(text, font, size) / (2 if anchor == "middle" else 1)
    for name, part in parts:
        drawing.add(String(x, y, part, fontName=name, fontSize=size, fillColor=colour))
        x += width(part, name, size)


def _wrap(text: str, font: str, size: float, room: float, most: int) -> list[str]:
    """Break a text into lines that fit, the last of them cut where it is too long."""
    lines = [""]
    for word in _pieces(text.split(), font, size, room):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if width(longer, font, size) <= room:
            lines[-1] = longer
        elif len(lines) == most:
            lines[-1] += "…"
            break
        else:
            lines.append(word)
    return lines


def _pieces(words: Iterable[str], font: str, size: float, room: float) -> Iterable[str]:
    for word in words:
        while width(word, font, size) > room and len(word) > 1:
            fits = next((n for n in range(len(word), 1, -1) if width(word[:n], font, size) <= room), 1)
            yield word[:fits]
            word = word[fits:]
        yield word
