"""Tests of the rule hedge-stacked."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, brief_with, found_in_brief
from tests.workspace import Workspace

GAP = "gaps:\n  - question: {}\n"
VALID = {
    "one hedge": "The storms are likely to return",
    "two, of two things": "The storms are likely, and a flood is unlikely",
    "a choice of two": "Is it likely or unlikely?",
    "two sentences": "It is likely. Probably it rains",
    "none": "In May the might of the storms broke",
}
INVALID = {
    "right behind": ("It could possibly return", (14, 18), "could possibly"),
    "with a word between": ("It probably seems to be likely", (14, 18), "probably seems to be likely"),
    "seeming": ("It apparently may return", (14, 18), "apparently may"),
    "that it may": ("It is likely that it may return", (14, 21), "likely that it may"),
    "in a link": ("It [perhaps might](fact:channel-closed) be", (14, 19), "perhaps might"),
}
JUDGEMENT = {
    "one": ("the channel may reopen", (9, 23), "may"),
    "two": ("the channel may possibly reopen", (9, 23), "may possibly"),
}


@pytest.mark.parametrize("text", VALID.values(), ids=VALID)
def test_single_hedges_pass(harbour: Workspace, text: str) -> None:
    """One hedge on one thing gives no finding."""
    assert found_in_brief(harbour, brief_with(GAP.format(text))) == []


@pytest.mark.parametrize(("text", "place", "words"), INVALID.values(), ids=INVALID)
def test_hedges_upon_hedges_fail(harbour: Workspace, text: str, place: tuple[int, int], words: str) -> None:
    """Hedges on one thing are reported as one stretch."""
    found = [d for d in harbour.write(brief_with(GAP.format(text))).check() if d.rule == "hedge-stacked"]
    assert [(d.span.path, d.span.line, d.span.column, d.message) for d in found] == [
        (BRIEF_PATH, *place, f"`{words}` hedges twice")
    ]


@pytest.mark.parametrize(("text", "place", "words"), JUDGEMENT.values(), ids=JUDGEMENT)
def test_a_judgement_has_its_hedge_already(
    harbour: Workspace, text: str, place: tuple[int, int], words: str
) -> None:
    """Any hedge in a judgement's text stands upon its likelihood."""
    files = brief_with(**{"the north channel reopens in May": text})
    assert found_in_brief(harbour, files) == [("hedge-stacked", BRIEF_PATH, *place)]
    assert (
        harbour.check()[0].message == f"`{words}` is a second hedge: the sentence begins “It is likely that”"
    )
