"""What a passage has in another place, of another thing, or in the name of who says it supports nothing."""

import pytest

from briefgen.audit.audit import audit_draft
from briefgen.audit.draft import read_draft
from briefgen.audit.library import Library
from briefgen.audit.passages import SourceText
from briefgen.audit.verdicts import Finding

TEXT = """\
# Money for the valley

Every ferry in the harbour of Torvik costs 90,000 crowns a year. Two engineers were sent to the lighthouse.

A report by the Ostby Bank found that each crown invested in roads saves six crowns of spending on hospitals.

Wool was sold to Denmark, a neighbour of the valley. Copper, a metal, is dug in Ostby.
"""
LABELLED = "Copper News Weekly: “Demand for nickel reached 3.2 million tonnes in 2024”.\n"


def finding(words: str, *texts: str) -> Finding | None:
    """Return the finding on one statement; None where it has none."""
    library = Library(tuple(SourceText(f"{at}.md", text, "en") for at, text in enumerate(texts)))
    return next(iter(audit_draft(read_draft("draft.md", words, markdown=True), library).findings), None)


SUPPORTED = [
    "Two engineers were sent to the lighthouse.",
    "Each crown invested in roads saves six crowns of spending on hospitals, found a report by the Ostby Bank.",
    "Copper is a metal that is dug in Ostby.",
]
NOT_SUPPORTED = [
    "Two engineers were sent to the harbour.",
    "Each crown invested in hospitals saves six crowns of spending on roads, found a report by the Ostby Bank.",
    "Denmark is a wool.",
]


@pytest.mark.parametrize("words", SUPPORTED)
def test_words_in_their_place_are_supported(words: str) -> None:
    """What a sentence says, in another order too, is supported."""
    found = finding(words, TEXT)
    assert found
    assert found.judgement.verdict == "supported"


@pytest.mark.parametrize("words", NOT_SUPPORTED)
def test_words_in_another_place_are_not(words: str) -> None:
    """Things that have changed places, or are from the sentence before, are not."""
    found = finding(words, TEXT)
    assert found is None or found.judgement.verdict != "supported"


LABELS = {
    "quotation": ("In 2024 the demand for nickel reached 3.2 million tonnes.", True),
    "who says it": ("Copper News Weekly puts the demand for nickel in 2024 at 3.2 million tonnes.", True),
    "word of the name": ("Nickel is a copper.", False),
    "verb of being": ("Nickel is a demand.", False),
}


@pytest.mark.parametrize(("words", "holds"), LABELS.values(), ids=LABELS)
def test_the_name_of_a_paper_is_no_evidence(words: str, *, holds: bool) -> None:
    """The name before a quotation says who says it, and supports no other word."""
    found = finding(words, LABELLED)
    assert (found is not None and found.judgement.verdict == "supported") == holds
