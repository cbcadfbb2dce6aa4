"""Check that the packages of an extra are installed."""

from __future__ import annotations

from importlib import import_module

from briefgen.settings.extras import extra_missing
from briefgen.settings.gather import UsageError


def need_sources(command: str) -> None:
    """Check that the packages of the extra `sources` are installed.

    Errors: UsageError with extra-missing.
    """
    try:
        for name in ("bibtexparser", "chardet", "rispy"):
            import_module(name)
    except ModuleNotFoundError as missing:
        raise UsageError(extra_missing(command, "sources", missing)) from missing
