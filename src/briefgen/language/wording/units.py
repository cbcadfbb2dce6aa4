"""The parts of a sentence that have a value each, and what each of them speaks of."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from briefgen.language.folded import word_set
from briefgen.language.found_once import found_once
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.marks import Mark, thing_marks, value_marks
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.referring import names_before
from briefgen.language.wording.subjects import subject_of

BELONGING = word_set("rise begin north east import buy win open approve male arrest public urban civil alive")
"""Pairs whose sides belong to one of two things: what rose, and what fell."""
_ACROSS = frozenset({"rise", "begin", "import", "male", "alive", "north", "east", "arrest"})
"""Those of them that are known in all languages."""
_NOUNS = frozenset({"civil", "male", "public", "urban", "north", "east", "alive", "majority", "surplus"})
"""Pairs whose words are no verbs."""
_OPENING_WORDS = 5
_LONGEST_PLACE = 7
"""Words of the place that a part begins with, at most."""
_TIMES = frozenset({"day", "month", "year", "weekday", "when"})


class Owner(Struct, frozen=True):
    """A part of the evidence that has a value of its own."""

    part: Stretch
    marks: frozenset[tuple[str, str]]
    reporting: frozenset[tuple[str, str]]
    """Those of its marks that only say who reports it: the union of "it now has eleven, the union said"."""
    named: frozenset[str]
    """The words of the names it has."""
    own_words: frozenset[str]
    """Stems that no other part has."""
    place: frozenset[str]
    """Those of them that name the place it begins with."""
    stands_for: frozenset[str]
    """The words of the names that its subject stands for: the company."""
    refers: bool
    """Whether it has a pronoun for what another part names: in 2023 it gained 9 per cent."""
    whole: frozenset[str]
    """The stems of what the number that it begins with is a part of: half of the fleet."""
    opening: str
    """What it begins with: "subject", "apposition", "number", "place" (a preposition), "whole" ("Of the 900
    cases"), "verb", or "" (a pronoun)."""


def belonging_marks(passage: Passage, part: Stretch, *, across: bool = False) -> list[Mark]:
    """List what belongs to something; names only where they are written alike in both texts."""
    found = [mark for mark in value_marks(passage) if part.has(mark.at)]
    pairs = [t for t in passage.terms_in(part, "pairs") if t.name in (_ACROSS if across else BELONGING)]
    found += [Mark(t.first, t.last, t.name, str(t.sign)) for t in pairs]
    things = [mark for mark in thing_marks(passage) if part.has(mark.at)]
    found += [mark for mark in things if across or mark.kind != "act"]  # in one language its word tells
    if across:
        return found
    dated = {at for mark in value_marks(passage) for at in range(mark.at, mark.last)}
    for name in passage.names:
        keys = [key for at, key in enumerate(name.keys, name.first) if at not in dated]
        found += [Mark(name.first, name.last, "name", key) for key in keys[-1:] if part.has(name.first)]
    return found


@found_once
def read_units(passage: Passage, *, across: bool = False) -> list[Owner]:
    """Split a passage into parts that have a value each."""
    parts: list[Stretch] = []
    ends = sorted({segment.last for segment in passage.segments} | _comparisons(passage))
    for clause in passage.clauses:
        start = clause.first
        if parts and (passage.words[start].key in passage.lists["relatives"] or _is_of_time(passage, start)):
            start = parts.pop().first
        if sum(clause.has(segment.first) and _valued(passage, segment) for segment in passage.segments) == 1:
            start = _label_before(passage, start, parts)
        for last in ends:
            if (
                start < last < clause.last
                and "(" not in passage.gap_before(last)
                and not _is_within_value(passage, last)
                and not _is_of_time(passage, last)
                and _valued(passage, Stretch(start, last))
                and _valued(passage, Stretch(last, clause.last))
            ):
                parts.append(Stretch(start, last))
                start = last
        parts.append(Stretch(start, clause.last))
    words = [frozenset(s for s in passage.content(part) if s[0].isalpha()) for part in parts]
    own = [each.difference(*words[:number], *words[number + 1 :]) for number, each in enumerate(words)]
    units = [
        _unit(passage, part, own_words, across=across) for part, own_words in zip(parts, own, strict=True)
    ]
    return _with_fates_before(passage, _with_names_before(passage, units))


def _label_before(passage: Passage, start: int, parts: list[Stretch]) -> int:
    """Take the parts without a value before a colon away, and return where the first begins: now, fee: 8."""
    mark = ":"
    while parts and mark in passage.gap_before(start) and not _valued(passage, parts[-1]):
        start, mark = parts.pop().first, ","
    return start


def _is_of_time(passage: Passage, at: int) -> bool:
    """Check whether a clause is of the time right before it: a year earlier, when there were 14."""
    if passage.words[at].key not in words_of("any", "relatives of a time"):
        return False
    return any(m.last == at and m.kind in _TIMES for m in (*value_marks(passage), *thing_marks(passage)))


def _with_names_before(passage: Passage, units: list[Owner]) -> list[Owner]:
    """Let a part without a subject stand for the names of the part before: the firm’s ship (A1) sank."""
    found = units[:1]
    for unit in units[1:]:
        first = next((s.first for s in passage.statements() if s.has(unit.part.first)), 0)
        bracketed = "(" in passage.gap_before(unit.part.first)
        joined = (bracketed or unit.opening != "subject") and first < unit.part.first
        if joined and found[-1].stands_for:
            found.append(replace(unit, stands_for=found[-1].stands_for))
        else:
            found.append(unit)
    return found


def _with_fates_before(passage: Passage, units: list[Owner]) -> list[Owner]:
    """Add to a part with "of them" what happened to those of the part before it: 30 injured, six badly."""
    places = passage.find_entries("of them") if len(units) > 1 else []
    found = units[:1]
    for unit in units[1:]:
        marks = unit.marks
        if any(unit.part.has(place.first) for place in places):
            marks |= {(kind, key) for kind, key in found[-1].marks if kind == "fate"}
        found.append(replace(unit, marks=marks))
    return found


def _unit(passage: Passage, part: Stretch, own_words: frozenset[str], *, across: bool) -> Owner:
    opening = _opening(passage, part)
    return Owner(
        part,
        frozenset(mark.what for mark in belonging_marks(passage, part, across=across)),
        _reporting_marks(passage, part),
        frozenset(key for name in passage.names if part.has(name.first) for key in name.keys),
        own_words,
        own_words & _place_words(passage, part) if opening == "place" else frozenset(),
        names_before(passage, subject_of(passage, part)),
        not passage.lists["subjects"].isdisjoint(passage.keys(part)),
        _whole_words(passage, part) if opening == "number" else frozenset(),
        opening,
    )


def _reporting_marks(passage: Passage, part: Stretch) -> frozenset[tuple[str, str]]:
    """Return the things of a short segment with a verb of speech and no value: ", the union said"."""
    reports = [
        s
        for s in passage.segments
        if part.has(s.first)
        and s.first > part.first
        and s.last - s.first <= _OPENING_WORDS
        and passage.terms_in(s, "speech")
        and not _valued(passage, s)
    ]
    return frozenset(mark.what for mark in thing_marks(passage) if any(s.has(mark.at) for s in reports))


def _comparisons(passage: Passage) -> set[int]:
    """Return where "after a rise of" and the like begin, with which a number of another time is compared."""
    compared = passage.lists["compared by"]
    return {at for at, word in enumerate(passage.words) if at and word.key in compared}


def _is_within_value(passage: Passage, at: int) -> bool:
    return any(mark.at < at < mark.last for mark in value_marks(passage))


def _valued(passage: Passage, part: Stretch) -> bool:
    return any(part.has(mark.at) for mark in value_marks(passage))


def _place_words(passage: Passage, part: Stretch) -> frozenset[str]:
    """Return the stems of the place that a part begins with: "in the southern provinces it was 38"."""
    first = part.first + (passage.words[part.first].key in passage.lists["conjunctions"])
    last = first + 1
    stops = passage.lists["subjects"] | passage.lists["pronouns"] - passage.lists["articles"]
    while last < part.last and last - first < _LONGEST_PLACE:
        key = passage.words[last].key
        if passage.is_number(last) or key in stops or "," in passage.gap_before(last):
            break
        last += 1
    return passage.content(Stretch(first + 1, last)) if last > first + 1 else frozenset()


def _whole_words(passage: Passage, part: Stretch) -> frozenset[str]:
    """Return the stems of the whole that follows the number that a part begins with."""
    first = next((mark.last for mark in value_marks(passage) if part.has(mark.at)), part.last)
    if first >= part.last or passage.words[first].key not in passage.lists["of"]:
        return frozenset()
    last = min(subject_of(passage, Stretch(first + 1, part.last)).last, first + _LONGEST_PLACE)
    return passage.content(Stretch(first + 1, max(last, first + 1)))


def _counts_a_whole(passage: Passage, part: Stretch) -> bool:
    """Check whether a part has a number near its beginning, and the next part begins with one."""
    near = range(part.first + 1, min(part.first + 3, part.last))
    return any(at in passage.numbers for at in near) and part.last in passage.numbers


def is_insertion(passage: Passage, part: Stretch) -> bool:
    """Check whether a part begins with "the operator said," and goes on with "leaving" or "with"."""
    verb = next(iter(passage.terms_in(Stretch(part.first, part.first + _OPENING_WORDS), "speech")), None)
    if verb is None or verb.last >= part.last or "," not in passage.gap_before(verb.last):
        return False
    key = passage.words[verb.last].key
    return key.endswith("ing") or key in passage.lists["prepositions"]


def _opening(passage: Passage, part: Stretch) -> str:
    """Say what a part begins with."""
    lists = passage.lists
    at = part.first
    if passage.words[at].key in lists["conjunctions"] and at + 1 < part.last:
        at += 1
    key = passage.words[at].key
    if is_insertion(passage, part):
        return ""
    named = next((name for name in passage.names if name.first == at), None)
    if named and named.last < part.last and passage.words[named.last].key == "'s":
        return "apposition"
    if any(mark.at == at and mark.kind == "number" for mark in value_marks(passage)):
        return "number"
    if key in lists["of"] and _counts_a_whole(passage, part):
        return "whole"
    if key in lists["where"]:
        return "place"
    return _opening_words(passage, part, at)


def _opening_words(passage: Passage, part: Stretch, at: int) -> str:
    """Say what a part begins with that names nobody, and begins with no number and no preposition."""
    lists = passage.lists
    key = passage.words[at].key
    if key in lists["articles"]:
        rank = passage.keys(Stretch(at + 1, min(at + 3, part.last)))
        ranked = len(rank) == 2 and rank[0] in lists["ordinals"] and rank[1].endswith("est")
        return "number" if ranked or ranks_nothing(passage, at) else "subject"
    verb = any(
        t.first == at and t.name not in _NOUNS
        for t in passage.terms
        if t.group in ("pairs", "speech", "denials", "clauses", "modality")
    )
    pronoun = not lists["subjects"].isdisjoint(passage.keys(Stretch(at, min(at + _OPENING_WORDS, part.last))))
    if pronoun or key in lists["pronouns"] | lists["prepositions"]:
        return ""
    joined = at > part.first and is_verb_by_place(passage, at)
    known = lists["verbs"] | lists["present verbs"] | lists["opening participles"]
    if verb or joined or key.endswith("ed") or key in known:
        return "verb"
    if any(clause.first == part.first for clause in passage.clauses):
        return "subject"
    return "number" if passage.is_number(at) else "" if key in lists["empty"] else "subject"


def is_verb_by_place(passage: Passage, at: int) -> bool:
    """Check whether a word behind "and" is a verb that has a number: and hired 25, y contrató a 45."""
    lists = passage.lists
    behind = at + 1
    while behind < len(passage.words) and passage.words[behind].key in lists["prepositions"] | {"a"}:
        behind += 1
    written = passage.words_at(at)
    small = written[0].islower() and passage.words[at].key not in lists["articles"] | lists["determiners"]
    return small and behind < len(passage.words) and passage.is_number(behind)


def ranks_nothing(passage: Passage, at: int) -> bool:
    """Check whether an article and an ordinal have no noun: and the first to be built of timber."""
    keys = passage.keys(Stretch(at, min(at + 3, len(passage.words))))
    ranked = len(keys) == 3 and keys[0] in passage.lists["articles"] and keys[1] in passage.lists["ordinals"]
    return ranked and keys[2] in passage.lists["prepositions"]
