"""Text that saves itself: on leaving the field, or after a second's pause."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from shiboken6 import isValid

Key = tuple[str, str]
Editor = QPlainTextEdit | QLineEdit


class Autosave(QObject):
    """Stores what is typed in one field, and shows what is stored, without ever losing a keystroke.

    The text belongs to a key (assessment and item), and is stored under the key for which it was typed,
    also when another item has come into view since. What could not be stored is kept and shown again.

    Signals:
        left: Esc was pressed: the person wants to go back to where they were.
    """

    PAUSE: ClassVar[int] = 1000

    left = Signal()

    def __init__(self, editor: Editor, save: Callable[[Key, str], bool]) -> None:
        super().__init__(editor)
        self._editor = editor
        self._save = save
        self._key: Key = ("", "")
        self._saved = ""
        self._unsaved: dict[Key, str] = {}
        self._in_hand: tuple[Key, str] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(self.PAUSE)
        self._timer.timeout.connect(self.flush)
        editor.textChanged.connect(self._typed)
        editor.installEventFilter(self)

    @property
    def text(self) -> str:
        """Return what the field holds now."""
        return self._editor.text() if isinstance(self._editor, QLineEdit) else self._editor.toPlainText()

    @property
    def name(self) -> str:
        """Return what the field is called on its page."""
        return self._editor.accessibleName()

    @property
    def unsaved(self) -> dict[Key, str]:
        """Return every text that was typed and is not stored, by its key."""
        drafts = dict(self._unsaved)
        if self._key[0] and self.text.strip() != self._saved.strip():
            drafts[self._key] = self.text
        return {key: text for key, text in drafts.items() if text.strip()}

    def adopt(self, drafts: Mapping[Key, str]) -> None:
        """Take over what another field like this one could not store; it is shown with its key."""
        self._unsaved.update(drafts)

    def discard(self) -> None:
        """Put away everything that was typed and not stored, under every key."""
        self._unsaved.clear()
        self.forget()

    def show_text(self, key: Key, stored: str) -> None:
        """Show what is stored under a key, unless the person is typing just that."""
        if key == self._key:
            if self.text.strip() == stored.strip():
                # It is stored but for blanks at its ends, which the person may be about to type past.
                self._settle()
                return
            if self.text != self._saved:
                return
        elif self._unsaved.get(self._key) != self.text:
            self.flush()
        self._key = key
        self._saved = stored
        self._put(self._unsaved.get(key, stored))

    def flush(self) -> None:
        """Store what was typed and is not stored yet."""
        self._timer.stop()
        key, text = self._key, self.text
        if text == self._saved or not key[0] or self._in_hand == (key, text):
            return
        self._in_hand = key, text
        try:
            stored = self._save(key, text)
        finally:
            self._in_hand = None
        if not stored:
            self._unsaved[key] = text
            return
        self._unsaved.pop(key, None)
        # Storing draws the page anew, and another item may have come into view on the way.
        if self._key == key:
            self._saved = text

    def forget(self) -> None:
        """Put away what was typed and not stored, and show what is stored."""
        self._timer.stop()
        self._unsaved.pop(self._key, None)
        self._put(self._saved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save on leaving; keep plain keys for typing; let undo reach the window when nothing is typed."""
        if not isValid(self._editor):
            # A field that is being destroyed loses the focus once more; its text was stored before.
            return False
        if event.type() is QEvent.Type.FocusOut:
            self.flush()
        elif event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self._claim(event)
        elif (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            self.flush()
            self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def _claim(self, event: QKeyEvent) -> bool:
        """Decide whether a key is typing (claimed) or a shortcut of the page or the window."""
        if event.matches(QKeySequence.StandardKey.Undo):
            event.setAccepted(self._can(undo=True))
            return True
        if event.matches(QKeySequence.StandardKey.Redo):
            event.setAccepted(self._can(undo=False))
            return True
        # AltGr, which types letters on many keyboards, arrives as Ctrl+Alt together.
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        plain = held == Qt.KeyboardModifier.NoModifier
        function_key = Qt.Key.Key_F1 <= event.key() <= Qt.Key.Key_F35
        if plain and not function_key:
            event.accept()
            return True
        return False

    def _can(self, *, undo: bool) -> bool:
        if isinstance(self._editor, QLineEdit):
            return self._editor.isUndoAvailable() if undo else self._editor.isRedoAvailable()
        document = self._editor.document()
        return document.isUndoAvailable() if undo else document.isRedoAvailable()

    def _settle(self) -> None:
        self._timer.stop()
        self._saved = self.text
        self._unsaved.pop(self._key, None)

    def _typed(self) -> None:
        if self.text != self._saved:
            self._timer.start()

    def _put(self, text: str) -> None:
        if text == self.text:
            return
        self._editor.blockSignals(True)
        if isinstance(self._editor, QLineEdit):
            self._editor.setText(text)
        else:
            self._editor.setPlainText(text)
        self._editor.blockSignals(False)
