"""Tests of the rule note-printed."""

from __future__ import annotations

import pytest

from tests.check.tables import found_in_corpus
from tests.harbour import SOURCE
from tests.workspace import Workspace

LOG = "briefs/corpus/sources/log.yaml"


@pytest.mark.parametrize("key", ["printed-note", "desk-note"])
def test_valid(harbour: Workspace, key: str) -> None:
    """A note whose name says where it goes is fine."""
    assert found_in_corpus(harbour, {LOG: f"{SOURCE}{key}: The copy has no page numbers\n"}) == []


def test_invalid(harbour: Workspace) -> None:
    """A note under its older name is accepted, with a warning that it is printed."""
    found = found_in_corpus(harbour, {LOG: f"{SOURCE}note: The copy has no page numbers\n"})
    assert found == [("note-printed", LOG, 8, 1)]
