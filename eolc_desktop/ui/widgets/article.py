"""A long text to be read, selected and copied: headings, paragraphs, and two texts side by side.

What it shows may come from anybody's file. It is put in as plain text, piece by piece, so that nothing in it
is ever taken for markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QFont,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from eolc_desktop.ui import theme

PLAIN: Final = ""
STRONG: Final = "strong"
MUTED: Final = "muted"
GONE: Final = "gone"
CAME: Final = "came"

# Beneath this width, at 100 % text, two texts stand one over the other.
_TWO_COLUMNS = 560
_LEAST_HEIGHT = 140
_NEW_LINE = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2029]")
_COLOURS = {MUTED: "muted", "caption": "muted", "overline": "muted"}


@dataclass(frozen=True)
class Run:
    """A piece of text of one look.

    Args:
        text: The text.
        mark: PLAIN, STRONG, MUTED, GONE (struck through) or CAME (underlined).
    """

    text: str
    mark: str = PLAIN


@dataclass(frozen=True)
class Paragraph:
    """A paragraph.

    Args:
        runs: What it says.
        kind: heading, strong, body or caption.
        indent: How many steps it stands in.
        above: The room above it, in steps of the grid.
    """

    runs: tuple[Run, ...]
    kind: str = "body"
    indent: int = 0
    above: float = 1


@dataclass(frozen=True)
class TwoTexts:
    """The same thing on either side: what it is, the two texts, and what to know of the right one."""

    name: str
    left: tuple[Run, ...]
    right: tuple[Run, ...]
    note: str = ""

    @property
    def names(self) -> tuple[str, str]:
        """Return the name as it stands over the left and over the right text."""
        return self.name, f"{self.name}, {self.note}" if self.note else self.name


@dataclass(frozen=True)
class SideBySide:
    """Rows of two texts each, under the names of the two sides."""

    titles: tuple[str, str]
    rows: tuple[TwoTexts, ...]


Block = Paragraph | SideBySide


def paragraph(
    text: str, kind: str = "body", *, mark: str = PLAIN, indent: int = 0, above: float = 1
) -> Paragraph:
    """Return a paragraph of one look."""
    return Paragraph((Run(text, mark),), kind, indent, above)


def as_text(blocks: Iterable[Block]) -> str:
    """Return blocks as plain text, to be pasted anywhere."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            if block.kind == "heading":
                lines.append("")
            lines.append("  " * block.indent + _text(block.runs))
            continue
        for row in block.rows:
            lines.append(f"  {row.names[1]}")
            for title, runs in zip(block.titles, (row.left, row.right), strict=True):
                lines.append(f"    {title}: {_text(runs)}")
    return "\n".join(lines).strip() + "\n"


class Article(QTextEdit):
    """Shows blocks, for reading only; Tab leaves it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks: tuple[Block, ...] = ()
        self._narrow = False
        self._written: QTextDocument | None = None
        self.setProperty("kind", "article")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setMinimumHeight(theme.current().scaled(_LEAST_HEIGHT))
        theme.look().changed.connect(self._write)

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show these and nothing else, from the top."""
        self._blocks = tuple(blocks)
        self._write()

    def sizeHint(self) -> QSize:
        """Want no more than the least height: what holds it gives it all the room that is left."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set two texts side by side where there is room, and else one over the other."""
        super().resizeEvent(event)
        narrow = self.viewport().width() < theme.current().scaled(_TWO_COLUMNS)
        if narrow != self._narrow:
            self._narrow = narrow
            self._write()

    def _write(self) -> None:
        # Written while nobody shows it: a document in view would be laid out again with every piece.
        document = QTextDocument(self)
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(theme.current().space(3))
        document.setDefaultFont(theme.current().font())
        document.setDefaultTextOption(self.document().defaultTextOption())
        _Writer(document, narrow=self._narrow).write(self._blocks)
        before, self._written = self._written, document
        self.setDocument(document)
        if before is not None:
            before.deleteLater()
        self.moveCursor(QTextCursor.MoveOperation.Start)


class _Writer:
    def __init__(self, document: QTextDocument, *, narrow: bool) -> None:
        self._cursor = QTextCursor(document)
        self._narrow = narrow
        self._tokens = theme.current()
        self._formats: dict[tuple[str, str], QTextCharFormat] = {}
        self._begun = False

    def write(self, blocks: Iterable[Block]) -> None:
        self._cursor.beginEditBlock()
        for block in blocks:
            if isinstance(block, Paragraph):
                self._paragraph(block.runs, block.kind, indent=block.indent, above=block.above)
            elif self._narrow:
                self._stacked(block)
            else:
                self._table(block)
        self._cursor.endEditBlock()

    def _paragraph(self, runs: tuple[Run, ...], kind: str, *, indent: int = 0, above: float = 1) -> None:
        layout = QTextBlockFormat()
        layout.setLeftMargin(self._tokens.space(4) * indent)
        layout.setTopMargin(self._tokens.space(above) if self._begun else 0)
        layout.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._begun:
            self._cursor.insertBlock(layout)
        else:
            self._cursor.setBlockFormat(layout)
        self._begun = True
        self._runs(runs, kind)

    def _runs(self, runs: tuple[Run, ...], kind: str) -> None:
        for run in runs:
            # What would begin a new paragraph begins a new line of this one.
            self._cursor.insertText(_NEW_LINE.sub("\u2028", run.text), self._format(kind, run.mark))

    def _stacked(self, block: SideBySide) -> None:
        for row in block.rows:
            self._paragraph((Run(row.names[1]),), "overline", indent=1, above=2)
            for title, runs in zip(block.titles, (row.left, row.right), strict=True):
                self._paragraph((Run(f"{title}: ", MUTED), *runs), "body", indent=1, above=0.5)

    def _table(self, block: SideBySide) -> None:
        form = QTextTableFormat()
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, 50)] * 2)
        form.setCellPadding(self._tokens.space(2))
        form.setCellSpacing(0)
        form.setBorder(1)
        form.setBorderCollapse(True)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setBorderBrush(self._tokens.colour("border"))
        form.setTopMargin(self._tokens.space(2))
        form.setLeftMargin(self._tokens.space(4))
        table = self._cursor.insertTable(len(block.rows) + 1, 2, form)
        for column, title in enumerate(block.titles):
            cell = table.cellAt(0, column)
            shade = cell.format()
            shade.setBackground(self._tokens.colour("well"))
            cell.setFormat(shade)
            cell.firstCursorPosition().insertText(title, self._format("caption", STRONG))
        for place, row in enumerate(block.rows, 1):
            for column, runs in enumerate((row.left, row.right)):
                self._cursor = table.cellAt(place, column).firstCursorPosition()
                self._cursor.insertText(row.names[column], self._format("overline", PLAIN))
                self._cursor.insertBlock()
                self._runs(runs, "body")
        self._cursor = table.lastCursorPosition()
        self._cursor.movePosition(QTextCursor.MoveOperation.NextBlock)

    def _format(self, kind: str, mark: str) -> QTextCharFormat:
        if (kind, mark) not in self._formats:
            self._formats[kind, mark] = _char_format(kind, mark)
        return self._formats[kind, mark]


def _char_format(kind: str, mark: str) -> QTextCharFormat:
    tokens = theme.current()
    made = QTextCharFormat()
    made.setFont(tokens.font(kind))
    made.setForeground(tokens.colour(_COLOURS.get(mark) or _COLOURS.get(kind, "text")))
    if mark in (STRONG, CAME):
        made.setFontWeight(QFont.Weight.DemiBold)
    if mark == GONE:
        made.setFontStrikeOut(True)
        made.setForeground(tokens.colour("danger"))
        made.setBackground(tokens.colour("danger_soft"))
    elif mark == CAME:
        made.setFontUnderline(True)
        made.setForeground(tokens.colour("good"))
        made.setBackground(tokens.colour("good_soft"))
    return made


def _text(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs)
