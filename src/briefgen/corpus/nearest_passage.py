"""Find the passage most similar to a missing quotation, to be shown as a hint and never to be used."""

from __future__ import annotations

from msgspec import Struct
from rapidfuzz import fuzz

from briefgen.corpus.fold import FoldedText
from briefgen.corpus.word_boundaries import is_inside_word, widen

_LEAST_SCORE = 60.0
_MAX_NEEDLE = 400
"""Characters of a quotation that are compared; quotations are shorter."""
_MOST_SEARCHED = 500_000
"""Characters of a text that are searched, to limit the cost of a suggestion."""
_MARGIN = 40
"""Characters around a found end that are searched for a better end."""


class Nearest(Struct, frozen=True):
    """A passage similar to the quotation.

    Units: `start` and `end` in code points of the original; `score` from 0 to 100.
    """

    text: str
    """The words of the original, separated by single spaces."""
    start: int
    end: int
    score: float


def describe_passage(folded: FoldedText, start: int, end: int, needle: str) -> Nearest:
    """Describe a range of the folded text by its words and place in the original."""
    first, last = folded.original_range(start, end)
    score = fuzz.ratio(needle, folded.text[start:end])
    return Nearest(" ".join(folded.original[first:last].split()), first, last, score)


def find_nearest(folded: FoldedText, needle: str) -> Nearest | None:
    """Find the passage most similar to a folded quotation, with whole words at both ends.

    Partial alignment gives a window as long as the quotation; its ends are then moved to
    the nearby word boundaries at which the passage is most similar.
    """
    needle, text = needle[:_MAX_NEEDLE], folded.text[:_MOST_SEARCHED]
    if not needle or not text:
        return None
    found = fuzz.partial_ratio_alignment(needle, text, score_cutoff=_LEAST_SCORE)
    if found is None:
        return None
    whole = _refine(folded, needle, found.dest_start, found.dest_end)
    passage = whole and describe_passage(folded, *whole, needle)
    return passage if passage and passage.score >= _LEAST_SCORE else None


def _refine(folded: FoldedText, needle: str, start: int, end: int) -> tuple[int, int] | None:
    """Move both ends to the word boundaries that make the passage most similar."""
    whole = widen(folded, start, end)
    if whole is None or whole[0] >= whole[1]:
        return None
    first, last = whole
    firsts = [at for at in _around(folded, start) if at < last] or [first]
    first = max(firsts, key=lambda at: fuzz.ratio(needle, folded.text[at:last]))
    lasts = [at for at in _around(folded, end) if at > first] or [last]
    last = max(lasts, key=lambda at: fuzz.ratio(needle, folded.text[first:at]))
    return max([whole, (first, last)], key=lambda ends: fuzz.ratio(needle, folded.text[slice(*ends)]))


def _around(folded: FoldedText, at: int) -> list[int]:
    """Return the word boundaries near a position."""
    near = range(max(at - _MARGIN, 0), min(at + _MARGIN, len(folded.text)) + 1)
    return [place for place in near if not is_inside_word(folded, place)]
