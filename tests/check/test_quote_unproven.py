"""Tests of the rule quote-unproven."""

from __future__ import annotations

from datetime import date

from briefgen.corpus.lock_format import Lock, LockedQuotation, format_lock, quotation_key
from briefgen.corpus.locked_source import LockedSource
from briefgen.corpus.place import Place
from briefgen.diagnostic import Severity
from tests.check.tables import CHANNEL, found_in_corpus
from tests.harbour import FACTS, SOURCE
from tests.workspace import Workspace

LOCK = "briefs/corpus/briefgen.lock"
QUOTED = (
    ("fact:channel-closed", "the north channel is closed"),
    ("fact:channel-depth", "a depth of nine metres"),
)


def _locked() -> str:
    keys = [quotation_key(owner, "log", exact) for owner, exact in QUOTED]
    entry = LockedQuotation("exact", Place(1, 2), date(2026, 3, 20))
    return format_lock(Lock({"log": LockedSource("0" * 64)}, dict.fromkeys(keys, entry)))


def test_a_text_at_hand_proves(harbour: Workspace) -> None:
    """Where the text is at hand there is nothing to vouch for."""
    assert found_in_corpus(harbour, {}) == []


def test_the_lock_vouches(harbour: Workspace) -> None:
    """Where the text is not at hand, the lock's word is enough."""
    assert found_in_corpus(harbour.write({LOCK: _locked()}).set(texts=()), {}) == []


def test_nothing_proven_is_a_warning(harbour: Workspace) -> None:
    """Without text and lock each quotation is reported, and the build goes on."""
    found = found_in_corpus(harbour.set(texts=()), {})
    assert found == [("quote-unproven", CHANNEL, 6, 37), ("quote-unproven", CHANNEL, 10, 37)]
    assert {d.severity for d in harbour.set(texts=()).check_corpus()} == {Severity.WARNING}


def test_an_altered_quotation_is_an_error(harbour: Workspace) -> None:
    """Where the lock knows the source, words it does not know stop the build."""
    away = harbour.write({LOCK: _locked()}).set(texts=())
    found = found_in_corpus(away, {CHANNEL: FACTS.replace("channel is closed}", "channel is open}")})
    assert found == [("quote-unproven", CHANNEL, 6, 37)]
    assert [d.severity for d in away.check_corpus()] == [Severity.ERROR]


def test_the_file_that_is_looked_for_is_named(harbour: Workspace) -> None:
    """A name that does not lead to the text is seen, and that the source gives none."""
    away = harbour.set(texts=())
    assert {d.hints for d in away.check_corpus()} == {
        ("save it as `log.txt` in a folder of texts, or run `briefgen lock` where it is",)
    }
    away.write({"briefs/corpus/sources/log.yaml": SOURCE.replace("text: log.txt\n", "")})
    assert {d.hints for d in away.check_corpus()} == {
        ("save its text in a folder of texts, and name the file in the source's `text:`",)
    }


def test_a_damaged_lock_is_one_finding(harbour: Workspace) -> None:
    """Where the lock cannot be read, that alone is reported, not each quotation that it may have."""
    damaged = _locked().replace("start = 1", "start = 3", 1)
    claim = FACTS.replace("The north channel is closed.", "The north channel is closed to 14 vessels.")
    files = {LOCK: damaged, CHANNEL: claim}
    assert found_in_corpus(harbour.set(texts=()), files) == [("lock-damaged", LOCK, 7, 1)]
