"""Tests of the rule likelihood-gap."""

from __future__ import annotations

import pytest

from briefgen.build.check import check_brief
from briefgen.build.edition import compose_memo
from briefgen.document.inlines import Text
from briefgen.document.nodes import Judgements
from tests.check.tables import BRIEF_PATH, brief_with, found_in_brief
from tests.workspace import Workspace

VALID = [
    ("icd203", "1", "almost no chance"),
    ("icd203", "54.9", "roughly even chance"),
    ("icd203", "70", "likely"),
    ("icd203", "99", "almost certain"),
    ("phia", "0.5", "remote chance"),
    ("phia", "49.9", "realistic possibility"),
    ("phia", "55", "likely"),
    ("ipcc", "0", "exceptionally unlikely"),
    ("ipcc", "10", "very unlikely"),
    ("ipcc", "70", "likely"),
    ("ipcc", "90", "very likely"),
    ("ipcc", "100", "virtually certain"),
]
INVALID = [
    ("icd203", "0", "in no band", "`almost no chance` (1–5%) or `very unlikely` (5–20%)"),
    ("icd203", "99.5", "in no band", "`very likely` (80–95%) or `almost certain` (95–99%)"),
    ("icd203", "55", "on the edge of two bands", "`roughly even chance` (45–55%) or `likely` (55–80%)"),
    ("phia", "0", "in no band", "`remote chance` (>0–~5%) or `highly unlikely` (~10–~20%)"),
    ("phia", "50", "in no band", "`realistic possibility` (~40–<50%) or `likely` (~55–~75%)"),
    ("phia", "53", "in no band", "`realistic possibility` (~40–<50%) or `likely` (~55–~75%)"),
    ("phia", "100", "in no band", "`highly likely` (~80–~90%) or `almost certain` (~95–<100%)"),
    ("ipcc", "33", "on the edge of two bands", "`unlikely` (0–33%) or `about as likely as not` (33–66%)"),
]


@pytest.mark.parametrize(("profile", "percent", "term"), VALID)
def test_percentages_in_a_band_pass(harbour: Workspace, profile: str, percent: str, term: str) -> None:
    """A percentage in one band gives no finding, and the narrowest band's first term stands for it."""
    files = brief_with(f"profile: {profile}", **{"term: likely": f"percent: {percent}"})
    assert found_in_brief(harbour, files) == []
    assert term in _printed(harbour)


@pytest.mark.parametrize(("profile", "percent", "where", "near"), INVALID)
def test_percentages_in_a_gap_fail(
    harbour: Workspace, profile: str, percent: str, where: str, near: str
) -> None:
    """A percentage that stands for no term, or two, is reported with the bands it lies nearest to."""
    files = brief_with(f"profile: {profile}", **{"term: likely": f"percent: {percent}"})
    assert found_in_brief(harbour, files) == [("likelihood-gap", BRIEF_PATH, 10, 27)]
    (found,) = harbour.check()
    assert found.message == f"{percent} % lies {where} of the profile `{profile}`"
    assert found.hints[0].replace("\u202f", " ") == f"write the term that is meant: {near}"


@pytest.mark.parametrize(
    ("likelihood", "rule"),
    [
        ("{term: likely, percent: 70}", "value-format"),
        ("{}", "value-format"),
        ("{percent: 101}", "value-range"),
        ("{percent: -1}", "value-range"),
        ("{percent: likely}", "value-type"),
    ],
)
def test_a_likelihood_is_a_term_or_a_percentage(harbour: Workspace, likelihood: str, rule: str) -> None:
    """A likelihood has either, and a percentage is a number from 0 to 100."""
    found = harbour.write(brief_with(**{"{term: likely}": likelihood})).check()
    assert [(d.rule, d.span.line) for d in found] == [(rule, 10)]


def _printed(workspace: Workspace) -> str:
    """Return the term a judgement is printed with, whose range stands in its sentence."""
    proven, _ = check_brief(workspace.root / BRIEF_PATH, workspace.settings)
    document = compose_memo(proven)[0] if proven else None
    found = [b for b in document.body if isinstance(b, Judgements)] if document else []
    (judgement,) = found[0].items
    assert judgement.likelihood is not None
    assert judgement.likelihood.range_text in "".join(n.text for n in judgement.text if isinstance(n, Text))
    return judgement.likelihood.term
