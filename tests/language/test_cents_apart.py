"""Two sums of money in two passages may be as many cents apart as a claim says."""

import pytest

from briefgen.language.contradicted import contradicted_numbers
from briefgen.language.dates_agree import Issued
from briefgen.language.read import read

PASSAGES = ("New mill, central estimate: 1.12 euros.", "Larger old mill, central estimate: 0.82 euros.")


@pytest.mark.parametrize(("cents", "count"), [(30, 0), (20, 1)])
def test_the_difference_of_two_passages_is_compared_in_cents(cents: int, count: int) -> None:
    """The difference in cents agrees; another number of cents does not."""
    claim = read(f"Flour from a new mill costs €1.12, {cents} cents more than from an old one.", "en")
    texts = [(read(passage, "en"), Issued()) for passage in PASSAGES]
    assert len(contradicted_numbers(claim, texts)) == count
