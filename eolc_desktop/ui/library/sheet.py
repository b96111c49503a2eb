"""What the right side of the Library is laid out with: one column of headings, texts, rows and cards."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from eolc_desktop.domain.frameworks import Level, Scale, Source
from eolc_desktop.domain.reference import Setting
from eolc_desktop.scoring.scores import item_score
from eolc_desktop.scoring.wording import counted, number
from eolc_desktop.ui import theme
from eolc_desktop.ui.library.actions_row import ActionsRow, LibraryAction
from eolc_desktop.ui.library.crumbs import CrumbButton
from eolc_desktop.ui.library.places import HOME, Place
from eolc_desktop.ui.widgets.flow import FlowLayout
from eolc_desktop.ui.widgets.painted_text import Words
from eolc_desktop.ui.widgets.paragraph import Paragraph
from eolc_desktop.ui.widgets.text import badge, label
from eolc_desktop.ui.widgets.text_rows import Row, TextRow


@dataclass(frozen=True)
class Lead:
    """A row that leads to another place of the library.

    Args:
        lead: A short word before the title, such as an item's id.
        detail: A line beneath the title.
        figure: A short text at the right.
        question: Whether the line beneath is what is to be read, as large as any text.
    """

    place: Place
    title: str
    lead: str = ""
    detail: str = ""
    figure: str = ""
    question: bool = False


class LeadRow(Row):
    """A row that looks like what it is: a link."""

    def __init__(self, lead: Lead) -> None:
        super().__init__(pressable=True)
        self._detail = ("body", "text") if lead.question else ("caption", "muted")
        # It would be told of as a box to tick.
        self.setCheckable(False)

    def _left(self) -> tuple[Words, Words]:
        return Words(self.data.title, "body", "accent_text"), Words(self.data.detail, *self._detail)


class Sheet(QWidget):
    """One page of the library, written from top to bottom.

    Signals:
        followed: A link was followed; carries its Place.
        setting_wanted: The questions for a setting are wanted; carries its id.
        action_pressed: Carries the name of the action.
    """

    followed = Signal(object)
    setting_wanted = Signal(str)
    action_pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        tokens = theme.current()
        self.setProperty("kind", "content")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*(tokens.space(steps) for steps in (4, 3, 4, 8)))
        self._column.setSpacing(tokens.space(2))

    def say(self, text: str, kind: str = "body") -> None:
        """Add a text, where there is one."""
        if text:
            self.add(Paragraph(text, kind))

    def part(self, title: str) -> None:
        """Begin a part under a heading."""
        self._column.addSpacing(theme.current().space(3))
        self.add(Paragraph(title, "heading"))

    def add(self, widget: QWidget) -> None:
        """Add anything else, as far in as the text of rows that can be pressed."""
        row = QHBoxLayout()
        inset = theme.current().space(2)
        row.setContentsMargins(inset, 0, inset, 0)
        row.addWidget(widget)
        self._column.addLayout(row)

    def end(self) -> None:
        """Let what is left of the height stay empty."""
        self._column.addStretch(1)

    def badges(self, *badges: tuple[str, str]) -> None:
        """Add words in frames: each with its tone."""
        holder = QWidget()
        row = FlowLayout(holder, gap=theme.current().space(2))
        for text, tone in badges:
            row.addWidget(badge(text, tone))
        self.add(holder)

    def offer(self, actions: Sequence[LibraryAction]) -> None:
        """Add the buttons for what can be done."""
        if actions:
            row = ActionsRow(actions)
            row.pressed.connect(self.action_pressed)
            self.add(row)

    def points(self, points: Iterable[tuple[str, str]]) -> None:
        """Add a list of texts, each with the word in a frame beside it, which may be empty."""
        for text, code in points:
            self.point(text, code)

    def point(self, text: str, code: str = "", note: str = "") -> None:
        """Add a text of a list, with a word in a frame beside it and a note beneath; both may be empty."""
        self.add(_point(text, code, note))

    def leads(self, leads: Sequence[Lead]) -> None:
        """Add rows that lead to other places."""
        width = max((Words(lead.lead, "strong").width() for lead in leads), default=0)
        width = min(width, theme.current().scaled(120))
        self._rows((lead, width, partial(self.followed.emit, lead.place)) for lead in leads)

    def settings(self, settings: Iterable[tuple[Setting, int]]) -> None:
        """Add a row for each setting, which lists its questions."""
        rows: list[tuple[Lead, int, Callable[[], None]]] = []
        for setting, count in settings:
            lead = Lead(HOME, setting.title, figure=counted(count, "question"))
            rows.append((lead, 0, partial(self.setting_wanted.emit, setting.id)))
        self._rows(rows)

    def _rows(self, rows: Iterable[tuple[Lead, int, Callable[[], None]]]) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for lead, width, press in rows:
            row = LeadRow(lead)
            row.fill(TextRow("", lead.title, lead.lead, lead.detail, lead.figure), width)
            row.clicked.connect(lambda _=False, press=press: press())
            column.addWidget(row)
        self._column.addWidget(holder)

    def path(self, *leads: Lead) -> None:
        """Add the way from the front of the library to what is shown."""
        holder = QWidget()
        row = FlowLayout(holder, gap=theme.current().space(1.5))
        for place, lead in enumerate(leads):
            made = CrumbButton(lead.title)
            made.clicked.connect(lambda _=False, wanted=lead.place: self.followed.emit(wanted))
            row.addWidget(_after_mark(made) if place else made)
        self.add(holder)

    def levels(self, levels: Iterable[Level], scale: Scale) -> None:
        """Add a card for each level."""
        for level in levels:
            self.add(_level(level, scale))

    def source(self, *sources: Source) -> None:
        """Add where it comes from: the most exact of some sources first."""
        words = ", ".join(
            dict.fromkeys(part for source in sources for part in (source.document, source.section) if part)
        )
        if words:
            self.part("Source")
            self.say(words)


def _after_mark(crumb: QWidget) -> QWidget:
    """Return a step with the mark before it, so that a line never ends or stands in the mark alone."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.current().space(1.5))
    row.addWidget(label("›", "muted"))
    row.addWidget(crumb)
    return holder


def _point(text: str, code: str, note: str) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(theme.current().space(1), 0, 0, 0)
    grid.setHorizontalSpacing(theme.current().space(2))
    grid.setVerticalSpacing(theme.current().space(0.5))
    grid.setColumnStretch(1, 1)
    grid.addWidget(label("•"), 0, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(Paragraph(text), 0, 1)
    if code:
        grid.addWidget(badge(code), 0, 2, Qt.AlignmentFlag.AlignTop)
    if note:
        grid.addWidget(Paragraph(note, "muted"), 1, 1)
    return holder


def _level(level: Level, scale: Scale) -> QWidget:
    """Return a level's number in its colour, its labels and what it means."""
    tokens = theme.current()
    colours = tokens.level(item_score(level.value, scale))
    row = QFrame()
    row.setProperty("kind", "card")
    mark = label(number(level.value), "strong")
    mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
    mark.setFixedSize(tokens.scaled(32), tokens.scaled(32))
    mark.setStyleSheet(
        f"background: {colours.fill}; color: {colours.on_fill}; border-radius: {tokens.radius}px;"
    )
    words = QVBoxLayout()
    words.setSpacing(tokens.space(0.5))
    words.addLayout(_labels(level))
    if level.descriptor:
        words.addWidget(Paragraph(level.descriptor))
    line = QHBoxLayout(row)
    line.setContentsMargins(*(tokens.space(2),) * 4)
    line.setSpacing(tokens.space(3))
    line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(words, 1)
    return row


def _labels(level: Level) -> QHBoxLayout:
    """Return the short label, and the full one beside it where it says more."""
    row = QHBoxLayout()
    row.setSpacing(theme.current().space(3))
    row.addWidget(Paragraph(level.short, "strong"))
    if level.label.casefold() != level.short.casefold():
        row.addWidget(Paragraph(level.label, "muted"), 1)
    else:
        row.addStretch(1)
    return row
