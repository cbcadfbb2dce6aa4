"""Read the structure tree of a tagged PDF and compare it with the content of the pages.

It uses pikepdf, and not the library that wrote the file. Source: ISO 32000-1, 14.7 and 14.8.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
from msgspec import Struct, field
from pikepdf import Array, Dictionary, Name

from briefgen.verify.normalised_text import same_text
from briefgen.verify.page_content import ContentKey, PageReader, StructureFault

_MAX_DEPTH = 100
"""Deeper than the tree of any memo; a tree that contains itself exceeds it."""


class StructureElement(Struct):
    """A structure element as read from the file."""

    tag: str
    depth: int
    words: str = ""
    """Its own text, without that of its child elements."""
    alt: str = ""
    """Its alternative text."""
    page: int = 0
    """The page of its first marked content, from 0."""


class MarkedText(Struct, frozen=True):
    """The text of one marked-content sequence or artifact. Units: pages count from 0."""

    page: int
    words: str


class Structure(Struct):
    """The structure of a file, with its faults."""

    pages: int = 0
    elements: list[StructureElement] = field(default_factory=list)
    content: list[MarkedText] = field(default_factory=list)
    """The text of all marked content, in the order of the structure tree."""
    artifacts: list[MarkedText] = field(default_factory=list)
    """The text outside the structure tree: page headers and footers, repeated table headers."""
    faults: list[StructureFault] = field(default_factory=list)

    def tagged(self, tag: str) -> list[StructureElement]:
        """Return the elements with a tag."""
        return [element for element in self.elements if element.tag == tag]

    def words(self) -> str:
        """Join the text of all marked content, in reading order."""
        return "".join(part.words for part in self.content)


def read_structure(pdf: bytes | pikepdf.Pdf) -> Structure:
    """Read the pages and the structure tree, and compare them."""
    file = pikepdf.open(BytesIO(pdf)) if isinstance(pdf, bytes) else pdf
    out = Structure(len(file.pages))
    painted: dict[ContentKey, tuple[str, str]] = {}
    for index, page in enumerate(file.pages):
        reader = PageReader(index, page)
        reader.read()
        painted |= {key: (tag, "".join(words)) for key, (tag, words) in reader.marked_content.items()}
        out.artifacts += [MarkedText(index, "".join(words)) for words in reader.artifacts]
        out.faults += reader.faults
        links: Any = page.obj.get("/Annots", [])
        message = "a link annotation has no /StructParent entry"
        out.faults += [StructureFault(index, message) for a in links if "/StructParent" not in a]
    tree = _TreeReader(file, painted, out)
    if "/StructTreeRoot" in file.Root:
        for kid in _kids(file.Root.StructTreeRoot):
            tree.walk(kid, 0)
    else:
        out.faults.append(StructureFault(0, "the file has no structure tree"))
    out.faults += [
        StructureFault(page, f"marked content {mcid} is not in the structure tree")
        for page, mcid in painted
        if (page, mcid) not in tree.seen
    ]
    return out


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, Array) else [kids]


class _TreeReader:
    """Walks the structure tree and compares it with the parent tree and the pages."""

    def __init__(self, file: pikepdf.Pdf, painted: dict[ContentKey, tuple[str, str]], out: Structure) -> None:
        self.seen: set[ContentKey] = set()
        self._file = file
        self._painted = painted
        self._out = out
        self._parent_tree = _read_parent_tree(file)
        self._pages = {page.obj.objgen: index for index, page in enumerate(file.pages)}

    def walk(self, kid: Any, depth: int) -> None:
        """Read an element and the elements below it."""
        element = StructureElement(str(kid.S)[1:], depth, alt=str(kid.get("/Alt", "")))
        element.page = self._out.content[-1].page if self._out.content else 0
        self._out.elements.append(element)
        if "/E" in kid or (element.alt and element.tag not in ("Figure", "Form")):
            self._fault(element.page, f"a {element.tag} element has replacement text (/E or /Alt)")
        if depth > _MAX_DEPTH:
            self._fault(element.page, "the structure tree is too deep, or contains itself")
            return
        self._walk_kids(kid, element)

    def _walk_kids(self, parent: Any, element: StructureElement) -> None:
        tag, page = element.tag, element.page
        for kid in _kids(parent):
            kind = kid.get("/Type") if isinstance(kid, Dictionary) else None
            if kind == Name.OBJR:
                owner = self._parent_tree.get(int(kid.Obj.get("/StructParent", -1)))
                if owner is None or owner.objgen != parent.objgen:
                    self._fault(page, f"the parent tree assigns a link of a {tag} element to another element")
            elif _is_marked_content(kid):
                self._check_content(self._key(kid, parent), parent, element)
            else:
                if kid.P.objgen != parent.objgen:
                    self._fault(page, f"a child of a {tag} element names another parent")
                self.walk(kid, element.depth + 1)

    def _check_content(self, key: ContentKey, parent: Any, element: StructureElement) -> None:
        page, mcid = key
        if key in self.seen:
            self._fault(page, f"marked content {mcid} is in the structure tree twice")
        self.seen.add(key)
        if key not in self._painted:
            self._fault(page, f"marked content {mcid} is in the structure tree but not on the page")
            return
        tag, words = self._painted[key]
        words = self._actual_text(parent, words, key)
        if tag != element.tag:
            message = (
                f"marked content {mcid} has the tag {tag} on the page, {element.tag} in the structure tree"
            )
            self._fault(page, message)
        owners = self._parent_tree.get(int(self._file.pages[page].obj.get("/StructParents", -1)), ())
        if mcid >= len(owners) or owners[mcid].objgen != parent.objgen:
            self._fault(page, f"the parent tree assigns marked content {mcid} to another element")
        if not element.words:
            element.page = page
        element.words += words
        self._out.content.append(MarkedText(page, words))

    def _key(self, kid: Any, parent: Any) -> ContentKey:
        """Return the page and the id of marked content; a bare id is on the page of its element."""
        if isinstance(kid, int):
            return self._pages[parent.Pg.objgen], kid
        return self._pages[kid.Pg.objgen], int(kid.MCID)

    def _actual_text(self, parent: Any, words: str, key: ContentKey) -> str:
        """Return an element's /ActualText at its first marked content, or the text on the page.

        Right-to-left text is painted in visual order, so only the order of its characters may differ.
        """
        if "/ActualText" not in parent:
            return words
        keys = [self._key(kid, parent) for kid in _kids(parent) if _is_marked_content(kid)]
        actual_text = str(parent.ActualText)
        painted = "".join(self._painted.get(each, ("", ""))[1] for each in keys)
        if not same_text(painted, actual_text):
            self._fault(
                key[0], f"the /ActualText of marked content {key[1]} differs from the text on the page"
            )
        return actual_text if key == keys[0] else ""

    def _fault(self, page: int, message: str) -> None:
        self._out.faults.append(StructureFault(page, message))


def _is_marked_content(kid: Any) -> bool:
    return isinstance(kid, int) or (isinstance(kid, Dictionary) and kid.get("/Type") == Name.MCR)


def _read_parent_tree(file: pikepdf.Pdf) -> dict[int, Any]:
    tree = file.Root.get("/StructTreeRoot", Dictionary()).get("/ParentTree", Dictionary())
    entries = tree.get("/Nums", Array())
    return {int(entries[i]): entries[i + 1] for i in range(0, len(entries) - 1, 2)}
