"""The structure tree, the links and the outline written as PDF objects."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from briefgen.render.pdf.compact_file import number
from briefgen.render.pdf.painter import LinkArea, Painter
from briefgen.render.pdf.structure import Content, Element
from briefgen.render.pdf.text_string import text_string
from briefgen.render.pdf.written import Written


class ObjectNumbers:
    """Gives objects of a ReportLab document their numbers."""

    def __init__(self, doc: Any) -> None:
        self._doc = doc

    def add(self, write: Callable[[], bytes]) -> int:
        """Add an object and give its number."""
        return self.of(self._doc.Reference(Written(write)))

    def of(self, reference: Any) -> int:
        """Give the number of a referenced object."""
        found: int = self._doc.idToObjectNumberAndVersion[reference.name][0]
        return found


class TreeWriter:
    """Writes one structure tree."""

    def __init__(self, painter: Painter, numbers: ObjectNumbers, page_numbers: Sequence[int]) -> None:
        self._painter = painter
        self._numbers = numbers
        self._pages = page_numbers
        self._objects: dict[Element, int] = {}
        self._links: dict[int, int] = {}

    def write(self, root: Element) -> int:
        """Add the tree and the links; give the number of the tree's root."""
        for area in self._painter.links:
            self._links[area.number] = self._numbers.add(partial(self._link, area))
        top = self._numbers.add(lambda: self._root(top_element))
        top_element = self._element(root, top)
        return top

    def annotations_of(self, page: int) -> list[int]:
        """Give the numbers of a page's links."""
        return [self._links[area.number] for area in self._painter.links if area.page == page]

    def link_key(self, area: LinkArea) -> int:
        """Give a link's key in the parent tree; pages come first."""
        return len(self._pages) + area.number

    def _element(self, element: Element, parent: int) -> int:
        me = self._numbers.add(lambda: self._element_body(element, parent, home, kids))
        self._objects[element] = me
        kids: list[bytes] = []
        home = next((page for k in element.kids if isinstance(k, Content) for page, _ in k.marks), None)
        for kid in element.kids:
            if isinstance(kid, Content):
                kids += [b"%d" % id_ if page == home else self._mark(page, id_) for page, id_ in kid.marks]
            elif kid.filled():
                kids.append(b"%d 0 R" % self._element(kid, me))
        kids += [
            b"<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>" % (self._links[link], self._pages[page])
            for page, link in element.annotations
        ]
        return me

    def _mark(self, page: int, mcid: int) -> bytes:
        return b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (self._pages[page], mcid)

    def _element_body(self, element: Element, parent: int, home: int | None, kids: list[bytes]) -> bytes:
        """Write an element; `home` is the page that its bare marked-content ids are on."""
        body = b"<</Type/StructElem/S/%s/P %d 0 R" % (element.tag.encode(), parent)
        if home is not None:
            body += b"/Pg %d 0 R" % self._pages[home]
        for key, value in element.properties.items():
            body += b"/%s %s" % (key.encode(), text_string(value))
        if element.attributes:
            body += b"/A<<%s>>" % element.attributes.encode()
        return body + (b"/K %s>>" % kids[0] if len(kids) == 1 else b"/K[%s]>>" % b" ".join(kids))

    def _root(self, top: int) -> bytes:
        owners = self._painter.marked.owners[: len(self._pages)]
        entries = [
            b"%d[%s]" % (page, b" ".join(b"%d 0 R" % self._objects[e] for e in elements))
            for page, elements in enumerate(owners)
        ]
        entries += [
            b"%d %d 0 R" % (self.link_key(area), self._objects[area.goal.element])
            for area in self._painter.links
        ]
        next_key = len(self._pages) + len(self._painter.links)
        return b"<</Type/StructTreeRoot/K[%d 0 R]/ParentTreeNextKey %d/ParentTree<</Nums[%s]>>>>" % (
            top,
            next_key,
            b" ".join(entries),
        )

    def _link(self, area: LinkArea) -> bytes:
        rect = " ".join(number(round(v, 1)) for v in area.rect).encode()
        body = b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%s]/StructParent %d" % (
            rect,
            self.link_key(area),
        )
        if area.goal.url:
            body += b"/A<</S/URI/URI(%s)>>" % uri(area.goal.url)
        else:
            page, top = self._painter.anchors[area.goal.anchor]
            body += b"/Dest[%d 0 R/XYZ null %s null]" % (self._pages[page], number(top + 6).encode())
        return body + b"/Contents %s>>" % text_string(area.goal.description)


def uri(url: str) -> bytes:
    """Write an address as ASCII with its special characters escaped. Source: RFC 3987, 3.1."""
    raw = "".join(
        c if " " < c < "\x7f" else "".join(f"%{b:02X}" for b in c.encode("utf-8", "replace")) for c in url
    )
    return raw.replace("\\", "%5C").replace("(", "\\(").replace(")", "\\)").encode("ascii")


def write_outline(painter: Painter, numbers: ObjectNumbers, page_numbers: Sequence[int]) -> int | None:
    """Add the outline; give its number, or None where there are no bookmarks."""
    marks = painter.bookmarks
    if not marks:
        return None
    ids: list[int] = []
    families = _families([level for _, level, _, _ in marks])
    root = numbers.add(lambda: _outline_body(families.get(None, []), ids, b"/Type/Outlines"))

    def entry(i: int, parent: int | None, before: int | None, after: int | None) -> bytes:
        words, _, page, top = marks[i]
        above = root if parent is None else ids[parent]
        place = b"/Dest[%d 0 R/XYZ null %s null]" % (page_numbers[page], number(top + 6).encode())
        body = b"/Title %s/Parent %d 0 R%s" % (text_string(words), above, place)
        beside = [(b"Prev", before), (b"Next", after)]
        peers = b"".join(b"/%s %d 0 R" % (key, ids[peer]) for key, peer in beside if peer is not None)
        return _outline_body(families.get(i, []), ids, body, peers)

    entries = {
        i: partial(entry, i, parent, before, after)
        for parent, kids in families.items()
        for before, i, after in zip((None, *kids), kids, (*kids[1:], None), strict=False)
    }
    ids += [numbers.add(entries[i]) for i in range(len(marks))]
    return root


def _families(levels: Sequence[int]) -> dict[int | None, list[int]]:
    """Give the bookmarks below each, those below the root as None, from the levels of all in order."""
    families: dict[int | None, list[int]] = {}
    above: list[int] = []
    for i, level in enumerate(levels):
        while above and levels[above[-1]] >= level:
            above.pop()
        families.setdefault(above[-1] if above else None, []).append(i)
        above.append(i)
    return families


def _outline_body(kids: Sequence[int], ids: Sequence[int], start: bytes, end: bytes = b"") -> bytes:
    body = b"<<" + start
    if kids:
        body += b"/First %d 0 R/Last %d 0 R/Count %d" % (ids[kids[0]], ids[kids[-1]], len(kids))
    return body + end + b">>"
