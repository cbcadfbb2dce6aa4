"""Compare all objects of two PDF files, from their trailers down.

Two files with equal objects are equal for every reader, however the objects are numbered, compressed and
arranged in the file. Source: ISO 32000-1, 7.3 and 7.5.
"""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import Decimal
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import pikepdf
from msgspec import Struct
from pikepdf import Array, Dictionary, Name, Stream

from briefgen.verify.page_tree import PAGES_NODE, inherited, node_faults, page_nodes

Step = str | int
MAX_DIFFERENCES = 200
"""More are not collected: the files have little in common."""
_ENCODING = frozenset({"/Length", "/Filter", "/DecodeParms"})
"""How a stream is encoded, as opposed to what it contains; parameters are compared where a file has any."""
OF_LAYOUT = frozenset({"/StructTreeRoot", "/Outlines"})
"""Entries of the catalog whose objects depend on the layout."""
_TRAILER = frozenset(
    {"/Size", "/Prev", "/XRefStm", "/ID", "/Type", "/W", "/Index", "/Root", "/Info", *_ENCODING}
)
"""Keys of the trailer that describe the file and not the memo."""
_SHORT = 60


class ObjectDifference(Struct, frozen=True):
    """A place where two files differ."""

    path: tuple[Step, ...]
    """The way from the catalog, a page or the trailer: `("page", 0, "/Annots", 2, "/A", "/URI")`."""
    expected: str
    """What the redrawn file has; empty if it has nothing here."""
    found: str
    """What the other file has; empty if it has nothing here."""
    page: int = 0
    """The page that it belongs to, from 0; 0 for what belongs to the whole file."""
    tag: str = ""
    """The tag of the structure element that it belongs to, such as `Figure`; empty for others."""


class _WalkPlace(NamedTuple):
    """Where a walk is."""

    path: tuple[Step, ...]
    page: int = 0
    tag: str = ""

    def at(self, step: Step) -> _WalkPlace:
        return self._replace(path=(*self.path, step))


def compare_objects(found: pikepdf.Pdf, drawn: pikepdf.Pdf) -> tuple[ObjectDifference, ...]:
    """Compare a file with the redrawn one: pages, catalog, information, and objects that nothing refers to.

    Shape: pages first; at most `MAX_DIFFERENCES`.
    """
    comparison = _Comparison(found, drawn)
    comparison.compare_pages()
    comparison.compare_file()
    comparison.compare_rest()
    return tuple(comparison.differences[:MAX_DIFFERENCES])


def compare_without_layout(found: pikepdf.Pdf, drawn: pikepdf.Pdf) -> tuple[ObjectDifference, ...]:
    """Compare what is no page, no structure and no outline: the rest of the catalog, and the information."""
    comparison = _Comparison(found, drawn)
    comparison.compare_file(OF_LAYOUT)
    return tuple(comparison.differences[:MAX_DIFFERENCES])


class _Comparison:
    """Walks both files side by side; each pair of indirect objects is compared once."""

    def __init__(self, found: pikepdf.Pdf, drawn: pikepdf.Pdf) -> None:
        self.differences: list[ObjectDifference] = []
        self._found = found
        self._drawn = drawn
        self._found_pages = {page.obj.objgen: i for i, page in enumerate(found.pages)}
        self._drawn_pages = {page.obj.objgen: i for i, page in enumerate(drawn.pages)}
        self._seen: set[tuple[tuple[int, int], tuple[int, int]]] = set()
        self._reached: set[tuple[int, int]] = set()
        self._waiting: list[tuple[_WalkPlace, Any, Any]] = []

    def compare_file(self, left_out: frozenset[str] = frozenset()) -> None:
        """Compare the page tree, the catalog without some of its entries, the trailer and the information."""
        self._compare_page_nodes()
        if self._found.pdf_version != self._drawn.pdf_version:
            self._add(_WalkPlace(("header",)), self._drawn.pdf_version, self._found.pdf_version)
        top = _WalkPlace(())
        for key in sorted({*self._found.Root.keys(), *self._drawn.Root.keys()} - {"/Pages", *left_out}):
            self._compare_entry(top, key, self._found.Root, self._drawn.Root)
            self._drain()
        for key in sorted(set(self._found.trailer.keys()) - _TRAILER):
            self._add(_WalkPlace(("trailer", key)), "", describe(self._found.trailer[key]))
        found, drawn = (pdf.trailer.get("/Info", Dictionary()) for pdf in (self._found, self._drawn))
        self._waiting.append((_WalkPlace(("information",)), found, drawn))
        self._drain()

    def compare_rest(self) -> None:
        """Report what nothing refers to, and faults of syntax."""
        self._check_unreached()
        self._check_syntax()

    def _add(self, place: _WalkPlace, expected: str, found: str) -> None:
        self.differences.append(ObjectDifference(place.path, expected, found, place.page, place.tag))

    def compare_pages(self) -> None:
        """Compare the pages."""
        found, drawn = list(self._found.pages), list(self._drawn.pages)
        for number in range(max(len(found), len(drawn))):
            place = _WalkPlace(("page", number), number)
            if number >= min(len(found), len(drawn)):
                words = ("", "a page") if number < len(found) else ("a page", "")
                self._add(place, *words)
                continue
            pages = found[number].obj, drawn[number].obj
            self._reached.add(pages[0].objgen)
            attributes = [{**{k: v for k, v in p.items() if k != "/Parent"}, **inherited(p)} for p in pages]
            for key in sorted({*attributes[0], *attributes[1]}):
                self._compare_entry(place, key, *attributes)
                self._drain()

    def _compare_page_nodes(self) -> None:
        for node in page_nodes(self._found):
            self._reached.add(node.objgen)
            for key in sorted(set(node.keys()) - PAGES_NODE):
                self._add(_WalkPlace(("page tree", key)), "", describe(node[key]))
            for path, expected, found in node_faults(node):
                self._add(_WalkPlace(("page tree", *path)), expected, found)

    def _drain(self) -> None:
        while self._waiting and len(self.differences) < MAX_DIFFERENCES:
            self._compare(*self._waiting.pop())
        self._waiting.clear()

    def _compare(self, place: _WalkPlace, found: Any, drawn: Any) -> None:
        if _indirect(found):
            self._reached.add(found.objgen)
            if _indirect(drawn) and self._is_compared(place, found, drawn):
                return
        if isinstance(drawn, Stream) and isinstance(found, Stream):
            self._compare_streams(place, found, drawn)
        elif isinstance(drawn, Dictionary) and isinstance(found, Dictionary):
            place = self._inside(place, drawn)
            for key in sorted({*found.keys(), *drawn.keys()}, reverse=True):
                self._compare_entry(place, key, found, drawn)
        elif isinstance(drawn, Array) and isinstance(found, Array):
            self._compare_arrays(place, found, drawn)
        elif not _same_scalar(found, drawn):
            self._add(place, describe(drawn), describe(found))

    def _is_compared(self, place: _WalkPlace, found: Any, drawn: Any) -> bool:
        """Check whether two objects were compared already; compare references to pages by their numbers."""
        pages = self._found_pages.get(found.objgen), self._drawn_pages.get(drawn.objgen)
        if pages != (None, None):
            if pages[0] != pages[1]:
                self._add(place, _page_name(pages[1]), _page_name(pages[0]))
            return True
        pair = (found.objgen, drawn.objgen)
        is_seen = pair in self._seen
        self._seen.add(pair)
        return is_seen

    def _inside(self, place: _WalkPlace, drawn: Any) -> _WalkPlace:
        """Return a place with the page and the tag of a structure element, if the dictionary is one."""
        if drawn.get("/Type") != Name.StructElem:
            return place
        page = self._drawn_pages.get(drawn.Pg.objgen, place.page) if "/Pg" in drawn else place.page
        return place._replace(page=page, tag=str(drawn.S)[1:])

    def _compare_entry(self, place: _WalkPlace, key: str, found: Any, drawn: Any) -> None:
        if key in found and key in drawn:
            self._waiting.append((place.at(key), found[key], drawn[key]))
        else:
            words = ("" if key not in pdf else describe(pdf[key]) for pdf in (drawn, found))
            self._add(place.at(key), *words)

    def _compare_arrays(self, place: _WalkPlace, found: Any, drawn: Any) -> None:
        common = min(len(found), len(drawn))
        for i in range(common, len(found)):
            self._add(place.at(i), "", describe(found[i]))
        for i in range(common, len(drawn)):
            self._add(place.at(i), describe(drawn[i]), "")
        self._waiting += [(place.at(i), found[i], drawn[i]) for i in reversed(range(common))]

    def _compare_streams(self, place: _WalkPlace, found: Any, drawn: Any) -> None:
        found_content, drawn_content = _content(found), _content(drawn)
        if place.path[-1:] == ("/Metadata",):
            found_content, drawn_content = _canonical_xml(*found_content), _canonical_xml(*drawn_content)
        if found_content != drawn_content:
            self._add(place, *_content_words(drawn_content[0], found_content[0]))
        if "/DecodeParms" in found and _encoding(found) != _encoding(drawn):
            self._add(place.at("/DecodeParms"), "", describe(found.DecodeParms))
        keys = {*found.stream_dict.keys(), *drawn.stream_dict.keys()} - _ENCODING
        for key in sorted(keys, reverse=True):
            self._compare_entry(place, key, found.stream_dict, drawn.stream_dict)

    def _check_unreached(self) -> None:
        """Report objects that nothing refers to; below differences nothing was reached, so not then."""
        if self.differences:
            return
        self._reached.add(self._found.Root.objgen)
        for item in self._found.objects:
            if _indirect(item) and item.objgen not in self._reached and not _is_of_file(item):
                self._add(_WalkPlace(("unused object", item.objgen[0])), "", describe(item))

    def _check_syntax(self) -> None:
        """Report faults of syntax, such as a key given twice, which readers resolve differently."""
        for fault in self._found.get_warnings():
            words = re.sub(r"^.*?(?=\(|$)", "", str(fault), count=1) or "a fault of syntax"
            self._add(_WalkPlace(("syntax",)), "", _short(words))


def _is_of_file(item: Any) -> bool:
    """Check whether an object describes the arrangement of the file."""
    if isinstance(item, Stream):
        is_hint_table = isinstance(item.get("/S"), int)  # of a linearized file; ISO 32000-1, Annex F
        return is_hint_table or str(item.get("/Type")) in ("/ObjStm", "/XRef")
    return isinstance(item, Dictionary) and "/Linearized" in item


def _indirect(item: Any) -> bool:
    return isinstance(item, pikepdf.Object) and bool(item.is_indirect)


def _content(stream: Any) -> tuple[bytes, str]:
    """Return the decoded data of a stream; of a JPEG, the encoded data and its filter."""
    with suppress(pikepdf.PdfError):
        return bytes(stream.read_bytes()), ""
    return bytes(stream.read_raw_bytes()), str(stream.get("/Filter"))


def _encoding(stream: Any) -> tuple[bytes, ...]:
    """Return how a stream is encoded."""
    given = (stream.get(key, Dictionary()) for key in ("/Filter", "/DecodeParms"))
    return tuple(item.unparse(resolved=True) for item in given)


def _canonical_xml(data: bytes, filters: str) -> tuple[bytes, str]:
    """Return XML without differences of spelling; no XML, comments and declarations as they are."""
    if b"<!" in data:
        return data, filters
    with suppress(ET.ParseError, ValueError):
        return ET.canonicalize(data.decode("utf-8", "replace"), strip_text=True).encode(), filters
    return data, filters


def _content_words(drawn: bytes, found: bytes) -> tuple[str, str]:
    """Show the first differing part of two contents, or their lengths if they are no text."""
    start = next((i for i, pair in enumerate(zip(drawn, found, strict=False)) if pair[0] != pair[1]), 0)
    begin = max(start - 10, 0)
    parts = [content[begin : begin + _SHORT] for content in (drawn, found)]
    if all(part.isascii() and part.decode("ascii").isprintable() for part in parts):
        return parts[0].decode("ascii") or "nothing", parts[1].decode("ascii") or "nothing"
    return f"{len(drawn)} bytes", f"{len(found)} other bytes"


def _same_scalar(found: Any, drawn: Any) -> bool:
    if isinstance(found, pikepdf.String) and isinstance(drawn, pikepdf.String):
        return bytes(found) == bytes(drawn)
    if isinstance(found, pikepdf.Object) or isinstance(drawn, pikepdf.Object):
        return type(found) is type(drawn) and bool(found == drawn)
    if isinstance(found, Decimal) and isinstance(drawn, int):  # readers want an integer where one is written
        return False
    return isinstance(found, bool) == isinstance(drawn, bool) and found == drawn


def _page_name(index: int | None) -> str:
    return "another object" if index is None else f"page {index + 1}"


def describe(item: Any) -> str:
    """Describe an object in few words: its value, or its type and what kind it is."""
    if isinstance(item, Stream):
        kind = item.get("/Subtype", item.get("/Type"))
        return f"a stream {kind}" if kind is not None else "a stream"
    if isinstance(item, Dictionary):
        kinds = [str(item[key]) for key in ("/Type", "/Subtype", "/S") if isinstance(item.get(key), Name)]
        name = next(
            (str(item[key]) for key in ("/UF", "/F", "/T") if isinstance(item.get(key), pikepdf.String)), ""
        )
        words = " ".join(["a dictionary", *kinds])
        return f"{words} ({_short(name)})" if name else words
    if isinstance(item, Array):
        return f"a list of {len(item)}"
    return _short(str(item))


def _short(text: str) -> str:
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"
