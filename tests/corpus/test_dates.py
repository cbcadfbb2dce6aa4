"""Tests of dates with the precision of a day, month or year."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.catalogues.words import words_in
from briefgen.corpus.date_words import date_words
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
    "26 June 2024", "2024-06-26T00:00", "2024-06-26?", "~2024", "2024~~", "2024-06-26 ", "2024-Q5", "2024-S3", "2024-H3", "2024-Q", "2024-q2", "2024Q2",
    "2024-Q2-01", "2024-37", "2024-21-01", "0000-Q1", "20240626", "２０２４", "-2024",
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


PERIODS = {
    "2025-Q1": ("2025-Q1", date(2025, 1, 1), date(2025, 3, 31), "first quarter of 2025", "Q1 2025"),
    "2025-Q3~": ("2025-Q3~", date(2025, 7, 1), date(2025, 9, 30), "c. third quarter of 2025", "c. Q3 2025"),
    "2025-34": ("2025-Q2", date(2025, 4, 1), date(2025, 6, 30), "second quarter of 2025", "Q2 2025"),
    "2025-S1": ("2025-S1", date(2025, 1, 1), date(2025, 6, 30), "first half of 2025", "H1 2025"),
    "2025-H2": ("2025-S2", date(2025, 7, 1), date(2025, 12, 31), "second half of 2025", "H2 2025"),
    "2025-41": ("2025-S2", date(2025, 7, 1), date(2025, 12, 31), "second half of 2025", "H2 2025"),
    "2025-21": ("2025-21", date(2025, 3, 1), date(2025, 5, 31), "spring 2025", "spring 2025"),
    "2025-26": ("2025-22", date(2025, 6, 1), date(2025, 8, 31), "summer 2025", "summer 2025"),
    "2023-24": ("2023-24", date(2023, 12, 1), date(2024, 2, 29), "winter 2023", "winter 2023"),
    "2025-29": ("2025-29", date(2025, 9, 1), date(2025, 11, 30), "spring 2025", "spring 2025"),
    "2025-30": ("2025-30", date(2025, 12, 1), date(2026, 2, 28), "summer 2025", "summer 2025"),
    "9999-24": ("9999-24", date(9999, 12, 1), date(9999, 12, 31), "winter 9999", "winter 9999"),
}


@pytest.mark.parametrize(("text", "expected"), PERIODS.items())
def test_periods_are_parsed(text: str, expected: tuple[str, date, date, str, str]) -> None:
    """A quarter, half-year or season is written as in SDMX or EDTF, has its days, and is printed in words."""
    parsed = parse_date(text)
    assert parsed is not None
    words = (date_words(parsed, words_in("en")), date_words(parsed, words_in("en"), short=True))
    assert (str(parsed), parsed.first, parsed.last, *words) == expected


@pytest.mark.parametrize(
    ("text", "middle"), [("2024-06-26", "2024-06-26"), ("2024-06", "2024-06-15"), ("2023", "2023-07-02")]
)
def test_the_middle(text: str, middle: str) -> None:
    """A date of low precision is placed in the middle of its range."""
    parsed = parse_date(text)
    assert parsed is not None
    assert date.fromordinal(parsed.middle).isoformat() == middle


def test_dates_are_ordered() -> None:
    """Dates sort by their first day, the less precise first."""
    written = [
        "2023",
        "2024",
        "2024-S1",
        "2024-Q1",
        "2024-Q2",
        "2024-22",
        "2024-06",
        "2024-06-01",
        "2024-06-02",
        "2024-07",
    ]
    parsed = [parse_date(text) for text in written]
    assert sorted(d for d in reversed(parsed) if d) == parsed


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("when: 2024", None),
        ("when: 2024-06~", None),
        ("when: '2024'", None),
        ("day: 2024-06-26", None),
        ("when: true", "`True` is not a date: write `2024-06-26`, `2024-06`, `2024-Q2`, `2024-S1` or `2024` (`~` if inferred)"),
        ("when: 2024.5", "`2024.5` is not a date: write `2024-06-26`, `2024-06`, `2024-Q2`, `2024-S1` or `2024` (`~` if inferred)"),
        ("when: [2024]", "this is not a date: write `2024-06-26`, `2024-06`, `2024-Q2`, `2024-S1` or `2024` (`~` if inferred)"),
        ("when: soon", "`soon` is not a date: write `2024-06-26`, `2024-06`, `2024-Q2`, `2024-S1` or `2024` (`~` if inferred)"),
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
    "Q3 2025": "write `2025-Q3`", "2025 q3": "write `2025-Q3`", "H1 2025": "write `2025-S1`", "2025S2": "write `2025-S2`",
    "2025-08-03/2025-08-09": "write `2025-08-03`", "2025/..": "write `2025`",
}  # fmt: skip


@pytest.mark.parametrize(("text", "hint"), MEANT.items())
def test_dates_in_other_forms_are_suggested(text: str, hint: str) -> None:
    """For an unambiguous date in another form, the right form is suggested; for an ambiguous one it is not."""
    _, problems = validate(_Dated, read_yaml(f"when: {text}", "f")[0])
    assert [d.hints for d in problems] == [(hint,)]
