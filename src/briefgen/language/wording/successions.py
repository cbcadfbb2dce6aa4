"""Who took the place of whom: Bolivia overtook Paraguay, so Paraguay is not the biggest grower."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from briefgen.language.wording.name_forms import is_named
from briefgen.language.wording.names import Name
from briefgen.language.wording.passage import Passage, Stretch

_MOST_BETWEEN = 3
"""Words between "succeeded" and the predecessor's name: Paul's old rival."""


class _Succession(NamedTuple):
    """Who took a place, and who had it before, in a text."""

    newcomer: Name
    predecessor: Name


def is_of_predecessor(claim: Passage, evidence: Passage) -> bool:
    """Check whether a claim speaks of the predecessor, who may hold the place "no longer"."""
    return _named_alone(claim, evidence) is not None


def _named_alone(claim: Passage, evidence: Passage) -> _Succession | None:
    """Find the succession of which a claim names the predecessor, and not the successor."""
    for found in _successions(evidence):
        named = [_is_in(name, claim, evidence) for name in found]
        if named == [False, True]:
            return found
    return None


def _is_in(name: Name, claim: Passage, evidence: Passage) -> bool:
    pairs = product((key for other in claim.names for key in other.keys), name.keys[-1:])
    return any(is_named(mine, (theirs,), claim.language, evidence.language) for mine, theirs in pairs)


def _successions(passage: Passage) -> Iterator[_Succession]:
    for verb in passage.find_entries("takes the place"):
        before = [name for name in passage.names if name.last <= verb.first]
        after = [n for n in passage.names if verb.last <= n.first <= verb.last + _MOST_BETWEEN]
        if not before or not after:
            continue
        auxiliary = passage.keys(Stretch(max(verb.first - 1, 0), verb.first))
        turned = not passage.lists["be"].isdisjoint(auxiliary)
        yield _Succession(after[0], before[-1]) if turned else _Succession(before[-1], after[0])
