"""Find a quotation in its source's text: the very words, or nothing.

Source: W3C Web Annotation Data Model, 4.2.4 Text Quote Selector. `exact` is found where the folded
texts are equal; `prefix` and `suffix`, where given, must stand right before and after it, a space
between them or not. What is merely similar is never found.
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
    """Where a passage stands.

    Units: code points of the text as read, from 0, the end exclusive.
    """

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Anchor:
    """What came of looking for a quotation."""

    state: AnchorState
    place: Place | None = None
    """Where it stands, when `exact`."""
    candidates: tuple[Place, ...] = ()
    """Where it may stand, in the order of the text, when `ambiguous`: two or more, the first twenty."""
    nearest: Nearest | None = None
    """The passage most like it, when `missing`."""
    reason: Reason = ""
    """Why it is `missing`: absent; only inside longer words or numbers; or not between prefix and suffix."""

    @property
    def start(self) -> int | None:
        """Give where it begins in the text as read."""
        return self.place.start if self.place else None

    @property
    def end(self) -> int | None:
        """Give where it ends in the text as read, exclusive."""
        return self.place.end if self.place else None


def anchor_quote(folded: Folded, exact: str, prefix: str | None = None, suffix: str | None = None) -> Anchor:
    """Find the one place of a quotation in a text.

    Shape: `exact` when one whole occurrence agrees with prefix and suffix, `ambiguous` when several
    do, else `missing`. An occurrence is whole when it cuts no word and no number.
    """
    sought = fold(exact).text
    before, after = fold(prefix or "").text, fold(suffix or "").text
    found: list[Place] = []
    out_of_context = cut = -1
    for start in _occurrences(folded.text, sought):
        end = start + len(sought)
        if is_inside_word(folded, start) or is_inside_word(folded, end):
            cut = start if cut < 0 else cut
        elif not _agrees(folded.text, start, end, before, after):
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
        from briefgen.corpus.nearest_passage import describe_passage  # as below

        nearest = describe_passage(folded, out_of_context, out_of_context + len(sought), sought)
        return Anchor("missing", nearest=nearest, reason="context")
    return _miss(folded, sought, cut)


def _occurrences(text: str, sought: str) -> Iterator[int]:
    """Give the start of every occurrence, overlapping ones too; of nothing there is none."""
    at = text.find(sought) if sought else -1
    while at >= 0:
        yield at
        at = text.find(sought, at + 1)


def _agrees(text: str, start: int, end: int, before: str, after: str) -> bool:
    """Tell whether prefix and suffix stand against a passage, a space between them or not."""
    left = start - 1 if start and text[start - 1] == " " else start
    right = end + 1 if text[end : end + 1] == " " else end
    return text.endswith(before, 0, left) and text.startswith(after, right)


def _miss(folded: Folded, sought: str, cut: int) -> Anchor:
    """Say why a quotation is missing, with the passage to show."""
    # Seeking what is alike is loaded where a quotation is not in its text, which is seldom.
    from briefgen.corpus.nearest_passage import describe_passage, find_nearest

    if cut < 0:
        return Anchor("missing", nearest=find_nearest(folded, sought), reason="absent")
    whole = widen(folded, cut, cut + len(sought))
    nearest = whole and describe_passage(folded, *whole, sought)
    return Anchor("missing", nearest=nearest, reason="cut")
