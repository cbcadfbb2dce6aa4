"""A statement is supported by one sentence, with what the sentence before it names, and by no more."""

import pytest

from briefgen.audit.audit import audit_draft
from briefgen.audit.draft import read_draft
from briefgen.audit.library import Library
from briefgen.audit.may_accuse import may_accuse
from briefgen.audit.passages import SourceText
from briefgen.language.claims import Difference
from briefgen.language.read import read

TEXT = """\
# The bay of Torvik

The ferry Aurora was sold by the yard in March. In June its sister ship Borea sank off Ostby with 40 containers.

Norway lent Denmark two tugs for the winter of 2019, and the tugs came back in May 2020.

The toll for barges is 40 crowns, and a berth costs 900 crowns a week.

Kurt Moe leads the yard. He asked the crews to show their books on 8 April 2021. Eva Brandt has led the crews \
since 2018.

Sailors of 6 months to 45 years at sea took part in the course of 2022.

The new contract lifts hourly wages from 39 crowns to 63 crowns by 2027.

In the scrub above the bay, 18 hectares burned. In the pasture, the fire of 2023 destroyed 11 hectares.

Torvik is one of the largest ports in Norway, with 37 cranes. The port moved the opening of the lock from 2022 to 2024; \
the delay costs 5 million crowns.

Boats worth 10.2 million crowns were seized in Ostby in 2016.
"""
SUPPORTED = {
    "one sentence": "In June the Borea sank off Ostby with 40 containers.",
    "name of the sentence before": "Moe asked the crews to show their books on 8 April 2021.",
    "names in the same order": "In the winter of 2019 Norway lent Denmark two tugs.",
    "comparison of a number": "The toll for barges is below 41 crowns.",
    "both ends of a range": "Sailors of between 6 months and 45 years at sea took part in the course of 2022.",
    "one of several": "Torvik, with its 37 cranes, is one of the largest ports in Norway.",
    "number with its own words": "In the pasture, the fire of 2023 destroyed 11 hectares.",
}
NOT_SUPPORTED = {
    "date of the sentence before": "The Borea sank off Ostby with 40 containers in March.",
    "name of the sentence before, beside another": "The Aurora sank off Ostby with 40 containers in June.",
    "names in another order": "In the winter of 2019 Denmark lent Norway two tugs.",
    "rise that is nowhere": "The toll for barges rose to 40 crowns.",
    "name at the beginning": "Brandt asked the crews to show their books on 8 April 2021.",
    "other end of a range": "Sailors of between 6 years and 45 years at sea took part in the course of 2022.",
    "ends of a rise": "The new contract lifts hourly wages from 63 crowns to 39 crowns by 2027.",
    "word of another number": "In the pasture, 18 hectares burned.",
    "first of several": "Torvik, with its 37 cranes, is the largest port in Norway.",
    "place in an order that is nowhere": "Norway first lent Denmark two tugs for the winter of 2019.",
    "sum of two counts": "For the winter of 2019 Norway lent Denmark three tugs.",
    "word with an opposite": "The port brought the opening of the lock forward from 2022 to 2024.",
    "denial of another word": "Boats worth 10.2 million crowns were not taken in Ostby in 2016.",
}


def verdict(words: str) -> str | None:
    """Return the verdict on one statement; None where it has none."""
    texts = Library((SourceText("torvik.md", TEXT, "en"),))
    found = audit_draft(read_draft("draft.md", words, markdown=True), texts).findings
    return next((each.judgement.verdict for each in found if each.kind == "statement"), None)


@pytest.mark.parametrize("words", SUPPORTED.values(), ids=SUPPORTED)
def test_sentence_supports_what_it_says(words: str) -> None:
    """A sentence supports a statement with all that it says; a name may be in the sentence before."""
    assert verdict(words) == "supported"


@pytest.mark.parametrize("words", NOT_SUPPORTED.values(), ids=NOT_SUPPORTED)
def test_words_of_several_sentences_support_nothing(words: str) -> None:
    """What several sentences say of several things does not support a statement on one of them."""
    assert verdict(words) in ("altered", "unsupported")


@pytest.mark.parametrize(("speaker", "accused"), [("engineers", False), ("Ann Holt", True)])
def test_those_without_a_name_are_no_other_speaker(speaker: str, *, accused: bool) -> None:
    """Engineers may be those of a team that is named."""
    claim = read(f"Before the launch, {speaker} had found one leak.", "en")
    evidence = read("The Starling team found one leak before the launch.", "en")
    start = claim.text.index(speaker)
    found = Difference("speaker", True, speaker, "The Starling team", start, start + len(speaker))
    assert may_accuse(found, claim, [evidence], evidence) == accused
