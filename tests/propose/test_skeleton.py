"""Tests of the part of a statement that is proposed."""

from __future__ import annotations

import pytest

from briefgen.corpus.dates import PartialDate
from briefgen.language.claims import Quantity
from briefgen.language.read import read
from briefgen.propose.figure import figure_of
from briefgen.propose.skeleton import statement_skeleton
from briefgen.propose.speaker import find_speaker

DAY = PartialDate(2025, 3, 10)
CASES = {
    "The union said 1,420 of its 1,600 members were on strike by 10 March.": (
        DAY,
        "TODO … 1,420 by 10 March 2025, according to the union",
    ),
    "Strait Lines spent $14.6 million on repairs in 2024.": (
        PartialDate(2024, 0, 0),
        "TODO Strait Lines … $14.6 million in 2024",
    ),
    "No more than 12 crossings a day are planned.": (None, "TODO … no more than 12 crossings a day"),
    "PORT ISEN (Wire) - Petrol rose to $2.": (None, "TODO … $2"),
    "Die Reederei strich 612 Fahrten.": (None, "TODO …"),
}


@pytest.mark.parametrize(("sentence", "expected"), CASES.items(), ids=list(CASES))
def test_skeleton_has_number_date_and_speaker(
    sentence: str, expected: tuple[PartialDate | None, str]
) -> None:
    """An English sentence gives its first name, number, date and speaker; other languages give only `TODO …`."""
    reading = read(sentence, "de" if sentence.startswith("Die ") else "en")
    number = reading.of(Quantity)[0]
    when, statement = expected
    found = statement_skeleton(reading, number, figure_of(number, reading), when, find_speaker(reading))
    assert found == statement
