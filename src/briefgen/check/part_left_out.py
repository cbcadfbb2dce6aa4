"""part-left-out: the page has no room for something that the product prints if there is room.

A product such as the one-pager lists under `if_room` what it prints only if the body still fits its budget,
the most important first. The note names what the memo leaves out; the parts that are printed are complete.

PASS  if_room: [options, key-figures]       the page has room for both
FAIL  if_room: [options, key-figures]       the page has room for the options only

Shorten what is printed, or choose a product with more pages.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.extent import Extent
from briefgen.diagnostic import Diagnostic, note
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief
from briefgen.spec.product import Product

RULE = "part-left-out"


def check(brief: Entry[Brief], product: Product, extent: Extent) -> Iterator[Diagnostic]:
    """Name what was left out."""
    if extent.left_out:
        names = ", ".join(f"`{name}`" for name in extent.left_out)
        message = f"a memo of the product “{product.title}” has no room for {names} of this brief"
        hint = "to print more, shorten what is printed, or choose a product with more pages"
        yield note(RULE, brief.at("product"), message, hint)
