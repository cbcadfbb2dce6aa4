"""Whether a claim gives the votes for and against as its evidence does: by 38 votes to 29."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from msgspec import Struct

from briefgen.language.claims import Designation, Difference, Quantity
from briefgen.language.lazy import lazy
from briefgen.language.read import read
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import token_at
from briefgen.language.wording.passage import Passage, Stretch

_SCORE = lazy(r"(\d+)[-–](\d+)")


class _Vote(Struct, frozen=True):
    """A division: how many were for, and how many against."""

    sides: tuple[Fraction, Fraction]
    part: Stretch


def votes_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report votes that are turned round, or of which one number is another."""
    if any(t.group == "denials" or (t.name == "win" and t.sign < 0) for t in claim.terms):
        return  # lost by 29 to 38
    mine, theirs = _votes(claim), _votes(evidence)
    if len(mine) != 1 or len(theirs) != 1 or not any(_speaks_of_votes(p) for p in (claim, evidence)):
        return
    own, given = mine[0].sides, theirs[0].sides
    if own != given:
        yield differ("subject", claim, mine[0].part, evidence, theirs[0].part, sure=False)


def gives_same_votes(claim: Passage, evidence: Passage) -> bool:
    """Check whether both have the same two numbers of votes, in any order: failed by 34 votes to 38."""
    if not any(_speaks_of_votes(p) for p in (claim, evidence)):
        return False
    mine, theirs = _votes(claim), _votes(evidence)
    return bool(mine) and [sorted(each.sides) for each in mine] == [sorted(each.sides) for each in theirs]


def unvoted_differs(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report that something was passed or voted down that was never put to the vote; once."""
    never = next(iter(evidence.find_entries("never voted on")), None)
    outcome = next(iter(claim.find_entries("outcomes of a vote")), None)
    if never is None or outcome is None or claim.language != evidence.language:
        return
    denied = any(t.group == "negation" for t in claim.terms) or claim.find_entries("never voted on")
    if denied or evidence.find_entries("outcomes of a vote"):
        return
    part = next(s for s in evidence.segments if s.has(never.first))
    if claim.content(claim.whole) & evidence.content(part) - claim.content(outcome):
        yield differ("negation", claim, outcome, evidence, never, sure=False)


def _speaks_of_votes(passage: Passage) -> bool:
    return bool(passage.find_entries("votes"))


def _votes(passage: Passage) -> list[_Vote]:
    """List the pairs of numbers that a word for "against" joins: 38 votos contra 29, 6–3."""
    reading = read(passage.text, passage.language)
    found: list[_Vote] = []
    for one, two in pairwise(reading.of(Quantity)):
        between = Stretch(token_at(passage, one.end), token_at(passage, two.start))
        counts = all(q.first.kind == "count" and q.first.low == q.first.high for q in (one, two))
        if counts and _joins(passage, passage.keys(between)):
            part = Stretch(token_at(passage, one.start), token_at(passage, two.end))
            found.append(_Vote((one.first.low, two.first.low), part))
    for named in reading.of(Designation):
        score = _SCORE.fullmatch(named.number) if not named.name else None
        if score:
            part = Stretch(token_at(passage, named.start), token_at(passage, named.end))
            found.append(_Vote((Fraction(score[1]), Fraction(score[2])), part))
    return found


def _joins(passage: Passage, keys: list[str]) -> bool:
    """Check whether words between two numbers set votes against each other."""
    against = passage.lists["votes against"]
    return not against.isdisjoint(keys) and (against | passage.lists["votes"]).issuperset(keys)
