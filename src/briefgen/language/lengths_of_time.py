"""How long something has lasted: two years and four months, so that it is in its third year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise

from briefgen.language.claims import DateClaim, Ordinal, Quantity, TimeOfDay
from briefgen.language.dates_agree import Issued
from briefgen.language.lexicon import load_lexicon
from briefgen.language.measures import to_base
from briefgen.language.ordinal_periods import period_of
from briefgen.language.reading import Reading
from briefgen.language.reckoning import fits
from briefgen.language.word_pattern import WordPattern
from briefgen.language.wording.marks import token_at

Length = tuple[str, Fraction]
"""The kind of a unit of time, and a length in the base of that kind."""
_KINDS = frozenset({"time", "months"})
_SPANS = ("year", "week", "fortnight", "day", "decade", "century", "quarter")
_JOINT = 6
"""Characters between the years and the months of one length, at most: " and "."""


def joint_lengths(text: Reading) -> Iterator[Length]:
    """Yield the lengths of time of a text that are given in two units: two years and four months."""
    for years, months in pairwise(text.of(Quantity)):
        (kind, long), (other, short) = _length(years), _length(months)
        near = months.start - years.end <= _JOINT
        if kind == other and kind in _KINDS and near and short < to_base(Fraction(1), years.first.unit)[1]:
            yield kind, long + short
    yield from _after_one(text)


def is_between_times(mine: Quantity, claim: Reading, texts: Iterable[Reading]) -> bool:
    """Check whether a length, or one in hours and minutes, is that from one time of day to another."""
    lengths = {(kind, value) for kind, value in (_length(mine), *joint_lengths(claim)) if kind == "time"}
    if _length(mine)[0] != "time" or mine.than:
        return False
    for text in texts:
        times = [each.minutes for each in text.of(TimeOfDay)]
        between = {(later - earlier) % _DAY * _MINUTE for earlier, later in pairwise(times)}
        if any(value in between for _, value in lengths):
            return True
    return False


_MINUTE, _DAY = 60, 24 * 60


def _after_one(text: Reading) -> Iterator[Length]:
    """Yield the lengths whose first unit has an article for a number: a year and seven months."""
    lexicon, passage = load_lexicon(text.language), text.passage
    units, ones = lexicon.units.meanings, lexicon.articles | passage.lists["articles"]
    for months in text.of(Quantity):
        at = token_at(passage, months.start) if passage.words else 0
        if at < _ONE_AND or passage.words[at - 1].key not in passage.lists["conjunctions"]:
            continue
        kind, short = _length(months)
        own, unit = to_base(Fraction(1), units.get(passage.words[at - 2].key, ""))
        if own == kind and kind in _KINDS and short < unit and passage.words[at - _ONE_AND].key in ones:
            yield kind, unit + short


_ONE_AND = 3
"""Words of "a year and"."""


def is_joint_length(mine: Quantity, texts: Iterable[tuple[Reading, Issued]]) -> bool:
    """Check whether a length of time is one that the evidence gives in two units: 28 months."""
    kind, value = _length(mine)
    joint = (length for text, _ in texts for length in joint_lengths(text))
    return any(own == kind and fits(mine, length, named=value) for own, length in joint)


def is_part_of_length(mine: Quantity, claim: Reading, texts: Iterable[tuple[Reading, Issued]]) -> bool:
    """Check whether a length is half of one in two units that the evidence gives in one: 29 months."""
    given = {_length(quantity) for text, _ in texts for quantity in text.of(Quantity)}
    return any(
        mine in pair and (kind, long + short) in given
        for pair in pairwise(claim.of(Quantity))
        for (kind, long), (_, short) in [(_length(pair[0]), _length(pair[1]))]
        if kind in _KINDS and _length(pair[1])[0] == kind and pair[1].start - pair[0].end <= _JOINT
    )


def is_running(ordinal: Ordinal, claim: Reading, texts: Iterable[Reading]) -> bool:
    """Check whether a place in an order is that of the year or month in which a length of time ends."""
    kind, unit = to_base(Fraction(1), period_of(ordinal, claim))
    if kind not in _KINDS:
        return False
    lengths = [each for text in texts for each in (*joint_lengths(text), *map(_length, text.of(Quantity)))]
    return any(
        length > unit and length // unit + 1 == ordinal.value for own, length in lengths if own == kind
    )


def is_years_from_named(year: int, texts: Iterable[Reading]) -> bool:
    """Check whether a year is as far from one that a text names as a length in it: of 2019, within a year."""
    return any(
        abs(year - named.year) == quantity.first.low
        for text in texts
        for named in text.of(DateClaim)
        for quantity in text.of(Quantity)
        if quantity.first.unit == "year" and named.year
    )


def _length(quantity: Quantity) -> Length:
    sense = quantity.first
    if sense.kind != "measure" or sense.low != sense.high:
        return "", Fraction(0)
    return to_base(sense.low, sense.unit)


def is_one_span(value: Fraction, unit: str, evidence: Reading) -> bool:
    """Check whether so many months or days are the one year or week that the evidence names: a month."""
    lexicon = load_lexicon(evidence.language)
    words, ones = lexicon.units.meanings, lexicon.articles | {"a", "an"}
    keys = [word.key for word in evidence.passage.words]
    if value == 1 and any(one in ones and words.get(name) == unit for one, name in pairwise(keys)):
        return True
    spans = [span for span in _SPANS if span != unit and to_base(Fraction(1), span) == to_base(value, unit)]
    if not spans:
        return False
    return any(words.get(key) in spans for key in keys)


def is_last_of_row(quantity: Quantity, evidence: Reading) -> bool:
    """Check whether so many months in a row are those up to "the twelfth month in a row"."""
    units, row = load_lexicon(evidence.language).units.meanings, _IN_A_ROW.of(evidence.language)
    last = (o for o in evidence.of(Ordinal) if o.value == quantity.first.low)
    behind = (found[0].split() for o in last if (found := row.match(evidence.text.lower(), o.end)))
    return any(units.get(word) == quantity.first.unit for words in behind for word in words)


_IN_A_ROW = WordPattern(r" (?:{running without a break} \w+|\w+ {running without a break})(?!\w)")
