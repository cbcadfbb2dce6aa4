"""The dates that a fact's own text gives to what happened, and to the number of its figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from briefgen.check.fact_readings import find_number, is_date_of
from briefgen.check.support import Support
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.dates import PartialDate
from briefgen.corpus.fact import Fact, Figure
from briefgen.language.claims import DateClaim, Quantity
from briefgen.language.read import read
from briefgen.language.reading import Reading
from briefgen.language.wording.dating import dates_of_number, dates_of_text

PLAIN_DATES = frozenset({"day", "month", "year", "fiscal-year", "quarter", "half"})
"""Kinds of dates that `date` and `as_of` can have."""
_LONGEST_JOINT = 8
"""Characters between the two dates of a range: " and the ", " bis zum "."""


def readings_of(fact: Fact, corpus: Corpus, given: Support) -> Iterator[Reading]:
    """Read a fact's statement, and its quotations."""
    yield given.read_claim(fact.statement)
    for evidence in fact.evidence:
        source = corpus.sources.get(evidence.source)
        yield read(evidence.exact, source.value.language if source else "en")


def dates_given(fact: Fact, corpus: Corpus, given: Support) -> list[DateClaim]:
    """Return the dates that they give to the figure, where that alone is dated; else to what happened."""
    if fact.date is None and fact.figure is not None and fact.figure.as_of is not None:
        plain = _is_year_of_telling(fact, fact.figure.as_of, corpus)
        return _dates_of_number(fact.figure, fact, corpus, given, plain=plain)
    found = [d for text in readings_of(fact, corpus, given) for d in dates_of_text(text) if d.year]
    return [date for date in found if date.kind in PLAIN_DATES]


def _dates_of_number(
    figure: Figure, fact: Fact, corpus: Corpus, given: Support, *, plain: bool = False
) -> list[DateClaim]:
    """Return the dates that a fact's statement and its quotations give to the number of its figure.

    Flags: `plain` asks only texts with one number and one date, which must be of each other.
    """
    texts: Iterable[Reading] = readings_of(fact, corpus, given)
    if plain:
        texts = (text for text in texts if len(text.of(Quantity)) <= 1 >= len(text.of(DateClaim)))
    found: list[DateClaim] = []
    for text in texts:
        dates = (date for number in find_number(figure, text) for date in dates_of_number(text, number))
        found += (date for date in dates if date.year or date.day)
    return [date for date in found if date.kind in PLAIN_DATES]


def dates_of_figure(fact: Fact, as_of: PartialDate, corpus: Corpus, given: Support) -> list[DateClaim]:
    """Return the dates of the figure's number where `as_of` is neither one of them nor when that was told."""
    if fact.figure is None or _is_year_of_telling(fact, as_of, corpus):
        return []
    return _dates_of_number(fact.figure, fact, corpus, given)


def _is_year_of_telling(fact: Fact, as_of: PartialDate, corpus: Corpus) -> bool:
    """Check whether `as_of` is of the year in which a source was issued, or of the fact's own date."""
    told = [corpus.sources[e.source].value.issued for e in fact.evidence if e.source in corpus.sources]
    told += [fact.date] if fact.date else []
    return any(when.year == as_of.year for when in told)


def dates_instead(fact: Fact, as_of: PartialDate, corpus: Corpus, given: Support) -> list[DateClaim]:
    """Return the dates of the figure's number where `as_of` is the date of another number in the text."""
    own = dates_given(fact, corpus, given)
    stated = [date for date in given.read_claim(fact.statement).of(DateClaim) if date.kind in PLAIN_DATES]
    known = [*own, *(stated if len(stated) == 1 else ()), *_ends_of_ranges(fact, corpus, given)]
    if not own or fact.figure is None or any(is_date_of(date, as_of) for date in known):
        return []
    for text in readings_of(fact, corpus, given):
        numbers = find_number(fact.figure, text)
        others = (q for q in text.of(Quantity) if q not in numbers)
        if any(is_date_of(date, as_of) for q in others for date in dates_of_number(text, q)):
            return own
    return []


def _ends_of_ranges(fact: Fact, corpus: Corpus, given: Support) -> Iterator[DateClaim]:
    """Yield the dates right behind another one, with a word between them: from 1 June to 8 October."""
    for text in readings_of(fact, corpus, given):
        dates = sorted(text.of(DateClaim), key=lambda date: date.start)
        yield from (end for first, end in pairwise(dates) if 0 < end.start - first.end <= _LONGEST_JOINT)
