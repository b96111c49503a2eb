"""A framework or an item of it, laid out for reading."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from eolc_desktop.domain.frameworks import Framework, Item, Level, Link, Scale, Source, Status
from eolc_desktop.scoring.scores import item_score
from eolc_desktop.scoring.wording import LINK_WORDS, LINKED_FROM_WORDS, counted, number
from eolc_desktop.ui import theme
from eolc_desktop.ui.widgets.text import badge, button, label

_READING_WIDTH = 760


class Detail(QScrollArea):
    """Shows one framework or one item.

    Signals:
        link_followed: Another item is to be shown; carries the framework's and the item's id.
        start_wanted: A framework is to be rated; carries its id.
    """

    link_followed = Signal(str, str)
    start_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("What is chosen on the left")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._column = QVBoxLayout()

    def show_framework(self, framework: Framework, start: str, known: Mapping[str, Framework]) -> None:
        """Show what a framework is; `start` is the word on its button, empty where it cannot be rated."""
        self._begin()
        current = framework.status is Status.CURRENT
        self._badges(badge("In use", "good") if current else badge("Historic", "warning"))
        self._add(label(framework.title, "title", wrap=True))
        facts = f"{framework.edition} · {framework.publisher}, {framework.year} · {_size(framework)}"
        self._add(label(facts, "muted", wrap=True))
        if start:
            go = button(start, "primary")
            go.setAccessibleName(f"{start}: {framework.short}")
            go.clicked.connect(lambda: self.start_wanted.emit(framework.id))
            self._add(go, stretch=False)
        if framework.successor:
            self._successor(framework, known)
        if framework.wording_note:
            notes = framework.wording_note.splitlines()
            self._part("About the wording", [label(note, wrap=True) for note in notes if note])
        self._source(framework.source)
        for scale in framework.scales:
            self._scale(scale)
        sections = [
            label(f"{section.title}  ·  {counted(sum(1 for _ in section.all_items()), 'item')}", wrap=True)
            for section in framework.sections
        ]
        self._part("Sections", sections)
        self._end()

    def show_item(self, framework: Framework, item: Item, known: Mapping[str, Framework]) -> None:
        """Show an item with all that helps to rate it."""
        self._begin()
        section = framework.section_of(item.id)
        self._add(label(f"{framework.short} · {section.title}", "overline", wrap=True))
        self._add(label(f"{item.id}  {item.title}", "title", wrap=True))
        self._badges(badge("Official title" if item.official_title else "Short title of ours"))
        self._add(label(item.prompt, "heading", wrap=True))
        self._part("What good looks like", [label(item.good, wrap=True)])
        scale = framework.scale_of(item)
        self._part(f"Levels: {scale.title}", [_level(level, scale) for level in framework.levels_of(item)])
        self._part(
            "Evidence to look for",
            [_point(hint.text, hint.kind.capitalize()) for hint in item.evidence],
        )
        measures = []
        for measure in item.measures:
            measures.append(_point(measure.text, measure.code))
            if measure.numerator:
                fraction = f"Counted: {measure.numerator}\nOut of: {measure.denominator or 'not said'}"
                measures.append(label(fraction, "caption", wrap=True))
        self._part("Measures", measures)
        self._part(
            "In other frameworks",
            [self._link(framework, link, _closeness(link, LINK_WORDS), known) for link in item.links]
            + [
                self._link(framework, link, _closeness(link, LINKED_FROM_WORDS), known)
                for link in _links_to(framework, item, known)
            ],
        )
        self._source(item.source)
        self._end()

    def _begin(self) -> None:
        tokens = theme.current()
        self._column = QVBoxLayout()
        self._column.setContentsMargins(*(tokens.space(6),) * 4)
        self._column.setSpacing(tokens.space(2))

    def _end(self) -> None:
        """Put what was laid out in view, from its top."""
        self._column.addStretch(1)
        content = QWidget()
        content.setProperty("kind", "content")
        content.setMaximumWidth(theme.current().scaled(_READING_WIDTH))
        content.setLayout(self._column)
        holder = QWidget()
        holder.setProperty("kind", "content")
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(content, 1)
        row.addStretch(0)
        self.setWidget(holder)
        self.verticalScrollBar().setValue(0)

    def _add(self, widget: QWidget, *, stretch: bool = True) -> None:
        if stretch:
            self._column.addWidget(widget)
        else:
            self._column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        if isinstance(widget, QLabel):
            widget.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def _badges(self, *badges: QLabel) -> None:
        row = QHBoxLayout()
        for made in badges:
            row.addWidget(made)
        row.addStretch(1)
        self._column.addLayout(row)

    def _part(self, title: str, rows: Sequence[QWidget]) -> None:
        if not rows:
            return
        self._column.addSpacing(theme.current().space(3))
        self._add(label(title, "heading", wrap=True))
        for row in rows:
            self._add(row)

    def _source(self, source: Source) -> None:
        words = ", ".join(part for part in (source.document, source.section) if part)
        if words:
            self._part("Source", [label(words, wrap=True)])

    def _scale(self, scale: Scale) -> None:
        rows: list[QWidget] = [_level(level, scale) for level in scale.levels]
        if not scale.scored:
            rows.insert(0, label("Listed only: it counts in no score.", "muted", wrap=True))
        if scale.note:
            rows.append(label(scale.note, "caption", wrap=True))
        self._part(f"Scale: {scale.title}", rows)

    def _successor(self, framework: Framework, known: Mapping[str, Framework]) -> None:
        newer = known.get(framework.successor)
        name = newer.title if newer else framework.successor
        words = label(f"Replaced by {name}.", wrap=True)
        rows: list[QWidget] = [words]
        if newer is not None:
            go = button(f"Show {newer.short}", "quiet")
            go.clicked.connect(_later(self.link_followed.emit, framework.successor, ""))
            rows.append(go)
        self._part("Historic", rows)

    def _link(
        self, framework: Framework, link: Link, closeness: str, known: Mapping[str, Framework]
    ) -> QWidget:
        other = known.get(link.framework)
        there = other is not None and other.has_item(link.item)
        title = other.item(link.item).title if other is not None and there else ""
        where = "" if link.framework == framework.id else f"{other.short if other else link.framework} "
        words = f"{closeness}: {where}{link.item}  {title}".rstrip()
        if not there:
            return label(f"{words} (not in this library)", "muted", wrap=True)
        made = button(words.replace("&", "&&"), "link")
        made.clicked.connect(_later(self.link_followed.emit, link.framework, link.item))
        return made


def _closeness(link: Link, words: Mapping[str, str]) -> str:
    return words.get(link.kind, words["related"])


def _links_to(framework: Framework, item: Item, known: Mapping[str, Framework]) -> list[Link]:
    """Return the items that point to an item which does not point to them, so that a way leads back."""
    named = {(link.framework, link.item) for link in item.links}
    return [
        Link(other.id, each.id, link.kind)
        for other in known.values()
        for each in other.items
        for link in each.links
        if (link.framework, link.item) == (framework.id, item.id) and (other.id, each.id) not in named
    ]


def _later(signal: Callable[[str, str], None], first: str, second: str) -> Callable[[], None]:
    return lambda: signal(first, second)


def _size(framework: Framework) -> str:
    return f"{counted(len(framework.items), 'item')} in {counted(len(framework.sections), 'section')}"


def _level(level: Level, scale: Scale) -> QWidget:
    """Return a level's number in its colour, its label and what it means."""
    tokens = theme.current()
    colours = tokens.level(item_score(level.value, scale))
    row = QFrame()
    row.setProperty("kind", "card")
    mark = label(number(level.value), "strong")
    mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
    mark.setFixedWidth(tokens.scaled(36))
    mark.setStyleSheet(
        f"background: {colours.fill}; color: {colours.on_fill}; border-radius: {tokens.radius}px;"
    )
    words = QVBoxLayout()
    words.setSpacing(tokens.space(0.5))
    words.addWidget(label(level.label, "strong", wrap=True))
    if level.descriptor:
        words.addWidget(label(level.descriptor, wrap=True))
    line = QHBoxLayout(row)
    line.setContentsMargins(*(tokens.space(2),) * 4)
    line.setSpacing(tokens.space(3))
    line.addWidget(mark)
    line.addLayout(words, 1)
    return row


def _point(text: str, kind: str) -> QWidget:
    """Return a line of a list, with its kind or code beside it."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.current().space(2))
    row.addWidget(label("•"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label(text, wrap=True), 1)
    if kind:
        row.addWidget(badge(kind), 0, Qt.AlignmentFlag.AlignTop)
    return holder
