"""Undo and redo from the log alone, whatever was done in between and however often it was closed."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from eolc_desktop.domain.changes import Changes
from eolc_desktop.domain.ratings import Confidence
from eolc_desktop.errors import UserError
from eolc_desktop.operations import evidence, history, queries, rate, services, workspaces
from eolc_desktop.storage import assessments
from eolc_desktop.storage.integrity import faults
from eolc_desktop.storage.log import ENTITIES
from eolc_desktop.storage.replay import Rows, by_log, by_tables
from eolc_desktop.storage.workspace import Workspace
from tests.scoring import samples
from tests.storage.helpers import Ticking, first

ITEMS = st.sampled_from(["N1", "N2"])
DAYS = st.sampled_from(["", "2026-01-01", "2026-02-01"])
TEXTS = st.sampled_from(["", "As the audit says", "“ŵ”\n<b>", "=1+1"])

State = dict[str, Rows]


def content(workspace: Workspace) -> State:
    """Return what people see: without removed rows and without ratings that say nothing."""
    seen: State = {}
    for entity, rows in by_tables(workspace.connection).items():
        kept = {key: row for key, row in rows.items() if not row.get("removed")}
        if entity == "rating":
            kept = {key: row for key, row in kept.items() if any(v is not None for v in row.values())}
        seen[entity] = kept
    return seen


class Undoing(RuleBasedStateMachine):
    """Edits, undo, redo and closing in any order, beside a model that is two lists of states."""

    @initialize()
    def make(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.framework = samples.framework(samples.section("N", 2), scales=(samples.MET,))
        self.other = samples.framework(samples.section("M", 1), scales=(samples.MET,))
        self.ticking = Ticking()
        path = Path(self.folder.name) / "a.eolc"
        self.workspace = workspaces.new_workspace(
            path, place="Testshire", frameworks=(self.framework,), clock=self.ticking.clock()
        )
        # Durability is tested elsewhere; here many steps are.
        self.workspace.connection.execute("PRAGMA synchronous = OFF")
        self.assessment = first(self.workspace)
        self.past: list[State] = []
        self.future: list[State] = []
        self.now = content(self.workspace)

    def done(self, stored: bool) -> None:
        if stored:
            self.past.append(self.now)
            self.future.clear()
            self.now = content(self.workspace)

    @rule(item=ITEMS, level=st.sampled_from([0, 1, 2]))
    def rates(self, item: str, level: int) -> None:
        self.done(bool(rate.rate_item(self.workspace, self.assessment, item, level)))

    @rule(item=ITEMS)
    def does_not_know(self, item: str) -> None:
        self.done(bool(rate.mark_dont_know(self.workspace, self.assessment, item, role="Chair")))

    @rule(item=ITEMS, reason=st.sampled_from(["No such service", "Elsewhere"]))
    def does_not_apply(self, item: str, reason: str) -> None:
        self.done(bool(rate.mark_not_applicable(self.workspace, self.assessment, item, reason)))

    @rule(item=ITEMS)
    def clears(self, item: str) -> None:
        self.done(bool(rate.clear_rating(self.workspace, self.assessment, item)))

    @rule(item=ITEMS, text=TEXTS, confidence=st.sampled_from([None, *Confidence]))
    def says_why(self, item: str, text: str, confidence: Confidence | None) -> None:
        self.done(bool(rate.set_rationale(self.workspace, self.assessment, item, text)))
        self.done(bool(rate.set_confidence(self.workspace, self.assessment, item, confidence)))

    @rule(item=ITEMS, level=st.sampled_from([None, 0, 2]), reason=TEXTS)
    def wants(self, item: str, level: int | None, reason: str) -> None:
        self.done(bool(rate.set_target(self.workspace, self.assessment, item, level, reason)))

    @rule(title=st.sampled_from(["Audit", "Letters"]), items=st.lists(ITEMS, max_size=2), day=DAYS)
    def adds_evidence(self, title: str, items: list[str], day: str) -> None:
        links = [(self.assessment, item) for item in items]
        self.done(
            bool(
                evidence.add_evidence(
                    self.workspace,
                    title=title,
                    kind="outcome",
                    links=links,
                    period_from=day,
                    settings=["hospice"],
                )
            )
        )

    @precondition(lambda self: bool(queries.all_evidence(self.workspace)))
    @rule(item=ITEMS, which=st.integers(0, 9), linked=st.booleans())
    def links(self, item: str, which: int, linked: bool) -> None:
        everything = queries.all_evidence(self.workspace)
        one = everything[which % len(everything)].id
        act = evidence.link_evidence if linked else evidence.unlink_evidence
        self.done(bool(act(self.workspace, one, self.assessment, item)))
        assert linked == (one in [e.id for e in queries.evidence_of(self.workspace, self.assessment, item)])

    @precondition(lambda self: bool(queries.all_evidence(self.workspace)))
    @rule(which=st.integers(0, 9), text=TEXTS, first=DAYS, strength=st.sampled_from(["", "anecdote"]))
    def changes_evidence(self, which: int, text: str, first: str, strength: str) -> None:
        everything = queries.all_evidence(self.workspace)
        one = everything[which % len(everything)].id
        changes = evidence.change_evidence(
            self.workspace, one, shows=text, period_from=first, source=text, strength=strength
        )
        self.done(bool(changes))

    @rule(setting=st.sampled_from(["", "hospice", "hospital"]))
    def works_in(self, setting: str) -> None:
        service = queries.workspace_view(self.workspace).services[0].id
        self.done(bool(services.set_setting(self.workspace, service, setting)))

    @precondition(lambda self: len(queries.workspace_view(self.workspace).services) == 1)
    @rule()
    def adds_a_service(self) -> None:
        self.done(bool(services.add_service(self.workspace, "Larkfield", setting="hospice")))

    @precondition(lambda self: len(assessments.heads(self.workspace)) == 1)
    @rule()
    def starts_another(self) -> None:
        head = assessments.heads(self.workspace)[0]
        other = replace(self.other, id="other")
        self.done(bool(workspaces.start_assessment(self.workspace, other, head.service.id, head.round.id)))

    @rule()
    def undoes(self) -> None:
        assert bool(history.undo_label(self.workspace)) == bool(self.past)
        if self.past:
            assert history.undo(self.workspace).label.startswith("Undone: ")
            self.future.append(self.now)
            self.now = self.past.pop()
        else:
            self.refused(history.undo)

    @rule()
    def redoes(self) -> None:
        assert bool(history.redo_label(self.workspace)) == bool(self.future)
        if self.future:
            assert history.redo(self.workspace).label.startswith("Done again: ")
            self.past.append(self.now)
            self.now = self.future.pop()
        else:
            self.refused(history.redo)

    def refused(self, operation: Callable[[Workspace], Changes]) -> None:
        with pytest.raises(UserError, match="There is nothing to "):
            operation(self.workspace)

    @rule()
    def closes_and_opens(self) -> None:
        path = self.workspace.path
        self.workspace.close()
        from eolc_desktop.storage.opening import open_file

        self.workspace = open_file(path, clock=self.ticking.clock())
        self.workspace.connection.execute("PRAGMA synchronous = OFF")

    @invariant()
    def shows_what_it_should(self) -> None:
        if hasattr(self, "workspace"):
            assert content(self.workspace) == self.now

    @invariant()
    def is_what_its_log_says(self) -> None:
        if hasattr(self, "workspace"):
            assert faults(self.workspace.connection) == ()

    def teardown(self) -> None:
        if not hasattr(self, "workspace"):
            return
        last = self.now
        back = list(self.past)
        while back:
            history.undo(self.workspace)
            assert content(self.workspace) == back.pop()
        for _ in self.past:
            history.redo(self.workspace)
        assert content(self.workspace) == last
        self.workspace.close()
        self.folder.cleanup()


TestUndoing = Undoing.TestCase
TestUndoing.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def test_what_the_log_comes_to_does_not_depend_on_the_order_it_arrived_in(workspace: Workspace) -> None:
    """Merging: the same operations, stored in another sequence, come to the same content."""
    assessment = first(workspace)
    rate.rate_item(workspace, assessment, "N1", 1)
    rate.mark_not_applicable(workspace, assessment, "N1", "No such service")
    rate.rate_item(workspace, assessment, "N1", 2)
    evidence.add_evidence(workspace, title="Audit", kind="outcome", links=[(assessment, "N1")])
    (audit,) = queries.all_evidence(workspace)
    evidence.unlink_evidence(workspace, audit.id, assessment, "N1")
    evidence.change_evidence(workspace, audit.id, period_from="2026-01-01", source="Nurses")
    evidence.link_evidence(workspace, audit.id, assessment, "N1")
    before = by_log(workspace.connection)

    workspace.connection.execute("UPDATE operation SET seq = -seq")

    assert by_log(workspace.connection) == before


def test_every_entity_of_the_log_has_its_table(workspace: Workspace) -> None:
    for spec in ENTITIES.values():
        there = {row[1] for row in workspace.connection.execute(f"PRAGMA table_info({spec.table})")}
        assert there == {*spec.keys, *spec.fields}
        assert set(spec.typed) <= set(spec.fields)


def test_what_means_something_only_together_is_logged_together(workspace: Workspace) -> None:
    """Merging never mixes the first day of one copy's period with the last day of another's."""
    evidence.add_evidence(
        workspace,
        title="Audit",
        kind="outcome",
        period_from="2026-01-01",
        period_to="2026-06-30",
        source="Nurses",
        reference="A/7",
    )
    (audit,) = queries.all_evidence(workspace)

    evidence.change_evidence(workspace, audit.id, period_to="2026-09-30")
    evidence.change_evidence(workspace, audit.id, reference="A/8")

    query = "SELECT c.field FROM change c JOIN operation o ON o.id = c.operation_id WHERE o.label LIKE ?"
    logged = workspace.connection.execute(f"{query} ORDER BY o.seq, c.field", ("Changed%",)).fetchall()
    assert [name for (name,) in logged] == ["period_from", "period_to", "reference", "source"]
