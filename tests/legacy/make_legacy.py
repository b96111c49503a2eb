"""Keep a workspace of the schema that is newest now, once it is released: python -m tests.legacy.make_legacy.

The file is kept for ever, and every later version must open it (tests/storage/test_migrations.py).
"""

from __future__ import annotations

import gzip
import tempfile
from pathlib import Path

from eolc_desktop.domain.ratings import Confidence
from eolc_desktop.operations import evidence, history, queries, rate, services
from eolc_desktop.operations.workspaces import new_workspace
from eolc_desktop.storage.database import SCHEMA_VERSION
from tests.scoring import samples
from tests.storage.helpers import Ticking, first

FOLDER = Path(__file__).parent


def fill(path: Path) -> None:
    """Make a workspace that has something in every table."""
    framework = samples.framework(samples.section("N", 5), scales=(samples.MET,))
    clock = Ticking().clock()
    with new_workspace(path, place="Testshire", frameworks=(framework,), clock=clock) as workspace:
        assessment = first(workspace)
        rate.rate_item(workspace, assessment, "N1", 1, role="Chair")
        rate.set_rationale(workspace, assessment, "N1", "As the audit says")
        rate.set_confidence(workspace, assessment, "N1", Confidence.LOW)
        rate.set_target(workspace, assessment, "N1", 2, "It is the law", "The board")
        rate.mark_not_applicable(workspace, assessment, "N2", "No such service here")
        rate.mark_dont_know(workspace, assessment, "N3")
        rate.set_importance(workspace, assessment, "N3", 5)
        service = queries.workspace_view(workspace).services[0]
        services.set_setting(workspace, service.id, "whole-place")
        services.add_service(workspace, "Larkfield Hospice", setting="hospice")
        evidence.add_evidence(
            workspace,
            title="Audit of plans",
            kind="outcome",
            links=[(assessment, "N1"), (assessment, "N3")],
            shows="54 % of those on the register have a plan",
            period_from="2026-01-01",
            period_to="2026-06-30",
            source="Community nursing",
            reference="Audit 2026/7",
            review_date="2027-06-30",
            strength="single_audit",
            settings=["community-nursing", "care-home"],
            population_groups=["rural"],
            role="Chair",
        )
        evidence.add_evidence(workspace, title="Letters of thanks", kind="experience")
        (audit, letters) = queries.all_evidence(workspace)
        evidence.link_evidence(workspace, letters.id, assessment, "N1")
        evidence.unlink_evidence(workspace, letters.id, assessment, "N1")
        evidence.change_evidence(workspace, audit.id, strength="repeated_measurement")
        rate.rate_item(workspace, assessment, "N4", 2)
        history.undo(workspace)


def main() -> None:
    """Write the file, compressed; the same bytes every time."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.eolc"
        fill(path)
        target = FOLDER / f"v{SCHEMA_VERSION}.eolc.gz"
        target.write_bytes(gzip.compress(path.read_bytes(), mtime=0))


if __name__ == "__main__":
    main()
