"""Anchor a quotation: find the place in its source's text where exactly these words are.

Both texts are folded first (`fold.py`). `prefix` and `suffix`, if given, must be directly before and after
the quotation, with or without a space. A similar passage never matches; it is only suggested.

Source: W3C Web Annotation Data Model, 4.2.4 Text Quote Selector.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from briefgen.corpus.fold import Folded, fold
from briefgen.corpus.word_boundaries import is_inside_word, widen

if TYPE_CHECKING:
    from briefgen.corpus.nearest_passage import Nearest

AnchorState = Literal["exact", "ambiguous", "missing"]
Reason = Literal["", "absent", "cut", "context"]

_MOST_CANDIDATES = 20


@dataclass(frozen=True, slots=True)
class Place:
    """The place of a passage in a text.

    Units: code points of the text as read, from 0, the end exclusive.
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """The result of looking for a quotation in a text."""

    state: AnchorState
    place: Place | None = None
    """Its place, if `exact`."""
    candidates: tuple[Place, ...] = ()
    """The first places that match (two to twenty, in the order of the text), if `ambiguous`."""
    nearest: Nearest | None = None
    """The most similar passage, if `missing`."""
    reason: Reason = ""
    """Why it is `missing`: `cut` if only part of longer words or numbers, `context` if not between prefix and
    suffix, else `absent`."""

    @property
    def start(self) -> int | None:
        """Return where it begins in the text as read."""
        return self.place.start if self.place else None

    @property
    def end(self) -> int | None:
        """Return where it ends in the text as read, exclusive."""
        return self.place.end if self.place else None


def anchor_quote(folded: Folded, exact: str, prefix: str | None = None, suffix: str | None = None) -> Anchor:
    """Find the place of a quotation in a text.

    Shape: `exact` if one occurrence matches, `ambiguous` if several do, else `missing`. An occurrence matches
    if it begins and ends at word boundaries and agrees with prefix and suffix.
    """
    needle = fold(exact).text
    before, after = fold(prefix or "").text, fold(suffix or "").text
    found: list[Place] = []
    out_of_context = cut = -1
    for start in _occurrences(folded.text, needle):
        end = start + len(needle)
        if is_inside_word(folded, start) or is_inside_word(folded, end):
            cut = start if cut < 0 else cut
        elif not _context_matches(folded.text, start, end, before, after):
            out_of_context = start if out_of_context < 0 else out_of_context
        else:
            found.append(Place(*folded.origin(start, end)))
            if len(found) == _MOST_CANDIDATES:
                break
    if len(found) == 1:
        return Anchor("exact", found[0])
    if found:
        return Anchor("ambiguous", candidates=tuple(found))
    if out_of_context >= 0:
        from briefgen.corpus.nearest_passage import describe_passage  # slow to load, as below

        nearest = describe_passage(folded, out_of_context, out_of_context + len(needle), needle)
        return Anchor("missing", nearest=nearest, reason="context")
    return _explain_missing(folded, needle, cut)


def _occurrences(text: str, needle: str) -> Iterator[int]:
    """Yield the start of every occurrence, including overlapping ones; none for an empty text."""
    at = text.find(needle) if needle else -1
    while at >= 0:
        yield at
        at = text.find(needle, at + 1)


def _context_matches(text: str, start: int, end: int, before: str, after: str) -> bool:
    """Check that prefix and suffix are directly before and after a passage, with or without a space."""
    left = start - 1 if start and text[start - 1] == " " else start
    right = end + 1 if text[end : end + 1] == " " else end
    return text.endswith(before, 0, left) and text.startswith(after, right)


def _explain_missing(folded: Folded, needle: str, cut: int) -> Anchor:
    """Find out why a quotation is missing, and the passage to suggest."""
    # Imported here because it loads a matching library that is needed only for missing quotations.
    from briefgen.corpus.nearest_passage import describe_passage, find_nearest

    if cut < 0:
        return Anchor("missing", nearest=find_nearest(folded, needle), reason="absent")
    whole = widen(folded, cut, cut + len(needle))
    nearest = whole and describe_passage(folded, *whole, needle)
    return Anchor("missing", nearest=nearest, reason="cut")
