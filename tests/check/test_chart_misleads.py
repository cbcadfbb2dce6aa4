"""Tests of the rule chart-misleads."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.check.tables import BRIEF_PATH, brief_with, findings
from tests.workspace import Workspace

MEASURE = "measures: [{{id: silt, label: Silt moved, unit: {unit}}}]\nfacts:\n"
FACT = (
    "  - id: silt-{i}\n    statement: Silt was moved.\n    figure: {{measure: silt, {figure}}}\n"
    "    evidence: [{{source: log, exact: nine metres}}]\n"
)
SIX, TWO = "value: 640, unit: t, as_of: 2028", "value: 900, unit: t, as_of: 2029"


def silt(*figures: str, unit: str = "t") -> dict[str, str]:
    """Put figures on one measure."""
    facts = "".join(FACT.format(i=i, figure=figure) for i, figure in enumerate(figures))
    return {"briefs/corpus/facts/silt.yaml": MEASURE.format(unit=unit) + facts}


def found(workspace: Workspace, files: dict[str, str], kind: str) -> list[str]:
    """Return the messages on a chart."""
    brief = brief_with(f"charts:\n  - measure: silt\n    kind: {kind}\n")
    problems = workspace.write({**files, **brief}).check()
    mine = [d for d in problems if d.rule in ("chart-misleads", "measure-unit")]
    places = {(path, line, column) for rule, path, line, column in findings(mine) if rule == "chart-misleads"}
    assert places <= {(BRIEF_PATH, 14, 14)}
    return [d.message for d in mine]


VALID: dict[str, tuple[Iterable[str], str]] = {
    "two dates as bars": ((SIX, TWO), "bars"),
    "two dates as a slope": ((SIX, TWO), "slope"),
    "two dates as ranges": ((SIX, TWO), "ranges"),
    "a range among numbers": ((SIX, "low: 410, high: 450, unit: t, as_of: 2030"), "bars"),
    "two figures for one date as ranges": ((SIX, "value: 900, unit: t, as_of: 2028"), "ranges"),
    "units that convert": ((SIX, "value: 900000, unit: kg, as_of: 2029"), "bars"),
    "one scope": ((f"{SIX}, scope: inner bar", f"{TWO}, scope: Inner bar"), "bars"),
    "undated ranges": (("value: 1, unit: t", "value: 2, unit: t"), "ranges"),
}
INVALID: dict[str, tuple[Iterable[str], str, list[str]]] = {
    "one figure": ((SIX,), "bars", ["`silt` has only one figure; a chart needs two to compare"]),
    "one claim": ((SIX,), "ranges", ["`silt` has only one figure; a chart needs two to compare"]),
    "the same claims": ((SIX, SIX), "ranges", ["the figures on `silt` are all the same"]),
    "two figures for one date": (
        (SIX, "value: 900, unit: t, as_of: 2028-05"), "bars", ["the figures of `silt-1` and `silt-0` have the same date"],
    ),
    "two figures of one origin for one date": (
        (SIX, "value: 900, unit: t, as_of: 2028"), "slope", ["the figures of `silt-0` and `silt-1` have the same date"],
    ),
    "no date": ((SIX, "value: 2, unit: t"), "slope", ["fact `silt-1` has no date"]),
    "scopes that differ": (
        (f"{SIX}, scope: inner bar", f"{TWO}, scope: outer bar"), "ranges",
        ["the figures have different scopes: `inner bar` and `outer bar`"],
    ),
    "a scope that only one gives": (
        (f"{SIX}, scope: inner bar", TWO), "bars",
        ["the figures have different scopes: `inner bar` and none given"],
    ),
    "a word that is no number": (
        (SIX, "qualifier: dozens of, unit: t, as_of: 2029"), "bars", ["`dozens of` is not a number, so no chart can show it"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("figures", "kind"), VALID.values(), ids=VALID)
def test_comparable_figures_pass(harbour: Workspace, figures: Iterable[str], kind: str) -> None:
    """Figures of one unit and scope give no finding: one for each date, or for each claim."""
    assert found(harbour, silt(*figures), kind) == []


@pytest.mark.parametrize(("figures", "kind", "expected"), INVALID.values(), ids=INVALID)
def test_figures_that_mislead_fail(
    harbour: Workspace, figures: Iterable[str], kind: str, expected: list[str]
) -> None:
    """Figures that one scale would make comparable while they are not are reported at the chart's measure."""
    assert found(harbour, silt(*figures), kind) == expected


MONEY = {
    "years of prices": (
        ("value: 4, unit: EUR, year: 2019, as_of: 2019", "value: 5, unit: EUR, year: 2024, as_of: 2024"),
        "the figures have different years of prices: `2019` and `2024`",
    ),
    "currencies": (
        ("value: 4, unit: EUR, as_of: 2019", "value: 5, unit: USD, as_of: 2024"),
        "expected unit `EUR`, found `USD`",
    ),
    "units": (
        ("value: 4, unit: EUR, as_of: 2019", "value: 5, unit: t, as_of: 2024"),
        "expected unit `EUR`, found `t`",
    ),
    "shares of different wholes": (
        ("value: 4, unit: '%', scope: calls, as_of: 2019", "value: 5, unit: '%', scope: grain, as_of: 2024"),
        "the figures have different scopes: `calls` and `grain`",
    ),
}


@pytest.mark.parametrize(("figures", "message"), MONEY.values(), ids=MONEY)
def test_money_and_shares_of_several_kinds_fail(
    harbour: Workspace, figures: tuple[str, str], message: str
) -> None:
    """Money of other years, other currencies and shares of other wholes never share a scale."""
    unit = "'%'" if "%" in figures[0] else "EUR"
    assert message in found(harbour, silt(*figures, unit=unit), "bars")


def test_the_facts_are_shown(harbour: Workspace) -> None:
    """The finding leads to the figures that differ, and cannot be lifted."""
    files = silt(f"{SIX}, scope: inner bar", TWO)
    brief = brief_with(
        "charts:\n  # briefgen: allow chart-misleads: it looks good\n  - {measure: silt, kind: bars}\n"
    )
    problems = harbour.write({**files, **brief}).check()
    (finding,) = (d for d in problems if d.rule == "chart-misleads")
    assert [step.span.line for step in finding.because] == [5, 9]
    assert "rule-fixed" in [d.rule for d in problems]


def test_two_origins_may_give_one_date(harbour: Workspace) -> None:
    """A slope takes figures of two origins for one date; as bars they would be one course."""
    facts = silt(SIX, SIX.replace("640", "900"), TWO)["briefs/corpus/facts/silt.yaml"]
    other = facts.replace("  - id: silt-1\n", "  - id: silt-1\n    attributed_to: contractor\n")
    origins = "origins: [{id: contractor, name: The contractor, kind: company}]\n"
    files = {"briefs/corpus/facts/silt.yaml": origins + other}
    assert found(harbour, files, "slope") == []
    assert found(harbour, files, "bars") == ["the figures of `silt-0` and `silt-1` have the same date"]
