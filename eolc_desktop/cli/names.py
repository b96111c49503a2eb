"""The names of the commands, apart, so that opening the window imports no command."""

from __future__ import annotations

COMMANDS = (
    "demo",
    "frameworks",
    "new",
    "rate",
    "service",
    "evidence",
    "start",
    "suggest",
    "show",
    "export",
    "check",
    "backup",
    "restore",
    "redact",
    "test",
)
