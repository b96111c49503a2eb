"""One item in full: question, answer, what was said elsewhere, judgement, evidence, effect, history."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from eolc_desktop.ui import theme
from eolc_desktop.ui.assess.answer import AnswerPanel
from eolc_desktop.ui.assess.background import BackgroundPanel
from eolc_desktop.ui.assess.edition_bar import EditionBar
from eolc_desktop.ui.assess.elsewhere_panel import ElsewherePanel
from eolc_desktop.ui.assess.evidence_panel import EvidencePanel
from eolc_desktop.ui.assess.judgement import JudgementPanel
from eolc_desktop.ui.assess.outcome import EffectPanel, HistoryPanel
from eolc_desktop.ui.assess.question import QuestionPanel
from eolc_desktop.ui.assess.view import ItemView
from eolc_desktop.ui.assess.walk_bar import WalkBar, column_width
from eolc_desktop.ui.widgets.text import as_tip, label

NARROW = 640
LOW = 720


class ItemBody(QWidget):
    """The parts of one item, one under the other, in a column that scrolls."""

    def __init__(self, answer: AnswerPanel, judgement: JudgementPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = QuestionPanel()
        self.answer = answer
        self.judgement = judgement
        self.edition = EditionBar()
        self.elsewhere = ElsewherePanel()
        self.evidence = EvidencePanel()
        self.effect = EffectPanel()
        self.background = BackgroundPanel()
        self.history = HistoryPanel()
        self.walk = WalkBar()
        self.notice = _notice()
        self.area = QScrollArea()
        self._column = QVBoxLayout()
        self._row = QHBoxLayout()
        self._lay_out()
        self.area.viewport().installEventFilter(self)

    def _lay_out(self) -> None:
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self._content())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addWidget(self.walk)

    def _content(self) -> QWidget:
        content = QWidget()
        content.setProperty("kind", "content")
        column_widget = QWidget()
        column_widget.setMaximumWidth(column_width())
        column = self._column
        column_widget.setLayout(column)
        column.setContentsMargins(0, 0, 0, 0)
        parts: tuple[QWidget, ...] = (
            self.notice,
            self.edition,
            self.question,
            self.elsewhere.proposal,
            self.answer,
            self.elsewhere,
            _line(),
            self.judgement,
            _line(),
            self.evidence,
            _line(),
            self.effect,
            self.background,
            self.history,
        )
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        row = self._row
        content.setLayout(row)
        row.setSpacing(0)
        self._space(low=False)
        row.addStretch(1)
        row.addWidget(column_widget, 1000)
        row.addStretch(1)
        return content

    def render_item(self, view: ItemView, why_read_only: str) -> None:
        """Show an item."""
        self.notice.setToolTip(as_tip(why_read_only) if why_read_only else "")
        self.notice.setAccessibleDescription(why_read_only)
        self.notice.setVisible(bool(why_read_only))
        for part in (self.question, self.answer, self.judgement, self.effect, self.background):
            part.render_item(view)

    def to_top(self) -> None:
        """Show the question again."""
        self.area.verticalScrollBar().setValue(0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Set the blocks one under the other where there is little width."""
        if event.type() is QEvent.Type.Resize:
            narrow = self.area.viewport().width() < theme.current().scaled(NARROW)
            for part in (self.answer, self.elsewhere, self.judgement, self.evidence, self.background):
                part.arrange(narrow=narrow)
            self._space(low=self.area.viewport().height() < theme.current().scaled(LOW))
        return super().eventFilter(watched, event)

    def _space(self, *, low: bool) -> None:
        """Set the parts closer together in a low window, so that question and levels are seen together."""
        tokens = theme.current()
        self._column.setSpacing(tokens.space(3 if low else 5))
        self.question.arrange(low=low)
        side = tokens.space(8)
        self._row.setContentsMargins(side, tokens.space(3 if low else 6), side, side)


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("kind", "line")
    return line


def _notice() -> QLabel:
    return label("You can read this place, not change it.", "notice", wrap=True)
