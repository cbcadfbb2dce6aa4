"""Suggest how to correct invalid YAML, by the common mistakes of writing prose in YAML."""

from __future__ import annotations

import re

from briefgen.diagnostic import truncate

_LINK = re.compile(r"(?:^|[:,{\[-])\s*\[[^\]]*\]$")

_CUT = re.compile(r"(?<=\S)[ \t](#[^\s#][^\n]*)")
"""What looks like a part of the value before it; before a comment are two spaces, or one after its sign."""
COMMENT_HINTS = ("put the value in quotes", "if it is a comment, write a space after `#`")


def end_taken_for_comment(text: str, end: int) -> str:
    """Return what follows a value that ends at `end` and was probably meant to be a part of it."""
    found = _CUT.match(text, end)
    return found[1] if found else ""


def _within(problem: str) -> str:
    """Say between which brackets the parser missed a comma."""
    return "between `{` and `}`" if "'}'" in problem else "between `[` and `]`"


def syntax_hint(problem: str, line: str, at: int, line_before: str = "") -> str:
    """Suggest how to correct a line that the parser rejected at character `at`."""
    before, rest = line[:at], line[at:]
    cut = _CUT.search(f"{line_before}\n{line}")
    slips = (
        (cut, f"YAML takes `{truncate(cut[1]) if cut else ''}` for a comment: put the whole value in quotes"),
        ("\t" in line[: len(line) - len(line.lstrip())], "indent with spaces, not with tabs"),
        (
            "expected ',' or" in problem and rest.startswith(("[", "]", "{", "}", "(")),
            f"{_within(problem)}, put text that has brackets or a link in quotes",
        ),
        (
            rest.startswith("(") and _LINK.search(before),
            "put text that begins with a link in quotes, or on a line of its own after `>-`",
        ),
        (rest.startswith(("@", "`", "%", "- ")), "put text that begins with this character in quotes"),
        (rest.startswith("\\"), "write a backslash twice between double quotes, or use single ones"),
        (
            before.rstrip().endswith(("'", '"')),
            "put the whole value in quotes; inside single quotes, write an apostrophe twice",
        ),
        (rest.startswith(":") and ": " in before, "put text that contains `: ` in quotes"),
        (
            "mapping values" in problem,
            "indent this line like those around it; a key with a value on its line has nothing below it",
        ),
        ("line break" in problem, "begin the text on the next line, indented"),
    )
    return next((hint for fits, hint in slips if fits), "check indentation, colons and quotes here")
