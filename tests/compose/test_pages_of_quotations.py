"""Tests of the page that a note names, from the text or from the lock."""

from __future__ import annotations

import json
from datetime import date

from briefgen.build.check import check_corpus
from briefgen.build.lock_corpus import lock_corpus
from briefgen.spec.export import corpus_object
from tests.workspace import Workspace

PAGED = "A log of the pilots.\n\fThe log says that the north channel\n\fis closed. It had a depth of nine metres.\n\f"


def printed(workspace: Workspace) -> str:
    built, _ = workspace.set(formats=("md",)).build()
    assert built is not None
    return (workspace.root / "output/brief.md").read_text("utf-8")


def test_a_note_names_the_page(harbour: Workspace) -> None:
    """A quotation in a text with pages has its page in the note, and in another text none."""
    assert "p. " not in printed(harbour)
    harbour.write_as_is({"texts/log.txt": PAGED})
    assert "“the north channel is closed”, p. 2." in printed(harbour)


def test_the_lock_keeps_the_page(harbour: Workspace) -> None:
    """Without the texts, a memo names the same page, and the corpus has the same places."""
    harbour.write_as_is({"texts/log.txt": PAGED})
    lock_corpus(harbour.settings, (), date(2026, 3, 20))
    before = check_corpus(harbour.settings)[0]
    (harbour.root / "texts/log.txt").unlink()
    after = check_corpus(harbour.settings)[0]
    places = [
        [[(item["start"], item["page"]) for item in fact["evidence"]] for fact in facts]
        for facts in (corpus_object(c.corpus, c.proofs)["facts"] for c in (before, after))
    ]
    assert places[0] == places[1]
    assert "p. 2" in printed(harbour)


def test_another_text_has_paragraphs(harbour: Workspace) -> None:
    """A text without pages gives the paragraph of each quotation."""
    harbour.write_as_is(
        {
            "texts/log.txt": "A log.\n\nIt says that the north channel is closed.\n\nIt had a depth of nine metres.\n"
        }
    )
    checked = check_corpus(harbour.settings)[0]
    found = corpus_object(checked.corpus, checked.proofs)["facts"]
    assert json.dumps([fact["evidence"][0]["paragraph"] for fact in found]) == "[2, 3]"
