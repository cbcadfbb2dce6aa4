"""Tests of the rule translation-missing, and of the translations of a corpus."""

from __future__ import annotations

from tests.harbour import BRIEF
from tests.workspace import Workspace

FRENCH = f"{BRIEF}language: fr\nkey_figures: [{{fact: channel-depth}}]\n"
FILE = "briefs/corpus/translations/fr.yaml"


def missing(workspace: Workspace) -> set[str]:
    """Build a brief, and return the texts that are reported as not translated."""
    _, problems = workspace.build()
    return {
        each.message.partition(" is printed")[0] for each in problems if each.rule == "translation-missing"
    }


def test_what_is_printed_and_not_translated_is_named(harbour: Workspace) -> None:
    """Each text that the memo prints and the file lacks is a warning; what is translated is none."""
    harbour.write({"briefs/brief.yaml": FRENCH, FILE: "origins: {}\n"})
    before = missing(harbour)
    assert "`north-depth` of `measures`" in before
    harbour.write({FILE: "measures: {north-depth: Profondeur du chenal nord}\n"})
    assert missing(harbour) == before - {"`north-depth` of `measures`"}


def test_an_english_memo_needs_no_translation(harbour: Workspace) -> None:
    """In the language of the corpus, nothing is reported."""
    harbour.write({"briefs/brief.yaml": BRIEF})
    assert missing(harbour) == set()


def test_a_translation_links_what_its_original_links(harbour: Workspace) -> None:
    """A link that the original does not have is an error: nothing of it was loaded and checked."""
    text = (
        "origins: {}\nsources: {}\nfacts: {channel-depth: {statement: 'Il a [neuf](fact:other) mètres.'}}\n"
    )
    harbour.write({"briefs/brief.yaml": FRENCH, FILE: text})
    _, problems = harbour.build()
    assert "translation-link" in {each.rule for each in problems}
