"""Tests of the rule source-changed."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.corpus.anchor import anchor_quote
from briefgen.corpus.fold import fold
from briefgen.corpus.lock_format import Lock, format_lock, lock_quotation, quotation_key
from briefgen.corpus.locked_source import LockedSource
from briefgen.corpus.source_text import text_hash
from tests.check.tables import CHANNEL, found_in_corpus
from tests.harbour import LOG
from tests.workspace import Workspace

QUOTATIONS = {
    "fact:channel-closed": "the north channel is closed",
    "fact:channel-depth": "a depth of nine metres",
}


def _locked(harbour: Workspace) -> Workspace:
    """Lock the quotations of the tiny corpus."""
    folded = fold(LOG)
    quotations = {
        quotation_key(owner, "log", exact): lock_quotation(
            anchor_quote(folded, exact), None, date(2026, 3, 20)
        )
        for owner, exact in QUOTATIONS.items()
    }
    lock = Lock({"log": LockedSource(text_hash(LOG))}, quotations)
    return harbour.write({"briefs/corpus/briefgen.lock": format_lock(lock)})


VALID = {
    "the locked text": LOG,
    "changed elsewhere": LOG + "Fog came in.",
}
INVALID = {
    "rewritten": (LOG.replace("is closed", "is opened"), [(6, 37)]),
    "another text": ("Nothing was logged.", [(6, 37), (10, 37)]),
}


@pytest.mark.parametrize("text", VALID.values(), ids=VALID)
def test_words_that_still_stand_pass(harbour: Workspace, text: str) -> None:
    """Words that stand in the present text, wherever, give no finding."""
    assert found_in_corpus(_locked(harbour), {"texts/log.txt": text}) == []


@pytest.mark.parametrize(("text", "expected"), INVALID.values(), ids=INVALID)
def test_words_that_are_gone_fail(harbour: Workspace, text: str, expected: list[tuple[int, int]]) -> None:
    """Words that stood in the locked text and are gone are reported where they are quoted."""
    wanted = [("source-changed", CHANNEL, *place) for place in expected]
    assert found_in_corpus(_locked(harbour), {"texts/log.txt": text}) == wanted


def test_the_lock_alone_is_trusted(harbour: Workspace) -> None:
    """Where the text is not at hand, a quotation that was locked as exact gives no finding."""
    assert found_in_corpus(_locked(harbour).set(texts=()), {}) == []
