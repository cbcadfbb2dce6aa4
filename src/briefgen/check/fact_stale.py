"""fact-stale: a fact is too old on the day of the brief's `as_of`.

It is an error if `valid_until` has passed. The settings may have limits of age as well: above `warn_after`
days it is a warning, above `error_after` an error. A limit is for one measure, for all other figures
(`figure`), or for assumptions (`assumption`). Age counts from the figure's `as_of`, else from the fact's
`date`; if that is a month or a year, from its last day. Any other fact, such as an event, has
no limit. The day that counts is the brief's `as_of`, or that of `--as-of`. What has expired between that day
and today stops nothing: `status`, `build --due` and reports name it.

PASS  as_of: 2026-03-20     valid_until: 2026-03-20
FAIL  as_of: 2026-03-21     valid_until: 2026-03-20
FAIL  as_of: 2026-06-01     figure: {measure: north-depth, as_of: 2026-03-01, …}
      [tool.briefgen.freshness]   north-depth = {warn_after = 30, error_after = 90}

Look for newer information; or allow it at the fact, with the reason why the fact is still correct.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact
from briefgen.diagnostic import Because, Diagnostic, Severity, Span, error
from briefgen.reading.entry import Entry
from briefgen.reading.suggest import nearest
from briefgen.spec.brief import Brief
from briefgen.spec.freshness import Limits

RULE = "fact-stale"
FIGURE, ASSUMPTION = "figure", "assumption"
"""The names in the settings for all other figures, and for assumptions."""
_HINT = "look for newer information, or allow it here, with the reason why it is still correct"


class Expiry(Struct, frozen=True):
    """The last day on which a fact is fresh."""

    fact: str
    last_day: date
    severity: Severity
    span: Span
    counted_from: date | None = None
    """The day that a limit of age counts from; None for the end of `valid_until`."""
    limit_days: int = 0

    @property
    def reason(self) -> str:
        """Why the fact is stale after that day, as the rest of a sentence about it."""
        if self.counted_from is None:
            return f"was valid until {self.last_day.isoformat()}"
        return f"is older than its limit of {self.limit_days} days since {self.last_day.isoformat()}"

    def finding(self, today: date, because: tuple[Because, ...] = ()) -> Diagnostic:
        """Report the fact as stale on a later day."""
        message = f"fact `{self.fact}` {self.reason}"
        if self.counted_from is not None:
            limit = "limit" if self.severity is Severity.ERROR else "limit for a warning"
            age_days = (today - self.counted_from).days
            message = f"fact `{self.fact}` is {age_days} days old; its {limit} is {self.limit_days}"
        return Diagnostic(RULE, self.severity, self.span, message, (_HINT,), because, self.fact)


def check(brief: Entry[Brief], corpus: Corpus, limits: Mapping[str, Limits]) -> Iterator[Diagnostic]:
    """Report facts that have expired, or are older than their limits, on the brief's day."""
    today = brief.value.as_of
    chain = (Because(brief.at("as_of"), f"the information in the brief is as of {today.isoformat()}"),)
    for expiries in list_expiries(corpus, limits):
        passed = next((each for each in expiries if each.last_day < today), None)
        if passed:
            yield passed.finding(today, chain)


def list_expiries(corpus: Corpus, limits: Mapping[str, Limits]) -> Iterator[list[Expiry]]:
    """Yield the days on which each fact expires or passes a limit, the gravest first."""
    for entry in corpus.facts.values():
        fact = entry.value
        expiries = []
        if fact.valid_until is not None:
            expiries.append(Expiry(fact.id, fact.valid_until, Severity.ERROR, entry.at("valid_until")))
        limit, dated = _limit(fact, limits), _dated(entry)
        if limit and dated:
            ages = ((limit.error_after, Severity.ERROR), (limit.warn_after, Severity.WARNING))
            expiries += [
                _by_age(fact.id, dated, days, severity) for days, severity in ages if days is not None
            ]
        yield expiries


def _by_age(fact: str, dated: tuple[date, Span], limit_days: int, severity: Severity) -> Expiry:
    last = min(dated[0].toordinal() + limit_days, date.max.toordinal())
    return Expiry(fact, date.fromordinal(last), severity, dated[1], dated[0], limit_days)


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
