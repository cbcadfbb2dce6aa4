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
        hint = "in the clone of briefgen, run `python3 -m pip --python .venv/bin/python install '.[sources]'`"
        message = f"`{missing.name}` is not installed"
        raise UsageError(error("extra-missing", Span(command), message, hint)) from missing
