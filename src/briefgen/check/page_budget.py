"""page-budget: the memo has more pages than its product allows.

PASS  budget: {body_pages: 4, annex_pages: 2}, and the memo takes 4 pages with 2 of annex
FAIL  the same budget, and the memo takes 5 pages

The finding says by how much, and which parts to cut first: the smallest ones that would be enough.
"""

from __future__ import annotations

from collections.abc import Iterator

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
        yield error(RULE, brief.at("product"), message, *_cuts(extent, over))
    if extent.annex_pages > budget.annex_pages:
        limit, needed = _pages(budget.annex_pages), _length(extent.annex_pages, extent.last_annex_lines)
        message = f"the annex of the product “{product.title}” may add {limit}; this one needs {needed}"
        yield error(RULE, brief.at("product"), message, "cite fewer facts, or shorten their quotations")


def _cuts(extent: Extent, over: int) -> Iterator[str]:
    enough = sorted((lines, name) for name, lines in extent.parts if lines >= over)
    largest = sorted(((lines, name) for name, lines in extent.parts if lines > 0), reverse=True)
    first = ", ".join(f"“{name}” ({_lines(lines)})" for lines, name in (enough or largest)[:3])
    if first:
        yield f"first to cut: {first}"


def _length(pages: int, last_page_lines: int) -> str:
    """Write the length of so many pages, of which the last is not full: "2 pages and 7 lines"."""
    full = [_pages(pages - 1)] if pages > 1 else []
    return " and ".join([*full, _lines(last_page_lines)])


def _pages(count: int) -> str:
    return f"{count} page{'' if count == 1 else 's'}"


def _lines(count: int) -> str:
    return f"{count} line{'' if count == 1 else 's'}"
