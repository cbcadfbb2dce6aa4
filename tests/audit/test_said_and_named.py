"""Tests of what a passage says in another form or through somebody else: names, dates, voices, rises."""

from __future__ import annotations

from functools import cache

import pytest

from briefgen.audit.audit import audit_draft
from briefgen.audit.describe_findings import message_of
from briefgen.audit.draft import read_draft
from briefgen.audit.exceptions import leaves_out_exception
from briefgen.audit.library import Library
from briefgen.audit.moved import moved_rises
from briefgen.audit.passages import SourceText
from briefgen.audit.verdicts import Finding
from briefgen.language.read import read

CANNERY = """\
Cannery results

12 March 2024

Polar Fish opened a cannery in Ostby yesterday. European buyers signed contracts for 40,000 tins.

Polar Fish earned $61.5 million, or 71 cents per share, after $58.2 million last year. It raised its earnings per \
share estimate to $4.60 from $4.10.

"We have beaten every forecast," the chief of the firm, Inés Vidal, said at a lunch in the port of Velmar, where \
the first 90 tins were packed in May.

The mayor said harbour pilots reported 800 landings in 2023. The agency will have 30 inspectors by 2026. The mayor \
said that the new quay cost 7 million crowns.

Vidal, a former Portuguese trade minister, leaves the firm at the end of the year.

Tin prices have been rising due to a fall in the value of the crown and a recent rise in fuel costs.
"""


@cache
def cannery() -> Library:
    """Return the text of these tests."""
    return Library((SourceText("cannery.txt", CANNERY, "en"),))


def audit(words: str) -> Finding:
    """Return the first finding on a statement."""
    found = audit_draft(read_draft("draft.md", words, markdown=True), cannery()).findings
    return next(finding for finding in found if finding.kind == "statement")


SUPPORTED = {
    "adjective of a continent": "Buyers from Europe signed contracts for 40,000 tins.",
    "accents left out": "Ines Vidal of Portugal, once trade minister, leaves the firm at the end of the year.",
    "beside a quotation": "The first 90 tins were packed in Velmar in May.",
    "voice in a voice": "Harbour pilots counted 800 landings in 2023.",
    "rate before the number": "The estimate is now $4.60 per share, up from $4.10.",
    "last in a relative date": "In the first year it earned $61.5 million, after $58.2 million.",
    "forecast in other words": "The agency expects to have 30 inspectors by 2026.",
    "date of the text": "In March 2024 Polar Fish opened a cannery in Ostby.",
}


@pytest.mark.parametrize("words", SUPPORTED.values(), ids=SUPPORTED)
def test_other_form_or_voice_is_supported(words: str) -> None:
    """A name in another form, the date of the text, and what is said beside a quotation are found."""
    assert audit(words).judgement.verdict == "supported"


NOT_ACCUSED = {
    "person and a country": "Bo Lind of the port, a trade minister, leaves the firm at the end of the year.",
    "date of the text": "In March 2024 the mayor said harbour pilots reported 800 landings.",
}


@pytest.mark.parametrize("words", NOT_ACCUSED.values(), ids=NOT_ACCUSED)
def test_names_and_dates_of_other_kinds_are_not_accused(words: str) -> None:
    """A name is not the other form of a country's, and the date of a text is none that differs."""
    assert audit(words).judgement.verdict != "altered"


def test_only_what_is_said_is_attributed() -> None:
    """A statement of what somebody says is not supported without the speaker."""
    judgement = audit("The new quay cost 7 million crowns.").judgement
    assert (judgement.verdict, judgement.reason) == ("unsupported", "only `The mayor` says this")


def test_another_speaker_is_named_in_the_message() -> None:
    """The message on a quotation of another speaker has both names."""
    finding = audit('"We have beaten every forecast," said Thea Holm.')
    expected = "the draft says `Thea Holm`, the passage `Inés Vidal`: another speaker says it"
    assert (finding.judgement.verdict, message_of(finding)) == ("altered", expected)


PORT = """\
Port of Velmar

3 June 2024

Dockers voted on 14 March for a strike in rejecting a rise of 4 per cent over two years. Lena Moss, Norland's envoy to \
Estovia, said a panel would meet within the next five days. More than 900 boxes were left on each quay.

"We are sorry for the delay," harbour chief Olaf Brandt told the Courier. "The fault lies with the crane firm and with \
nobody else."

Thea Holm spoke for the dockers. The wage bill was 12.4 million crowns in the season that begins in July, up from a \
March estimate of 11.9 million.

In the first half of 2023 the cranes moved 61,000 boxes. "Time is on our side," the union's head, Ada Quill, said. \
The port offers 85 jobs that could go to Ostby.

Grain ships

Every ship but one had a pilot. All holds were full in May. Lindum Lines sent 34 ships there.
"""


@cache
def port() -> Library:
    """Return the text of the tests of what is said of whom."""
    return Library((SourceText("port.txt", PORT, "en"),))


def audit_port(words: str) -> Finding:
    """Return the first finding on a statement about the port."""
    found = audit_draft(read_draft("draft.md", words, markdown=True), port()).findings
    return next(finding for finding in found if finding.kind == "statement")


ON_THE_PORT = {
    "verb before the speaker": ("A panel was to meet within five days, said Lena Moss.", "supported"),
    "two words that deny": ("The dockers turned down a rise of 4 per cent over two years.", "supported"),
    "heading of the section": ("In May, Lindum Lines sent 34 ships.", "supported"),
    "date that is another's": ("In March it had still been put at 11.9 million.", "unsupported"),
    "surname of another speaker": ('"The fault lies with the crane firm," said Holm.', "altered"),
    "surname": ('"The fault lies with the crane firm," said Brandt.', "supported"),
    "offices turned round": ("Estovia's envoy to Norland counted 900 boxes on each quay.", "unsupported"),
    "all of them": ("All cranes need a pilot.", "unsupported"),
    "months of half a year": ("The cranes moved 61,000 boxes in the first six months of 2023.", "supported"),
    "other months": ("The cranes moved 61,000 boxes in the first nine months of 2023.", "unsupported"),
    "name beside the speaker": ("Ada Quill found that time was on their side.", "supported"),
    "plan in another clause": ("The port has 85 jobs on offer.", "supported"),
    "exception left out": ("All ships had a pilot.", "unsupported"),
}


@pytest.mark.parametrize(("words", "verdict"), ON_THE_PORT.values(), ids=ON_THE_PORT)
def test_who_says_and_does_it(words: str, verdict: str) -> None:
    """Who says something, in what order, and what a number or date is of, decide on a statement."""
    assert audit_port(words).judgement.verdict == verdict


def test_exception_in_both_is_supported() -> None:
    """A statement that makes the exception of a sentence does not leave it out."""
    passage = read("All ships except the Alda had a pilot.", "en").passage
    for words, left_out in (("All ships had a pilot.", True), ("All ships but the Alda had a pilot.", False)):
        assert leaves_out_exception(read(words, "en").passage, passage) is left_out


COURT = """\
Norland, 3 May 2024

Judgment summary for Ivo Kresta

The Accused was mayor of Ostby from 2001 to 2009. He stood trial for nine counts; two counts of fraud, five counts \
of theft, and two counts of arson. Thefts were reported by 187 towns.

Since the storm Velmar has counted 1,340 damp homes. To date, 32 storm deaths have been recorded there.
"""
NOT_ALTERED = {
    "role for a name": ("Ivo Kresta was mayor of Ostby from 2001 to 2009.", "supported"),
    "agent that is a source": ("Reports of thefts came from 187 towns.", "supported"),
    "one fate in other words": ("In Velmar, 32 people died of the storm.", "supported"),
    "small count of something else": ("Four of the counts were of theft.", "unsupported"),
}


@pytest.mark.parametrize(("words", "verdict"), NOT_ALTERED.values(), ids=NOT_ALTERED)
def test_other_words_at_a_name_or_number_are_no_alteration(words: str, verdict: str) -> None:
    """A role that stands for a name, another preposition and another word for the dead alter nothing."""
    known = Library((SourceText("court.txt", COURT, "en"),))
    found = audit_draft(read_draft("draft.md", words, markdown=True), known).findings
    assert found[0].judgement.verdict == verdict


ACROSS = {
    "same thing": ("Fourteen people were injured.", "supported"),
    "other fate": ("Fourteen people died.", "unsupported"),
    "number in words": ("The fire closed twenty-three schools.", "supported"),
}


@pytest.mark.parametrize(("words", "verdict"), ACROSS.values(), ids=ACROSS)
def test_things_known_in_every_language_are_compared(words: str, verdict: str) -> None:
    """The injured, the dead and schools are the same in every language; names are never called altered."""
    text = "Incendie au port\n\nL'incendie a fait 14 blessés. La Régie du Fleuve a fermé 23 écoles."
    known = Library((SourceText("port.txt", text, "fr"),))
    found = audit_draft(read_draft("draft.md", words, markdown=True), known).findings
    assert [finding.judgement.verdict for finding in found] == [verdict]


RISES = {
    "of what fell": ("Tins are dear because of a rise in the value of the crown.", True),
    "of what rose": ("Tins are dear because of a rise in fuel costs.", False),
    "of something else": ("Tins are dear because of a rise in wages.", False),
    "fall of what fell": ("Tins are dear because of a fall in the value of the crown.", False),
    "fall of what rose": ("Tins are dear because of a fall in fuel costs.", True),
}


@pytest.mark.parametrize(("words", "moved"), RISES.values(), ids=RISES)
def test_rise_of_what_fell_is_reported(words: str, moved: bool) -> None:
    """Of a sentence with a rise and a fall, each is of its own thing."""
    theirs = read(CANNERY.strip().splitlines()[-1], "en").passage
    found = list(moved_rises(read(words, "en").passage, theirs))
    assert [d.respect for d in found] == ["direction"] * moved
