"""Find what a version control system leaves in a file that it could not merge."""

from __future__ import annotations

import re

from briefgen.diagnostic import Diagnostic, Span, error

RULE = "merge-conflict"
_MARKER = re.compile(r"^[ \t]*(<{7,}|\|{7,}|>{7,})(?= |$).*$", re.MULTILINE)
_MESSAGE = "a merge conflict begins here that was not resolved"
_HINT = "keep one of the versions, and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`"


def find_conflict(text: str, path: str, first_line: int = 0) -> Diagnostic | None:
    """Report the first conflict marker of a text that begins after `first_line` lines of its file.

    Errors: merge-conflict.
    """
    found = _MARKER.search(text) if "<<<<<<<" in text or ">>>>>>>" in text else None
    if found is None:
        return None
    line = text.count("\n", 0, found.start()) + 1 + first_line
    margin = found.start(1) - found.start()
    span = Span(path, line, margin + 1, line, found.end() - found.start() + 1)
    return error(RULE, span, _MESSAGE, _HINT)
