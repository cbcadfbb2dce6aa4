"""Tests of the rule holder-unsupported."""

from __future__ import annotations

import pytest

from tests.check.tables import QUESTION_PATH
from tests.harbour import LOG, ORIGINS, QUESTION
from tests.workspace import Workspace

VIEW = """\
views:
  - id: waits
    holder: {{{}}}
    hypothesis: wait
    claim: Waiting pays.
    reasoning: Ships have time.
    evidence: [{{source: log, exact: the old quay}}]
"""
ATTRIBUTED = "    attributed_to: {}\n"
FILES = {
    "briefs/corpus/facts/origins.yaml": ORIGINS.replace(
        "measures:",
        "  - {id: holt, name: 'Ada Holt, Quay Institute', kind: think-tank}\n"
        "  - {id: quay, name: Quay Institute, kind: think-tank}\nmeasures:",
    ),
    "texts/log.txt": f"{LOG}Ada Holt and Bo Reed wait. The guild waits.\n",
}
VALID = {
    "the same person": ("name: Ada Holt", "holt"),
    "the family name": ("name: Professor Holt", "holt"),
    "for a body": ("name: Bo Reed, affiliation: Quay Institute", "quay"),
    "a person whom the text names": ("name: Bo Reed", ""),
    "a family name that the text has": ("name: B. Reed", ""),
    "a body": ("name: The Harbour Union", ""),
    "people of a body": ("name: The pilots", ""),
}
INVALID = {
    "another person": ("name: Bo Reed", "holt", "the holder is `Bo Reed`, but `attributed_to` is `Ada Holt`"),
    "a person whom the text names nowhere": ("name: Lars Wick", "", "no source of the view `waits` names `Lars Wick`"),
}  # fmt: skip


def found(harbour: Workspace, holder: str, origin: str) -> list[tuple[str, str, int, str]]:
    view = VIEW.format(holder) + (ATTRIBUTED.format(origin) if origin else "")
    harbour.write({**FILES, QUESTION_PATH: QUESTION + view})
    found = [d for d in harbour.check_corpus() if d.rule == "holder-unsupported"]
    return [(d.severity.name, d.span.path, d.span.line, d.message) for d in found]


@pytest.mark.parametrize(("holder", "origin"), VALID.values(), ids=VALID)
def test_holders_that_the_evidence_has_pass(harbour: Workspace, holder: str, origin: str) -> None:
    """A holder whom the view is attributed to, or whom its sources name, and a body, give no finding."""
    assert found(harbour, holder, origin) == []


@pytest.mark.parametrize(("holder", "origin", "message"), INVALID.values(), ids=INVALID)
def test_other_holders_are_warned_of(harbour: Workspace, holder: str, origin: str, message: str) -> None:
    """A holder who is somebody else is a warning at the name."""
    assert found(harbour, holder, origin) == [("WARNING", QUESTION_PATH, 18, message)]
