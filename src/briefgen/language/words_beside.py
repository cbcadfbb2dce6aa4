"""Words beside two equal numbers that set them apart: 14 per 100,000, well below 900, down 11 points."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.bounds_in_words import Placed
from briefgen.language.claims import Respect
from briefgen.language.mere_of import comes_to_change
from briefgen.language.word_pattern import WordPattern

_PER_SO_MANY = WordPattern(r" (?:{before a number of a rate}) (?:{articles of amounts} )?\d")
_FAR = WordPattern(r"(?<!\w){far from a number}(?!\w)")
_UP, _DOWN = (WordPattern(rf"(?<!\w){{{name}}} $") for name in ("up before a change", "down before a change"))
_REACH = 12
"""Characters before a number in which "down" may be."""


def differs_beside(mine: Placed, theirs: Placed, *, plain: bool) -> Iterator[tuple[Respect, bool]]:
    """Yield in what the words beside two numbers differ, and whether surely.

    Flags: `plain` is whether the numbers themselves agree in all respects.
    """
    if _is_of_another_base(mine, theirs):
        yield "unit", True
    if plain and _is_far_from(mine, theirs):
        yield "qualifier", True
    if (plain and _is_set_other_way(mine, theirs)) or comes_to_change(mine, theirs):
        yield "direction", False


def _is_of_another_base(mine: Placed, theirs: Placed) -> bool:
    """Check whether a number in per cent is one per so many in the evidence: 14 per 100,000."""
    share, other = mine[0].first.kind == "share" and mine[0].in_digits, theirs[0].first.kind == "count"
    text = theirs[1].text.lower()
    return share and other and bool(_PER_SO_MANY.of(theirs[1].language).match(text, theirs[0].end))


def _is_far_from(mine: Placed, theirs: Placed) -> bool:
    """Check whether a claim sets what is nearly a number far from it: well below 900, of just under 900."""
    if theirs[0].bound not in ("nearly", "barely", "about", ""):
        return False
    start, end = mine[0].qualified
    bounded = mine[0].bound in ("above", "below") and end > start
    return bounded and bool(
        _FAR.of(mine[1].language).search(mine[1].text.lower(), max(0, start - _REACH), end)
    )


def _is_set_other_way(mine: Placed, theirs: Placed) -> bool:
    """Check whether a claim is more by what its evidence is down, or less by what that is up."""
    if not mine[0].than or theirs[0].than or theirs[0].role:
        return False
    start = theirs[0].qualified[0] or theirs[0].start
    ways = {"more": _DOWN, "less": _UP}
    text = theirs[1].text.lower()
    return bool(ways[mine[0].than].of(theirs[1].language).search(text, max(0, start - _REACH), start))
