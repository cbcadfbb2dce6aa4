"""Fold (normalise) typography and white space, with a mapping back to positions in the original.

Two texts are equal after folding if they have the same words, figures and marks in the same order. What is
folded:

- a run of white space, including line and paragraph breaks, to one space; none at either end
- canonically equivalent spellings of a character, composed or decomposed, to one
- full-width, half-width, presentation and mathematical forms and ligatures to plain characters
- single quotation marks, apostrophes and primes to `'`; double ones and guillemets to `"`
- hyphens, dashes and the minus sign, and a run of them (`--`), to one `-`, as in plain text; a number
  keeps its sign
- `…`, `⋯` and `. . .` to `...`
- soft hyphens, zero-width characters, direction marks, variation selectors and byte order marks to
  nothing; a soft hyphen (or the U+FFFE a PDF reader writes for one) also takes its line break
- a backslash before `$` to nothing

Not folded: case; single against double quotation marks; the value of a digit. Superscripts,
subscripts, fractions, circled, bracketed and Roman numerals and squared units stay as they are, so
that `10²` is never `102`. Direction overrides stay too, since they change the order in which
characters are read.

Why fuzzy matches never count: docs/decisions/no-fuzzy-evidence.md.

Source: Unicode Standard Annex 15 (normalisation) and 44 (decomposition tags).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property, lru_cache

from msgspec import Struct

from briefgen.corpus.rewriting import Rewriting, Shifts
from briefgen.language.line_ends import BREAK, line_end

NORMALISER = "1"
"""Version of the rules above; hashes and positions can be compared only under the same version."""

_DROPPED = (
    "\u00ad\ufffe"  # soft hyphen, and how pdfium writes one
    "\u200b\u200c\u200d\u2060\ufeff"  # zero-width space, non-joiner, joiner; word joiner; byte order mark
    "\u061c\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"  # direction marks, without overrides
    + "".join(map(chr, range(0xFE00, 0xFE10)))  # variation selectors
)
_SINGLE = "‘’‚‛‹›`´\u02bb\u02bc′‵\u05f3"
_DOUBLE = "“”„‟«»〝〞〟″‶\u05f4"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2e3a\u2e3b\u05be"
_TYPOGRAPHY = (
    dict.fromkeys(_DROPPED, "")
    | dict.fromkeys(_SINGLE, "'")
    | dict.fromkeys(_DOUBLE, '"')
    | dict.fromkeys(_DASHES, "-")
    | {"⋯": "...", "℃": "°C", "℉": "°F"}
)
_KEPT_FORMS = frozenset({"<super>", "<sub>", "<fraction>", "<circle>", "<square>"})
_WIDTH_FORMS = frozenset({"<wide>", "<narrow>", "<small>", "<vertical>", "<font>"})
_CLUSTER_LIMIT = 32
"""Longest run composed as one: 30 marks after a base (UAX 15, section 13), to limit the cost."""

_LINE_END_HYPHEN = re.compile("[\u00ad\ufffe][ \t]*(?:\r\n|[\n\r\x85\u2028])[ \t]*")
# The first character of both patterns is looked for by itself, which is several times as fast.
_STRETCH = re.compile(
    "[^\x00-\x5f\x61-\x7f](?:(?<=[\u00ad\ufffe])[ \t]*(?:\r\n|[\n\r])[ \t]*)?"
    "(?:[\u00ad\ufffe][ \t]*(?:\r\n|[\n\r])[ \t]*|[^\x00-\x7f]|`)*"
)
_CONTEXT = re.compile(
    r"[\\.\s-](?:"
    r"(?P<escape>(?<=\\)(?<!\\\\)\\*(?=\$))"
    r"|(?P<dash>(?<=-)-+)"
    r"|(?P<dots>(?<=\.)(?<!\.\.)(?:\s+\.){2,}(?!\.))"
    r"|(?P<space>(?<=\A\s)\s*|(?<=[^\S ])\s*|(?<= )(?:\s+|\Z)))"
)


BROKEN_HYPHEN = "\ufdd0"
"""Mark of a marked text: a hyphen at the end of a line, which may be left out with the break."""
BREAK_IN_WORD = "\ufdd1"
"""Mark of a marked text: a line break inside a word or a number."""
BREAK_BETWEEN = "\ufdd2"
"""Mark of a marked text: a line break between two words that need no space between them."""

_MARKS = {"word": BROKEN_HYPHEN + BREAK_IN_WORD, "number": BREAK_IN_WORD, "between": BREAK_BETWEEN}


class FoldedText(Struct, frozen=True, dict=True):
    """A folded text, with the mapping back to the original.

    Units: positions count Unicode code points from 0, ends exclusive, in `text` or in `original`.
    """

    text: str
    original: str
    _characters: Shifts
    _context: Shifts
    _breaks: tuple[int, ...]
    """Positions of the spaces that were line breaks."""

    @cached_property
    def marked(self) -> str:
        """The folded text, as long, with marks where a line break of the original may be left out."""
        parts: list[str] = []
        read = 0
        for at in self._breaks:
            start, end = self.original_range(at, at + 1)
            kind = line_end(self.original[max(start - 2, 0) : start], self.original[end : end + 2])
            if kind is None or BREAK.fullmatch(self.original, start, end) is None:
                continue
            parts += (self.text[read : at - (kind == "word")], _MARKS[kind])
            read = at + 1
        return "".join([*parts, self.text[read:]]) if parts else self.text

    def original_range(self, start: int, end: int) -> tuple[int, int]:
        """Map a non-empty range of the folded text to positions in the original."""
        first = self._characters.old_start(self._context.old_start(start))
        middle = self._context.old_end(end - 1)
        return first, self._characters.old_end(middle - 1)

    def splits(self, at: int) -> bool:
        """Check whether a folded position is inside one character of the original."""
        return self._context.splits(at) or self._characters.splits(self._context.old_start(at))


def fold(text: str) -> FoldedText:
    """Fold a text's typography and white space.

    Shape: folding a folded text again changes nothing.
    """
    plain, characters = _fold_characters(text)
    folded, context, breaks = _fold_context(plain)
    return FoldedText(folded, text, characters, context, breaks)


def _fold_characters(text: str) -> tuple[str, Shifts]:
    """Fold character by character, composing marks with their base."""
    if text.isascii() and "`" not in text:
        return text, Shifts()
    rewriting = Rewriting(text)
    done = 0
    for stretch in _STRETCH.finditer(text):
        start, end = stretch.span()
        # One ASCII character before may be the base of a combining mark.
        start -= start > done and text[start - 1].isascii()
        done = end
        if _is_plain(text[start:end]):
            continue
        for first, last, folded in _clusters(text, start, end):
            if first > start:
                rewriting.replace(start, first, "")
            if folded != text[first:last]:
                rewriting.replace(first, last, folded)
            start = last
        if start < end:
            rewriting.replace(start, end, "")
    return rewriting.finish()


def _is_plain(stretch: str) -> bool:
    """Check quickly that a run has only letters and digits that folding does not change."""
    letters = stretch[1:] if stretch[0].isascii() else stretch
    return (
        letters.isalnum()
        and unicodedata.is_normalized("NFKC", stretch)
        and not any(c in stretch for c in "\u02bb\u02bc`")
    )


def _clusters(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """Yield each base with its marks: start, end (exclusive) and folded text; drop what is between them."""
    first = last = at = start
    folded = ""
    while at < end:
        hyphen = _LINE_END_HYPHEN.match(text, at, end) if text[at] in "\u00ad\ufffe" else None
        after = hyphen.end() if hyphen else at + 1
        new = "" if hyphen else _fold_character(text[at])
        if new and folded and len(folded) < _CLUSTER_LIMIT and _attaches(new[0]):
            folded, last = folded + new, after
        elif new:
            if folded:
                yield first, last, unicodedata.normalize("NFC", folded)
            first, last, folded = at, after, new
        at = after
    if folded:
        yield first, last, unicodedata.normalize("NFC", folded)


@lru_cache(maxsize=8192)
def _attaches(character: str) -> bool:
    """Check whether a character may compose with the one before it: a mark, a Hangul vowel or final."""
    return unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"


@lru_cache(maxsize=8192)
def _fold_character(character: str) -> str:
    """Fold one character, in decomposed form."""
    if character.isspace():
        return " " if character > "\x7f" else character
    parts = unicodedata.normalize("NFD", character)
    plain = "".join(_TYPOGRAPHY.get(part) or _compatible(part) for part in parts if part not in _DROPPED)
    return "".join(_TYPOGRAPHY.get(part, part) for part in plain)


def _compatible(character: str) -> str:
    """Return the plain form of a compatibility character, unless its form has a meaning, as in `²`."""
    tag = unicodedata.decomposition(character).partition(" ")[0]
    if not tag.startswith("<") or tag in _KEPT_FORMS:
        return character
    category = unicodedata.category(character)
    plain = unicodedata.normalize("NFKD", character)
    is_form = category[0] in "LP" or category == "Nd" or tag in _WIDTH_FORMS
    is_radical = category == "So" and len(plain) == 1 and plain.isalpha()
    # A free-standing accent would become a space; a Hangul jamo would join its neighbours.
    joins = " " in plain or any("\u1100" <= part <= "\u11ff" for part in plain)
    return plain if (is_form or is_radical) and not joins else character


def _fold_context(text: str) -> tuple[str, Shifts, tuple[int, ...]]:
    """Fold what depends on context: white space, runs of hyphens, spaced dots, escapes.

    Shape: the last value has the positions of the spaces that were line breaks.
    """
    if not _CONTEXT.search(text):
        return text, Shifts(), ()
    rewriting = Rewriting(text)
    breaks: list[int] = []
    for found in _CONTEXT.finditer(text):
        start, end = found.span()
        match found.lastgroup:
            case "space":
                new = " " if start and end < len(text) else ""
            case "dash":
                new = "-"
            case "dots":
                new = "." * found.group().count(".")
            case _:
                new = ""
        at = rewriting.replace(start, end, new)
        if new == " " and not found.group().isprintable():
            breaks.append(at)
    return (*rewriting.finish(), tuple(breaks))
