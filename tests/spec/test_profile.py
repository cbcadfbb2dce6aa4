"""Tests of the likelihood profiles that come with briefgen."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefgen.spec.profile import PROFILES

EDGES = {
    "icd203": [(1, 5), (5, 20), (20, 45), (45, 55), (55, 80), (80, 95), (95, 99)],
    "phia": [(0, 5), (10, 20), (25, 35), (40, 50), (55, 75), (80, 90), (95, 100)],
    "ipcc": [(0, 1), (0, 10), (0, 33), (33, 66), (66, 100), (90, 100), (99, 100)],
}
GAPS = {
    "icd203": ["0", "0.9", "99.1", "100"],
    "phia": ["0", "5.1", "9.9", "22", "37", "50", "54.9", "77", "92", "100"],
    "ipcc": [],
}
SHARED = {"icd203": [5, 20, 45, 55, 80, 95], "phia": [], "ipcc": [33, 66]}


@pytest.mark.parametrize(("name", "edges"), EDGES.items())
def test_bands_have_their_published_edges(name: str, edges: list[tuple[int, int]]) -> None:
    """The bands are those of the standard, from the least likely on."""
    assert [(b.low, b.high) for b in PROFILES[name].bands] == edges


@pytest.mark.parametrize(("name", "gaps"), GAPS.items())
def test_gaps_are_gaps(name: str, gaps: list[str]) -> None:
    """What the standard leaves unassigned lies in no band, open ends among it."""
    assert [g for g in gaps if PROFILES[name].bands_at(Decimal(g))] == []


@pytest.mark.parametrize(("name", "shared"), SHARED.items())
def test_every_other_percentage_has_one_band(name: str, shared: list[int]) -> None:
    """Of whole percentages, only shared edges lie in two bands; nested ones count once."""
    twice = [p for p in range(101) if len(PROFILES[name].bands_at(Decimal(p))) > 1]
    assert twice == shared


def test_adverbs_are_those_of_the_standard() -> None:
    """ICD 203 gives adverbs beside three of its terms."""
    found = {w for band in PROFILES["icd203"].bands for w in band.adverbs}
    assert found == {"improbably", "probably", "almost certainly"}
