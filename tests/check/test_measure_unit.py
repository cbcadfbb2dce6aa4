"""Tests of the rule measure-unit."""

from __future__ import annotations

import pytest

from tests.check.tables import CHANNEL, found_in_corpus
from tests.harbour import FACTS
from tests.workspace import Workspace

VALID = {
    "the measure's unit": FACTS,
    "a unit that converts": FACTS.replace("unit: m,", "unit: metres,"),
    "no measure": FACTS.replace("measure: north-depth, ", "").replace("unit: m", "unit: metres"),
}
INVALID = {
    "another unit": (FACTS.replace("unit: m,", "unit: tide metres,"), [(9, 52)]),
    "another case": (FACTS.replace("unit: m,", "unit: M,"), [(9, 52)]),
}


@pytest.mark.parametrize("facts", VALID.values(), ids=VALID)
def test_figures_in_the_measures_unit_pass(harbour: Workspace, facts: str) -> None:
    """A figure in its measure's unit, or on no measure, gives no finding."""
    assert found_in_corpus(harbour, {CHANNEL: facts}) == []


@pytest.mark.parametrize(("facts", "expected"), INVALID.values(), ids=INVALID)
def test_figures_in_another_unit_fail(
    harbour: Workspace, facts: str, expected: list[tuple[int, int]]
) -> None:
    """A figure in another unit is reported at its unit, and the measure's is shown."""
    wanted = [("measure-unit", CHANNEL, *place) for place in expected]
    assert [f for f in found_in_corpus(harbour, {CHANNEL: facts}) if f[0] == "measure-unit"] == wanted
    (step,) = next(d for d in harbour.check_corpus() if d.rule == "measure-unit").because
    assert (step.span.path, step.span.line, step.span.column) == ("briefs/corpus/facts/origins.yaml", 4, 64)
