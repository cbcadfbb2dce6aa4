"""Tests of what a passage says in another form or through somebody else: names, dates, voices, rises."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

import pytest

from briefgen.audit.audit import audit_draft
from briefgen.audit.describe_findings import message_of
from briefgen.audit.draft import read_draft
from briefgen.audit.library import Library
from briefgen.audit.moved import moved_rises
from briefgen.audit.other_numbers import follows
from briefgen.audit.passages import SourceText
from briefgen.audit.verdicts import Finding
from briefgen.language.claims import Quantity
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


PASSAGE = "The yard paid 4,812 welders in 2023 and 3,208 painters; steel took $61.4 million of $80.0 million."
FOLLOWS = {
    "rounded": ("about 4,800 welders", True),
    "rounded too far": ("about 4,000 welders", False),
    "not rounded": ("4,800 welders", False),
    "difference": ("1,604 more welders", True),
    "sum": ("8,020 men", True),
    "sum of money": ("$141.4 million", True),
    "difference of money": ("$18.6 million", True),
    "neither": ("$19.6 million", False),
    "share": ("77 per cent", True),
    "other share": ("72 per cent", False),
    "change": ("50 per cent", True),
    "times as many": ("1.5 times", True),
    "money of counts": ("$8,020", False),
    "in words": ("three quarters", True),
}


@pytest.mark.parametrize(("words", "expected"), FOLLOWS.values(), ids=FOLLOWS)
def test_number_follows_from_those_of_a_passage(words: str, expected: bool) -> None:
    """A number that was rounded, or is the sum, difference, share or change of two, follows from a passage."""
    number = next(iter(read(words, "en").of(Quantity)))
    assert follows(number, read(PASSAGE, "en")) is expected


def test_number_follows_within_its_last_place() -> None:
    """A result is compared to the last place that the number is written with."""
    passage = read("They spent $3.0 million of $8.0 million.", "en")
    numbers = [next(iter(read(words, "en").of(Quantity))) for words in ("37.5 per cent", "37.4 per cent")]
    assert [number.place for number in numbers] == [Fraction(1, 1000)] * 2
    assert [follows(number, passage) for number in numbers] == [True, False]
