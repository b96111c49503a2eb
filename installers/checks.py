"""All the checks of a source checkout, in order: format, lint, types, and tests with coverage."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import time

from installers import coverage_floor


def main(root: str, extra: list[str]) -> int:
    """Run every check and return 0 where all passed; with arguments for pytest, run pytest alone."""
    os.chdir(root)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # What the tools print may hold letters that a Windows terminal lacks.
        sys.stdout.reconfigure(errors="replace")
    if extra:
        return subprocess.call(python("-m", "pytest", *extra))
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # whatever the desktop of the person is
    passed = [
        quiet_step("format", python("-m", "ruff", "format", "--check", "--quiet", ".")),
        quiet_step("lint", python("-m", "ruff", "check", "--quiet", ".")),
        quiet_step("types", python("-m", "mypy", "--strict", "--no-error-summary")),
    ]
    summary, tests_passed = run_tests()
    passed += [tests_passed, verdict("coverage", *coverage_floor.check(root))]
    say(summary)
    return 0 if all(passed) else 1


def python(*arguments: str) -> list[str]:
    """Return a command of this Python."""
    return [sys.executable, *arguments]


def say(text: str) -> None:
    """Print at once, in order with what the tools print."""
    print(text, flush=True)


def verdict(name: str, passed: bool, detail: str = "") -> bool:
    """Print how a check went, and return whether it passed."""
    say(f"{name:<10} {'passed' if passed else 'FAILED'}{detail and '  ' + detail}")
    return passed


def quiet_step(name: str, command: list[str]) -> bool:
    """Run one check; show what it printed only where it failed."""
    began = time.monotonic()
    done = subprocess.run(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        say(done.stdout.rstrip())
    return verdict(name, done.returncode == 0, f"{time.monotonic() - began:.1f} s")


def run_tests() -> tuple[str, bool]:
    """Run the tests with branch coverage, show them as they run, and return pytest's last line too."""
    command = python("-m", "pytest", "-n", str(min(os.cpu_count() or 1, 4)), "--dist", "loadgroup")
    command += ["--cov", "--cov-branch", "--cov-report=", "--durations=5"]
    if sys.stdout.isatty():
        command.append("--color=yes")
    last = ""
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", errors="replace"
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            sys.stdout.write(line)
            sys.stdout.flush()
            last = line.rstrip() or last
        code = process.wait()
    verdict("tests", code == 0)
    return last, code == 0
