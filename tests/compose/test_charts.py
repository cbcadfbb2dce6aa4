"""Tests of the charts of a memo."""

from __future__ import annotations

from decimal import Decimal

from briefgen.build.check import check_brief
from briefgen.build.edition import compose_memo
from briefgen.document.chart_nodes import Chart
from tests.check.test_chart_misleads import SIX, TWO, silt
from tests.harbour import BRIEF
from tests.workspace import Workspace


def charts_of(workspace: Workspace, files: dict[str, str], *charts: str) -> list[Chart]:
    """Compose a brief with charts on the measure of silt; what its figures rest on does not matter here."""
    listed = ", ".join(f"{{measure: silt, {chart}}}" for chart in charts)
    workspace.write({**files, "briefs/brief.yaml": f"{BRIEF}charts: [{listed}]\n"})
    proven, _ = check_brief(workspace.root / "briefs/brief.yaml", workspace.settings)
    assert proven is not None
    document, faults = compose_memo(proven)
    assert document is not None
    assert faults == ()
    return [block for block in document.body if isinstance(block, Chart)]


def test_a_course_over_time(harbour: Workspace) -> None:
    """Bars stand in order of time on a scale from zero; an origin that all values share is named once."""
    more = "qualifier: more than, value: 900, unit: t, as_of: 2027-05"
    (chart,) = charts_of(harbour, silt(SIX, more), "kind: bars")
    assert (chart.kind, chart.title, chart.unit, chart.spread_text) == (
        "bars", "Silt moved", "t; Harbour pilots", "",
    )  # fmt: skip
    said = [(d.label, d.value_text, d.detail, d.notes) for d in chart.data]
    assert said == [
        ("May 2027", "more than 900", "", (2,)),
        ("2028", "640", "", (3,)),
    ]
    assert [(d.open_below, d.open_above) for d in chart.data] == [(False, True), (False, False)]
    assert [(t.value, t.text) for t in chart.ticks][:2] == [(Decimal(0), "0"), (Decimal(200), "200")]
    assert chart.alt == ("Bars from zero: Silt moved, t; Harbour pilots. May 2027: more than 900; 2028: 640.")


def test_what_origins_claim(harbour: Workspace) -> None:
    """Ranges stand in order of value, labelled by their origins, with the spread they have together."""
    (chart,) = charts_of(harbour, silt("value: 900, unit: t, as_of: 2028", SIX), "kind: ranges, title: Silt")
    assert (chart.title, chart.spread_text) == ("Silt", "contested: 640–900 t")
    assert [(d.label, d.detail, d.low, d.high) for d in chart.data] == [
        ("Harbour pilots", "2028", Decimal(640), Decimal(640)),
        ("Harbour pilots", "2028", Decimal(900), Decimal(900)),
    ]
    assert "Silt, Silt moved; t, contested: 640–900 t. Harbour pilots: 640 (2028)" in chart.alt


def test_what_values_count_is_said_once(harbour: Workspace) -> None:
    """Scope and year of prices, which all values share, stand beside the title; money keeps its sign."""
    more = "unit: EUR, year: 2020, scope: two ships"
    files = silt(f"value: 4000000, {more}, as_of: 2028", f"value: 5000000, {more}, as_of: 2029", unit="EUR")
    (chart,) = charts_of(harbour, files, "kind: slope")
    assert chart.unit == "two ships, in prices of 2020; Harbour pilots"
    assert [d.value_text for d in chart.data] == ["€4\u202fm", "€5\u202fm"]
    assert chart.ticks[1].text == "€1\u202fm"


def test_a_value_has_its_status(harbour: Workspace) -> None:
    """A value that is not in force says so, in the measure's unit and in another one."""
    target = "value: 900, unit: t, as_of: 2030, status: target"
    (chart,) = charts_of(harbour, silt(SIX, target), "kind: bars")
    assert [d.value_text for d in chart.data] == ["640", "900 (target)"]
    assert "2030: 900 (target)." in chart.alt


def test_units_are_converted_for_the_scale_only(harbour: Workspace) -> None:
    """A figure in another unit is drawn in the measure's and printed in its own words."""
    (chart,) = charts_of(harbour, silt(SIX, "value: 900000, unit: kg, as_of: 2029"), "kind: bars")
    assert (chart.data[1].value_text, chart.data[1].low) == ("900,000 kg", Decimal(900))


def test_every_value_of_two_charts_is_cited(harbour: Workspace) -> None:
    """Two charts on one measure cite each fact once."""
    first, second = charts_of(harbour, silt(SIX, TWO), "kind: bars", "kind: slope")
    assert [d.notes for d in first.data] == [d.notes for d in second.data] == [(2,), (3,)]
