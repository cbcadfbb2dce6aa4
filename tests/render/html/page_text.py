"""What an HTML page says, read by a parser that accepts no fault."""

from __future__ import annotations

import re
from collections.abc import Iterable

from justhtml import JustHTML
from justhtml.dom import Element, Node, Text

from briefgen.document.nodes import Document
from briefgen.document.statements import statements

_SUPERIOR = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_INLINE = frozenset({"span", "b", "em", "strong", "a", "sup", "button", "svg"})


def parse(html: str) -> JustHTML:
    """Parse a page as a browser does; any fault is an exception."""
    return JustHTML(html, strict=True, sanitize=False)


def one(page: JustHTML, selector: str) -> Element:
    """Give the only element that a selector finds."""
    (found,) = page.query(selector)
    assert isinstance(found, Element)
    return found


def values(page: JustHTML, attribute: str, of: str = "") -> list[str]:
    """List the values of an attribute, of all elements or those of a selector, in order."""
    found = page.query(f"{of}[{attribute}]")
    return [value for node in found if isinstance(node, Element) and (value := node.attrs[attribute])]


def said(page: JustHTML) -> str:
    """Give the words of the memo as they are read, the marks of its own lists and notes among them."""
    return normalise_spaces(_words(one(page, "main")))


def told(document: Document) -> str:
    """Give the words of a document as they are to be read."""
    return normalise_spaces(" ".join(statement.words for statement in statements(document)))


def normalise_spaces(text: str) -> str:
    """Part words by single spaces, and leave none before the mark of a note."""
    return re.sub(r" (?=[⁰¹²³⁴⁵⁶⁷⁸⁹])", "", " ".join(text.split()))


def _words(node: Node) -> str:
    if isinstance(node, Text):
        return node.data or ""
    if not isinstance(node, Element):
        return ""
    if "mark" in (node.attrs.get("class") or "").split():
        return _mark(node)
    inside = "".join(map(_words, _children(node)))
    return f" {_label(node)}{inside} " if node.name not in _INLINE else inside


def _mark(node: Element) -> str:
    """Give a mark's number once: its link and its button say the same."""
    first = next(iter(_children(node)), None)
    text = _words(first) if first is not None else ""
    return text.translate(_SUPERIOR)


def _label(node: Element) -> str:
    """Give the bullet or number that a browser sets before an item."""
    parent = node.parent
    if node.name != "li" or not isinstance(parent, Element) or "role" in parent.attrs:
        return ""
    if parent.name == "ul":
        return "• "
    items = [child for child in _children(parent) if isinstance(child, Element) and child.name == "li"]
    return f"{int(parent.attrs.get('start') or 1) + items.index(node)}. "


def _children(node: Node) -> Iterable[Node]:
    return node.children or ()
