"""From what the person did to the operation that stores it; the widgets know neither."""

from __future__ import annotations

from eolc_desktop.domain.frameworks import Number
from eolc_desktop.domain.ratings import Confidence
from eolc_desktop.operations import evidence, rate, suggestions
from eolc_desktop.operations.suggestions import Suggestion
from eolc_desktop.ui.assess.autosave import Key
from eolc_desktop.ui.assess.view import ItemView
from eolc_desktop.ui.session import Session


class Storing:
    """Runs the operations of the item in view; texts are stored under the key they were typed for.

    Attributes:
        view: The item in view, set by the page.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self.view: ItemView | None = None

    def level(self, value: Number) -> None:
        """Store a level."""
        if self._may:
            self._session.do(rate.rate_item, *self._key, value, role=self._session.role)

    def dont_know(self) -> None:
        """Store *don't know*."""
        if self._may:
            self._session.do(rate.mark_dont_know, *self._key, role=self._session.role)

    def clear(self) -> None:
        """Take the answer away."""
        if self._may:
            self._session.do(rate.clear_rating, *self._key, role=self._session.role)

    def confidence(self, value: Confidence | None) -> None:
        """Store how sure the group is."""
        if self._may:
            self._session.do(rate.set_confidence, *self._key, value, role=self._session.role)

    def importance(self, value: int | None) -> None:
        """Store how much the item matters."""
        if self._may:
            self._session.do(rate.set_importance, *self._key, value, role=self._session.role)

    def target(self, value: Number | None) -> None:
        """Store the level wanted."""
        if self._may:
            self._session.do(rate.set_target, *self._key, value, role=self._session.role)

    def take(self, suggestion: Suggestion) -> bool:
        """Take over an answer that was given elsewhere; tell whether it was stored."""
        if not self._may:
            return False
        done = self._session.do(suggestions.accept, *self._key, suggestion, role=self._session.role)
        return done is not None

    def unlink(self, evidence_id: str) -> None:
        """Say that a piece of evidence does not support the item after all."""
        if self._may:
            role = self._session.role
            self._session.do(evidence.unlink_evidence, evidence_id, *self._key, role=role)

    def rationale(self, key: Key, text: str) -> bool:
        """Store the rationale; tell whether it was stored."""
        return self._session.do(rate.set_rationale, *key, text, role=self._session.role) is not None

    def not_applicable(self, key: Key, reason: str) -> bool:
        """Store *not applicable* with its reason; tell whether it was stored."""
        return self._session.do(rate.mark_not_applicable, *key, reason, role=self._session.role) is not None

    def target_reason(self, key: Key, text: str) -> bool:
        """Store why this target; tell whether it was stored."""
        role = self._session.role
        return self._session.do(rate.set_target_words, *key, reason=text, role=role) is not None

    def agreed_by(self, key: Key, text: str) -> bool:
        """Store who agreed the target; tell whether it was stored."""
        role = self._session.role
        return self._session.do(rate.set_target_words, *key, agreed_by=text, role=role) is not None

    @property
    def _may(self) -> bool:
        return self.view is not None and self.view.writable

    @property
    def _key(self) -> Key:
        assert self.view is not None
        return self.view.key
