"""What a user action changed, so that whoever shows it can read it again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Change:
    """One field of one entity, before and after. `None` stands for absent."""

    entity: str
    entity_id: str
    field: str
    before: object
    after: object


@dataclass(frozen=True)
class Changes:
    """The outcome of one operation.

    Args:
        label: What was done, in words for the status bar and the undo list ("Rated A1.1: Planned").
        operation_id: The log's id of the operation, or empty where nothing differed and nothing was stored.
        changes: Every field that differs.
    """

    label: str
    operation_id: str = ""
    changes: tuple[Change, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether anything was stored."""
        return bool(self.changes)

    def touches(self, entity: str) -> bool:
        """Tell whether any row of this entity changed."""
        return any(change.entity == entity for change in self.changes)

    def ids(self, entity: str) -> frozenset[str]:
        """Return the ids of the changed rows of one entity."""
        return frozenset(change.entity_id for change in self.changes if change.entity == entity)
