"""More of everything than anybody writes: each is set, or refused with the limit that it breaks."""

from __future__ import annotations

import pytest

from tests.harbour import BRIEF, QUESTION
from tests.hostile.attack import run
from tests.workspace import TEMPLATES, Workspace

PRODUCT = (TEMPLATES / "policy-memo" / "product.yaml").read_text("utf-8")
WIDE = PRODUCT.replace("{body_pages: 4, annex_pages: 2}", "{body_pages: 90, annex_pages: 90}").replace(
    ", required: true", ""
)
FACT = (
    "  - id: {id}\n    statement: The quay is old.\n    date: {date}\n    event: Event number {i}\n"
    "    figure: {{{measure}value: {value}, unit: m, as_of: {date}}}\n"
    "    evidence: [{{source: log, exact: the old quay}}]\n"
)


def asked(count: int) -> dict[str, str]:
    """Make a question with as many answers, and a matrix that rates each."""
    names = [f"h{i}" for i in range(count)]
    said = "statement: Waiting pays., best_case: none found, contrary: none found, would_change: A storm., held_by: none found"
    answers = "".join(f"  - {{id: {name}, label: Answer {name}, {said}}}\n" for name in names)
    ratings = ", ".join(f"{name}: {('consistent', 'inconsistent')[i % 2]}" for i, name in enumerate(names))
    matrix = f"matrix:\n  - {{fact: channel-closed, ratings: {{{ratings}}}}}\n"
    head = QUESTION.partition("hypotheses:")[0]
    return {"briefs/corpus/views/extend-or-wait.yaml": f"{head}hypotheses:\n{answers}{matrix}"}


def facts(count: int, *, measured: bool = False) -> dict[str, str]:
    """Make facts that have a figure and an event, on one measure or on none."""
    listed = "".join(
        FACT.format(id=f"f{i}", i=i, value=i + 1, date=1950 + i, measure="measure: age, " if measured else "")
        for i in range(count)
    )
    head = "measures: [{id: age, label: Age of the quay, unit: m}]\n" if measured else ""
    return {"briefs/corpus/facts/many.yaml": f"{head}facts:\n{listed}"}


def figures(count: int) -> str:
    """Name facts as key figures."""
    return f"key_figures: [{', '.join(f'{{fact: f{i}}}' for i in range(count))}]\n"


SET = {
    "sixty key figures": (facts(60), figures(60)),
    "sixty events": (facts(60), f"timeline: {{facts: [{', '.join(f'f{i}' for i in range(60))}]}}\n"),
    "sixty bars": (facts(60, measured=True), "charts: [{measure: age, kind: bars}]\n"),
    "a slope of sixty": (facts(60, measured=True), "charts: [{measure: age, kind: slope}]\n"),
    "sixty claims": (facts(60, measured=True), "charts: [{measure: age, kind: ranges}]\n"),
    "four hypotheses": (asked(4), "views: [extend-or-wait]\n"),
    "sixty sections": ({}, "sections:\n" + "  - {title: S, body: It is old.}\n" * 60),
}
REFUSED = {
    "an empty section": ("sections: [{title: S, body: ''}]\n", "value-empty]"),
    "a section of nothing": ("sections: [{title: S, body: '<!-- x -->'}]\n", ""),
    "a title of 400 characters": (f"title: {'The quay is old. ' * 24}\n", "value-range]: "),
    "no sections": ("sections: []\n", ""),
    "a chart of no measure": ("charts: [{measure: nothing, kind: bars}]\n", "measure-unknown]"),
    "another kind of chart": ("charts: [{measure: north-depth, kind: pie}]\n", "value-choice]"),
}


@pytest.fixture
def wide(target: Workspace) -> Workspace:
    """Make a workspace whose product allows many pages and whose findings on writing are off."""
    lifted = ("figure-unevidenced", "statement-disagrees", "date-disagrees", "quote-ambiguous", "measure-bare",
             "attribution-unsupported", "title-long", "hypothesis-unheld", "date-unsupported", "heading-disagrees")  # fmt: skip
    rules = "".join(f'{rule} = "off"\n' for rule in lifted)
    return target.write(
        {
            "templates/policy-memo/product.yaml": WIDE,
            "templates/policy-memo/theme.yaml": (TEMPLATES / "policy-memo" / "theme.yaml").read_text("utf-8"),
            "templates/policy-memo/memo.md.j2": (TEMPLATES / "policy-memo" / "memo.md.j2").read_text("utf-8"),
            "pyproject.toml": f'[tool.briefgen]\ntexts = ["texts"]\n[tool.briefgen.rules]\n{rules}',
        }
    )


@pytest.mark.parametrize(("files", "added"), SET.values(), ids=SET)
def test_much_is_set(wide: Workspace, files: dict[str, str], added: str) -> None:
    """A memo of sixty figures, events, bars, claims or sections, or of four answers, is built in time."""
    brief = BRIEF.replace("two-page-brief", "policy-memo") + added
    outcome = run(wide.write({**files, "briefs/brief.yaml": brief}), "build", "briefs/brief.yaml")
    assert outcome.err == ""
    assert outcome.code == 0


@pytest.mark.parametrize(("added", "finding"), REFUSED.values(), ids=REFUSED)
def test_too_much_or_nothing_is_said(wide: Workspace, added: str, finding: str) -> None:
    """What is empty, or longer than is read, is refused by name or set as nothing."""
    text = BRIEF.replace("two-page-brief", "policy-memo")
    text = text.replace("title: The north channel stays closed\n", added) if added[0] == "t" else text + added
    outcome = run(wide.write({"briefs/brief.yaml": text}), "build", "briefs/brief.yaml")
    assert (outcome.code == 0, finding in outcome.err) == (not finding, True)


def test_twelve_hypotheses_are_refused(wide: Workspace) -> None:
    """A question of twelve answers, more than can be weighed side by side, is refused with the limit."""
    brief = BRIEF.replace("two-page-brief", "policy-memo") + "views: [extend-or-wait]\n"
    outcome = run(wide.write({**asked(12), "briefs/brief.yaml": brief}), "build", "briefs/brief.yaml")
    assert outcome.code == 1
    assert "value-range]: expected at most " in outcome.err
