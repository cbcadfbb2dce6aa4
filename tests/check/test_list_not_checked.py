"""Tests of the list of what was allowed without a check."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from briefgen.build.check import run_brief_checks
from briefgen.check.list_not_checked import list_not_checked
from briefgen.check.policy import read_policy
from tests.check.tables import BRIEF_PATH, CHANNEL, QUESTION_PATH, brief_with
from tests.harbour import BRIEF, FACTS, QUESTION, SOURCE
from tests.workspace import Workspace

_VIEW = """\
views:
  - id: pilots-wait
    holder: {name: The pilots}
    hypothesis: wait
    claim: Waiting is right.
    # briefgen: allow number-naked: our reason
    reasoning: They wait for 14 ships.
    # briefgen: allow quote-missing: our reason
    evidence: [{source: log, exact: the oldest quay}]
"""
SOURCE_PATH = "briefs/corpus/sources/log.yaml"
_SHOWN = "key_figures: [{fact: channel-depth}]\n"


def _allowing(rule: str, before: str, text: str) -> str:
    """Put an allowance on the line above some words."""
    start, end = text.split(before, 1)
    lines, indent = start.rpartition("\n")[::2]
    return f"{lines}\n# briefgen: allow {rule}: our reason\n{indent}{before}{end}"


WRONG_FIGURE = FACTS.replace("value: 9,", "value: 12,").replace("is nine metres deep", "is deep")
CASES: Mapping[str, tuple[Mapping[str, str], list[tuple[str, str]]]] = {
    "nothing": ({BRIEF_PATH: BRIEF}, []),
    "a figure": (
        {**brief_with(_SHOWN), CHANNEL: _allowing("figure-unevidenced", "figure:", WRONG_FIGURE)},
        [("fact:channel-depth", "the figure")],
    ),
    "a statement": (
        {
            **brief_with(_SHOWN),
            CHANNEL: _allowing(
                "statement-disagrees",
                "statement: The north channel is ten",
                FACTS.replace("is nine", "is ten"),
            ),
        },
        [("fact:channel-depth", "the numbers and dates of the statement")],
    ),
    "a number in a link": (
        {
            BRIEF_PATH: _allowing(
                "figure-disagrees",
                "bottom_line",
                BRIEF.replace("[is closed]", "[10 m](fact:channel-depth) [is closed]"),
            )
        },
        [("fact:channel-depth", "the number “10 m”")],
    ),
    "a number without a link": (
        {BRIEF_PATH: _allowing("number-naked", "bottom_line", BRIEF.replace("It [", "14 ships wait. It ["))},
        [("bottom_line", "the number “14”")],
    ),
    "a quotation and a number of a view": (
        {**brief_with("views: [extend-or-wait]\n"), QUESTION_PATH: QUESTION + _VIEW},
        [
            ("views.extend-or-wait.views.pilots-wait.reasoning", "the number “14”"),
            ("view:pilots-wait", "the quotation"),
        ],
    ),
    "a language that is not read": (
        {**brief_with(_SHOWN), SOURCE_PATH: SOURCE + "language: th\n"},
        [
            ("fact:channel-closed", "numbers, dates, names and denials (language th)"),
            ("fact:channel-depth", "numbers, dates, names and denials (language th)"),
        ],
    ),
    "a language of which numbers are read": (
        {BRIEF_PATH: BRIEF, SOURCE_PATH: SOURCE + "language: fi-FI\n"},
        [("fact:channel-closed", "names and denials (language fi)")],
    ),
    "a brief in a language that is not read": (
        {BRIEF_PATH: BRIEF + "language: th\n"},
        [("language", "numbers, dates, names and denials of the text (language th)")],
    ),
    "a rule on style": (
        {
            BRIEF_PATH: _allowing(
                "title-topic", "title", BRIEF.replace("The north channel stays closed", "Channels")
            )
        },
        [],
    ),
}


def _listed(workspace: Workspace) -> list[tuple[str, str]]:
    loaded, run = run_brief_checks(workspace.root / BRIEF_PATH, workspace.settings)
    assert loaded is not None
    allowed = read_policy(run, workspace.settings.rules).allowed(run.findings)
    return [(each.about, each.what) for each in list_not_checked(allowed, loaded.entry, loaded.corpus)]


@pytest.mark.parametrize(("files", "expected"), CASES.values(), ids=CASES)
def test_what_an_allowance_leaves_unchecked_is_listed(
    harbour: Workspace, files: Mapping[str, str], expected: list[tuple[str, str]]
) -> None:
    """An allowance of a rule of evidence is listed with its fact, view or field; the desk's reason is not."""
    assert _listed(harbour.write_as_is(files)) == expected


def test_a_rule_that_is_off_checks_nothing(harbour: Workspace) -> None:
    """What a rule would have found is listed too, where the settings switch the rule off."""
    harbour.write({BRIEF_PATH: BRIEF.replace("It [", "14 ships wait. It [")})
    off = harbour.set(rules={**harbour.settings.rules, "number-naked": "off"})
    assert _listed(off) == [("bottom_line", "the number “14”")]
