"""Tests of the rule part-missing."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, brief_with, found_in_brief
from tests.workspace import Workspace

SECTIONS = "sections: [{title: The channel, body: It is closed.}]\n"
OPTIONS = "options: [{id: wait, title: Wait, text: Do nothing.}]\n"
GAPS = "gaps: [{question: When does the dredger come?}]\n"
MEMO = "policy-memo"
BRIEF_PAGES = "two-page-brief"
VALID = {
    "all that a memo requires": (MEMO, SECTIONS + OPTIONS + GAPS),
    "a product that requires less": (BRIEF_PAGES, ""),
}
INVALID = {
    "one missing": (MEMO, SECTIONS + OPTIONS, ["gaps"]),
    "an empty list": (MEMO, SECTIONS + OPTIONS + "gaps: []\n", ["gaps"]),
    "three missing": (MEMO, "", ["gaps", "options", "sections"]),
}


@pytest.mark.parametrize(("product", "added"), VALID.values(), ids=VALID)
def test_briefs_with_their_parts_pass(harbour: Workspace, product: str, added: str) -> None:
    """A brief that fills what its product requires gives no finding."""
    assert found_in_brief(harbour, brief_with(added, **{BRIEF_PAGES: product})) == []


@pytest.mark.parametrize(("product", "added", "missing"), INVALID.values(), ids=INVALID)
def test_briefs_without_a_part_fail(harbour: Workspace, product: str, added: str, missing: list[str]) -> None:
    """Each required part that the brief leaves out is reported where it names its product."""
    found = harbour.write(brief_with(added, **{BRIEF_PAGES: product})).check()
    assert [(d.rule, d.span.path, d.span.line, d.span.column) for d in found] == [
        ("part-missing", BRIEF_PATH, 2, 10)
    ] * len(missing)
    assert [d.message for d in found] == [f"`Policy memo` requires the part `{name}`" for name in missing]
    assert [d.hints for d in found] == [(f"add `{name}:`",) for name in missing]
