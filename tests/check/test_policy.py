"""Tests of what becomes of findings: allowances in place, and the levels of the settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.check.manual import adjustable_rules
from briefgen.diagnostic import Diagnostic
from briefgen.recheck.recheck import check_all
from briefgen.settings.gather import UsageError, gather_settings
from tests.check.tables import BRIEF_PATH, brief_with, findings
from tests.workspace import NOW, Workspace

NAKED = "gaps:\n  - question: Are 14 ships waiting?\n"
SECTION = "briefs/corpus/sections/storms.md"
USING = "sections: [{ref: storms}]\n"


def _check(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """Check the brief and the whole corpus together, as `check DIR` does."""
    return check_all([(workspace.root / BRIEF_PATH, workspace.settings)], [workspace.settings]).findings


LIFTED = {
    "on the line": NAKED.replace("?", "? # briefgen: allow number-naked: a round guess"),
    "above the line": NAKED.replace("  - q", "  # briefgen: allow number-naked: a round guess\n  - q"),
    "above a block": NAKED.replace("  - q", "  # briefgen: allow number-naked: a guess\n  - q").replace(
        "Are 14", ">-\n      Are\n      14"
    ),
    "in a block": NAKED.replace("Are 14", "|\n      Are <!-- briefgen: allow number-naked: a guess --> 14"),
}
KEPT = {
    "another rule": (
        NAKED.replace("?", "? # briefgen: allow quote-naked: why"),
        [("number-naked", 14, 19), ("allow-unused", 14, 37)],
    ),
    "another line": (
        "# briefgen: allow number-naked: why\n" + NAKED,
        [("allow-unused", 13, 1), ("number-naked", 15, 19)],
    ),
    "no reason": (
        NAKED.replace("?", "? # briefgen: allow number-naked"),
        [("number-naked", 14, 19), ("allow-reason", 14, 37)],
    ),
    "a rule that is not known": (
        NAKED.replace("?", "? # briefgen: allow naked-number: why"),
        [("number-naked", 14, 19), ("rule-unknown", 14, 37)],
    ),
    "a rule that cannot be lifted": (
        "key_figures: [{fact: channel-closed}] # briefgen: allow figure-missing: why\n",
        [("figure-missing", 13, 22), ("rule-fixed", 13, 39)],
    ),
}


@pytest.mark.parametrize("added", LIFTED.values(), ids=LIFTED)
def test_an_allowance_lifts_its_finding(harbour: Workspace, added: str) -> None:
    """What is allowed where it stands, with a reason, is no finding."""
    assert findings(_check(harbour.write(brief_with(added)))) == []


@pytest.mark.parametrize(("added", "expected"), KEPT.values(), ids=KEPT)
def test_other_allowances_lift_nothing(
    harbour: Workspace, added: str, expected: list[tuple[str, int, int]]
) -> None:
    """An allowance that is faulty, or for something else, is reported beside the finding."""
    found = _check(harbour.write(brief_with(added)))
    assert [(d.rule, d.span.line, d.span.column) for d in found] == expected


def test_the_nearest_rule_is_shown(harbour: Workspace) -> None:
    """The hint to a rule that is not known is the nearest one."""
    added = "# briefgen: allow number-nakid: why\n"
    (found,) = _check(harbour.write(brief_with(added)))
    assert (found.message, found.hints) == ("no rule `number-nakid`", ("did you mean `number-naked`?",))


def test_an_allowance_in_the_corpus_serves_every_brief(harbour: Workspace) -> None:
    """An allowance in a section lifts what a brief that uses it would report, and is not printed."""
    body = (
        "---\ntitle: Storms\n---\n<!-- briefgen: allow number-naked: a round guess -->\nSome 14 ships wait.\n"
    )
    harbour.write({**brief_with(USING), SECTION: body})
    assert findings(_check(harbour)) == []
    assert findings(harbour.check()) == []


def test_one_brief_does_not_judge_the_corpus(harbour: Workspace) -> None:
    """An allowance in the corpus that is not needed is reported by a check of the corpus, not of one brief."""
    body = "---\ntitle: Storms\n---\nShips wait. <!-- briefgen: allow number-naked: a round guess -->\n"
    harbour.write({**brief_with(USING), SECTION: body})
    assert findings(harbour.check()) == []
    assert findings(_check(harbour)) == [("allow-unused", SECTION, 4, 13)]


def test_what_was_not_run_is_not_judged(harbour: Workspace) -> None:
    """An allowance for the page budget is not unused in a check, nor is any in a brief that cannot be read whole."""
    allowed = brief_with("# briefgen: allow page-budget: a long question\nviews: []\n")
    assert findings(_check(harbour.write(allowed))) == []
    broken = brief_with("# briefgen: allow number-naked: why\nviews: [nothing]\n")
    assert [d.rule for d in _check(harbour.write(broken))] == ["question-unknown"]


@pytest.mark.parametrize(
    ("level", "expected"), [("error", ["error"]), ("warning", ["warning"]), ("off", [])], ids=str
)
def test_a_level_weighs_a_rule(harbour: Workspace, level: str, expected: list[str]) -> None:
    """The settings make a rule's findings errors or warnings, or drop them."""
    found = _check(
        harbour.write(brief_with(NAKED)).set(rules={**harbour.settings.rules, "number-naked": level})
    )
    assert [str(d.severity) for d in found] == expected


def test_a_lowered_finding_lets_a_memo_be_built(harbour: Workspace) -> None:
    """A warning that was an error no longer stops a build, and is still reported."""
    built, found = harbour.write(brief_with(NAKED)).set(rules={"number-naked": "warning"}).build()
    assert built is not None
    assert findings(found) == [("number-naked", BRIEF_PATH, 14, 19)]


def test_levels_weigh_allowances_too(harbour: Workspace) -> None:
    """Unused allowances can be made errors."""
    added = "views: [] # briefgen: allow quote-naked: why\n"
    rules = {**harbour.settings.rules, "allow-unused": "error"}
    (found,) = _check(harbour.write(brief_with(added)).set(rules=rules))
    assert (found.rule, str(found.severity)) == ("allow-unused", "error")


SETTINGS = {
    "a rule that is not known": ("quote-nakd = 'off'", "rule-unknown", (2, 1), "did you mean `quote-naked`?"),
    "a rule that cannot be lifted": (
        '"fact-unknown" = "off"',
        "rule-fixed",
        (2, 2),
        "correct what the rule reports",
    ),
}


@pytest.mark.parametrize(("line", "rule", "place", "hint"), SETTINGS.values(), ids=SETTINGS)
def test_faulty_levels_are_reported(
    tmp_path: Path, line: str, rule: str, place: tuple[int, int], hint: str
) -> None:
    """A rule of the settings that does not exist or is not for settings to lift ends the run, with its place."""
    (tmp_path / "pyproject.toml").write_text(f"[tool.briefgen.rules]\n{line}\n", "utf-8")
    with pytest.raises(UsageError) as caught:
        gather_settings(Path(), tmp_path, {}, NOW)
    (found,) = caught.value.diagnostics
    assert (found.rule, found.hints) == (rule, (hint,))
    assert (found.span.path, found.span.line, found.span.column) == ("pyproject.toml", *place)


def test_levels_reach_the_settings(tmp_path: Path) -> None:
    """What the settings say of rules is what a run goes by."""
    (tmp_path / "pyproject.toml").write_text("[tool.briefgen.rules]\nquote-naked = 'off'\n", "utf-8")
    assert gather_settings(Path(), tmp_path, {}, NOW).rules == {"quote-naked": "off"}


def test_what_composing_needs_is_fixed() -> None:
    """No rule can be lifted without which a memo cannot be composed; those of judgement can."""
    assert not {"figure-missing", "fact-unknown", "key-missing", "likelihood-unknown"} & adjustable_rules()
    assert {"number-naked", "quote-missing", "page-budget", "part-missing"} <= adjustable_rules()
