"""Tests of the rule text-unwritten."""

from __future__ import annotations

import pytest

from tests.check.tables import CHANNEL, found_in_corpus
from tests.harbour import FACTS, ORIGINS
from tests.workspace import Workspace

ORIGINS_PATH = "briefs/corpus/facts/origins.yaml"
VALID = {
    "a statement": {},
    "a statement about a list of tasks": {
        CHANNEL: FACTS.replace(
            "The north channel is closed.", "The north channel, on the TODO list, is closed."
        )
    },
}
INVALID = {
    "a statement": (
        {CHANNEL: FACTS.replace("The north channel is closed.", "TODO …, according to Ann Holt")},
        3,
        16,
    ),
    "a statement with a colon": (
        {CHANNEL: FACTS.replace("The north channel is closed.", '"TODO: closed"')},
        3,
        16,
    ),
    "a label": ({ORIGINS_PATH: ORIGINS.replace("Depth of the north channel", "TODO")}, 4, 30),
}


@pytest.mark.parametrize("files", VALID.values(), ids=VALID)
def test_text_that_is_written_passes(harbour: Workspace, files: dict[str, str]) -> None:
    """Words of the author's own pass, also with TODO inside."""
    assert found_in_corpus(harbour, files) == []


@pytest.mark.parametrize(("files", "line", "column"), INVALID.values(), ids=INVALID)
def test_a_placeholder_is_reported(harbour: Workspace, files: dict[str, str], line: int, column: int) -> None:
    """A placeholder is an error at its place."""
    found = [item for item in found_in_corpus(harbour, files) if item[0] == "text-unwritten"]
    assert [item[2:] for item in found] == [(line, column)]
