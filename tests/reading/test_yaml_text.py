"""Tests of reading YAML with the place of every key and value."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from msgspec.structs import replace

from briefgen.diagnostic import Span
from briefgen.reading.yaml_text import Path, read_yaml

WORDS = [
    "no", "No", "on", "off", "yes", "y", "n", "2024-06-26", "2024-06-26T10:00:00Z", "010", "-010", "00", "01.5", "12:30",
    "1:2:3", "0x1F", "0o17", "0b1", "1_000", "1,000", ".inf", "-.inf", ".nan", ".", "+", "-x", "e5", "1e4000", "1e", "nUll",
    "tRUE", "<<", "=", "中文", "😀",
]  # fmt: skip
VALUES: dict[str, Any] = {
    "1": 1,
    "0": 0,
    "-1": -1,
    "+1": 1,
    "100": 100,
    "9" * 40: int("9" * 40),
    "1.5": Decimal("1.5"),
    "0.10": Decimal("0.10"),
    ".5": Decimal("0.5"),
    "5.": Decimal(5),
    "1e3": Decimal("1e3"),
    "-1.5E-3": Decimal("-0.0015"),
    "1e400": Decimal("1e400"),
    "true": True,
    "True": True,
    "FALSE": False,
    "null": None,
    "Null": "Null",
    "NULL": "NULL",
    "~": None,
    "''": "",
    '"1"': "1",
    "'true'": "true",
    '"null"': "null",
    "|-\n  1": "1",
    ">-\n  true": "true",
}


@pytest.mark.parametrize("word", WORDS)
def test_words_stay_words(word: str) -> None:
    """What YAML 1.1 reads as booleans, dates, octal or base-60 numbers is read as text."""
    text, problems = read_yaml(f"a: {word}\n", "f")
    assert (text.data, problems) == ({"a": word}, ())


@pytest.mark.parametrize(("written", "value"), VALUES.items())
def test_values_are_read_as_written(written: str, value: Any) -> None:
    """Numbers, booleans and null are read by the core schema, quoted text as text."""
    text, problems = read_yaml(f"a: {written}\n", "f")
    assert problems == ()
    assert text.data == {"a": value}
    assert type(text.data["a"]) is type(value)


def test_numbers_keep_their_digits() -> None:
    """A decimal number is never converted to a binary float."""
    assert str(read_yaml("a: 0.10\n", "f")[0].data["a"]) == "0.10"


PLACES: dict[str, tuple[str, Path, tuple[int, int, int, int]]] = {
    "plain": ("a: one word\nb: c\n", ("a",), (1, 4, 1, 12)),
    "plain over lines": ("a: one\n  word\nb: c\n", ("a",), (1, 4, 2, 7)),
    "single quotes": ("a: 'it''s'\n", ("a",), (1, 4, 1, 11)),
    "double quotes": ('x: 1\na: "a \\" b"\n', ("a",), (2, 4, 2, 12)),
    "double quotes over lines": ('a: "one\n\n  two"\n', ("a",), (1, 4, 3, 7)),
    "literal": ("a: |\n  one\n  two\nb: c\n", ("a",), (1, 4, 4, 1)),
    "folded": ("a: >-\n  one\n  two\nb: c\n", ("a",), (1, 4, 4, 1)),
    "nothing": ("a:\nb: c\n", ("a",), (1, 3, 1, 3)),
    "tilde": ("a: ~\n", ("a",), (1, 4, 1, 5)),
    "number": ("a: 1.50\n", ("a",), (1, 4, 1, 8)),
    "flow list": ("a: [x, y]\n", ("a",), (1, 4, 1, 10)),
    "item of a flow list": ("a: [x, yy]\n", ("a", 1), (1, 8, 1, 10)),
    "value in a flow mapping": ("a: {b: cc}\n", ("a", "b"), (1, 8, 1, 10)),
    "flow list over lines": ("a: [x,\n  y]\n", ("a",), (1, 1, 1, 2)),
    "item of a block list": ("a:\n  - x\n  - yy\n", ("a", 1), (3, 5, 3, 7)),
    "block list": ("a:\n  - x\n  - y\n", ("a",), (1, 1, 1, 2)),
    "item that is a block mapping": ("a:\n  - b: 1\n    c: 2\n", ("a", 0), (2, 5, 2, 6)),
    "value far down": ("a:\n  - b: [1, {c: deep}]\n", ("a", 0, "b", 1, "c"), (2, 16, 2, 20)),
    "after wide characters": ("é中😀: x😀\n", ("é中😀",), (1, 6, 1, 8)),
    "the whole text": ("a: 1\nb: 2\n", (), (1, 1, 1, 2)),
    "after a comment": ("# one\na: x # two\n", ("a",), (2, 4, 2, 5)),
    "after a document's start": ("---\na: x\n", ("a",), (2, 4, 2, 5)),
    "nowhere": ("a: {b: c}\n", ("a", "x", 3), (1, 4, 1, 10)),
}


@pytest.mark.parametrize(("text", "path", "place"), PLACES.values(), ids=PLACES)
def test_every_value_has_its_place(text: str, path: Path, place: tuple[int, int, int, int]) -> None:
    """A value in any style has the place where it is written; a value of several lines, that of its key."""
    assert read_yaml(text, "f")[0].at(path) == Span("f", *place)


KEYS: dict[str, tuple[str, Path, tuple[int, int, int, int]]] = {
    "plain": ("a: 1\nbb: 2\n", ("bb",), (2, 1, 2, 3)),
    "in quotes": ("'a b': 1\n", ("a b",), (1, 1, 1, 6)),
    "in a flow mapping": ("a: {b: 1, cc: 2}\n", ("a", "cc"), (1, 11, 1, 13)),
    "explicit": ("? a\n: 1\n", ("a",), (1, 3, 1, 4)),
    "a number": ("1: x\n", ("1",), (1, 1, 1, 2)),
    "an item has none": ("a: [x, y]\n", ("a", 1), (1, 8, 1, 9)),
}


@pytest.mark.parametrize(("text", "path", "place"), KEYS.values(), ids=KEYS)
def test_every_key_has_its_place(text: str, path: Path, place: tuple[int, int, int, int]) -> None:
    """A key has the place where it is written; an item without a key, that of its value."""
    assert read_yaml(text, "f")[0].key(path) == Span("f", *place)


def test_places_count_from_the_files_beginning() -> None:
    """If a text begins further down in its file, places count from the beginning of the file."""
    text, problems = read_yaml("a: 1\na: 2\n", "f", first_line=3)
    assert text.at(("a",)) == Span("f", 4, 4, 4, 5)
    assert [(d.span.line, d.message) for d in problems] == [(5, "key `a` is used twice; first on line 4")]


PROBLEMS: dict[str, tuple[str, str, tuple[int, int]]] = {
    "an anchor": ("a: &x 1\n", "yaml-alias", (1, 4)),
    "an alias": ("b: 1\na: *x\n", "yaml-alias", (2, 4)),
    "an alias bomb": ("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "yaml-alias", (1, 4)),
    "an anchor on a list": ("a: &x [1]\n", "yaml-alias", (1, 4)),
    "an alias merged in": ("a: &x {b: 1}\nc: {<<: *x}\n", "yaml-alias", (1, 4)),
    "an anchor on a key": ("&x a: b\n", "yaml-key", (1, 1)),
    "an alias as a key": ("*x : b\n", "yaml-key", (1, 1)),
    "a tag of its own": ("a: !x 1\n", "yaml-tag", (1, 4)),
    "a tag of Python": ("a: !!python/object/apply:os.system [ls]\n", "yaml-tag", (1, 4)),
    "a tag on a mapping": ("a: !!map {}\n", "yaml-tag", (1, 4)),
    "a tag on a key": ("!!str a: b\n", "yaml-key", (1, 1)),
    "a list as a key": ("? [1]\n: 2\n", "yaml-key", (1, 3)),
    "a mapping as a key": ("{a: b}: c\n", "yaml-key", (1, 1)),
    "depth in brackets": ("[" * 2_000_000, "yaml-limit", (1, 34)),
    "depth in braces": ("{a: " * 100_000, "yaml-limit", (1, 133)),
    "depth in dashes": ("- " * 100_000, "yaml-limit", (1, 67)),
    "a bell": ("a: b\nc: x\x07\n", "yaml-character", (2, 5)),
    "a null": ("a: \0\n", "yaml-character", (1, 4)),
    "an escape": ("a: \x1b[2J\n", "yaml-character", (1, 4)),
    "a next line": ("a: x\x85y\n", "yaml-character", (1, 5)),
    "a line separator": ("a: x\u2028y\n", "yaml-character", (1, 5)),
    "half a surrogate pair": ("a: \ud800\n", "yaml-character", (1, 4)),
    "a noncharacter": ("a: \uffff\n", "yaml-character", (1, 4)),
    "an escaped bell": ('a: "x\\a"\n', "yaml-character", (1, 4)),
    "an escaped null": ('a: 1\nb: ["\\0"]\n', "yaml-character", (2, 5)),
    "an end taken for a comment": ("a: 1\nb: berth #4 stays\n", "yaml-comment", (2, 10)),
    "an end of an item taken for a comment": ("- berth #4\n- x\n", "yaml-comment", (1, 9)),
    "an end in brackets taken for a comment": ("a: [berth #4\n]\n", "yaml-comment", (1, 11)),
    "a conflict": ("a: 1\n<<<<<<< HEAD\nb: 1\n=======\nb: 2\n>>>>>>> x\n", "merge-conflict", (2, 1)),
    "a conflict in prose": ("a: |\n  x\n  <<<<<<< HEAD\n  y\n", "merge-conflict", (3, 3)),
    "the end of a conflict": ("a: |\n  x\n  >>>>>>> branch\n", "merge-conflict", (3, 3)),
    "a second document": ("a: 1\n---\nb: 2\n", "yaml-syntax", (2, 1)),
    "a version to come": ("%YAML 2.0\n---\na: 1\n", "yaml-syntax", (1, 1)),
    "a tab at the start": ("\ta: 1\n", "yaml-syntax", (1, 1)),
    "a tab as indentation": ("a:\n\tb: 1\n", "yaml-syntax", (2, 1)),
    "two colons": ("a: b: c\n", "yaml-syntax", (1, 5)),
    "a reserved mark": ("a: @b\n", "yaml-syntax", (1, 4)),
    "a quotation that is not closed": ("b: 1\na: 'x\nc: 2\n\n", "yaml-syntax", (2, 4)),
    "a list that is not closed": ("a: [1,\n  2\n", "yaml-syntax", (1, 4)),
    "a mapping that is not closed": ("a: {b: 1\n", "yaml-syntax", (1, 4)),
    "a list closed as a mapping": ("a: [1}\n", "yaml-syntax", (1, 6)),
    "words after a quotation": ("a: 'x' y\n", "yaml-syntax", (1, 8)),
    "an indentation between two": ("a:\n  b: 1\n c: 2\n", "yaml-syntax", (3, 2)),
    "a key among items": ("- a\nb: c\n", "yaml-syntax", (2, 1)),
    "a byte-order mark inside": ("a: 1\n\ufeffb: 2\n", "yaml-syntax", (2, 2)),
}  # fmt: skip


@pytest.mark.parametrize(("text", "rule", "place"), PROBLEMS.values(), ids=PROBLEMS)
def test_unsupported_yaml_is_reported(text: str, rule: str, place: tuple[int, int]) -> None:
    """Invalid YAML, and YAML that is not supported, gives one finding at its place."""
    _, problems = read_yaml(text, "f")
    assert [(d.rule, d.span.line, d.span.column) for d in problems] == [(rule, *place)]


@pytest.mark.parametrize(
    "text",
    [
        "a: 1  #no space\n",
        "a: 1 # a comment\n",
        "a: C#4\n",
        "a: 'berth #4'\n",
        "a: 'b' #4\n",
        "a: |\n  berth #4\n",
        "a: #4\n  b\n",
        "#4\na: 1\n",
        "a: |\n  T\n  =======\n",
        "a: x <<<<<<< y\n",
    ],
)
def test_comments_and_rules_are_no_mistakes(text: str) -> None:
    """A comment after two spaces, or with a space after its sign, is one; so is a line of equals signs."""
    assert read_yaml(text, "f")[1] == ()


def test_depth_has_a_limit() -> None:
    """Thirty-two levels are read, one more is refused."""
    assert read_yaml("[" * 33 + "]" * 33, "f")[1] == ()
    assert [d.rule for d in read_yaml("[" * 34 + "]" * 34, "f")[1]] == ["yaml-limit"]


def test_values_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text with too many values is refused at the first value beyond the limit."""
    monkeypatch.setattr("briefgen.reading.yaml_text.MAX_NODES", 5)
    assert read_yaml("- 1\n" * 4, "f")[1] == ()
    _, problems = read_yaml("- 1\n" * 9, "f")
    assert [(d.rule, d.span.line, d.span.column) for d in problems] == [("yaml-limit", 6, 3)]


def test_every_duplicate_is_reported_and_the_first_used() -> None:
    """Each repetition of a key is reported at its place, and the first value is used."""
    text, problems = read_yaml("a: 1\nb: {c: 1, c: 2}\na: 2\na: 3\n", "f")
    assert text.data == {"a": 1, "b": {"c": 1}}
    assert text.at(("a",)) == Span("f", 1, 4, 1, 5)
    assert [(d.rule, d.span.line, d.span.column, d.message) for d in problems] == [
        ("yaml-duplicate-key", 2, 11, "key `c` is used twice; first on line 2"),
        ("yaml-duplicate-key", 3, 1, "key `a` is used twice; first on line 1"),
        ("yaml-duplicate-key", 4, 1, "key `a` is used twice; first on line 1"),
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "# a comment\n", "---\n", "~\n"])
def test_an_empty_text_is_nothing(text: str) -> None:
    """A text without a value reads as None, without a finding."""
    read, problems = read_yaml(text, "f")
    assert (read.data, problems) == (None, ())
    assert read.at(("a",)) == Span("f", 1, 1, 1, 2) or text.startswith(("-", "~"))


@pytest.mark.parametrize("text", ["\ufeffa: 1\n", "---\na: 1\n...\n", "%YAML 1.1\n---\na: 1\n", "a: 1"])
def test_marks_around_a_text_are_ignored(text: str) -> None:
    """A byte-order mark, document markers and a missing last line end change nothing."""
    assert read_yaml(text, "f")[0].data == {"a": 1}


def test_merge_keys_are_keys() -> None:
    """`<<` is a key like any other."""
    assert read_yaml("a: {<<: {b: 1}, c: 2}\n", "f")[0].data == {"a": {"<<": {"b": 1}, "c": 2}}


def test_keys_are_text_in_their_order() -> None:
    """Keys that look like numbers or booleans are text, in the order of the file."""
    data = read_yaml("true: 1\n2: 2\n~: 3\nno: 4\n", "f")[0].data
    assert list(data) == ["true", "2", "~", "no"]


def test_quoted_text_is_cut() -> None:
    """A message quotes at most sixty characters of the text."""
    key = "k" * 100
    _, problems = read_yaml(f"{key}: 1\n{key}: 2\n", "f")
    assert f"`{key[:57]}…`" in problems[0].message


def test_values_from_elsewhere_have_their_place_there() -> None:
    """A top-level value that is not in the text has one given place, also for everything in it."""
    there = Span("--set a=[1]")
    text = replace(read_yaml("a: {b: c}\nd: e\n", "f")[0], elsewhere={"a": there}, values={}, keys={})
    assert {text.at(("a",)), text.at(("a", "b")), text.key(("a",)), text.within(("a", "b"), 0, 1)} == {there}
    assert text.at(("d",)) == Span("f", 1, 1, 1, 2)
