"""Tests of how far a likelihood moved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.changes.bands import Move, move
from briefgen.evidence.frozen import FrozenLikelihood
from tests.changes.editions import likelihood

CASES: list[tuple[str, str, str, str, Move | None]] = [
    ("icd203", "likely", "icd203", "unlikely", "reversed"),
    ("icd203", "almost no chance", "icd203", "almost certain", "reversed"),
    ("icd203", "likely", "icd203", "very likely", "strengthened"),
    ("icd203", "unlikely", "icd203", "very unlikely", "strengthened"),
    ("icd203", "roughly even chance", "icd203", "unlikely", "strengthened"),
    ("icd203", "roughly even chance", "icd203", "likely", "strengthened"),
    ("icd203", "very likely", "icd203", "likely", "weakened"),
    ("icd203", "unlikely", "icd203", "roughly even chance", "weakened"),
    ("icd203", "likely", "icd203", "probable", None),
    ("phia", "realistic possibility", "phia", "likely", "reversed"),
    ("phia", "unlikely", "phia", "realistic possibility", "weakened"),
    ("ipcc", "likely", "ipcc", "very likely", "strengthened"),
    ("ipcc", "likely", "ipcc", "about as likely as not", "weakened"),
    ("ipcc", "unlikely", "ipcc", "likely", "reversed"),
    ("icd203", "likely", "phia", "likely", None),
    ("icd203", "very likely", "phia", "highly likely", None),
    ("icd203", "very likely", "ipcc", "very likely", None),
    ("icd203", "likely", "phia", "highly likely", "strengthened"),
    ("icd203", "likely", "phia", "unlikely", "reversed"),
    ("phia", "highly unlikely", "icd203", "roughly even chance", "weakened"),
]


@pytest.mark.parametrize(("old_scale", "old", "new_scale", "new", "expected"), CASES)
def test_each_row_of_the_table(
    old_scale: str, old: str, new_scale: str, new: str, expected: Move | None
) -> None:
    """A likelihood moves by the numbers of its bands, within a scale and between two."""
    before, after = (FrozenLikelihood(**likelihood(t, s)) for t, s in ((old, old_scale), (new, new_scale)))
    assert move(before, after, one_scale=old_scale == new_scale) == expected


@pytest.mark.parametrize(("narrow", "wide"), [((70, 80), (60, 90)), ((45, 55), (40, 60))])
def test_of_one_middle_the_narrower_is_firmer(narrow: tuple[int, int], wide: tuple[int, int]) -> None:
    """Of two bands with one middle, the narrower says more."""
    first, second = (FrozenLikelihood(term="t", low=a, high=b, range="") for a, b in (narrow, wide))
    assert move(second, first, one_scale=True) == "strengthened"
    assert move(first, second, one_scale=True) == "weakened"


_ENDS = st.tuples(st.integers(0, 100), st.integers(0, 100)).filter(lambda ends: ends[0] < ends[1])
_BACK = {"strengthened": "weakened", "weakened": "strengthened", "reversed": "reversed", None: None}


@given(_ENDS, _ENDS, st.booleans())
def test_there_and_back(first: tuple[int, int], second: tuple[int, int], one_scale: bool) -> None:
    """What is strengthened one way is weakened the other way; a reversal is one both ways."""
    a, b = (FrozenLikelihood(term="t", low=low, high=high, range="") for low, high in (first, second))
    assert move(b, a, one_scale=one_scale) == _BACK[move(a, b, one_scale=one_scale)]
