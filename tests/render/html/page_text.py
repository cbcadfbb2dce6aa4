"""Parse an HTML page strictly and extract its text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from justhtml import JustHTML
from justhtml.dom import Element, Node, Text

from briefgen.document.nodes import Document
from briefgen.document.plain_text import superscript
from briefgen.document.statements import statements

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_INLINE = frozenset({"span", "b", "em", "strong", "a", "sup", "button", "svg"})


def parse(html: str) -> JustHTML:
    """Parse a page as a browser does; raise an exception for any parse error."""
    return JustHTML(html, strict=True, sanitize=False)


def only(page: JustHTML, selector: str) -> Element:
    """Return the only element that matches a selector."""
    (found,) = page.query(selector)
    assert isinstance(found, Element)
    return found


def values(page: JustHTML, attribute: str, of: str = "") -> list[str]:
    """Return the values of an attribute in document order, of all elements or those that a selector matches."""
    found = page.query(f"{of}[{attribute}]")
    return [value for node in found if isinstance(node, Element) and (value := node.attrs[attribute])]


def memo_text(page: JustHTML) -> str:
    """Return the text of the memo in reading order, with list markers and note marks."""
    return normalise_spaces(_text(only(page, "main")))


def document_text(document: Document) -> str:
    """Return the expected text of a document."""
    return normalise_spaces(every_mark(" ".join(statement.words for statement in statements(document))))


def every_mark(words: str) -> str:
    """Write every mark of a range of notes, as formats do that have a control for each note."""
    return re.sub(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]+)⁻([⁰¹²³⁴⁵⁶⁷⁸⁹]+)", _each_mark, words)


def _each_mark(found: re.Match[str]) -> str:
    first, last = (int(unicodedata.normalize("NFKC", digits)) for digits in found.groups())
    return "".join(superscript(number) for number in range(first, last + 1))


def normalise_spaces(text: str) -> str:
    """Separate words by single spaces, with no space before a note mark."""
    return re.sub(r" (?=[⁰¹²³⁴⁵⁶⁷⁸⁹])", "", " ".join(text.split()))


def _text(node: Node) -> str:
    if isinstance(node, Text):
        return node.data or ""
    if not isinstance(node, Element):
        return ""
    if node.attrs.get("class") in ("to-parts", "labels"):
        return (
            ""  # links of the page, which are no part of the memo; labels of a line, whose values are listed
        )
    if "mark" in (node.attrs.get("class") or "").split():
        return _note_ref(node)
    inside = "".join(map(_text, _children(node)))
    return f" {_list_marker(node)}{inside} " if node.name not in _INLINE else inside


def _note_ref(node: Element) -> str:
    """Return a note's number once: its link and its button both contain it."""
    first = next(iter(_children(node)), None)
    text = _text(first) if first is not None else ""
    return text.translate(_SUPERSCRIPT)


def _list_marker(node: Element) -> str:
    """Return the bullet or number that a browser shows before a list item."""
    parent = node.parent
    if node.name != "li" or not isinstance(parent, Element) or "role" in parent.attrs:
        return ""
    if parent.name == "ul":
        return "• "
    items = [child for child in _children(parent) if isinstance(child, Element) and child.name == "li"]
    return f"{int(parent.attrs.get('start') or 1) + items.index(node)}. "


def _children(node: Node) -> Iterable[Node]:
    return node.children or ()
