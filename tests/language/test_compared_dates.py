"""Tests of dates with which evidence only compares: they contradict no date of a claim."""

from __future__ import annotations

import pytest

from briefgen.language.compare import compare_numbers
from briefgen.language.dates_agree import Issued
from briefgen.language.read import read

COMPARED = {
    "pt": "Foram vendidos 4.310 bilhetes, mais 6% face ao {} de 2021.",
    "es": "Se vendieron 4.310 billetes, un 6 % más respecto al {} de 2021.",
    "de": "4.310 Karten wurden verkauft, 6 % mehr als im {} 2021.",
    "en": "4,310 tickets were sold, 6% more than in the {} of 2021.",
}
PERIODS = {
    "pt": ("segundo semestre", "período homólogo"),
    "es": ("segundo semestre", "mismo periodo"),
    "de": ("zweiten Halbjahr", "gleichen Zeitraum"),
    "en": ("second half", "same period"),
}


@pytest.mark.parametrize(
    ("language", "period"), [(each, period) for each in PERIODS for period in PERIODS[each]]
)
def test_a_date_that_is_only_compared_with_is_no_rival(language: str, period: str) -> None:
    """A claim may date a number to a period that the evidence leaves out, beside the one it compares with."""
    claim = read("In the second half of 2022 4,310 tickets were sold, 6% more.", "en")
    evidence = read(COMPARED[language].format(period), language)
    assert not any(d.sure for d in compare_numbers(claim, [(evidence, Issued(2023, 2, 1))]))


def test_the_date_of_the_number_itself_is_one() -> None:
    """A date that stands beside the number is set against the claim's."""
    claim = read("In the second half of 2022 4,310 tickets were sold.", "en")
    evidence = read("Foram vendidos 4.310 bilhetes no segundo semestre de 2021.", "pt")
    assert any(d.sure for d in compare_numbers(claim, [(evidence, Issued(2023, 2, 1))]))
