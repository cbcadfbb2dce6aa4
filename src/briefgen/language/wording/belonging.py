"""Whether a claim joins what its evidence joins: which number, date or name belongs to which.

"Estonia ratified in March, Latvia in May" supports nothing on Latvia in March, though each word is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from briefgen.language.claims import Difference, Respect
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import VALUES, Mark, thing_marks, value_marks
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.stems import stem
from briefgen.language.wording.things import KINDS_OF_THINGS

_BELONGING = frozenset(
    [
        "rise",
        "north",
        "east",
        "import",
        "buy",
        "win",
        "open",
        "approve",
        "male",
        "public",
        "urban",
        "civil",
        "alive",
    ]
)
"""Pairs whose sides belong to one of two things: what rose, and what fell."""
_ACROSS = frozenset({"rise", "import", "male", "alive", "north", "east"})
"""Those of them that are known in all languages."""
_NOUNS = frozenset({"civil", "male", "public", "urban", "north", "east", "alive", "majority", "surplus"})
"""Pairs whose words are no verbs."""
_SCOPES = frozenset({"period", "month", "year"})
"""In what a place in an order is counted: the fourth of the year, the second in May."""
_OPENING_WORDS = 5
_OTHERS = frozenset({"them", "these", "those", "which"})
"""What stands in "29 of them" for things that were named before."""
_THAN = frozenset({"than", "als", "que", "qu", "чем", "dan", "che", "niż", "än", "než", "ніж"})
_THAN_SPAN = 4
"""Words before a time in which a word such as "than" compares with it."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A part of the evidence that has a value of its own."""

    part: Stretch
    marks: frozenset[tuple[str, str]]
    named: frozenset[str]
    """The words of the names it has."""
    own_words: frozenset[str]
    """Stems that no other part has."""
    opening: str
    """What it begins with: "subject", "apposition", "number", or "" (a verb, a preposition, a pronoun)."""


def belonging_differs(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report what is joined in a claim and belongs to different parts of its evidence; once."""
    across = claim.language != evidence.language
    mine = [mark for mark in _marks(claim, claim.whole, across=across) if not _is_other_time(claim, mark)]
    if not any(mark.kind in VALUES for mark in mine):
        return
    units = read_units(evidence, across=across)
    for value in mine if len(units) > 1 else ():
        homes = [unit for unit in units if value.what in unit.marks]
        if value.kind not in VALUES or len(homes) != 1 or _counts_others(homes[0].part, evidence):
            continue
        other = _taken_from(value, homes[0], units, mine, claim, across=across)
        if other is not None:
            first, last = sorted((other.at, value.at))
            yield differ(
                _respect(other), claim, Stretch(first, last + 1), evidence, homes[0].part, sure=False
            )
            return


def _is_other_time(claim: Passage, mark: Mark) -> bool:
    """Check whether a time is the one that a number is compared with: five more than a year earlier."""
    before = claim.keys(Stretch(max(0, mark.at - _THAN_SPAN), mark.at))
    return mark.kind == "when" and not _THAN.union(claim.lists["compared by"]).isdisjoint(before)


def _counts_others(part: Stretch, evidence: Passage) -> bool:
    """Check whether a part counts what another names: "29 of them"."""
    keys = evidence.keys(part)
    return any(key == "of" and after in _OTHERS for key, after in pairwise(keys))


def _respect(mark: Mark) -> Respect:
    if mark.kind in ("day", "month", "year", "weekday", "when"):
        return "date"
    return "direction" if mark.kind in _BELONGING else "name"


def _taken_from(
    value: Mark, home: Unit, units: list[Unit], mine: list[Mark], claim: Passage, *, across: bool
) -> Mark | None:
    """Find what stands beside a value in the claim, and in the evidence beside another value of the kind."""
    claimed = {mark.what for mark in mine}
    for away in units:
        if away is home or not any(
            kind == value.kind and (kind, key) not in claimed for kind, key in away.marks
        ):
            continue
        owned = any(each.kind == "name" and each.what in home.marks - away.marks for each in mine)
        for each in mine:
            scope = value.kind == "ordinal" and each.kind in _SCOPES
            instead = (
                scope
                or each.kind == "when"
                or any(kind == each.kind and (kind, key) not in claimed for kind, key in home.marks)
            )
            named = each.kind == "name" and (
                owned or home.opening == "apposition" or not home.named.isdisjoint(_name_at(each.at, claim))
            )
            if each.kind != value.kind and each.what in away.marks - home.marks and instead and not named:
                return each
        alike = any(each.kind in KINDS_OF_THINGS and each.what in home.marks for each in mine)
        at = None if across or alike else _foreign_word(value, home, away, claim)
        if at is not None:
            return Mark(at, at + 1, "word", claim.words[at].key)
    return None


def _name_at(at: int, passage: Passage) -> tuple[str, ...]:
    return next((name.keys for name in passage.names if name.first == at), ())


def _foreign_word(value: Mark, home: Unit, away: Unit, claim: Passage) -> int | None:
    """Find a word of the claim that belongs elsewhere than its value does: its subject, or all it has."""
    stems = [stem(word.key, claim.language) for word in claim.words]
    own = {each for at, each in enumerate(stems) if not value.at <= at < value.last}
    if home.opening in ("", "apposition") or not home.own_words or own.isdisjoint(away.own_words):
        return None
    empty = claim.lists["empty"]
    subject = next(
        (s for s, w in zip(stems, claim.words, strict=True) if w.key not in empty and w.key.isalpha()), ""
    )
    if subject in home.own_words:
        return None
    if not own.isdisjoint(home.own_words) and (subject not in away.own_words or home.opening == "number"):
        return None
    return next(at for at, each in enumerate(stems) if each in away.own_words)


def _marks(passage: Passage, part: Stretch, *, across: bool = False) -> list[Mark]:
    """List what belongs to something; names only where they are written alike in both texts."""
    found = [mark for mark in value_marks(passage) if part.has(mark.at)]
    pairs = [t for t in passage.terms_in(part, "pairs") if t.name in (_ACROSS if across else _BELONGING)]
    found += [Mark(t.first, t.last, t.name, str(t.sign)) for t in pairs]
    found += [mark for mark in thing_marks(passage) if part.has(mark.at)]
    if across:
        return found
    dated = {at for mark in value_marks(passage) for at in range(mark.at, mark.last)}
    for name in passage.names:
        keys = [key for at, key in enumerate(name.keys, name.first) if at not in dated]
        found += [Mark(name.first, name.last, "name", key) for key in keys[-1:] if part.has(name.first)]
    return found


@lru_cache(maxsize=512)
def read_units(passage: Passage, *, across: bool = False) -> list[Unit]:
    """Split a passage into parts that have a value each."""
    parts: list[Stretch] = []
    for clause in passage.clauses:
        start = clause.first
        if parts and passage.words[start].key in passage.lists["relatives"]:
            start = parts.pop().first
        for end in sorted({segment.last for segment in passage.segments} | _comparisons(passage)):
            last = min(end, clause.last)
            inside = start < last < clause.last and not _is_within_value(passage, last)
            if (
                inside
                and _valued(passage, Stretch(start, last))
                and _valued(passage, Stretch(last, clause.last))
            ):
                parts.append(Stretch(start, last))
                start = last
        parts.append(Stretch(start, clause.last))
    words = [frozenset(s for s in passage.content(part) if s[0].isalpha()) for part in parts]
    return [
        Unit(
            part,
            frozenset(mark.what for mark in _marks(passage, part, across=across)),
            frozenset(key for name in passage.names if part.has(name.first) for key in name.keys),
            words[number].difference(*(each for n, each in enumerate(words) if n != number)),
            _opening(passage, part),
        )
        for number, part in enumerate(parts)
    ]


def _comparisons(passage: Passage) -> set[int]:
    """Return where "after a rise of" and the like begin, with which a number of another time is compared."""
    compared = passage.lists["compared by"]
    return {at for at, word in enumerate(passage.words) if at and word.key in compared}


def _is_within_value(passage: Passage, at: int) -> bool:
    return any(mark.at < at < mark.last for mark in value_marks(passage))


def _valued(passage: Passage, part: Stretch) -> bool:
    return any(part.has(mark.at) for mark in value_marks(passage))


def _opening(passage: Passage, part: Stretch) -> str:
    """Say what a part begins with."""
    lists = passage.lists
    at = part.first
    if passage.words[at].key in lists["conjunctions"] and at + 1 < part.last:
        at += 1
    key = passage.words[at].key
    named = next((name for name in passage.names if name.first == at), None)
    if named and named.last < part.last and passage.words[named.last].key == "'s":
        return "apposition"
    if any(mark.at == at and mark.kind == "number" for mark in value_marks(passage)):
        return "number"
    if key in lists["articles"]:
        rank = passage.keys(Stretch(at + 1, min(at + 3, part.last)))
        ranked = len(rank) == 2 and rank[0] in lists["ordinals"] and rank[1].endswith("est")
        return "number" if ranked else "subject"
    verb = any(
        t.first == at and t.name not in _NOUNS
        for t in passage.terms
        if t.group in ("pairs", "speech", "denials", "clauses", "modality")
    )
    pronoun = not lists["subjects"].isdisjoint(passage.keys(Stretch(at, min(at + _OPENING_WORDS, part.last))))
    if verb or pronoun or key.endswith("ed") or key in lists["verbs"] | lists["pronouns"]:
        return ""
    if any(clause.first == part.first for clause in passage.clauses):
        return "subject"
    return "number" if passage.is_number(at) else "" if key in lists["empty"] else "subject"
