"""Tests of the rule date-disagrees."""

from __future__ import annotations

import pytest

from tests.check.tables import found_in_corpus
from tests.harbour import LOG
from tests.workspace import Workspace

PATH = "briefs/corpus/facts/more.yaml"
FACT = "facts:\n  - id: more\n    statement: {}\n    date: {}\n    evidence: [{{source: log, exact: {}}}]\n"
TEXT = (
    "A gale on 9 January 2026 shut the port; so did one in 2024. The quay opens on 4 May 2027. The dock opens soon. "
    "The lock will close in twelve days. Ferries sail again on Sunday. The fair begins in April.\n"
)
VALID = [
    ("A gale shut the port on 9 January 2026.", "2026-01-09", "shut the port"),
    ("A gale shut the port in 2026.", "2026-01-09", "shut the port"),
    ("A gale shut the port.", "2026-01", "9 January 2026"),
    ("A gale shut the port in January.", "2025-12", "shut the port"),
    ("A gale shut the port.", "2026-03-05", "shut the port"),
    ("A new quay is to open.", "2027-05-04", "opens on 4 May 2027"),
    ("A new quay is to open.", "2027-05-04", "The quay opens"),
    ("The lock is to close.", "2026-03-17~", "will close in twelve days"),
    ("Ferries are to sail again.", "2026-03-08", "Ferries sail again"),
    ("A fair is to begin.", "2026-04", "The fair begins"),
]
INVALID = [
    ("A gale shut the port on 9 January 2026.", "2026-01-08", "shut the port"),
    ("A gale shut the port in 2026.", "2025-01-09", "shut the port"),
    ("A gale shut the port.", "2026-02", "9 January 2026"),
    ("A gale shut the port.", "2026-03-06", "shut the port"),
    ("A gale shut the port.", "2027", "shut the port"),
    ("A new dock is to open.", "2027-05-04", "The dock opens"),
    ("A new dock is to open.", "2026-05-04~", "The dock opens"),
    ("The lock is to close.", "2026-03-17", "will close in twelve days"),
    ("Ferries are to sail again.", "2026-03-09", "Ferries sail again"),
    ("Ferries are to sail again.", "2026-03-22", "Ferries sail again"),
    ("A fair is to begin.", "2028-04", "The fair begins"),
]


@pytest.mark.parametrize(("statement", "date", "exact"), VALID)
def test_dates_that_are_named_pass(harbour: Workspace, statement: str, date: str, exact: str) -> None:
    """A date that the fact's words bear, or say nothing against, and that its source could know, passes."""
    files = {PATH: FACT.format(statement, date, exact), "texts/log.txt": LOG + TEXT}
    assert found_in_corpus(harbour, files) == []


@pytest.mark.parametrize(("statement", "date", "exact"), INVALID)
def test_other_dates_fail(harbour: Workspace, statement: str, date: str, exact: str) -> None:
    """A date other than those named, or later than the sources, is reported where it is written."""
    files = {PATH: FACT.format(statement, date, exact), "texts/log.txt": LOG + TEXT}
    assert found_in_corpus(harbour, files) == [("date-disagrees", PATH, 4, 11)]


FIGURE = (
    "facts:\n  - id: more\n    statement: The north channel was nine metres deep.\n"
    "    figure: {{value: 9, unit: m, as_of: {}}}\n    evidence: [{{source: log, exact: {}}}]\n"
)


@pytest.mark.parametrize(
    ("as_of", "exact", "columns"),
    [
        ("2026-03-05", "a depth of nine metres", []),
        ("2026-03", "a depth of nine metres", []),
        ("2026-03-06", "a depth of nine metres", [40]),
        ("2027", "a depth of nine metres", [40]),
        ("2027", "depth of nine metres is planned for 2027", []),
        ("2027~", "nine metres will be dug", []),
    ],
)
def test_no_number_is_true_after_its_source(
    harbour: Workspace, as_of: str, exact: str, columns: list[int]
) -> None:
    """An `as_of` after the last source is reported, unless the evidence names it or speaks of a plan."""
    planned = "A depth of nine metres is planned for 2027 in the south. The nine metres will be dug there.\n"
    harbour.write({PATH: FIGURE.format(as_of, exact), "texts/log.txt": LOG + planned})
    found = [d for d in harbour.check_corpus() if d.rule == "date-disagrees"]
    assert [(d.span.path, d.span.line, d.span.column) for d in found] == [(PATH, 4, c) for c in columns]
    assert all(step.span.path.endswith("log.yaml") for d in found for step in d.because)


def test_a_statement_names_no_other_date(harbour: Workspace) -> None:
    """A second date of a statement, that its evidence does not name, is reported where it stands."""
    statement = "Of the gales, that of 9 January 2026 came after that of 2023."
    files = {PATH: FACT.format(f"'{statement}'", "2026-01-09", "9 January 2026"), "texts/log.txt": LOG + TEXT}
    column = 17 + statement.index("2023")
    found = found_in_corpus(harbour, files)
    assert found == [("statement-disagrees", PATH, 3, column)]
