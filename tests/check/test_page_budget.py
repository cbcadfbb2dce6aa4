"""Tests of the rule page-budget."""

from __future__ import annotations

import pytest

from briefgen.build.check import check_brief
from briefgen.check.extent import Extent
from briefgen.check.page_budget import check, only_alone
from briefgen.diagnostic import Span, error, warning
from tests.check.tables import BRIEF_PATH
from tests.workspace import Workspace

PARTS = (("Sections", 30), ("Views", 9), ("Gaps", 12), ("Timeline", 11))
VALID = [(1, 0), (1, 1), (2, 1)]
INVALID: dict[str, tuple[Extent, str, *tuple[str, ...]]] = {
    "some lines": (
        Extent(3, 1, 10, 48, PARTS),
        "a memo of the product “Two-page brief” may have 2 pages; this one needs 2 pages and 10 lines",
        "first to cut: “Timeline” (11 lines), “Gaps” (12 lines), “Sections” (30 lines)",
    ),
    "one line": (
        Extent(3, 1, 1, 48, (("Gaps", 1),)),
        "a memo of the product “Two-page brief” may have 2 pages; this one needs 2 pages and 1 line",
        "first to cut: “Gaps” (1 line)",
    ),
    "pages": (
        Extent(5, 1, 40, 48, PARTS),
        "a memo of the product “Two-page brief” may have 2 pages; this one needs 4 pages and 40 lines",
        "first to cut: “Sections” (30 lines), “Gaps” (12 lines), “Timeline” (11 lines)",
    ),
    "a page and some lines": (
        Extent(4, 1, 5, 20, PARTS),
        "a memo of the product “Two-page brief” may have 2 pages; this one needs 3 pages and 5 lines",
        "first to cut: “Sections” (30 lines)",
    ),
    "what is required": (
        Extent(3, 1, 30, 48, (("Key judgements", 40), ("Views", 9))),
        "a memo of the product “Two-page brief” may have 2 pages; this one needs 2 pages and 30 lines",
        "first to cut: “Views” (9 lines)",
        "shorten what must stay: “Key judgements” (40 lines)",
    ),
    "the options": (
        Extent(3, 1, 9, 48, (("What you can do", 9), ("Views", 12))),
        "a memo of the product “Two-page brief” may have 2 pages; this one needs 2 pages and 9 lines",
        "first to cut: “Views” (12 lines)",
    ),
    "annex": (
        Extent(2, 2, 4, 48, PARTS, last_annex_lines=14),
        "the annex of the product “Two-page brief” may add 1 page; this one needs 1 page and 14 lines",
        "cite fewer facts, or shorten their quotations",
    ),
}


def _found(harbour: Workspace, extent: Extent) -> list[tuple[str, str, int, int, str, tuple[str, ...]]]:
    proven, _ = check_brief(harbour.root / BRIEF_PATH, harbour.settings)
    assert proven is not None
    found = check(proven.entry, proven.kit.product.value, extent)
    return [(d.rule, d.span.path, d.span.line, d.span.column, d.message, d.hints) for d in found]


@pytest.mark.parametrize(("body", "annex"), VALID)
def test_a_memo_within_its_budget_passes(harbour: Workspace, body: int, annex: int) -> None:
    """A memo of no more pages than its product allows gives no finding."""
    assert _found(harbour, Extent(body, annex, 40, 48, PARTS)) == []


@pytest.mark.parametrize("case", INVALID.values(), ids=INVALID)
def test_a_memo_beyond_its_budget_fails(
    harbour: Workspace, case: tuple[Extent, str, *tuple[str, ...]]
) -> None:
    """A longer memo is reported at its product, with by how much, what to cut first, and what to shorten."""
    extent, message, *hints = case
    assert _found(harbour, extent) == [("page-budget", BRIEF_PATH, 2, 10, message, tuple(hints))]


def test_it_is_not_reported_beside_other_errors() -> None:
    """To correct another error changes the length; a warning does not stand in the way."""
    budget, other = error("page-budget", Span("a"), "long"), error("number-naked", Span("a"), "40")
    assert only_alone((budget,)) == (budget,)
    assert only_alone((budget, warning("title-long", Span("a"), "long")))[0] == budget
    assert only_alone((other, budget)) == (other,)


def test_body_and_annex_are_counted_apart(harbour: Workspace) -> None:
    """A body and an annex that are both too long give a finding each."""
    found = _found(harbour, Extent(3, 2, 10, 48, ()))
    assert [(rule, hints) for rule, _, _, _, _, hints in found] == [
        ("page-budget", ()),
        ("page-budget", ("cite fewer facts, or shorten their quotations",)),
    ]
