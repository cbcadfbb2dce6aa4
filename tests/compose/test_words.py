"""Tests of figures, dates and names in words."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.catalogues.words import words_in
from briefgen.compose.words import figure_words, full_name, short_source
from briefgen.corpus.date_words import date_words, day_words
from briefgen.corpus.dates import parse_date
from briefgen.corpus.fact import Figure
from briefgen.corpus.source import CslName, Source
from briefgen.reading.entry import validate
from briefgen.reading.model import Model
from briefgen.reading.yaml_text import read_yaml
from tests.harbour import SOURCE

FIGURES = {
    "value: 11000\nunit: containers\nqualifier: more than": ("more than", "11,000", "containers"),
    "value: 9\nunit: m": ("", "9", "m"),
    "value: 1234567.5\nunit: shells": ("", "1,234,567.5", "shells"),
    "value: 17.20\nunit: '%'": ("", "17.2", "%"),
    "value: -3\nunit: '%'": ("", "−3", "%"),
    "value: 0\nunit: boats\nqualifier: exactly": ("exactly", "0", "boats"),
    "low: 10\nhigh: 12\nunit: boats\nqualifier: about": ("about", "10–12", "boats"),
    "low: -5\nhigh: 5\nunit: '%'": ("", "−5–5", "%"),
    "qualifier: dozens of\nunit: missiles": ("", "dozens", "of missiles"),
    "qualifier: several\nunit: boats": ("", "several", "boats"),
    "value: 123456789012345678.123456789012\nunit: m": ("", "123,456,789,012,345,678.123456789012", "m"),
    "value: 123456789012345678.123456789012\nunit: USD": (
        "",
        "$123,456.789012345678123456789012\u202ftn",
        "",
    ),
    "value: 240000000000\nunit: USD": ("", "$240\u202fbn", ""),
    "value: 6500000000\nunit: USD\nqualifier: over": ("over", "$6.5\u202fbn", ""),
    "value: 2300000000000\nunit: EUR": ("", "€2.3\u202ftn", ""),
    "value: 1500000\nunit: GBP": ("", "£1.5\u202fm", ""),
    "value: 40000\nunit: USD": ("", "$40,000", ""),
    "value: 999999\nunit: JPY": ("", "¥999,999", ""),
    "value: 20\nunit: CHF": ("", "CHF\u202f20", ""),
    "value: -20\nunit: USD": ("", "−$20", ""),
    "value: -2000000\nunit: USD": ("", "−$2\u202fm", ""),
    "low: 1000000\nhigh: 2500000\nunit: USD": ("", "$1–2.5\u202fm", ""),
    "low: 900000\nhigh: 1200000\nunit: USD": ("", "$900,000–$1.2\u202fm", ""),
    "low: 5\nhigh: 10\nunit: USD": ("", "$5–$10", ""),
    "low: 2000000\nhigh: 3000000\nunit: CHF": ("", "CHF\u202f2–3\u202fm", ""),
    "value: 3\nunit: km²": ("", "3", "km²"),
    "value: 11200000\nunit: tonnes\nqualifier: about": ("about", "11.2\u202fmillion", "tonnes"),
    "value: 42000000000\nunit: crowns": ("", "42\u202fbillion", "crowns"),
    "value: 1234567\nunit: boxes": ("", "1,234,567", "boxes"),
    "low: 8400000\nhigh: 11200000\nunit: tonnes": ("", "8.4–11.2\u202fmillion", "tonnes"),
    "low: 900000\nhigh: 1200000\nunit: tonnes": ("", "900,000–1.2\u202fmillion", "tonnes"),
    "value: 1e17\nunit: grains": ("", "100,000,000,000,000,000", "grains"),
}
STRINGS = {
    "value: 11000\nunit: containers\nqualifier: more than": "more than 11,000 containers",
    "value: 17.2\nunit: '%'\nqualifier: about": "about 17.2%",
    "value: 240000000000\nunit: USD\nqualifier: nearly": "nearly $240\u202fbn",
    "qualifier: dozens of\nunit: missiles": "dozens of missiles",
    "qualifier: multiple\nunit: boats": "multiple boats",
    "low: 4\nhigh: 5\nunit: years": "4–5 years",
    "value: 24\nunit: cranes\nstatus: announced": "24 cranes (announced)",
    "value: 3.4\nunit: '%'\nstatus: forecast": "3.4% (forecast)",
    "qualifier: nearly\nvalue: 4\nunit: USD\nstatus: target": "nearly $4 (target)",
    "qualifier: dozens of\nunit: ships\nstatus: estimate": "dozens of ships (estimate)",
}
DATES = {
    "2024-06-26": ("26 June 2024", "26 Jun 2024"),
    "2024-05": ("May 2024", "May 2024"),
    "1961": ("1961", "1961"),
    "2024-04-16~": ("c. 16 April 2024", "c. 16 Apr 2024"),
    "2024-09~": ("c. September 2024", "c. Sep 2024"),
}
AUTHORS = {
    "": "The pilots’ log",
    "container-title: Harbour News\n": "Harbour News",
    "publisher: The Port\n": "The Port",
    "author: [{family: Lee, given: Sung-Yoon}]\n": "Lee",
    "author: [{family: Lee}, {family: Rumer}]\n": "Lee and Rumer",
    "author: [{family: Lee}, {family: Rumer}, {family: Dover}]\n": "Lee and others",
}


def _read(model: type[Model], text: str) -> Model:
    entry, problems = validate(model, read_yaml(text, "f")[0])
    assert problems == ()
    assert entry is not None
    return entry.value


@pytest.mark.parametrize(("text", "pieces"), FIGURES.items())
def test_figures(text: str, pieces: tuple[str, str, str]) -> None:
    """A figure is said in qualifier, numeral and unit, money with its sign and scale."""
    figure = _read(Figure, text)
    assert isinstance(figure, Figure)
    words = figure_words(figure, words_in("en"))
    assert (words.qualifier, words.numeral, words.unit) == pieces


@pytest.mark.parametrize(("text", "string"), STRINGS.items())
def test_figures_in_one_string(text: str, string: str) -> None:
    """The pieces of a figure are joined by one space, a narrow one before the per cent sign."""
    figure = _read(Figure, text)
    assert isinstance(figure, Figure)
    assert str(figure_words(figure, words_in("en"))) == string


@pytest.mark.parametrize(("text", "words"), DATES.items())
def test_dates(text: str, words: tuple[str, str]) -> None:
    """A date is said at its own precision, an inferred one as such."""
    when = parse_date(text)
    assert when is not None
    assert (date_words(when, words_in("en")), date_words(when, words_in("en"), short=True)) == words


def test_days() -> None:
    """A day is said without a leading nought."""
    assert day_words(date(2024, 6, 6), words_in("en")) == "6 June 2024"


@pytest.mark.parametrize(("added", "name"), AUTHORS.items())
def test_sources_in_notes(added: str, name: str) -> None:
    """A note names a source by its authors, or else by where it was published."""
    source = _read(Source, SOURCE + added)
    assert isinstance(source, Source)
    assert short_source(source, words_in("en")) == name


def test_names_in_bibliographies() -> None:
    """A bibliography gives a person's family name first, and a body's name as it is."""
    assert full_name(CslName(family="Lee", given="Sung-Yoon")) == "Lee, Sung-Yoon"
    assert full_name(CslName(family="Lee")) == "Lee"
    assert full_name(CslName(literal="Online Desk")) == "Online Desk"
