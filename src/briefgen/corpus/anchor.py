"""Anchor a quotation: find the place in its source's text where exactly these words are.

Both texts are folded first (`fold.py`). `prefix` and `suffix`, if given, must be directly before and after
the quotation, with or without a space. A similar passage never matches; it is only suggested. Words that are
not found as they are may be found over line breaks that can be left out (`language/line_ends.py`).

Source: W3C Web Annotation Data Model, 4.2.4 Text Quote Selector.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from briefgen.corpus.fold import BREAK_BETWEEN, BREAK_IN_WORD, BROKEN_HYPHEN, FoldedText, fold
from briefgen.corpus.place import Place
from briefgen.corpus.word_boundaries import is_inside_word, widen

if TYPE_CHECKING:
    from briefgen.corpus.nearest_passage import Nearest

AnchorState = Literal["exact", "ambiguous", "missing"]
Reason = Literal["", "absent", "cut", "context", "apart", "rows", "page"]

_MOST_CANDIDATES = 20
_BREAKS = f"{BREAK_IN_WORD}{BREAK_BETWEEN}"
_LEFT_OUT = f"(?:{BROKEN_HYPHEN}?[{_BREAKS}])?"
"""A line break that a quotation leaves out, in a pattern for marked texts."""
_MARKED = {" ": f"[ {_BREAKS}]", "-": f"[-{BROKEN_HYPHEN}]", "¬": f"[¬{BROKEN_HYPHEN}]"}
"""Characters of a quotation that may be marks in a marked text."""


class Anchor(Struct, frozen=True):
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
    suffix, `apart` if its fragments are not in this order within one passage, `rows` if they are in several
    rows of a table, `page` if the head or the foot of a page is between its words, else `absent`."""
    parts: tuple[Place, ...] = ()
    """The places of its fragments, if it is `exact` and has several (fragments.py)."""
    over_page: tuple[str, str, str] | None = None
    """Its words before and behind the end of a page, and the foot and the head between them, for `page`."""
    fragment: str = ""
    """The fragment that is `missing`, if it is one of several."""

    @property
    def start(self) -> int | None:
        """Return where it begins in the text as read."""
        return self.place.start if self.place else None

    @property
    def end(self) -> int | None:
        """Return where it ends in the text as read, exclusive."""
        return self.place.end if self.place else None


def anchor_quote(
    folded: FoldedText, exact: str, prefix: str | None = None, suffix: str | None = None
) -> Anchor:
    """Find the place of a quotation in a text.

    Shape: `exact` if one occurrence matches, `ambiguous` if several do, else `missing`. An occurrence matches
    if it begins and ends at word boundaries and agrees with prefix and suffix.
    """
    needle = fold(exact).text
    before, after = fold(prefix or "").text, fold(suffix or "").text
    found: list[Place] = []
    out_of_context = cut = (-1, -1)
    for occurrences in (_as_written, _over_line_ends):
        for start, end in () if found else occurrences(folded, needle):
            if is_inside_word(folded, start) or is_inside_word(folded, end):
                cut = (start, end) if cut[0] < 0 else cut
            elif not context_matches(folded, start, end, before, after):
                out_of_context = (start, end) if out_of_context[0] < 0 else out_of_context
            elif len(found) < _MOST_CANDIDATES:
                found.append(Place(*folded.original_range(start, end)))
            else:
                break
    if len(found) == 1:
        return Anchor("exact", found[0])
    if found:
        return Anchor("ambiguous", candidates=tuple(found))
    if out_of_context[0] >= 0:
        from briefgen.corpus.nearest_passage import describe_passage  # slow to load, as below

        return Anchor("missing", nearest=describe_passage(folded, *out_of_context, needle), reason="context")
    return _explain_missing(folded, needle, cut)


def occurrences(folded: FoldedText, needle: str) -> Iterator[tuple[int, int]]:
    """Yield the places of a folded text at word boundaries; over line ends if there is none as written."""
    found = False
    for search in (_as_written, _over_line_ends):
        if found:
            return
        for start, end in search(folded, needle):
            if not is_inside_word(folded, start) and not is_inside_word(folded, end):
                found = True
                yield start, end


def _as_written(folded: FoldedText, needle: str) -> Iterator[tuple[int, int]]:
    """Yield every occurrence of a folded text, including overlapping ones; none of an empty text."""
    at = folded.text.find(needle) if needle else -1
    while at >= 0:
        yield at, at + len(needle)
        at = folded.text.find(needle, at + 1)


def _over_line_ends(folded: FoldedText, needle: str) -> Iterator[tuple[int, int]]:
    """Yield every occurrence if line breaks may be left out; none if the text has no such breaks."""
    if not needle or folded.marked is folded.text:
        return
    pattern = re.compile(_over_breaks(needle))
    match = pattern.search(folded.marked)
    while match is not None:
        yield match.span()
        match = pattern.search(folded.marked, match.start() + 1)


def _over_breaks(words: str) -> str:
    """Return the pattern of some folded words in a marked text."""
    return _LEFT_OUT.join(_MARKED.get(character) or re.escape(character) for character in words)


def context_matches(folded: FoldedText, start: int, end: int, before: str, after: str) -> bool:
    """Check that prefix and suffix are directly before and after a passage, with or without a space."""
    marked = folded.marked
    left = re.compile(rf"{_over_breaks(before)}{_LEFT_OUT} ?\Z") if before else None
    right = re.compile(rf" ?{_LEFT_OUT}{_over_breaks(after)}") if after else None
    reach = max(start - 3 * len(before) - 3, 0)
    return (left is None or left.search(marked[reach:start]) is not None) and (
        right is None or right.match(marked, end) is not None
    )


def _explain_missing(folded: FoldedText, needle: str, cut: tuple[int, int]) -> Anchor:
    """Find out why a quotation is missing, and the passage to suggest."""
    # Imported here because it loads a matching library that is needed only for missing quotations.
    from briefgen.corpus.nearest_passage import describe_passage, find_nearest
    from briefgen.corpus.page_ends import between_pages

    if cut[0] < 0:
        over_page = between_pages(folded, needle)
        reason: Reason = "page" if over_page else "absent"
        return Anchor("missing", nearest=find_nearest(folded, needle), reason=reason, over_page=over_page)
    whole = widen(folded, *cut)
    nearest = whole and describe_passage(folded, *whole, needle)
    return Anchor("missing", nearest=nearest, reason="cut")
