"""Tests of deciding a quotation's state."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.corpus.anchor import Anchor, anchor_quote
from briefgen.corpus.fold import fold
from briefgen.corpus.lock_format import LockedQuotation, Match
from briefgen.corpus.place import Place
from briefgen.corpus.quotation_state import Resolution, State, decide_state

DAY = date(2026, 3, 20)
AT_4 = anchor_quote(fold("the quay"), "quay")
OFTEN = anchor_quote(fold("quay by quay"), "quay")
ABSENT = anchor_quote(fold("the pier"), "quay")
FOUND = LockedQuotation("exact", Place(4, 8), DAY)
ELSEWHERE = LockedQuotation("exact", Place(9, 13), DAY)
UNFOUND = LockedQuotation("missing", None, DAY)
UNSURE = LockedQuotation("ambiguous", None, DAY)


@pytest.mark.parametrize(
    ("anchor", "locked", "match", "state", "renews"),
    [
        (AT_4, None, "incomparable", "exact", True),
        (OFTEN, None, "incomparable", "ambiguous", True),
        (ABSENT, None, "same", "missing", True),
        (AT_4, FOUND, "same", "exact", False),
        (AT_4, FOUND, "changed", "exact", False),
        (AT_4, FOUND, "incomparable", "exact", False),
        (AT_4, ELSEWHERE, "same", "exact", True),
        (AT_4, ELSEWHERE, "changed", "moved", True),
        (AT_4, ELSEWHERE, "incomparable", "exact", True),
        (OFTEN, FOUND, "same", "ambiguous", True),
        (OFTEN, FOUND, "changed", "ambiguous", True),
        (OFTEN, UNSURE, "same", "ambiguous", False),
        (ABSENT, FOUND, "same", "missing", True),
        (ABSENT, FOUND, "changed", "source-changed", True),
        (ABSENT, FOUND, "incomparable", "source-changed", True),
        (ABSENT, UNFOUND, "changed", "missing", False),
        (ABSENT, UNSURE, "changed", "missing", True),
        (AT_4, UNFOUND, "changed", "exact", True),
    ],
)
def test_the_state_with_a_text(
    anchor: Anchor,
    locked: LockedQuotation | None,
    match: Match,
    state: State,
    renews: bool,
) -> None:
    """With a text, the state is decided by what is found in it, compared with the lock."""
    assert decide_state(anchor, locked, match) == Resolution(state, anchor.place, None, renews)


@pytest.mark.parametrize("match", ["same", "changed", "incomparable"])
def test_the_state_without_a_text(match: Match) -> None:
    """Without the text, the state is the locked one with its date; without a lock it is unavailable."""
    for locked in (FOUND, UNFOUND, UNSURE):
        assert decide_state(None, locked, match) == Resolution(locked.state, locked.place, as_locked=DAY)
    assert decide_state(None, None, match) == Resolution("unavailable")
