"""What may import what, what stays off the way to the first window, and where things lie."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytest_archon import archrule

from tests.conftest import CHECKOUT

if TYPE_CHECKING:
    from eolc_desktop.storage.workspace import Workspace

PACKAGE = "eolc_desktop"

# Each layer with the layers that it may import. Settings, paths and errors are open to all.
BELOW = {
    "domain": (),
    "scoring": ("domain",),
    "catalogue": ("domain", "scoring"),
    "storage": ("domain", "scoring"),
    "exchange": ("domain", "scoring"),
    "exports": ("domain", "scoring"),
    "operations": ("domain", "scoring", "catalogue", "storage", "exchange", "exports"),
    "cli": ("domain", "scoring", "catalogue", "storage", "exchange", "exports", "operations", "app"),
    "ui": ("domain", "scoring", "catalogue", "storage", "exchange", "exports", "operations"),
}
COMMON = ("errors", "paths", "settings")
STARTERS = ("app", "__main__")  # they put the parts together

# What takes long to import. None of it is needed to show a workspace.
HEAVY = ("pandas", "numpy", "sqlite_utils", "openpyxl", "xlsxwriter", "reportlab", "jsonschema", "yaml")

TOP_LEVEL_FOLDERS = {"eolc_desktop", "frameworks", "resources", "installers", "tests"}
TOP_LEVEL_FILES = {"main.py", "pyproject.toml", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE"}
LONGEST_MODULE = 500


def parts_of_the_package(checkout: Path) -> set[str]:
    found = (checkout / PACKAGE).iterdir()
    return {path.stem for path in found if path.suffix == ".py" or (path / "__init__.py").is_file()}


def matching(part: str) -> tuple[str, str]:
    """Return the patterns of a part and of all that is in it."""
    return f"{PACKAGE}.{part}", f"{PACKAGE}.{part}.*"


def python_files(checkout: Path) -> list[Path]:
    return sorted((checkout / PACKAGE).rglob("*.py"))


def test_every_part_has_its_place_among_the_layers(checkout: Path) -> None:
    assert parts_of_the_package(checkout) <= {*BELOW, *COMMON, *STARTERS, "__init__"}


@pytest.mark.parametrize("layer", sorted(set(BELOW) & parts_of_the_package(CHECKOUT)))
def test_imports_point_downwards_only(layer: str) -> None:
    above = (set(BELOW) | set(STARTERS)) - {layer, *BELOW[layer]}
    rule = archrule(f"{layer} stands on {', '.join(BELOW[layer]) or 'nothing'}").match(*matching(layer))
    for part in sorted(above):
        rule.should_not_import(*matching(part)).check(PACKAGE, only_direct_imports=True)


@pytest.mark.parametrize("part", COMMON)
def test_what_all_may_import_imports_nothing_of_ours(part: str) -> None:
    rule = archrule(f"{part} is open to all").match(*matching(part))
    for layer in (*BELOW, *STARTERS):
        rule.should_not_import(*matching(layer)).check(PACKAGE, only_direct_imports=True)


@pytest.mark.parametrize(
    ("library", "owners"),
    [("PySide6", ("ui", "app")), ("sqlite3", ("storage",)), ("sqlite_utils", ("storage",))],
)
def test_a_library_is_known_in_one_place_only(library: str, owners: tuple[str, ...]) -> None:
    rule = archrule(f"only {' and '.join(owners)} know {library}").match(PACKAGE, f"{PACKAGE}.*")
    for owner in owners:
        rule = rule.exclude(*matching(owner))
    rule.should_not_import(library, f"{library}.*").check(PACKAGE, only_direct_imports=True)


def test_set_up_uses_the_standard_library_only(checkout: Path) -> None:
    """What runs before anything is installed cannot need it; only the checks run after."""
    for path in [checkout / "main.py", *(checkout / "installers").glob("*.py")]:
        after_set_up = {"coverage"} if path.name == "coverage_floor.py" else set()
        after_set_up |= {PACKAGE} if path.name == "main.py" else set()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            roots = {name.split(".")[0] for name in names}
            assert roots <= sys.stdlib_module_names | {"installers"} | after_set_up, path.name


WINDOW_OPENS = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from eolc_desktop.cli import main
from eolc_desktop.ui.main_window import MainWindow

def shown(window) -> None:
    window.setVisible(True)
    print(window.windowTitle(), *sys.modules, sep="\\n")
    QTimer.singleShot(0, QApplication.quit)

MainWindow.show = shown
sys.exit(main(sys.argv[1:]))
"""


def test_nothing_heavy_is_imported_on_the_way_to_the_window(workspace: Workspace) -> None:
    workspace.close()
    done = subprocess.run(
        [sys.executable, "-c", WINDOW_OPENS, str(workspace.path)],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    loaded = set(done.stdout.split())

    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("testshire – EoLC Desktop")
    assert "eolc_desktop.ui.pages.overview" in loaded
    assert loaded & set(HEAVY) == set()


def test_the_top_level_holds_what_the_design_lists(checkout: Path) -> None:
    done = subprocess.run(
        ["git", "ls-files", "-z"], cwd=checkout, capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode:
        pytest.skip("this is not a git checkout")
    kept = [name for name in done.stdout.split("\0") if name and not name.startswith(".")]

    assert {name.split("/")[0] for name in kept if "/" in name} == TOP_LEVEL_FOLDERS
    assert {name for name in kept if "/" not in name} == TOP_LEVEL_FILES


def test_no_module_has_grown_past_telling_what_it_is_about(checkout: Path) -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in python_files(checkout)}

    assert {path.name: lines for path, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_every_module_says_what_it_is_for(checkout: Path) -> None:
    silent = [
        str(path.relative_to(checkout))
        for path in python_files(checkout)
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]

    assert silent == []
