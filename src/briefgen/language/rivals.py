"""The numbers of the evidence that a number of a claim may be a mistake for: those that the claim leaves out.

Who alters a number leaves out the right one. Where a claim gives every number of the evidence that is of one
kind with its own, this one is a further number: how many things a sentence names, or what the evidence has in
words that are not known. What was reckoned from numbers of the evidence can be wrong all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from briefgen.language.claims import PARTS, DateClaim, Designation, Ordinal, Quantity
from briefgen.language.compare_quantities import faults_of, measures_alike
from briefgen.language.how_changed import says_how_changed
from briefgen.language.listed_names import refers_back
from briefgen.language.reading import Reading
from briefgen.language.spans_of_time import is_how_old
from briefgen.language.word_pattern import WordPattern, words_of

_COUNTED_AT_SIGHT = 12
"""The highest number in words that a writer may have counted."""
_MISTAKEN_FOR_IT = 30
"""The highest number that is altered to such a one: two for two dozen."""
_YEARS = range(1000, 10_000)


def find_rival(mine: Quantity, claim: Reading, texts: Sequence[Reading]) -> str | None:
    """Return the words of a number that a claim's number may be a mistake for; None where there is none.

    One that counts the same comes first. Shape: empty where a number was reckoned, and may be wrong.
    """
    rivals = [each for text in texts for each in _rivals_in(mine, claim, text)]
    rivals = [each for each in rivals if not _is_of_other_size(mine, each)]
    alike = [rival for rival in rivals if set(rival.noun) & set(mine.noun)]
    first = next(iter(alike or rivals), None)
    if first is not None:
        return first.words
    misread = (words for text in texts for words in _misread(mine, claim, text))
    return next(misread, "" if _is_reckoned(mine, claim, texts) else None)


def _rivals_in(mine: Quantity, claim: Reading, text: Reading) -> Iterator[Quantity]:
    """Yield the numbers of a text that are of one kind with a claim's, and that it does not give."""
    across, found = text.language != claim.language, text.of(Quantity)
    given: list[Quantity] = []
    for quantity in claim.of(Quantity):
        if quantity is not mine and not _is_converted(mine, quantity):
            alike = [each for each in found if _gives(quantity, each, across=across)]
            same = [each for each in alike if each.first.low == quantity.first.low]
            given += same or alike
    for each in found:
        taken = each in given and not (mine.whole and _has_whole(each))
        if not taken and _may_be_mistaken(mine, each, across=across):
            yield each


def _is_of_other_size(mine: Quantity, other: Quantity) -> bool:
    """Check whether a count is of another size than a claim's, with other digits: 4 billion for 42 cities."""
    counted = mine.first.kind == other.first.kind == "count" and bool(mine.noun) and not mine.than
    if not counted or set(mine.noun) & set(other.noun):
        return False
    low, high = sorted((mine.first.low, other.first.low))
    return low > 0 and high > _OTHER_SIZE * low and _digits(low) != _digits(high)


_OTHER_SIZE = 100


def _digits(value: Fraction) -> str:
    """Return the digits of a number without the zeros at its ends, in which a slip leaves out a scale."""
    return f"{float(value):.12e}".partition("e")[0]


def _has_whole(quantity: Quantity) -> bool:
    """Check whether a number is a part and its whole in one: drei von acht."""
    return quantity.first.kind == "share" and any(sense.kind == "count" for sense in quantity.senses[1:])


def _is_converted(mine: Quantity, other: Quantity) -> bool:
    """Check whether a claim measures one thing in two units: 300 km (190 miles)."""
    return mine.first.kind == "measure" and mine.first.unit != other.first.unit


def _may_be_mistaken(mine: Quantity, other: Quantity, *, across: bool) -> bool:
    """Check whether one number may be written for another, as the kind and the size of both show."""
    if mine.first.low < mine.first.high and other.first.low < other.first.high:
        return True
    kinds = (mine.first.kind, other.first.kind)
    named = mine.noun and mine.noun[0] not in words_of("en", "counted pronouns")
    bare = mine.first.kind == "count" and mine.in_digits and not named
    moved = (
        other.first.kind == "count" and bool(other.role) and not other.noun
    )  # from 8.2 billion euros to 8.9
    times = across and kinds == ("count", "multiple")  # five sightings, vijf keer
    if not (bare or moved or times or measures_alike(other, mine)):
        return False
    if other.first.kind == "count" and other.first.high <= 1 and not other.in_digits:
        return bool(set(other.noun) & set(mine.noun))  # no soldiers, one soldier
    seen = mine.first.kind == "count" and not mine.in_digits and mine.first.high <= _COUNTED_AT_SIGHT
    return not seen or other.first.high <= _MISTAKEN_FOR_IT


def _gives(quantity: Quantity, other: Quantity, *, across: bool) -> bool:
    """Check whether a number of a claim is another one of the evidence, be it with other words around it."""
    faults = faults_of(quantity, other, across=across)
    ranges = [q.first.low < q.first.high for q in (quantity, other)]
    return faults is not None and ranges[0] == ranges[1] and all(f.respect != "value" for f in faults)


def _misread(mine: Quantity, claim: Reading, text: Reading) -> Iterator[str]:
    """Yield the words that have a number as something else: Article 5, the seventh, one in five, the year."""
    low, in_words = mine.first.low, not mine.in_digits
    yield from _parts_in_words(mine, claim, text)
    if claim.language == text.language or low > _COUNTED_AT_SIGHT:
        yield from (named.words for named in text.of(Designation) if named.number == str(low))
    places = {low * 100, 1 / low if low else low} if mine.first.kind == "share" else {low}
    yield from (
        ordinal.words for ordinal in text.of(Ordinal) if ordinal.value in places and ordinal.value > 1
    )
    if mine.first.kind == "share":
        counts = [q for q in text.of(Quantity) if q.first.kind == "count" and q.first.low >= 1]
        parts_of = {one.first.low / q.first.low for at, q in enumerate(counts) for one in counts[:at]}
        if not parts_of & {low, 1 - low}:  # three trains of four
            yield from (q.words for q in counts if in_words and low.denominator == q.first.low)
    if mine.first.kind != "count":
        return
    parts = (q for q in text.of(Quantity) if q.first.kind == "share" and not q.in_digits)
    yield from (part.words for part in parts if in_words and part.first.low.denominator == low > 1)
    if mine.in_digits and low in _YEARS:
        known = {date.year for date in claim.of(DateClaim)}
        yield from (date.words for date in text.of(DateClaim) if date.year and date.year not in known)


def _parts_in_words(mine: Quantity, claim: Reading, text: Reading) -> Iterator[str]:
    """Yield the words that say how many of a whole there are: a pair of the nine, the only one of them."""
    wholes = {q.first.low for q in claim.of(Quantity) if q.whole and q.start >= mine.end}
    if mine.first.kind != "count" or wholes.isdisjoint(q.first.low for q in text.of(Quantity)):
        return
    for pattern, value in _OF_A_WHOLE:
        found = pattern.of(text.language).search(text.text.lower())
        if found and mine.first.low != value:
            yield found[0]


_OF_A_WHOLE = (
    (WordPattern(r"(?<!\w){one of a whole}(?!\w)"), 1),
    (WordPattern(r"(?<!\w){two of a whole}(?!\w)"), 2),
)


def _is_reckoned(mine: Quantity, claim: Reading, texts: Sequence[Reading]) -> bool:
    """Check whether a number must follow from those of the evidence, or be wrong: a part, a change."""
    given = [q for text in texts for q in text.of(Quantity) if q.in_digits or q.first.high > 1]
    shares = sum(q.first.kind == "share" for q in given)
    if mine.first.kind in PARTS:
        return shares > 1 or sum(q.first.kind not in PARTS for q in given) > 1
    if mine.first.unit == "pp" and shares > 1:
        return True
    dates = sum(len(text.of(DateClaim)) for text in texts)
    if dates and (is_how_old(mine, claim) or (mine.first.kind == "measure" and dates > 1)):
        return True
    seen = mine.first.kind == "count" and not mine.in_digits and mine.first.high <= _COUNTED_AT_SIGHT
    counted = seen and bool(mine.noun) and not mine.role  # raised in two steps
    changed = not counted and says_how_changed(mine, claim) and not refers_back(claim, mine)
    return len(given) > 1 and bool(mine.per or changed)
