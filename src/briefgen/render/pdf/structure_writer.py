"""Write the structure tree, the links and the outline as PDF objects."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from briefgen.render.pdf.deferred_object import DeferredObject
from briefgen.render.pdf.painter import LinkArea, Painter
from briefgen.render.pdf.pdf_file import format_number, stream_object
from briefgen.render.pdf.structure_tree import ContentItem, Element
from briefgen.render.pdf.text_string import text_string


class ObjectNumbers:
    """Assigns numbers to the objects of a ReportLab document."""

    def __init__(self, doc: Any) -> None:
        self._doc = doc

    def add(self, write: Callable[[], bytes]) -> int:
        """Add an object that is written at the end; return its number."""
        number = self.reserve()
        self._doc.idToObject[number] = DeferredObject(write)
        return number

    def reserve(self) -> int:
        """Return the number of an object that is put there later."""
        number: int = self._doc.objectcounter + 1
        self._doc.objectcounter = number
        self._doc.numberToId[number] = number
        return number

    def put(self, number: int, body: bytes) -> None:
        """Put an object that is written already at a number that was reserved."""
        self._doc.idToObject[number] = body

    def of(self, reference: Any) -> int:
        """Return the number of a referenced object."""
        found: int = self._doc.idToObjectNumberAndVersion[reference.name][0]
        return found


class StructureWriter:
    """Writes a structure tree."""

    def __init__(self, painter: Painter, numbers: ObjectNumbers, page_numbers: Sequence[int]) -> None:
        self._painter = painter
        self._numbers = numbers
        self._pages = page_numbers
        self._objects: dict[Element, int] = {}
        self._links: dict[int, int] = {}

    def write(self, root: Element) -> int:
        """Add the tree and the links; return the number of the tree's root. All of the tree was painted."""
        for area in self._painter.links:
            self._links[area.number] = self._numbers.add(partial(self._link, area))
        tree_root = self._numbers.add(lambda: self._root(root_element))
        root_element = self._element(root, tree_root)
        return tree_root

    def annotations_of(self, page: int) -> list[int]:
        """Return the numbers of a page's links."""
        return [self._links[area.number] for area in self._painter.links if area.page == page]

    def signature_fields(self) -> list[int]:
        """Return the numbers of the signature fields."""
        return [self._links[area.number] for area in self._painter.links if area.target.field]

    def link_key(self, area: LinkArea) -> int:
        """Return a link's key in the parent tree; pages come first."""
        return len(self._pages) + area.number

    def _element(self, element: Element, parent: int) -> int:
        number = self._objects[element] = self._numbers.reserve()
        kids: list[bytes] = []
        main_page = next(
            (page for k in element.kids if isinstance(k, ContentItem) for page, _ in k.mcids), None
        )
        for kid in element.kids:
            if isinstance(kid, ContentItem):
                kids += [
                    b"%d" % id_ if page == main_page else self._marked_content_reference(page, id_)
                    for page, id_ in kid.mcids
                ]
            else:
                kids.append(b"%d 0 R" % self._element(kid, number))
        kids += [
            b"<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>" % (self._links[link], self._pages[page])
            for page, link in element.annotations
        ]
        self._numbers.put(number, self._element_body(element, parent, main_page, kids))
        return number

    def _marked_content_reference(self, page: int, mcid: int) -> bytes:
        return b"<</Type/MCR/Pg %d 0 R/MCID %d>>" % (self._pages[page], mcid)

    def _element_body(self, element: Element, parent: int, main_page: int | None, kids: list[bytes]) -> bytes:
        """Write an element; its bare marked-content ids are on `main_page`."""
        body = b"<</Type/StructElem/S/%s/P %d 0 R" % (element.tag.encode(), parent)
        if main_page is not None:
            body += b"/Pg %d 0 R" % self._pages[main_page]
        for key, value in element.properties.items():
            body += b"/%s %s" % (key.encode(), text_string(value))
        if element.attributes:
            body += b"/A<<%s>>" % element.attributes.encode("latin-1")
        return body + (b"/K %s>>" % kids[0] if len(kids) == 1 else b"/K[%s]>>" % b" ".join(kids))

    def _root(self, tree_root: int) -> bytes:
        elements_by_page = self._painter.marked_content.elements[: len(self._pages)]
        entries = [
            b"%d[%s]" % (page, b" ".join(b"%d 0 R" % self._objects[e] for e in elements))
            for page, elements in enumerate(elements_by_page)
        ]
        entries += [
            b"%d %d 0 R" % (self.link_key(area), self._objects[area.target.element])
            for area in self._painter.links
        ]
        next_key = len(self._pages) + len(self._painter.links)
        return b"<</Type/StructTreeRoot/K[%d 0 R]/ParentTreeNextKey %d/ParentTree<</Nums[%s]>>>>" % (
            tree_root,
            next_key,
            b" ".join(entries),
        )

    def _link(self, area: LinkArea) -> bytes:
        rect = " ".join(format_number(round(v, 1)) for v in area.rect).encode()
        if area.target.field:
            return self._signature_field(area, rect)
        body = b"<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%s]/StructParent %d" % (
            rect,
            self.link_key(area),
        )
        if area.target.url:
            body += b"/A<</S/URI/URI(%s)>>" % uri(area.target.url)
        else:
            page, top = self._painter.anchors[area.target.anchor]
            body += b"/Dest[%d 0 R/XYZ null %s null]" % (
                self._pages[page],
                format_number(top + 6).encode(),
            )
        return body + b"/Contents %s>>" % text_string(area.target.description)

    def _signature_field(self, area: LinkArea, rect: bytes) -> bytes:
        """Write an empty signature field; it prints, and it is locked. Source: ISO 32000-1, 12.7.4.5."""
        width, height = area.rect[2] - area.rect[0], area.rect[3] - area.rect[1]
        box = f"0 0 {format_number(round(width, 1))} {format_number(round(height, 1))}".encode()
        look = self._numbers.add(
            lambda: stream_object(b"/Type/XObject/Subtype/Form/Resources<<>>/BBox[%s]" % box, b"")
        )
        name, words = area.target.field.encode("ascii"), text_string(area.target.description)
        body = b"<</Type/Annot/Subtype/Widget/FT/Sig/T(%s)/TU %s/F 132/Rect[%s]" % (name, words, rect)
        places = (self._pages[area.page], self.link_key(area), look)
        return body + b"/P %d 0 R/StructParent %d/AP<</N %d 0 R>>>>" % places


def uri(url: str) -> bytes:
    """Write a URL in ASCII, with its special characters escaped. Source: RFC 3987, 3.1."""
    raw = "".join(
        c if " " < c < "\x7f" else "".join(f"%{b:02X}" for b in c.encode("utf-8", "replace")) for c in url
    )
    return raw.replace("\\", "%5C").replace("(", "\\(").replace(")", "\\)").encode("ascii")


def write_outline(painter: Painter, numbers: ObjectNumbers, page_numbers: Sequence[int]) -> int | None:
    """Add the outline; return its number, or None if there are no bookmarks."""
    bookmarks = painter.bookmarks
    if not bookmarks:
        return None
    ids: list[int] = []
    children = _children([level for _, level, _, _ in bookmarks])
    root = numbers.add(lambda: _outline_body(children.get(None, []), ids, b"/Type/Outlines"))

    def entry(i: int, parent: int | None, previous: int | None, following: int | None) -> bytes:
        words, _, page, top = bookmarks[i]
        parent_number = root if parent is None else ids[parent]
        place = b"/Dest[%d 0 R/XYZ null %s null]" % (
            page_numbers[page],
            format_number(top + 6).encode(),
        )
        body = b"/Title %s/Parent %d 0 R%s" % (text_string(words), parent_number, place)
        siblings = [(b"Prev", previous), (b"Next", following)]
        sibling_links = b"".join(
            b"/%s %d 0 R" % (key, ids[peer]) for key, peer in siblings if peer is not None
        )
        return _outline_body(children.get(i, []), ids, body, sibling_links)

    entries = {
        i: partial(entry, i, parent, previous, following)
        for parent, kids in children.items()
        for previous, i, following in zip((None, *kids), kids, (*kids[1:], None), strict=False)
    }
    ids += [numbers.add(entries[i]) for i in range(len(bookmarks))]
    return root


def _children(levels: Sequence[int]) -> dict[int | None, list[int]]:
    """Return the indices of the bookmarks below each bookmark, and below the root as None."""
    children: dict[int | None, list[int]] = {}
    parents: list[int] = []
    for i, level in enumerate(levels):
        while parents and levels[parents[-1]] >= level:
            parents.pop()
        children.setdefault(parents[-1] if parents else None, []).append(i)
        parents.append(i)
    return children


def _outline_body(kids: Sequence[int], ids: Sequence[int], start: bytes, end: bytes = b"") -> bytes:
    body = b"<<" + start
    if kids:
        body += b"/First %d 0 R/Last %d 0 R/Count %d" % (ids[kids[0]], ids[kids[-1]], len(kids))
    return body + end + b">>"
