"""Check that the packages of an extra are installed."""

from __future__ import annotations

from importlib import import_module

from briefgen.diagnostic import Span, error
from briefgen.settings.gather import UsageError


def need_sources(command: str) -> None:
    """Check that the packages of the extra `sources` are installed.

    Errors: UsageError with extra-missing.
    """
    try:
        for name in ("bibtexparser", "chardet", "rispy"):
            import_module(name)
    except ModuleNotFoundError as missing:
        raise extra_missing(command, "sources", missing) from missing


def extra_missing(command: str, extra: str, missing: ModuleNotFoundError) -> UsageError:
    """Say how to install the extra that a command needs."""
    hint = f"in the clone of briefgen, run `python3 -m pip --python .venv/bin/python install '.[{extra}]'`"
    return UsageError(error("extra-missing", Span(command), f"`{missing.name}` is not installed", hint))
