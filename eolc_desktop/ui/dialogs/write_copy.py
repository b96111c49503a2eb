"""Writing a framework out as a file to edit and bring back, or a blank workbook to fill in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QProgressBar,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from eolc_desktop.domain.frameworks import Framework
from eolc_desktop.errors import AlreadyThere, UserError
from eolc_desktop.operations.library_copies import LONGEST_EDITION, suggested_edition
from eolc_desktop.operations.library_ids import LONGEST, free_id, require_id
from eolc_desktop.ui import tasks, theme
from eolc_desktop.ui.dialogs.dialog import Dialog, Field
from eolc_desktop.ui.library.names import names_of
from eolc_desktop.ui.reports.outcome import Outcome
from eolc_desktop.ui.widgets.tab_order import order_by_layout
from eolc_desktop.ui.widgets.text import as_tip, label

EXCEL, YAML = ".xlsx", ".yaml"
COPY_LEAD = (
    "A published edition never changes. Your copy gets an id of its own, and says that it replaces this one, "
    "so that answers can be carried over."
)
NEXT = "Edit it, save it, and bring it back with “Import a framework…”."
TEMPLATE_LEAD = (
    "An Excel workbook with one row for each question. Its first sheet explains every column, and one "
    "example shows a filled row. Write over it, save it, and bring it in with “Import a framework…”. It is "
    "checked then, and nothing is added before you have seen what is in it."
)
AS_IT_IS = (
    "With its own id, the file holds the framework as it is: good to pass on, not to edit and bring back."
)
_KINDS = {
    EXCEL: ("To edit as Excel", "One row for each question; what most people prefer."),
    YAML: ("As YAML (text)", "For people who keep frameworks as text, and compare versions of them."),
}
_FILTERS = {EXCEL: "Excel workbooks (*.xlsx)", YAML: "YAML files (*.yaml *.yml)"}

Write = Callable[[Path, bool], object]


class SavingDialog(Dialog):
    """Asks where a file goes, writes it beside the window, and says where it is.

    A file that is there is replaced only when a person said so, to the system's question or to ours.
    """

    def __init__(self, title: str, lead: str, save: str, parent: QWidget | None = None) -> None:
        super().__init__(title, lead, parent, width=640)
        self._target = Path()
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setAccessibleName("Writing the file")
        self.busy.hide()
        self.outcome = Outcome()
        self.close_button = self.add_cancel()
        self.save = self.add_button(save, "primary", default=True)
        self.save.clicked.connect(self._ask_where)
        self.outcome.replace_wanted.connect(lambda: self._write(self._target, replace=True))
        self.outcome.kept.connect(self._ask_where)

    def ending(self) -> str:
        """Return what the file's name ends in. A dialog that asks overrides this."""
        return EXCEL

    def file_name(self) -> str:
        """Return the suggested name. Every dialog overrides this."""
        raise AssertionError(f"{type(self).__name__} does not say what the file is called")

    def work(self) -> Write:
        """Return what writes the file. Every dialog overrides this."""
        raise AssertionError(f"{type(self).__name__} does not say what is written")

    def is_fine(self) -> bool:
        """Tell whether all that is asked for is given, and say what is not."""
        return True

    def finish(self) -> None:
        """Put progress and outcome beneath what the dialog asks."""
        self.body.addWidget(self.busy)
        self.body.addWidget(self.outcome)
        self.body.addStretch(1)
        # The buttons are there before what the dialog asks.
        order_by_layout(self)

    def done(self, result: int) -> None:
        """Put the dialog away, but not while it writes."""
        if self.busy.isHidden():
            super().done(result)

    def _ask_where(self) -> None:
        if not self.is_fine():
            return
        ending = self.ending()
        suggested = str(_folder() / f"{self.file_name()}{ending}")
        chosen, _ = QFileDialog.getSaveFileName(self, self.windowTitle(), suggested, _FILTERS[ending])
        if chosen:
            target = Path(chosen)
            # The system asked about the name that it knows; under another ending we ask.
            complete = target.suffix.lower() in ((ending, ".yml") if ending == YAML else (ending,))
            self._write(target if complete else Path(f"{chosen}{ending}"), replace=complete)

    def _write(self, target: Path, *, replace: bool) -> None:
        self._target = target
        self.outcome.clear()
        self.busy.show()
        self.save.setEnabled(False)
        tasks.run(
            self.work(), target, replace, done=lambda _: self._written(), failed=self._failed, owner=self
        )

    def _written(self) -> None:
        self._rest()
        self.outcome.show_files([self._target], f"Written to {self._target.parent}")
        self.outcome.detail.setText(NEXT)
        self.outcome.detail.show()
        self.close_button.setText("Close")
        theme.set_style(self.save, kind="secondary")
        self.save.setDefault(False)
        order_by_layout(self)
        self.outcome.file_rows[0].open_folder.setFocus()
        self._show_outcome()

    def _failed(self, error: UserError) -> None:
        self._rest()
        if isinstance(error, AlreadyThere):
            self.outcome.ask_to_replace([self._target])
        else:
            self.outcome.show_problem(error)
        self._show_outcome()

    def _show_outcome(self) -> None:
        """Make room for what came of it, and bring it into view, once Qt has laid it out."""
        self.fit_soon()
        QTimer.singleShot(0, self.outcome, lambda: self._scroll.ensureWidgetVisible(self.outcome))

    def _rest(self) -> None:
        self.busy.hide()
        self.save.setEnabled(True)


class WriteCopyDialog(SavingDialog):
    """Asks of which framework, in which form, under which id and edition."""

    def __init__(
        self, frameworks: Sequence[Framework], framework_id: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__("Write a copy", COPY_LEAD, "Save the copy…", parent)
        self._frameworks = {framework.id: framework for framework in frameworks}
        self.framework = QComboBox()
        self.framework.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for key, name in names_of(frameworks).items():
            self.framework.addItem(name, key)
        self.framework.setCurrentIndex(max(0, self.framework.findData(framework_id)))
        self.kinds = {ending: QRadioButton(words) for ending, (words, _) in _KINDS.items()}
        self.kinds[EXCEL].setChecked(True)
        self.new_id, self.edition = QLineEdit(), QLineEdit()
        self.new_id.setMaxLength(LONGEST)
        self.edition.setMaxLength(LONGEST_EDITION)
        hint = "Small letters, digits and hyphens. It names the copy, and never changes after it was used."
        self.id_field = Field("Id of your copy", self.new_id, hint)
        self.as_it_is = label("", "muted", wrap=True)
        self.body.addWidget(Field("Framework", self.framework))
        self.body.addWidget(self._forms())
        self.body.addWidget(self.id_field)
        self.body.addWidget(self.as_it_is)
        hint = "What people see beside the title, such as “Testshire 2026”."
        self.edition_field = Field("Edition", self.edition, hint)
        self.body.addWidget(self.edition_field)
        self.finish()
        self.framework.currentIndexChanged.connect(lambda _: self._suggest())
        self.new_id.textChanged.connect(lambda _: self._judge())
        self._suggest()
        self.new_id.setFocus()

    @property
    def chosen(self) -> Framework:
        """Return the framework of which a copy is written."""
        return self._frameworks[self.framework.currentData()]

    def ending(self) -> str:
        """Return the form that is chosen."""
        return next(ending for ending, kind in self.kinds.items() if kind.isChecked())

    def file_name(self) -> str:
        """Return the copy's id: a YAML file is named after it."""
        return self.new_id.text().strip()

    def is_fine(self) -> bool:
        """Say what is wrong with the id."""
        problem = self._problem()
        self.id_field.say(problem)
        if problem:
            self.new_id.setFocus()
        return not problem

    def work(self) -> Write:
        """Return what writes the copy."""
        framework_id, new_id = self.chosen.id, self.new_id.text().strip()
        edition = self.edition.text().strip()

        def write(target: Path, replace: bool) -> None:
            from eolc_desktop.operations import library

            library.write_copy(framework_id, target, new_id=new_id, new_edition=edition, force=replace)

        return write

    def _forms(self) -> QWidget:
        holder = QWidget()
        group = QButtonGroup(holder)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.current().space(1))
        column.addWidget(label("How", "strong"))
        for ending, kind in self.kinds.items():
            group.addButton(kind)
            about = label(_KINDS[ending][1], "caption", wrap=True)
            about.setContentsMargins(theme.current().space(7), 0, 0, 0)
            kind.setAccessibleDescription(about.text())
            column.addWidget(kind)
            column.addWidget(about)
        return holder

    def _suggest(self) -> None:
        framework = self.chosen
        self.new_id.setText(free_id(framework.id, self._frameworks))
        self.edition.setText(suggested_edition(framework))
        self.framework.setToolTip(as_tip(framework.title))

    def _judge(self) -> None:
        """Say what follows from the id while it is typed; what is wrong with it only when it matters."""
        own = self.new_id.text().strip() == self.chosen.id
        self.as_it_is.setText(AS_IT_IS if own else "")
        self.as_it_is.setVisible(own)
        self.edition_field.setEnabled(not own)
        if not self._problem():
            self.id_field.say("")

    def _problem(self) -> str:
        new_id = self.new_id.text().strip()
        try:
            require_id(new_id)
        except UserError as error:
            return f"{error.title} {error.detail}" if new_id else f"Give your copy an id. {error.detail}"
        if new_id in self._frameworks and new_id != self.chosen.id:
            suggested = free_id(self.chosen.id, self._frameworks)
            return f"Another framework has this id. Choose another one, for example “{suggested}”."
        return ""


class TemplateDialog(SavingDialog):
    """Tells what the template is, and writes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Get a blank template", TEMPLATE_LEAD, "Save the template…", parent)
        self.finish()
        self.save.setFocus()

    def file_name(self) -> str:
        """Return what a new framework's workbook may be called."""
        return "our framework"

    def work(self) -> Write:
        """Return what writes the template."""
        return _write_template


def _write_template(target: Path, replace: bool) -> None:
    from eolc_desktop.operations import library

    library.write_template(target, force=replace)


def _folder() -> Path:
    location = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(location) or Path.home())
    return folder if folder.is_dir() else Path.home()
