"""Tests of the rule fact-stale."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.settings.gather import UsageError, gather_settings
from briefgen.settings.workspace_file import read_settings_file
from briefgen.spec.freshness import Limits
from tests.check.tables import BRIEF_PATH, CHANNEL, brief_with, findings
from tests.harbour import FACTS
from tests.workspace import NOW, Workspace

USING = "key_figures: [{fact: channel-depth}]\n"
DEPTH = "as_of: 2026-03-01}\n"
VALID = {
    "no limits": ({}, FACTS),
    "young enough": ({"north-depth": {"warn_after": 19}}, FACTS),
    "another measure": ({"south-depth": {"warn_after": 1}}, FACTS),
    "the measure before figures": ({"north-depth": {"warn_after": 99}, "figure": {"error_after": 1}}, FACTS),
    "what happened does not age": ({"assumption": {"error_after": 1}}, FACTS),
    "the whole of a month": ({"figure": {"error_after": 20}}, FACTS.replace(DEPTH, "as_of: 2026-02}\n")),
    "valid until that day": ({}, FACTS.replace(DEPTH, f"{DEPTH}    valid_until: 2026-03-20\n")),
}
INVALID = {
    "above the warning": ({"north-depth": {"warn_after": 18}}, FACTS, ("warning", 9, 62)),
    "above the error": ({"north-depth": {"warn_after": 1, "error_after": 18}}, FACTS, ("error", 9, 62)),
    "any figure": ({"figure": {"error_after": 18}}, FACTS, ("error", 9, 62)),
    "by the fact's date": (
        {"assumption": {"error_after": 10}},
        FACTS.replace("    date:", "    kind: assumption\n    date:"),
        ("error", 5, 11),
    ),
    "no longer valid": (
        {},
        FACTS.replace(DEPTH, f"{DEPTH}    valid_until: 2026-03-19\n"),
        ("error", 10, 18),
    ),
    "no longer valid, whatever its limit": (
        {"north-depth": {"warn_after": 1}},
        FACTS.replace(DEPTH, f"{DEPTH}    valid_until: 2026-03-19\n"),
        ("error", 10, 18),
    ),
}


def _limited(workspace: Workspace, limits: dict[str, dict[str, int]]) -> Workspace:
    return workspace.set(freshness={name: Limits(**days) for name, days in limits.items()})


@pytest.mark.parametrize(("limits", "facts"), VALID.values(), ids=VALID)
def test_fresh_facts_pass(harbour: Workspace, limits: dict[str, dict[str, int]], facts: str) -> None:
    """A fact within its limits on the brief's day, or without any, gives no finding."""
    assert _limited(harbour, limits).write({CHANNEL: facts, **brief_with(USING)}).check() == ()


@pytest.mark.parametrize(("limits", "facts", "expected"), INVALID.values(), ids=INVALID)
def test_stale_facts_fail(
    harbour: Workspace, limits: dict[str, dict[str, int]], facts: str, expected: tuple[str, int, int]
) -> None:
    """A fact beyond its limits is reported at the date that makes it so, with the brief's day."""
    found = _limited(harbour, limits).write({CHANNEL: facts, **brief_with(USING)}).check()
    assert [(str(d.severity), d.span.line, d.span.column) for d in found] == [expected]
    assert [(d.rule, d.span.path) for d in found] == [("fact-stale", CHANNEL)]
    (step,) = found[0].because
    assert (step.span.path, step.span.line, step.span.column) == (BRIEF_PATH, 3, 8)


def test_the_day_may_be_given(harbour: Workspace) -> None:
    """A day given for the run takes the place of the brief's own."""
    workspace = _limited(harbour, {"figure": {"error_after": 30}}).write(brief_with(USING))
    assert workspace.check() == ()
    (found,) = workspace.set(overrides={"as_of": "2026-04-01"}).check()
    assert found.message == "fact `channel-depth` is 31 days old; its limit is 30"


def test_what_a_brief_does_not_use_may_be_old(harbour: Workspace) -> None:
    """Facts that no brief refers to are not judged, and a corpus alone has no day to be judged by."""
    workspace = _limited(harbour, {"figure": {"error_after": 1}})
    assert workspace.check() == ()
    assert workspace.check_corpus() == ()


def test_one_stale_fact_may_be_allowed(harbour: Workspace) -> None:
    """A reason at the fact lets it be used."""
    facts = FACTS.replace("    figure:", "    # briefgen: allow fact-stale: no survey since\n    figure:")
    workspace = _limited(harbour, {"figure": {"error_after": 1}}).write({CHANNEL: facts, **brief_with(USING)})
    assert findings(workspace.check()) == []


SETTINGS: dict[str, tuple[str, str]] = {
    "nothing": ("figure = {}", "value-format"),
    "reversed": ("figure = {warn_after = 9, error_after = 9}", "value-format"),
    "another key": ("figure = {warn = 9}", "key-unknown"),
    "below nothing": ("figure = {warn_after = -1}", "value-range"),
    "not days": ("figure = 30", "value-type"),
}


@pytest.mark.parametrize(("line", "rule"), SETTINGS.values(), ids=SETTINGS)
def test_faulty_limits_are_refused(tmp_path: Path, line: str, rule: str) -> None:
    """Limits that say nothing, or what cannot be, end the run."""
    (tmp_path / "pyproject.toml").write_text(f"[tool.briefgen.freshness]\n{line}\n", "utf-8")
    with pytest.raises(UsageError) as caught:
        gather_settings(Path(), tmp_path, {}, NOW)
    assert [d.rule for d in caught.value.diagnostics] == [rule]


def test_limits_reach_the_settings(tmp_path: Path) -> None:
    """What the settings say of freshness is what a run goes by."""
    text = "[tool.briefgen.freshness]\nnorth-depth = {warn_after = 30, error_after = 90}\n"
    (tmp_path / "pyproject.toml").write_text(text, "utf-8")
    found = gather_settings(Path(), tmp_path, {}, NOW).freshness
    assert found == {"north-depth": Limits(warn_after=30, error_after=90)}


def test_limits_are_of_measures_that_exist(harbour: Workspace) -> None:
    """A limit for a measure that is not in the corpus is reported at its place in the settings."""
    text = "[tool.briefgen.freshness]\nnorth-dept = {warn_after = 30}\n"
    workspace = _limited(harbour, {"north-dept": {"warn_after": 30}}).write({"pyproject.toml": text})
    places = read_settings_file(workspace.root, "pyproject.toml")[0].places
    (found,) = workspace.set(key_places=places).check_corpus()
    assert (found.rule, found.span.path) == ("measure-unknown", "pyproject.toml")
    assert (found.span.line, found.span.column, found.hints) == (2, 1, ("did you mean `north-depth`?",))
