"""Find characters of a document that no font covers, and invisible characters that are dropped."""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable
from functools import cache
from typing import Any, cast

from msgspec import Struct

from briefgen.diagnostic import Diagnostic, Span, error, warning
from briefgen.document.font_file import FontFiles
from briefgen.document.nodes import Document
from briefgen.render.pdf.clean_text import clean, invisible_characters
from briefgen.render.pdf.faces import Face, covering_fonts
from briefgen.render.pdf.missing_scripts import describe_script, script_code
from briefgen.render.pdf.shaping import has_glyph

_CONTEXT = 12
"""How many characters on either side are quoted."""
_HINT = "put the .ttf or .otf file of {} into the workspace's folder `fonts`, or write it in other characters"
_NOT_PRINTED = frozenset({"url", "lang", "author", "subject"})
"""Fields of the document that are not printed."""


_BIDI_CLASSES = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "R", "AL", "L"})
"""Bidi classes of invisible characters that change reading order. Source: UAX 9, table 4."""


def missing_glyphs(document: Document, face: Face) -> tuple[Diagnostic, ...]:
    """Report each script, and each other character, that no font covers, once, with its surrounding text.

    Errors: glyph-missing.
    """
    found: dict[str, str] = {}
    texts = [clean(text) for text in _texts(document)]
    missing = {char for char in frozenset("".join(texts)) if not has_glyph(face, char)}
    for text in texts if missing else ():
        for char in (missing - found.keys()) & set(text):
            excerpt_start = text.index(char)
            found[char] = text[max(excerpt_start - _CONTEXT, 0) : excerpt_start + _CONTEXT + 1]
    scripts: dict[str, list[str]] = {}
    for char in sorted(found):
        scripts.setdefault(script_code(char) or char, []).append(char)
    return tuple(
        _missing_script(document, script, chars, found[chars[0]])
        if len(script) > 1
        else _missing_finding(document, script, found[script])
        for script, chars in scripts.items()
    )


def needed_fonts(document: Document, files: FontFiles) -> FontFiles:
    """Return the fonts of a workspace with a character of the document that fonts of text lack."""
    if not files:
        return ()
    return covering_fonts(files, sorted(set("".join(map(clean, _texts(document))))))


def _missing_script(document: Document, code: str, chars: list[str], excerpt: str) -> Diagnostic:
    script = describe_script(code, chars)
    first = f"U+{ord(chars[0]):04X} {unicodedata.name(chars[0], 'unnamed character')}"
    count = f"{len(chars)} characters, the first of them {first}" if len(chars) > 1 else first
    part = "these letters of the" if script.is_covered else "the"
    words = f"no font has {part} {script.name} script ({count})"
    return error(
        "glyph-missing",
        Span(path=""),
        f"{words}, found in `{excerpt}` of `{clean(document.title)}`",
        _HINT.format(script.font),
    )


def dropped_characters(document: Document) -> tuple[Diagnostic, ...]:
    """Report each invisible character that is dropped, once, with its surrounding text.

    Errors: text-direction for a character that changes the reading order, text-invisible for any other.
    """
    found: dict[str, str] = {}
    for text in _texts(document):
        for match in invisible_characters(text):
            excerpt = text[max(match.start() - _CONTEXT, 0) : match.end() + _CONTEXT]
            found.setdefault(match.group(), clean(excerpt))
    return tuple(_invisible_finding(char, excerpt) for char, excerpt in sorted(found.items()))


def _invisible_finding(char: str, excerpt: str) -> Diagnostic:
    name = f"U+{ord(char):04X} {unicodedata.name(char, 'control character')}"
    place = f"found in `{excerpt}`"
    if unicodedata.bidirectional(char) in _BIDI_CLASSES:
        message = f"{name} changes the order in which text is read, {place}"
        return error("text-direction", Span(path=""), message, "remove it")
    message = f"{name} is invisible and is not printed, {place}"
    return warning("text-invisible", Span(path=""), message, "remove it")


def _missing_finding(document: Document, char: str, excerpt: str) -> Diagnostic:
    name = unicodedata.name(char, "unnamed character")
    return error(
        "glyph-missing",
        Span(path=""),
        f"no font has U+{ord(char):04X} {name}, found in `{excerpt}` of `{clean(document.title)}`",
        _HINT.format("a font that has it"),
    )


def _texts(document: Document) -> list[str]:
    """Return all texts of a document, uncleaned."""
    found: list[str] = []
    _collect(document, found)
    return found


def _collect(node: Any, found: list[str]) -> None:
    if isinstance(node, str):
        found.append(node)
    elif isinstance(node, tuple):
        for item in node:
            _collect(item, found)
    else:
        for name in _printed_fields(cast(Hashable, type(node))):
            _collect(getattr(node, name), found)


@cache
def _printed_fields(kind: Hashable) -> tuple[str, ...]:
    """Return the names of a node's fields that contain printed text."""
    if not (isinstance(kind, type) and issubclass(kind, Struct)):
        return ()
    return tuple(name for name in kind.__struct_fields__ if name not in _NOT_PRINTED)
