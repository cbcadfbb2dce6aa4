"""page-budget: the memo has more pages than its product allows.

PASS  budget: {body_pages: 4, annex_pages: 2}, and the memo takes 4 pages with 2 of annex
FAIL  the same budget, and the memo takes 5 pages

The finding says by how much, and which parts to cut first: the smallest ones that would be enough. A part
that the product requires is not cut; if the others are not enough, the finding names what to shorten.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from briefgen.catalogues.words import words_in
from briefgen.check.extent import Extent
from briefgen.diagnostic import Diagnostic, error
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief
from briefgen.spec.product import Product

RULE = "page-budget"


def check(brief: Entry[Brief], product: Product, extent: Extent) -> Iterator[Diagnostic]:
    """Report a body or an annex of too many pages."""
    budget = product.budget
    if extent.body_pages > budget.body_pages:
        over = (extent.body_pages - budget.body_pages - 1) * extent.page_lines + extent.last_page_lines
        needed = _length(extent.body_pages, extent.last_page_lines)
        limit = _pages(budget.body_pages)
        message = f"a memo of the product “{product.title}” may have {limit}; this one needs {needed}"
        words = words_in(brief.value.language)
        required = {words.term("heading", part.heading or "") for part in product.parts if part.required}
        yield error(RULE, brief.at("product"), message, *_cuts(extent, over, required))
    if extent.annex_pages > budget.annex_pages:
        limit, needed = _pages(budget.annex_pages), _length(extent.annex_pages, extent.last_annex_lines)
        message = f"the annex of the product “{product.title}” may add {limit}; this one needs {needed}"
        yield error(RULE, brief.at("product"), message, "cite fewer facts, or shorten their quotations")


def _cuts(extent: Extent, over: int, required: Collection[str]) -> Iterator[str]:
    """Say which parts to cut, and which that the product requires to shorten if cuts are not enough."""
    may_go = [(lines, name) for name, lines in extent.parts if lines > 0 and name not in required]
    enough = sorted(each for each in may_go if each[0] >= over)
    if may_go:
        yield f"first to cut: {_largest(may_go) if not enough else _listed(enough)}"
    must_stay = [(lines, name) for name, lines in extent.parts if lines > 0 and name in required]
    if sum(lines for lines, _ in may_go) < over and must_stay:
        yield f"shorten what the product requires: {_largest(must_stay)}"


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
