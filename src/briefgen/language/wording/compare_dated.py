"""Whether a value goes the way that the dates of the evidence's values show: 410 in 2022, 655 in 2023."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from briefgen.language.claims import Difference, Quantity
from briefgen.language.found_once import found_once
from briefgen.language.read import read
from briefgen.language.wording.compare_pairings import NOW, pairs_in_turn
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import token_at, value_marks
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.value_kinds import move_of

_DATES = ("year", "month")


class _Dated(NamedTuple):
    """Two values of a text, of which the first is of an earlier year or month."""

    early: str
    late: str
    part: Stretch


def dated_moves_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report "from 655 to 410", or "fell to 655", where the evidence has 410 first, and 655 a year later."""
    for dated in _dated(evidence):
        for start, end, part in _moves(claim):
            if (start, end) == (dated.late, dated.early):
                yield differ("time-order", claim, part, evidence, dated.part, sure=False)
                return
        turned = _turned_move(claim, dated)
        if turned is not None:
            yield differ("direction", claim, turned, evidence, dated.part, sure=False)
            return


def _dated(passage: Passage) -> Iterator[_Dated]:
    years = {mark.key for mark in value_marks(passage) if mark.kind == "year"}
    for kind in _DATES[: 2 - bool(years)]:
        pairs = pairs_in_turn(passage, kind, frozenset({"number"}))
        if len(pairs) != 2 or len({pair.owner for pair in pairs}) != 2:
            continue
        one, two = sorted(pairs, key=lambda pair: int(pair.owner))
        if two.owner == NOW and any(t.group == "modality" for t in passage.terms):
            continue  # 640 from 2029, up from 450 now
        if one.value != two.value:
            first, last = min(one.part.first, two.part.first), max(one.part.last, two.part.last)
            yield _Dated(one.value, two.value, Stretch(first, last))


@found_once
def _moves(passage: Passage) -> tuple[tuple[str, str, Stretch], ...]:
    """List from which number to which something goes in a text."""
    found = []
    for one, two in pairwise(read(passage.text, passage.language).of(Quantity)):
        if one.role == "from" and two.role == "to":
            places = [token_at(passage, each.start) for each in (one, two)]
            start, end = (_value_at(passage, at) for at in places)
            found.append((start, end, Stretch(places[0], places[1] + 1)))
    return tuple(found)


def _value_at(passage: Passage, at: int) -> str:
    return next((m.key for m in value_marks(passage) if m.kind == "number" and m.at <= at < m.last), "")


def _turned_move(claim: Passage, dated: _Dated) -> Stretch | None:
    """Find a word by which the later value is reached from the other side: fell to 655, from 410."""
    values = [mark for mark in value_marks(claim) if mark.kind == "number"]
    reached = {
        token_at(claim, q.start) for q in read(claim.text, claim.language).of(Quantity) if q.role == "to"
    }
    for mark in values:
        if mark.key != dated.late or mark.at not in reached:
            continue
        move = move_of(claim, mark)
        if move is not None and move.sign * (_size(dated.late) - _size(dated.early)) < 0:
            return Stretch(move.first, move.last)
    return None


def _size(key: str) -> Fraction:
    """Return the number of a mark; 0 for one in a name, as in F-16."""
    number = key.split("-", maxsplit=1)[0]
    return Fraction(number) if number.replace("/", "").isdigit() else Fraction(0)
