"""Tests of facts that quote a row of a table."""

from __future__ import annotations

import pytest

from tests.check.tables import found_in_corpus
from tests.harbour import LOG
from tests.workspace import Workspace

PATH = "briefs/corpus/facts/more.yaml"
TABLE = """
Table 2. Grain shipped (thousand tonnes)

Port | 2024 | 2025 | Change (%)
Velmar | 742 | 571 | -23
Sorne | 598 | 655 | +10

Notes. The figures are final.
"""
FACT = """\
facts:
  - id: more
    statement: {}
    figure: {{value: {}, unit: tonnes, as_of: {}}}
    evidence: [{{source: log, exact: "Sorne | 598 | 655"}}]
"""
HONEST = [
    ("Sorne shipped 655,000 tonnes of grain in 2025.", 655000, 2025),
    ("Sorne shipped 598,000 tonnes of grain in 2024.", 598000, 2024),
    ("Sorne shipped 10% more than in 2024, 655,000 tonnes.", 655000, 2025),
]
DISHONEST = {
    "another row": ("Sorne shipped 571,000 tonnes of grain in 2025.", 571000, 2025),
    "the scale is lost": ("Sorne shipped 655 tonnes of grain in 2025.", 655, 2025),
    "another scale": ("Sorne shipped 655 million tonnes of grain in 2025.", 655000000, 2025),
    "a year of the head": ("Sorne shipped 2,025 tonnes of grain.", 2025, 2025),
}


@pytest.mark.parametrize(("statement", "value", "year"), HONEST)
def test_a_row_proves_its_own_numbers(harbour: Workspace, statement: str, value: int, year: int) -> None:
    """A quoted row supports its numbers in the scale and unit of the head."""
    files = {PATH: FACT.format(statement, value, year), "texts/log.txt": LOG + TABLE}
    assert found_in_corpus(harbour, files) == []


@pytest.mark.parametrize(("statement", "value", "year"), DISHONEST.values(), ids=DISHONEST)
def test_a_row_proves_no_others(harbour: Workspace, statement: str, value: int, year: int) -> None:
    """A quoted row does not support numbers of other rows, scales or the head."""
    files = {PATH: FACT.format(statement, value, year), "texts/log.txt": LOG + TABLE}
    rules = {found[0] for found in found_in_corpus(harbour, files)}
    assert {"figure-unevidenced", "statement-disagrees"} <= rules
