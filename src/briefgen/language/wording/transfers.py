"""Who gives something to whom: a text that takes the giver of its evidence for the receiver."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from briefgen.language.claims import Difference
from briefgen.language.wording.differ import differ
from briefgen.language.wording.passage import Passage, Stretch

_NEAR = 3
"""Words behind a verb up to whom something is given: gave Kim a car."""
STATES = (1, -1, 4)
"""Signs of what names a state: its name, a city, and a word for what is of it."""
CODE = 2
"""Letters of the code of a state; a city that is no capital has more behind them."""


class Transfer(Struct, frozen=True):
    """Someone who gives, and someone who receives, each by a name that all forms of it have."""

    giver: str
    receiver: str
    part: Stretch
    """The words from the one to the other."""


def turned_transfers(claim: Passage, texts: Sequence[Passage]) -> Iterator[Difference]:
    """Yield where a claim has one give to another what some texts say the other, or somebody else, gave.

    Somebody else counts where both are names, for one speaks of a state by its head, and where no text has
    the one of the claim.
    """
    mine = list(find_transfers(claim))
    if not mine:
        return
    theirs = [(text, each) for text in texts if text.known for each in find_transfers(text)]
    said = {(each.giver, each.receiver) for _, each in theirs}
    for transfer in mine:
        turned = (transfer.receiver, transfer.giver)
        found = next((pair for pair in theirs if (pair[1].giver, pair[1].receiver) == turned), None)
        found = found or next((pair for pair in theirs if _is_from_another(transfer, pair[1], texts)), None)
        if found and (transfer.giver, transfer.receiver) not in said:
            yield differ("subject", claim, transfer.part, found[0], found[1].part, sure=False)


def _is_from_another(mine: Transfer, theirs: Transfer, texts: Sequence[Passage]) -> bool:
    """Check whether somebody else gives to the same one, and no text has the giver of a claim."""
    if mine.receiver != theirs.receiver or any(name.isupper() for name in (mine.giver, theirs.giver)):
        return False
    return not any(word.key == mine.giver for text in texts for word in text.words)


def find_transfers(passage: Passage) -> Iterator[Transfer]:
    """Yield who gives something to whom in a text, where the verb is active and both are named."""
    if not passage.known:
        return
    giving, getting = passage.lists["verbs of giving"], passage.lists["verbs of getting"]
    for clause in passage.clauses:
        for at in range(clause.first + 1, clause.last):
            key = passage.words[at].key
            if (key not in giving and key not in getting) or passage.words[at - 1].key in passage.lists["be"]:
                continue
            before = named_in(passage, Stretch(clause.first, at))
            behind = named_in(passage, Stretch(at + 1, clause.last))
            other = next((each for each in behind if _is_other(passage, at, each[1], to=key in giving)), None)
            if before and other and before[-1][0] != other[0]:
                part = Stretch(before[-1][1].first, other[1].last)
                names = (before[-1][0], other[0])
                yield Transfer(*(names if key in giving else names[::-1]), part)


def _is_other(passage: Passage, verb: int, name: Stretch, *, to: bool) -> bool:
    """Check whether a name behind a verb is that of whom something is given, or from whom it comes.

    What is sent "to aid Russia" is given to Russia.
    """
    before = passage.words[name.first - 1].key
    if not to:
        return before == "from"
    aim = passage.words[name.first - 2].key if name.first > verb + 2 else ""
    return "to" in (before, aim) or (
        name.first <= verb + _NEAR and before not in passage.lists["prepositions"]
    )


def named_in(passage: Passage, part: Stretch) -> list[tuple[str, Stretch]]:
    """List the states and names in some words, in order: a state by its code, another by its last word."""
    places = [place for place in passage.places if place.sign in STATES and part.has(place.first)]
    located = {at for place in places for at in range(place.first, place.last)}
    found = [(place.name[:CODE], Stretch(place.first, place.last)) for place in places]
    calendar = passage.lists["calendar"]
    found += (
        (name.keys[-1], Stretch(name.first, name.last))
        for name in passage.names
        if part.has(name.first) and name.first not in located and not calendar.issuperset(name.keys)
    )
    return sorted(found, key=lambda each: each[1])
