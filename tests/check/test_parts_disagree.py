"""Tests of the rule parts-disagree."""

from __future__ import annotations

import pytest

from briefgen.recheck.recheck import check_all
from briefgen.usage.references import references
from tests.workspace import Workspace

_FLEET = "briefs/corpus/facts/fleet.yaml"
_MEASURES = """\
measures:
  - {id: ships, label: Ships, unit: ships, parts: [tankers, bulkers]}
  - {id: tankers, label: Tankers, unit: ships}
  - {id: bulkers, label: Bulkers, unit: ships}
facts:
"""
_FACT = """\
  - id: {0}-{3}
    statement: The log counts {0}.
    figure: {{measure: {0}, {1}, unit: '{2}', as_of: {3}}}
    evidence: [{{source: log, exact: the north channel is closed}}]
"""


def _fleet(total: str, tankers: str, bulkers: str, unit: str = "ships", day: str = "2026-03-01") -> str:
    rows = (("ships", total), ("tankers", tankers), ("bulkers", bulkers))
    facts = [_FACT.format(name, value, unit, "2026-03-01") for name, value in rows]
    facts[1] = facts[1].replace("2026-03-01", day)
    return _MEASURES.replace("unit: ships", f"unit: '{unit}'") + "".join(facts)


def _found(workspace: Workspace, text: str) -> list[tuple[str, int]]:
    found = workspace.write_as_is({_FLEET: text}).check_corpus()
    return [(d.message, d.span.line) for d in found if d.rule == "parts-disagree"]


VALID = {
    "a sum": _fleet("value: 50", "value: 20", "value: 30"),
    "what a qualifier allows": _fleet("qualifier: at least, value: 45", "value: 20", "value: 30"),
    "a range": _fleet("low: 45, high: 60", "value: 20", "value: 30"),
    "a vague part": _fleet("value: 50", "qualifier: dozens of", "value: 3"),
    "rounded percentages": _fleet("value: 99", "value: 33", "value: 67", "%"),
    "rounded decimals": _fleet("value: 10", "value: 3.3", "value: 6.6", "m"),
    "another day": _fleet("value: 55", "value: 20", "value: 30", day="2026-02-01"),
    "no part is known": _MEASURES + _FACT.format("ships", "value: 55", "ships", "2026-03-01"),
    "another unit": _fleet("value: 50", "value: 20", "value: 30").replace(
        "value: 20, unit: 'ships'", "value: 20, unit: 'm'"
    ),
}
INVALID = {
    "too small a sum": (_fleet("value: 55", "value: 20", "value: 30"), "`50`, not to `55`"),
    "too large a sum": (_fleet("value: 45", "value: 20", "value: 30"), "`50`, not to `45`"),
    "one ship": (_fleet("value: 51", "value: 20", "value: 30"), "`50`, not to `51`"),
    "less than is allowed": (
        _fleet("qualifier: more than, value: 60", "value: 20", "value: 30"),
        "`50`, not to `60`",
    ),
    "a range": (_fleet("low: 60, high: 70", "value: 20", "value: 30"), "`50`, not to `60 to 70`"),
    "percentages": (_fleet("value: 100", "value: 33", "value: 64", "%"), "`96 to 98`, not to `100`"),
}


@pytest.mark.parametrize("text", VALID.values(), ids=VALID)
def test_parts_that_add_up(harbour: Workspace, text: str) -> None:
    """A total that its parts may add up to, or that has no parts of its origin and date, has no finding."""
    assert _found(harbour, text) == []


@pytest.mark.parametrize(("text", "words"), INVALID.values(), ids=INVALID)
def test_parts_that_do_not_add_up(harbour: Workspace, text: str, words: str) -> None:
    """The figure of the total has a warning with both sums."""
    assert _found(harbour, text) == [(f"the parts of `ships` add up to {words}", 8)]


def test_a_measure_is_no_part_of_itself(harbour: Workspace) -> None:
    """A measure that names itself is reported there, and an unknown part as an unknown measure."""
    text = _MEASURES.removesuffix("facts:\n")
    assert [line for _, line in _found(harbour, text.replace("bulkers]", "ships]"))] == [2]
    harbour.write_as_is({_FLEET: text.replace("bulkers]", "barges]")})
    assert [(d.rule, d.span.line) for d in harbour.check_corpus()] == [("measure-unknown", 2)]


def test_another_origin_may_count_otherwise(harbour: Workspace) -> None:
    """A total of one origin is not compared with the parts of another."""
    text = _fleet("value: 55", "value: 20", "value: 30")
    other = text.replace(
        "    statement: The log counts ships.",
        "    statement: The log counts ships.\n    attributed_to: owners",
    )
    assert _found(harbour, "origins: [{id: owners, name: Owners, kind: company}]\n" + other) == []


def test_a_changed_part_is_checked_again(
    harbour: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """After a part has changed, the incremental check finds what a whole one does; its references are known."""
    cached = harbour.set(cache=tmp_path_factory.mktemp("cache"))
    cached.write_as_is({_FLEET: _fleet("value: 50", "value: 20", "value: 30")})

    def rules() -> list[str]:
        return [d.rule for d in check_all([], [cached.settings]).findings if d.rule == "parts-disagree"]

    assert rules() == []
    cached.write_as_is({_FLEET: _fleet("value: 50", "value: 20", "value: 31")})
    assert rules() == ["parts-disagree"]
    assert "parts" in [each.role for each in references(cached.settings, ["tankers"])[0]]
