"""Tests of the rule part-left-out."""

from __future__ import annotations

from briefgen.build.check import check_brief
from briefgen.check.extent import Extent
from briefgen.check.part_left_out import check
from tests.check.tables import BRIEF_PATH
from tests.workspace import Workspace


def test_what_had_no_room_is_named(harbour: Workspace) -> None:
    """A note at the product names what was left out; nothing is said if there was room for everything."""
    proven, _ = check_brief(harbour.root / BRIEF_PATH, harbour.settings)
    assert proven is not None
    product = proven.kit.product.value
    (found,) = check(proven.entry, product, Extent(2, 0, 4, 48, (), left_out=("options", "indicators")))
    assert (found.severity.name, found.span.line, found.span.column) == ("NOTE", 2, 10)
    assert found.message == (
        "a memo of the product “Two-page brief” has no room for `options`, `indicators` of this brief"
    )
    assert list(check(proven.entry, product, Extent(2, 0, 4, 48, ()))) == []
