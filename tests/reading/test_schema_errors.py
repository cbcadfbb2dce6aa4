"""Tests of translating validation errors."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Literal

import pytest
from pydantic import Field, StringConstraints, model_validator

from briefgen.reading.entry import validate
from briefgen.reading.model import Id, Line, Many, Model, Number
from briefgen.reading.schema_errors import MOST
from briefgen.reading.yaml_text import read_yaml
from briefgen.theme import Colour


class _Part(Model):
    name: Line
    size: Annotated[int, Field(gt=1, lt=9)] = 5


class _Whole(Model):
    text: Line = "a"
    short: Annotated[str, StringConstraints(max_length=3)] = "a"
    whole: Annotated[int, Field(ge=1, le=9)] = 1
    number: Number = Decimal(1)
    binary: Annotated[float, Field(le=2.5)] = 1.0
    flag: bool = False
    some: Annotated[Many[Id], Field(min_length=2, max_length=3)] = ("a", "b")
    parts: Many[_Part] = ()
    part: _Part = _Part(name="a")
    rated: dict[Id, Literal["good", "bad"]] = Field(default_factory=dict)
    choice: Literal["left", "right"] = "left"
    colour: Colour = "#000000"
    copy_: (
        Annotated[str, Field(pattern=r"^[0-9]/[0-9]$", description="which copy it is, such as `3/12`.")]
        | None
    ) = Field(None, alias="copy", description="which copy it is, such as `3/12`.")
    genre: Literal["news-report", "op-ed"] = "op-ed"
    from_: Line | None = Field(None, alias="from")

    @model_validator(mode="after")
    def _agree(self) -> _Whole:
        if self.flag and self.whole == 9:
            raise ValueError("a `flag` cannot stand with 9")
        return self


Row = tuple[str, str, tuple[int, int], str, str]
ROWS: dict[str, Row] = {
    "string_type": ("text: 5", "value-type", (1, 7), "expected text, found the number `5`", "put the value in quotes"),
    "string_type, a list": ("text: [a]", "value-type", (1, 7), "expected text, found a list", "put the value in quotes"),
    "int_type": ("whole: x", "value-type", (1, 8), "expected a whole number, found `x`", "write digits only"),
    "int_type, a truth value": ("whole: true", "value-type", (1, 8), "expected a whole number, found `true`", "write digits only"),
    "int_type, a decimal": ("whole: 1.5", "value-type", (1, 8), "expected a whole number, found the number `1.5`", "write digits only"),
    "float_type": ("binary: x", "value-type", (1, 9), "expected a number, found `x`", "write digits, without quotes"),
    "decimal": ("number: '1'", "value-type", (1, 9), "expected a number, found `1`", "write `1`: digits alone, without quotes"),
    "bool_type": ("flag: yes", "value-type", (1, 7), "expected `true` or `false`, found `yes`", "write `true` or `false`"),
    "tuple_type": ("some: a", "value-type", (1, 7), "expected a list, found `a`", "begin each item with `- `"),
    "tuple_type, a mapping": ("some:\n  a: b\n  c: d", "value-type", (1, 1), "expected a list, found keys and values", "begin each item with `- `"),
    "dict_type": ("rated: [a]", "value-type", (1, 8), "expected keys and values, found a list", "write `key: value` lines"),
    "model_type": ("part: a", "value-type", (1, 7), "expected keys and values, found `a`", "write `key: value` lines with these keys: `name`, `size`"),
    "model_type in a list": ("parts:\n  - name: a\n  - b", "value-type", (3, 5), "expected keys and values, found `b`", "write `key: value` lines with these keys: `name`, `size`"),
    "string_too_short": ("text: ''", "value-empty", (1, 7), "empty text", "write something, or remove the key"),
    "string_too_long": ("short: abcd", "value-range", (1, 8), "longer than 3 characters", "shorten it"),
    "too_short": ("some: [a]", "value-range", (1, 7), "expected at least 2 entries, found 1", "add the missing entries"),
    "too_long": ("some: [a, b, c, d]", "value-range", (1, 7), "expected at most 3 entries", "remove some"),
    "greater_than_equal": ("whole: 0", "value-range", (1, 8), "expected at least 1, found the number `0`", "correct the value"),
    "less_than_equal": ("whole: 10", "value-range", (1, 8), "expected at most 9, found the number `10`", "correct the value"),
    "less_than_equal, binary": ("binary: 9", "value-range", (1, 9), "expected at most 2.5, found the number `9`", "correct the value"),
    "less_than_equal, decimal": ("number: 1e400", "value-range", (1, 9), "expected at most 1000000000000000000, found the number `1E+400`", "correct the value"),
    "greater_than": ("part: {name: a, size: 1}", "value-range", (1, 23), "expected more than 1, found the number `1`", "correct the value"),
    "less_than": ("part: {name: a, size: 9}", "value-range", (1, 23), "expected less than 9, found the number `9`", "correct the value"),
    "decimal_max_places": ("number: 0.1234567890123", "value-range", (1, 9), "expected at most 12 decimal places, found the number `0.1234567890123`", "round it"),
    "string_pattern_mismatch": ("some: [a, B]", "value-format", (1, 11), "`B` does not have the form of an id", "write `b`: lower-case letters and digits, joined by hyphens"),
    "an id with marks": ("some: [a, Blé_dur]", "value-format", (1, 11), "`Blé_dur` does not have the form of an id", "write `ble-dur`: lower-case letters and digits, joined by hyphens"),
    "an id of another script": ("some: [a, Хлеб]", "value-format", (1, 11), "`Хлеб` does not have the form of an id", "write lower-case letters and digits, joined by hyphens"),
    "a short colour": ("colour: '#FE0'", "value-format", (1, 9), "`#FE0` does not have the form of a colour", 'write `"#ffee00"`'),
    "no colour": ("colour: red", "value-format", (1, 9), "`red` does not have the expected form", "`briefgen schema` describes each key"),
    "a form that is described": ("copy: '13'", "value-format", (1, 7), "`13` does not have the expected form", "expected: which copy it is, such as `3/12`"),
    "text of lines": ("text: |\n  a\n  b", "value-format", (1, 7), "`a b` has more than one line", "write `>-` in place of `|`, which joins the lines"),
    "an amount in words": ("number: $3.5 million", "value-type", (1, 9), "expected a number, found `$3.5 million`", "write `3500000`: digits alone, without quotes"),
    "an amount with commas": ("number: 11,000", "value-type", (1, 9), "expected a number, found `11,000`", "write `11000`: digits alone, without quotes"),
    "no amount": ("number: a lot", "value-type", (1, 9), "expected a number, found `a lot`", "write digits, without quotes"),
    "text with a comma among braces": ("part: {name: Wheat, a tonne}", "key-unknown", (1, 21), "unknown key `a tonne`", "put text that contains a comma in quotes"),
    "literal_error, a word of one": ("genre: news", "value-choice", (1, 8), "`news` is not one of `news-report`, `op-ed`", "did you mean `news-report`?"),
    "a key's form": ("rated: {B: good}", "value-format", (1, 9), "`B` does not have the form of an id", "write `b`: lower-case letters and digits, joined by hyphens"),
    "value_error": ("flag: true\nwhole: 9", "value-format", (1, 1), "a `flag` cannot stand with 9", "its keys: `text`, `short`, `whole`, `number`, `binary`, `flag`, `some`, `parts`, `part`, `rated`, `choice`, `colour`, `copy`, `genre`, `from`"),
    "literal_error": ("choice: lift", "value-choice", (1, 9), "`lift` is not one of `left`, `right`", "did you mean `left`?"),
    "literal_error, far": ("choice: nowhere", "value-choice", (1, 9), "`nowhere` is not one of `left`, `right`", "one of `left`, `right`"),
    "literal_error, a number": ("choice: 1", "value-choice", (1, 9), "the number `1` is not one of `left`, `right`", "one of `left`, `right`"),
    "literal_error in a mapping": ("rated: {a: godo}", "value-choice", (1, 12), "`godo` is not one of `good`, `bad`", "did you mean `good`?"),
    "extra_forbidden": ("text: a\ntxet: b", "key-unknown", (2, 1), "unknown key `txet`", "did you mean `text`?"),
    "extra_forbidden, an alias": ("from_: b", "key-unknown", (1, 1), "unknown key `from_`", "did you mean `from`?"),
    "extra_forbidden, far": ("part: {name: a, depth: 3}", "key-unknown", (1, 17), "unknown key `depth`", "known keys: `name`, `size`"),
    "extra_forbidden in a list": ("parts:\n  - name: a\n    sise: 3", "key-unknown", (3, 5), "unknown key `sise`", "did you mean `size`?"),
    "missing": ("part: {size: 3}", "key-missing", (1, 1), "`name` is missing", "add `name:`"),
    "missing, for it is misspelt": ("part: {nmae: a}", "key-unknown", (1, 8), "unknown key `nmae`", "did you mean `name`?"),
    "missing in a list, for it is misspelt": ("parts:\n  - nam: a", "key-unknown", (2, 5), "unknown key `nam`", "did you mean `name`?"),
    "missing in a list": ("parts:\n  - name: a\n  - size: 3", "key-missing", (3, 5), "`name` is missing", "add `name:`"),
    "nothing": ("text:", "value-empty", (1, 1), "`text` has no value", "write something, or remove the key"),
    "nothing in a list": ("some: [a, ~, b]", "value-empty", (1, 11), "an entry has no value", "write something, or remove the key"),
    "the whole file": ("- a", "value-type", (1, 1), "expected keys and values, found a list", "write `key: value` lines"),
}  # fmt: skip
_LIBRARY = re.compile(
    r"Input should|Value error|Extra inputs|Field required|pydantic|Decimal\(|type=|\bvalid \w+$",
    re.IGNORECASE,
)


@pytest.mark.parametrize(("text", "rule", "place", "message", "hint"), ROWS.values(), ids=ROWS)
def test_errors_are_translated(text: str, rule: str, place: tuple[int, int], message: str, hint: str) -> None:
    """Each kind of error has our message, its place and a next action, without the library's wording."""
    entry, problems = validate(_Whole, read_yaml(text, "f")[0])
    assert (entry is not None) == message.startswith("unknown key `depth`")
    found = [(d.rule, (d.span.line, d.span.column), d.message, *d.hints) for d in problems]
    assert found == [(rule, place, message, hint)]
    assert not any(_LIBRARY.search(words) for words in (message, hint))


def test_unknown_errors_are_translated_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """A kind of error that is not in the table has a general message of ours."""
    monkeypatch.setattr("briefgen.reading.schema_errors._TABLE", {})
    _, (problem,) = validate(_Whole, read_yaml("whole: x", "validated here alone")[0])
    assert (problem.rule, problem.message) == ("value-invalid", "`whole` is not valid")


def test_an_entry_is_read_without_foreign_keys() -> None:
    """An unknown key takes nothing else away, unless a key may be meant that the entry then lacks."""
    entry, problems = validate(_Whole, read_yaml("text: a\nparts: [{name: b, DOI: 1}]\nISBN: 2", "f")[0])
    assert entry is not None
    assert (entry.value.text, entry.value.parts[0].name) == ("a", "b")
    assert [d.rule for d in problems] == ["key-unknown", "key-unknown"]
    assert validate(_Whole, read_yaml("txet: a\nISBN: 2", "f")[0])[0] is None


def test_a_list_with_a_faulty_entry_is_not_too_short() -> None:
    """A list that is long enough is not called too short because one of its entries is invalid."""
    _, problems = validate(_Whole, read_yaml("some: [a, B]", "f")[0])
    assert [d.rule for d in problems] == ["value-format"]
    _, problems = validate(_Whole, read_yaml("some: [B]", "f")[0])
    assert [d.message for d in problems][1:] == ["expected at least 2 entries, found 1"]


def test_all_findings_are_given_up_to_a_number() -> None:
    """All errors of a file are reported, up to a maximum."""
    text = "parts: [" + ", ".join(["{}"] * (MOST + 20)) + "]"
    assert len(validate(_Whole, read_yaml(text, "f")[0])[1]) == MOST
    assert len(validate(_Whole, read_yaml("text: 1\nflag: 2\nother: 3", "f")[0])[1]) == 3


def test_long_values_are_cut() -> None:
    """A message quotes at most sixty characters of a value, on one line."""
    _, (problem,) = validate(_Whole, read_yaml(f'whole: "a\\n{"b" * 100}"', "f")[0])
    assert problem.message == f"expected a whole number, found `a {'b' * 55}…`"
