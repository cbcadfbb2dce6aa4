"""Tests of mapping a value's characters to the YAML text."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from briefgen.diagnostic import Span
from briefgen.reading.align import align
from briefgen.reading.merge_conflict import find_conflict
from briefgen.reading.yaml_text import read_yaml

NEEDLE = "fact:a"
TEXTS = {
    "plain": "a: see [x](fact:a) now\n",
    "plain over lines": "a: some words\n  and [x](fact:a)\n",
    "literal": "a: |\n  some\n    more\n\n  [x](fact:a)\n",
    "literal with a comment in its head": "a: |- # fact:a\n  x\n  [x](fact:a)\n",
    "literal that looks like a list": "a: |\n  - one\n  > two\n  # [x](fact:a)\n",
    "folded": "a: >-\n  some words\n  and more\n\n  [x](fact:a)\n",
    "folded with deeper lines": "a: >\n    some\n      deeper\n    [x](fact:a)\n",
    "folded with an indicator": "a: >2-\n    some\n  [x](fact:a)\n",
    "single quotes": "a: 'it''s ''so'' [x](fact:a)'\n",
    "double quotes": 'a: "say \\"x\\" [x](fact:a)"\n',
    "double quotes with escapes": 'a: "t\\tn\\nu\\u4e2d\\U0001F600x\\x41 [x](fact:a)"\n',
    "double quotes with line ends": 'a: "a\\nb\\n\\nfact [x](fact:a)"\n',
    "double quotes folded": 'a: "one\n\n  two \\\n  three [x](fact:a)"\n',
    "double quotes with a backslash": 'a: "\\\\ [x](fact:a)"\n',
    "a quotation mark first": "a: '\"x\" [x](fact:a)'\n",
    "CJK": "a: 港口关闭了 [港](fact:a) 了\n",
    "astral": "a: 😀𝔮 [x](fact:a) 😀\n",
    "in a flow list": "b: [1]\na: [[x, 'y [x](fact:a)']]\n",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_words_are_found_at_their_place(text: str) -> None:
    """Part of a value, in any YAML style, is mapped to the same characters of the text."""
    read, problems = read_yaml(text, "f")
    assert problems == ()
    path: tuple[str | int, ...] = ("a", 0, 1) if "[[x" in text else ("a",)
    value = read.lookup(path)
    at = value.rindex(NEEDLE)
    span = read.within(path, at, at + len(NEEDLE))
    offset = text.rindex(NEEDLE)
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    assert span == Span("f", line, column, line, column + len(NEEDLE))


def test_a_range_may_span_lines() -> None:
    """A range that begins on one line and ends on another has both places."""
    read, _ = read_yaml("a: |\n  one two\n  three\n", "f")
    assert read.within(("a",), 4, 10) == Span("f", 2, 7, 3, 5)


def test_an_escape_is_mapped_to_its_backslash() -> None:
    """A character written as an escape has the place of its backslash."""
    read, _ = read_yaml('a: "x\\u4e2dy"\n', "f")
    assert read.within(("a",), 1, 2) == Span("f", 1, 6, 1, 7)
    assert read.within(("a",), 2, 3) == Span("f", 1, 12, 1, 13)


@pytest.mark.parametrize(
    ("text", "start", "end", "place"),
    [
        ("a: abc\n", 9, 12, (1, 6, 1, 7)),
        ("a: abc\n", 1, 1, (1, 5, 1, 6)),
        ("a: ''\n", 0, 1, (1, 4, 1, 6)),
        ("a: 12\n", 0, 1, (1, 4, 1, 6)),
    ],
    ids=["beyond the end", "of no length", "of empty text", "of a number"],
)
def test_invalid_ranges_have_a_place(
    text: str, start: int, end: int, place: tuple[int, int, int, int]
) -> None:
    """A range that does not exist is mapped to the nearest one, or to the whole value."""
    assert read_yaml(text, "f")[0].within(("a",), start, end) == Span("f", *place)


@pytest.mark.parametrize("body", ['"Quoted" \\*words\\* [x](y)', "> quoted [x](y)\nmore", "| table"])
def test_unchanged_text_is_mapped_to_itself(body: str) -> None:
    """A value that equals its text is mapped character by character."""
    assert align(body, f"ab{body}", 2, 2 + len(body)) == list(range(2, 2 + len(body)))


CHARACTERS = "ab'\"\\ \n-:#[]{}>|*&!%@`,.?中😀é\u00a0\u0301~<("


@given(
    st.text(CHARACTERS, min_size=1, max_size=40),
    st.sampled_from(['"', "'", "|", ">", None]),
    st.booleans(),
    st.sampled_from([10, 80]),
)
def test_every_character_is_found(value: str, style: str | None, unicode: bool, width: int) -> None:
    """In every style, each letter is mapped to itself or its escape, in order."""
    text = yaml.dump({"a": value}, default_style=style, allow_unicode=unicode, width=width)
    assume(find_conflict(text, "f") is None)
    read, problems = read_yaml(text, "f")
    assert problems == ()
    key = next(iter(read.data))
    found = read.data[key]
    mark = read.values[key,]
    offsets = align(found, text, mark.start, mark.end)
    assert offsets == sorted(offsets)
    assert all(
        text[at] in (letter, "\\") for letter, at in zip(found, offsets, strict=True) if not letter.isspace()
    )
