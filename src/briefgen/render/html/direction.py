"""The direction of texts on a page, where it is not that of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from briefgen.bidi.direction import is_rtl_language, paragraph_direction
from briefgen.document.inlines import Emphasis, Inlines, Link, Strong, Text

_SIDE = re.compile(r'"[^"]*"|\b(?:left|right)\b')
"""A side, or a string, which is left as it is."""
_OTHER_SIDE = {"left": "right", "right": "left"}
_FOUR_SIDES = re.compile(r"\b(margin|padding):([^\s;}]+) ([^\s;}]+) ([^\s;}]+) ([^\s;}]+)(?=[;}])")
_RTL_RULES = (
    "\ntd.number,th.number{text-align:right}\nsvg{direction:ltr}\n.scale,.spread{transform:scaleX(-1)}"
    "\nem{font-style:normal}em [lang]{font-style:italic}"
)
"""Numbers have their last digits below each other; charts run from left to right, scales from the right.

Letters of right-to-left scripts are not slanted.
"""


def direction_attribute(text: Inlines | str, document_lang: str) -> Markup:
    """Write the `dir` attribute of a text with another direction than its document; empty for any other."""
    document = int(is_rtl_language(document_lang))
    texts = [Text(text)] if isinstance(text, str) else list(_texts(text))
    own = "".join(each.text for each in texts if each.lang is None)
    words = own if any(map(str.isalpha, own)) else "".join(each.text for each in texts)
    direction = paragraph_direction(words, document)
    if direction == document:
        return Markup()
    return Markup(' dir="rtl"') if direction else Markup(' dir="ltr"')


def _texts(inlines: Inlines) -> Iterator[Text]:
    for node in inlines:
        if isinstance(node, Text):
            yield node
        elif isinstance(node, Emphasis | Strong | Link):
            yield from _texts(node.children)


def mirrored_style(style: str) -> str:
    """Exchange left and right in a style sheet, for a document that is written from right to left."""
    sides = _SIDE.sub(lambda match: _OTHER_SIDE.get(match[0], match[0]), style)
    return _FOUR_SIDES.sub(r"\1:\2 \5 \4 \3", sides) + _RTL_RULES
