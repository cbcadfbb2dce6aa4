"""What other words of two texts say of an equal number: a limit, a rate, an age."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.language.bounds import supports
from briefgen.language.bounds_in_words import Placed, is_bounded_otherwise
from briefgen.language.claims import Quantity, Respect
from briefgen.language.counted_things import is_age
from briefgen.language.lexicon import load_lexicon
from briefgen.language.rates_named import names_rate, names_rate_too
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern, words_of


def excused_faults(mine: Placed, theirs: Placed) -> frozenset[Respect]:
    """Return the respects in which a number of a claim only seems to differ from the one of its evidence."""
    (quantity, claim), (match, evidence) = mine, theirs
    across, excused = claim.language != evidence.language, set[Respect]()
    elsewhere = across and _has_bound_elsewhere(quantity, match, evidence.of(Quantity))
    to_it = across and quantity.role == "to" and _is_behind_to(match, evidence)
    if elsewhere or to_it or _is_at_most(mine, theirs) or is_bounded_otherwise(mine, theirs):
        excused.add("qualifier")
    if names_rate_too(quantity.per, evidence):
        excused.add("rate")
    per_hour = quantity.first.unit == f"{match.first.unit}-per-hour" and names_rate("hour", evidence)
    if across and (per_hour or _counts_cases(quantity, match) or _is_on_scale(quantity, match, claim)):
        excused.add("unit")
    if across and match.first.unit == "year" and is_age(quantity, claim):
        excused.add("unit")
    return frozenset(excused)


def _has_bound_elsewhere(quantity: Quantity, match: Quantity, given: Sequence[Quantity]) -> bool:
    """Check whether evidence in another language has a qualifier that may be of more numbers than of one."""
    return not match.bound and any(g.bound and supports(g.bound, quantity.bound) for g in given)


def _is_behind_to(match: Quantity, evidence: Reading) -> bool:
    """Check whether the qualifier of a number is a word for "to", which may also be "up to": до, do, tot."""
    first, last = match.qualified
    roles = load_lexicon(evidence.language).roles.at(evidence.text.lower(), first) if last else None
    return match.bound == "at-most" and roles is not None and roles[1] == "to" and roles[0] >= last - 1


def _is_at_most(mine: Placed, theirs: Placed) -> bool:
    """Check whether the words before a number say that it is the highest one: within 200 miles."""
    (quantity, claim), (match, evidence) = mine, theirs
    across = claim.language != evidence.language and not quantity.bound and match.bound == "at-most"
    return across and bool(_AT_MOST.of("en").search(claim.text.lower(), 0, quantity.start))


_AT_MOST = WordPattern(r"(?<!\w){at most without a qualifier} $")


def _counts_cases(quantity: Quantity, match: Quantity) -> bool:
    """Check whether another language counts how often a thing happened: five tackles, vijf keer."""
    return quantity.first.kind == "count" and match.first.kind == "multiple"


def _is_on_scale(quantity: Quantity, match: Quantity, claim: Reading) -> bool:
    """Check whether a claim names the scale on which another language counts degrees: a magnitude of 7.5."""
    scales = words_of("en", "scales without a unit")
    before = claim.text[: quantity.start].split()[-1:]
    return match.first.unit == "angle-degree" and not scales.isdisjoint((*quantity.noun, *before))
