"""A cell of a table is one passage, as it reads with its row, its column and their scale."""

import pytest

from briefgen.audit.audit import audit_draft
from briefgen.audit.draft import read_draft
from briefgen.audit.library import Library
from briefgen.audit.passages import SourceText, split_text

TEXT = """\
# Landings in the bay of Torvik

The port counted its landings for the third time.

Table 1 - Landings and crews

Port | Boats | People employed (thousands) | Landed in 2024 (tonnes) | Landed in 2025 (tonnes)
Torvik | 214 | 3.2 | 18,420 | 21,655
Ostby | 97 | 1.1 | 9,310 | 7,248

The figures are provisional.
"""
SUPPORTED = "In Torvik 21,655 tonnes were landed in 2025."
NOT_ACCUSED = "The port with the most people employed is Torvik, with 3,200."
NOT_SUPPORTED = {
    "other column": "In Torvik 18,420 tonnes were landed in 2025.",
    "other row": "In Ostby 21,655 tonnes were landed in 2025.",
    "without the scale": "In Ostby 11 people were employed.",
}


def _verdict(statement: str) -> str:
    library = Library((SourceText("torvik", TEXT, "en"),))
    (found,) = audit_draft(read_draft("draft.md", statement, markdown=True), library).findings
    return found.judgement.verdict


def test_a_cell_is_a_sentence_with_its_row_and_column() -> None:
    """The words of a cell have its row and its head; its place is that of the row."""
    cells = [each for each in split_text(SourceText("torvik", TEXT, "en")) if each.cell]
    assert {TEXT[each.start : each.end].split(" |", maxsplit=1)[0] for each in cells} == {"Torvik", "Ostby"}
    assert [each.words for each in cells[4:]] == [
        "Ostby, Boats: 97.",
        "Ostby, People employed: 1100.",
        "Ostby, Landed in 2024: 9,310 tonnes.",
        "Ostby, Landed in 2025: 7,248 tonnes.",
    ]


def test_sentences_around_a_table_stay() -> None:
    """What is before and behind a table is split as elsewhere, at its own places."""
    places = [
        (each.start, each.end) for each in split_text(SourceText("torvik", TEXT, "en")) if not each.cell
    ]
    last = TEXT[slice(*places[-1])]
    assert last == "The figures are provisional."
    assert places == sorted(places)


def test_a_cell_supports_what_its_row_and_column_say() -> None:
    """A number is supported by the cell of its row and column."""
    assert _verdict(SUPPORTED) == "supported"


def test_the_scale_of_a_column_is_not_held_against_a_number() -> None:
    """A number written out is not said to differ from a cell in thousands."""
    assert _verdict(NOT_ACCUSED) in ("supported", "unsupported")


@pytest.mark.parametrize("name", NOT_SUPPORTED)
def test_another_cell_supports_nothing(name: str) -> None:
    """A number of another row or column, or without its scale, is not supported."""
    assert _verdict(NOT_SUPPORTED[name]) != "supported"
