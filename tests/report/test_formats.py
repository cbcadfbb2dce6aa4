"""Tests of formatting findings."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from briefgen.bidi.levels import paragraph_level, resolve_levels
from briefgen.bidi.reorder import visual_order
from briefgen.diagnostic import Because, Diagnostic, Span, arrange, error, has_errors, warning
from briefgen.report.formats import FORMATS, Lines, as_json, github, human, short, visible

LINE = "      fact: cable-lenght"
FINDING = error(
    "fact-unknown",
    Span("briefs/harbour.yaml", 14, 13, 14, 25),
    "no fact `cable-lenght` in the corpus",
    "did you mean `cable-length`?",
    because=(Because(Span("briefs/corpus/facts/cables.yaml", 31, 5, 31, 9), "it stands here"),),
)
DOUBT = warning("quote-old", Span("a, b:c.yaml", 2, 1, 4, 3), "50% of\nit is old")


PLACE = "file=briefs/harbour.yaml,line=14,col=13,endLine=14,endColumn=25,title=fact-unknown"


def _lines(*lines: str, first: int = 14) -> Lines:
    table = dict(enumerate(lines, first))
    return lambda *place: table.get(place[1])


def test_human() -> None:
    """A finding is printed with its line, carets under the place, its hints and its causes."""
    assert human([FINDING], _lines(LINE)).split("\n") == [
        "briefs/harbour.yaml:14:13: error[fact-unknown]: no fact `cable-lenght` in the corpus",
        "14 |       fact: cable-lenght",
        "   |             ^^^^^^^^^^^^",
        "hint: did you mean `cable-length`?",
        "because: it stands here (briefs/corpus/facts/cables.yaml:31:5)",
    ]


def test_human_without_a_line() -> None:
    """If the file cannot be read, a finding is printed without a line."""
    assert human([DOUBT, FINDING], lambda *_: None).split("\n") == [
        "a, b:c.yaml:2:1: warning[quote-old]: 50% of\\nit is old",
        "briefs/harbour.yaml:14:13: error[fact-unknown]: no fact `cable-lenght` in the corpus",
        "hint: did you mean `cable-length`?",
        "because: it stands here (briefs/corpus/facts/cables.yaml:31:5)",
    ]


def test_the_place_follows_a_path_in_arabic() -> None:
    """On a terminal, the letters of a file's name do not reorder the line and the column after it."""
    place = Span("ملاحظات/ميناء.yaml", 12, 5, 12, 9)
    first, last = human([error("x", place, "m", because=(Because(place, "b"),))], _lines()).split("\n")
    painted = [
        "".join(line[at] for at in visual_order(resolve_levels(line, paragraph_level(line))))
        for line in (first, last)
    ]
    assert re.sub("[\u2066-\u2069]", "", painted[0]).endswith(":12:5: error[x]: m")
    assert re.sub("[\u2066-\u2069]", "", painted[1]).endswith(":12:5)")
    assert "\u2068" not in short([error("x", place, "m")], _lines())


def test_a_file_as_a_whole() -> None:
    """A finding about a whole file shows no line of it."""
    whole = error("file-large", Span("a.yaml"), "larger than 2 bytes", "split the file")
    assert human([whole], _lines("a: 1", first=1)) == (
        "a.yaml:1:1: error[file-large]: larger than 2 bytes\nhint: split the file"
    )


@pytest.mark.parametrize("style", ["human", "short"])
def test_a_long_list_is_cut(style: str) -> None:
    """At most 200 findings are printed, and the others are counted."""
    many = [warning("r", Span("a", n), "m") for n in range(1, 1301)]
    lines = FORMATS[style](many, lambda *_: None).split("\n")
    assert len(lines) == 201
    assert lines[-2:] == ["a:200:1: warning[r]: m", "… and 1,100 more; `--format json` prints all"]


CARETS: dict[str, tuple[str, tuple[int, int, int, int], str, str]] = {
    "one character": ("a: b", (1, 4, 1, 5), "a: b", "   ^"),
    "no width": ("a:", (1, 3, 1, 3), "a:", "  ^"),
    "behind the end": ("a:", (1, 9, 1, 12), "a:", "  ^"),
    "over lines": ("a: |", (1, 4, 3, 2), "a: |", "   ^"),
    "over lines from the middle": ("a: one two", (1, 4, 2, 3), "a: one two", "   ^^^^^^^"),
    "an empty line": ("", (1, 1, 1, 2), "", "^"),
    "a tab before": ("a\tb: c", (1, 6, 1, 7), "a\\tb: c", "      ^"),
    "an escape under it": ("a: \x1b[2J", (1, 4, 1, 5), "a: \\x1b[2J", "   ^^^^"),
    "wide characters": ("港口: 关闭", (1, 5, 1, 7), "港口: 关闭", "      ^^^^"),
    "a mark": ("e\u0301: x", (1, 5, 1, 6), "e\u0301: x", "   ^"),
}


@pytest.mark.parametrize(("line", "place", "shown", "caret"), CARETS.values(), ids=CARETS)
def test_the_caret_is_under_the_words(
    line: str, place: tuple[int, int, int, int], shown: str, caret: str
) -> None:
    """The caret is under the words in a terminal, whatever characters come before them."""
    finding = error("r", Span("f", *place), "m")
    assert human([finding], _lines(line, first=1)).split("\n")[1:] == [f"1 | {shown}", f"  | {caret}"]


@pytest.mark.parametrize("column", [1, 2, 60, 110, 111, 150, 500, 890, 900])
def test_long_lines_are_cut_around_the_place(column: int) -> None:
    """A long line is cut around the place, and the caret is under the same character."""
    line = "".join(chr(ord("a") + i % 26) for i in range(900))
    finding = error("r", Span("f", 1, column, 1, column + 1), "m")
    _, shown, caret = human([finding], _lines(line, first=1)).split("\n")
    assert len(shown) <= len("1 | ") + 112
    assert shown[caret.index("^")] == line[column - 1]
    assert shown.startswith("1 | …") is (column > 40)
    assert shown.endswith("…") is (column < 800)


def test_short() -> None:
    """The short format has one line per finding."""
    assert short([DOUBT, FINDING], _lines(LINE)).split("\n") == [
        "a, b:c.yaml:2:1: warning[quote-old]: 50% of\\nit is old",
        "briefs/harbour.yaml:14:13: error[fact-unknown]: no fact `cable-lenght` in the corpus",
    ]


def test_json() -> None:
    """The JSON format is one object with all data of the findings."""
    assert json.loads(as_json([FINDING, DOUBT], _lines(LINE))) == {
        "diagnostics": [
            {
                "rule": "fact-unknown",
                "severity": "error",
                "path": "briefs/harbour.yaml",
                "line": 14,
                "column": 13,
                "end_line": 14,
                "end_column": 25,
                "message": "no fact `cable-lenght` in the corpus",
                "hints": ["did you mean `cable-length`?"],
                "because": [
                    {
                        "message": "it stands here",
                        "path": "briefs/corpus/facts/cables.yaml",
                        "line": 31,
                        "column": 5,
                        "end_line": 31,
                        "end_column": 9,
                    }
                ],
            },
            {
                "rule": "quote-old",
                "severity": "warning",
                "path": "a, b:c.yaml",
                "line": 2,
                "column": 1,
                "end_line": 4,
                "end_column": 3,
                "message": "50% of\nit is old",
                "hints": [],
                "because": [],
            },
        ]
    }
    assert json.loads(as_json([], _lines())) == {"diagnostics": []}


def test_github() -> None:
    """The GitHub format is one workflow command per finding, with escaped data."""
    assert github([FINDING, DOUBT], _lines(LINE)).split("\n") == [
        f"::error {PLACE}::no fact `cable-lenght` in the corpus%0Ahint: did you mean `cable-length`?",
        "::warning file=a%2C b%3Ac.yaml,line=2,col=1,endLine=4,title=quote-old::50%25 of\\nit is old",
    ]


@pytest.mark.parametrize("style", FORMATS)
def test_control_characters_are_escaped(style: str) -> None:
    """No format prints control characters of a file's text or name."""
    bad = "\x1b[2J\x07\r\x85\u202e\u2066\x00"
    finding = error(
        "r", Span(f"f{bad}", 1, 1, 1, 2), f"m{bad}", f"h{bad}", because=(Because(Span("g"), bad),)
    )
    printed = FORMATS[style]([finding], lambda *_: f"l{bad}")
    allowed = {"\n"} | ({"\x85", "\u202e", "\u2066"} if style == "json" else set())
    assert {c for c in printed if not c.isprintable()} <= allowed


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain 中😀é", "plain 中😀é"),
        ("a\u202fb\u00a0c\u2009d", "a\u202fb\u00a0c\u2009d"),
        ("\x1b[31m", "\\x1b[31m"),
        ("a\nb\tc", "a\\nb\\tc"),
        ("\u202e\u2066", "\\u202e\\u2066"),
        ("\U000e0001", "\\U000e0001"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    """Invisible characters are shown as escapes; typographic spaces are not changed."""
    assert visible(text) == shown


def test_findings_are_sorted_and_unique() -> None:
    """Findings are sorted by path, place, rule and message, without duplicates."""
    first, second, third = (error("r", Span("f", n, 1, n, 2), "m") for n in (1, 2, 10))
    other = error("q", Span("f", 2, 1, 2, 2), "m")
    assert arrange([third, second, first, other, second]) == (first, other, second, third)
    assert arrange([error("r", Span("g"), "m"), third])[0] is third


def test_warnings_are_no_errors() -> None:
    """Warnings alone do not count as errors."""
    assert has_errors([DOUBT]) is False
    assert has_errors([DOUBT, FINDING]) is True
    assert str(Diagnostic("r", DOUBT.severity, Span(str(Path("f"))), "m").severity) == "warning"
