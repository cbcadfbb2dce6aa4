"""Tests of looking up the quantities of a text by their numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from briefgen.language import compare_quantities, quantities_by_number
from briefgen.language.claims import Difference, Quantity
from briefgen.language.read import read
from tests.language.test_number_pairs import ALL

_ENGLISH = [row for row in ALL if row[0] == "en"]


def test_no_match_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a text of a hundred numbers, each claim has the same match as where all of them are looked at."""
    evidence = read("\n".join(evidence for _, evidence, *_ in _ENGLISH), "en")
    assert len(evidence.of(Quantity)) > 100

    numbers = {round(float(q.first.low * by)) for q in evidence.of(Quantity) for by in (1, 100)}
    texts = [claim for _, _, claim, *_ in _ENGLISH]
    texts += [form.format(n) for n in numbers for form in ("It was {} %.", "It was {}.", "It was about {}.")]

    def differences() -> list[list[Difference]]:
        claims = (read(text, "en") for text in texts)
        return [list(compare_quantities.compare_quantities(claim, evidence)) for claim in claims]

    looked_up = differences()
    monkeypatch.setattr(quantities_by_number, "_FEW", 1_000)
    assert looked_up == differences()


@pytest.mark.parametrize(
    "numbers", [["1"] * 1_000, [str(n) for n in range(1_000)]], ids=["equal", "different"]
)
def test_many_numbers_are_compared_in_linear_time(
    numbers: Sequence[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text of a thousand numbers is compared with itself without comparing each number with each."""
    compared = 0
    faults_of = compare_quantities.faults_of

    def count(*arguments: Any, **options: Any) -> Any:
        nonlocal compared
        compared += 1
        return faults_of(*arguments, **options)

    monkeypatch.setattr(compare_quantities, "faults_of", count)
    reading = read(", ".join(numbers), "en")
    assert not list(compare_quantities.compare_quantities(reading, reading))
    assert 1_000 <= compared <= 5_000
