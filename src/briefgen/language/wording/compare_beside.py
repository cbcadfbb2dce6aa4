"""Whether a number stays beside the words that its evidence has beside it.

"The district lost 61 teachers and hired 25" supports nothing on 61 who were hired, and "four years in the
army and nine in prison" nothing on four in prison.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from briefgen.language.claims import Difference, Ordinal, Quantity
from briefgen.language.compare_quantities import measures_alike
from briefgen.language.found_once import found_once
from briefgen.language.read import read
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import token_at
from briefgen.language.wording.only_compared import is_only_compared
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.rival_values import find_home
from briefgen.language.wording.stems import stem
from briefgen.language.wording.subjects import subject_of

_BEFORE = 4
"""Words before a number among which the verb is that has it."""
_BEHIND = 4
"""Words behind a number among which its preposition is."""
_LONGEST_TAIL = 6
_VERB_LAST = frozenset({"hi", "ja", "ko", "tr", "fa"})
"""Languages in which a verb is behind the number that it has."""
_KINDS = frozenset({"count", "money", "share", "measure"})


class _Beside(Struct, frozen=True):
    """A number or a place in an order, with the words beside it."""

    number: Quantity | Ordinal
    at: int
    last: int
    head: str
    """Stem of the word that has it: lost, of "lost some 61 teachers"; empty for none."""
    tail: frozenset[str]
    """Stems of what follows it from a preposition on: in the army."""
    elliptic: bool
    """Whether the noun behind it is left out, or it follows "and" or a comma: and nine in prison."""


def beside_differs(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a number of a claim beside words that its evidence has beside another number; once."""
    theirs = _numbers(evidence)
    if len(theirs) < 2:
        return
    mine = _numbers(claim)
    words = claim.content(claim.whole)
    for each in mine:
        found = find_home(each, mine, theirs, _is_same, _is_alike)
        if found is None:
            continue
        home, rivals = found
        if is_only_compared(claim, evidence, home.at):
            continue
        taken = next(
            (
                other
                for other in rivals
                if _takes_verb(each, home, other, words, claim, evidence)
                or _takes_tail(each, home, other, words, evidence)
            ),
            None,
        )
        if taken is not None:
            place = Stretch(each.at, each.last)
            yield differ("subject", claim, place, evidence, Stretch(taken.at, taken.last), sure=False)
            return


def _is_same(beside: _Beside, of_other: _Beside) -> bool:
    one, other = beside.number, of_other.number
    if isinstance(one, Ordinal) or isinstance(other, Ordinal):
        return isinstance(one, Ordinal) and isinstance(other, Ordinal) and one.value == other.value
    mine, theirs = one.first, other.first
    return (mine.low, mine.high) == (theirs.low, theirs.high)


def _is_alike(beside: _Beside, of_other: _Beside) -> bool:
    one, other = beside.number, of_other.number
    if isinstance(one, Ordinal) or isinstance(other, Ordinal):
        return isinstance(one, Ordinal) and isinstance(other, Ordinal) and one.value != other.value
    bare = (
        any(q.first.kind == "count" for q in (one, other)) and {one.first.kind, other.first.kind} <= _COUNTED
    )
    return (bare or measures_alike(one, other)) and not _is_same(beside, of_other)


_COUNTED = frozenset({"count", "measure"})
"""A number may leave out its unit behind another: four years and nine in prison."""


def _takes_verb(
    mine: _Beside, home: _Beside, other: _Beside, words: frozenset[str], claim: Passage, evidence: Passage
) -> bool:
    """Check whether a claim gives a number to the verb that another number has."""
    verb = other.head
    planned = any(term.group == "modality" for term in claim.terms)
    if not verb or not home.head or home.head in {verb, *words} or planned:
        return False
    if verb != mine.head and verb != _verb_behind(claim, mine):
        return False
    subject = claim.content(subject_of(claim, claim.whole))
    known = mine.head != verb or subject <= evidence.content(evidence.whole)
    return known and _stems(evidence, evidence.whole).count(verb) == 1


def _takes_tail(
    mine: _Beside, home: _Beside, other: _Beside, words: frozenset[str], evidence: Passage
) -> bool:
    """Check whether a claim gives a number what is behind another, where one of the two is elliptic."""
    if not (home.elliptic or other.elliptic) or not home.tail or not other.tail:
        return False
    if _is_of(evidence, other) and not _is_of(evidence, home):
        return False  # the whole that the other number leaves out: a fifth was sold
    if _is_of(evidence, home) and home.last < other.at:
        return False  # what is behind the whole is behind its part, too: 640 of the 2,100 orchards
    own, taken = home.tail - other.tail, other.tail - home.tail
    said = mine.tail if isinstance(mine.number, Ordinal) else words
    once = _stems(evidence, evidence.whole)
    taken = frozenset(each for each in taken if once.count(each) == 1 and not each[0].isdigit())
    return bool(own) and own.isdisjoint(words) and bool(said & taken)


def _is_of(passage: Passage, number: _Beside) -> bool:
    """Check whether a number is one of a whole that follows it: half of the fleet."""
    if isinstance(number.number, Ordinal):
        return False
    behind = passage.words[number.last].key if number.last < len(passage.words) else ""
    return behind in passage.lists["of"]


def _stems(passage: Passage, part: Stretch) -> list[str]:
    return [stem(key, passage.language) for key in passage.keys(part)]


def _verb_behind(passage: Passage, beside: _Beside) -> str:
    """Return the stem of the verb of which a number is the subject: 61 teachers were hired."""
    clause = next(c for c in passage.clauses if c.has(beside.at))
    for at in range(beside.last, clause.last - 1):
        if passage.words[at].key in passage.lists["be"]:
            return stem(passage.words[at + 1].key, passage.language)
    return ""


@found_once
def _numbers(passage: Passage) -> tuple[_Beside, ...]:
    """List the numbers of a text, in order, with the words beside them."""
    reading = read(passage.text, passage.language)
    found = [q for q in reading.of(Quantity) if q.first.kind in _KINDS]
    places, ranks = (
        [(each, *_tokens_of(passage, each)) for each in numbers] for numbers in (found, reading.of(Ordinal))
    )
    return (*_with_words(passage, places), *_with_words(passage, ranks))


def _tokens_of(passage: Passage, number: Quantity | Ordinal) -> tuple[int, int]:
    most = len(passage.words)
    at = min(token_at(passage, number.start), most - 1)
    return at, max(at + 1, min(token_at(passage, number.end - 1) + 1, most))


def _with_words(passage: Passage, places: Sequence[tuple[Quantity | Ordinal, int, int]]) -> Iterator[_Beside]:
    starts = [at for _, at, _ in places]
    taken = {inside for _, at, last in places for inside in range(at, last)}
    for number, at, last in places:
        segment = next((s for s in passage.segments if s.has(at)), passage.whole)
        end = min([segment.last, last + _LONGEST_TAIL, *(s for s in starts if s >= last)])
        head = "" if isinstance(number, Ordinal) else _head(passage, at, segment, taken)
        tail, bare = _tail(passage, last, end, ranks=isinstance(number, Ordinal))
        opened = at == segment.first or passage.words[at - 1].key in passage.lists["conjunctions"]
        yield _Beside(number, at, last, head, tail, bare or (opened and at > 0))


def _head(passage: Passage, at: int, segment: Stretch, taken: set[int]) -> str:
    """Return the stem of the word that has a number: the nearest that means something of its own."""
    lists = passage.lists
    if passage.language in _VERB_LAST:
        return ""
    for before in range(at - 1, max(at - 1 - _BEFORE, segment.first - 1), -1):
        key = passage.words[before].key
        apart = (
            before in taken
            or passage.is_number(before)
            or key in lists["conjunctions"]
            or "," in passage.gap_before(before + 1)
        )
        if apart or not key[0].isalpha():
            return ""
        empty = key in lists["empty"] or key in lists["prepositions"] or key in lists["of a change"]
        empty = empty or key in words_of("any", "another between a qualifier and its number")
        if empty or _qualifies(passage, before):
            continue
        spoken = any(
            t.first == before for t in passage.terms if t.group in ("speech", "modality", "negation")
        )
        return "" if spoken else stem(key, passage.language)
    return ""


def _qualifies(passage: Passage, at: int) -> bool:
    """Check whether a word is part of a number's qualifier."""
    place = passage.words[at].start
    found = (q.qualified for q in read(passage.text, passage.language).of(Quantity))
    return any(first <= place < last for first, last in found)


def _tail(passage: Passage, last: int, end: int, *, ranks: bool) -> tuple[frozenset[str], bool]:
    """Return the stems from a preposition behind a number on, and whether it is right behind the number."""
    prepositions = passage.lists["prepositions"]
    near = range(last, min(last + _BEHIND, end))
    at = next((i for i in near if passage.words[i].key in prepositions), None)
    if at is None:
        return (passage.content(Stretch(last + 1, end)) if ranks and last + 1 < end else frozenset()), False
    return passage.content(Stretch(at, max(at, end))), at == last
