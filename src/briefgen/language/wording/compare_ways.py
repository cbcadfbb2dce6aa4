"""Whether a claim turns a way round: from Basra to Mosul, from Mosul to Basra; from roads to schools."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefgen.language.claims import Difference
from briefgen.language.found_once import found_once
from briefgen.language.wording.differ import differ
from briefgen.language.wording.meant import Meant, meant_by
from briefgen.language.wording.passage import Passage, Stretch

_FROM, _TO = "from of a way", "to of a way"
_APART = 5
"""Words from "from" to "to" at most, and from a verb to the first of them."""
_NEAR = 3
"""Words behind "from" among which its place is."""


class _Way(NamedTuple):
    """Where something comes from and where it goes."""

    start: Meant
    end: Meant
    done: frozenset[str]
    """Stems of the words before it, among which its verb is."""
    place: Stretch


def ways_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report what goes from B to A where the evidence has it go from A to B; once."""
    mine, theirs = _ways(claim), _ways(evidence)
    if not mine or not theirs or any(t.group in _DENYING for p in (claim, evidence) for t in p.terms):
        return
    same = claim.language == evidence.language
    for way in mine:
        if any(way.start & other.start or way.end & other.end for other in theirs):
            continue
        turned = (other for other in theirs if way.start & other.end and way.end & other.start)
        found = next((other for other in turned if not same or way.done & other.done), None)
        if found:
            yield differ("direction", claim, way.place, evidence, found.place, sure=False)
            return


_DENYING = ("negation", "denials")


@found_once
def _ways(passage: Passage) -> tuple[_Way, ...]:
    """List the ways that a text tells; not those that lead both ways: the road from A to B."""
    found = []
    opens, closes = passage.lists[_FROM], passage.lists[_TO]
    for segment in passage.segments:
        keys = {at: passage.words[at].key for at in range(*segment)}
        for start in (at for at, key in keys.items() if key in opens):
            ends = [at for at, key in keys.items() if key in closes and 1 < abs(at - start) <= _APART]
            end = min(ends, key=lambda at: (at < start, abs(at - start)), default=None)
            if end is None or _is_both_ways(passage, min(start, end)):
                continue
            begin, goal = (_place_behind(passage, at, segment.last) for at in (start, end))
            if begin and goal and begin.isdisjoint(goal):
                first = min(start, end)
                before = Stretch(max(segment.first, first - _APART), first)
                place = Stretch(first, min(max(start, end) + _NEAR, segment.last))
                found.append(_Way(begin, goal, passage.content(before), place))
    return tuple(found)


def _is_both_ways(passage: Passage, at: int) -> bool:
    """Check whether what is before a way tells of no move: a road, a line that runs from A to B."""
    return any(each.last in (at - 1, at) for each in passage.find_entries("both ways"))


def _place_behind(passage: Passage, at: int, last: int) -> Meant:
    """Return what the first word behind "from" or "to" that means something does, with all of a name."""
    meant = meant_by(passage)
    behind = range(at + 1, min(at + 1 + _NEAR, last))
    return next((meant[each] for each in behind if meant[each]), frozenset())
