"""Numbers of which one is the negative of another are no ratio that could be reckoned with."""

from __future__ import annotations

import pytest

from briefgen.language.contradicted import contradicted_numbers
from briefgen.language.dates_agree import Issued
from briefgen.language.read import read

EVIDENCE = "The mill's result went from -40 to 40 million crowns, and that of the yard from -12 to 12."


@pytest.mark.parametrize(
    "claim", ["The result rose by 60%.", "The result was 60% higher.", "It is down 35%."]
)
def test_a_number_and_its_negative_are_compared(claim: str) -> None:
    """A share that neither gives is reported; nothing is divided by zero."""
    assert contradicted_numbers(read(claim, "en"), [(read(EVIDENCE, "en"), Issued())])
