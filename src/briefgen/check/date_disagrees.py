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

from briefgen.check.quantities import DateWords, find_dates
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.dates import PartialDate
from briefgen.diagnostic import Diagnostic, error

RULE = "date-disagrees"


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Report dates that are not in the fact's own text, and dates after its sources."""
    for entry in corpus.facts.values():
        fact = entry.value
        if fact.date is None:
            continue
        known = [fact.date, *([fact.figure.as_of] if fact.figure and fact.figure.as_of else [])]
        quoted = tuple(d for e in fact.evidence for d in find_dates(e.exact) if d.year)
        stated = tuple(d for d in find_dates(fact.statement) if d.year)
        named = (*stated, *quoted)
        if named and not any(_agree(words, date) for words in named for date in known):
            message = f"the date `{fact.date}` is not the one named: `{named[0].words}`"
            yield error(
                RULE, entry.at("date"), message, "correct the date or the words, or leave the date out"
            )
        issued = [corpus.sources[e.source].value.issued for e in fact.evidence if e.source in corpus.sources]
        announced = any(_agree(words, fact.date) for words in quoted)
        if issued and not announced and fact.date.first > max(i.last for i in issued):
            message = f"the date `{fact.date}` is later than the fact's last source"
            yield error(
                RULE,
                entry.at("date"),
                message,
                "correct the date; for a future event, quote the words that name it, or leave the date out",
            )


def _agree(words: DateWords, date: PartialDate) -> bool:
    """Compare two dates as far as both are known."""
    pairs = ((words.year, date.year), (words.month, date.month), (words.day, date.day))
    return all(one == other or 0 in (one, other) for one, other in pairs)
