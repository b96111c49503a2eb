"""A checkout in miniature: the real main.py and installers, one tiny package to install, and no network."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 300  # seconds; a machine that is busy with other things is slow to make environments
REAL = Path(__file__).resolve().parents[2]

COMMAND = """
import json, sys
from pathlib import Path

def main(argv):
    import tiny
    print(json.dumps({"argv": argv, "prefix": str(Path(sys.prefix).resolve()), "tiny": tiny.VERSION}))
    return 7 if argv == ["fail"] else 0
"""
METADATA = "Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
WHEEL = "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


@dataclass(frozen=True)
class Checkout:
    """Where the miniature lies, and where its packages come from."""

    root: Path
    wheels: Path

    @property
    def stamp(self) -> Path:
        return self.root / ".venv" / ".installed-requirements-run.txt"

    @property
    def python(self) -> Path:
        inner = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
        return self.root.joinpath(".venv", *inner)

    def lock(self, version: str, *, digest: str = "") -> None:
        """Pin a version of the tiny package in both locks."""
        digest = digest or hashlib.sha256(add_wheel(self.wheels, version).read_bytes()).hexdigest()
        for name in ("requirements-run.txt", "requirements-dev.txt"):
            lock = self.root / "installers" / name
            lock.write_text(f"tiny=={version} \\\n    --hash=sha256:{digest}\n", encoding="utf-8")

    def command(self, source: str) -> None:
        """Set what the program is, once it starts."""
        (self.root / "eolc_desktop" / "cli.py").write_text(source, encoding="utf-8")

    def begin(self, *arguments: str, python: Path | None = None) -> subprocess.Popen[str]:
        """Start main.py from another directory, and do not wait."""
        # The variables that a person may have set for pip are left out; only the folder of wheels counts.
        settings = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
        offline = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": self.wheels.as_uri(), "PIP_CONFIG_FILE": os.devnull}
        return subprocess.Popen(
            [str(python or sys.executable), str(self.root / "main.py"), *arguments],
            cwd=self.wheels,
            env={**settings, **offline},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def start(self, *arguments: str, python: Path | None = None) -> subprocess.CompletedProcess[str]:
        """Start main.py from another directory, and wait for its end."""
        process = self.begin(*arguments, python=python)
        out, err = process.communicate(timeout=PATIENCE)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def make_checkout(parent: Path) -> Checkout:
    """Lay out a miniature in a folder whose name has spaces and an accent."""
    made = Checkout(parent / "Tŷ hospice (copy)", parent / "wheels")
    made.wheels.mkdir(parents=True)
    shutil.copytree(
        REAL / "installers", made.root / "installers", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(REAL / "main.py", made.root)
    package = made.root / "eolc_desktop"
    package.mkdir()
    (package / "__init__.py").touch()
    made.command(COMMAND)
    # The system libraries are looked at in a test of their own; here nothing may be installed.
    (made.root / "installers" / "libraries.py").write_text("def provide(record): pass\n", encoding="utf-8")
    made.lock("1.0")
    return made


def add_wheel(folder: Path, version: str) -> Path:
    """Write a wheel of one module that knows its version."""
    path = folder / f"tiny-{version}-py3-none-any.whl"
    info = f"tiny-{version}.dist-info"
    if not path.exists():
        with zipfile.ZipFile(path, "w") as wheel:
            wheel.writestr("tiny.py", f"VERSION = {version!r}\n")
            wheel.writestr(f"{info}/METADATA", METADATA.format(name="tiny", version=version))
            wheel.writestr(f"{info}/WHEEL", WHEEL)
            wheel.writestr(
                f"{info}/RECORD", f"tiny.py,,\n{info}/METADATA,,\n{info}/WHEEL,,\n{info}/RECORD,,\n"
            )
    return path
