"""Reads the structure of a tagged PDF with another library than the one that wrote it.

Source: ISO 32000-1, 14.6 to 14.8.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

_PAINTING = frozenset(
    ["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "Tj", "TJ", "'", '"', "EI"]
)
Key = tuple[int, int]
"""A page and a marked-content id on it."""


@dataclass
class Node:
    """A structure element as read."""

    tag: str
    depth: int
    text: str = ""
    """The words of its own leaves, without those of its children."""
    alt: str = ""


@dataclass
class Structure:
    """What a file's structure says, and what is wrong with it."""

    nodes: list[Node] = field(default_factory=list)
    leaves: list[str] = field(default_factory=list)
    """The words of every leaf in the order of the tree."""
    faults: list[str] = field(default_factory=list)

    def tags(self, tag: str) -> list[Node]:
        """Give the elements of one tag."""
        return [node for node in self.nodes if node.tag == tag]

    def words(self) -> str:
        """Give all words in reading order."""
        return "".join(self.leaves)


def read_structure(pdf: bytes | pikepdf.Pdf) -> Structure:
    """Read the tree and compare it with what the pages paint."""
    file = pikepdf.open(BytesIO(pdf)) if isinstance(pdf, bytes) else pdf
    out = Structure()
    painted: dict[Key, tuple[str, str]] = {}
    for index, page in enumerate(file.pages):
        reader = _PageReader(index, page)
        reader.read()
        painted |= {mark: (tag, "".join(words)) for mark, (tag, words) in reader.painted.items()}
        out.faults += reader.faults
        links: Any = page.obj.get("/Annots", [])
        out.faults += [f"page {index}: a link without a key" for a in links if "/StructParent" not in a]
    tree = _TreeReader(file, painted, out)
    for kid in file.Root.StructTreeRoot.K:
        tree.walk(kid, 0)
    out.faults += [f"{key} is marked and not in the tree" for key in painted if key not in tree.seen]
    return out


def instructions(page: pikepdf.Page) -> Iterator[tuple[Any, str]]:
    """Yield operands and operator of each instruction of a page."""
    for instruction in pikepdf.parse_content_stream(page):
        yield instruction.operands, str(instruction.operator)


def _to_unicode(font: Any) -> dict[int, str]:
    out = {}
    data = font.ToUnicode.read_bytes().decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", data, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            out[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    return out


class _PageReader:
    """Collects the words of each marked content and notes what is painted outside any."""

    def __init__(self, index: int, page: pikepdf.Page) -> None:
        self.painted: dict[Key, tuple[str, list[str]]] = {}
        self.faults: list[str] = []
        self._index = index
        self._page = page
        self._open: list[tuple[int | None, bool]] = []
        self._in_text = False
        self._fonts: dict[str, dict[int, str]] = {}
        self._codes: dict[int, str] = {}

    def read(self) -> None:
        for operands, operator in instructions(self._page):
            if operator in ("BDC", "BMC"):
                self._begin(operands)
            elif operator == "EMC":
                if self._open.pop()[1] != self._in_text:
                    self._fault("marked content crosses a text object")
            elif operator in ("BT", "ET"):
                self._in_text = operator == "BT"
            elif operator == "Tf":
                self._choose(str(operands[0]))
            elif operator in _PAINTING:
                self._paint(operands, operator)
        if self._open:
            self._fault("marked content left open")

    def _fault(self, words: str) -> None:
        self.faults.append(f"page {self._index}: {words}")

    def _begin(self, operands: Any) -> None:
        properties = operands[-1]
        mark = int(properties.MCID) if isinstance(properties, Dictionary) and "/MCID" in properties else None
        if mark is not None:
            if any(other is not None for other, _ in self._open):
                self._fault("marked content inside marked content")
            self.painted[self._index, mark] = (str(operands[0])[1:], [])
        self._open.append((mark, self._in_text))

    def _choose(self, name: str) -> None:
        if name not in self._fonts:
            self._fonts[name] = _to_unicode(self._page.obj.Resources.Font[name])
        self._codes = self._fonts[name]

    def _paint(self, operands: Any, operator: str) -> None:
        if not self._open:
            self._fault(f"{operator} outside marked content")
            return
        mark = self._open[-1][0]
        if operator in ("Tj", "TJ") and mark is not None:
            strings = operands[0] if operator == "TJ" else [operands[0]]
            codes = b"".join(bytes(s) for s in strings if isinstance(s, pikepdf.String))
            self.painted[self._index, mark][1].append("".join(self._codes.get(c, "\ufffd") for c in codes))


class _TreeReader:
    """Checks the elements against the parent tree and the pages."""

    def __init__(self, file: pikepdf.Pdf, painted: dict[Key, tuple[str, str]], out: Structure) -> None:
        self.seen: set[Key] = set()
        self._file = file
        self._painted = painted
        self._out = out
        keys = file.Root.StructTreeRoot.ParentTree.Nums
        self._parents = {int(keys[i]): keys[i + 1] for i in range(0, len(keys), 2)}
        self._pages = {page.obj.objgen: index for index, page in enumerate(file.pages)}

    def walk(self, element: Any, depth: int) -> None:
        node = Node(str(element.S)[1:], depth, alt=str(element.get("/Alt", "")))
        self._out.nodes.append(node)
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, Array) else [kids]:
            kind = kid.get("/Type") if isinstance(kid, Dictionary) else None
            if kind == Name.OBJR:
                owner = self._parents.get(int(kid.Obj.get("/StructParent", -1)))
                if owner is None or owner.objgen != element.objgen:
                    self._out.faults.append(f"a link of {node.tag} has another parent")
            elif kind == Name.MCR:
                self._check((self._pages[kid.Pg.objgen], int(kid.MCID)), element, node)
            else:
                if kid.P.objgen != element.objgen:
                    self._out.faults.append(f"a kid of {node.tag} names another parent")
                self.walk(kid, depth + 1)

    def _check(self, key: Key, element: Any, node: Node) -> None:
        faults = self._out.faults
        if key in self.seen:
            faults.append(f"{key} is in the tree twice")
        self.seen.add(key)
        if key not in self._painted:
            faults.append(f"{key} is in the tree and not on the page")
            return
        tag, words = self._painted[key]
        if tag != node.tag:
            faults.append(f"{key} is marked {tag} and stands in {node.tag}")
        owners = self._parents[int(self._file.pages[key[0]].obj.StructParents)]
        if key[1] >= len(owners) or owners[key[1]].objgen != element.objgen:
            faults.append(f"{key} has another owner in the parent tree")
        node.text += words
        self._out.leaves.append(words)
