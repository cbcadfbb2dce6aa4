"""Find the words of a passage that a query matches, and the words around them to print or to quote."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from briefgen.corpus.evidence import MOST_WORDS
from briefgen.search.interface import IndexedPassage, Query, QueryTerm
from briefgen.search.words import SearchWord, fold_word, stems_in, words_of

_END: Final = re.compile(r"[.!?…。！？]['\"”’»)]*$")
_AROUND: Final = 160
"""How much is printed before and after a match. Units: characters."""
_LONGEST_QUOTE: Final = 120
"""Units: characters of a quotation, for text without spaces."""


def first_match(passage: IndexedPassage, query: Query) -> tuple[int, int]:
    """Return the offsets in the text of a passage of the first words that match the longest term.

    Shape: (0, 0) if the query has no terms.
    """
    found = list(words_of(passage.text, passage.language))
    for term in sorted(query.terms, key=lambda term: -len(term.words)):
        for at in range(len(found) - len(term.words) + 1):
            part = found[at : at + len(term.words)]
            if _matches(part, term, passage.language):
                return part[0].start, part[-1].end
    return 0, 0


def _matches(part: Sequence[SearchWord], term: QueryTerm, language: str) -> bool:
    *before, last = (fold_word(word) for word in term.words)
    if [word.folded for word in part[:-1]] != before:
        return False
    here = part[-1]
    if term.prefix:
        return here.folded.startswith(last)
    if here.folded == last:
        return True
    forms = stems_in(term.words[-1], (language,))
    return len(part) == 1 and not term.exact and (here.folded in forms or here.stem in forms)


def snippet(text: str, start: int, end: int) -> str:
    """Return the words around a match on one line, with `…` where some are left out."""
    first, last = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    first = text.rfind(" ", 0, first) + 1 if first else 0
    last = (text.find(" ", last) + 1 or len(text) + 1) - 1 if last < len(text) else last
    words = " ".join(text[first:last].split())
    return f"{'…' if first else ''}{words}{'…' if last < len(text) else ''}"


def quotation_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets of the words around a match that can be quoted: of one sentence, 14 at most."""
    pieces = [(found.start(), found.end()) for found in re.finditer(r"\S+", text)]
    first = next((i for i, piece in enumerate(pieces) if piece[1] > start), 0)
    last = next((i for i in range(first, len(pieces)) if pieces[i][1] >= end), first)
    for step in _steps():
        before, after = first - (step < 0), last + (step > 0)
        if before < 0 or after >= len(pieces) or after - before >= MOST_WORDS:
            continue
        sentence_ends = _END.search(text[slice(*pieces[before if step < 0 else last])])
        if not sentence_ends and pieces[after][1] - pieces[before][0] <= _LONGEST_QUOTE:
            first, last = before, after
    return _without_marks(text, pieces[first][0], pieces[last][1])


def _steps() -> Iterable[int]:
    """Yield directions to grow in: after the match twice as often as before it."""
    return (1, 1, -1) * MOST_WORDS


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out punctuation at both ends."""
    while end > start + 1 and text[end - 1] in ".,;:!?…。，；：！？”\"'’)»":
        end -= 1
    while start < end - 1 and text[start] in "“\"'‘(«":
        start += 1
    return start, end


def words_before(text: str, at: int, count: int) -> str:
    """Return some words right before a place, on one line."""
    return " ".join(text[:at].split()[-count:])


def occurrences(needle: str, text: str) -> Iterator[int]:
    """Yield where a text occurs in another, also where occurrences overlap."""
    at = text.find(needle)
    while at >= 0:
        yield at
        at = text.find(needle, at + 1)
