"""What to do about YAML that cannot be read: the slips that prose in YAML invites, by their line."""

from __future__ import annotations

import re

_LINK = re.compile(r"(?:^|[:,{\[-])\s*\[[^\]]*\]$")


def syntax_hint(problem: str, line: str, at: int) -> str:
    """Say how to mend a line that the parser could not go on with at its character `at`."""
    before, rest = line[:at], line[at:]
    slips = (
        ("\t" in line[: len(line) - len(line.lstrip())], "indent with spaces, not with tabs"),
        (
            rest.startswith("(") and _LINK.search(before),
            "put text that begins with a link in quotes, or on a line of its own after `>-`",
        ),
        (rest.startswith(("@", "`", "%", "- ")), "put text that begins with such a mark in quotes"),
        (rest.startswith("\\"), "write a backslash twice between double quotes, or use single ones"),
        (
            before.rstrip().endswith(("'", '"')),
            "put the whole value in quotes; between single quotes an apostrophe is written twice",
        ),
        (rest.startswith(":") and ": " in before, "put text that has `: ` in it in quotes"),
        (
            "mapping values" in problem,
            "indent the line as those beside it; under a key with a value on its line nothing stands",
        ),
        ("line break" in problem, "begin the text on the next line, indented"),
    )
    return next((hint for fits, hint in slips if fits), "check indentation, colons and quotes here")
