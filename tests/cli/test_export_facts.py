"""Tests of facts as a CSV table."""

from __future__ import annotations

import csv
import io

from briefgen.build.check import check_corpus
from briefgen.cli.export_facts import facts_csv
from tests.harbour import FACTS
from tests.workspace import Workspace


def test_each_fact_is_a_row(harbour: Workspace) -> None:
    """Each fact is a row with its figure, and no text of it is a formula to a spreadsheet."""
    changed = FACTS.replace("statement: The north channel is closed.", 'statement: "=1+1"')
    harbour.write({"briefs/corpus/facts/channel.yaml": changed})
    rows = list(csv.DictReader(io.StringIO(facts_csv(check_corpus(harbour.settings)[0].corpus))))
    assert [row["id"] for row in rows] == ["channel-closed", "channel-depth"]
    assert rows[0]["statement"] == "'=1+1"
    depth = rows[1]
    assert (depth["measure"], depth["value"], depth["unit"], depth["as_of"], depth["sources"]) == (
        "north-depth",
        "9",
        "m",
        "2026-03-01",
        "log",
    )
