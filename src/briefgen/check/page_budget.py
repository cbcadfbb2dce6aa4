"""page-budget: the memo has more pages than its product allows.

PASS  budget: {body_pages: 4, annex_pages: 2}, and the memo takes 4 pages with 2 of annex
FAIL  the same budget, and the memo takes 5 pages

The finding says by how much, and which parts to cut first: the smallest ones that would be enough. The
bottom line, the decision, the options and what the product requires are not cut; if the other parts are not
enough, the finding names what to shorten. Beside other errors nothing is reported, since to correct them
changes the length.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from briefgen.catalogues.words import words_in
from briefgen.check.extent import Extent
from briefgen.diagnostic import Diagnostic, Findings, error, has_errors
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief
from briefgen.spec.parts import MemoPart
from briefgen.spec.product import Product

RULE = "page-budget"
_NEVER_CUT = frozenset(
    part.value.name for part in (MemoPart.BOTTOM_LINE, MemoPart.DECISION, MemoPart.OPTIONS)
)
"""What a memo is written for, whether its product requires it or not."""


def check(brief: Entry[Brief], product: Product, extent: Extent) -> Iterator[Diagnostic]:
    """Report a body or an annex of too many pages."""
    budget = product.budget
    if extent.body_pages > budget.body_pages:
        over = (extent.body_pages - budget.body_pages - 1) * extent.page_lines + extent.last_page_lines
        needed = _length(extent.body_pages, extent.last_page_lines)
        limit = _pages(budget.body_pages)
        message = f"a memo of the product “{product.title}” may have {limit}; this one needs {needed}"
        words = words_in(brief.value.language)
        kept = [part for part in product.parts if part.required or part.part in _NEVER_CUT]
        headings = {words.term("heading", part.heading or "") for part in kept}
        yield error(RULE, brief.at("product"), message, *_cuts(extent, over, headings))
    if extent.annex_pages > budget.annex_pages:
        limit, needed = _pages(budget.annex_pages), _length(extent.annex_pages, extent.last_annex_lines)
        message = f"the annex of the product “{product.title}” may add {limit}; this one needs {needed}"
        yield error(RULE, brief.at("product"), message, "cite fewer facts, or shorten their quotations")


def only_alone(findings: Findings) -> Findings:
    """Leave this rule's findings out beside other errors."""
    others = has_errors(finding for finding in findings if finding.rule != RULE)
    return tuple(finding for finding in findings if not (others and finding.rule == RULE))


def _cuts(extent: Extent, over: int, kept: Collection[str]) -> Iterator[str]:
    """Say which parts to cut, and which of those that are kept to shorten if cuts are not enough."""
    may_go = [(lines, name) for name, lines in extent.parts if lines > 0 and name not in kept]
    enough = sorted(each for each in may_go if each[0] >= over)
    if may_go:
        yield f"first to cut: {_largest(may_go) if not enough else _listed(enough)}"
    must_stay = [(lines, name) for name, lines in extent.parts if lines > 0 and name in kept]
    if sum(lines for lines, _ in may_go) < over and must_stay:
        yield f"shorten what must stay: {_largest(must_stay)}"


def _largest(parts: Sequence[tuple[int, str]]) -> str:
    return _listed(sorted(parts, reverse=True))


def _listed(parts: Sequence[tuple[int, str]]) -> str:
    return ", ".join(f"“{name}” ({_lines(lines)})" for lines, name in parts[:3])


def _length(pages: int, last_page_lines: int) -> str:
    """Write the length of so many pages, of which the last is not full: "2 pages and 7 lines"."""
    full = [_pages(pages - 1)] if pages > 1 else []
    return " and ".join([*full, _lines(last_page_lines)])


def _pages(count: int) -> str:
    return f"{count} page{'' if count == 1 else 's'}"


def _lines(count: int) -> str:
    return f"{count} line{'' if count == 1 else 's'}"
