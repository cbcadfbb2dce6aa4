"""Tests of facts from tables."""

from __future__ import annotations

import io

import pytest

from briefgen.propose.import_table import import_table
from tests.workspace import Workspace, places

CSV = 'Port,Month,Ships\nEastmere,2026-02,41\nEastmere,2026-03,38\nSorne,2026-03,"1,204"\n'
MAP = """\
source: counts
measure: calls
value: Ships
unit: ships
label: Port
date: Month
statement: "{Port} counted {Ships} ships that called."
"""
FILES = {
    "briefs/corpus/sources/counts.yaml": """\
        id: counts
        type: dataset
        genre: data
        title: Ships that called
        issued: 2026-04-02
        origin: office
        text: counts.txt
        """,
    "briefs/corpus/facts/origins.yaml": """\
        origins:
          - {id: office, name: The statistics office, kind: government}
        measures:
          - {id: calls, label: Ships that called, unit: ships}
        """,
    "briefs/map.yaml": MAP,
    "briefs/counts.csv": CSV,
}
FAULTS = {
    "a column that is not there": (CSV.replace("Ships", "Ship"), [("column-unknown", 1, 1)]),
    "an empty cell": (CSV.replace(",41", ","), [("cell-empty", 2, 3)]),
    "text and a decimal comma": (
        CSV.replace(",41", ",many").replace(",38", ',"3,8"'),
        [("cell-number", 2, 3), ("cell-number", 3, 3)],
    ),
    "a date of another form": (CSV.replace("2026-02", "February"), [("cell-date", 2, 2)]),
}


@pytest.fixture
def counts(empty: Workspace) -> Workspace:
    """Make a workspace with a source that has no text yet, a table and a map."""
    (empty.root / "texts").mkdir()
    return empty.write(FILES)


def run(workspace: Workspace, name: str = "counts.csv") -> tuple[tuple[str, ...], list[tuple[str, int, int]]]:
    """Import a table; return the ids and the findings."""
    briefs = workspace.root / "briefs"
    added, problems = import_table(briefs / name, briefs / "map.yaml", workspace.settings)
    return added, places(problems)


def test_rows_become_facts_that_are_proven(counts: Workspace) -> None:
    """Each row is a fact on the measure, whose quotation is its cells, and `check` reports nothing."""
    added, found = run(counts)
    assert (added, found) == (("calls-eastmere-2026-02", "calls-eastmere-2026-03", "calls-sorne-2026-03"), [])
    text = (counts.root / "texts/counts.txt").read_text("utf-8")
    assert text.splitlines()[0] == "| Port | Month | Ships |"
    assert "| Sorne | 2026-03 | 1,204 |" in text
    assert places(counts.check_corpus()) == []
    facts = counts.root / "briefs/corpus/facts/counts.yaml"
    facts.write_text(facts.read_text("utf-8").replace("value: 1204", "value: 1205"), "utf-8")
    assert "figure-unevidenced" in [d.rule for d in counts.check_corpus()]


def test_a_spreadsheet_is_read_as_a_table(counts: Workspace) -> None:
    """The first sheet of an .xlsx file gives the same facts."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (["Port", "Month", "Ships"], ["Eastmere", "2026-02", 41]):
        book.active.append(row)
    data = io.BytesIO()
    book.save(data)
    counts.write_as_is({"briefs/counts.xlsx": data.getvalue(), "briefs/broken.xlsx": b"PK broken"})
    assert run(counts, "counts.xlsx") == (("calls-eastmere-2026-02",), [])
    assert run(counts, "broken.xlsx")[1] == [("table-format", 1, 1)]


@pytest.mark.parametrize(("table", "wanted"), FAULTS.values(), ids=FAULTS)
def test_each_fault_has_its_row_and_column(
    counts: Workspace, table: str, wanted: list[tuple[str, int, int]]
) -> None:
    """What is wrong is one finding a cell, and nothing is written."""
    counts.write({"briefs/counts.csv": table})
    assert run(counts) == ((), wanted)
    assert not (counts.root / "texts/counts.txt").exists()
    assert not (counts.root / "briefs/corpus/facts/counts.yaml").exists()
