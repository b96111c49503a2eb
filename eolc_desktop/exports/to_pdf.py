"""Lay the board report out as a tagged PDF."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, singledispatchmethod
from pathlib import Path
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
    Spacer,
)

from eolc_desktop.exports import blocks, figures
from eolc_desktop.exports import pdf_flowables as make
from eolc_desktop.exports import pdf_styles as look
from eolc_desktop.exports.board_paper import board_paper
from eolc_desktop.exports.pdf_canvas import LANGUAGE, DocumentFacts, TaggedCanvas
from eolc_desktop.exports.pdf_fonts import MISSING_WORDS, REGULAR, register
from eolc_desktop.exports.pdf_tags import Node
from eolc_desktop.exports.report import Report

_FIGURE_ROWS = 17
_MOST_CONTENTS = 26


def write(report: Report, path: Path, tick: Callable[[float], None] | None = None) -> None:
    """Write the board report.

    The same report gives the same bytes: the document is dated by the report's day.

    Args:
        report: What to say.
        path: The file to write.
        tick: Called with the share done, from 0 to 1; it may raise to stop, and then nothing is written.

    Raises:
        OSError: The file cannot be written.
    """
    register()
    paper = board_paper(report)
    root = Node("Document")
    story = _Story(paper, root).flowables
    facts = DocumentFacts(paper.title, paper.subject, paper.foot, report.as_at)
    frame = Frame(
        look.MARGIN,
        look.BOTTOM,
        look.WIDTH,
        look.PAGE_HEIGHT - look.TOP - look.BOTTOM,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )
    document = BaseDocTemplate(
        str(path),
        pagesize=(look.PAGE_WIDTH, look.PAGE_HEIGHT),
        pageTemplates=[PageTemplate("page", [frame])],
        initialFontName=REGULAR,
        invariant=1,
        lang=LANGUAGE,
        pageCompression=1,
    )
    if tick is not None:
        _report_progress(document, len(story), tick)
    document.build(story, canvasmaker=partial(TaggedCanvas, root=root, facts=facts))


def _report_progress(document: BaseDocTemplate, pieces: int, tick: Callable[[float], None]) -> None:
    def on_progress(kind: str, value: object) -> None:
        if kind == "PROGRESS" and isinstance(value, int):
            tick(min(1.0, value / pieces))

    document.setProgressCallBack(on_progress)


class _Story:
    """The flowables of a paper, and with them its structure."""

    def __init__(self, paper: blocks.Paper, root: Node) -> None:
        self.flowables: list[Flowable] = []
        self._root = root
        self._paper = paper
        self._keys = 0
        self._entries = 0
        for block in paper.blocks:
            self.lay(block)
        self.lay(blocks.Heading("About this document", 2))
        self.lay(blocks.Text(MISSING_WORDS))

    def _add(self, *flowables: Flowable) -> None:
        self.flowables.extend(flowables)

    def _paragraph(self, text: str, style: ParagraphStyle, role: str = "P") -> None:
        self._add(make.paragraph(text, style, self._root.add(role)))

    @singledispatchmethod
    def lay(self, block: blocks.Block) -> None:
        """Lay a block out."""
        raise TypeError(block)

    @lay.register
    def _(self, block: blocks.Cover) -> None:
        self._add(Spacer(1, 70))
        self._paragraph(block.place, look.COVER_PLACE)
        self._paragraph(block.title, look.COVER_TITLE, "H1")
        if block.mark:
            self._add(Spacer(1, 12))
            self._paragraph(block.mark, look.MARK)
        self._add(Spacer(1, 14))
        for name, value in block.facts:
            self._paragraph(name, look.FACT_NAME)
            self._paragraph(value, look.FACT)

    @lay.register
    def _(self, _: blocks.Contents) -> None:
        headings = [block for block in self._paper.blocks if isinstance(block, blocks.Heading)]
        entries = [(f"h{place}", one) for place, one in enumerate(headings, 1) if one.level <= 2]
        if len(entries) > _MOST_CONTENTS:
            entries = [entry for entry in entries if entry[1].level == 1]
        self._paragraph("Contents", look.CONTENTS_TITLE)
        node = self._root.add("TOC")
        for key, one in entries:
            self._add(make.ContentsLine(one.text, one.level, key, node))

    @lay.register
    def _(self, block: blocks.Heading) -> None:
        self._keys += 1
        self._add(PageBreak() if block.new_page else CondPageBreak(120))
        node = self._root.add(f"H{block.level}")
        style = look.HEADINGS[block.level]
        self._add(make.heading(block.text, style, node, level=block.level, key=f"h{self._keys}"))

    @lay.register
    def _(self, block: blocks.Text) -> None:
        self._paragraph(block.text, look.TEXTS[block.kind])

    @lay.register
    def _(self, block: blocks.KeyFigures) -> None:
        gap = 10.0
        count = len(block.figures)
        tile = (look.WIDTH - gap * (count - 1)) / count
        cells: list[Any] = []
        widths: list[float] = []
        style: list[Any] = [
            ("FONTNAME", (0, 0), (-1, -1), REGULAR),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 12),
            ("TOPPADDING", (0, 0), (-1, -1), 9),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 10),
        ]
        for place, figure in enumerate(block.figures):
            if place:
                cells.append("")
                widths.append(gap)
            column = len(cells)
            style.append(("BACKGROUND", (column, 0), (column, 0), look.PALE))
            style.append(("LINEBEFORE", (column, 0), (column, 0), 3, look.BLUE, "butt"))
            cells.append(
                [
                    make.paragraph(figure.name, look.TILE_NAME, self._root.add("P")),
                    make.paragraph(figure.value, look.TILE_VALUE, self._root.add("P")),
                    make.paragraph(figure.note, look.TILE_NOTE, self._root.add("P")),
                ]
            )
            widths.append(tile)
        self._add(make.layout([cells], widths, style))

    @lay.register
    def _(self, block: blocks.Table) -> None:
        whole = sum(column.share for column in block.columns)
        widths = [look.WIDTH * column.share / whole for column in block.columns]
        heads = [column.title for column in block.columns]
        numbers = [column.number for column in block.columns]
        self._add(make.table(heads, block.rows, widths, numbers, self._root))

    @lay.register
    def _(self, block: blocks.AnswersFigure) -> None:
        node = self._root.add("Figure", alternative=block.alternative)
        drawing = figures.answers(block.answers, look.WIDTH)
        self._add(Spacer(1, 4), make.TaggedFigure(drawing, node), Spacer(1, 4))

    @lay.register
    def _(self, block: blocks.SectionsFigure) -> None:
        for start in range(0, len(block.sections), _FIGURE_ROWS):
            part = block.sections[start : start + _FIGURE_ROWS]
            node = self._root.add("Figure", alternative=block.alternative)
            self._add(make.TaggedFigure(figures.section_scores(part, look.WIDTH), node), Spacer(1, 10))

    @lay.register
    def _(self, block: blocks.Entry) -> None:
        self._entries += 1
        node = self._root.add("H3")
        key = f"e{self._entries}"
        self._add(CondPageBreak(64), make.heading(block.title, look.ENTRY_TITLE, node, level=3, key=key))
        if block.facts:
            self._paragraph(" · ".join(block.facts), look.ENTRY_FACTS)
        for name, text in block.texts:
            self._add(make.named(name, text, look.ENTRY_TEXT, self._root.add("P")))

    @lay.register
    def _(self, block: blocks.Terms) -> None:
        node = self._root.add("L")
        for name, text in block.terms:
            self._add(make.named(name, text, look.TERM, node.add("LI").add("LBody")))
