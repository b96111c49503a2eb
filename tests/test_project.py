"""What the project promises outside its code: pinned packages, no host named, and a README that holds."""

from __future__ import annotations

import ast
import os
import re
import shlex
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from eolc_desktop import __version__
from eolc_desktop.cli.names import COMMANDS

# What a file of ours must not name: where packages come from is for the person's own settings.
HOSTS = re.compile("https?:|index-url|find-links|trusted-host|p[y]pi", re.IGNORECASE)


@pytest.fixture
def project(checkout: Path) -> dict[str, Any]:
    declared: dict[str, Any] = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))
    found: dict[str, Any] = declared["project"]
    return found


def pins(checkout: Path, name: str) -> list[Requirement]:
    """Return what a lock pins."""
    text = (checkout / "installers" / name).read_text(encoding="utf-8")
    entries = text.replace("\\\n", " ").splitlines()
    return [Requirement(entry.split(" --hash", 1)[0]) for entry in entries if entry.strip()]


def versions(checkout: Path, name: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for pin in pins(checkout, name):
        found.setdefault(canonicalize_name(pin.name), set()).add(str(pin.specifier))
    return found


@pytest.mark.parametrize("lock", ["requirements-run.txt", "requirements-dev.txt"])
def test_every_package_is_pinned_with_a_hash(lock: str, checkout: Path) -> None:
    text = (checkout / "installers" / lock).read_text(encoding="utf-8")
    entries = [entry for entry in text.replace("\\\n", " ").splitlines() if entry.strip()]

    assert len(entries) > 20
    assert [entry for entry in entries if "==" not in entry or "--hash=sha256:" not in entry] == []


def test_the_locks_pin_what_the_project_asks_for(checkout: Path, project: dict[str, Any]) -> None:
    asked = {
        "requirements-run.txt": project["dependencies"],
        "requirements-dev.txt": project["dependencies"] + project["optional-dependencies"]["dev"],
    }
    for lock, wanted in asked.items():
        pinned = pins(checkout, lock)
        for line in wanted:
            requirement = Requirement(line)
            chosen = [
                next(iter(pin.specifier)).version
                for pin in pinned
                if canonicalize_name(pin.name) == canonicalize_name(requirement.name)
            ]
            assert chosen, f"{lock} does not pin {requirement.name}; CONTRIBUTING.md says how to refresh it"
            assert all(requirement.specifier.contains(version) for version in chosen), line


def test_who_develops_runs_the_very_same_versions(checkout: Path) -> None:
    run, dev = versions(checkout, "requirements-run.txt"), versions(checkout, "requirements-dev.txt")

    assert {name: dev.get(name) for name in run} == run


def test_no_file_of_the_set_up_names_a_host(checkout: Path) -> None:
    files = [checkout / "main.py", checkout / "pyproject.toml", checkout / ".ci" / "run"]
    files += [path for path in (checkout / "installers").rglob("*") if path.suffix in {".py", ".txt", ".sh"}]

    assert len(files) > 8
    assert [path.name for path in files if HOSTS.search(path.read_text(encoding="utf-8"))] == []


def test_every_import_is_of_something_that_is_declared(checkout: Path, project: dict[str, Any]) -> None:
    declared = {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
    declared.add(canonicalize_name("shiboken6"))  # PySide6 is made of it, and pins it
    homes = packages_distributions()
    undeclared = set()
    for path in (checkout / "eolc_desktop").rglob("*.py"):
        for name in imported(path) - sys.stdlib_module_names - {"eolc_desktop"}:
            if not {canonicalize_name(home) for home in homes.get(name, ())} & declared:
                undeclared.add(f"{name} in {path.relative_to(checkout)}")

    assert undeclared == set()


def imported(path: Path) -> set[str]:
    """Return the top-level names that a file imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


def commands_in(text: str) -> list[list[str]]:
    """Return the arguments of every `main.py` command that a text shows in a block or between backticks."""
    shown = re.findall(r"(?:python3? |\.venv/bin/python )main\.py([^\n`]*)", text)
    return [shlex.split(arguments, comments=True) for arguments in shown]


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_command_that_is_shown_exists(page: str, checkout: Path) -> None:
    shown = commands_in((checkout / page).read_text(encoding="utf-8"))

    assert shown
    for arguments in shown:
        assert not arguments or arguments[0] in COMMANDS or arguments[0].endswith(".eolc"), arguments


def test_the_readme_has_the_two_commands_and_names_every_other(checkout: Path) -> None:
    text = (checkout / "README.md").read_text(encoding="utf-8")
    shown = commands_in(text)

    assert ["demo", "out"] in shown
    assert ["test"] in shown
    assert {arguments[0] for arguments in shown if arguments} >= set(COMMANDS)


def test_the_files_that_are_named_are_there(checkout: Path) -> None:
    """A link in a page leads to a file, and so does every path that CONTRIBUTING names."""
    for page in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        text = (checkout / page).read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#]+)\)", text):
            assert (checkout / target).exists(), f"{page}: {target}"
    text = (checkout / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for path in re.findall(r"`((?:eolc_desktop|frameworks|installers|tests|resources)/[\w./-]*)`", text):
        assert "ID" in path or (checkout / path).exists(), path


def test_the_changelog_begins_with_what_is_not_released_yet(checkout: Path) -> None:
    headings = re.findall(
        r"^## (.*)$", (checkout / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.MULTILINE
    )

    assert headings[0] == "[Unreleased]"
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permission")
def test_the_ci_script_can_be_run(checkout: Path) -> None:
    assert os.access(checkout / ".ci" / "run", os.X_OK)


def test_the_licence_is_the_one_that_is_declared(checkout: Path, project: dict[str, Any]) -> None:
    text = (checkout / "LICENSE").read_text(encoding="utf-8")

    assert project["license"] == "MIT"
    assert text.startswith("MIT License")
    assert "EoLC Desktop contributors" in text
