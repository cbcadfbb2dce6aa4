"""Whether a value stays with the part of a sentence that has it: 8,000 by the police, 20,000 by the unions.

Three things show that a claim gives a value to another part. Its subject is that of another part, which has a
value of its own of the same kind, and nothing else that the claim says is in the value's own part. Or what is
right behind the value is behind another one there, and nothing of what is behind this one: 90 per cent copper
and 10 per cent tin. Or it has what follows another value by the same preposition: a fifth by value, a third
by weight. These count in a claim in other words, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from briefgen.language.claims import Claim, DateClaim, Difference, Ordinal, Quantity
from briefgen.language.compare_quantities import measures_alike
from briefgen.language.found_once import found_once
from briefgen.language.lazy import lazy
from briefgen.language.read import read
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.assertions import Assertion, find_assertions
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import token_at
from briefgen.language.wording.only_compared import is_only_compared
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.referring import names_before
from briefgen.language.wording.rival_values import find_home
from briefgen.language.wording.said_before import says_before
from briefgen.language.wording.subjects import subject_of

_KINDS = frozenset({"count", "money", "share", "measure", "multiple"})
_FEWEST = 2
_BREAK = lazy(r"[,;:(–—]")
_SENTENCE_END = lazy(r"[.!?。！？…](?:\W*\s|;|$)|\n")
_DATES = frozenset({"day", "month", "year", "season"})


class PlacedValue(Struct, frozen=True):
    """A number, a date or a place in an order, and where it is."""

    claim: Claim
    at: int
    last: int
    behind: frozenset[str]
    """Stems of the words behind it, up to the next value or part."""
    counted: frozenset[str]
    """Stems of the first of them, which may be what the next value counts, too."""
    named: bool
    """Whether it has a noun of its own right behind it, as far as is seen."""
    tails: Mapping[str, tuple[str, ...]]
    """Stems of the words behind each preposition behind it."""


def homes_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a value of a claim that its evidence has in another part than that which it speaks of; once."""
    theirs = values_of(evidence)
    if len(theirs) < _FEWEST or claim.find_entries("exceptions"):
        return
    mine = values_of(claim)
    for each in mine:
        found = find_home(each, mine, theirs, is_same, is_alike)
        if found is None:
            continue
        home, rivals = found
        rivals = [other for other in rivals if _in_one_sentence(evidence, home, other)]
        if is_only_compared(claim, evidence, home.at):
            continue
        for other in rivals:
            if any(shows(claim, each, evidence, home, other) for shows in _WAYS):
                place = Stretch(each.at, each.last)
                yield differ("subject", claim, place, evidence, Stretch(other.at, other.last), sure=False)
                return


def _has_subject_of(
    claim: Passage, mine: PlacedValue, evidence: Passage, home: PlacedValue, other: PlacedValue
) -> bool:
    """Check whether the subject of a claim is that of the part with another value, and nothing of its own."""
    assertions = find_assertions(evidence)
    own, away = (next((a for a in assertions if a.part.has(v.at)), None) for v in (home, other))
    if own is None or away is None or own is away or not own.kind or not away.kind:
        return False
    if own.kind in _OF_BOTH or away.kind in _OF_BOTH or _refers(evidence, own):
        return False
    if _is_row(evidence, own) != _is_row(evidence, away) or (
        says_before(claim, mine.claim, mine.at) and not _in_one_statement(evidence, home, other)
    ):
        return False
    if _has_values_of(claim, evidence, home, own.part, away.part):
        return False
    subject = subject_of(claim, claim.whole)
    if subject.last >= len(claim.words):
        return False
    subject = Stretch(subject.first, max(subject.first, min(subject.last, mine.at)))
    numeric = _numeric(evidence)
    theirs = evidence.content(away.subject) - evidence.content(own.part)
    places = (Stretch(at, at + 1) for at in range(*own.part) if at not in numeric)
    rest = frozenset[str]().union(*map(evidence.content, places)) - evidence.content(away.part)
    said = claim.content(claim.whole)
    return bool(claim.content(subject) & theirs) and bool(rest) and rest.isdisjoint(said)


@found_once
def _numeric(passage: Passage) -> frozenset[int]:
    """Return the tokens of values and of their qualifiers."""
    reading = read(passage.text, passage.language)
    spans = [(each.start, each.end) for each in reading.claims]
    spans += [q.qualified for q in reading.of(Quantity)]
    return frozenset(
        at for at, word in enumerate(passage.words) if any(start <= word.start < end for start, end in spans)
    )


def _has_values_of(claim: Passage, evidence: Passage, home: PlacedValue, own: Stretch, away: Stretch) -> bool:
    """Check whether a claim has a further value that its sentence has, and not that of another: in 2025."""
    if any(each.has(own.first) and each.has(away.first) for each in evidence.statements()):
        return False
    given, said = values_of(evidence), values_of(claim)
    theirs = [value for value in given if away.has(value.at)]
    further = [v for v in given if own.has(v.at) and v is not home and any(is_same(v, each) for each in said)]
    return any(not any(is_same(value, each) for each in theirs) for value in further)


def _is_row(passage: Passage, assertion: Assertion) -> bool:
    """Check whether a part has a label and its value only, as a line of a table: total: 235,000 tonnes."""
    return all(at in _numeric(passage) for at in range(assertion.subject.last, assertion.part.last))


_OF_BOTH = frozenset({"alone", "relative", "spoken"})


def _refers(evidence: Passage, assertion: Assertion) -> bool:
    """Check whether a subject stands for one before it, or has no words of its own."""
    return not evidence.content(assertion.subject) or bool(names_before(evidence, assertion.subject))


def _has_words_of(
    claim: Passage, mine: PlacedValue, evidence: Passage, home: PlacedValue, other: PlacedValue
) -> bool:
    """Check whether what is behind a value is behind another one in the evidence, and not behind its own."""
    if isinstance(mine.claim, DateClaim) or not _in_one_statement(evidence, home, other):
        return False
    if _follow_each_other(home.claim, other.claim) or any(
        isinstance(v.claim, Quantity) and v.claim.whole for v in (home, other)
    ):
        return False
    own, taken = home.behind - other.behind, other.behind - home.behind
    if other.at < home.at and not home.named:
        taken -= other.counted
    return (
        bool(own)
        and own.isdisjoint(claim.content(claim.whole))
        and bool(_once(taken, evidence) & mine.behind)
    )


def _follow_each_other(one: Claim, other: Claim) -> bool:
    """Check whether two places are next to each other in an order, mostly of one sort: a second plant."""
    return isinstance(one, Ordinal) and isinstance(other, Ordinal) and abs(one.value - other.value) == 1


def _has_tail_of(
    claim: Passage, _: PlacedValue, evidence: Passage, home: PlacedValue, other: PlacedValue
) -> bool:
    """Check whether a claim has what is behind another value by a preposition that its own has, too."""
    counts = isinstance(home.claim, Quantity) and home.claim.first.kind == "count"
    if counts or isinstance(home.claim, DateClaim) or not _in_one_statement(evidence, home, other):
        return False
    said = claim.content(claim.whole)
    for word in home.tails.keys() & other.tails.keys():
        own, taken = home.tails[word], other.tails[word]
        if 0 < len(taken) < len(own):
            own = own[:-1]  # in the upper house, in the lower
        rest = frozenset(own).difference(taken)
        if rest and rest.isdisjoint(said) and _once(frozenset(taken).difference(own), evidence) & said:
            return True
    return False


_WAYS = (_has_subject_of, _has_words_of, _has_tail_of)


def _once(stems: frozenset[str], passage: Passage) -> frozenset[str]:
    """Return the stems that a text has once, but for numbers."""
    words = _words(passage)
    return frozenset(each for each in stems if words.count(each) == 1 and not each[0].isdigit())


def _words(passage: Passage) -> list[str]:
    return [word for at in range(len(passage.words)) for word in passage.content(Stretch(at, at + 1))]


def _in_one_statement(passage: Passage, one: PlacedValue, other: PlacedValue) -> bool:
    return any(each.has(one.at) and each.has(other.at) for each in passage.statements())


def _in_one_sentence(passage: Passage, one: PlacedValue, other: PlacedValue) -> bool:
    """Check whether no sentence ends between two values: of another sentence anything may be said."""
    first, last = sorted((one.at, other.at))
    return not any(_SENTENCE_END.search(passage.gap_before(at)) for at in range(first + 1, last + 1))


def is_same(value: PlacedValue, of_other: PlacedValue) -> bool:
    """Check whether two values are one, be it with more or less of its unit or date."""
    one, other = value.claim, of_other.claim
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        mine, theirs = one.first, other.first
        alike = measures_alike(one, other) or "count" in (mine.kind, theirs.kind)
        return alike and (mine.low, mine.high) == (theirs.low, theirs.high)
    if isinstance(one, Ordinal) and isinstance(other, Ordinal):
        return one.value == other.value
    if isinstance(one, DateClaim) and isinstance(other, DateClaim):
        parts = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
        return all(mine == theirs or not mine or not theirs for mine, theirs in parts) and any(
            mine and theirs for mine, theirs in parts
        )
    return False


def is_alike(value: PlacedValue, of_other: PlacedValue) -> bool:
    """Check whether two values are of one kind, and not the same."""
    if is_same(value, of_other):
        return False
    one, other = value.claim, of_other.claim
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return measures_alike(one, other)
    if isinstance(one, DateClaim) and isinstance(other, DateClaim):
        return one.kind in _DATES and other.kind in _DATES
    return isinstance(one, Ordinal) and isinstance(other, Ordinal)


@found_once
def values_of(passage: Passage) -> tuple[PlacedValue, ...]:
    """List the values of a text, in order of place, each with the words behind it."""
    reading = read(passage.text, passage.language)
    numbers = [q for q in reading.of(Quantity) if q.first.kind in _KINDS]
    found = sorted((*numbers, *reading.of(Ordinal), *reading.of(DateClaim)), key=lambda each: each.start)
    places = [_tokens_of(passage, each) for each in found]
    values = []
    for n, (each, (at, last)) in enumerate(zip(found, places, strict=True)):
        following = places[n + 1][0] if n + 1 < len(places) else len(passage.words)
        segment = next((s for s in passage.segments if s.has(last - 1)), passage.whole)
        ends = (at for at in range(last, segment.last) if _BREAK.search(passage.gap_before(at)))
        behind = Stretch(last, max(last, min(following, segment.last, next(ends, following))))
        values.append(
            PlacedValue(
                each, at, last, passage.content(behind), *_nouns(passage, behind), _tails(passage, behind)
            )
        )
    return tuple(values)


def _nouns(passage: Passage, behind: Stretch) -> tuple[frozenset[str], bool]:
    """Return the words that a value may count, and whether a noun of its own is right behind it."""
    lists, found = passage.lists, set[str]()
    for at in range(*behind):
        key = passage.words[at].key
        if found and ((key in lists["prepositions"] and key not in lists["of"]) or _is_verb(passage, key)):
            break
        found |= passage.content(Stretch(at, at + 1))
    before_noun = lists["of"] | lists["articles"]
    first = next((key for key in passage.keys(behind) if key not in before_noun), "")
    no_noun = words_of("en", "ends of counted nouns") | words_of("en", "counted pronouns")
    no_noun |= words_of("en", "predicates behind a number")
    earlier = any(place.first == behind.first for place in passage.find_entries("earlier value"))
    named = passage.language == "en" and first not in ("", *no_noun) and not _is_verb(passage, first)
    named = named and not earlier  # 311 a year before
    return frozenset(found), named


def _is_verb(passage: Passage, key: str) -> bool:
    """Check whether a word is a verb by the lists or, in English, by its ending."""
    listed = key in passage.lists["past"] or key in passage.lists["verbs"]
    return listed or (passage.language == "en" and key.endswith("ed"))


def _tails(passage: Passage, behind: Stretch) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    word = ""
    for at in range(*behind):
        key = passage.words[at].key
        if key in passage.lists["prepositions"]:
            word = "" if key in passage.lists["of"] or key in found else key
            if word:
                found[word] = []
        elif word:
            found[word] += passage.content(Stretch(at, at + 1))
    return {word: tuple(stems) for word, stems in found.items() if stems}


def _tokens_of(passage: Passage, claim: Claim) -> Stretch:
    at = min(token_at(passage, claim.start), len(passage.words) - 1)
    last = next(
        (n for n in range(at, len(passage.words)) if passage.words[n].start >= claim.end), len(passage.words)
    )
    return Stretch(at, max(at + 1, last))
