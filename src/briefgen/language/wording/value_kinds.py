"""Kinds of the numbers of a text: present value, earlier value, target, change.

Also whether a number rises or falls, by the words nearest to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from briefgen.language.claims import Quantity
from briefgen.language.compare_quantities import measures_alike
from briefgen.language.found_once import found_once
from briefgen.language.measures import to_base
from briefgen.language.read import read
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.marks import Mark, token_at, value_marks
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.senses import read_sense, term_words
from briefgen.language.wording.stems import stem
from briefgen.language.wording.units import Owner, read_units
from briefgen.language.wording.word_lists import Term

KINDS = ("earlier value", "aimed value")
"""Lists of words that mark an earlier value or a target."""
_DIFFERENCE = "difference"
_MOVES = frozenset({"rise", "more"})
"""Pairs whose words say that something changes."""
_BEFORE = 3
"""Words before a number in which "from" or "against" may be: frente a los."""
_REACH = 7
"""Words between a number and the word that says where it goes."""
_UP, _DOWN = "up behind a number", "down behind a number"
_BESIDE = 4
"""Words behind a number in which English "up" and "lower" belong to it: 2.4 per cent up."""


class Value(NamedTuple):
    """A number of a text, and its kind."""

    quantity: Quantity
    part: Stretch
    """The part of the sentence that it is in."""
    kind: str
    """The list of words that mark it, or "difference"; empty for a present value."""
    why: Stretch
    """The words that mark it."""


@found_once
def read_values(passage: Passage, *, across: bool) -> tuple[Value, ...]:
    """List the numbers of a text whose kind can be read."""
    marked = {name: passage.find_entries(name) for name in KINDS}
    marked["earlier value"] = [*marked["earlier value"], *_before_events(passage)]
    phrases = [place for places in marked.values() for place in places]
    spans = [(passage.words[p.first].start, passage.words[p.last - 1].end) for p in phrases]
    quantities = [
        q
        for q in read(passage.text, passage.language).of(Quantity)
        if not any(begin <= q.start < end for begin, end in spans)  # the "a year" of "a year earlier"
    ]
    found: list[Value] = []
    for unit in read_units(passage, across=across):
        found += _values_of(passage, unit, quantities, marked)
    return tuple(found)


def _before_events(passage: Passage) -> list[Stretch]:
    """Find what makes a value one of earlier: before the war; not before May, and not what is planned."""
    if any(t.group == "modality" for t in passage.terms):
        return []
    found = [*passage.find_entries("before an event"), *passage.find_entries("behind an event")]
    dated = {at for mark in value_marks(passage) for at in range(mark.at, mark.last)}
    behind = passage.lists["behind an event"]
    return [
        part
        for part in found
        if (part.first - 1 if behind else part.last) not in dated
        and 0 <= (part.first - 1 if behind else part.last) < len(passage.words)
    ]


def _values_of(
    passage: Passage, unit: Owner, quantities: list[Quantity], marked: dict[str, list[Stretch]]
) -> Iterator[Value]:
    part = unit.part
    begin, end = passage.words[part.first].start, passage.words[part.last - 1].end
    inside = [q for q in quantities if begin <= q.start < end]
    compared = {q: word for q in inside if (word := _compared_with(passage, q, quantities))}
    changes = {q for q in inside if q.than or _is_before_result(passage, q, inside)}
    taken = {at for places in marked.values() for each in places for at in range(each.first, each.last)}
    pairs = (t for t in passage.terms_in(part, "pairs") if t.first not in taken)
    moved = any(t.name in _MOVES for t in pairs)
    there = [(name, place) for name, places in marked.items() for place in places if part.has(place.first)]
    for quantity in inside:
        if quantity in compared:
            phrase = next((place for name, place in there if name == "earlier value"), None)
            yield Value(quantity, part, "earlier value", phrase or compared[quantity])
        elif quantity in changes:
            yield Value(quantity, part, _DIFFERENCE, part)
        elif compared or changes:
            yield Value(quantity, part, "", part)
    if len(inside) == 1 and not compared and not changes and not (there and moved):
        name, why = there[0] if there else ("", part)
        yield Value(inside[0], part, name, why)


def _is_before_result(passage: Passage, quantity: Quantity, others: list[Quantity]) -> bool:
    """Check whether a number is by how much something rose to another: rose 40 cm to reach 5.2 m."""
    reached = [q for q in others if q.role == "to" and q.start > quantity.start]
    if quantity.role or not any(measures_alike(quantity, q) for q in reached):
        return False
    at = token_at(passage, quantity.start)
    return any(t.group == "pairs" and t.name == "rise" and t.last <= at for t in passage.terms)


def _compared_with(passage: Passage, quantity: Quantity, others: list[Quantity]) -> Stretch | None:
    """Find the word that sets a number against another of its kind: down from 80, after 5.8 per cent."""
    if quantity.than or to_base(quantity.first.low, quantity.first.unit)[0] in ("time", "months"):
        return None
    at = token_at(passage, quantity.start)
    moved = any(t.group == "pairs" and t.name in ("rise", "more") for t in passage.terms)
    before = set(passage.keys(Stretch(max(0, at - _BEFORE), at)))
    moved = moved or not before.isdisjoint(words_of("en", _UP) | words_of("en", _DOWN))  # up from seven
    words = passage.lists["compared by"] | (
        passage.lists["from"] if quantity.role == "from" and moved else set()
    )
    near = range(at - 1, max(at - 1 - _BEFORE, -1), -1)
    found = next((i for i in near if passage.words[i].key in words), None)
    if found is None:
        return None
    fits = all(
        key in passage.lists["articles"] or key in passage.lists["empty"]
        for key in passage.keys(Stretch(found + 1, at))
    )
    plain = (o for o in others if o is not quantity and o.role != "from" and is_like(o, quantity))
    alike = fits and any(_counts_alike(passage, quantity, other) for other in plain)
    return Stretch(found, found + 1) if alike else None


def is_like(one: Quantity, other: Quantity) -> bool:
    """Check whether two numbers of a text can be compared; one may leave out its unit."""
    bare = any(q.first.kind == "count" and not q.noun for q in (one, other))
    return bare or measures_alike(one, other)


def _counts_alike(passage: Passage, quantity: Quantity, other: Quantity) -> bool:
    """Check whether a number counts what another does, by the word behind each, or nothing that is named."""
    if "count" not in (quantity.first.kind, other.first.kind) or quantity.first.kind != other.first.kind:
        return True
    if set(quantity.noun) & set(other.noun):
        return True
    behind, there = (_word_behind(passage, q) for q in (quantity, other))
    silent = not behind or behind in passage.lists["prepositions"] | passage.lists["empty"]
    listed = any(place.first == token_at(passage, quantity.end) for place in passage.find_entries(KINDS[0]))
    return silent or listed or stem(behind, passage.language) == stem(there, passage.language)


def _word_behind(passage: Passage, quantity: Quantity) -> str:
    """Return the word behind a number, in its own part of the sentence."""
    at = token_at(passage, quantity.end)
    if at >= len(passage.words) or any(mark in passage.gap_before(at) for mark in ",;.:"):
        return ""
    return passage.words[at].key


def move_of(passage: Passage, mark: Mark) -> Term | None:
    """Find the word nearest to a number that says whether it rises or falls; none in a clause that denies."""
    near = _around(passage, mark)
    if read_sense(passage, near).denies():
        return None
    moves = (t for t in passage.terms_in(near, "pairs") if t.name == "rise")
    found = [t for t in moves if passage.words[t.first].key not in words_of("en", "no moves")]
    found += _english_moves(passage, mark, near)
    weak = passage.lists["weak sides"] | passage.lists["nouns of moves"]
    found = [
        t for t in found if term_words(passage, t) not in weak
    ] or found  # lowered its forecast of growth
    signs = {term.sign for term in found}
    return min(found, key=lambda t: abs(t.first - mark.at)) if len(signs) == 1 else None


def says_a_move(passage: Passage) -> bool:
    """Check whether a text has any word that says that a number rises or falls."""
    if passage.language in ("zh", "ja") or any(
        t.name == "rise" and t.group == "pairs" for t in passage.terms
    ):
        return True
    return passage.language == "en" and not (words_of("en", _UP) | words_of("en", _DOWN)).isdisjoint(
        passage.keys(passage.whole)
    )


def unchanged_at(passage: Passage, mark: Mark) -> Stretch | None:
    """Find the words by which a number stays what it is: held at 5 per cent, left unchanged."""
    near = _around(passage, mark)
    return next((part for part in passage.find_entries("unchanged") if near.has(part.last - 1)), None)


def _around(passage: Passage, mark: Mark) -> Stretch:
    """Return the words that may say whether a number rises or falls: those near it, up to the next one."""
    segment = next((s for s in passage.segments if s.has(mark.at)), passage.whole)
    numbers = [m for m in value_marks(passage) if m.kind == "number"]
    origin = _start_of_move(passage, mark)
    others = [m for m in numbers if not m.at <= mark.at < m.last and m.at != origin]
    first = max([m.last for m in others if m.last <= mark.at], default=0)
    last = min([m.at for m in others if m.at >= mark.last], default=len(passage.words))
    return Stretch(max(segment.first, first, mark.at - _REACH), min(segment.last, last, mark.last + _REACH))


def _start_of_move(passage: Passage, mark: Mark) -> int:
    """Return where the number is from which something moves to another: from 1.1 to 1.6; -1 for none."""
    quantities = read(passage.text, passage.language).of(Quantity)
    for one, two in pairwise(quantities):
        if two.role == "to" and one.role == "from" and token_at(passage, two.start) == mark.at:
            return token_at(passage, one.start)
    return -1


def _english_moves(passage: Passage, mark: Mark, near: Stretch) -> Iterator[Term]:
    if passage.language != "en":
        return
    for at in range(mark.last, min(mark.last + _BESIDE, near.last)):
        key = passage.words[at].key
        if key in words_of("en", _UP) or key in words_of("en", _DOWN):
            yield Term(at, at + 1, "pairs", "rise", 1 if key in words_of("en", _UP) else -1)
            return
