"""Tests of evaluating a matrix of evidence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.corpus.matrix import Row, inconsistencies, pivotal_rows
from briefgen.corpus.view import Rating

_LETTERS: dict[str, Rating] = {"c": "consistent", "i": "inconsistent", "n": "neutral"}


def rows_of(*rows: str) -> list[Row]:
    """Make rows from letters, one column per hypothesis: "ci" is consistent with A, inconsistent with B."""
    return [dict(zip("ABCD", (_LETTERS[c] for c in row), strict=False)) for row in rows]


PIVOTS = {
    "none": ((), ()),
    "one row that decides": (("ci",), (0,)),
    "a lead of two": (("ci", "ci"), ()),
    "a lead of one": (("ci", "ci", "ic"), (0, 1)),
    "a tie": (("ci", "ic"), (0, 1)),
    "a row that tells nothing": (("ci", "cc", "ii", "nn"), (0,)),
    "neutral is not inconsistent": (("cn", "nc"), ()),
    "three hypotheses": (("cii", "cci", "cci"), (0,)),
    "the second place": (("cii", "cii", "cci"), (2,)),
}


@pytest.mark.parametrize(("rows", "expected"), PIVOTS.values(), ids=PIVOTS)
def test_pivotal_rows_are_found(rows: tuple[str, ...], expected: tuple[int, ...]) -> None:
    """A row is pivotal if the order changes without it."""
    assert pivotal_rows(rows_of(*rows)) == expected


def test_inconsistencies_are_counted() -> None:
    """Only inconsistent ratings count, and every hypothesis has a count."""
    assert inconsistencies(rows_of("cin", "iic", "nic")) == {"A": 1, "B": 3, "C": 0}


@given(st.lists(st.text("cin", min_size=3, max_size=3), max_size=8))
def test_only_rows_that_distinguish_are_pivotal(rows: list[str]) -> None:
    """A row that is inconsistent with all hypotheses, or with none, never decides the order."""
    for i in pivotal_rows(rows_of(*rows)):
        assert 0 < rows[i].count("i") < 3


@given(st.lists(st.text("cin", min_size=2, max_size=2), max_size=8))
def test_the_order_of_rows_does_not_matter(rows: list[str]) -> None:
    """The same rows are pivotal in any order of the rows."""
    backwards = pivotal_rows(rows_of(*rows[::-1]))
    assert pivotal_rows(rows_of(*rows)) == tuple(sorted(len(rows) - 1 - i for i in backwards))
