"""Tests of locking a corpus: what it reads, and what it leaves to `check`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefgen.build.lock_corpus import lock_corpus
from briefgen.corpus.locked_sentence import LockedSentence, lock_sentence
from briefgen.publish import lock_renewal
from tests.harbour import FACTS, LOG, SOURCE
from tests.workspace import Workspace

DAY = date(2026, 3, 20)
WIRE = "The wire says that the ferry is late.\n"
TWO = {
    "briefs/corpus/sources/wire.yaml": SOURCE.replace("log", "wire"),
    "briefs/corpus/facts/ferry.yaml": (
        "facts:\n  - id: ferry\n    statement: The ferry is late.\n"
        "    evidence: [{source: wire, exact: the ferry is late}]\n"
    ),
    "texts/wire.txt": WIRE,
}


@pytest.fixture
def sentences(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Collect the sentences that a lock reads."""
    seen: list[str] = []

    def counted(sentence: str, tag: str, earlier: str) -> LockedSentence:
        seen.append(sentence)
        return lock_sentence(sentence, tag, earlier)

    monkeypatch.setattr(lock_renewal, "lock_sentence", counted)
    return seen


def test_only_what_has_changed_is_read_again(
    harbour: Workspace, tmp_path: Path, sentences: list[str]
) -> None:
    """A second lock reads no sentence again, except in a text that has changed or in another language."""
    harbour = harbour.write(TWO).set(cache=tmp_path / "cache")
    lock_file = harbour.root / "briefs/corpus/briefgen.lock"
    assert lock_corpus(harbour.settings, (), DAY)[0]
    first = lock_file.read_bytes()
    assert len(sentences) == 3
    sentences.clear()
    assert lock_corpus(harbour.settings, (), DAY)[0]
    assert (sentences, lock_file.read_bytes()) == ([], first)
    harbour.write_as_is({"texts/wire.txt": f"It rains. {WIRE}"})
    assert lock_corpus(harbour.settings, (), DAY, ("wire",))[0]
    assert sentences == [WIRE.strip()]
    sentences.clear()
    harbour.write({"briefs/corpus/sources/log.yaml": f"{SOURCE}language: fr\n"})
    assert lock_corpus(harbour.settings, (), DAY)[0]
    assert len(sentences) == 2
    assert all(sentence in LOG for sentence in sentences)
    assert lock_file.read_bytes() != first


def test_a_lock_of_somebody_else_is_read_again(
    harbour: Workspace, tmp_path: Path, sentences: list[str]
) -> None:
    """Where the lock is not the one that was written last here, every sentence is read again."""
    harbour = harbour.set(cache=tmp_path / "cache")
    lock_file = harbour.root / "briefs/corpus/briefgen.lock"
    assert lock_corpus(harbour.settings, (), DAY)[0]
    first = lock_file.read_bytes()
    lock_file.write_bytes(first.replace(b"\n", b"\r\n"))
    sentences.clear()
    assert lock_corpus(harbour.settings, (), DAY)[0]
    assert (len(sentences), lock_file.read_bytes()) == (2, first)


def test_claims_are_left_to_check(harbour: Workspace) -> None:
    """A statement that disagrees with its evidence stops no lock; a quotation that is not in its text does."""
    harbour.write({"briefs/corpus/facts/channel.yaml": FACTS.replace("nine metres deep", "ten metres deep")})
    assert any(finding.rule == "statement-disagrees" for finding in harbour.check_corpus())
    locked, findings = lock_corpus(harbour.settings, (), DAY)
    assert (locked is not None, findings) == (True, ())
    harbour.write({"briefs/corpus/facts/channel.yaml": FACTS.replace("depth of nine", "depth of ten")})
    locked, findings = lock_corpus(harbour.settings, (), DAY)
    assert (locked, [finding.rule for finding in findings]) == (None, ["quote-missing"])
