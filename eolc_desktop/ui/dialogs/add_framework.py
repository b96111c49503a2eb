"""Beginning another assessment in a place."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QComboBox, QWidget

from eolc_desktop.operations import queries, services, workspaces
from eolc_desktop.ui.dialogs.dialog import Dialog, Field
from eolc_desktop.ui.dialogs.start_from_edition import EarlierAnswers
from eolc_desktop.ui.session import Session
from eolc_desktop.ui.widgets.calm_box import CalmBox
from eolc_desktop.ui.widgets.framework_picker import FrameworkPicker
from eolc_desktop.ui.widgets.setting_box import SettingBox
from eolc_desktop.ui.widgets.text import label


class AddFrameworkDialog(Dialog):
    """Asks which framework, for which service, in which round."""

    def __init__(self, session: Session, framework_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__("Add a framework to this place", parent=parent, width=620)
        assert session.workspace is not None
        self._session = session
        view = queries.workspace_view(session.workspace)
        self._started = {(one.framework_id, one.service.id, one.round.id) for one in view.assessments}
        current = next((one for one in view.assessments if one.id == session.assessment_id), None)
        here = (current.service.id, current.round.id) if current else ("", "")
        taken = {id_ for id_, *where in self._started if tuple(where) == here}
        self.frameworks = FrameworkPicker(several=False, first=framework_id, taken=taken)
        self.service = _box([(service.name, service.id) for service in view.services])
        self._settings = {service.id: service.setting for service in view.services}
        self.setting = SettingBox("Setting")
        self.round = _box([(round_.name, round_.id) for round_ in view.rounds])
        if current is not None:
            self.service.setCurrentIndex(self.service.findData(current.service.id))
            self.round.setCurrentIndex(self.round.findData(current.round.id))
        self.taken = label("", "muted", wrap=True)
        self.body.addWidget(Field("Framework", self.frameworks))
        for name, box in (("Service", self.service), ("Round", self.round)):
            field = Field(name, box)
            field.setVisible(box.count() > 1)
            self.body.addWidget(field)
            box.currentIndexChanged.connect(self._judge)
        self._ask_setting()
        self.body.addWidget(self.taken)
        self.body.addStretch(1)
        self.earlier = EarlierAnswers(session)
        self.earlier.started.connect(lambda: self.done(Dialog.DialogCode.Accepted))
        self._buttons.insertWidget(0, self.earlier)
        self.add_cancel()
        self.start = self.add_button("Start rating", "primary", default=True)
        self.start.clicked.connect(self.accept)
        self.frameworks.changed.connect(self._judge)
        self.frameworks.loaded.connect(self._loaded)
        self._judge()
        # Before there is anything to choose from, lest the first drop-down should take the keys.
        self.frameworks.take_focus()

    def _ask_setting(self) -> None:
        """Ask in which setting the service works, where nobody said."""
        self.setting_field = Field(
            "In which setting it works",
            self.setting,
            "You need not say. Where you do, the questions for that setting can be listed by themselves.",
        )
        self.body.addWidget(self.setting_field)
        self.service.currentIndexChanged.connect(self._show_setting)
        self._show_setting()

    def _show_setting(self) -> None:
        self.setting.choose(self._settings.get(self.service.currentData(), ""))

    @classmethod
    def ask(cls, parent: QWidget, session: Session, framework_id: str = "") -> bool:
        """Ask, begin the assessment and put it in view; tell whether that was done."""
        return cls(session, framework_id, parent).exec() == Dialog.DialogCode.Accepted

    def accept(self) -> None:
        """Begin the assessment."""
        service, round_ = self.service.currentData(), self.round.currentData()
        chosen = self.frameworks.chosen()
        if not chosen or self._is_taken():
            return
        if self.setting.chosen != self._settings.get(service, ""):
            self._session.do(services.set_setting, service, self.setting.chosen, role=self._session.role)
        changes = self._session.do(
            workspaces.start_assessment, chosen[0], service, round_, role=self._session.role
        )
        if changes is None:
            self.reject()
            return
        self._session.show_assessment(next(iter(changes.ids("assessment"))))
        super().accept()

    def _loaded(self) -> None:
        self._judge()
        self.fit_soon()
        # Once the dialog has its size, so that what has the keyboard is in sight.
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        focused = self.focusWidget()
        if focused is not None and self.frameworks.isAncestorOf(focused):
            self._scroll.ensureWidgetVisible(focused)

    def _is_taken(self) -> bool:
        service, round_ = self.service.currentData(), self.round.currentData()
        return any((one.id, service, round_) in self._started for one in self.frameworks.chosen())

    def _judge(self) -> None:
        """Say whether the choice can be begun."""
        taken = self._is_taken()
        here = (self.service.currentData(), self.round.currentData())
        self.frameworks.mark({id_ for id_, *where in self._started if tuple(where) == here})
        where = f"{self.service.currentText()}, {self.round.currentText()}"
        self.taken.setText(f"This framework is being assessed already for {where}." if taken else "")
        self.start.setEnabled(bool(self.frameworks.chosen()) and not taken)
        self.earlier.show_for(next(iter(self.frameworks.chosen()), None))


def _box(choices: list[tuple[str, str]]) -> QComboBox:
    box = CalmBox()
    for words, value in choices:
        box.addItem(words, value)
    return box
