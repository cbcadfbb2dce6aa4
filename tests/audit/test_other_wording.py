"""Tests of other words for the same, and of what another text gives: each with a twin that has an error."""

from __future__ import annotations

from functools import cache

import pytest

from briefgen.audit.audit import audit_draft
from briefgen.audit.draft import read_draft
from briefgen.audit.instead_of import is_the_other_instead
from briefgen.audit.library import Library
from briefgen.audit.passages import SourceText
from briefgen.audit.verdicts import Verdict
from briefgen.language.read import read

GARDEN = """\
The garden of Velmar

In the first month, around 21 million special tickets were sold for the tram network. The garden said 15, 700 guests \
paid at the gate on its opening day.

Gardeners, pupils and guards are exempt from having to buy a pass for the Velmar garden.

The survey showed a gradual decrease in attendance at the evening concerts over the trial period. The director's \
office is considering the return of the concerts in the summer.

Every fifth purchaser was a new customer. During the test, a total of 3,418 individuals took part in the walks. More \
than 16,000 tourists arrived on average on Saturdays. City councilor Ana Prell said that the pond costs ten crowns.

The director and two guards are under investigation for a missing statue. One gardener has resigned, and there were \
calls for the director to resign.

Around 10 percent of visits to Velmar were made by rail instead of car, she says.
"""
TRAM = """\
Im ersten Monat nutzten insgesamt rund 10 Millionen Fahrgäste die Tickets. Die Hälfte davon fährt jeden Tag.
"""


@cache
def library() -> Library:
    """Return the texts of these tests."""
    return Library((SourceText("garden.txt", GARDEN, "en"), SourceText("tram.txt", TRAM, "de")))


def verdict(words: str) -> Verdict | None:
    """Return the verdict on a statement; None where nothing was looked up."""
    found = audit_draft(read_draft("draft.md", words, markdown=True), library()).findings
    return next((f.judgement.verdict for f in found if f.kind == "statement"), None)


NOT_ACCUSED = {
    "number of a text in another language": "In the first month, around 10 million tickets were sold.",
    "space behind the mark between thousands": "On its opening day, 15,700 guests paid at the gate, the garden said.",
    "not having to, exempt": "Gardeners, pupils and guards did not have to buy a pass for the Velmar garden.",
}


@pytest.mark.parametrize("words", NOT_ACCUSED.values(), ids=NOT_ACCUSED)
def test_what_a_text_has_is_not_called_altered(words: str) -> None:
    """A number that another text gives, or a misprint has, and a denial in other words are no alteration."""
    assert verdict(words) not in ("altered", "contradicted")


ACCUSED = {
    "number of no text": "In the first month, around 12 million special tickets were sold.",
    "number of no misprint": "On its opening day, 17,900 guests paid at the gate, the garden said.",
}


@pytest.mark.parametrize("words", ACCUSED.values(), ids=ACCUSED)
def test_number_of_no_text_is_called_altered(words: str) -> None:
    """A number that no text gives is an alteration as before."""
    assert verdict(words) == "altered"


TURNED = {
    "exempt": "Guards have to buy a pass for the Velmar garden.",
    "rise": "Attendance at the evening concerts rose gradually in the trial period.",
    "decided": "The director's office has decided on the return of the concerts in the summer.",
}


@pytest.mark.parametrize("words", TURNED.values(), ids=TURNED)
def test_plain_sentence_that_a_passage_denies_is_reported(words: str) -> None:
    """A sentence without number and name is reported where the passage on it says the opposite or only plans it."""
    assert verdict(words) in ("altered", "unsupported")


TOLD = {
    "one in five": ("One in five buyers was a new customer.", "One in four buyers was a new customer."),
    "individuals": (
        "A total of 3,418 people took part in the walks.",
        "A total of 3,418 dogs took part in the walks.",
    ),
    "arrived": (
        "On Saturdays more than 16,000 tourists came on average.",
        "On Sundays more than 16,000 tourists came.",
    ),
    "spelling": (
        "City councillor Ana Prell said that the pond costs ten crowns.",
        "City councillor Eva Prell said that the pond costs ten crowns.",
    ),
    "torn from two sentences": (
        "The director and two guards are under investigation.",
        "The director has resigned, and two guards and one gardener are under investigation.",
    ),
    "instead of": (
        "About 10 percent of visits to Velmar were made by rail instead of car.",
        "About 10 percent of visits to Velmar were made by car instead of rail.",
    ),
}


@pytest.mark.parametrize(("told", "altered"), TOLD.values(), ids=TOLD)
def test_other_word_for_the_same_is_supported(told: str, altered: str) -> None:
    """What is told in other words is supported; the same with an error is not."""
    assert verdict(told) == "supported"
    assert verdict(altered) != "supported"


INSTEAD = [
    ("en", "They came by car rather than train.", "They came by train rather than car.", True),
    ("en", "They came by train rather than car.", "They came by train rather than by car.", False),
    ("de", "Sie kamen mit dem Auto statt mit dem Zug.", "Sie kamen mit dem Zug statt mit dem Auto.", True),
    ("fr", "Ils prennent le train plutôt que le bus.", "Ils prennent le bus plutôt que le train.", True),
    ("es", "Llegan en tren en vez de autobús.", "Llegan en tren en vez de autobús.", False),
]


@pytest.mark.parametrize(("language", "claim", "evidence", "other"), INSTEAD)
def test_two_things_around_instead_of(language: str, claim: str, evidence: str, *, other: bool) -> None:
    """Two things that have changed places around "instead of" are told apart in every language with the words."""
    assert is_the_other_instead(read(claim, language).passage, read(evidence, language).passage) is other


ADVICE = {
    "ask": (
        "Ask the garden why 40,000 guests stayed away.",
        "The garden asked why 40,000 guests stayed away.",
    ),
    "wait for": ("Wait for Ana Prell and her report.", "Many wait for Ana Prell and her report."),
    "noun": ("Support the tram to Ostby.", "Support for the tram to Ostby grew."),
}


@pytest.mark.parametrize(("advice", "claim"), ADVICE.values(), ids=ADVICE)
def test_advice_is_not_looked_up(advice: str, claim: str) -> None:
    """A sentence that asks for something is not checked; one that says something is."""
    assert verdict(advice) == "not checked"
    assert verdict(claim) == "unsupported"
