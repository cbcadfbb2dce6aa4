"""Tests of the rule quote-ambiguous."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.corpus.lock_format import Lock, LockedQuotation, format_lock, quotation_key
from tests.check.tables import CHANNEL, found_in_corpus
from tests.harbour import FACTS
from tests.workspace import Workspace

OLD = "exact: the north channel is closed"
VALID = {
    "once": "exact: The quay",
    "with a suffix": 'exact: quay, suffix: ","',
    "with a prefix": "prefix: the old, exact: quay",
}
INVALID = {"twice": ("exact: quay", "the quotation is found 2 times in the text of `log`")}


@pytest.mark.parametrize("quotation", VALID.values(), ids=VALID)
def test_words_with_one_place_pass(harbour: Workspace, quotation: str) -> None:
    """Words that stand once, or once between their prefix and suffix, give no finding."""
    assert found_in_corpus(harbour, {CHANNEL: FACTS.replace(OLD, quotation)}) == []


@pytest.mark.parametrize(("quotation", "message"), INVALID.values(), ids=INVALID)
def test_words_with_two_places_fail(harbour: Workspace, quotation: str, message: str) -> None:
    """Words that stand in several places are reported where they are written, with the places."""
    facts = FACTS.replace(OLD, quotation)
    assert found_in_corpus(harbour, {CHANNEL: facts}) == [
        ("quote-ambiguous", CHANNEL, 6, 37),
    ]
    (finding,) = harbour.check_corpus()
    assert finding.message == message
    (hint,) = finding.hints
    assert hint.startswith("add `prefix` or `suffix`, ")
    assert hint.endswith(": it is at the characters 82, 96")


def test_without_the_text_the_lock_speaks(harbour: Workspace) -> None:
    """Where the text is not at hand, a quotation that was locked as ambiguous is reported."""
    key = quotation_key("fact:channel-closed", "log", "the north channel is closed")
    lock = Lock({}, {key: LockedQuotation("ambiguous", None, date(2026, 3, 20))})
    away = harbour.write({"briefs/corpus/briefgen.lock": format_lock(lock)}).set(texts=())
    assert found_in_corpus(away, {}) == [
        ("quote-ambiguous", CHANNEL, 6, 37),
        ("quote-unproven", CHANNEL, 10, 37),
    ]
