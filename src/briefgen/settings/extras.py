"""The finding for a package of an extra that is not installed."""

from __future__ import annotations

from briefgen.diagnostic import Diagnostic, Span, error


def extra_missing(place: str, extra: str, missing: ModuleNotFoundError) -> Diagnostic:
    """Say how to install the extra that a command or a file (`place`) needs.

    Errors: extra-missing.
    """
    package = (missing.name or extra).partition(".")[0]
    hint = f"in the clone of briefgen, run `python3 -m pip --python .venv/bin/python install '.[{extra}]'`"
    return error("extra-missing", Span(place), f"`{package}` is not installed", hint)
