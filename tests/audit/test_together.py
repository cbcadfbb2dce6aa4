"""Tests of free paraphrases: what is compared claim by claim, and what no paraphrase may hide."""

from __future__ import annotations

from functools import cache

import pytest

from briefgen.audit.audit import audit_draft
from briefgen.audit.draft import read_draft
from briefgen.audit.library import Library
from briefgen.audit.passages import SourceText
from briefgen.audit.verdicts import Finding

LEVY = """\
# Ferry levy brings in less than hoped

*Northern Courier, Ostby, 12 May 2025. By Ida Solberg*

The levy on ferry tickets brought in 4.6 million crowns in its first year, against a forecast of 6.1 million. \
About 310,000 passengers paid it. The harbour board has put half of the money aside for a new quay.

The board's budget is 38.4 million crowns, compared with 42.0 million the year before, a fall of 9 per cent. \
Wages took 17.2 million, fuel 9.5 million and repairs 3.1 million.

"We asked for patience and got a bill," said Henrik Moe, who runs the largest ferry line.

The board plans to buy two electric ferries for 92 million crowns. An inspector visited the slip on 3 April \
and found no defect. The terminal's yearly capacity is 850,000 passengers.

Of those asked, 64 per cent of respondents wanted the levy to go. A raise of 12 per cent over three years \
was refused by the crews.
"""
REVISION = """\
# Figures corrected

*Ostby Statistics Office, 30 June 2025*

The number of visitors in 2024 is revised upward to 1.31 million, from the 1.24 million published in January. \
Prices rose because the mainland bridge was closed for the summer.

Councillor Petra Vang was in charge of the count. She left the office in March.
"""
VISITORS = """\
# Visitors

*Ostby Statistics Office, 20 January 2025*

Ostby had 1.24 million visitors in 2024.
"""


@cache
def library() -> Library:
    """Return the texts of these tests."""
    texts = {"levy.md": LEVY, "revision.md": REVISION, "visitors.md": VISITORS}
    return Library(tuple(SourceText(name, text, "en") for name, text in texts.items()))


def audit(words: str) -> Finding:
    """Return the finding on one statement."""
    found = audit_draft(read_draft("draft.md", words, markdown=True), library()).findings
    return next(finding for finding in found if finding.kind == "statement")


PARAPHRASES = [
    "With 38.4 million crowns the board has 9 per cent less than a year ago.",
    "Wages came to 17.2 million, and fuel to 9.5 million.",
    '"We asked for patience and got a bill," was how Henrik Moe put it.',
    "Two electric ferries are to be bought for 92 million crowns.",
    "On 3 April the slip was looked at by an inspector, who saw no defect.",
    "The crews turned down a raise of 12 per cent over three years.",
]


@pytest.mark.parametrize("words", PARAPHRASES)
def test_paraphrase_is_supported_by_its_claims(words: str) -> None:
    """A sentence whose numbers, dates, names and quotations are in one passage is supported, and says by what."""
    judgement = audit(words).judgement
    assert judgement.verdict == "supported"
    assert judgement.compared or not judgement.not_compared


ALTERED = {
    "other duration": ("The crews refused a raise of 12 per cent over two years.", "value", "three years"),
    "direction": ("Its budget of 38.4 million crowns is 9 per cent higher.", "direction", "fall"),
    "rise or fall": ("The budget of the board grew to 38.4 million crowns.", "direction", "fall"),
    "plan": ("The board has bought two electric ferries for 92 million crowns.", "modality", "plans to"),
    "denial": ("An inspector who visited the slip on 3 April found a defect.", "negation", "no defect"),
    "qualifier": ("At least 310,000 passengers have paid the levy.", "qualifier", "about"),
    "currency": ("The levy on tickets earned €4.6 million.", "currency", "4.6 million crowns"),
    "scale": ("The levy on tickets earned 4.6 billion crowns in a year.", "value", "4.6 million"),
    "speaker": ('"We asked for patience and got a bill," said Petra Vang.', "speaker", "Henrik Moe"),
    "other whole": ("Some 64 per cent of passengers wanted the levy to go.", "part-and-whole", "respondents"),
    "superseded": ("Ostby had 1.24 million visitors in 2024.", "value", "1.31 million"),
    "cause": ("The mainland bridge was closed for the summer because prices rose.", "cause", "bridge"),
}


@pytest.mark.parametrize(("words", "respect", "evidence"), ALTERED.values(), ids=ALTERED)
def test_one_wrong_respect_is_named(words: str, respect: str, evidence: str) -> None:
    """A paraphrase that differs in one respect is altered, whatever its other words, and both are shown."""
    judgement = audit(words).judgement
    assert judgement.verdict == "altered"
    assert judgement.differences[0].respect == respect
    assert evidence in judgement.differences[0].evidence


NOT_SUPPORTED = [
    "The levy brought in 4.6 million crowns in 2019.",
    "The harbour board paid 4.6 million crowns to Greta Holm.",
    "The board has put half of the money aside because 310,000 passengers paid it.",
    "Wages took 9.5 million and fuel 17.2 million.",
    "Repairs cost the board 9.5 million crowns.",
    "About 310,000 cars paid the levy on ferry tickets.",
    "The levy on mainland tickets brought in 4.6 million crowns in its first year.",
]


@pytest.mark.parametrize("words", NOT_SUPPORTED)
def test_missing_claim_is_never_supported(words: str) -> None:
    """A sentence with one claim that the passage lacks, or has of something else, is not supported."""
    assert audit(words).judgement.verdict != "supported"


def test_reason_names_what_is_lacking() -> None:
    """The message names the number that is in no passage where the rest is."""
    judgement = audit("The levy brought in 4.6 million crowns in 2019.").judgement
    assert judgement.verdict == "unsupported"
    assert judgement.reason == "the nearest passage does not have `2019`"


TRAM = """\
# Tramway opens a year late

*The Kelsby Post, 9 June 2025. By Ines Farrow*

Kelsby opened its tramway on Sunday, 14 months later than planned. It has cost £48 million; the council had \
budgeted £31 million. Signals were tested in May and tracks in March.

The inquiry found that the brakes had been checked but that no one had signed the report. Disputes go to \
arbitration in Utrecht. Mayor Olive Brandt praised the builder, Harrow Lines.

Trams run every 12 minutes on weekdays. The line carried 9,300 passengers in its first week, against a forecast \
of 11,000. Mayor Brandt welcomed Paul Ostler at the depot.

The council has sued the brake supplier for EUR 2 million. Some 640 seats were delivered, of which 410 were fitted.
"""


@cache
def tram() -> Library:
    """Return the text of the tests of one part that differs."""
    return Library((SourceText("tram.md", TRAM, "en"),))


def audit_tram(words: str) -> Finding:
    """Return the finding on one statement about the tramway."""
    found = audit_draft(read_draft("draft.md", words, markdown=True), tram()).findings
    return next(finding for finding in found if finding.kind == "statement")


ONE_PART = {
    "number": ("On weekdays the trams run every 15 minutes.", "value", "12 minutes"),
    "unit": ("On weekdays trams run every 12 hours.", "unit", "12 minutes"),
    "other part": (
        "It was praised by the mayor, and carried 9,500 passengers in its first week.",
        "value",
        "9,300",
    ),
    "place": ("Disputes are to go to arbitration in Ghent.", "name", "Utrecht"),
}


@pytest.mark.parametrize(("words", "respect", "evidence"), ONE_PART.values(), ids=ONE_PART)
def test_one_part_that_differs_is_named(words: str, respect: str, evidence: str) -> None:
    """Where a sentence has all the rest of a part of a statement, the one number or name that differs is altered."""
    judgement = audit_tram(words).judgement
    assert judgement.verdict == "altered"
    assert judgement.differences[0].respect == respect
    assert evidence in judgement.differences[0].evidence


OTHERWISE = {
    "number of something else": "The tramway has cost £31 million.",
    "date of something else": "Tracks were tested in May.",
    "denial": "The inquiry found that the brakes had not been checked.",
    "names exchanged": "Paul Ostler welcomed Mayor Brandt at the depot.",
    "actor": "The brake supplier has sued the council for 2 million euros.",
    "whole for part": "Some 640 seats were fitted.",
    "reporter": "Mayor Ines Farrow praised the builder, Harrow Lines.",
}


@pytest.mark.parametrize("words", OTHERWISE.values(), ids=OTHERWISE)
def test_what_a_passage_says_of_something_else_supports_nothing(words: str) -> None:
    """A number, denial or name that a passage has, but of something else, never makes a statement supported."""
    assert audit_tram(words).judgement.verdict in ("altered", "unsupported")


COMPUTED = {
    "difference": "In its first week the line carried 1,700 passengers fewer than the forecast.",
    "share": "It has cost 55 per cent more than the £31 million that were budgeted.",
}


@pytest.mark.parametrize("words", COMPUTED.values(), ids=COMPUTED)
def test_computed_number_is_not_accused(words: str) -> None:
    """A number that follows from two of a passage is no alteration of one of them."""
    assert audit_tram(words).judgement.verdict not in ("altered", "contradicted")


BRIDGE = """\
# Council shuts Hazel 4 bridge

*The Kelsby Post, 3 June 2025*

"We followed the rules," the director of the works, Paul Ostler, told the council. The head of the union, \
Ada Quill, said that 12 cracks had been counted.

"However, our patience is at an end," he added.

The works employ 2,950 people, 1,100 of them in Kelsby. The council paid a quarter of the 3.2 million crowns. \
The yearly upkeep costs 0.6 million crowns. The paint is of non-toxic pigments that wash off in the rain.

The report must be filed no later than 30 April.

Hazel 4 carries lorries. Hazel 3, the longest bridge of the county, was opened in 1998. Of the 35 welders, 28 \
have signed. The council says there is no need to panic about the old railings, which a firm will look at.
"""


def audit_bridge(words: str) -> Finding:
    """Return the finding on one statement about the bridge."""
    known = Library((SourceText("bridge.md", BRIDGE, "en"),))
    found = audit_draft(read_draft("draft.md", words, markdown=True), known).findings
    return next(finding for finding in found if finding.kind == "statement")


SAID_OTHERWISE = {
    "share of a whole": "More than a third of its 2,950 people are in Kelsby.",
    "part of a sum": "Of the 3.2 million crowns the council paid 800,000.",
    "rate before the number": "Upkeep costs 0.6 million crowns a year.",
    "number in a name": "Hazel 3, the longest bridge in the county, dates from 1998.",
    "quotation that goes on": '"Our patience is at an end," said Paul Ostler.',
    "no denial": "The report must be filed by 30 April.",
    "share of the whole that is named": "Four-fifths of the 35 welders have signed.",
}


@pytest.mark.parametrize("words", SAID_OTHERWISE.values(), ids=SAID_OTHERWISE)
def test_what_follows_from_a_passage_is_supported(words: str) -> None:
    """A number had from two of one sentence, a yearly sum, and the speaker of the paragraph before are found."""
    assert audit_bridge(words).judgement.verdict == "supported"


SAID_WRONGLY = {
    "speaker in the same paragraph": (
        '"We followed the rules," said Ada Quill, head of the union.',
        "speaker",
    ),
    "prefix": ("The paint is of toxic pigments that wash off in the rain.", "negation"),
    "no need": ("The council says there is a need to panic about the old railings.", "negation"),
}


@pytest.mark.parametrize(("words", "respect"), SAID_WRONGLY.values(), ids=SAID_WRONGLY)
def test_speaker_and_denial_are_altered(words: str, respect: str) -> None:
    """The words of another person, and a word that a passage denies by a prefix or "no need to", are altered."""
    judgement = audit_bridge(words).judgement
    assert judgement.verdict == "altered"
    assert [d.respect for d in judgement.differences] == [respect]


def test_denial_of_a_text_in_another_language_is_not_supported() -> None:
    """A sentence that denies something is not supported by a text in another language that denies nothing."""
    text = "El 3 de junio el consejo ha cerrado 14 puentes por 3 millones de euros."
    known = Library((SourceText("puentes.md", text, "es"),))
    for words, expected in (
        ("On 3 June the council closed 14 bridges for 3 million euros.", "supported"),
        ("On 3 June the council did not close 14 bridges for 3 million euros.", "unsupported"),
    ):
        found = audit_draft(read_draft("draft.md", words, markdown=True), known).findings
        assert [finding.judgement.verdict for finding in found] == [expected]
