"""Tests of hints for invalid YAML."""

from __future__ import annotations

import pytest

from briefgen.reading.yaml_text import read_yaml

LINK = "put text that begins with a link in quotes, or on a line of its own after `>-`"
COLON = "put text that contains `: ` in quotes"
WHOLE = "put the whole value in quotes; inside single quotes, write an apostrophe twice"
BRACES = "between `{` and `}`, put text that has brackets or a link in quotes"
SQUARE = "between `[` and `]`, put text that has brackets or a link in quotes"
MARK = "put text that begins with this character in quotes"
TABS = "indent with spaces, not with tabs"
LEVEL = "indent this line like those around it; a key with a value on its line has nothing below it"
ELSE = "check indentation, colons and quotes here"
ROWS = [
    ("a: [Three](fact:three) ask for it.", "a: '[Three](fact:three) ask for it.'", LINK),
    ("a: [](fact:three) ask", "a: >-\n  [](fact:three) ask", LINK),
    ("a:\n  - [x](fact:y) z", "a:\n  - '[x](fact:y) z'", LINK),
    ("a: {b: [x](fact:y) z}", "a: {b: '[x](fact:y) z'}", BRACES),
    ("a: {b: see [x](fact:y), c: 1}", "a: {b: 'see [x](fact:y)', c: 1}", BRACES),
    ("a: {b: 'x', c: the [new] rule}", "a: {b: 'x', c: 'the [new] rule'}", BRACES),
    ("a: {b: see {x} there}", "a: {b: 'see {x} there'}", BRACES),
    ("a: [see [x](fact:y), z]", "a: ['see [x](fact:y)', z]", SQUARE),
    ("a: Caps: how long?", "a: 'Caps: how long?'", COLON),
    ("a: {b: Caps: how long?}", "a: {b: 'Caps: how long?'}", COLON),
    ('a: "x" said y', "a: '\"x\" said y'", WHOLE),
    ("a: 'it's'", "a: 'it''s'", WHOLE),
    ("a: @x", "a: '@x'", MARK),
    ("a: - x", "a: '- x'", MARK),
    ('a: "\\d"', 'a: "\\\\d"', "write a backslash twice between double quotes, or use single ones"),
    ("a:\n\tb: 1", "a:\n  b: 1", TABS),
    ("a: 1\n\tb: 1", "a: 1\nb: 1", TABS),
    ("a:\n  b: 1\n    c: 2", "a:\n  b: 1\n  c: 2", LEVEL),
    ("a: > x y", "a: >\n  x y", "begin the text on the next line, indented"),
    ("a:\n  b: 1\n c: 2", "a:\n  b: 1\n  c: 2", ELSE),
]


@pytest.mark.parametrize(("slip", "mended", "hint"), ROWS)
def test_a_mistake_has_a_hint(slip: str, mended: str, hint: str) -> None:
    """Invalid YAML gets a hint, and is valid once the hint is followed."""
    assert [d.hints for d in read_yaml(slip, "f")[1]] == [(hint,)]
    assert read_yaml(mended, "f")[1] == ()
