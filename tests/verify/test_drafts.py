"""Tests of verifying drafts, numbered copies and charts."""

from __future__ import annotations

from pathlib import Path

import page
import pytest
from page import ValidationProfile

from briefgen.corpus.quotation_proofs import SourceTexts
from briefgen.verify.structure_reader import Structure, read_structure
from briefgen.verify.verify import verify
from tests.harbour import LOG
from tests.verify.tampering import FACTS, MEMO, replace_text
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


def test_draft_status_is_in_each_page_header(drafted: Workspace) -> None:
    """The draft status and the copy number are in each page header, and not in the text."""
    pdf, structure = _built(drafted, "3/12")
    assert structure.faults == []
    assert not any(label in structure.words() for label in ("Draft", "Copy 3"))
    for number in range(structure.pages):
        artifacts = " ".join(part.words for part in structure.artifacts if part.page == number)
        assert "Draft" in artifacts
        assert "Copy 3 of 12" in artifacts
    for profile in ("ua1", "3a"):
        assert page.validate_pdf_bytes(pdf, profile=ValidationProfile(profile)).failures == []


def test_copies_differ_only_in_their_number(drafted: Workspace) -> None:
    """Two copies have the same text, and a copy without a number prints none."""
    third, fourth = _built(drafted, "3/12")[1], _built(drafted, "4/12")[1]
    assert third.words() == fourth.words()
    assert "Copy" not in " ".join(part.words for part in _built(drafted)[1].artifacts)


def test_unaltered_draft_has_no_findings(drafted: Workspace) -> None:
    """A draft with a chart has no findings when it is not altered."""
    verified, problems = verify(_built(drafted, "3/12")[0], SHOWN, SourceTexts(()))
    assert problems == ()
    assert verified is not None
    assert verified.figures == 2


@pytest.mark.parametrize(
    ("tampering", "rule"),
    [
        (replace_text("|Copy 3 of 12|", "3", "1"), "marking-altered"),
        (replace_text("|more than 21", "21", "12"), "figure-altered"),
    ],
)
def test_alterations_of_drafts_are_found(drafted: Workspace, tampering: object, rule: str) -> None:
    """An altered copy number, or an altered number in a chart, is found."""
    assert callable(tampering)
    problems = verify(tampering(_built(drafted, "3/12")[0]), SHOWN, SourceTexts(()))[1]
    assert rule in [d.rule for d in problems]


@pytest.mark.parametrize(
    ("copy", "message"),
    [
        ("13/12", "there is no copy 13 of 12"),
        ("0/3", "`0/3` does not have the expected form"),
        ("three", "`three` does not have the expected form"),
    ],
)
def test_copy_numbers_are_checked(drafted: Workspace, copy: str, message: str) -> None:
    """An impossible copy number is an error at the option that gives it."""
    built, problems = drafted.set(overrides={"copy": copy}).build()
    assert built is None
    (finding,) = problems
    assert finding.message.startswith(message)
    assert finding.span.path == f"--set copy={copy}"
