"""The numbers of evidence are read only as far as a comparison needs them."""

from __future__ import annotations

import pytest

from briefgen.language.claims import Claim
from briefgen.language.compare import compare_numbers
from briefgen.language.dates_agree import Issued
from briefgen.language.read import read
from briefgen.language.reading import Reading


def unread(text: str) -> Reading:
    """Return a text whose numbers must not be read."""

    def refuse() -> tuple[Claim, ...]:
        pytest.fail(f"the numbers of {text!r} were read")

    return Reading(text, "en", refuse)


def test_what_one_text_gives_is_looked_for_in_no_further_one() -> None:
    """A quotation is not read where its sentence has all numbers of the claim."""
    texts = [(read("The yard launched 14 barges in May."), Issued()), (unread("14 barges"), Issued())]
    assert compare_numbers(read("The yard launched fourteen barges."), texts) == ()


@pytest.mark.parametrize("claim", ["The yard launched barges.", "It was a long spring for the yard."])
def test_a_claim_without_numbers_needs_none(claim: str) -> None:
    """Evidence of a claim that has no number, no date and no word such as "driest" is not read for any."""
    assert compare_numbers(read(claim), [(unread("The yard launched 14 barges."), Issued())]) == ()


def test_a_word_for_the_most_is_compared_with_places_in_an_order() -> None:
    """A claim without numbers that says "the driest" is compared with "the third-driest"."""
    found = compare_numbers(
        read("It was the driest May."), [(read("It was the third-driest May."), Issued())]
    )
    assert [difference.respect for difference in found] == ["ordinal"]
