"""Whether a claim has the condition on which its evidence rests: "if the gauge falls below 40 cm"."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import Difference
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import thing_marks, value_marks
from briefgen.language.wording.passage import Passage, Stretch

_FEWEST_SHARED = 2
"""What a claim has in common with a sentence, at least, that it takes its claim from."""


def conditions_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a claim that says without a condition what its evidence says on one."""
    openers = _conditions(evidence)
    if not openers or claim.find_entries("if too") or claim.text.rstrip().endswith("?"):
        return
    for opener in openers:
        statement = next(s for s in evidence.statements() if s.has(opener.first))
        condition = _extent(evidence, statement, opener)
        main = [Stretch(_segment_at(evidence, condition.first - 1, statement).first, condition.first)]
        joined = evidence.lists["conjunctions"]
        if condition.last < statement.last and evidence.words[condition.last].key not in joined:
            main.append(Stretch(condition.last, _segment_at(evidence, condition.last, statement).last))
        shared = sum(_shared(claim, evidence, part) for part in main if part.last > part.first)
        told = _shared(claim, evidence, condition, leave_out=_WHEN) or _has_room(claim, evidence, main)
        if shared >= _FEWEST_SHARED and not told:
            yield differ("condition", claim, None, evidence, condition, sure=False)
            return


def _segment_at(evidence: Passage, at: int, statement: Stretch) -> Stretch:
    """Return the part of a statement between commas that has a word; all of it for one that is before it."""
    part = next((s for s in evidence.segments if s.has(at)), statement)
    return Stretch(max(part.first, statement.first), min(part.last, statement.last))


def _has_room(claim: Passage, evidence: Passage, main: list[Stretch]) -> bool:
    """Check whether a claim may have a condition in other words: those who booked early pay five euros.

    It has some words of its own beside what depends on the condition, or more words than that in another
    language.
    """
    depending = _telling(evidence, *main)
    words = _telling(claim, claim.whole)
    if claim.language != evidence.language:
        return len(words) >= len(depending) + _FEWEST_OWN
    return len(words - depending) >= _FEWEST_OWN


def _telling(passage: Passage, *parts: Stretch) -> frozenset[str]:
    """Return the stems of some parts, without numbers and dates."""
    words = frozenset[str]().union(*(passage.content(part) for part in parts))
    return frozenset(each for each in words - passage.lists["calendar"] if not each[0].isdigit())


_FEWEST_OWN = 2
"""Words of its own that a claim has, at least, if it has a condition in other words."""


def _conditions(passage: Passage) -> list[Stretch]:
    others = passage.find_entries("not if")
    return [
        part
        for part in passage.find_entries("if")
        if not any(o.first <= part.first < o.last or part.first <= o.first < part.last for o in others)
    ]


def _extent(passage: Passage, statement: Stretch, opener: Stretch) -> Stretch:
    """Return a condition: from its opener to the next comma; in some languages, also what goes before it."""
    starts = [
        s.first for s in (*passage.segments, *passage.clauses) if opener.last < s.first < statement.last
    ]
    first = statement.first if passage.language in _CONDITION_FIRST else opener.first
    return Stretch(first, min(starts, default=statement.last))


_CONDITION_FIRST = frozenset({"zh", "ja", "ko", "tr"})
"""Languages in which a condition goes before what depends on it."""


_WHEN = frozenset({"day", "month", "year", "weekday"})
"""Kinds of marks of a time, which may be that of a condition and of what depends on it."""


def _shared(
    claim: Passage, evidence: Passage, part: Stretch, *, leave_out: frozenset[str] = frozenset()
) -> int:
    """Count what a claim has in common with a part of its evidence, without some kinds of marks."""
    marks = {m.what for m in (*value_marks(evidence), *thing_marks(evidence)) if part.has(m.at)}
    marks |= {("pair", f"{t.name}{t.sign}") for t in evidence.terms_in(part, "pairs")}
    mine = {m.what for m in (*value_marks(claim), *thing_marks(claim))}
    mine |= {("pair", f"{t.name}{t.sign}") for t in claim.terms if t.group == "pairs"}
    if claim.language == evidence.language:
        return len(claim.content(claim.whole) & evidence.content(part))
    names = {key for name in claim.names for key in name.keys} & set(evidence.keys(part))
    return sum(kind not in leave_out for kind, _ in marks & mine) + len(names)
