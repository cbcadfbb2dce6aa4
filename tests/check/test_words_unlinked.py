"""Tests of the rule words-unlinked."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, brief_with
from tests.harbour import LOG
from tests.workspace import Workspace

MORE = (
    "facts:\n  - id: toll\n    statement: The guild wants a toll on barges from Old Quay Town and a free night ferry.\n"
    "    evidence: [{source: log, exact: a toll on barges}]\n"
)
FILES = {
    "briefs/corpus/facts/more.yaml": MORE,
    "texts/log.txt": f"{LOG}The guild wants a toll on barges from Old Quay Town and a free night ferry.\n",
}
RESTS = {"rests_on: [channel-closed]": "rests_on: [channel-closed, toll]"}
SECTION = "sections:\n  - title: The port waits\n    body: '%s'\n"
LINKED = "[is closed](fact:channel-closed)"
VALID = {
    "the fact linked": "The guild [wants a toll on barges](fact:toll).",
    "the fact linked elsewhere": "Who [pays](fact:toll)? The guild wants a toll on barges.",
    "in other words": "The guild asks barges to pay.",
    "three words beside a link": f"It {LINKED}, and a free night ferry runs.",
    "three names": "Nobody has been to Old Quay Town.",
    "what is asked for": "Build a free night ferry. Fund a toll on barges from Old Quay Town.",
    "two words": "A toll on boats is new, and a free ferry is not.",
    "two statements": "A free ferry; night ferries are old.",
    "a number of one's own between the words": "We want [a free](own:) night ferry.",
}
INVALID = {
    "three words alone": ("There is to be a free night ferry.", "free night ferry"),
    "what someone does": ("Those who fund it have a free night ferry.", "free night ferry"),
    "behind what is asked for": ("Build a quay. A free night ferry is here.", "free night ferry"),
    "four words beside a link": (
        f"It {LINKED}, and the guild wants a toll on barges.",
        "guild wants a toll on barges",
    ),
}


def found(harbour: Workspace, words: str) -> list[tuple[str, int, int, str]]:
    harbour.write({**FILES, **brief_with(SECTION % words, **RESTS)})
    found = [d for d in harbour.check() if d.rule == "words-unlinked"]
    return [(d.span.path, d.span.line, d.span.column, d.hints[0]) for d in found]


OPTIONS = (
    "options:\n  - {{id: toll, title: A toll, text: {}, advantages: {}, risks: {}}}\n"
    "  - {{id: wait, title: Wait, text: Do nothing., risks: '[Who](fact:toll) pays?'}}\n"
)


@pytest.mark.parametrize(
    ("text", "advantages", "risks", "count"),
    [
        ("Wait.", "A free night ferry runs.", "'[The guild](fact:toll) may object.'", 0),
        ("Wait.", "A free night ferry runs.", "The guild may object.", 1),
        ("Run a free night ferry.", "It pays.", "The guild may object.", 0),
        ("A free night ferry is run.", "It pays.", "The guild may object.", 0),
    ],
)
def test_the_fields_of_an_option_are_one_text(
    harbour: Workspace, text: str, advantages: str, risks: str, count: int
) -> None:
    """A fact that another field of the same option links needs no second link; what it proposes needs none."""
    harbour.write({**FILES, **brief_with(OPTIONS.format(text, advantages, risks), **RESTS)})
    assert [d.rule for d in harbour.check()].count("words-unlinked") == count


@pytest.mark.parametrize("words", VALID.values(), ids=VALID)
def test_linked_and_own_words_pass(harbour: Workspace, words: str) -> None:
    """Words with a link to their fact, and words of the analyst's own, give no finding."""
    assert found(harbour, words) == []


@pytest.mark.parametrize(("words", "repeated"), INVALID.values(), ids=INVALID)
def test_words_of_a_fact_without_a_link_are_warned_of(harbour: Workspace, words: str, repeated: str) -> None:
    """Words of a fact in a row are reported at their place, and the hint has the link."""
    column = len("    body: '") + 1 + words.index(repeated)
    hint = f"link them: `[{repeated}](fact:toll)`"
    assert found(harbour, words) == [(BRIEF_PATH, 15, column, hint)]


def test_judgements_have_their_facts_beside_them(harbour: Workspace) -> None:
    """The words of a judgement need no link."""
    text = {"the north channel reopens in May": "the guild gets a toll on barges and a free night ferry"}
    harbour.write({**FILES, **brief_with(**text, **RESTS)})
    assert [d for d in harbour.check() if d.rule == "words-unlinked"] == []
