"""fact-stale: a fact is too old on the day of the brief's `as_of`.

It is an error if `valid_until` has passed. The settings may have limits of age as well: above `warn_after`
days it is a warning, above `error_after` an error. A limit is for one measure, for all other figures
(`figure`), or for assumptions (`assumption`). Age counts from the figure's `as_of`, else from the fact's
`date`; if that is a month or a year, from its last day. Any other fact, such as an event, has
no limit. The day that counts is the brief's `as_of`, or that of `--as-of`; it is never today.

PASS  as_of: 2026-03-20     valid_until: 2026-03-20
FAIL  as_of: 2026-03-21     valid_until: 2026-03-20
FAIL  as_of: 2026-06-01     figure: {measure: north-depth, as_of: 2026-03-01, …}
      [tool.briefgen.freshness]   north-depth = {warn_after = 30, error_after = 90}

Look for newer information; or allow it at the fact, with the reason why the fact is still correct.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact
from briefgen.diagnostic import Because, Diagnostic, Span, error, warning
from briefgen.reading.entry import Entry
from briefgen.reading.suggest import nearest
from briefgen.spec.brief import Brief
from briefgen.spec.freshness import Limits

RULE = "fact-stale"
FIGURE, ASSUMPTION = "figure", "assumption"
"""The names in the settings for all other figures, and for assumptions."""
_HINT = "look for newer information, or allow it here, with the reason why it is still correct"


def check(brief: Entry[Brief], corpus: Corpus, limits: Mapping[str, Limits]) -> Iterator[Diagnostic]:
    """Report facts that have expired, or are older than their limits, on the brief's day."""
    today = brief.value.as_of
    chain = (Because(brief.at("as_of"), f"the information in the brief is as of {today.isoformat()}"),)
    for entry in corpus.facts.values():
        fact = entry.value
        if fact.valid_until is not None and fact.valid_until < today:
            message = f"fact `{fact.id}` was valid until {fact.valid_until.isoformat()}"
            yield error(RULE, entry.at("valid_until"), message, _HINT, because=chain, subject=fact.id)
            continue
        limit, dated = _limit(fact, limits), _dated(entry)
        if limit is None or dated is None:
            continue
        age_days = (today - dated[0]).days
        message = f"fact `{fact.id}` is {age_days} days old"
        if limit.error_after is not None and age_days > limit.error_after:
            message = f"{message}; its limit is {limit.error_after}"
            yield error(RULE, dated[1], message, _HINT, because=chain, subject=fact.id)
        elif limit.warn_after is not None and age_days > limit.warn_after:
            message = f"{message}; its limit for a warning is {limit.warn_after}"
            yield warning(RULE, dated[1], message, _HINT, because=chain, subject=fact.id)


def unknown_limits(
    corpus: Corpus, limits: Mapping[str, Limits], place: Callable[[str], Span]
) -> Iterator[Diagnostic]:
    """Report limits for measures that the corpus does not have; `place` finds them in the settings.

    Errors: measure-unknown.
    """
    known = {*corpus.measures, FIGURE, ASSUMPTION}
    for name in limits:
        if name not in known:
            close = nearest(name, known)
            hint = f"did you mean `{close}`?" if close else "name a measure of the corpus"
            message = f"no measure `{name}` in the corpus to set limits for"
            yield error("measure-unknown", place(name), message, hint)


def _limit(fact: Fact, limits: Mapping[str, Limits]) -> Limits | None:
    measure = fact.figure.measure if fact.figure else None
    if measure is not None and measure in limits:
        return limits[measure]
    return limits.get(ASSUMPTION if fact.kind == "assumption" else FIGURE if fact.figure else "")


def _dated(entry: Entry[Fact]) -> tuple[date, Span] | None:
    """Return the last day that a fact's date can mean, and its place."""
    fact = entry.value
    if fact.figure is not None and fact.figure.as_of is not None:
        return fact.figure.as_of.last, entry.at("figure", "as_of")
    return (fact.date.last, entry.at("date")) if fact.date is not None else None
