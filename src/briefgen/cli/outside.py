"""The world outside: the one place that reads the environment and the clock."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from briefgen.cache.command_output import Command
    from briefgen.settings.settings import Settings


def settings_of(  # one parameter for each thing a run can be told
    near: Path,
    overrides: list[str] | None = None,
    as_of: str | None = None,
    texts: list[Path] | None = None,
    strict: bool = False,
    output: Path | None = None,
    formats: str | None = None,
) -> Settings:
    """Settle what a run goes by, from its options, the environment and the workspace."""
    from briefgen.settings.gather import gather_settings  # printing cached output does without it

    return gather_settings(
        near,
        Path.cwd(),
        os.environ,
        overrides=overrides or (),
        as_of=as_of,
        texts=texts or (),
        output=output,
        formats=formats,
        cache=cache(),
        strict=strict,
    )


def today() -> date:
    """Give the day, in universal time."""
    return now().date()


def command(arguments: Sequence[str]) -> Command:
    """Put a command's arguments together with the current folder and the environment."""
    from briefgen.cache.command_output import command_of  # as above

    return command_of(arguments, str(Path.cwd()), os.environ)


def cache() -> Path | None:
    """Find the user's cache folder."""
    from briefgen.cache.command_output import cache_folder  # as above

    return cache_folder(os.environ)


def now() -> datetime:
    """Give the moment, in universal time."""
    from datetime import UTC, datetime  # as above

    return datetime.now(UTC)


def cores() -> int:
    """Count the processors that this process may use."""
    mine = getattr(os, "sched_getaffinity", None)
    return len(mine(0)) if mine else os.cpu_count() or 1


def forget_foreign_settings() -> None:
    """Remove what would set libraries from outside: ReportLab, Pydantic and the one for commands."""
    for name in [name for name in os.environ if name.startswith(("RL_", "_BRIEFGEN_"))]:
        del os.environ[name]
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # nor are all installed packages searched for them
