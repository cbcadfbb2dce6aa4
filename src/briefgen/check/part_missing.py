"""part-missing: the brief has no content for a part that its product requires.

PASS  product: policy-memo, with `judgements:` and `options:` and `gaps:`
FAIL  product: policy-memo, without `gaps:`

Write the part, or choose a product that does not require it.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.diagnostic import Diagnostic, error
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief
from briefgen.spec.parts import PARTS
from briefgen.spec.product import Product

RULE = "part-missing"


def check(brief: Entry[Brief], product: Product) -> Iterator[Diagnostic]:
    """Report required parts without content."""
    for part in product.parts:
        key = PARTS[part.part].key
        if part.required and key and not getattr(brief.value, key):
            message = f"`{product.title}` requires the part `{part.part}`"
            yield error(RULE, brief.at("product"), message, f"add `{key}:`")
