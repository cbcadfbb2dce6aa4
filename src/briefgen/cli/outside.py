"""The world outside: the one place that reads the environment and the clock."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

from briefgen.invocation import gather_settings
from briefgen.settings import Settings


def settings_of(  # one parameter for each thing a run can be told
    near: Path,
    overrides: list[str] | None = None,
    as_of: str | None = None,
    texts: list[Path] | None = None,
    strict: bool = False,
    output: Path | None = None,
) -> Settings:
    """Settle what a run goes by, from its options, the environment and the workspace."""
    return gather_settings(
        near,
        Path.cwd(),
        os.environ,
        overrides=overrides or (),
        as_of=as_of,
        texts=texts or (),
        output=output,
        strict=strict,
    )


def today() -> date:
    """Give the day, in universal time."""
    return datetime.now(UTC).date()


def forget_foreign_settings() -> None:
    """Remove what would set ReportLab from outside, or keep it from starting."""
    for name in [name for name in os.environ if name.startswith("RL_")]:
        del os.environ[name]
