"""Drafts, numbered copies and charts, from the brief to the recipient."""

from __future__ import annotations

from pathlib import Path

import page
import pytest
from page import ValidationProfile

from briefgen.corpus.prove import SourceTexts
from briefgen.verify.structure import Structure, read_structure
from briefgen.verify.verify import verify
from tests.harbour import LOG
from tests.verify.tampering import FACTS, MEMO, words
from tests.workspace import Workspace, open_workspace

SHOWN = "memo.pdf"
COUNTS = """\
  - id: vessels-may
    statement: More than 21 vessels wait.
    figure: {measure: waiting, qualifier: more than, value: 21, unit: vessels, as_of: 2026-05-04}
    evidence: [{source: log, exact: more than 21 vessels waited in May}]
"""


@pytest.fixture
def drafted(tmp_path: Path) -> Workspace:
    """Make a workspace whose brief is a draft with a chart."""
    facts = FACTS.replace("qualifier: at least", "measure: waiting, qualifier: at least") + COUNTS
    measure = "measures: [{id: waiting, label: Vessels waiting, unit: vessels}]\n"
    brief = MEMO["briefs/brief.yaml"].replace("key_figures: [{fact: vessels-waiting}]\n", "")
    brief = brief.replace("[at least 14 vessels](fact:vessels-waiting) wait there", "ships wait")
    return open_workspace(tmp_path).write(
        {
            **MEMO,
            "briefs/corpus/facts/channel.yaml": measure + facts,
            "briefs/brief.yaml": f"{brief}draft: true\ncharts: [{{measure: waiting, kind: slope}}]\n",
            "texts/log.txt": f"{LOG}On that day at least 14 vessels wait at the roads; more than 21 vessels waited in May.\n",
        }
    )


def _built(workspace: Workspace, copy: str = "") -> tuple[bytes, Structure]:
    overrides = {"copy": copy} if copy else {}
    built, problems = workspace.set(overrides=overrides).build()
    assert problems == ()
    assert built is not None
    pdf = built.path.read_bytes()
    return pdf, read_structure(pdf)


def test_the_head_of_each_page_says_so(drafted: Workspace) -> None:
    """A draft and its copy number stand in the head of each page and are no part of the text."""
    pdf, structure = _built(drafted, "3/12")
    assert structure.faults == []
    assert not any(words in structure.words() for words in ("Draft", "Copy 3"))
    for number in range(structure.pages):
        beside = " ".join(leaf.words for leaf in structure.artifacts if leaf.page == number)
        assert "Draft" in beside
        assert "Copy 3 of 12" in beside
    for profile in ("ua1", "3a"):
        assert page.validate_pdf_bytes(pdf, profile=ValidationProfile(profile)).failures == []


def test_copies_differ_in_their_number_only(drafted: Workspace) -> None:
    """Two copies have the same text, and neither has a number that it is not given."""
    third, fourth = _built(drafted, "3/12")[1], _built(drafted, "4/12")[1]
    assert third.words() == fourth.words()
    assert "Copy" not in " ".join(leaf.words for leaf in _built(drafted)[1].artifacts)


def test_a_draft_is_verified(drafted: Workspace) -> None:
    """Nothing is found in a draft as it was built, its chart included."""
    verified, problems = verify(_built(drafted, "3/12")[0], SHOWN, SourceTexts(()))
    assert problems == ()
    assert verified is not None
    assert verified.figures == 2


@pytest.mark.parametrize(
    ("tampering", "rule"),
    [
        (words("|Copy 3 of 12|", "3", "1"), "marking-altered"),
        (words("|more than 21", "21", "12"), "figure-altered"),
    ],
)
def test_what_is_altered_is_named(drafted: Workspace, tampering: object, rule: str) -> None:
    """Another copy number, or another number in a chart, is named."""
    assert callable(tampering)
    problems = verify(tampering(_built(drafted, "3/12")[0]), SHOWN, SourceTexts(()))[1]
    assert rule in [d.rule for d in problems]


@pytest.mark.parametrize(
    ("copy", "message"),
    [
        ("13/12", "there is no copy 13 of 12"),
        ("0/3", "`0/3` does not have the form"),
        ("three", "`three` does not have the form"),
    ],
)
def test_copy_numbers_are_checked(drafted: Workspace, copy: str, message: str) -> None:
    """A number that no copy can have is refused where it was given."""
    built, problems = drafted.set(overrides={"copy": copy}).build()
    assert built is None
    (finding,) = problems
    assert finding.message.startswith(message)
    assert finding.span.path == f"--set copy={copy}"
