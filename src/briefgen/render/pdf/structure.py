"""The structure tree of a tagged PDF, grown with the story and filled while painting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Mark = tuple[int, int]
"""A page, counted from 0, and a marked-content id on it."""


@dataclass(eq=False, slots=True)
class Content:
    """A leaf: words or a drawing of one element; painting appends its marks."""

    owner: Element
    marks: list[Mark] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class Element:
    """A structure element.

    Shape: `kids` are in reading order, whatever the order of painting.
    Source: ISO 32000-1, 14.8.4 (tags) and 14.8.5 (attributes).
    """

    tag: str
    attributes: str = ""
    """The inside of an attribute dictionary in PDF syntax."""
    properties: Mapping[str, str] = field(default_factory=dict)
    """Text entries such as Alt, Lang and ID."""
    kids: list[Element | Content] = field(default_factory=list)
    annotations: list[tuple[int, int]] = field(default_factory=list)
    """Page and number of each link annotation that belongs to it."""

    def add(self, tag: str, attributes: str = "", **properties: str) -> Element:
        """Append a child element."""
        child = Element(tag, attributes, properties)
        self.kids.append(child)
        return child

    def content(self) -> Content:
        """Give the leaf at the end of the kids, a new one where they end otherwise."""
        if self.kids and isinstance(self.kids[-1], Content):
            return self.kids[-1]
        leaf = Content(self)
        self.kids.append(leaf)
        return leaf

    def filled(self) -> bool:
        """Tell whether anything of it was painted; a table's cells count even when empty."""
        if self.tag in ("TD", "TH") or self.annotations:
            return True
        return any(bool(k.marks) if isinstance(k, Content) else k.filled() for k in self.kids)
