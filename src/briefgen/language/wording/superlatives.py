"""A superlative that is told as a denial: the worst fire, no fire was worse."""

from __future__ import annotations

from briefgen.language.wording.passage import Passage, Stretch

_REACH = 12
"""Words behind a denial among which the comparative is."""


def are_superlatives(one: Passage, other: Passage) -> bool:
    """Check whether one of two texts denies that anything is more than what the other calls the most."""
    pairs = ((one, other), (other, one))
    return any(_denies_more(denying, plain) for denying, plain in pairs)


def _denies_more(denying: Passage, plain: Passage) -> bool:
    """Check whether a text denies a comparison on the side of another's superlative, or has "no other"."""
    signs = {_sign(plain, part) for part in plain.find_entries("superlatives")}
    comparatives = denying.find_entries("comparatives")
    compared = {_sign(denying, part) for part in comparatives}
    if signs and denying.find_entries("nothing beyond") and not (compared and signs.isdisjoint(compared)):
        return True
    for term in denying.terms_in(denying.whole, "negation"):
        behind = Stretch(term.last, min(term.last + _REACH, len(denying.words)))
        if any(behind.has(part.first) and _sign(denying, part) in signs for part in comparatives):
            return True
    return False


def _sign(passage: Passage, part: Stretch) -> int:
    """Return whether a comparison is upward, 1, or downward, -1."""
    return next((t.sign for t in passage.terms_in(part, "pairs") if t.sign), 1)
