"""The structure tree of a tagged PDF: built during layout, filled with marked content during painting."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

MarkedContentId = tuple[int, int]
"""The index of a page, from 0, and a marked-content id (MCID) on it."""


class ContentItem(Struct, eq=False):
    """A leaf of the tree: text or graphics of one element; painting appends its marked-content ids."""

    element: Element
    mcids: list[MarkedContentId] = field(default_factory=list)


class Element(Struct, eq=False):
    """A structure element.

    Shape: `kids` are in reading order, whatever the order of painting.
    Source: ISO 32000-1, 14.8.4 (tags) and 14.8.5 (attributes).
    """

    tag: str
    attributes: str = ""
    """The content of an attribute dictionary in PDF syntax."""
    properties: Mapping[str, str] = field(default_factory=dict)
    """Text entries such as Alt, Lang and ID."""
    kids: list[Element | ContentItem] = field(default_factory=list)
    annotations: list[tuple[int, int]] = field(default_factory=list)
    """Page and number of each link annotation of the element."""

    def add(self, tag: str, attributes: str = "", **properties: str) -> Element:
        """Append a child element."""
        child = Element(tag, attributes, properties)
        self.kids.append(child)
        return child

    def content(self) -> ContentItem:
        """Return the content item at the end of the kids; append a new one if the last kid is an element."""
        if self.kids and isinstance(self.kids[-1], ContentItem):
            return self.kids[-1]
        leaf = ContentItem(self)
        self.kids.append(leaf)
        return leaf

    def drop_unpainted(self) -> bool:
        """Remove what was not painted; return whether anything is left. Table cells stay even if empty."""
        self.kids = [
            kid for kid in self.kids if (kid.mcids if isinstance(kid, ContentItem) else kid.drop_unpainted())
        ]
        return bool(self.kids or self.annotations) or self.tag in ("TD", "TH")
