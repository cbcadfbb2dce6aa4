"""Reads the structure of a tagged PDF with another library than the one that wrote it.

Source: ISO 32000-1, 14.6 to 14.8.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

_PAINTING = frozenset(["S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "Tj", "TJ", "'", '"', "EI"])


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
    painted: dict[tuple[int, int], tuple[str, list[str]]] = {}
    for index, page in enumerate(file.pages):
        _read_page(index, page, painted, out.faults)
    seen: set[tuple[int, int]] = set()
    root = file.Root.StructTreeRoot
    keys = root.ParentTree.Nums
    parents = {int(keys[i]): keys[i + 1] for i in range(0, len(keys), 2)}
    pages = {page.obj.objgen: index for index, page in enumerate(file.pages)}
    for kid in root.K:
        _walk(kid, 0, file, pages, parents, painted, seen, out)
    out.faults += [f"{key} is marked and not in the tree" for key in painted if key not in seen]
    for index, page in enumerate(file.pages):
        out.faults += [
            f"page {index}: a link without a key"
            for a in page.obj.get("/Annots", [])
            if "/StructParent" not in a
        ]
    return out


def _to_unicode(font: Any) -> dict[int, str]:
    out = {}
    data = font.ToUnicode.read_bytes().decode("latin-1")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", data, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            out[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    return out


def _read_page(
    index: int, page: Any, painted: dict[tuple[int, int], tuple[str, list[str]]], faults: list[str]
) -> None:
    """Collect the words of each marked content and note what is painted outside any."""
    open_marks: list[tuple[int | None, bool]] = []
    in_text = False
    codes: dict[int, str] = {}
    fonts: dict[str, dict[int, str]] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BDC", "BMC"):
            properties = operands[1] if name == "BDC" else None
            mark = (
                int(properties.MCID) if isinstance(properties, Dictionary) and "/MCID" in properties else None
            )
            if mark is not None:
                if any(m is not None for m, _ in open_marks):
                    faults.append(f"page {index}: marked content inside marked content")
                painted[index, mark] = (str(operands[0])[1:], [])
            open_marks.append((mark, in_text))
        elif name == "EMC":
            if open_marks.pop()[1] != in_text:
                faults.append(f"page {index}: marked content crosses a text object")
        elif name in ("BT", "ET"):
            in_text = name == "BT"
        elif name == "Tf":
            key = str(operands[0])
            if key not in fonts:
                fonts[key] = _to_unicode(page.obj.Resources.Font[key])
            codes = fonts[key]
        if name in _PAINTING:
            if not open_marks:
                faults.append(f"page {index}: {name} outside marked content")
            elif name in ("Tj", "TJ") and open_marks[-1][0] is not None:
                strings = operands[0] if name == "TJ" else [operands[0]]
                words = "".join(
                    codes.get(code, "\ufffd")
                    for s in strings
                    if isinstance(s, pikepdf.String)
                    for code in bytes(s)
                )
                painted[index, open_marks[-1][0]][1].append(words)
    if open_marks:
        faults.append(f"page {index}: marked content left open")


def _walk(
    element: Any,
    depth: int,
    file: pikepdf.Pdf,
    pages: dict[tuple[int, int], int],
    parents: dict[int, Any],
    painted: dict[tuple[int, int], tuple[str, list[str]]],
    seen: set[tuple[int, int]],
    out: Structure,
) -> None:
    """Check an element and its kids against the parent tree and the pages."""
    node = Node(str(element.S)[1:], depth, alt=str(element.get("/Alt", "")))
    out.nodes.append(node)
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, Array) else [kids]:
        kind = kid.get("/Type") if isinstance(kid, Dictionary) else None
        if kind == Name.OBJR:
            owner = parents.get(int(kid.Obj.get("/StructParent", -1)))
            if owner is None or owner.objgen != element.objgen:
                out.faults.append(f"a link of {node.tag} has another parent")
        elif kind == Name.MCR or kind is None:
            page = kid.Pg if kind == Name.MCR else element.Pg
            key = (pages[page.objgen], int(kid.MCID if kind == Name.MCR else kid))
            _check_leaf(key, element, node, file, parents, painted, seen, out)
        else:
            if kid.P.objgen != element.objgen:
                out.faults.append(f"a kid of {node.tag} names another parent")
            _walk(kid, depth + 1, file, pages, parents, painted, seen, out)


def _check_leaf(
    key: tuple[int, int],
    element: Any,
    node: Node,
    file: pikepdf.Pdf,
    parents: dict[int, Any],
    painted: dict[tuple[int, int], tuple[str, list[str]]],
    seen: set[tuple[int, int]],
    out: Structure,
) -> None:
    if key in seen:
        out.faults.append(f"{key} is in the tree twice")
    seen.add(key)
    if key not in painted:
        out.faults.append(f"{key} is in the tree and not on the page")
        return
    tag, words = painted[key]
    if tag != node.tag:
        out.faults.append(f"{key} is marked {tag} and stands in {node.tag}")
    owners = parents[int(file.pages[key[0]].obj.StructParents)]
    if key[1] >= len(owners) or owners[key[1]].objgen != element.objgen:
        out.faults.append(f"{key} has another owner in the parent tree")
    node.text += "".join(words)
    out.leaves.append("".join(words))
