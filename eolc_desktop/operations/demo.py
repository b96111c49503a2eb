"""The filled example: a made-up place, the same to the byte of its reports each time that it is made."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from eolc_desktop import paths
from eolc_desktop.domain.ratings import Confidence
from eolc_desktop.errors import AlreadyThere, UserError
from eolc_desktop.operations import evidence, library, queries, rate, services, workspaces
from eolc_desktop.operations.exporting import export
from eolc_desktop.storage import replacing
from eolc_desktop.storage.clock import Clock
from eolc_desktop.storage.files import require_free, whole
from eolc_desktop.storage.workspace import Workspace, absolute

WORKSPACE, WORKBOOK, REPORT = "demo.eolc", "gap-analysis.xlsx", "board-report.pdf"
_SEED = 20260914


class _FixedTime:
    """The clock on the wall of the example, set by hand."""

    def __init__(self, text: str) -> None:
        self.milliseconds = 0
        self.set(text)

    def set(self, text: str) -> None:
        """Set it to an ISO 8601 time."""
        self.milliseconds = round(datetime.fromisoformat(text).timestamp() * 1000)

    def __call__(self) -> int:
        return self.milliseconds


def make_demo(path: Path, *, force: bool = False) -> Path:
    """Make the example workspace.

    Args:
        path: The file to make. An example that is there already is replaced.
        force: Whether any other file that is there may be replaced.

    Returns:
        The file made.
    """
    return _make(path, force=force)


def _make(path: Path, *, force: bool, then: Callable[[Workspace], object] = bool) -> Path:
    """Make the example under another name, do what comes `then`, and put it in its place last.

    A half-filled example would otherwise look like a whole one, for ever.
    """
    path = absolute(path)
    require_free(path, force=force or _is_example(path))
    with replacing.alone(path), whole(path) as draft:
        with _filled(draft) as workspace:
            then(workspace)
        replacing.keep_before_replacing(path)
    return path


def _filled(path: Path) -> Workspace:
    data = _read_data()
    time = _FixedTime(data["clock"])
    clock = Clock(time, random.Random(_SEED).randbytes)  # noqa: S311  (ids that are the same each time)
    (round_,) = data["rounds"]
    workspace = workspaces.new_workspace(
        path,
        place=data["place"],
        frameworks=[library.find(each["framework"]) for each in data["assessments"]],
        services=[service["name"] for service in data["services"]],
        round_name=round_["name"],
        clock=clock,
        example=True,
    )
    try:
        _fill(workspace, data, time)
    except BaseException:
        workspace.close()
        raise
    return workspace


def _fill(workspace: Workspace, data: Mapping[str, Any], time: _FixedTime) -> None:
    for service in data["services"]:
        found = queries.find_service(workspace, service["name"])
        services.set_setting(workspace, found.id, service["setting"])
    assessments: dict[str, str] = {}
    answers = []
    for each in data["assessments"]:
        found_id = queries.find_assessment(workspace, each["framework"], each["service"]).id
        assessments[each["framework"]] = found_id
        answers += [(found_id, answer) for answer in each["ratings"]]
    # As it would have happened: workshop after workshop, whatever the framework, and then the evidence.
    for assessment_id, answer in sorted(answers, key=lambda pair: pair[1]["at"]):
        time.set(answer["at"])
        _answer(workspace, assessment_id, answer)
    for piece in data["evidence"]:
        said = dict(piece)
        time.set(said.pop("at"))
        supports = said.pop("supports")
        links = [(assessments[framework], item) for framework, items in supports.items() for item in items]
        evidence.add_evidence(workspace, links=links, **said)


def make_demo_folder(folder: Path, *, force: bool = False) -> tuple[Path, ...]:
    """Make the example workspace and its reports in a folder.

    Args:
        folder: Made where it is not there. What an earlier demo made in it is replaced.
        force: Whether other files of those names may be replaced.

    Raises:
        UserError: The folder holds a file of that name that the demo did not make, or cannot be written.
    """
    ours = _is_example(folder / WORKSPACE)
    targets = (folder / WORKSPACE, folder / WORKBOOK, folder / REPORT)
    in_the_way = [path.name for path in targets if path.exists()]
    if in_the_way and not (ours or force):
        raise AlreadyThere(
            f"The folder {folder} already holds {', '.join(in_the_way)}, which the demo did not make.",
            "Nothing was changed. Choose another folder, or say that they may be replaced.",
        )
    is_new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"The folder {folder} cannot be made: {error.strerror}.",
            "Nothing was changed. Choose another folder.",
        ) from error
    workspace, workbook, report = targets
    try:
        _make(workspace, force=True, then=lambda ws: export(ws, xlsx=workbook, pdf=report, force=True))
    except BaseException:
        if is_new:
            with suppress(OSError):
                folder.rmdir()
        raise
    return targets


def _read_data() -> dict[str, Any]:
    import yaml

    data: dict[str, Any] = yaml.safe_load(paths.resource("demo", "demo.yaml").read_text("utf-8"))
    return data


def _answer(workspace: Workspace, assessment_id: str, answer: Mapping[str, Any]) -> None:
    target = answer.get("target", {})
    rate.record(
        workspace,
        assessment_id,
        answer["item"],
        level=str(answer["level"]) if "level" in answer else None,
        not_applicable=answer.get("not_applicable"),
        dont_know=answer.get("dont_know", False),
        target=str(target["level"]) if "level" in target else None,
        target_reason=target.get("reason"),
        target_agreed_by=target.get("agreed_by"),
        confidence=Confidence(answer["confidence"]) if "confidence" in answer else None,
        importance=answer.get("importance"),
        rationale=answer.get("rationale"),
        role=answer["role"],
    )


def _is_example(path: Path) -> bool:
    """Tell whether a file is a workspace that the demo made."""
    try:
        with workspaces.open_workspace(path, write=False) as workspace:
            return queries.workspace_view(workspace).example
    except UserError:
        return False
