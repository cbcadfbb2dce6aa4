"""Whether a part of a sentence begins with a subject of its own."""

from __future__ import annotations

from briefgen.language.wording.names import CAPITAL_NOUNS
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.units import is_insertion, is_verb_by_place, ranks_nothing

_BRACKETS = frozenset("()[]")


def begins_anew(passage: Passage, part: Stretch) -> bool:
    """Check whether a part begins with a subject of its own, not with a verb, a relative or a pronoun."""
    lists = passage.lists
    first = part.first
    joins = {t.first: t.last for t in passage.terms_in(part, "clauses")}
    if passage.words[first].key in lists["relatives"] or is_insertion(passage, part):
        return False
    if first in joins or passage.words[first].key in lists["conjunctions"]:
        first = joins.get(first, first + 1)
    if first >= part.last or not _BRACKETS.isdisjoint(passage.gap_before(first)):
        return False
    if first > part.first and (
        is_verb_by_place(passage, first) or ranks_nothing(passage, first) or _is_of_a_pair(passage, first)
    ):
        return False
    key = passage.words[first].key
    if key.endswith(tuple(lists["participle endings"])) or _is_participle(passage, part):
        return False  # "the men, declaring themselves in favour"
    silent = (
        lists["subjects"] | lists["pronouns"] | lists["prepositions"] | lists["empty"] | lists["ordinals"]
    )
    return not passage.is_number(first) and (
        key in lists["articles"] | lists["determiners"] or key not in silent
    )


def _is_participle(passage: Passage, part: Stretch) -> bool:
    """Check whether a part between commas begins with a participle: "currently priced at 49 euros"."""
    now = next((each for each in passage.find_entries("now") if each.first == part.first), None)
    first = min(now.last if now else part.first, part.last - 1)
    ended = passage.words[first].key.endswith(tuple(passage.lists["past endings"]))
    behind = passage.words[first + 1].key if first + 1 < part.last else ""
    return ended and "," in passage.gap_before(part.first) and behind in passage.lists["prepositions"]


def _is_of_a_pair(passage: Passage, at: int) -> bool:
    """Check whether a noun behind "and" ends what a preposition opens: in den Wochen und Monaten mit fünf."""
    prepositions = passage.lists["prepositions"]
    behind = passage.words[at + 1].key if at + 1 < len(passage.words) else ""
    before = range(max(at - _PAIR_SPAN, 0), at)
    joined = all("," not in passage.gap_before(each) for each in (*before[1:], at))
    opened = not prepositions.isdisjoint(passage.keys(Stretch(before.start, at - 2)))
    return passage.language in CAPITAL_NOUNS and joined and opened and behind in prepositions


_PAIR_SPAN = 5
"""Words before the second of two nouns in which their preposition is."""
