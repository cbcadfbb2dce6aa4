"""Tests of figures and dates in the languages that have a catalogue."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from briefgen.catalogues.words import words_in
from briefgen.compose.words import figure_words
from briefgen.corpus.date_words import date_words, day_words
from briefgen.corpus.dates import parse_date
from briefgen.corpus.fact import Figure, Qualifier

NNBSP, NBSP = "\u202f", "\u00a0"
MONEY = {
    "en": f"€50{NNBSP}bn",
    "en-US": f"€50{NBSP}billion",
    "fr": f"50{NBSP}Md{NBSP}€",
    "de": f"50{NBSP}Mrd.{NBSP}€",
    "es": f"50.000{NBSP}M{NBSP}€",
    "ar": f"50{NBSP}مليار{NBSP}يورو",
}
PERCENT = {
    "en": "12.5%",
    "en-US": "12.5%",
    "fr": f"12,5{NNBSP}%",
    "de": f"12,5{NBSP}%",
    "ar-EG": "١٢٫٥٪",
}
DAYS = {
    "en": "1 February 2024",
    "en-US": "February 1, 2024",
    "fr": "1er février 2024",
    "de": "1. Februar 2024",
    "es": "1 de febrero de 2024",
    "ar": "1 فبراير 2024",
    "ar-EG": "١ فبراير ٢٠٢٤",
}
PERIODS = {
    "en": "third quarter of 2024",
    "en-US": "third quarter of 2024",
    "fr": "3e trimestre 2024",
    "de": "3. Quartal 2024",
    "es": "tercer trimestre de 2024",
}


def figure(value: int | str, unit: str, qualifier: Qualifier | None = None) -> Figure:
    """Make a figure of one number."""
    return Figure(value=Decimal(value), unit=unit, qualifier=qualifier)


@pytest.mark.parametrize(("language", "written"), MONEY.items())
def test_money(language: str, written: str) -> None:
    """Money has the sign, the scale and the spaces of the language."""
    assert str(figure_words(figure(50_000_000_000, "EUR"), words_in(language))) == written


@pytest.mark.parametrize(("language", "written"), PERCENT.items())
def test_per_cent(language: str, written: str) -> None:
    """A percentage has the decimal sign and the space of the language."""
    assert str(figure_words(figure("12.5", "%"), words_in(language))) == written


@pytest.mark.parametrize(("language", "written"), DAYS.items())
def test_days(language: str, written: str) -> None:
    """A day is written as the language does; French has an ordinal for the first."""
    assert day_words(date(2024, 2, 1), words_in(language)) == written


@pytest.mark.parametrize(("language", "written"), PERIODS.items())
def test_periods(language: str, written: str) -> None:
    """A quarter is a message of the catalogue."""
    quarter = parse_date("2024-Q3")
    assert quarter is not None
    assert date_words(quarter, words_in(language)) == written


def test_units_have_the_form_that_a_number_needs() -> None:
    """A translated unit agrees with its number, and has its own form after millions."""
    french = words_in("fr").with_nouns(
        {"containers": {"one": "conteneur", "millions": "de conteneurs", "other": "conteneurs"}}
    )
    counts = (1, 11_000, 8_100_000)
    assert [str(figure_words(figure(n, "containers"), french)) for n in counts] == [
        "1 conteneur",
        f"11{NNBSP}000 conteneurs",
        f"8,1{NBSP}millions de conteneurs",
    ]
    arabic = words_in("ar").with_nouns(
        {"years": {"two": "عامان", "few": "أعوام", "many": "عامًا", "other": "عام"}}
    )
    assert [figure_words(figure(n, "years"), arabic).unit for n in (2, 5, 15, 100)] == [
        "عامان",
        "أعوام",
        "عامًا",
        "عام",
    ]


def test_dozens_have_a_form_of_their_own() -> None:
    """After dozens, a unit has its form for that; without one, the form after millions, or that of a few."""
    forms = {"few": "سفن", "millions": "سفينة", "dozens": "السفن", "other": "سفينة"}
    dozens = Figure.model_validate({"measure": "m", "qualifier": "dozens of", "unit": "vessels"})
    written = []
    for left_out in ((), ("dozens",), ("dozens", "millions")):
        nouns = {name: form for name, form in forms.items() if name not in left_out}
        written.append(str(figure_words(dozens, words_in("ar").with_nouns({"vessels": nouns}))))
    assert written == ["عشرات السفن", "عشرات سفينة", "عشرات من سفن"]


def test_a_qualifier_is_translated() -> None:
    """Words before a number are the language's."""
    words = figure_words(figure(4, "t", "more than"), words_in("de"))
    assert str(words) == "mehr als 4 t"
