"""Tests of the rule quote-moved."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from briefgen.build.lock_corpus import lock_corpus
from briefgen.corpus.lock_file import NAME
from briefgen.corpus.lock_format import format_lock, parse_lock
from briefgen.diagnostic import Severity
from tests.check.tables import CHANNEL, found_in_corpus
from tests.harbour import LOG
from tests.workspace import Workspace

VALID = {
    "the locked text": LOG,
    "changed behind it": LOG + "Fog came in.",
    "other typography": LOG.replace("The quay, the", "The  quay, the"),
}


@pytest.fixture
def locked(harbour: Workspace) -> Workspace:
    """Return the tiny workspace, locked as by versions that did not lock the parts of texts."""
    assert lock_corpus(harbour.settings, (), date(2026, 3, 20))[0]
    path = harbour.settings.corpus / NAME
    lock = parse_lock(path.read_text("utf-8"))[0]
    sources = {name: replace(source, parts="") for name, source in lock.sources.items()}
    path.write_text(format_lock(replace(lock, sources=sources)), "utf-8")
    return harbour


@pytest.mark.parametrize("text", VALID.values(), ids=VALID)
def test_words_in_their_place_pass(locked: Workspace, text: str) -> None:
    """Words that stand where they are locked give no finding."""
    assert found_in_corpus(locked, {"texts/log.txt": text}) == []


def test_moved_words_are_a_warning(locked: Workspace) -> None:
    """Words that stand elsewhere are reported where they are quoted, with their new place."""
    found = found_in_corpus(locked, {"texts/log.txt": "Fog came in. " + LOG})
    assert found == [("quote-moved", CHANNEL, 6, 37), ("quote-moved", CHANNEL, 10, 37)]
    first = locked.check_corpus()[0]
    assert first.severity is Severity.WARNING
    assert first.message.endswith("since it was locked: it now begins at 31")


def test_locking_anew_settles_it(locked: Workspace) -> None:
    """Nothing is rewritten until it is named, and then the words are in their place again."""
    locked.write({"texts/log.txt": "Fog came in. " + LOG})
    _, problems = lock_corpus(locked.settings, (), date(2026, 4, 1))
    assert [d.rule for d in problems] == ["lock-stale", "quote-moved", "quote-moved"]
    lock_corpus(locked.settings, ("log",), date(2026, 4, 1))
    assert found_in_corpus(locked, {}) == []
