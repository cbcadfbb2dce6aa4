"""Whether a claim exchanges a part and its whole: their numbers, or what is said of them.

"Fiji picked 26 sailors, 14 of them women" supports neither "picked 14 sailors" nor "26 women".
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from briefgen.language.claims import Difference, Quantity
from briefgen.language.found_once import found_once
from briefgen.language.read import read
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import token_at
from briefgen.language.wording.passage import Passage, Stretch

_COUNTS = frozenset({"count", "vague"})
_WHOLE_NEAR = 3
"""Words of a clause among which the number of "Of the 47 pumps" is."""


class _WholeAndPart(NamedTuple):
    """A number of a whole and that of a part, with what only the part is said to be."""

    whole: Quantity
    part: Quantity
    said_of_part: frozenset[str]
    """Stems of what is said of the part."""


def parts_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a number of a part that is given as that of the whole, or the reverse."""
    if claim.language != evidence.language:
        return
    counts = _counts(claim)
    words = claim.content(claim.whole)
    for found in _parts(evidence):
        part, whole = (
            [q for q in counts if q.first.low == each.first.low] for each in (found.part, found.whole)
        )
        if len(part) + len(whole) != 1 or not found.said_of_part or _denies(claim):
            continue
        mine = (part or whole)[0]
        at = token_at(claim, mine.start)
        of = any(key in claim.lists["of"] for key in claim.keys(Stretch(at, min(at + 2, len(claim.words)))))
        taken = (
            bool(part)
            and not of
            and not found.said_of_part & words
            and _counts_the_whole(mine, found, claim, evidence)
        )
        if taken or (whole and found.said_of_part & words and not _names_a_share(claim, at)):
            place = Stretch(token_at(evidence, found.part.start), token_at(evidence, found.part.end))
            yield differ("part-and-whole", claim, Stretch(at, at + 1), evidence, place, sure=False)
            return


def _names_a_share(claim: Passage, at: int) -> bool:
    """Check whether a claim says how much of a whole it is: most of the 37 violations."""
    sizes = [each for name in _SIZES for each in claim.find_entries(name)]
    return any(0 <= at - each.last <= 2 for each in sizes)


_SIZES = ("extent most", "extent some", "extent few")


def _denies(passage: Passage) -> bool:
    return any(t.group in ("negation", "denials") for t in passage.terms)


def _counts(passage: Passage) -> list[Quantity]:
    return [q for q in read(passage.text, passage.language).of(Quantity) if q.first.kind in _COUNTS]


def _counts_the_whole(mine: Quantity, found: _WholeAndPart, claim: Passage, evidence: Passage) -> bool:
    """Check whether the word behind a claim's number is the one behind the number of the whole."""
    behind, there = _words_behind(mine, claim), _words_behind(found.whole, evidence)
    return not behind.isdisjoint(there) and behind.isdisjoint(found.said_of_part)


def _words_behind(quantity: Quantity, passage: Passage) -> frozenset[str]:
    at = token_at(passage, quantity.end)
    return passage.content(Stretch(at, min(at + 2, len(passage.words))))


@found_once
def _parts(passage: Passage) -> list[_WholeAndPart]:
    """List the wholes and parts of a text: 26 sailors, 14 of them women; of the 47 pumps 16 are broken."""
    counts = _counts(passage)
    places = {place.first for place in passage.find_entries("of them")}
    found: list[_WholeAndPart] = []
    for whole, part in pairwise(counts):
        at = token_at(passage, part.end)
        is_part = at in places or _opens_with_whole(passage, whole)
        begin = token_at(passage, part.start)
        apart = any(entry.last == begin for entry in passage.find_entries("exceptions"))
        if is_part and not apart and part.first.low < whole.first.low and at < len(passage.words):
            ends = Stretch(at, _end_of_part(passage, at, counts))
            found.append(_WholeAndPart(whole, part, _words_of_part(passage, ends)))
    return found


def _opens_with_whole(passage: Passage, whole: Quantity) -> bool:
    """Check whether a clause begins with "Of the 47"."""
    at = token_at(passage, whole.start)
    clause = next((c for c in passage.clauses if c.has(at)), passage.whole)
    opens = passage.words[clause.first].key in passage.lists["of"]
    return opens and 0 < at - clause.first < _WHOLE_NEAR


def _end_of_part(passage: Passage, at: int, counts: list[Quantity]) -> int:
    """Return where what is said of a part ends: at a comma, or before another number."""
    clause = next(c for c in passage.clauses if c.has(at))
    numbers = {token_at(passage, q.start) for q in counts}
    end = at + 1
    while end < clause.last and end not in numbers and "," not in passage.gap_before(end):
        end += 1
    return end


def _words_of_part(passage: Passage, part: Stretch) -> frozenset[str]:
    """Return the stems of a part's words that are nowhere else in the text."""
    inside = passage.content(part)
    outside = passage.content(Stretch(0, part.first)) | passage.content(
        Stretch(part.last, len(passage.words))
    )
    return frozenset(word for word in inside - outside if not word[0].isdigit())
