"""Tests of which date of the evidence a date of a claim contradicts."""

from __future__ import annotations

import pytest

from briefgen.language.claims import DateClaim
from briefgen.language.date_rivals import find_rival
from briefgen.language.dates_agree import Issued
from briefgen.language.read import read

RIVALS = [
    ("The toll starts in the first quarter of 2026.", "late 2026", "first quarter of 2026"),
    ("The toll starts in the first quarter of 2026.", "early 2026", None),
    ("The toll starts in September 2026.", "early 2026", "September 2026"),
    ("Seit Anfang 2022 gilt die Quote; sie endet Ende 2028.", "in early 2028", "Ende 2028"),
    ("Seit Anfang 2022 gilt die Quote; sie endet Ende 2028.", "at the end of 2026", "Ende 2028"),
]


@pytest.mark.parametrize(("evidence", "claim", "rival"), RIVALS)
def test_a_date_is_set_against_the_likest(evidence: str, claim: str, rival: str | None) -> None:
    """A part of a year contradicts another one of it; of several dates, the likest is taken."""
    given = read(evidence, "de" if "Quote" in evidence else "en").of(DateClaim)
    (mine,) = read(claim, "en").of(DateClaim)
    found = find_rival(mine, (), given, Issued())
    assert (found.words.rstrip(".") if found else None) == rival
