"""Tests of the rule briefs-disagree."""

from __future__ import annotations

import pytest

from briefgen.recheck.recheck import check_all
from tests.check.tables import Found, findings
from tests.harbour import BRIEF
from tests.workspace import Workspace

_OPTION = "options:\n  - {id: dredge, title: Dredge, text: It is done., %s: true}\n"
_OTHER = "briefs/other.yaml"
_RULE = "briefs-disagree"


def _found(workspace: Workspace, first: str, second: str, *, folder: bool = True) -> Found:
    workspace.write_as_is({"briefs/brief.yaml": first, _OTHER: second})
    briefs = [(workspace.root / name, workspace.settings) for name in ("briefs/brief.yaml", _OTHER)]
    found = findings(check_all(briefs, [workspace.settings] * folder).findings)
    return [each for each in found if each[0] in (_RULE, "allow-unused")]


def _with_likelihood(term: str) -> str:
    return BRIEF.replace("{term: likely}", term)


_STEP = "next_steps:\n  - {who: %s, what: Measure the depth., by: %s}\n"
VALID = {
    "the same date": (BRIEF + _STEP % ("Pilots", "2026-04-01"), BRIEF + _STEP % ("pilots", "2026-04-01")),
    "a step of somebody else": (
        BRIEF + _STEP % ("Pilots", "2026-04-01"),
        BRIEF + _STEP % ("Port", "2026-05-01"),
    ),
    "the same advice": (BRIEF + _OPTION % "recommended", BRIEF + _OPTION % "recommended"),
    "no advice in one": (BRIEF + _OPTION % "recommended", BRIEF + _OPTION.replace(", %s: true", "")),
    "another option": (
        BRIEF + _OPTION % "recommended",
        BRIEF + (_OPTION % "rejected").replace("dredge", "dig"),
    ),
    "another day": (BRIEF + _OPTION % "recommended", BRIEF.replace("03-20", "03-21") + _OPTION % "rejected"),
    "a percentage of the band": (BRIEF, _with_likelihood("{percent: 70}")),
    "another judgement": (
        BRIEF,
        _with_likelihood("{term: unlikely}").replace("id: reopening", "id: opening"),
    ),
}
INVALID = {
    "recommended and rejected": (BRIEF + _OPTION % "recommended", BRIEF + _OPTION % "rejected", 14, 62),
    "rejected and recommended": (BRIEF + _OPTION % "rejected", BRIEF + _OPTION % "recommended", 14, 65),
    "another term": (BRIEF, _with_likelihood("{term: unlikely}"), 10, 17),
    "a percentage of another band": (BRIEF, _with_likelihood("{percent: 30}"), 10, 17),
    "another date of a step": (
        BRIEF + _STEP % ("Pilots", "2026-04-01"),
        BRIEF + _STEP % ("pilots", "2026-05-01"),
        14,
        49,
    ),
    "another profile": (
        BRIEF,
        BRIEF.replace("{term: likely}", "{term: unlikely}") + "profile: phia\n",
        10,
        17,
    ),
}


@pytest.mark.parametrize(("first", "second"), VALID.values(), ids=VALID)
def test_briefs_that_agree(harbour: Workspace, first: str, second: str) -> None:
    """Briefs that say the same, or of another thing or day, have no finding."""
    assert _found(harbour, first, second) == []


@pytest.mark.parametrize(("first", "second", "line", "column"), INVALID.values(), ids=INVALID)
def test_briefs_that_disagree(harbour: Workspace, first: str, second: str, line: int, column: int) -> None:
    """The later of two briefs that differ has a warning at its advice or likelihood."""
    assert _found(harbour, first, second) == [(_RULE, _OTHER, line, column)]


def test_it_runs_on_a_folder_only(harbour: Workspace) -> None:
    """Briefs that are named one by one are not compared, and an allowance is then not unused."""
    allowed = BRIEF.replace(
        "    likelihood", f"    # briefgen: allow {_RULE}: it is a red team's\n    likelihood"
    )
    differs = allowed.replace("{term: likely}", "{term: unlikely}")
    assert _found(harbour, BRIEF, differs) == []
    assert _found(harbour, BRIEF, differs, folder=False) == []
    assert _found(harbour, BRIEF, allowed) == [("allow-unused", _OTHER, 10, 5)]
    assert _found(harbour, BRIEF, allowed, folder=False) == []
