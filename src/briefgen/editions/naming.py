"""The file name of an edition.

Its date is the `as_of` of the brief, the one in the memo's head: the day of its information, not of its
issue. So the name is the same wherever and whenever the edition is made, and a memo that is issued long after
its last fact does not look fresher than it is. The day of issue is in the manifest.
"""

from __future__ import annotations

import re
from datetime import date
from string import Formatter

PATTERN = "{name}_{date}_ed{number:02}_{marking}"
"""`putin-kim_2024-06-26_ed02_TLP-GREEN`"""
_NAMES = ("name", "date", "number", "marking")
_LITERAL = re.compile(r"[A-Za-z0-9 ._+-]*")
_UNSAFE = re.compile(r"[^\w+.-]+")
"""What a marking has and the name of a file does not: colons, slashes, spaces."""
_WIDTH = re.compile(r"(0[1-9])?")


def check_pattern(pattern: str) -> str:
    """Check that a pattern gives each edition a file name of its own; give the pattern back.

    Errors: ValueError.
    """
    try:
        pieces = list(Formatter().parse(pattern))
    except ValueError:
        raise ValueError(f"a brace is not closed or not opened: `{pattern}`") from None
    fields = [(field, form or "", turned) for _, field, form, turned in pieces if field is not None]
    for field, form, turned in fields:
        if field not in _NAMES:
            known = ", ".join(f"`{{{name}}}`" for name in _NAMES)
            raise ValueError(f"no placeholder `{{{field}}}`; there are {known}")
        if turned or not _WIDTH.fullmatch(form if field == "number" else f"{form}{form}"):
            raise ValueError(f"`{{{field}}}` takes no such form; only `{{number:02}}` has digits to fill up")
    if "number" not in {field for field, _, _ in fields}:
        raise ValueError("it needs `{number}`: no two editions have one name")
    if not all(_LITERAL.fullmatch(words) for words, *_ in pieces) or pattern[0] in ". -":
        raise ValueError("write a file name of letters, digits, spaces and `._+-`")
    return pattern


def edition_stem(pattern: str, name: str, as_of: date, number: int, marking: str) -> str:
    """Return the name of an edition's file, without its suffix."""
    safe = _UNSAFE.sub("-", marking).strip("-.")
    values = {"name": name, "date": as_of.isoformat(), "number": number, "marking": safe}
    return pattern.format_map(values)
