"""The value that a text compares another one with, without giving it: four times as many as a year before.

"1,200, four times as many as in 2019" gives the 300 of 2019, "4.9 per cent, half a point above the target" a
target of 4.4. A claim that gives such a value names the other side: had been, planned, until then, now.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from briefgen.language.claims import DateClaim, Quantity
from briefgen.language.dates_agree import Issued
from briefgen.language.found_once import found_once
from briefgen.language.measures import to_base
from briefgen.language.reading import Reading
from briefgen.language.reckoning import fits, single_numbers, terms_of
from briefgen.language.word_pattern import WordPattern

_NAMES_EARLIER = WordPattern(
    r"(?<!\w)(?:{earlier value}|{aimed value}|{usual value}|{names of another value})(?!\w)"
)
_NAMES_EARLIER_UNSPACED = WordPattern(r"{earlier value}|{aimed value}|{usual value}")
_NAMES_NOW = WordPattern(r"(?<!\w)(?:{now}|{names of the present value})(?!\w)")
_COMPARED_BEHIND = WordPattern(
    r",? ?(?:[\w-]+ ){0,2}(?:{than}|{as behind a multiple}|{as of a comparison})(?!\w)"
)
_OF_AVERAGE = WordPattern(r" [\w'’]{1,4} ?(?:[^\W\d_]{1,4} )?{averages}(?!\w)")
_OF_THAT = WordPattern(r" (?:{of before a unit} )?{pronouns of a number}(?!\w)")
_CHANGE_SPAN = 24
"""Characters before a number in which the word for its change is looked for: an increase of 60."""
_SCALES = (1_000, 1_000_000, 1_000_000_000)
_UNSPACED = frozenset({"zh", "ja"})


def is_other_side(mine: Quantity, claim: Reading, texts: Sequence[tuple[Reading, Issued]]) -> bool:
    """Check whether a number is what one of the evidence is compared with, and the claim speaks of that."""
    term = next(terms_of(mine), None)
    if term is None or mine.first.low != mine.first.high:
        return False
    return any(
        (_is_of_that(by, text) or _speaks_of_other(claim, text)) and fits(mine, other, named=term.value)
        for text, _ in texts
        for _, by, other in _pairs(mine, text)
    )


def is_wrong_side(mine: Quantity, texts: Sequence[tuple[Reading, Issued]]) -> bool:
    """Check whether a number is what the evidence compares with, but for the direction: 623, of 61 fewer.

    "684, 61 fewer than in 2022" gives 745 for 2022.
    """
    term = next(terms_of(mine), None)
    if term is None or mine.first.low != mine.first.high or mine.than or not mine.in_digits:
        return False
    found = [
        (base, other)
        for text, _ in texts
        for base, by, other in _pairs(mine, text)
        if by.first.kind not in ("share", "multiple") and is_compared(by, text)
    ]
    return any(
        2 * base - other == term.value and not fits(mine, other, named=term.value) for base, other in found
    )


def is_gap_to_other_side(mine: Quantity, texts: Sequence[tuple[Reading, Issued]]) -> bool:
    """Check whether a number is how far one of the evidence is from what it is compared with."""
    term = next(terms_of(mine), None)
    if term is None or mine.first.low != mine.first.high or mine.role in ("to", "from"):
        return False
    return any(
        fits(mine, abs(base - other), named=term.value)
        for text, _ in texts
        for base, _, other in _pairs(mine, text)
    )


def is_change_from_other_side(mine: Quantity, texts: Sequence[tuple[Reading, Issued]]) -> bool:
    """Check whether a share is by what part a number differs from what the evidence compares it with."""
    for text, _ in texts:
        given = single_numbers(text)
        for base in (q for q in given if q.first.kind != "share"):
            value = next((t.value for t in terms_of(base)), None)
            others = (other for _, other in _compared_with(base, value, given, text)) if value else ()
            if value and any(fits(mine, abs(value - other) / other) for other in others):
                return True
    return False


def _pairs(mine: Quantity, text: Reading) -> Iterator[tuple[Fraction, Quantity, Fraction]]:
    """Yield values of a text that measure what a number does, by what each is compared, and with what."""
    kind = next(terms_of(mine)).dimension
    given = single_numbers(text)
    for base in given:
        value = next((t.value for t in terms_of(base) if t.dimension == kind), None)
        money = mine.currencies and base.currencies and not mine.currencies & base.currencies
        if value and not money:
            yield from ((value, by, other) for by, other in _compared_with(base, value, given, text))


def _compared_with(
    base: Quantity, value: Fraction, given: Sequence[Quantity], text: Reading
) -> Iterator[tuple[Quantity, Fraction]]:
    """Yield the numbers by which one is compared, each with what that compares it with."""
    if base.than or base.role == "from":
        return
    for by in given:
        if by is base or (by.than and base.start > by.start and base.role != "to"):
            continue  # 26% less than the 400 of the year before
        other = _other_side(base, value, by, text)
        if other is not None and other > 0:
            yield by, other


def _other_side(base: Quantity, value: Fraction, by: Quantity, text: Reading) -> Fraction | None:
    """Return what a value is compared with, by a number beside it; None where that compares nothing."""
    low = by.first.low
    times = by.first.kind == "multiple" or (by.first.kind == "share" and is_compared(by, text))
    if times and not by.than:
        if is_compared(by, text) or base.role == "to":
            return value / low if low else None
        return value * low if _is_of_that(by, text) else None
    sign = sign_of(by, text)
    if not sign or by.bound in ("above", "below", "at-least", "at-most"):
        return None
    if by.first.kind == "share":
        apart = base.first.kind != "share" and (sign > 0 or low < 1)
        return value / (1 + sign * low) if apart else None
    step = in_unit_of(base, value, by)
    return value - sign * step if step else None


def in_unit_of(base: Quantity, value: Fraction, by: Quantity, *, any_noun: bool = False) -> Fraction | None:
    """Return the size of a number in the unit of another one beside it; None where it is of another kind.

    Flags: `any_noun` takes two counts together, whatever they count.
    """
    kind, size = to_base(by.first.low, by.first.unit)
    if base.first.kind == "share":
        bare = by.first.kind == "count" and not by.noun and any_noun
        return size / 100 if kind == "points" or bare else None
    if base.first.kind == "money" and by.first.unit == "cent":
        return by.first.low / 100
    own, theirs = next(terms_of(base)), next(terms_of(by), None)
    if theirs is None:
        return None
    if own.dimension == theirs.dimension and (any_noun or own.is_like(theirs)):
        return theirs.value
    if by.first.kind == "count" and not by.noun:
        scale = next((s for s in _SCALES if s >= base.place), 1) if base.place >= _SCALES[0] / 10 else 1
        step = by.first.low * own.factor * (scale if by.place < _SCALES[0] else 1)
        return step if step < value else None
    return None


def _is_of_that(by: Quantity, text: Reading) -> bool:
    """Check whether a multiple is one of a number before it: twice that."""
    return bool(_OF_THAT.of("any").match(text.text.lower(), by.end))


def is_compared(by: Quantity, text: Reading) -> bool:
    """Check whether a multiple compares: four times as many as, a third of the average."""
    lower, inside = text.text.lower(), by.words.lower().split()[-1:]
    behind = _COMPARED_BEHIND.of("any").match(lower, by.end) or _OF_AVERAGE.of("any").match(lower, by.end)
    return inside == ["as"] or bool(behind)


def sign_of(by: Quantity, text: Reading) -> int:
    """Return 1 where a number says how much more something is, -1 for less, 0 for neither."""
    if by.than:
        return 1 if by.than == "more" else -1
    if by.role in ("to", "from"):
        return 0
    span = _CHANGE_SPAN * (2 if by.role == "by" else 1)
    near = [sign for place, sign in _moves(text) if 0 <= by.start - place <= span]
    return near[-1] if near else 0


@found_once
def _moves(text: Reading) -> tuple[tuple[int, int], ...]:
    """List where a text has words for a rise or a fall, each with its sign."""
    passage = text.passage
    moves = (t for t in passage.terms_in(passage.whole, "pairs") if t.name == "rise")
    return tuple((passage.words[t.first].start, t.sign) for t in moves)


def _speaks_of_other(claim: Reading, text: Reading) -> bool:
    """Check whether a claim names the time, the plan or the usual that a text compares with."""
    lower = claim.text.lower()
    pattern = _NAMES_EARLIER_UNSPACED if claim.language in _UNSPACED else _NAMES_EARLIER
    if pattern.of(claim.language).search(lower):
        return True
    dates, known = claim.of(DateClaim), text.of(DateClaim)
    years = [date.year for date in known if date.year]
    if any(date.year and (date.year in years[1:] or date.year < min(years, default=0)) for date in dates):
        return True
    now = _NAMES_NOW.of(claim.language)
    return bool(now.search(lower)) and not now.search(text.text.lower())
