"""Tests of adding views for words of a source."""

from __future__ import annotations

import pytest

from briefgen.diagnostic import Span
from briefgen.propose.view import propose_view, write_view
from tests.harbour import LOG
from tests.workspace import Workspace

PATH = "briefs/corpus/views/extend-or-wait.yaml"
SAID = "Extending the dredging pays at once, argues Ingrid Solheim.\n"
PLACE = Span("briefgen view add")


@pytest.fixture
def argued(harbour: Workspace) -> Workspace:
    """Make a workspace whose source has an argument."""
    return harbour.write({"texts/log.txt": LOG + SAID})


def test_a_view_lacks_only_what_its_author_writes(argued: Workspace) -> None:
    """Holder, hypothesis and quotation are there, the other lines of the file stay, and `check` asks for the rest."""
    before = (argued.root / PATH).read_text("utf-8")
    added, problems = propose_view("log", "Extending the dredging pays", argued.settings, None, None, PLACE)
    assert added is not None, problems
    assert added.id == "solheim-extend"
    assert "  holder: {name: Ingrid Solheim, kind: analyst}" in added.lines
    assert "  hypothesis: extend  # or wait" in added.lines
    assert write_view(added, argued.settings) == ()
    assert (argued.root / PATH).read_text("utf-8").startswith(before)
    found = [d.rule for d in argued.check_corpus() if d.rule != "hypothesis-unstated"]
    assert found == ["text-unwritten", "text-unwritten"]


def test_a_question_that_is_not_there_is_named(argued: Workspace) -> None:
    """An unknown question is one finding with the ids that there are."""
    added, problems = propose_view("log", "Extending the dredging", argued.settings, "extend", None, PLACE)
    assert added is None
    assert [d.rule for d in problems] == ["question-unknown"]
    assert problems[0].hints == ("name one with `--question`: `extend-or-wait`",)
