"""Whether a number of a claim follows from those of its evidence: 29 more, half of them, four years later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from types import MappingProxyType
from typing import Literal

from msgspec import Struct

from briefgen.language.claims import Quantity
from briefgen.language.dates_agree import Issued
from briefgen.language.exact_changes import exact_changes
from briefgen.language.headings import is_headed
from briefgen.language.how_changed import CLAUSE_END, says_how_changed, way_said
from briefgen.language.lengths_of_time import is_joint_length, is_part_of_length
from briefgen.language.lexicon import load_lexicon
from briefgen.language.listed_totals import (
    has_phrase,
    is_all_but,
    is_called_rest,
    is_number_of_addends,
    is_of_each,
    is_part_of_other,
    is_remaining_share,
    is_total_of_list,
)
from briefgen.language.reading import Reading
from briefgen.language.reckoning import (
    Operand,
    Result,
    changes,
    differences_of,
    fits,
    gather_terms,
    products,
    rates,
    ratios,
    sums,
    terms_of,
    with_units,
)
from briefgen.language.same_of_numbers import says_the_same
from briefgen.language.spans_of_time import is_span
from briefgen.language.word_pattern import WordPattern

Follows = Literal["", "perhaps", "surely"]
"""Whether a number follows: not, by an operation that no word of the claim names, or by one that it names."""

_EXACT = frozenset({"", "exact", "about"})
"""Qualifiers of a number that may follow though no word says how; "more than" fits too many results."""
_CLOSE_SIDES = MappingProxyType({"nearly": -1, "above": 1})
"""On which side of its number a close result is; with other qualifiers on either."""
_DEGREES: tuple[Follows, ...] = ("", "perhaps", "surely")
_CLOSE = Fraction(1, 200)
"""How far a product or a rate, which no word of the claim names, may be from the number, in parts of it."""
_PARTNER_SPAN = 32
"""Characters after a number in which the number that it is a part of, or more than, is looked for."""
_OF_WHOLE = WordPattern(r"(?i:(?:^|[.;:,] ){of} (?:[^\W\d_]+ ){0,2}$)")
_TOTAL_SPAN = 60
_TIMES = frozenset({("measure", "time"), ("measure", "months")})
_POINTS = ("measure", "points")


class _Number(Struct, frozen=True):
    """A number of the claim, and the words around it that say how it is derived."""

    quantity: Quantity
    changed: bool
    """Whether it says by how much something differs."""
    direction: Literal["", "more", "less"]
    """Whether it says that something is more, or has risen."""
    partner: tuple[Operand, ...]
    """The number right after it, that it is a part or a multiple of; empty where there is none."""
    before: tuple[Quantity, ...]
    """The numbers before it in the claim."""
    wholes: tuple[Operand, ...]
    """Those of them that a clause opens with as a whole: of the 96 sites, 33."""
    total: bool
    left: bool
    """Whether it is named as what is left of another: the remaining 36."""
    shares: tuple[Quantity, ...]
    """The parts that the claim names beside it: a third (33)."""


def follows(mine: Quantity, claim: Reading, texts: Sequence[tuple[Reading, Issued]]) -> Follows:
    """Check whether a number of a claim can be computed from the numbers and dates of its evidence."""
    terms = gather_terms((text for text, _ in texts), mine.currencies)
    number = _read_around(mine, claim)
    if mine.first.kind in ("multiple", "share"):
        read = [text for text, _ in texts]
        found = (
            *_parts(number, terms, claim),
            *_multiplied(number, read),
            *_left_of_fall(number, claim, read),
        )
        right = any(_is_right(number, result) for result in found)
        return "surely" if right or is_remaining_share(mine, claim, terms) else ""
    if is_number_of_addends(mine, claim, terms) or is_all_but(mine, [text for text, _ in texts]):
        return "surely"
    term = next(terms_of(mine), None)
    if term is None:
        return ""
    headed = is_headed(mine, [text for text, _ in texts])
    long = is_joint_length(mine, texts) or is_part_of_length(mine, claim, texts)
    shared = long or is_of_each(mine, term, terms) or _is_part_or_rate(number, term, terms)
    apart = number.changed and _is_exact_change(number, term, [text for text, _ in texts])
    if headed or shared or apart or is_span(mine, claim, texts, changed=number.changed):
        return "surely"
    meant = [term, *with_units(term, terms)]
    if any(is_total_of_list(mine, each, claim, terms) for each in meant):
        return "surely"
    rest = not any(says_the_same(claim, text) for text, _ in texts)
    return max((_by_addition(number, each, terms, may_be_rest=rest) for each in meant), key=_DEGREES.index)


def _is_part_or_rate(number: _Number, term: Operand, terms: Sequence[Operand]) -> bool:
    """Check whether a number is a share of another, or a rate per another unit; no word need name that."""
    found = (*products(terms, term.dimension), *rates(terms, term.dimension, term.per))
    side = _CLOSE_SIDES.get(number.quantity.bound, 0)
    exact = number.quantity.bound in _EXACT or side
    near = (value for value in found if abs(value - term.value) <= abs(value) * _CLOSE)
    return bool(exact) and any((value - term.value) * side >= 0 for value in near)


def _is_exact_change(number: _Number, term: Operand, texts: Iterable[Reading]) -> bool:
    """Check whether a difference is that of two neighbouring numbers and has their direction."""
    found = exact_changes(number.quantity, term, texts)
    return any(_is_right(number, result, checked=True) for result in found)


def _by_addition(number: _Number, term: Operand, terms: Sequence[Operand], *, may_be_rest: bool) -> Follows:
    """Check whether a number is the difference or the sum of others, or may be what is left of one."""
    mine = number.quantity
    found = [
        result
        for result in differences_of(terms, term.dimension)
        if fits(mine, result.value, named=term.value)
        and _is_right(number, result, checked=True)
        and not any(fits(mine, each.value, named=term.value) for each in (result.first, result.second))
    ]
    total = any(
        fits(mine, value, named=term.value) for value in sums(terms, term.dimension, named=number.total)
    )
    apart = number.changed or term.dimension == _POINTS  # what is in points is a difference
    left = apart or number.left or (may_be_rest and _is_rest(number, found))
    if number.shares:
        left = any(_is_named_share(share, result) for result in found for share in number.shares)
    if (found and left) or (total and number.total):
        return "surely"
    exact = mine.bound in _EXACT or any(result.value == term.value for result in found)
    return "perhaps" if (found or total) and exact else ""


def _is_named_share(share: Quantity, result: Result) -> bool:
    """Check whether a difference of two numbers is the part of the greater that the claim names beside it."""
    part = result.value / max(result.first.value, result.second.value)
    return abs(part - share.first.low) <= _NEAR_PART


_NEAR_PART = Fraction(1, 50)
"""How far the part that a claim names may be from that of its numbers: a third, 33 of 96."""


def _parts(number: _Number, terms: Sequence[Operand], claim: Reading) -> Iterator[Result]:
    """Yield the ratios that a share or a multiple may be, and the changes where it says by how much."""
    kind = number.quantity.first.kind
    if number.changed and kind == "share":
        up = number.direction == "more"
        yield from (
            r for r in changes(terms) if not number.direction or (r.first.value > r.second.value) == up
        )
    else:
        yield from ratios([t for t in terms if kind == "multiple" or t.dimension != ("share", "")])
        shares = [t for t in terms if kind == "share" and t.dimension == ("share", "")]
        named = {each.value for q in claim.of(Quantity) if q is not number.quantity for each in terms_of(q)}
        yield from (r for r in ratios(shares) if named & {r.first.value, r.second.value})
        if kind == "share" and number.quantity.in_digits:
            yield from changes([t for t in terms if t.dimension[0] != "share"])
    if kind == "multiple":
        yield from (Result(1 + t.value, t, t) for t in terms if t.dimension == ("share", ""))


def _left_of_fall(number: _Number, claim: Reading, texts: Iterable[Reading]) -> Iterator[Result]:
    """Yield what a fall by a share leaves, and by what share something fell to a part of what it was.

    A fall by two-thirds leaves a third; what is down to two-thirds fell by a third.
    """
    mine = number.quantity
    shares = [(q, text) for text in texts for q in text.of(Quantity) if q.first.kind == "share"]
    levels = [q for q, text in shares if q.role == "to" or is_part_of_other(q, text)]
    if is_part_of_other(mine, claim):
        found = [q for q, _ in shares if q not in levels]
    else:
        found = levels if number.changed and number.direction == "less" else []
    named = {q.first.low for q in claim.of(Quantity) if q is not mine}
    if named.isdisjoint(q.first.low for q in found):
        for term in (t for q in found for t in terms_of(q)):
            yield Result(1 - term.value, term, term)


def _multiplied(number: _Number, texts: Iterable[Reading]) -> Iterator[Result]:
    """Yield by what part something rose that became so many times itself: by half, of 1.5 times."""
    if number.quantity.first.kind != "share" or not number.changed or number.direction == "less":
        return
    for quantity in (q for text in texts for q in text.of(Quantity)):
        times = quantity.first.low
        if quantity.first.kind == "multiple" and times > 1:
            term = Operand(times, ("multiple", ""), frozenset(), frozenset(), "")
            yield Result(times - 1, term, term)


def _is_right(number: _Number, result: Result, *, checked: bool = False) -> bool:
    """Check whether a result is the claim's number, of the number that it names, and in its direction."""
    if not checked and not fits(number.quantity, result.value):
        return False
    pair = {result.first.value, result.second.value}
    if not _has_partner(number, result):
        return False
    if not number.quantity.than or number.quantity.first.kind == "share":
        return True
    subject = next((t.value for q in reversed(number.before) for t in terms_of(q) if t.value in pair), None)
    if subject is None or len(pair) < 2:
        return True
    other = next(iter(pair - {subject}))
    return (subject > other) == (number.quantity.than == "more")


def _has_partner(number: _Number, result: Result) -> bool:
    """Check whether a result is made with the number that the claim names after its own."""
    if not number.partner:
        return True
    dimension = result.first.dimension
    pair = (result.first.value, result.second.value)
    if any(
        term.dimension[0] == "count" and term.value * result.first.factor in pair for term in number.partner
    ):
        return True
    if number.partner[0].dimension != dimension:
        return number.partner[0].dimension in _TIMES
    return any(term.value in pair for term in number.partner)


def _is_rest(number: _Number, found: Iterable[Result]) -> bool:
    """Check whether a number is what is left of its whole: 140 of the 210; of the 210, 140."""
    named = {term.value for term in (*number.partner, *number.wholes)}
    return any(named & {result.first.value, result.second.value} for result in found)


def _read_around(mine: Quantity, claim: Reading) -> _Number:
    text = claim.text
    changed = says_how_changed(mine, claim)
    following = next((q for q in claim.of(Quantity) if q.start >= mine.end and q.first.kind != "share"), None)
    partner: tuple[Operand, ...] = ()
    if following is not None:
        gap = text[mine.end : following.start]
        apart = following.role == "by" == mine.role  # rose by 6,000 while that of men fell by 2,000
        if len(gap) <= _PARTNER_SPAN and not CLAUSE_END.search(gap) and not apart:
            partner = tuple(terms_of(following))
    before = tuple(q for q in claim.of(Quantity) if q.end <= mine.start)
    around = text[max(0, mine.start - _TOTAL_SPAN) : mine.end + _TOTAL_SPAN].lower()
    return _Number(
        mine,
        changed,
        way_said(mine, claim) if changed else "",
        partner,
        before,
        tuple(
            t for q in before if _OF_WHOLE.of(claim.language).search(text, 0, q.start) for t in terms_of(q)
        ),
        has_phrase(load_lexicon(claim.language).totals, around),
        is_called_rest(mine, claim),
        tuple(q for q in claim.of(Quantity) if q.first.kind == "share" and _is_beside(q, mine, text)),
    )


def _is_beside(one: Quantity, other: Quantity, text: str) -> bool:
    """Check whether one of two numbers is in brackets behind the other: a third of the mills (33)."""
    first, second = sorted((one, other), key=lambda q: q.start)
    between = text[first.end : second.start]
    return len(between) <= _PARTNER_SPAN and between.endswith("(") and text[second.end :][:1] == ")"
