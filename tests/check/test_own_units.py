"""Tests of the units of a workspace: what counts the same in facts, evidence and prose."""

from __future__ import annotations

import pytest

from briefgen.settings.workspace_file import read_settings_file
from briefgen.spec.units import OwnUnit
from tests.check.tables import BRIEF_PATH
from tests.harbour import BRIEF, ORIGINS
from tests.workspace import Workspace

UNITS = {
    "transit": OwnUnit(synonyms=("passages", "crossings")),
    "daily transit": OwnUnit(dimension="transit", per="day", synonyms=("draught slots",)),
    "TEU": OwnUnit(plural="TEU"),
    "FEU": OwnUnit(plural="FEU", dimension="TEU", factor=2),
}
ROADS = "The canal had 36 passages a day in March. There were 11 draught slots, and 40 crossings. It moved 200 FEU.\n"
FACTS = """\
facts:
  - id: a-day
    statement: The canal had 36 transits a day in March.
    figure: {value: 36, unit: daily transits}
    evidence: [{source: log, exact: had 36 passages a day in March}]
  - id: slots
    statement: There were 11 transits a day.
    evidence: [{source: log, exact: There were 11 draught slots}]
  - id: moved
    statement: It moved 200 FEU.
    figure: {measure: boxes, value: 200, unit: FEU}
    evidence: [{source: log, exact: It moved 200 FEU}]
"""
PROSE = "sections:\n  - title: The canal\n    body: It had [{}](fact:a-day).\n"
MEASURE = "  - {id: boxes, label: Boxes, unit: TEU}\n"


@pytest.fixture
def canal(harbour: Workspace) -> Workspace:
    """Return a workspace with units of its own."""
    files = {"briefs/corpus/facts/canal.yaml": FACTS, "texts/canal.txt": ROADS}
    source = "id: log\ntype: report\ngenre: data\ntitle: The log\nissued: 2026-03-05\norigin: pilots\ntext: canal.txt\n"
    origins = {
        "briefs/corpus/facts/origins.yaml": ORIGINS + MEASURE,
        "briefs/corpus/sources/log.yaml": source,
    }
    return harbour.write({**files, **origins, "briefs/corpus/facts/channel.yaml": "facts: []\n"})


def _rules(workspace: Workspace) -> set[str]:
    return {d.rule for d in workspace.check_corpus() if "canal.yaml" in d.span.path}


def test_declared_names_count_the_same(canal: Workspace) -> None:
    """A fact on transits passes on evidence of passages, per day or by a name that is for a day."""
    assert _rules(canal.set(units=UNITS)) == set()


def test_what_is_not_declared_differs(canal: Workspace) -> None:
    """Without the units, FEU do not convert to TEU."""
    assert "measure-unit" in _rules(canal)


@pytest.mark.parametrize(
    ("words", "passes"),
    [
        ("36 passages a day", True),
        ("36 daily crossings", True),
        ("36 transits a week", False),
        ("36 ships", False),
        ("35 passages a day", False),
    ],
)
def test_prose_uses_the_units(canal: Workspace, words: str, passes: bool) -> None:
    """The words of a link may use any name of the unit, and no other noun or span of time."""
    brief = BRIEF.replace("fact:channel-closed", "fact:a-day").replace("[channel-closed]", "[a-day]")
    canal.write({BRIEF_PATH: brief + PROSE.format(words)})
    found = {d.rule for d in canal.set(units=UNITS).check()}
    assert ("figure-disagrees" not in found) is passes


def test_settings_give_units(harbour: Workspace) -> None:
    """Units stand in the settings of the workspace, by their names."""
    table = '[tool.briefgen.units]\n"daily transit" = {synonyms = ["slots"], dimension = "transit", per = "day"}\n'
    harbour.write_as_is({"pyproject.toml": table})
    read, problems = read_settings_file(harbour.settings.root, "pyproject.toml")
    assert problems == ()
    assert read.table.units["daily transit"].per == "day"
    harbour.write_as_is({"pyproject.toml": table.replace('day"}', 'fortnight"}')})
    assert read_settings_file(harbour.settings.root, "pyproject.toml")[1] != ()
