"""Whether what came first in a claim came first in its evidence: the appeal before the ban, not after it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from briefgen.language.claims import Difference
from briefgen.language.found_once import found_once
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import thing_marks, value_marks
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.split_events import split_between
from briefgen.language.wording.units import read_units
from briefgen.language.wording.word_lists import Term

_DENYING = ("negation", "denials", "no negation")
_OBJECT_FIRST = frozenset({"hi", "ja", "ko", "tr", "zh"})
"""Languages in which what something is before or after stands before that word."""
_SUBJECT = 4
"""For so many words that have changed sides, one may be on its own: the subject of both events."""
_KNOWN_ACROSS = frozenset({"open", "begin", "win", "rise", "arrest", "approve", "enter", "appoint", "buy"})
"""Pairs by which an event is known in two languages."""


class _Sequence(Struct, frozen=True):
    """Two events, of which the first came first."""

    first: Stretch
    second: Stretch
    words: Stretch
    """The words that tell the order."""


def sequence_differs(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report two events in the other order than in the evidence; once."""
    for mine, theirs, kept in told_by_both(claim, evidence):
        if not kept:
            yield differ("time-order", claim, mine.words, evidence, theirs.words, sure=False)
        return


def keeps_sequence(difference: Difference, claim: Passage, evidence: Passage) -> bool:
    """Check whether "after" for "before" tells the same order: B after A, A before B."""
    told = next(told_by_both(claim, evidence), None) if difference.respect == "direction" else None
    if told is None or not told[2]:
        return False
    return claim.words[told[0].words.first].start == difference.start


def told_by_both(claim: Passage, evidence: Passage) -> Iterator[tuple[_Sequence, _Sequence, bool]]:
    """Yield the order of two events in both texts, and whether it is the same; the same first."""
    across = claim.language != evidence.language
    theirs = [*_sequences(evidence), *_dated(evidence, across=across)] if _may_tell(claim) else []
    mine = _sequence_beside(claim, evidence, theirs, across=across) if theirs else None
    if mine is None:
        return
    own = _own_words(claim, mine, across=across)
    turned: list[_Sequence] = []
    for each in theirs:
        first, second = _own_words(evidence, each, across=across)
        kept = (own[0] & first, own[1] & second)
        moved = (own[0] & second, own[1] & first)
        if all(kept):
            yield mine, each, True
        few = len(kept[0]) + len(kept[1]) <= (len(moved[0]) + len(moved[1])) // _SUBJECT
        if all(moved) and (across or few):
            turned.append(each)
    yield from ((mine, each, False) for each in turned)


def _may_tell(claim: Passage) -> bool:
    return len(_sequences(claim)) == 1 or _opening(claim) is not None


def _sequence_beside(
    claim: Passage, evidence: Passage, theirs: list[_Sequence], *, across: bool
) -> _Sequence | None:
    """Return the one order that a claim tells; of "after A B" by what its evidence has as two events."""
    opening = None if across else _opening(claim)
    if opening is None:
        return next(iter(_sequences(claim)), None)
    behind = Stretch(opening.last, claim.clauses[0].last)
    for each in theirs:
        cut = split_between(claim, behind, *_own_words(evidence, each, across=False))
        if cut is not None:
            parts = (Stretch(cut, behind.last), Stretch(behind.first, cut))
            return _Sequence(
                *(parts if opening.sign > 0 else parts[::-1]), Stretch(opening.first, opening.last)
            )
    return None


def _opening(claim: Passage) -> Term | None:
    """Return the word of order of a claim that opens with an event, without a comma behind that."""
    terms = [t for t in claim.terms_in(claim.whole, "pairs") if t.name == "before"]
    if len(terms) != 1 or len(claim.segments) > 1 or claim.terms_in(claim.whole, *_DENYING):
        return None
    before = Stretch(0, terms[0].first)
    return None if _words(claim, before, across=False) or _is_adverb(claim, terms[0].last) else terms[0]


def _own_words(
    passage: Passage, sequence: _Sequence, *, across: bool
) -> tuple[frozenset[str], frozenset[str]]:
    """Return what only the one event is told by, and what only the other."""
    first, second = (_words(passage, part, across=across) for part in (sequence.first, sequence.second))
    return first - second, second - first


def _words(passage: Passage, part: Stretch, *, across: bool) -> frozenset[str]:
    if across:
        things = {m.key for m in thing_marks(passage) if part.has(m.at) and m.kind not in ("when", "period")}
        pairs = {f"{t.name} {t.sign}" for t in passage.terms_in(part, "pairs") if t.name in _KNOWN_ACROSS}
        return frozenset(things | pairs)
    valued = {at for mark in value_marks(passage) for at in range(mark.at, mark.last)}
    lengths = passage.lists["lengths of time"]  # three weeks before, a month after
    valued |= {at for at in range(*part) if passage.words[at].key in lengths}
    places = (at for at in range(part.first, part.last) if at not in valued)
    return frozenset().union(*(passage.content(Stretch(at, at + 1)) for at in places))


@found_once
def _sequences(passage: Passage) -> list[_Sequence]:
    """List the orders that a text tells; none of a part that denies something."""
    found: list[_Sequence] = []
    for statement in _without_contrast(passage):
        if passage.terms_in(statement, *_DENYING):
            continue
        found += (several := _by_several(passage, statement))
        if several:
            continue
        told = _first_then(passage, statement) or _on_condition(passage, statement)
        told = told or _by_word(passage, statement)
        told = _resolved(passage, told, found) if told else _by_adverb(passage, statement)
        if told is not None:
            found.append(told)
    return found


def _without_contrast(passage: Passage) -> list[Stretch]:
    """List the statements, each up to what it sets apart at its end: before the audit, not after it."""
    ends = {each.last: each.first for each in passage.contrasts}
    cut = (Stretch(each.first, ends.get(each.last, each.last)) for each in passage.statements())
    return [each for each in cut if each.first < each.last]


def _by_several(passage: Passage, statement: Stretch) -> list[_Sequence]:
    """Read "A after B, before C", where a comma parts what each word of order joins to A."""
    terms = [t for t in passage.terms_in(statement, "pairs") if t.name == "before"]
    segments = [next(s for s in passage.segments if s.has(t.first)) for t in terms]
    main = Stretch(statement.first, terms[0].first if terms else statement.first)
    apart = len(terms) > 1 and len({s.first for s in segments}) == len(terms)
    if not apart or not passage.content(main) or passage.language in _OBJECT_FIRST:
        return []
    found = []
    for term, segment in zip(terms, segments, strict=True):
        other, words = Stretch(term.last, segment.last), Stretch(term.first, term.last)
        if other.first < other.last and not _is_adverb(passage, term.last):
            found.append(_Sequence(*((main, other) if term.sign > 0 else (other, main)), words))
    return found


def _on_condition(passage: Passage, statement: Stretch) -> _Sequence | None:
    """Read "A only if B first", "A only after B"."""
    opens = next((e for e in passage.find_entries("only after") if statement.has(e.first)), None)
    if opens is None or opens.first == statement.first:
        return None
    first = Stretch(opens.last, statement.last)
    return (
        _Sequence(first, Stretch(statement.first, opens.first), opens) if first.last > first.first else None
    )


def _by_adverb(passage: Passage, statement: Stretch) -> _Sequence | None:
    """Read "A; B the day after", "A, and a week later B"."""
    begin = max((part.first for part in passage.statements() if part.first < statement.first), default=0)
    for segment in passage.segments:
        if not statement.has(segment.first) or segment.first == 0:
            continue
        found = _adverb(passage, segment)
        before = Stretch(begin if segment.first == statement.first else statement.first, segment.first)
        if found is not None and not passage.terms_in(before, *_DENYING):
            words, sign = found
            return _Sequence(segment, before, words) if sign > 0 else _Sequence(before, segment, words)
    return None


def _adverb(passage: Passage, segment: Stretch) -> tuple[Stretch, int] | None:
    """Find what puts all of a part before or after what was told: the day after, a week later, previously."""
    for term in passage.terms_in(segment, "pairs"):
        if term.name == "before" and term.last == segment.last and _follows_length(passage, term.first):
            return Stretch(term.first, term.last), term.sign
    for name, sign in (("later in time", -1), ("earlier in time", 1)):
        for place in passage.find_entries(name):
            ends = place.last == segment.last or place.first - segment.first <= _OPENING
            if segment.has(place.first) and ends and not _is_compared(passage, place.last):
                return place, sign
    return None


_OPENING = 3
"""Words that a part opens with, among which an adverb dates all of it: and a week later."""


def _follows_length(passage: Passage, at: int) -> bool:
    """Check whether a length of time is right before a word: the day after, two weeks before."""
    return at > 0 and passage.words[at - 1].key in passage.lists["lengths of time"]


def _is_compared(passage: Passage, at: int) -> bool:
    """Check whether "later" or "earlier" goes on: later than, later this year, earlier in May."""
    behind = passage.words[at].key if at < len(passage.words) else ""
    return behind in passage.lists["behind another later"]


def _first_then(passage: Passage, statement: Stretch) -> _Sequence | None:
    """Read "first A, then B", "A first, B two days later"."""
    opens = next((e for e in passage.find_entries("first in time") if statement.has(e.first)), None)
    if opens is None:
        return None
    then = next(
        (e for e in passage.find_entries("then in time") if opens.last <= e.first < statement.last), None
    )
    if then is None:
        return None
    segment = next(s for s in passage.segments if s.has(then.first))
    if then.last == segment.last and opens.last <= segment.first < then.first:
        first, second = Stretch(statement.first, segment.first), Stretch(segment.first, then.first)
        return _Sequence(first, second, Stretch(then.first, then.last))
    first, second = Stretch(statement.first, then.first), Stretch(then.last, statement.last)
    return _Sequence(first, second, Stretch(opens.first, then.last))


def _by_word(passage: Passage, statement: Stretch) -> _Sequence | None:
    """Read "A before B", "after B, A", where one word alone tells the order."""
    terms = [t for t in passage.terms_in(statement, "pairs") if t.name == "before"]
    if len(terms) != 1:
        return None
    term = terms[0]
    before, behind = Stretch(statement.first, term.first), Stretch(term.last, statement.last)
    if passage.language in _OBJECT_FIRST:
        main, other = behind, before
    elif _words(passage, before, across=False):
        main, other = before, behind
    else:
        end = next(s.last for s in passage.segments if s.has(term.first))
        main, other = Stretch(end, statement.last), Stretch(term.last, end)
    if main.first >= main.last or other.first >= other.last or _is_adverb(passage, term.last):
        return None
    words = Stretch(term.first, term.last)
    return _Sequence(main, other, words) if term.sign > 0 else _Sequence(other, main, words)


def _is_adverb(passage: Passage, behind: int) -> bool:
    """Check whether nothing is joined by a word of order: the year before, and the most ever."""
    return (
        passage.language not in _OBJECT_FIRST
        and behind < len(passage.words)
        and passage.words[behind].key in passage.lists["conjunctions"]
    )


def _dated(passage: Passage, *, across: bool) -> list[_Sequence]:
    """List the orders that dates with a year tell: completed in 1978 and tested in 1983."""
    units = [(_date(passage, unit.part), unit.part) for unit in read_units(passage, across=across)]
    found: list[_Sequence] = []
    for (one, first), (two, second) in pairwise(each for each in units if each[0]):
        if one[0] == two[0] and (not (one[1] and two[1]) or one[1] == two[1]):
            continue
        parts = (first, second) if one < two else (second, first)
        found.append(_Sequence(*parts, Stretch(first.first, second.last)))
    return found


def _date(passage: Passage, part: Stretch) -> tuple[int, ...]:
    """Return the year and the month, or 0, of the one date of a part; nothing for another part."""
    marks = [mark for mark in value_marks(passage) if part.has(mark.at)]
    years, months = ([int(m.key) for m in marks if m.kind == kind] for kind in ("year", "month"))
    return (years[0], months[0] if months else 0) if len(years) == 1 and len(months) <= 1 else ()


def _resolved(passage: Passage, told: _Sequence, before: list[_Sequence]) -> _Sequence:
    """Let "it" stand for what the order before ends with, or begins: three days before the vote; after it."""
    if not before:
        return told
    last = before[-1]
    at = max((last.first, last.second), key=lambda part: part.first)
    sides = [at if _is_pronoun(passage, part) else part for part in (told.first, told.second)]
    return _Sequence(sides[0], sides[1], told.words)


def _is_pronoun(passage: Passage, part: Stretch) -> bool:
    return not passage.content(part) and not passage.lists["pronouns"].isdisjoint(passage.keys(part))
