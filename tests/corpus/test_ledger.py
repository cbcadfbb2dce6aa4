"""Tests of the ledger: the relations of claims on one measure."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.build.check import check_corpus
from briefgen.corpus.dates import parse_date
from briefgen.corpus.fact import VAGUE, Figure
from briefgen.corpus.figure_bounds import interval_of, stated
from briefgen.corpus.ledger import MeasureClaim, MeasureRow, Relation, relate, row_of
from tests.harbour import FACTS
from tests.workspace import Workspace


def claim(words: str, *origins: str, date: str = "", fact: str = "a", **more: Any) -> MeasureClaim:
    """Make a claim from `QUALIFIER NUMBER`, `NUMBER`, `LOW-HIGH` or a vague word."""
    qualifier, _, number = words.rpartition(" ") if words not in VAGUE else (words, "", "")
    low, _, high = number.partition("-")
    numbers = {"low": Decimal(low), "high": Decimal(high)} if high else {"value": Decimal(low)} if low else {}
    figure = Figure.model_validate({"unit": "m", "qualifier": qualifier or None, **numbers, **more})
    return MeasureClaim(fact, figure, frozenset(origins), parse_date(date))


SAME_TIME: dict[str, tuple[str, str, Relation]] = {
    "the same": ("11000", "11000", "agreement"),
    "words that mean the same": ("over 11000", "more than 11000", "agreement"),
    "exactly that": ("exactly 9", "9", "agreement"),
    "two floors": ("at least 10000", "more than 11000", "agreement"),
    "two ceilings": ("up to 10", "fewer than 20", "agreement"),
    "a value above a floor": ("at least 10000", "12000", "agreement"),
    "a value in a range": ("9-12", "11", "agreement"),
    "ranges that meet": ("9-12", "11-14", "agreement"),
    "near enough": ("about 240", "248", "agreement"),
    "nearly": ("nearly 5", "4.8", "agreement"),
    "a number of dozens": ("dozens of", "60", "agreement"),
    "the same vague word": ("dozens of", "dozens of", "agreement"),
    "rounded to tens": ("240", "242", "rounding"),
    "rounded to thousands": ("11000", "11400", "rounding"),
    "rounded to a digit": ("17.2", "17.24", "rounding"),
    "both floors, rounded": ("more than 11000", "more than 11400", "rounding"),
    "another number": ("10000", "11000", "conflict"),
    "zeros are not all rounding": ("10000", "10501", "conflict"),
    "written digits are not rounding": ("17.20", "17.24", "conflict"),
    "below a floor": ("at least 10000", "9000", "conflict"),
    "above a ceiling": ("up to 10", "more than 12", "conflict"),
    "a floor on a ceiling": ("up to 160", "more than 160", "conflict"),
    "a ceiling below a floor": ("at least 160", "fewer than 160", "conflict"),
    "a floor and a ceiling that meet": ("at least 160", "up to 160", "agreement"),
    "an exact number at an open bound": ("163", "more than 163", "conflict"),
    "an exact number below an open bound": ("163", "fewer than 163", "conflict"),
    "an exact number under nearly": ("163", "nearly 163", "conflict"),
    "an exact number on a closed bound": ("163", "up to 163", "agreement"),
    "a round number at an open bound": ("160", "more than 160", "agreement"),
    "exactly that, at an open bound": ("exactly 160", "more than 160", "conflict"),
    "exactly that, rounded": ("exactly 240", "242", "conflict"),
    "a number that rounds to exactly that": ("exactly 242", "240", "rounding"),
    "two open bounds that meet": ("fewer than 160", "more than 160", "conflict"),
    "nearly and a floor": ("nearly 160", "at least 160", "conflict"),
    "nearly and a floor further down": ("nearly 160", "more than 150", "agreement"),
    "at most and a floor": ("at most 160", "over 160", "conflict"),
    "no more than and a floor": ("no more than 160", "at least 161", "conflict"),
    "about and a floor": ("about 160", "more than 160", "agreement"),
    "about and a floor beyond": ("about 160", "more than 170", "conflict"),
    "a range below a floor": ("100-163", "more than 163", "conflict"),
    "a range with a floor in it": ("100-163", "at least 163", "agreement"),
    "a range about, and a floor": ("about 100-160", "more than 165", "agreement"),
    "dozens and a floor": ("dozens of", "more than 200", "agreement"),
    "ranges apart": ("9-12", "13-14", "conflict"),
    "too far for about": ("about 240", "251", "conflict"),
    "nearly is below": ("nearly 5", "5.5", "conflict"),
    "more than dozens": ("dozens of", "5000", "conflict"),
    "vague words apart": ("dozens of", "millions of", "conflict"),
}


@pytest.mark.parametrize(("first", "second", "expected"), SAME_TIME.values(), ids=SAME_TIME)
def test_figures_alone(first: str, second: str, expected: Relation) -> None:
    """Without other information, figures agree, round or conflict as their qualifiers allow."""
    assert relate(claim(first), claim(second)) == expected


EXPLAINED: dict[str, tuple[MeasureClaim, MeasureClaim, Relation]] = {
    "one origin, later": (
        claim("at least 10000", "us", date="2024-04"), claim("more than 11000", "us", date="2024-06"), "revision",
    ),
    "one origin, for a later time": (
        claim("241", "market", as_of="2024-06-01", date="2024-06-01"),
        claim("312", "market", as_of="2024-08-12", date="2024-08-12"), "other-date",
    ),
    "one origin, later for the same time": (
        claim("2.1", "office", as_of="2023", date="2024-03"), claim("1.4", "office", as_of="2023", date="2024-06"),
        "revision",
    ),
    "another origin, later for the same time": (
        claim("2.1", "office", as_of="2023", date="2024-03"), claim("1.4", "bank", as_of="2023", date="2024-06"),
        "conflict",
    ),
    "one origin, the same later": (claim("9", "us", date="2024-04"), claim("9", "us", date="2024-06"), "agreement"),
    "one origin, rounded later": (claim("240", "us", date="2023"), claim("241", "us", date="2024"), "rounding"),
    "one origin among two": (
        claim("9", "us", "seoul", date="2024-04"), claim("12", "us", date="2024-06"), "revision",
    ),
    "one origin, the same time": (claim("9", "us", date="2024-06"), claim("12", "us", date="2024-06-03"), "conflict"),
    "one origin, no date": (claim("9", "us", date="2024-06"), claim("12", "us"), "conflict"),
    "another origin, later": (
        claim("at least 10000", "us", date="2024-04"), claim("more than 11000", "seoul", date="2024-06"), "other-date",
    ),
    "another origin, the same month": (claim("9", "us", date="2024-06"), claim("12", "seoul", date="2024-06"), "conflict"),
    "a share of a month, and of its year": (
        claim("51.5", unit="%", as_of="2025-10"), claim("60.1", unit="%", as_of="2025"), "other-date",
    ),
    "a count of a month, and of its year": (claim("51", as_of="2025-10"), claim("60", as_of="2025"), "conflict"),
    "a quarter, and its year": (claim("51", as_of="2025-Q3"), claim("60", as_of="2025"), "other-date"),
    "another scope": (claim("9", scope="at the mouth"), claim("12", scope="in the basin"), "other-scope"),
    "another scope, later": (
        claim("9", "us", date="2023", scope="to date"), claim("12", "us", date="2024", scope="this year"), "other-scope",
    ),
    "a target and what is": (claim("9", status="target"), claim("12"), "other-status"),
    "a target and a forecast": (claim("9", status="target"), claim("12", status="forecast"), "other-status"),
    "a forecast that came true": (claim("9", status="forecast"), claim("9"), "agreement"),
    "one origin, forecast and counted": (
        claim("9", "us", date="2023", status="forecast"), claim("12", "us", date="2024"), "other-status",
    ),
    "two forecasts": (claim("9", status="forecast"), claim("12", status="forecast"), "conflict"),
    "an estimate and a count": (claim("9", status="estimate"), claim("12"), "conflict"),
    "a provisional number and a later one": (
        claim("9", "us", date="2023", status="provisional"), claim("12", "us", date="2024"), "revision",
    ),
    "a scope in other letters": (claim("9", scope="In the basin"), claim("12", scope="in the basin"), "conflict"),
    "a scope on one side": (claim("9", scope="in the basin"), claim("12"), "conflict"),
    "the same over another scope": (claim("9", scope="one"), claim("9", scope="two"), "agreement"),
    "compatible units": (claim("1", unit="km"), claim("1000", unit="m"), "agreement"),
    "compatible units, inexact": (claim("1", unit="miles"), claim("5280", unit="feet"), "agreement"),
    "compatible units, rounded": (claim("1000", unit="km"), claim("621", unit="miles"), "rounding"),
    "compatible units, apart": (claim("1000", unit="km"), claim("900", unit="miles"), "conflict"),
    "a floor in another unit": (claim("more than 1000", unit="km"), claim("900", unit="miles"), "agreement"),
    "an open bound in another unit": (claim("up to 1", unit="km"), claim("more than 1000", unit="m"), "conflict"),
    "a closed bound in another unit": (claim("up to 1", unit="km"), claim("at least 1000", unit="m"), "agreement"),
    "things of another kind": (claim("9", unit="ships"), claim("9", unit="boats"), "other-unit"),
    "another currency": (claim("9", unit="USD"), claim("9", unit="EUR"), "other-unit"),
    "money of one year": (claim("9", unit="USD", year=2023), claim("12", unit="USD", year=2023), "conflict"),
    "money of another year": (claim("9", unit="USD", year=2013), claim("9", unit="USD", year=2023), "other-date"),
    "money of another year, one origin": (
        claim("9", "us", date="2013", unit="USD", year=2013), claim("12", "us", date="2023", unit="USD", year=2023),
        "other-date",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("first", "second", "expected"), EXPLAINED.values(), ids=EXPLAINED)
def test_what_explains_a_difference(first: MeasureClaim, second: MeasureClaim, expected: Relation) -> None:
    """Scope, origin, date, unit and year explain a difference if both claims give them."""
    assert relate(first, second) == expected


_WORDS = st.sampled_from(["", "more than", "at least", "about", "nearly", "up to", "fewer than", "exactly"])
_CLAIMS = st.builds(
    lambda words, value, origin, date, unit: claim(f"{words} {value}".strip(), origin, date=date, unit=unit),
    _WORDS, st.integers(1, 200_000), st.sampled_from(["us", "seoul"]),
    st.sampled_from(["", "2023", "2024-04", "2024-06", "2024-06-19"]), st.sampled_from(["m", "km", "feet", "ships"]),
)  # fmt: skip


@given(_CLAIMS, _CLAIMS)
def test_order_does_not_matter(first: MeasureClaim, second: MeasureClaim) -> None:
    """A pair has the same relation in both orders."""
    assert relate(first, second) == relate(second, first)


@given(_CLAIMS)
def test_a_claim_agrees_with_itself(one: MeasureClaim) -> None:
    """A claim agrees with itself, and allows every number that it states, except open ends."""
    assert relate(one, one) == "agreement"
    allowed = interval_of(one.figure)
    assert allowed.low <= stated(one.figure)[0] <= allowed.high


def row(*claims: MeasureClaim) -> MeasureRow:
    """Make a row of claims."""
    pairs = {(a.fact, b.fact): relate(a, b) for a in claims for b in claims if a is not b}
    return MeasureRow(claims, MappingProxyType(pairs))


def test_a_row_has_its_most_serious_relation() -> None:
    """A row with one conflict is a conflict, and each claim lists those that contradict it."""
    found = row(claim("9", fact="a"), claim("9.0", fact="b"), claim("12", fact="c"))
    assert (found.relation, found.contested, found.varied) == ("conflict", True, True)
    assert found.rivals("a") == ("c",)
    assert found.rivals("c") == ("a", "b")
    assert found.alike("a") == {"a", "b"}
    assert found.rivals("unknown") == ()


def test_a_row_of_dates_is_not_contested() -> None:
    """Figures for different dates have no rivals, but the row varies."""
    found = row(claim("9", "x", date="2023", fact="a"), claim("12", "y", date="2024", fact="b"))
    assert (found.relation, found.contested, found.varied) == ("other-date", False, True)
    assert found.rivals("a") == ()


def test_a_row_of_one_figure() -> None:
    """Claims with the same figure do not vary, whatever their units."""
    found = row(claim("1", unit="km", fact="a"), claim("1000", unit="m", fact="b"))
    assert (found.relation, found.contested, found.varied) == ("agreement", False, False)
    assert (row().relation, row().varied) == ("agreement", False)


def test_a_measure_is_read_from_the_corpus(harbour: Workspace) -> None:
    """A row has every claim on the measure, sorted from the smallest, with origin and date."""
    second = FACTS + (
        "  - id: depth-in-feet\n    statement: The north channel is 20 feet deep.\n"
        "    figure: {measure: north-depth, value: 20, unit: feet}\n    date: 2026-04\n"
        "    evidence: [{source: log, exact: a depth of nine metres}]\n"
    )
    harbour.write({"briefs/corpus/facts/channel.yaml": second})
    found = row_of("north-depth", check_corpus(harbour.settings)[0].corpus)
    assert [(c.fact, str(c.date)) for c in found.claims] == [
        ("depth-in-feet", "2026-04"),
        ("channel-depth", "2026-03-01"),
    ]
    assert {c.origins for c in found.claims} == {frozenset({"pilots"})}
    assert found.relation == "revision"
    assert row_of("nothing", check_corpus(harbour.settings)[0].corpus) == MeasureRow((), MappingProxyType({}))


def test_the_real_case(repository: Workspace) -> None:
    """Of the three counts of containers, two agree, and the third has another date and scope."""
    found = row_of("munitions-containers", check_corpus(repository.settings)[0].corpus)
    assert [c.fact for c in found.claims] == [
        "containers-us-april",
        "containers-seoul-june",
        "containers-us-june",
    ]
    assert found.relations["containers-us-june", "containers-seoul-june"] == "agreement"
    assert found.relations["containers-us-april", "containers-seoul-june"] == "other-date"
    assert found.relations["containers-us-april", "containers-us-june"] == "other-scope"
    assert found.contested
