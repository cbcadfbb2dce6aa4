"""date-disagrees: a fact's date is not in its text, or is later than its sources.

If the statement or the evidence dates the figure ("in 2018 the port had 40 ships"), its `as_of` must be that
date; if they date what happened, `date` must be. A date that something is compared with ("more than in 2018",
"the lowest since 2018") or that belongs to something else ("the treaty of 2018") is no such date, and where
the words name a fitting date too, nothing is reported, unless that is the date of another number; nor where
the date is right before a source was issued, when what is to come on the dates in the text was announced.

A year without a `~` that no source of the fact names anywhere, and more than a year before their issue, is a
warning, unless the evidence has a year and a length of time from there ("those of 2019 … within a year"). So
is a month or a day without a `~` that neither the fact's words nor a whole text of its sources name, if one
of these names a date within two months of it or was issued so near; unless a source was issued in that month,
in the fortnight after it, or in the month after that day.

A source cannot report what happened later: neither `date` nor `as_of` is after the fact's last source, unless
the sentence that holds the evidence names that date, as for a plan. If its words only imply the date of a
plan ("will open in ten days"), the date has a `~`. A figure whose `status` is `forecast`, `announced` or
`target` may have any later date, and any that its text names.

PASS  date: 2013-02-12    exact: third nuclear test on Feb. 12, 2013
PASS  date: 2025-10       exact: votes in October 2025      in a source issued in 2024
PASS  date: 2024-07-05~   exact: will open in ten days      in a source issued on 2024-06-25
FAIL  date: 2012-02-12    statement: The third nuclear test took place in 2013.
FAIL  date: 2025          in a source issued in 2024
FAIL  as_of: 2025-01      in a source issued in 2024
FAIL  as_of: 2024-05      in a source issued in June 2024 that does not speak of May

Correct the date. A date that follows from words such as "last month" has a `~`. For a future event, quote the
words that name its day, or leave `date` out. `as_of` is when the number was true, not when you read it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from briefgen.check.dates_of_figure import (
    PLAIN_DATES,
    dates_given,
    dates_instead,
    dates_of_figure,
    readings_of,
)
from briefgen.check.fact_readings import dated, is_date_of, read_figure
from briefgen.check.support import Support, Supports
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.dates import PartialDate
from briefgen.corpus.fact import TO_COME, Fact
from briefgen.diagnostic import Because, Diagnostic, error, warning
from briefgen.language.claims import DateClaim, Weekday
from briefgen.language.dates_agree import Issued
from briefgen.language.dates_counted import counted_dates
from briefgen.language.dates_nearby import is_month_nowhere, is_year_nowhere
from briefgen.language.lengths_of_time import is_years_from_named
from briefgen.language.reading import Reading
from briefgen.language.wording.plans import speaks_of_future
from briefgen.reading.entry import Entry

RULE = "date-disagrees"
_MOST_NAMED = 3
_FORTNIGHT = 14
"""Days before an issue in which something was announced; or after the last such day of the week before an
issue, in which "on Sunday" may be to come; or after a month, in which its figures are issued."""
_HALF_YEAR = 6
"""Months, after which a month without a year is one of the next year."""
_MONTH = 31
"""Days after which an issue no longer tells the day of "on Tuesday" or "on the 22nd"."""


def check(entry: Entry[Fact], corpus: Corpus, supports: Supports) -> Iterator[Diagnostic]:
    """Report dates that are not in the fact's own text, and dates after its sources."""
    fact = entry.value
    if fact.date is None and (fact.figure is None or fact.figure.as_of is None):
        return
    evidence = supports.of_fact(fact)
    found = [*_named_otherwise(entry, evidence, corpus), *_after_sources(entry, evidence, corpus)]
    yield from found or _month_nowhere(entry, evidence, corpus)


def _named_otherwise(entry: Entry[Fact], evidence: Support, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report dates where the fact's text has others, and years that nothing has."""
    fact = entry.value
    as_of = fact.figure.as_of if fact.figure else None
    if not _gives(fact, corpus, evidence, *(when for when in (fact.date, as_of) if when)):
        dating = dates_given(fact, corpus, evidence)
        told_now = fact.date is None and _is_of_now(as_of, evidence)
        announced = told_now or _is_of_announcement(fact, dating, corpus)
        found = [] if announced else list(_otherwise(entry, dating))
        yield from found or _nowhere(entry, evidence)
    elif fact.date is None and as_of is not None:
        to_come = fact.figure is not None and fact.figure.status in TO_COME  # its plan has a date, too
        yield from _otherwise(entry, [] if to_come else dates_instead(fact, as_of, corpus, evidence))
    elif as_of is not None and not _gives(fact, corpus, evidence, as_of):
        yield from _otherwise(entry, dates_of_figure(fact, as_of, corpus, evidence), of_figure=True)


def _is_of_now(when: PartialDate | None, given: Support) -> bool:
    """Check whether evidence tells a number as that of now, of the year of its issue or the one before it."""
    return when is not None and any(
        issued.year - when.year in (0, 1) and bool(text.passage.find_entries("now"))
        for text, issued in given.texts
    )


def _nowhere(entry: Entry[Fact], given: Support) -> Iterator[Diagnostic]:
    """Report a year that no source of a fact names, and that is not near the issue of one."""
    fact = entry.value
    issued = frozenset(issued for _, issued in given.texts)
    figure = ("figure", "as_of"), fact.figure.as_of if fact.figure else None
    for path, when in ((("date",), fact.date), figure):
        if when is None or when.approximate or any(when.year >= each.year for each in issued):
            continue
        follows = is_years_from_named(when.year, (text for text, _ in given.texts))
        if not follows and is_year_nowhere(when.year, given.around, issued):
            message = f"`{path[-1]}` is `{when}`, but no source of the fact names {when.year}"
            yield warning(RULE, entry.at(*path), message, "correct the year, or quote the words that give it")


def _month_nowhere(entry: Entry[Fact], given: Support, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report the first month or day that neither a fact nor its sources name, and that none was issued in."""
    fact = entry.value
    figure = fact.figure if fact.figure and fact.figure.status not in TO_COME else None
    for path, when in ((("date",), fact.date), (("figure", "as_of"), figure.as_of if figure else None)):
        if when is None or when.approximate or not when.month:
            continue
        if _is_when_told(when, given) or _gives(fact, corpus, given, when):
            continue
        if is_month_nowhere(dated(when), given.around, frozenset(day for _, day in given.texts)):
            message = f"`{path[-1]}` is `{when}`, but neither the fact nor its sources name that date"
            told = sorted({f"`{d.year}-{d.month:02}`" for _, d in given.texts if d.month})[:_MOST_NAMED]
            meant = [f"did you mean {' or '.join(told)}?"] if told and not when.day else []
            hint = "correct it; one that follows from words such as “last month” has a `~` behind it"
            yield warning(RULE, entry.at(*path), message, *meant, hint)
            return


def _is_when_told(when: PartialDate, given: Support) -> bool:
    """Check whether a source was issued in a month or right after it, or up to a month after a day."""
    for _, issued in given.texts:
        if issued.year == when.year and issued.month in (0, when.month):
            return True
        if issued.month and 0 <= _days_since(when, issued) <= (_MONTH if when.day else _FORTNIGHT):
            return True
    return False


def _days_since(when: PartialDate, issued: Issued) -> int:
    return (PartialDate(issued.year, issued.month, issued.day).first - when.last).days


def _gives(fact: Fact, corpus: Corpus, given: Support, *dates: PartialDate) -> bool:
    """Check whether a fact's own text has one of some dates; no further than to the first that it has."""
    named = chain(_named(fact, corpus, given), _counted(fact, given))
    return any(is_date_of(words, date) for words in named for date in dates)


def _named(fact: Fact, corpus: Corpus, given: Support) -> Iterator[DateClaim]:
    """Yield the dates that a fact's statement and its quotations name."""
    for text in readings_of(fact, corpus, given):
        yield from (date for date in text.of(DateClaim) if date.kind in PLAIN_DATES)


def _counted(fact: Fact, given: Support) -> Iterator[DateClaim]:
    """Yield the dates that evidence counts from others, and those that are named right before it."""
    claim = read_figure(fact.figure) if fact.figure else given.read_claim(fact.statement)
    for text, issued in ((text, issued) for text, issued in given.texts if text.read):
        yield from counted_dates(claim, text, issued)
    yield from (date for date, _ in given.nearby if date.year)


def _is_of_announcement(fact: Fact, named: list[DateClaim], corpus: Corpus) -> bool:
    """Check whether a date is right before a source was issued, and all dates named are still to come.

    A day without a year is to come where it is after that issue.
    """
    when = fact.date or (fact.figure.as_of if fact.figure else None)
    issues = [corpus.sources[e.source].value.issued for e in fact.evidence if e.source in corpus.sources]
    return when is not None and any(
        when.first <= day.last
        and (day.first - when.last).days <= _FORTNIGHT
        and all(_is_to_come(words, when if words.year else day) for words in named)
        for day in issues
    )


def _is_to_come(words: DateClaim, since: PartialDate) -> bool:
    """Check whether words name a date after another; without a year, they name the nearest: 3 January."""
    turn = words.month > 0 and since.last.month - words.month > _HALF_YEAR
    year = words.year or since.year + (1 if turn else 0)
    return (year, words.month, words.day) > since.last.timetuple()[:3]


def _otherwise(
    entry: Entry[Fact], named: list[DateClaim], *, of_figure: bool = False
) -> Iterator[Diagnostic]:
    """Report a fact whose date, or that of its figure, differs from the one in its text."""
    fact = entry.value
    date = None if of_figure else fact.date
    path = ("date",) if date else ("figure", "as_of")
    when = date or (fact.figure.as_of if fact.figure else None)
    if not named or when is None:
        return
    words = " and ".join(dict.fromkeys(f"`{each.words}`" for each in named[:_MOST_NAMED]))
    about = "what happened" if date else "the number"
    message = f"`{path[-1]}` is `{when}`, but the statement and the quotations date {about} to {words}"
    keys = dict.fromkeys(f"`{path[-1]}: {_as_key(each, when)}`" for each in named[:_MOST_NAMED])
    hint = f"if that is the date of {about}, write {' or '.join(keys)}; otherwise correct the words"
    other = "what was decided" if date else "another number"
    allow = f"if it is that of {other}, allow the finding with that reason"
    yield error(RULE, entry.at(*path), message, f"{hint}, or leave `{path[-1]}` out; {allow}")


def _as_key(words: DateClaim, when: PartialDate) -> str:
    """Write a date as a field has it, 2013-02-12; a year that is not named is that of the field."""
    year = words.year or when.year
    if words.kind in ("quarter", "half"):
        return f"{year}-{'Q' if words.kind == 'quarter' else 'S'}{words.number}"
    return "-".join(f"{part:02}" for part in (year, words.month, words.day) if part)


def _after_sources(entry: Entry[Fact], given: Support, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report dates after the fact's last source that its evidence does not announce."""
    fact = entry.value
    sources = [corpus.sources[e.source] for e in fact.evidence if e.source in corpus.sources]
    last = max(sources, key=lambda s: s.value.issued.last, default=None)
    if last is None or (fact.figure and fact.figure.status in TO_COME):
        return
    issued = last.value.issued
    why = (Because(last.at("issued"), f"source `{last.value.id}` was issued on `{issued}`"),)
    if fact.date and fact.date.first > issued.last and not _is_announced(fact.date, given):
        message = f"`date` is `{fact.date}`, but the fact's last source was issued earlier, on `{issued}`"
        hint = "correct the date; for a future event, quote the words that name it, or leave the date out"
        yield error(RULE, entry.at("date"), message, hint, because=why)
    as_of = fact.figure.as_of if fact.figure else None
    if as_of and as_of.first > issued.last and not _is_announced(as_of, given):
        message = (
            f"the figure is as of `{as_of}`, but the fact's last source was issued earlier, on `{issued}`"
        )
        hint = "`as_of` is when the number was true; for a future number, quote the words that name its time"
        yield error(RULE, entry.at("figure", "as_of"), message, hint, because=why)


def _is_announced(date: PartialDate, given: Support) -> bool:
    """Check whether evidence names a date to come, or speaks of a plan that implies it; or is not read."""
    if any(not text.read or _names(text, date, issued) for text, issued in given.texts):
        return True
    passages = (text.passage for text, _ in given.texts)
    return date.approximate and any(map(speaks_of_future, passages))


def _names(text: Reading, date: PartialDate, issued: Issued) -> bool:
    """Check whether a text names a date.

    Within a year of its issue a text may leave out the year, within a fortnight it may name the weekday.
    """
    near = abs(date.year - issued.year) <= 1
    dates = (d for d in text.of(DateClaim) if d.year or (near and d.month))
    if any(is_date_of(d, date) for d in dates):
        return True
    days = (date.first - (issued.nearest(date.first.weekday()) or date.first)).days if date.day else 0
    return 0 < days <= _FORTNIGHT and any(w.day == date.first.weekday() for w in text.of(Weekday))
