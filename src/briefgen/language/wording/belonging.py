"""Whether a claim joins what its evidence joins: which number, date or name belongs to which.

"Estonia ratified in March, Latvia in May" supports nothing on Latvia in March, though each word is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefgen.language.claims import Difference, Respect
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import VALUES, Mark, thing_marks, value_marks
from briefgen.language.wording.only_compared import is_only_compared
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.stems import stem
from briefgen.language.wording.subjects import subject_of
from briefgen.language.wording.things import KINDS_OF_THINGS
from briefgen.language.wording.units import BELONGING, Owner, belonging_marks, read_units
from briefgen.language.wording.verb_taken import is_joined, verb_taken, words_beside_values

_DASHES = re.compile(r" [-–—]")
_AGENCY = 3
"""Words from the date of a report, with the agency's name, to its dash."""
_SCOPES = frozenset({"period", "month", "year"})
"""In what a place in an order is counted: the fourth of the year, the second in May."""
_THAN_SPAN = 4
"""Words before a time in which a word such as "than" compares with it."""


def belonging_differs(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report what is joined in a claim and belongs to different parts of its evidence; once."""
    across = claim.language != evidence.language
    mine = [
        mark
        for mark in belonging_marks(claim, claim.whole, across=across)
        if mark.kind != "when" or not is_other_time(claim, mark)
    ]
    if not any(mark.kind in VALUES for mark in mine):
        return
    units = read_units(evidence, across=across)
    for value in mine if len(units) > 1 else ():
        homes = [unit for unit in units if value.what in unit.marks]
        if value.kind not in VALUES or len(homes) != 1 or _is_bracketed(homes[0].part, evidence):
            continue
        if _is_elided(homes[0], mine, evidence) or _is_whole(value, claim):
            continue
        if _is_group(value, claim) and _counts_nothing(homes[0].part, evidence):
            continue
        if is_only_compared(claim, evidence, homes[0].part.last - 1):
            continue
        counts_others = _counts_others(homes[0].part, evidence)
        others = [u for u in units if not _is_subject_of(u, homes[0], evidence)]
        others = [u for u in others if not _is_dateline(u.part, evidence)]
        other = None if counts_others else _taken_from(value, homes[0], others, mine, claim, across=across)
        if other is None and not across:
            other = verb_taken(value, homes[0], units, mine, claim, evidence)
        if other is not None and not _are_listed(value, other, claim):
            first, last = sorted((other.at, value.at))
            yield differ(
                _respect(other), claim, Stretch(first, last + 1), evidence, homes[0].part, sure=False
            )
            return


def _are_listed(value: Mark, other: Mark, claim: Passage) -> bool:
    """Check whether a number and a word are two of a list with another number: 9%, 35 hours and a cap."""
    first, last = sorted((other.at, value.at))
    numbers = [m.at for m in value_marks(claim) if m.kind == "number" and m.what != value.what]
    if value.kind != "number" or not numbers:
        return False
    part = next((each for each in claim.segments if each.has(value.at)), claim.whole)
    alone = not part.has(other.at) and part.last - part.first <= _NUMBER_AND_UNIT
    return alone or any(first < at < last for at in numbers)


_NUMBER_AND_UNIT = 2


def _is_elided(home: Owner, mine: list[Mark], evidence: Passage) -> bool:
    """Check whether a part has all values of a claim and no word: a cost of 4 in 2026 and 9 in 2027."""
    values = [mark.what for mark in mine if mark.kind in VALUES and mark.kind != "ordinal"]
    all_there = len(values) > 1 and home.marks.issuperset(values)
    return all_there and not words_beside_values(evidence, home.part)


def _is_group(value: Mark, claim: Passage) -> bool:
    """Check whether a number is of those among whom some are counted: none of five mills."""
    return value.at > 0 and claim.words[value.at - 1].key in claim.lists["of"]


def _counts_nothing(part: Stretch, evidence: Passage) -> bool:
    """Check whether a verb is right behind the number that a part begins with: five replied, of six mills."""
    at = part.first + 1
    if not evidence.is_number(part.first) or at >= part.last:
        return False
    key = evidence.words[at].key
    return key in evidence.lists["past"] or (evidence.language == "en" and key.endswith("ed"))


def _is_whole(value: Mark, claim: Passage) -> bool:
    """Check whether a claim only opens with the whole of another number: of the 48 keepers 42."""
    opens = claim.words[0].key in claim.lists["of"] and 0 < value.at <= _OF_THE
    return opens and any(mark.kind == "number" and mark.at > value.at for mark in value_marks(claim))


_OF_THE = 2
"""Words before the number of "of the 48 keepers"."""


def is_other_time(claim: Passage, mark: Mark) -> bool:
    """Check whether a time is one that something is compared with: five more than a year earlier."""
    return is_compared(claim, mark.at)


def is_than(passage: Passage, at: int) -> bool:
    """Check whether a word compares with what follows it."""
    return passage.words[at].key in words_of("any", "than")


def is_compared(claim: Passage, at: int) -> bool:
    """Check whether a word is what something is compared with: more than a missile."""
    before = claim.keys(Stretch(max(0, at - _THAN_SPAN), at))
    return not (words_of("any", "than") | claim.lists["compared by"]).isdisjoint(before)


def _is_bracketed(part: Stretch, evidence: Passage) -> bool:
    """Check whether a part is in brackets, as a sum in other money is, or is the dateline of a report."""
    return "(" in evidence.gap_before(part.first) if part.first else _is_dateline(part, evidence)


def _is_dateline(part: Stretch, evidence: Passage) -> bool:
    """Check whether a part says where and when a report was written: Lisbon, 19 August 2025 –."""
    near = range(part.last, min(part.last + _AGENCY, len(evidence.words))) if not part.first else ()
    return any(_DASHES.search(evidence.gap_before(at)) for at in near)


def _is_subject_of(unit: Owner, home: Owner, evidence: Passage) -> bool:
    """Check whether a part is but the subject of the part behind it: from two firms, one Dutch, cost 12%."""
    counted = evidence.is_number(home.part.first) or evidence.words[home.part.first].key == "one"
    if evidence.language != "en" or not counted or unit.part.last > home.part.first:
        return False
    return subject_of(evidence, unit.part).last == unit.part.last


def _counts_others(part: Stretch, evidence: Passage) -> bool:
    """Check whether a part counts what another names: "29 of them"."""
    keys = evidence.keys(part)
    return any(
        key == "of" and after in words_of("any", "things named before") for key, after in pairwise(keys)
    )


def _respect(mark: Mark) -> Respect:
    if mark.kind in ("day", "month", "year", "weekday", "when"):
        return "date"
    return "direction" if mark.kind in BELONGING else "subject"


def _taken_from(
    value: Mark, home: Owner, units: list[Owner], mine: list[Mark], claim: Passage, *, across: bool
) -> Mark | None:
    """Find what is beside a value in the claim, but beside another value of its kind in the evidence."""
    claimed = {mark.what for mark in mine}
    speaks = claim.terms_in(claim.whole, "speech", "source words")
    own = home.marks if speaks else home.marks - home.reporting
    for away in units:
        if away is home or not any(
            kind == value.kind and (kind, key) not in claimed for kind, key in away.marks
        ):
            continue
        if any(kind == value.kind and (kind, key) in claimed - home.marks for kind, key in away.marks):
            continue  # the claim gives numbers of both
        owned = any(each.kind == "name" and each.what in home.marks - away.marks for each in mine)
        for each in mine:
            scope = value.kind == "ordinal" and each.kind in _SCOPES
            instead = (
                scope
                or each.kind in ("when", "degree", "north", "east")
                or any(kind == each.kind and (kind, key) not in claimed for kind, key in own)
            )
            named = each.kind == "name" and (
                owned
                or home.opening == "apposition"
                or not (home.named | home.stands_for).isdisjoint(_name_at(each.at, claim))
            )
            if _reporting(claim, value).has(each.at):
                continue
            if each.kind != value.kind and each.what in away.marks - home.marks and instead and not named:
                return each
        alike = any(each.kind in KINDS_OF_THINGS and each.what in home.marks for each in mine)
        at = None if across else _foreign_word(value, home, away, claim, alike=alike)
        if at is not None:
            return Mark(at, at + 1, "word", claim.words[at].key)
    return None


def _name_at(at: int, passage: Passage) -> tuple[str, ...]:
    return next((name.keys for name in passage.names if name.first == at), ())


def _foreign_word(value: Mark, home: Owner, away: Owner, claim: Passage, *, alike: bool) -> int | None:
    """Find a word of the claim that belongs elsewhere than its value does: its place, subject, or all it has.

    `alike` is whether the part with the value has a thing of the claim, so that its words are no sign.
    """
    stems = [stem(word.key, claim.language) for word in claim.words]
    reported = _reporting(claim, value)
    clause = _clause_with_subject(claim, value)
    own = {
        each
        for at, each in enumerate(stems)
        if clause.has(at) and not (value.at <= at < value.last or reported.has(at))
    }
    own -= _shared_whole(home, away)
    own -= {stem(key, claim.language) for key in home.stands_for}
    if value.kind in _DATED and "verb" in (home.opening, away.opening):  # one subject for both verbs
        periods = [m for m in thing_marks(claim) if m.kind == "period"]  # the year of "in the year 1967"
        others = own - {_subject_of(claim), *(stems[at] for m in periods for at in range(m.at, m.last))}
        wanted = others & away.own_words if others.isdisjoint(home.own_words) else frozenset()
        places = (at for at, each in enumerate(stems) if each in wanted)
        return next((at for at in places if is_joined(claim, Stretch(*sorted((at, value.at))))), None)
    if home.opening in ("", "verb", "apposition") or not home.own_words or own.isdisjoint(away.own_words):
        return None
    if not own.isdisjoint(home.place):
        return None
    elsewhere = 2 * len(own & away.place) > len(away.place)
    taken = (home.opening == "whole" and len(own & away.own_words) > len(own & home.own_words)) or (
        (not alike or home.opening == "place") and _is_taken_over(own, value, home, away, claim)
    )
    if not elsewhere and not taken:
        return None
    wanted = away.place if elsewhere else away.own_words
    return next(at for at, each in enumerate(stems) if each in wanted)


def _shared_whole(home: Owner, away: Owner) -> frozenset[str]:
    """Return the whole that only one of two shares names: half of the harvest is stored; a tenth was lost."""
    return frozenset() if home.whole and away.whole else home.whole | away.whole


def _clause_with_subject(claim: Passage, value: Mark) -> Stretch:
    """Return the part of a claim with a value, if it is joined and has its own subject; else all of it."""
    clause = next((c for c in claim.segments if c.has(value.at)), claim.whole)
    if claim.words[clause.first].key not in claim.lists["conjunctions"]:
        return claim.whole
    subject = subject_of(claim, clause)
    before = Stretch(subject.first, max(subject.first, min(subject.last, value.at)))
    return clause if claim.content(before) else claim.whole


def _reporting(claim: Passage, value: Mark) -> Stretch:
    """Return the end of a claim that names who says it, ", sources told Reuters"; nothing if none does."""
    end = len(claim.words)
    opens = [at for at in range(value.last, end) if "," in claim.gap_before(at)]
    last = Stretch(opens[-1], end) if opens else Stretch(end, end)
    return last if claim.terms_in(last, "speech", "source words") else Stretch(end, end)


def _is_taken_over(own: set[str], value: Mark, home: Owner, away: Owner, claim: Passage) -> bool:
    """Check whether a claim takes its subject from elsewhere than its value, or all its words."""
    apart = value if value.kind == "ordinal" or home.whole or away.whole else None
    subject = _subject_of(claim, apart)
    if subject in home.own_words - _shared_whole(home, away):
        return False
    named = not home.refers and claim.words[0].key not in claim.lists["subjects"] and home.opening != "number"
    return own.isdisjoint(home.own_words) or (subject in away.own_words and named)


def _subject_of(claim: Passage, apart: Mark | None = None) -> str:
    """Return the stem of a claim's first telling word, without ranks, owners and what is set apart."""
    empty = claim.lists["empty"] | claim.lists["prepositions"]
    places = [at for at, word in enumerate(claim.words) if word.key not in empty and word.key.isalpha()]
    places = [at for at in places if not (apart and apart.at <= at < apart.last)]
    ranks = claim.lists["ordinals"]
    owning = {at for at in places if claim.text.startswith(("'s", "’s"), claim.words[at].end)}
    known = [at for at in places if at not in owning and claim.words[at].key not in ranks]
    return stem(claim.words[(known or places)[0]].key if places else "", claim.language)


_DATED = frozenset({"day", "month", "year", "weekday"})
"""Kinds of values that belong to a verb rather than to its subject."""
