"""Tests of proving the quotations of a corpus."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from briefgen.build.check import check_corpus
from briefgen.corpus.anchor import anchor_quote
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fold import fold
from briefgen.corpus.index import CorpusFiles
from briefgen.corpus.load import load_whole_corpus
from briefgen.corpus.lock_format import Lock, lock_quotation, quotation_key
from briefgen.corpus.locked_source import LockedSource
from briefgen.corpus.quotation_proofs import SourceTexts, prove_quotations, quotations
from briefgen.corpus.source_text import text_hash
from briefgen.diagnostic import Span
from tests.harbour import FACTS, LOG, QUESTION, VIEW
from tests.workspace import Workspace

DAY = date(2026, 3, 20)
CHANNEL = "briefs/corpus/facts/channel.yaml"
ASKED = "briefs/corpus/views/extend-or-wait.yaml"


def _corpus(workspace: Workspace) -> Corpus:
    corpus, problems = load_whole_corpus(CorpusFiles(workspace.settings.corpus, "briefs/corpus"))
    assert problems == ()
    return corpus


def _texts(workspace: Workspace) -> SourceTexts:
    return SourceTexts(tuple((root, root.name) for root in workspace.settings.texts))


def _locked(exact: str, text: str = LOG) -> Lock:
    entry = lock_quotation(anchor_quote(fold(text), exact), None, DAY)
    return Lock(
        {"log": LockedSource(text_hash(text))}, {quotation_key("fact:channel-closed", "log", exact): entry}
    )


def test_every_quotation_is_listed_with_its_place(harbour: Workspace) -> None:
    """The quotations of facts and views are listed by owner, with their places in the corpus files."""
    found = quotations(_corpus(harbour.write({ASKED: QUESTION + VIEW})))
    assert {(q.owner, q.index, q.evidence.exact, q.span) for q in found} == {
        ("fact:channel-closed", 0, "the north channel is closed", Span(CHANNEL, 6, 37, 6, 64)),
        ("fact:channel-depth", 0, "a depth of nine metres", Span(CHANNEL, 10, 37, 10, 59)),
        ("view:pilots-wait", 0, "the old quay", Span(ASKED, 22, 37, 22, 49)),
    }


def test_a_text_proves_a_quotation(harbour: Workspace) -> None:
    """If there is a text, a quotation has its place in it."""
    proofs = prove_quotations(_corpus(harbour), _texts(harbour), Lock())
    resolution = proofs["fact:channel-closed", 0].resolution
    assert resolution.state == "exact"
    assert LOG[resolution.start : resolution.end] == "the north channel is closed"


def test_without_a_text_the_lock_is_used(harbour: Workspace) -> None:
    """Without the text, state, place and date come from the lock; a quotation not in the lock is unavailable."""
    proofs = prove_quotations(_corpus(harbour), SourceTexts(()), _locked("the north channel is closed"))
    vouched = proofs["fact:channel-closed", 0].resolution
    assert (vouched.state, vouched.as_locked) == ("exact", DAY)
    assert LOG[vouched.start : vouched.end] == "the north channel is closed"
    assert proofs["fact:channel-depth", 0].resolution.state == "unavailable"
    assert proofs["fact:channel-depth", 0].anchor is None


def test_a_moved_quotation_is_moved(harbour: Workspace) -> None:
    """A quotation at another place than the locked one is moved, and has its new place."""
    harbour.write({"texts/log.txt": "Fog came in. " + LOG})
    proofs = prove_quotations(_corpus(harbour), _texts(harbour), _locked("the north channel is closed"))
    resolution = proofs["fact:channel-closed", 0].resolution
    assert resolution.state == "moved"
    assert resolution.start == LOG.index("the north") + len("Fog came in. ")


def test_folders_of_texts_are_searched_in_order(harbour: Workspace, tmp_path: Path) -> None:
    """Folders of texts are searched in order; missing folders are ignored."""
    harbour.write({"older/log.txt": "Nothing was logged."})
    roots = tuple((tmp_path / name, name) for name in ("none", "older", "texts"))
    proofs = prove_quotations(_corpus(harbour), SourceTexts(roots), Lock())
    assert proofs["fact:channel-closed", 0].resolution.state == "missing"


def test_a_text_that_cannot_be_read_is_reported_once(harbour: Workspace) -> None:
    """An unreadable text is reported once, and its quotations count as having no text."""
    (harbour.root / "texts" / "log.txt").write_bytes(b"\xff\xfe")
    texts = _texts(harbour)
    proofs = prove_quotations(_corpus(harbour), texts, Lock())
    assert [(d.rule, d.span.path, d.span.line) for d in texts.problems] == [
        ("file-encoding", "texts/log.txt", 1)
    ]
    assert {proof.resolution.state for proof in proofs.values()} == {"unavailable"}


def test_a_proof_has_its_context(harbour: Workspace) -> None:
    """If there is a text, a proof has the folded words before and after its quotation, with spaces."""
    harbour.write(
        {"texts/log.txt": "The  log says — that\nthe north channel is closed.It had a depth of nine metres."}
    )
    checked, _ = check_corpus(harbour.settings)
    proof = checked.proofs["fact:channel-closed", 0]
    assert (proof.context.before, proof.context.after) == (
        "The log says - that ",
        ".It had a depth of nine metres.",
    )
    checked, _ = check_corpus(harbour.set(texts=()).settings)
    assert checked.proofs["fact:channel-closed", 0].context.before == ""


def test_overlapping_quotations_are_each_found(harbour: Workspace) -> None:
    """Quotations that overlap in their source each have their own place."""
    more = FACTS.replace(
        "exact: the north channel is closed}]",
        "exact: the north channel is closed}, {source: log, exact: north channel is closed. It had}]",
    )
    harbour.write({"briefs/corpus/facts/channel.yaml": more})
    checked, problems = check_corpus(harbour.settings)
    assert problems == ()
    places = [checked.proofs["fact:channel-closed", i].resolution for i in (0, 1)]
    assert [(p.state, p.start, p.end) for p in places] == [("exact", 18, 45), ("exact", 22, 53)]


def test_a_text_with_other_capital_letters_is_named(tmp_path: Path) -> None:
    """A file whose name has other capital letters is not read, and the finding gives the name to write."""
    (tmp_path / "wire.txt").write_text("A text.")
    texts = SourceTexts(((tmp_path, "texts"),))
    assert texts.get("Wire.TXT") is texts.get("cable.txt") is None
    (found,) = texts.problems
    assert (found.rule, found.span.path, found.hints) == (
        "text-misnamed",
        "texts/wire.txt",
        ("write `text: wire.txt`",),
    )
