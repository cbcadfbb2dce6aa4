"""A superlative that is told as a denial: the worst fire, no fire was worse."""

from __future__ import annotations

from briefgen.language.wording.passage import Passage, Stretch

_REACH = 12
"""Words behind a denial among which the comparative is."""


def are_superlatives(one: Passage, other: Passage) -> bool:
    """Check whether one of two texts denies that anything is more than what the other calls the most."""
    return _denies_more(one, other) or _denies_more(other, one)


def _denies_more(denying: Passage, plain: Passage) -> bool:
    signs = {_sign(plain, part) for part in plain.find_entries("superlatives")}
    for term in denying.terms_in(denying.whole, "negation"):
        behind = Stretch(term.last, min(term.last + _REACH, len(denying.words)))
        for part in denying.find_entries("comparatives"):
            if behind.has(part.first) and _sign(denying, part) in signs:
                return True
    return False


def turns_superlative(denying: Passage, plain: Passage) -> bool:
    """Check whether one text denies the other way of what the other calls the most: less, of the largest."""
    signs = {_sign(plain, part) for part in plain.find_entries("superlatives")}
    denied = {_sign(denying, part) for part in denying.find_entries("comparatives")}
    return bool(signs and denied) and signs.isdisjoint(denied)


def _sign(passage: Passage, part: Stretch) -> int:
    """Return whether a comparison is upward, 1, or downward, -1."""
    return next((t.sign for t in passage.terms_in(part, "pairs") if t.sign), 1)
