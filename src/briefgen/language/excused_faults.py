"""What other words of two texts say of an equal number: a limit, a rate, an age."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final, cast

from briefgen.language.bounds import supports
from briefgen.language.bounds_in_words import Placed, is_bounded, is_bounded_otherwise
from briefgen.language.claims import Bound, Quantity, Respect
from briefgen.language.counted_things import is_age
from briefgen.language.eras import is_of_era
from briefgen.language.lead_times import is_same_limit
from briefgen.language.lengths_of_time import is_last_of_row
from briefgen.language.lexicon import load_lexicon
from briefgen.language.medians import is_median
from briefgen.language.rates_named import names_rate, names_rate_too
from briefgen.language.reading import Reading
from briefgen.language.rough_limits import is_rough_limit
from briefgen.language.word_pattern import WordPattern, words_of


def excused_faults(mine: Placed, theirs: Placed) -> frozenset[Respect]:
    """Return the respects in which a number of a claim only seems to differ from the one of its evidence."""
    (quantity, claim), (match, evidence) = mine, theirs
    across, excused = claim.language != evidence.language, set[Respect]()
    elsewhere = across and _has_bound_elsewhere(quantity, match, evidence.of(Quantity))
    to_it = across and quantity.role == "to" and _is_behind_to(match, evidence)
    reached = across and _is_reached(mine, theirs)
    unread = across and quantity.bound in _OFTEN_UNREAD and not match.bound and not is_bounded(theirs)
    limited = unread or reached or to_it or _is_at_most(mine, theirs) or _shares_bound(mine, match)
    limited = limited or is_bounded_otherwise(mine, theirs) or is_median(quantity, claim, evidence)
    limited = limited or (match.bound in ("", "exact", "about") and is_rough_limit(quantity, claim))
    limited = limited or is_same_limit(mine, theirs) or _is_a_little_more(quantity, match, evidence)
    if elsewhere or limited or _is_said_of_the_rest(mine, theirs):
        excused.add("qualifier")
    if names_rate_too(quantity.per, evidence):
        excused.add("rate")
    per_hour = quantity.first.unit == f"{match.first.unit}-per-hour" and names_rate("hour", evidence)
    if across and (per_hour or _counts_cases(quantity, match) or _is_on_scale(quantity, match, claim)):
        excused.add("unit")
    if across and _is_about_age(mine, theirs):
        excused |= {"unit", "qualifier"}
    if across and _TO_ANOTHER.of("en").match(claim.text, quantity.end):
        excused.add("value")  # the younger end of "18- to 29-year-olds"
    if is_last_of_row(quantity, evidence) or (
        across and match.first.unit == "year" and is_of_era(quantity, claim)
    ):
        excused.add("unit")
    if across and _is_counted(quantity, match, evidence.language):
        excused.add("unit")
    if _is_end_named(mine, match):
        excused.add("value")
    in_years = match.first.kind == "measure" and quantity.noun[:1] == (
        match.first.unit,
    )  # the three years 2026
    acts = not across and _counts_acts(quantity, match, claim)
    if in_years or acts or _is_of_a_hundred(match, claim):
        excused.add("unit")
    return frozenset(excused)


def _is_said_of_the_rest(mine: Placed, theirs: Placed) -> bool:
    """Check whether one text denies of what is below a number what the other says only of what is not.

    No refund is given for delays under an hour; one is given only for an hour or more.
    """
    (quantity, claim), (match, evidence) = mine, theirs
    if _REST.get(quantity.bound) != match.bound:
        return False
    passages = (claim.passage, evidence.passage)
    denied = [any(t.group == "negation" for t in each.terms) for each in passages]
    return denied[0] != denied[1] and bool(passages[denied[0]].find_entries("only"))


def _is_of_a_hundred(match: Quantity, claim: Reading) -> bool:
    """Check whether a claim counts so many for every hundred, of a share of the evidence."""
    return match.first.kind == "share" and bool(_FOR_EVERY_HUNDRED.of(claim.language).search(claim.text))


_FOR_EVERY_HUNDRED = WordPattern(r"(?i:(?<!\w){for so many of a rate} {a hundred}(?!\w))")
_REST: Final[Mapping[Bound, Bound]] = MappingProxyType(
    {"below": "at-least", "at-least": "below", "above": "at-most", "at-most": "above"}
)
_OFTEN_UNREAD: Final[frozenset[Bound]] = frozenset({"about", "nearly", "barely", "exact"})
"""Qualifiers that another language says in many ways, of which not all are known."""


def _is_a_little_more(quantity: Quantity, match: Quantity, evidence: Reading) -> bool:
    """Check whether a claim rounds what evidence calls a little more: some 8,500 for just over 8,500."""
    before = evidence.text.lower()[max(0, match.start - _REACH) : match.start]
    little = match.bound == "above" and _A_LITTLE_MORE.of("any").search(before)
    return bool(little) and quantity.bound in ("about", "at-least")


_A_LITTLE_MORE = WordPattern(r"(?<!\w){a little more than}(?: [^\W\d_]+)? ?$")


def _counts_acts(quantity: Quantity, match: Quantity, claim: Reading) -> bool:
    """Check whether a claim says in a verb how often its evidence's acts were done: drilled six times."""
    kinds = (quantity.first.kind, match.first.kind)
    if kinds != ("multiple", "count") or claim.text.startswith(_AS, quantity.end):
        return False
    stems = tuple(noun[:-1] for noun in match.noun if len(noun) >= _SHORTEST_ACT)
    words = (word for word in claim.passage.words if word.key not in match.noun)
    return bool(stems) and any(word.key.startswith(stems) for word in words)


_AS = (" as ", " tha", " the", " mor", " les")
_SHORTEST_ACT = 4
"""Letters of a noun that is known by the verb of it."""


def _is_end_named(mine: Placed, match: Quantity) -> bool:
    """Check whether a claim names the end of a range that its number is: at the lower end, at most."""
    quantity, claim = mine
    low, high = match.first.low, match.first.high
    if low == high or quantity.first.low != quantity.first.high:
        return False
    names = {_LOW_END: quantity.first.low == low, _HIGH_END: quantity.first.low == high}
    around = claim.text.lower()[max(0, quantity.start - _END_SPAN) : quantity.end + _END_SPAN]
    named = [words for words in names if words.of(claim.language).search(around)]
    return len(named) == 1 and names[named[0]]


_LOW_END = WordPattern(r"(?<!\w){lower ends}(?!\w)")
_HIGH_END = WordPattern(r"(?<!\w){upper ends}(?!\w)")
_END_SPAN = 64
"""Characters around a number in which the end of a range is named."""


def _is_about_age(mine: Placed, theirs: Placed) -> bool:
    """Check whether a number is an age, or the decade of one: in his 40s."""
    (quantity, claim), (match, _) = mine, theirs
    if claim.text[quantity.end : quantity.end + 1] == "s" and quantity.in_digits:
        return True
    return match.first.unit == "year" and is_age(quantity, claim)


def _is_reached(mine: Placed, theirs: Placed) -> bool:
    """Check whether a claim says how far a number goes, which other languages mostly leave out: as many as.

    A majority of two-thirds is one of at least two-thirds. Words for a bound may be behind a noun.
    """
    (quantity, claim), (match, evidence) = mine, theirs
    before = claim.text[max(0, quantity.start - _REACH) : quantity.start]
    if _AS_YOUNG_AS.of("en").search(before):
        return True
    if quantity.bound == "at-most" and match.bound in ("", "about") and _REACHING.of("en").search(before):
        return True
    if not quantity.bound and match.bound in ("at-least", "above"):
        return bool(_MAJORITY.of("en").match(claim.text, quantity.end))
    return not match.bound and _has_bound_behind(quantity, match, evidence)


_REACH = 24
"""Characters before a number in which the words of its bound are."""
_AS_YOUNG_AS = WordPattern(r"(?i:(?<!\w)as {measured as} as $)")
_REACHING = WordPattern(r"(?i:(?<!\w){reaching a number} $)")
_TO_ANOTHER = WordPattern(r"- {to of a range} \d")
_MAJORITY = WordPattern(r"[ -]{majority}(?!\w)")


def _has_bound_behind(quantity: Quantity, match: Quantity, evidence: Reading) -> bool:
    """Check whether evidence has the qualifier of a claim behind what its number counts."""
    following = min(
        (q.start for q in evidence.of(Quantity) if q.start >= match.end), default=match.end + _NEAR
    )
    text = evidence.text.lower()[match.end : min(following, match.end + _NEAR)]
    after = load_lexicon(evidence.language).bounds_after
    found = (after.at(text, at) for at in range(len(text)) if not at or text[at - 1] == " ")
    return any(each is not None and supports(cast("Bound", each[1]), quantity.bound) for each in found)


_NEAR = 32
"""Characters behind a number in which its qualifier may be."""


def _is_counted(quantity: Quantity, match: Quantity, language: str) -> bool:
    """Check whether a unit of another language also counts things: Persian tonnes, persons."""
    counts = quantity.first.kind in ("count", "multiple")
    return counts and match.first.unit in words_of(language, "units that count things")


def _has_bound_elsewhere(quantity: Quantity, match: Quantity, given: Sequence[Quantity]) -> bool:
    """Check whether evidence in another language has a qualifier that may be of more numbers than of one."""
    return not match.bound and any(g.bound and supports(g.bound, quantity.bound) for g in given)


def _shares_bound(mine: Placed, match: Quantity) -> bool:
    """Check whether a number of a list has the qualifier of the first of it: about 14,000 and 12,000."""
    quantity, claim = mine
    if quantity.bound:
        return False
    place = quantity.start
    for before in sorted((q for q in claim.of(Quantity) if q.end <= place), key=lambda q: -q.start):
        if not _LISTED.of("any").fullmatch(claim.text, before.end, place):
            return False
        if before.bound:
            return supports(match.bound, before.bound)
        place = before.start
    return False


_LISTED = WordPattern(r"(?i:(?: [^\W\d_]+){0,2}(?:,? | ?, ?|,? {joins the last of a list} ))")
"""What is between two numbers of a list, with what the first of them counts."""


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
