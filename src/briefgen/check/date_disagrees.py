"""date-disagrees: a fact's date is not in its text, or is later than its sources.

If the statement or the evidence names a year, the fact's `date` or its figure's `as_of` must be one of the
dates named. A source cannot report what happened later: the fact's date is not after its last source, unless
the evidence names that date, as for a plan.

PASS  date: 2013-02-12    exact: third nuclear test on Feb. 12, 2013
PASS  date: 2025-10       exact: votes in October 2025      in a source issued in 2024
FAIL  date: 2012-02-12    statement: The third nuclear test took place in 2013.
FAIL  date: 2025          in a source issued in 2024

Correct the date. A date that follows from words such as "last month" has a `~`. For a future event, quote the
words that name its day, or leave `date` out.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.support import read_claim, supports
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.dates import PartialDate
from briefgen.corpus.fact import Fact
from briefgen.corpus.quotation_proofs import Proofs
from briefgen.diagnostic import Diagnostic, error
from briefgen.language.claims import DateClaim
from briefgen.language.read import read
from briefgen.reading.entry import Entry

RULE = "date-disagrees"
_PLAIN = frozenset({"day", "month", "year", "fiscal-year"})


def check(corpus: Corpus, proofs: Proofs) -> Iterator[Diagnostic]:
    """Report dates that are not in the fact's own text, and dates after its sources."""
    for entry in corpus.facts.values():
        fact = entry.value
        as_of = fact.figure.as_of if fact.figure else None
        if fact.date is None and as_of is None:
            continue
        stated, quoted = _named(fact, corpus, proofs)
        named = (*stated, *quoted)
        if named and not any(_compatible(words, d) for words in named for d in (fact.date, as_of) if d):
            path = ("date",) if fact.date else ("figure", "as_of")
            message = f"the date `{fact.date or as_of}` is not the one named: `{named[0].words}`"
            hint = "correct the date or the words, or leave the date out"
            yield error(RULE, entry.at(*path), message, hint)
        if fact.date is not None:
            yield from _after_sources(entry, fact.date, quoted, corpus)


def _named(fact: Fact, corpus: Corpus, proofs: Proofs) -> tuple[tuple[DateClaim, ...], tuple[DateClaim, ...]]:
    """Return the dates with a year that a fact's statement and its quotations name."""
    stated = read_claim(fact.statement, supports(fact, corpus, proofs)).of(DateClaim)
    quoted: list[DateClaim] = []
    for evidence in fact.evidence:
        source = corpus.sources.get(evidence.source)
        quoted += read(evidence.exact, source.value.language if source else "en").of(DateClaim)
    return tuple(d for d in stated if _is_plain(d)), tuple(d for d in quoted if _is_plain(d))


def _is_plain(date: DateClaim) -> bool:
    return bool(date.year) and date.kind in _PLAIN


def _after_sources(
    entry: Entry[Fact], date: PartialDate, quoted: tuple[DateClaim, ...], corpus: Corpus
) -> Iterator[Diagnostic]:
    """Report a date after the fact's last source that the evidence does not announce."""
    issued = [
        corpus.sources[e.source].value.issued for e in entry.value.evidence if e.source in corpus.sources
    ]
    announced = any(_compatible(words, date) for words in quoted)
    if issued and not announced and date.first > max(i.last for i in issued):
        yield error(
            RULE,
            entry.at("date"),
            f"the date `{date}` is later than the fact's last source",
            "correct the date; for a future event, quote the words that name it, or leave the date out",
        )


def _compatible(words: DateClaim, date: PartialDate) -> bool:
    """Compare two dates as far as both are known."""
    known = (date.year, date.month, date.day)
    days = ((words.year, words.month, words.day), *words.others)
    if words.until_year and words.until_year == date.year:
        return True
    return any(all(a == b or 0 in (a, b) for a, b in zip(day, known, strict=True)) for day in days)
