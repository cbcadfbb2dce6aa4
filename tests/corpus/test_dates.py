"""Tests of dates with the precision of a day, month or year."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.corpus.dates import Day, EdtfDate, PartialDate, parse_date
from briefgen.reading.entry import validate
from briefgen.reading.model import Model
from briefgen.reading.yaml_text import read_yaml

DATES = {
    "2024-06-26": (PartialDate(2024, 6, 26), date(2024, 6, 26), date(2024, 6, 26)),
    "2024-06": (PartialDate(2024, 6), date(2024, 6, 1), date(2024, 6, 30)),
    "2024-02": (PartialDate(2024, 2), date(2024, 2, 1), date(2024, 2, 29)),
    "2024": (PartialDate(2024), date(2024, 1, 1), date(2024, 12, 31)),
    "2024-06-19~": (PartialDate(2024, 6, 19, approximate=True), date(2024, 6, 19), date(2024, 6, 19)),
    "1961~": (PartialDate(1961, approximate=True), date(1961, 1, 1), date(1961, 12, 31)),
    "0001-01-01": (PartialDate(1, 1, 1), date(1, 1, 1), date(1, 1, 1)),
    "9999": (PartialDate(9999), date(9999, 1, 1), date(9999, 12, 31)),
}
NO_DATES = [
    "", "24-06-26", "2024-6-26", "2024-13", "2024-00", "2024-06-00", "2023-02-29", "2024-06-31", "0000", "2024/06/26",
    "26 June 2024", "2024-06-26T00:00", "2024-06-26?", "~2024", "2024~~", "2024-06-26 ", "20240626", "２０２４", "-2024",
]  # fmt: skip


class _Dated(Model):
    when: EdtfDate | None = None
    day: Day | None = None


@pytest.mark.parametrize(("text", "expected"), DATES.items())
def test_dates_are_parsed(text: str, expected: tuple[PartialDate, date, date]) -> None:
    """A date has its precision, a first and a last day, and is written as it was."""
    parsed = parse_date(text)
    assert parsed is not None
    assert (parsed, parsed.first, parsed.last, str(parsed)) == (*expected, text)


@pytest.mark.parametrize("text", NO_DATES)
def test_other_text_is_no_date(text: str) -> None:
    """Text in another form, or a day that does not exist, is not a date."""
    assert parse_date(text) is None


@pytest.mark.parametrize(
    ("text", "middle"), [("2024-06-26", "2024-06-26"), ("2024-06", "2024-06-15"), ("2023", "2023-07-02")]
)
def test_the_middle(text: str, middle: str) -> None:
    """A date of low precision is placed in the middle of its range."""
    parsed = parse_date(text)
    assert parsed is not None
    assert date.fromordinal(parsed.middle).isoformat() == middle


def test_dates_are_ordered() -> None:
    """Dates sort by year, month and day, the less precise first."""
    written = ["2023", "2024", "2024-06", "2024-06-01", "2024-06-02", "2024-07"]
    parsed = [parse_date(text) for text in written]
    assert sorted(d for d in reversed(parsed) if d) == parsed


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("when: 2024", None),
        ("when: 2024-06~", None),
        ("when: '2024'", None),
        ("day: 2024-06-26", None),
        ("when: true", "`True` is not a date: write `2024-06-26`, `2024-06` or `2024` (`~` if inferred)"),
        ("when: 2024.5", "`2024.5` is not a date: write `2024-06-26`, `2024-06` or `2024` (`~` if inferred)"),
        ("when: [2024]", "this is not a date: write `2024-06-26`, `2024-06` or `2024` (`~` if inferred)"),
        ("when: soon", "`soon` is not a date: write `2024-06-26`, `2024-06` or `2024` (`~` if inferred)"),
        ("day: 2024", "`2024` is not a day: write it as `2024-06-26`"),
        ("day: 2024-06", "`2024-06` is not a day: write it as `2024-06-26`"),
        ("day: 2024-06-26~", "`2024-06-26~` is not a day: write it as `2024-06-26`"),
    ],
)  # fmt: skip
def test_dates_in_yaml(text: str, message: str | None) -> None:
    """A date may be written with or without quotes; other values are reported with the expected form."""
    _, problems = validate(_Dated, read_yaml(text, "f")[0])
    assert [(d.rule, d.span.line, d.message) for d in problems] == (
        [] if message is None else [("value-format", 1, message)]
    )


MEANT = {
    "14.08.2025": "write `2025-08-14`", "12 August 2025": "write `2025-08-12`", "August 2025": "write `2025-08`",
    "Aug. 3, 2025": "write `2025-08-03`", "2025/8/3": "write `2025-08-03`", "1st May 2025": "write `2025-05-01`",
    "20/11/2025": "write `2025-11-20`", "4/6/2025": "write year, month and day in digits", "31 June 2025": "write year, month and day in digits",
    "{date-parts: [[2025, 8, 3]]}": "write `2025-08-03`", "{date-parts: [['2025', '8']]}": "write `2025-08`",
    "{date-parts: [[2025, 8, 3], [2025, 8, 9]]}": "write `2025-08-03`", "{raw: 3 August 2025}": "write `2025-08-03`",
    "[{year: 2025, month: 8}]": "write `2025-08`", "{date-parts: [[2025, 13]]}": "write year, month and day in digits",
    "{date-parts: x}": "write year, month and day in digits", "{date-parts: [[1, 2, 3, 4]]}": "write year, month and day in digits",
    "2025-21": "write `2025`", "2025-08-03/2025-08-09": "write `2025-08-03`", "2025/..": "write `2025`",
}  # fmt: skip


@pytest.mark.parametrize(("text", "hint"), MEANT.items())
def test_dates_in_other_forms_are_suggested(text: str, hint: str) -> None:
    """For an unambiguous date in another form, the right form is suggested; for an ambiguous one it is not."""
    _, problems = validate(_Dated, read_yaml(f"when: {text}", "f")[0])
    assert [d.hints for d in problems] == [(hint,)]
