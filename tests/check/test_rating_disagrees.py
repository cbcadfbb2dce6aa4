"""Tests of the rule rating-disagrees."""

from __future__ import annotations

import pytest

from tests.check.tables import QUESTION_PATH, found_in_corpus
from tests.harbour import QUESTION, VIEW
from tests.workspace import Workspace

ROW = "matrix:\n  - {{fact: channel-closed, ratings: {{extend: {}, wait: {}}}}}\n"
VALID = {
    "for it, and so rated": ("facts_for", "inconsistent", "consistent"),
    "against it, and so rated": ("facts_against", "consistent", "inconsistent"),
    "for it, and rated neutral": ("facts_for", "inconsistent", "neutral"),
    "against it, and rated neutral": ("facts_against", "consistent", "neutral"),
}
INVALID = {
    "for it, and rated against it": ("facts_for", "consistent", "inconsistent", "facts_against"),
    "against it, and rated for it": ("facts_against", "inconsistent", "consistent", "facts_for"),
}


def question(key: str, extend: str, wait: str) -> dict[str, str]:
    return {QUESTION_PATH: f"{QUESTION}{VIEW}    {key}: [channel-closed]\n{ROW.format(extend, wait)}"}


@pytest.mark.parametrize(("key", "extend", "wait"), VALID.values(), ids=VALID)
def test_the_same_side_passes(harbour: Workspace, key: str, extend: str, wait: str) -> None:
    """A fact that a view and the matrix put on one side, or the matrix on none, gives no finding."""
    found = found_in_corpus(harbour, question(key, extend, wait))
    assert "rating-disagrees" not in {rule for rule, *_ in found}


@pytest.mark.parametrize(("key", "extend", "wait", "other"), INVALID.values(), ids=INVALID)
def test_two_sides_fail(harbour: Workspace, key: str, extend: str, wait: str, other: str) -> None:
    """A fact on two sides is a warning at the view, which leads to the rating and names the other list."""
    found = found_in_corpus(harbour, question(key, extend, wait))
    assert [each for each in found if each[0] == "rating-disagrees"] == [
        ("rating-disagrees", QUESTION_PATH, 23, len(key) + 8)
    ]
    (finding,) = (d for d in harbour.check_corpus() if d.rule == "rating-disagrees")
    assert finding.severity.name == "WARNING"
    assert f"`{other}`" in finding.hints[0]
    assert [step.span.line for step in finding.because] == [25]


SECOND = (
    VIEW.removeprefix("views:\n").replace("pilots-wait", "guild-waits").replace("The pilots", "The guild")
)


def test_a_rating_against_all_views_is_reported_alone(harbour: Workspace) -> None:
    """Where the rating speaks against every view with the fact, it is reported, with what to write."""
    against = "    facts_against: [channel-closed]\n"
    views = f"{VIEW}{against}{SECOND}{against}"
    harbour.write({QUESTION_PATH: f"{QUESTION}{views}{ROW.format('inconsistent', 'consistent')}"})
    (finding,) = (d for d in harbour.check_corpus() if d.rule == "rating-disagrees")
    assert finding.span.line == 32
    assert finding.message == (
        "`channel-closed` is rated `consistent`, but the views `pilots-wait` and `guild-waits` have it in `facts_against`"
    )
    assert finding.hints[0].startswith("write `inconsistent`,")


def test_two_ratings_of_a_row_are_reported_at_the_row(harbour: Workspace) -> None:
    """Where a row speaks against the views of two hypotheses, both of its ratings are reported, not the views."""
    other = SECOND.replace("hypothesis: wait", "hypothesis: extend")
    assert other != SECOND
    views = f"{VIEW}    facts_for: [channel-closed]\n{other}    facts_against: [channel-closed]\n"
    harbour.write({QUESTION_PATH: f"{QUESTION}{views}{ROW.format('consistent', 'inconsistent')}"})
    found = [d for d in harbour.check_corpus() if d.rule == "rating-disagrees"]
    assert [d.span.line for d in found] == [32, 32]
    assert [d.hints[0].partition(",")[0] for d in found] == ["write `inconsistent`", "write `consistent`"]
    assert found[0].message == (
        "`channel-closed` is rated `consistent`, but the view `guild-waits` has it in `facts_against`; "
        "another rating of this row disagrees too"
    )
