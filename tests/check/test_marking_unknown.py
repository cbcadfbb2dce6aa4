"""Tests of the rule marking-unknown, and of markings of the workspace's own."""

from __future__ import annotations

import pytest

from briefgen.corpus.marking_scheme import Level, MarkingScheme
from briefgen.evidence.container import evidence_of_pdf
from tests.check.tables import CHANNEL
from tests.harbour import BRIEF, FACTS, SOURCE
from tests.workspace import Workspace, places

LOG = "briefs/corpus/sources/log.yaml"
UK = MarkingScheme(
    tuple(Level(name, ("#ffffff", "#000000")) for name in ("OFFICIAL", "SECRET", "TOP SECRET")),
    ("UK EYES ONLY", "RECIPIENTS ONLY"),
    ("RELEASABLE TO USA",),
    " – ",
)


def briefed(workspace: Workspace, marking: str, source: str = "OFFICIAL") -> Workspace:
    """Mark the brief and its source in a workspace with a scheme of its own."""
    files = {
        "briefs/brief.yaml": BRIEF.replace("TLP:GREEN", marking),
        LOG: f"{SOURCE}marking: {source}\n",
    }
    return workspace.write(files).set(markings=UK)


KNOWN = {
    "a level": ("SECRET", "SECRET"),
    "a level above": ("TOP SECRET", "SECRET"),
    "a caveat": ("SECRET – UK EYES ONLY", "SECRET – UK EYES ONLY"),
    "more caveats": ("SECRET – RECIPIENTS ONLY – UK EYES ONLY", "SECRET – UK EYES ONLY"),
    "not released": ("SECRET", "SECRET – RELEASABLE TO USA"),
}
BELOW = {
    "a level below": ("SECRET", "TOP SECRET", "is below", "TOP SECRET"),
    "no caveat": ("TOP SECRET", "SECRET – UK EYES ONLY", "does not cover", "TOP SECRET – UK EYES ONLY"),
    "another caveat": (
        "SECRET – UK EYES ONLY",
        "SECRET – RECIPIENTS ONLY",
        "does not cover",
        "SECRET – UK EYES ONLY – RECIPIENTS ONLY",
    ),
    "released": ("SECRET – RELEASABLE TO USA", "SECRET", "does not cover", "SECRET"),
}


@pytest.mark.parametrize(("marking", "source"), KNOWN.values(), ids=KNOWN)
def test_valid(harbour: Workspace, marking: str, source: str) -> None:
    """A marking of the scheme that covers its source builds, and stands in evidence and pages as it is written."""
    built, problems = briefed(harbour, marking, source).build()
    assert problems == ()
    assert built is not None
    assert built.marking == marking


@pytest.mark.parametrize(("marking", "source", "compared", "wanted"), BELOW.values(), ids=BELOW)
def test_a_marking_that_does_not_cover_its_source(
    harbour: Workspace, marking: str, source: str, compared: str, wanted: str
) -> None:
    """A lower level, a caveat that is missing and a release that the source does not allow are errors with a way out."""
    (found,) = briefed(harbour, marking, source).check()
    assert (found.rule, found.message) == (
        "marking-low",
        f"`{marking}` {compared} `{source}` of source `log`",
    )
    assert found.hints[0].startswith(f"write `marking: {wanted}`,")


UNKNOWN = ("TLP:GREEN", "official", "SECRET UK EYES ONLY", "SECRET –", "SECRET – NOFORN", "UK EYES ONLY")


@pytest.mark.parametrize("marking", UNKNOWN)
def test_a_brief_that_nobody_can_place_is_refused(harbour: Workspace, marking: str) -> None:
    """A brief whose marking is not of the scheme is one finding that lists the levels and caveats."""
    (found,) = briefed(harbour, marking).check()
    listed = "`TOP SECRET`, `SECRET`, `OFFICIAL`, `UK EYES ONLY`, `RECIPIENTS ONLY`, `RELEASABLE TO USA`"
    assert found.message == f"`{marking}` is not one of {listed}"
    assert (found.rule, found.span.line, found.span.column) == ("marking-unknown", 4, 10)


def test_an_entry_is_found_without_a_brief(harbour: Workspace) -> None:
    """An entry with an unknown marking is found at its place, in a brief that uses it and in the whole corpus."""
    marked = FACTS.replace("    date:", "    marking: SECRT\n    date:")
    workspace = briefed(harbour, "SECRET").write({CHANNEL: marked})
    assert places(workspace.check()) == [("marking-unknown", 4, 14)]
    assert places(workspace.check_corpus()) == [("marking-unknown", 4, 14)]
    (found,) = workspace.check()
    assert found.hints == ("did you mean `SECRET`?",)


def test_a_memo_for_other_readers_follows_the_scheme(harbour: Workspace) -> None:
    """`--for` leaves out what its readers may not see by level or caveat, and gives the memo their marking."""
    workspace = briefed(harbour, "SECRET – UK EYES ONLY")
    depth = FACTS.replace("    figure:", "    marking: OFFICIAL – UK EYES ONLY\n    figure:")
    brief = BRIEF.replace("TLP:GREEN", "SECRET – UK EYES ONLY") + "key_figures: [{fact: channel-depth}]\n"
    workspace.write({CHANNEL: depth, "briefs/brief.yaml": brief})
    built, problems = workspace.set(audience="SECRET").build()
    assert problems == ()
    assert built is not None
    assert built.marking == "SECRET"
    evidence = evidence_of_pdf(built.path.read_bytes()) or b""
    assert b"channel-closed" in evidence
    assert b"channel-depth" not in evidence


def test_markings_of_tlp_are_a_total_order(harbour: Workspace) -> None:
    """In a workspace without a scheme of its own, the labels of TLP 2.0 are known and nothing else."""
    harbour.write({"briefs/brief.yaml": BRIEF.replace("TLP:GREEN", "OFFICIAL")})
    assert places(harbour.check()) == [("marking-unknown", 4, 10)]
