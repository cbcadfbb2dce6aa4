"""Which parts of evidence in another language speak of what a claim's clause does."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

from briefgen.language.wording.compare_names import surname
from briefgen.language.wording.marks import thing_marks, value_marks
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.subjects import subject_of

_PAIRS = MappingProxyType(
    {
        "rise": 1,
        "before": 2,
        **dict.fromkeys(
            ("open", "begin", "win", "approve", "enter", "legal", "final", "arrest", "appoint", "guilty"), 3
        ),
    }
)
"""Pairs by which the part of a sentence is found that says what a claim does; each with its weight."""
_TELLING = ("negation", "denials", "pairs")


class _Scored(NamedTuple):
    """A part of the evidence, and how much of a claim's clause it has."""

    part: Stretch
    own: int
    joined: int
    """The same with a subject that it may take from the part before: and released the accused."""


def nearest(claim: Passage, clause: Stretch, evidence: Passage) -> list[Stretch]:
    """Choose the parts of the evidence that have a clause's numbers or names; all where none has."""
    scored = _score(claim, clause, evidence)
    own, joined = _best(scored)
    return joined if own and not any(part in joined for part in own) else own


def is_of_one_subject(claim: Passage, clause: Stretch, evidence: Passage) -> bool:
    """Check whether only the subject says which of two parts is meant: did not admit it and released him."""
    scored = _score(claim, clause, evidence)
    own, joined = _best(scored)
    others = [part for part in joined if part not in own]
    return any(part in joined for part in own) and any(
        not evidence.terms_in(part, "negation", "denials") for part in others
    )


def _best(scored: list[_Scored]) -> tuple[list[Stretch], list[Stretch]]:
    own, joined = max((s.own for s in scored), default=0), max((s.joined for s in scored), default=0)
    return [s.part for s in scored if s.own == own], [s.part for s in scored if s.joined == joined]


def _score(claim: Passage, clause: Stretch, evidence: Passage) -> list[_Scored]:
    parts = [
        s
        for s in evidence.segments
        if evidence.content(s)
        if evidence.terms_in(s, *_TELLING) or not evidence.terms_in(s, "speech", "source words")
    ]
    names = [name for name in claim.names if clause.has(name.first)]
    keys = {key for name in names for key in name.keys}
    marks = (*value_marks(claim), *thing_marks(claim))
    reported = {mark.what for mark in marks if _reported_part(claim, clause).has(mark.at)}
    shared = reported or {mark.what for mark in marks if clause.has(mark.at)}
    sides = {t.name: _PAIRS[t.name] for t in claim.terms_in(clause, "pairs") if t.name in _PAIRS}
    acting = surname(names[0], evidence) if names else ""
    subject = subject_of(claim, clause)
    of_subject = {mark.what for mark in thing_marks(claim) if subject.has(mark.at)} & shared
    found: list[_Scored] = []
    for part in parts:
        things = {m.what for m in thing_marks(evidence) if part.has(m.at)}
        own = (
            2 * sum(key in keys for key in evidence.keys(part))
            + 2 * any(c in evidence.text_of(part) for c in acting)
            + sum(sides.get(t.name, 0) for t in evidence.terms_in(part, "pairs"))
            + 3 * len({m.what for m in value_marks(evidence) if part.has(m.at)} & shared)
            + 2 * len(things & shared)
        )
        found.append(_Scored(part, own, own + 2 * len(_inherited(of_subject, things, part, evidence))))
    return found


def _inherited(
    of_subject: set[tuple[str, str]], things: set[tuple[str, str]], part: Stretch, evidence: Passage
) -> set[tuple[str, str]]:
    """Return the claim's subject where it is before a part of the same sentence that has none of its kind."""
    statement = next(s for s in evidence.statements() if s.has(part.first))
    before = {m.what for m in thing_marks(evidence) if statement.first <= m.at < part.first}
    kinds = {kind for kind, _ in things}
    return {what for what in of_subject & before if what[0] not in kinds}


def _reported_part(claim: Passage, clause: Stretch) -> Stretch:
    """Return what follows "that" in an English clause: not the court of "the court held that"."""
    opens = (at + 1 for at in range(clause.first + 2, clause.last - 1) if claim.words[at].key == "that")
    return Stretch(next(opens, clause.first), clause.last) if claim.language == "en" else clause
