"""Whether the quantities of a claim are those of its evidence: value, unit, rate, money, qualifier, role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from types import MappingProxyType

from msgspec import Struct

from briefgen.language.bases_of_rates import is_base_of_rate
from briefgen.language.bounds import covers, covers_all, is_clear_of, is_next_bound, supports
from briefgen.language.carried_units import is_given_with_carried_unit
from briefgen.language.claims import PARTS, Designation, Difference, Quantity, Respect, Sense
from briefgen.language.conversions import are_times_alike, is_converted, without_rounded
from briefgen.language.counted_things import (
    counts_others,
    given_beside,
    is_counted_at_sight,
    may_lack_unit,
    single_of,
)
from briefgen.language.counts_nothing import are_as_many, counts_nothing
from briefgen.language.currencies import same_money
from briefgen.language.excused_faults import excused_faults
from briefgen.language.measures import to_base
from briefgen.language.otherwise_given import is_otherwise_given
from briefgen.language.parts_in_words import is_part_beyond, rounds_part
from briefgen.language.quantities_by_number import QuantitiesByNumber
from briefgen.language.rates_named import EACH
from briefgen.language.reading import Reading
from briefgen.language.words_beside import differs_beside

_SIDES = MappingProxyType({"above": 1, "at-least": 1, "at-most": -1, "below": -1})  # where it may be
UNITS_ALIKE = (
    frozenset({"angle-degree", "celsius"}),
    frozenset({"angle-degree", "fahrenheit"}),
    frozenset({"ton", "tonne"}),
    frozenset({"acre", "feddan"}),
)
"""Units that texts do not tell apart: outside of America, a ton mostly is a tonne."""
_COUNTS = frozenset({"count", "vague"})
_ALIKE = (frozenset({"of", "to"}), frozenset({"of", "from"}))  # roles: a top price of 40
_ALIKE_ACROSS = ({"about", "nearly"}, {"above", "at-least"}, {"below", "at-most"}, {"below", "barely"})
"""Qualifiers that languages do not tell apart in the same way: 7%以下, apenas seis meses."""
_BOUNDS = MappingProxyType(
    {
        "": "", "exact": "exactly", "about": "about", "nearly": "nearly", "barely": "barely",
        "above": "more than", "at-least": "at least", "at-most": "at most", "below": "less than",
    }
)  # fmt: skip


class Fault(Struct, frozen=True):
    """A respect in which a quantity of the claim is not the one of the evidence that has its number."""

    respect: Respect
    sure: bool = True


def compare_quantities(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """List in what the quantities of a claim differ from those of its evidence."""
    given = evidence.of(Quantity)
    by_number = QuantitiesByNumber(given)
    across = claim.language != evidence.language
    language = "" if across else claim.language
    for quantity in claim.of(Quantity):
        if counts_nothing(quantity, given) or is_base_of_rate(quantity, claim, evidence):
            continue
        candidates = without_rounded(by_number.candidates(quantity), quantity, given)
        best = _best_of(candidates, quantity, given, across=across, language=language)
        if best is None:
            carried = is_given_with_carried_unit(quantity, claim, evidence, faults_of)
            if not (carried or is_otherwise_given(quantity, claim, evidence)):
                yield _not_given(quantity, given, evidence)
            continue
        match, faults = best
        if language == "en" and (beside := given_beside(quantity, match, claim, evidence)):
            yield _difference("value", quantity, beside.words, sure=True)
            continue
        single = (
            "" if faults or across or match.first.kind == "multiple" else single_of(quantity, match, evidence)
        )
        if single:
            yield _difference("unit", quantity, single, sure=False)
        excused = excused_faults((quantity, claim), (match, evidence)) if faults else ()
        faults = tuple(fault for fault in faults if fault.respect not in excused)
        others = differs_beside((quantity, claim), (match, evidence), plain=not faults)
        faults += tuple(Fault(respect, sure=sure) for respect, sure in others)
        for fault in faults:
            words = f"{_BOUNDS[match.bound]} {match.words}" if fault.respect == "qualifier" else match.words
            yield _difference(fault.respect, quantity, words.strip(), sure=fault.sure)


def _not_given(quantity: Quantity, given: Sequence[Quantity], evidence: Reading) -> Difference:
    """Report a number that no quantity of the evidence has; it may be the name of one: nine wards, Ward 9."""
    for named in evidence.of(Designation):
        if named.name in quantity.noun and named.number == str(quantity.first.low):
            return _difference("designation", quantity, named.words, sure=True)
    nearest = _nearest(quantity, given)
    return _difference("value", quantity, nearest.words if nearest else "", sure=True)


def _difference(respect: Respect, quantity: Quantity, evidence: str, *, sure: bool) -> Difference:
    return Difference(respect, sure, quantity.words, evidence, quantity.start, quantity.end)


def _nearest(quantity: Quantity, given: Sequence[Quantity]) -> Quantity | None:
    """Find what the reader of a finding should look at: a number that counts or measures the same."""
    alike = [g for g in given if measures_alike(g, quantity)]
    shared = [g for g in alike if set(g.noun) & set(quantity.noun)]
    return next(iter(shared or alike), None)


def measures_alike(one: Quantity, other: Quantity) -> bool:
    """Check whether two numbers are of one kind: counts, shares, money, or units of the same dimension."""
    kinds = {one.first.kind, other.first.kind}
    if kinds == {"count", "share"}:  # 10 из 14 is a count, too
        return any(sense.kind == "count" for q in (one, other) for sense in q.senses[1:])
    if kinds == {"measure"}:
        kinds_measured = {to_base(Fraction(1), each.first.unit)[0] for each in (one, other)}
        return len(kinds_measured) == 1 or are_times_alike(one, other)
    return len(kinds) == 1 or kinds <= PARTS or kinds <= _COUNTS


def best_match(
    quantity: Quantity, given: Sequence[Quantity], *, across: bool
) -> tuple[Quantity, tuple[Fault, ...]] | None:
    """Find the quantity of the evidence that has the same number, with the fewest faults."""
    return _best_of(given, quantity, given, across=across)


def _best_of(
    candidates: Sequence[Quantity],
    quantity: Quantity,
    given: Sequence[Quantity],
    *,
    across: bool,
    language: str = "",
) -> tuple[Quantity, tuple[Fault, ...]] | None:
    """Find the best candidate; with the `language` of both, it must count the same, too."""
    found: list[tuple[Quantity, tuple[Fault, ...]]] = []
    for each in candidates:
        faults = faults_of(quantity, each, across=across)
        if faults is not None:
            others = bool(language) and not faults and counts_others(quantity, each, given, language)
            found.append((each, (Fault("unit"),) if others else faults))
    return min(found, key=lambda pair: sum(2 if f.sure else 1 for f in pair[1]), default=None)


def faults_of(claim: Quantity, evidence: Quantity, *, across: bool) -> tuple[Fault, ...] | None:
    """List how a quantity of the evidence differs from one of the claim; None where the number is another."""
    best: list[Fault] | None = None
    for mine in _in_own_manner(claim):
        for theirs in evidence.senses:
            faults = _sense_faults(claim, mine, evidence, theirs, across=across)
            if faults is not None and (best is None or len(faults) < len(best)):
                best = faults
    if best is None:
        return None
    if claim.currencies and evidence.currencies and not same_money(claim.currencies, evidence.currencies):
        best.append(Fault("currency"))
    if evidence.per not in ("", EACH) and claim.per not in ("", EACH, evidence.per):
        best.append(Fault("rate"))
    if len({claim.than, evidence.than} - {""}) > 1:
        best.append(Fault("direction"))
    roles = {claim.role, evidence.role}
    unclear = across and (
        (claim.role, evidence.role) == ("from", "by")  # passé de 12 en 2002 à 26
        or (roles == {"of", "by"} and claim.first.kind == "share")  # eine Reduktion von 50 Prozent
    )
    if claim.role != "of" and len(roles - {""}) > 1 and roles not in _ALIKE and not unclear:
        best.append(Fault("direction"))
    return tuple(best)


def _in_own_manner(claim: Quantity) -> tuple[Sense, ...]:
    """Leave out the sense of a claim's number that only the manner of another language would give it."""
    return tuple(sense for sense in claim.senses if sense.low != 1000 * claim.first.low or not sense.low)


def _sense_faults(
    claim: Quantity, mine: Sense, evidence: Quantity, theirs: Sense, *, across: bool
) -> list[Fault] | None:
    """Compare one sense of each; None where the numbers differ."""
    if "vague" in (mine.kind, theirs.kind):
        return [] if are_as_many(mine, theirs) else None
    number = _same_number(claim, mine, theirs, evidence, across=across)
    if number is not None:
        return number + _bound_faults(claim, mine, evidence, theirs, across=across)
    at_sight = across and is_counted_at_sight(claim, mine, theirs)
    written_alike = not at_sight and _written(mine) == _written(theirs)
    if mine.kind != theirs.kind:
        bare = may_lack_unit(claim, mine, evidence, theirs, across=across)
        if bare and (written_alike or (not evidence.bound and _covers(claim, mine, theirs))):
            return _bound_faults(claim, mine, evidence, theirs, across=across) if written_alike else []
        other = mine.kind == "multiple" and theirs.kind in ("count", "measure")
        twice = other and not claim.in_digits  # of two projects
        return [Fault("unit")] if written_alike and not twice else None
    if written_alike and mine.unit != theirs.unit:
        units = {mine.unit, theirs.unit}
        return [] if units in UNITS_ALIKE else [Fault("unit")]
    return None


def _covers(claim: Quantity, mine: Sense, theirs: Sense) -> bool:
    """Check whether a number without its unit, with its qualifier, covers one with it: 25 for 24.8 tonnes."""
    one = mine.low == mine.high and theirs.low == theirs.high
    return one and bool(claim.bound) and covers(claim.bound, mine.low, theirs.low, claim.place)


def _written(sense: Sense) -> tuple[Fraction, Fraction]:
    """Return the number as it is written: 50 for a share of a half."""
    by = 100 if sense.kind == "share" else 1
    return sense.low * by, sense.high * by


def _base(sense: Sense) -> tuple[str, Fraction, Fraction]:
    """Return what a sense measures, and its interval in the base unit."""
    if sense.kind == "measure":
        kind, low = to_base(sense.low, sense.unit)
        return kind, low, to_base(sense.high, sense.unit)[1]
    kind = "part" if sense.kind in ("share", "multiple") else sense.kind
    return kind, sense.low, sense.high


def _same_number(
    claim: Quantity, mine: Sense, theirs: Sense, evidence: Quantity, *, across: bool
) -> list[Fault] | None:
    """Check whether two senses are one number in one kind; None where they are not."""
    kind, low, high = _base(mine)
    other, their_low, their_high = _base(theirs)
    if {kind, other} == {"money", "cent"}:
        low, high = (end / 100 if kind == "cent" else end for end in (low, high))
        their_low, their_high = (end / 100 if other == "cent" else end for end in (their_low, their_high))
        kind = other
    if mine.kind == theirs.kind == "measure" and is_converted(claim, mine, evidence, theirs):
        return []
    if kind != other:
        return None
    if (low, high) == (their_low, their_high):
        return []
    if low == high and their_low < their_high:
        return _of_range(claim, low, their_low, their_high, across=across)
    one = low == high and their_low == their_high
    known = ("", "exact", "about") if claim.bound == "about" else ("", "exact")
    clear = is_clear_of(claim.bound, low, their_low, _base_place(evidence, theirs, their_low))
    sides = _SIDES.get(evidence.bound, 0), _SIDES.get(claim.bound, 0)
    looser = sides[0] == sides[1] and claim.bound in ("above", "below")  # up to 45%: less than half
    exact = one and (looser or evidence.bound in known or (evidence.bound == "about" and clear))
    rounded = one and rounds_part(claim, mine, evidence, low - their_low)
    rounded = rounded or (exact and is_part_beyond(claim, mine, their_low))
    rounded = rounded or (kind == "count" and is_next_bound(claim.bound, low, evidence.bound, their_low))
    if rounded or (exact and covers(claim.bound, low, their_low, _base_place(claim, mine, low))):
        return []
    return None


def _base_place(claim: Quantity, mine: Sense, low: Fraction) -> Fraction:
    return claim.place * (low / mine.low) if mine.low else claim.place


def _of_range(
    claim: Quantity, value: Fraction, low: Fraction, high: Fraction, *, across: bool
) -> list[Fault] | None:
    """Compare one number with a range: "up to 12" fits "10 to 12"; "12" alone does not.

    What looks like a range in another language may be a change: "from 1.7 to 2.1" in a claim is one.
    """
    if value not in (low, high):
        return [] if covers_all(claim.bound, value, low, high) else None
    role, bound = ("from", "at-least") if value == low else ("to", "at-most")
    return [] if claim.bound == bound or (across and claim.role == role) else [Fault("value")]


def _bound_faults(
    claim: Quantity, mine: Sense, evidence: Quantity, theirs: Sense, *, across: bool
) -> list[Fault]:
    if mine.low < mine.high or theirs.low < theirs.high:
        return []
    loose = claim.bound_loose or evidence.bound_loose
    if loose and frozenset({_SIDES.get(claim.bound, 0), _SIDES.get(evidence.bound, 0)}) != {1, -1}:
        return []
    beyond = not evidence.bound and is_part_beyond(claim, mine, theirs.low)
    beyond = beyond or (mine.low != theirs.low and rounds_part(claim, mine, evidence, mine.low - theirs.low))
    low = _base(mine)[1]
    covered = covers(claim.bound, low, _base(theirs)[1], _base_place(claim, mine, low))
    if beyond or (covered and (mine.low, mine.kind) != (theirs.low, theirs.kind)):
        return []
    if supports(evidence.bound, claim.bound) or (evidence.role == "from" and claim.bound == "at-least"):
        return []
    # fell from 7.5% to 2.5%, well below the 7.5% of the year before
    compared = claim.role == "from" and evidence.bound in ("above", "below")
    alike = across and ({evidence.bound, claim.bound} in _ALIKE_ACROSS or _may_be_unread(claim, evidence))
    return [] if compared or alike else [Fault("qualifier")]


def _may_be_unread(claim: Quantity, evidence: Quantity) -> bool:
    """Check whether evidence in another language may say "almost" or "about" in a word that is not known."""
    return not evidence.bound and claim.bound in ("about", "nearly", "barely")
