"""The pieces of a tagged page: paragraphs, headings, tables and figures that know their node."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, Table

from eolc_desktop.exports import pdf_styles as look
from eolc_desktop.exports.pdf_canvas import TaggedCanvas
from eolc_desktop.exports.pdf_fonts import BOLD, REGULAR, cut, markup, width
from eolc_desktop.exports.pdf_tags import Node


class TaggedParagraph(Paragraph):
    """A paragraph that marks what it draws as its node's, on every page that it reaches."""

    node: Node
    canv: TaggedCanvas

    def draw(self) -> None:
        """Draw the paragraph, marked."""
        with self.canv.marked(self.node):
            super().draw()

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Split at the end of a page; all parts belong to the same node."""
        parts: list[Flowable] = super().split(available_width, available_height)
        for part in parts:
            part.node = self.node  # type: ignore[attr-defined]
        return parts


class HeadingParagraph(TaggedParagraph):
    """A heading, with its bookmark."""

    key: str
    level: int
    words: str

    def draw(self) -> None:
        """Note where the heading stands, and draw it."""
        self.canv.heading(self.key, self.words, self.level)
        super().draw()

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Split a heading of several lines; the first part holds the bookmark."""
        parts: list[Flowable] = super().split(available_width, available_height)
        for place, part in enumerate(parts):
            if place:
                part.__class__ = TaggedParagraph
            else:
                part.key, part.level, part.words = self.key, self.level, self.words  # type: ignore[attr-defined]
        return parts


class HeaderCell(TaggedParagraph):
    """A column's header, which is an artefact where it is repeated on the next page."""

    def draw(self) -> None:
        """Draw the header, marked the first time."""
        if self.node in self.canv.drawn:
            with self.canv.artefact("Pagination"):
                Paragraph.draw(self)
        else:
            self.canv.drawn.add(self.node)
            super().draw()


class TaggedFigure(Flowable):
    """A drawing with the words that stand for it."""

    canv: TaggedCanvas

    def __init__(self, drawing: Drawing, node: Node) -> None:
        super().__init__()
        self.drawing, self.node = drawing, node
        self.width, self.height = drawing.width, drawing.height

    def wrap(self, *_: float) -> tuple[float, float]:
        """Return the size of the drawing."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the figure, marked, and note where it stands."""
        x, y = self.canv.absolutePosition(0, 0)
        self.node.box = (x, y, x + self.width, y + self.height)
        with self.canv.marked(self.node):
            renderPDF.draw(self.drawing, self.canv, 0, 0)


class ContentsLine(Flowable):
    """One line of the contents: a heading's words, dots and its page, all of it a link."""

    canv: TaggedCanvas

    def __init__(self, words: str, level: int, key: str, node: Node) -> None:
        super().__init__()
        self.style = look.CONTENTS[level]
        self.words, self.key = words, key
        self.link = node.add("TOCI").add("Link")
        self.height = self.style.leading

    def wrap(self, available_width: float, _: float) -> tuple[float, float]:
        """Return the size: one line, whatever the length of the words."""
        self.width = available_width
        return self.width, self.height

    def draw(self) -> None:
        """Draw the words and dots, and leave the number for the end."""
        font, size, left = self.style.fontName, self.style.fontSize, self.style.leftIndent
        shown = cut(self.words, font, size, self.width - left - 40)
        with self.canv.marked(self.link):
            self.canv.setFillColor(look.INK)
            self.canv.write_runs(left, 4, shown, font, size)
        end = left + width(shown, font, size)
        with self.canv.artefact():
            self.canv.setStrokeColor(look.LINE)
            self.canv.setLineWidth(0.6)
            self.canv.setDash(0.6, 3)
            self.canv.line(end + 6, 4, self.width - 24, 4)
            self.canv.setDash()
        self.canv.later_number(self.link, self.key, self.width, 4, font, size)
        self.canv.link(self.link, self.key, self.words, (0, 0, self.width, self.height))


_P = TypeVar("_P", bound=TaggedParagraph)


def paragraph(text: str, style: ParagraphStyle, node: Node) -> TaggedParagraph:
    """Return what somebody typed as a paragraph."""
    return _marked_up(markup(text, style.fontName), style, node, TaggedParagraph)


def named(name: str, text: str, style: ParagraphStyle, node: Node) -> TaggedParagraph:
    """Return a paragraph that begins with a name in bold."""
    content = f'<font face="{BOLD}">{markup(name, BOLD)}</font>\u2002{markup(text, REGULAR)}'
    return _marked_up(content, style, node, TaggedParagraph)


def heading(text: str, style: ParagraphStyle, node: Node, *, level: int, key: str) -> HeadingParagraph:
    """Return a heading with its bookmark."""
    made = _marked_up(markup(text, style.fontName), style, node, HeadingParagraph)
    made.key, made.level, made.words = key, level, " ".join(text.split())
    return made


def _marked_up(content: str, style: ParagraphStyle, node: Node, kind: type[_P]) -> _P:
    made = kind(content, style)
    made.node = node
    return made


def table(
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    numbers: Sequence[bool],
    parent: Node,
) -> Table:
    """Return a table with a header row that is repeated, and a header cell at the start of each row."""
    node = parent.add("Table")
    first = node.add("TR")
    cells: list[list[TaggedParagraph]] = [
        [
            _marked_up(
                markup(title, BOLD),
                look.HEAD_NUMBER if number else look.HEAD,
                first.add("TH", scope="Column"),
                HeaderCell,
            )
            for title, number in zip(heads, numbers, strict=True)
        ]
    ]
    for row in rows:
        line = node.add("TR")
        made = [paragraph(row[0], look.CELL_NAME, line.add("TH", scope="Row"))]
        for text, number in zip(row[1:], numbers[1:], strict=True):
            made.append(paragraph(text, look.CELL_NUMBER if number else look.CELL, line.add("TD")))
        cells.append(made)
    style: list[Any] = [
        ("FONTNAME", (0, 0), (-1, -1), REGULAR),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 3.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4.5),
        ("BACKGROUND", (0, 0), (-1, 0), look.PALE),
        ("LINEBELOW", (0, 0), (-1, 0), 1, look.BLUE),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, look.LINE),
    ]
    return Table(
        cells,
        widths,
        repeatRows=1,
        splitInRow=1,
        style=style,
        renderCB=_MARKS,
        spaceAfter=8,
        hAlign="LEFT",
    )


def layout(cells: list[list[Any]], widths: Sequence[float], style: list[Any]) -> Table:
    """Return a grid that only places things; a reader hears its contents one after the other."""
    return Table(cells, widths, style=style, renderCB=_MARKS, hAlign="LEFT", spaceAfter=10)


def _mark_table(made: Any, event: str, *_: object) -> None:
    """Mark a table's backgrounds and lines as artefacts."""
    if event in ("startBG", "startLines"):
        made.canv.begin_artefact()
    elif event in ("endBG", "endLines"):
        made.canv.end_artefact()


# The library's types name the arguments of each event one by one.
_MARKS: Any = _mark_table
