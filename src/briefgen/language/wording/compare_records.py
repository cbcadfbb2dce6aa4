"""Whether a claim has as the highest of all what its evidence has as the highest since a date."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import Difference
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import value_marks
from briefgen.language.wording.passage import Passage, Stretch

_NEAR = 3
"""Words between "since" and its date, before or behind it."""
_DATES = frozenset({"year", "month"})


def records_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a record where the evidence has the most since a date, and speaks of no record itself."""
    ever = claim.find_entries("of all time")
    if not ever or not _is_most(evidence) or evidence.find_entries("of all time"):
        return
    if claim.find_entries("since") or any(t.group in ("negation", "denials") for t in claim.terms):
        return
    since = next((part for part in evidence.find_entries("since") if _is_dated(part, evidence)), None)
    if since is not None:
        yield differ("part-and-whole", claim, ever[0], evidence, since, sure=False)


def _is_most(passage: Passage) -> bool:
    """Check whether a text calls something the most of its kind."""
    named = any(term.group == "pairs" and term.name == "max" for term in passage.terms)
    return named or bool(passage.find_entries("superlatives"))


def _is_dated(since: Stretch, passage: Passage) -> bool:
    near = Stretch(since.first - _NEAR, since.last + _NEAR)
    return any(mark.kind in _DATES and near.has(mark.at) for mark in value_marks(passage))
