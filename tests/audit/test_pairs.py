"""True and altered statements on two corpora: no true one is accused, and planted errors are found."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec import Struct

from briefgen.audit.audit import audit_draft
from briefgen.audit.draft import read_draft
from briefgen.audit.library import Library
from briefgen.audit.load_library import load_library
from briefgen.audit.passages import SourceText
from briefgen.audit.verdicts import Verdict
from briefgen.language.guess import guess_language
from tests.workspace import ROOT, open_workspace

HERE = Path(__file__).parent
WORST_FIRST: tuple[Verdict, ...] = ("contradicted", "altered", "unsupported", "not checked", "supported")


class Case(Struct, frozen=True):
    """A statement of a list, and the kind of error planted in it."""

    pairs: str
    text: str
    kind: str = ""


def cases(pairs: str, group: str) -> list[Case]:
    """Read the statements of a list."""
    rows: list[Any] = yaml.safe_load((HERE / pairs).read_text("utf-8"))[group]
    return [Case(pairs, r) if isinstance(r, str) else Case(pairs, r["text"], r["kind"]) for r in rows]


@cache
def library(pairs: str) -> Library:
    """Return what the statements of a list are looked up in."""
    if pairs == "real_pairs.yaml":
        return load_library(open_workspace(ROOT).settings)[0]
    folder = HERE / FOLDERS[pairs]
    texts = [(path.name, path.read_text("utf-8")) for path in sorted(folder.iterdir())]
    return Library(tuple(SourceText(name, text, guess_language(text, ())) for name, text in texts))


@cache
def verdict(case: Case) -> Verdict | None:
    """Return the worst verdict on a draft of one statement; None where nothing was looked up."""
    found = audit_draft(read_draft("draft.md", case.text, markdown=True), library(case.pairs)).findings
    given = {finding.judgement.verdict for finding in found}
    return next((each for each in WORST_FIRST if each in given), None)


def ids(case: Case) -> str:
    """Name a case by its words."""
    return case.text[:60]


FOLDERS = {
    "pairs.yaml": "texts",
    "fresh_pairs.yaml": "fresh_texts",
    "third_pairs.yaml": "third_texts",
    "forest_pairs.yaml": "forest_texts",
    "meals_pairs.yaml": "meals_texts",
}
LISTS = (*FOLDERS, "real_pairs.yaml")
MISSED = {
    "In the richest district, Lower Quay, absences fell by 16 per cent.",
    "Coverage among people over 65 reached 63 per cent. The target was 57 per cent.",
    "About three quarters of the stops have been laid.",
    "The vote was 21 to 34, with three abstentions.",
    "The fires burned 9,860 hectares, of which 3,120 hectares were protected pine forest.",
    "The programme cost $13.7 million, or $4.72 a pupil.",
    "The council raised this share to half in 2025.",
    "The union accepted the offer on 4 August.",
    "All those who answered said they had worked unpaid overtime.",
    "The fleet landed 48,200 tonnes of herring and crab in one month of 2025.",
    "About 62 per cent of the fires were caused by lightning, the agency found.",
    'Governor Reznik said: "This was the best campaign the province has ever had."',
    'Mayor Brekke said: "The tramway will pay for itself before the decade is out."',
    '"The port is on its knees and the ministry does not care," Vance said.',
    "Some 14 per cent of the patients came through the emergency department.",
    "Of the 38 villages, nine were flooded completely and 29 in part.",
}
"""Errors that are not named: the statement comes out as unsupported or not checked, or is only counted."""


@pytest.mark.parametrize("case", [c for pairs in LISTS for c in cases(pairs, "honest")], ids=ids)
def test_no_true_statement_is_accused(case: Case) -> None:
    """A true statement is never called altered or contradicted."""
    assert verdict(case) not in ("altered", "contradicted")


@pytest.mark.parametrize("case", [c for pairs in LISTS for c in cases(pairs, "altered")], ids=ids)
def test_planted_error_is_named(case: Case) -> None:
    """An altered statement is called altered or contradicted, and is never supported."""
    expected = ("unsupported", "not checked", None) if case.text in MISSED else ("altered", "contradicted")
    assert verdict(case) in expected


@pytest.mark.parametrize("case", [c for pairs in LISTS for c in cases(pairs, "invented")], ids=ids)
def test_invention_is_unsupported(case: Case) -> None:
    """A statement about nothing that is looked up is unsupported, or not checked where a text is not at hand."""
    assert verdict(case) == ("not checked" if library(case.pairs).missing else "unsupported")


@pytest.mark.parametrize(
    ("pairs", "least"),
    [
        ("pairs.yaml", 38),
        ("fresh_pairs.yaml", 27),
        ("third_pairs.yaml", 22),
        ("forest_pairs.yaml", 24),
        ("meals_pairs.yaml", 22),
        ("real_pairs.yaml", 15),
    ],
)
def test_true_statements_are_supported(pairs: str, least: int) -> None:
    """True statements are found, not only spared; some of the second list are about nothing in its texts."""
    given = [verdict(case) for case in cases(pairs, "honest")]
    assert given.count("supported") >= least
