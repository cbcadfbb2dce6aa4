"""Reads the structure of a tagged PDF with another library than the one that wrote it.

Source: ISO 32000-1, 14.6 to 14.8.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from briefgen.verify.bare_text import same_words
from briefgen.verify.page_content import instructions, shown, to_unicode

_PAINTING = frozenset(
    ["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "Tj", "TJ", "'", '"', "EI", "INLINE IMAGE"]
)
_SEEN = (0, 1, 2)
"""Ways to paint letters: filled, as their edges, or both. Source: ISO 32000-1, 9.3.6."""
_TELLING = frozenset(["/ActualText", "/Alt", "/E"])
"""What has a reader told something in place of words."""
_MOST_DEPTH = 100
"""Deeper than any memo's tree; a tree that holds itself is deeper still."""
Key = tuple[int, int]
"""A page, counted from 0, and a marked-content id on it."""


@dataclass
class Node:
    """A structure element as read."""

    tag: str
    depth: int
    text: str = ""
    """The words of its own leaves, without those of its children."""
    alt: str = ""
    """What is told in place of a drawing, or in place of words."""
    page: int = 0
    """The page of its first leaf, counted from 0."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """The words of one piece of marked content. Units: pages count from 0."""

    page: int
    words: str


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """Something wrong with the structure. Units: pages count from 0."""

    page: int
    words: str

    def __str__(self) -> str:
        return f"page {self.page + 1}: {self.words}"


@dataclass
class Structure:
    """What a file's structure says, and what is wrong with it."""

    pages: int = 0
    nodes: list[Node] = field(default_factory=list)
    leaves: list[Leaf] = field(default_factory=list)
    """The words of every leaf in the order of the tree."""
    artifacts: list[Leaf] = field(default_factory=list)
    """The words of everything that is painted and not part of the tree: running heads, repeated rows."""
    faults: list[Fault] = field(default_factory=list)

    def tags(self, tag: str) -> list[Node]:
        """Give the elements of one tag."""
        return [node for node in self.nodes if node.tag == tag]

    def words(self) -> str:
        """Give all words in reading order."""
        return "".join(leaf.words for leaf in self.leaves)


def read_structure(pdf: bytes | pikepdf.Pdf) -> Structure:
    """Read the tree and compare it with what the pages paint."""
    file = pikepdf.open(BytesIO(pdf)) if isinstance(pdf, bytes) else pdf
    out = Structure(len(file.pages))
    painted: dict[Key, tuple[str, str]] = {}
    for index, page in enumerate(file.pages):
        reader = _PageReader(index, page)
        reader.read()
        painted |= {mark: (tag, "".join(words)) for mark, (tag, words) in reader.painted.items()}
        out.artifacts += [Leaf(index, "".join(words)) for words in reader.artifacts]
        out.faults += reader.faults
        links: Any = page.obj.get("/Annots", [])
        out.faults += [Fault(index, "a link without a key") for a in links if "/StructParent" not in a]
    tree = _TreeReader(file, painted, out)
    if "/StructTreeRoot" in file.Root:
        for kid in _kids(file.Root.StructTreeRoot):
            tree.walk(kid, 0)
    else:
        out.faults.append(Fault(0, "no structure tree"))
    out.faults += [
        Fault(page, f"content {mark} is not in the tree")
        for page, mark in painted
        if (page, mark) not in tree.seen
    ]
    return out


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, Array) else [kids]


@dataclass(slots=True)
class _Open:
    """Marked content that is being read."""

    in_text: bool
    """Whether it began inside a text object."""
    mark: int | None
    """Its id; None for an artifact, and for words that are told."""
    told: str | None = None
    """What it says its words are."""
    words: list[str] = field(default_factory=list)


class _PageReader:
    """Collects the words of each marked content and notes what is painted outside any."""

    def __init__(self, index: int, page: pikepdf.Page) -> None:
        self.painted: dict[Key, tuple[str, list[str]]] = {}
        self.artifacts: list[list[str]] = []
        self.faults: list[Fault] = []
        self._index = index
        self._page = page
        self._open: list[_Open] = []
        self._in_text = False
        self._fonts: dict[str, dict[bytes, str]] = {}
        self._codes: dict[bytes, str] = {}

    def read(self) -> None:
        for operands, operator in instructions(self._page):
            if operator in ("BDC", "BMC"):
                self._begin(operands)
            elif operator == "EMC":
                self._end()
            elif operator in ("BT", "ET"):
                self._in_text = operator == "BT"
            elif operator in ("Td", "Tf", "Tr"):
                self._set(operands, operator)
            elif operator in _PAINTING:
                self._paint(operands, operator)
        if self._open:
            self._fault("marked content left open")

    def _fault(self, words: str) -> None:
        self.faults.append(Fault(self._index, words))

    def _begin(self, operands: Any) -> None:
        properties = operands[-1] if isinstance(operands[-1], Dictionary) else Dictionary()
        begun = _Open(self._in_text, int(properties.MCID) if "/MCID" in properties else None)
        if begun.mark is not None:
            if not _TELLING.isdisjoint(properties.keys()):
                self._fault(f"content {begun.mark} is told as other words")
            if any(other.mark is not None for other in self._open):
                self._fault("marked content inside marked content")
            if (self._index, begun.mark) in self.painted:
                self._fault(f"content {begun.mark} is painted twice")
            self.painted[self._index, begun.mark] = (str(operands[0])[1:], begun.words)
        elif self._open and "/ActualText" in properties:
            begun.told = str(properties.ActualText)
        else:
            self.artifacts.append(begun.words)
        self._open.append(begun)

    def _end(self) -> None:
        if not self._open:
            self._fault("marked content closed that was never opened")
            return
        ended = self._open.pop()
        if ended.in_text != self._in_text:
            self._fault("marked content crosses a text object")
        if ended.told is not None and self._open:
            if "".join(ended.words) != ended.told:
                self._fault("words are told as others than they are painted")
            self._open[-1].words.append(ended.told)

    def _set(self, operands: Any, operator: str) -> None:
        """Follow what is said of words before they are painted."""
        if operator == "Tf":
            self._choose(str(operands[0]))
        elif operator == "Tr" and operands[0] not in _SEEN:
            self._fault("words are painted so that nobody sees them")
        elif operator == "Td" and self._open and self._open[-1].mark is None:
            self._open[-1].words.append(" ")  # beside the text nothing else parts words

    def _choose(self, name: str) -> None:
        if name not in self._fonts:
            self._fonts[name] = to_unicode(self._page.obj.Resources.Font[name])
        self._codes = self._fonts[name]

    def _paint(self, operands: Any, operator: str) -> None:
        if not self._open:
            self._fault(f"painted outside marked content: {operator}")
        elif operator in ("Tj", "TJ"):
            self._open[-1].words.append(shown(operands[0], self._codes))


class _TreeReader:
    """Checks the elements against the parent tree and the pages."""

    def __init__(self, file: pikepdf.Pdf, painted: dict[Key, tuple[str, str]], out: Structure) -> None:
        self.seen: set[Key] = set()
        self._file = file
        self._painted = painted
        self._out = out
        self._parents = _parents(file)
        self._pages = {page.obj.objgen: index for index, page in enumerate(file.pages)}

    def walk(self, element: Any, depth: int) -> None:
        node = Node(str(element.S)[1:], depth, alt=str(element.get("/Alt", "")))
        node.page = self._out.leaves[-1].page if self._out.leaves else 0
        self._out.nodes.append(node)
        if "/E" in element or (node.alt and node.tag != "Figure"):
            self._fault(node.page, f"a {node.tag} is told as other words")
        if depth > _MOST_DEPTH:
            self._out.faults.append(Fault(node.page, "a tree without end"))
            return
        for kid in _kids(element):
            kind = kid.get("/Type") if isinstance(kid, Dictionary) else None
            if kind == Name.OBJR:
                owner = self._parents.get(int(kid.Obj.get("/StructParent", -1)))
                if owner is None or owner.objgen != element.objgen:
                    self._out.faults.append(Fault(node.page, f"a link of {node.tag} has another parent"))
            elif _is_mark(kid):
                self._check(self._key(kid, element), element, node)
            else:
                if kid.P.objgen != element.objgen:
                    self._out.faults.append(Fault(node.page, f"a kid of {node.tag} names another parent"))
                self.walk(kid, depth + 1)

    def _check(self, key: Key, element: Any, node: Node) -> None:
        page, mark = key
        if key in self.seen:
            self._fault(page, f"content {mark} is in the tree twice")
        self.seen.add(key)
        if key not in self._painted:
            self._fault(page, f"content {mark} is in the tree and not on the page")
            return
        tag, words = self._painted[key]
        words = self._actual(element, words, key)
        if tag != node.tag:
            self._fault(page, f"content {mark} is marked {tag} and stands in {node.tag}")
        owners = self._parents.get(int(self._file.pages[page].obj.get("/StructParents", -1)), ())
        if mark >= len(owners) or owners[mark].objgen != element.objgen:
            self._fault(page, f"content {mark} has another owner in the parent tree")
        if not node.text:
            node.page = page
        node.text += words
        self._out.leaves.append(Leaf(page, words))

    def _key(self, kid: Any, element: Any) -> Key:
        """Give the page and the id of marked content; an id alone is on its element's page."""
        if isinstance(kid, int):
            return self._pages[element.Pg.objgen], kid
        return self._pages[kid.Pg.objgen], int(kid.MCID)

    def _actual(self, element: Any, words: str, key: Key) -> str:
        """Give what an element says its words are, at the first of them, else the words themselves.

        Words from right to left are painted from left to right, so their order alone may differ.
        """
        if "/ActualText" not in element:
            return words
        marks = [self._key(kid, element) for kid in _kids(element) if _is_mark(kid)]
        told = str(element.ActualText)
        painted = "".join(self._painted.get(mark, ("", ""))[1] for mark in marks)
        if not same_words(painted, told):
            self._fault(key[0], f"content {key[1]} paints other words than it tells")
        return told if key == marks[0] else ""

    def _fault(self, page: int, words: str) -> None:
        self._out.faults.append(Fault(page, words))


def _is_mark(kid: Any) -> bool:
    return isinstance(kid, int) or (isinstance(kid, Dictionary) and kid.get("/Type") == Name.MCR)


def _parents(file: pikepdf.Pdf) -> dict[int, Any]:
    tree = file.Root.get("/StructTreeRoot", Dictionary()).get("/ParentTree", Dictionary())
    keys = tree.get("/Nums", Array())
    return {int(keys[i]): keys[i + 1] for i in range(0, len(keys) - 1, 2)}
