"""Whole briefs on the real corpus, each with a seeded mistake and the finding it has to give.

A comment right above a line says what is found in it: `# error[rule] 13: the message begins so`, 13 being
the column. Where no comment can stand, inside a block of text, `+2` before the column means two lines
further down.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.workspace import ROOT, open_workspace

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))
_EXPECTED = re.compile(r"\s*# (error|warning)\[([a-z-]+)\] (?:\+([0-9]+) )?([0-9]+): (.+)")

Finding = tuple[int, int, str, str, str]
"""Line, column, severity, rule and message."""


def expected_findings(text: str) -> list[Finding]:
    """Read the findings a case announces in its comments."""
    found: list[Finding] = []
    lines = text.split("\n")
    for number, line in enumerate(lines, 1):
        if match := _EXPECTED.fullmatch(line):
            severity, rule, down, column, message = match.groups()
            below = next(n for n in range(number, len(lines)) if not _EXPECTED.fullmatch(lines[n]))
            found.append((below + 1 + int(down or 0), int(column), severity, rule, message))
    return sorted(found)


def test_comments_announce_findings() -> None:
    """Several comments above a line speak of that line, or of one further down."""
    text = "a: 1\n# error[x] 4: one\n  # warning[y-z] +2 5: two\nb: |\n  c\n  d\n"
    assert expected_findings(text) == [(4, 4, "error", "x", "one"), (6, 5, "warning", "y-z", "two")]


def test_there_are_cases() -> None:
    """The cases are found, a clean one among them."""
    assert len(CASES) >= 40
    assert expected_findings((ROOT / "tests/cases/clean.yaml").read_text("utf-8")) == []


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_a_case_gives_its_findings(path: Path) -> None:
    """A brief gives the findings its comments announce, at their exact places, and no other."""
    found = open_workspace(ROOT).check(f"tests/cases/{path.name}")
    given = sorted((d.span.line, d.span.column, str(d.severity), d.rule, d.message) for d in found)
    wanted = expected_findings(path.read_text("utf-8"))
    assert [g[:4] for g in given] == [w[:4] for w in wanted]
    assert [g[4][: len(w[4])] for g, w in zip(given, wanted, strict=True)] == [w[4] for w in wanted]
    assert {d.span.path for d in found} <= {f"tests/cases/{path.name}"}
