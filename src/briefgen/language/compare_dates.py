"""Whether the dates and times of a claim are those of its evidence, in whatever form they are written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from briefgen.language.claims import Claim, DateClaim, Difference, Quantity, TimeOfDay, Weekday
from briefgen.language.lexicon import load_lexicon
from briefgen.language.reading import Reading
from briefgen.language.seasons import find_seasons
from briefgen.language.word_pattern import WordPattern
from briefgen.language.wording.passage import Stretch
from briefgen.language.wording.senses import read_sense
from briefgen.language.years_beside import months_beside, years_beside

_OPPOSED = frozenset(
    {frozenset({"since", "until"}), frozenset({"before", "after"}), frozenset({"since", "before"})}
)


class Issued(Struct, frozen=True):
    """When a source was issued; what it leaves open, such as the year of "in May", is read from that."""

    year: int = 0
    month: int = 0
    day: int = 0

    def nearest(self, weekday: int) -> date | None:
        """Return the last such day of the week up to the day of issue; None outside of the calendar."""
        if not self.day or not date.min.year < self.year < date.max.year:
            return None
        issued = date(self.year, self.month, self.day)
        return issued - timedelta(days=(issued.weekday() - weekday) % 7)


def compare_dates(claim: Reading, evidence: Reading, issued: Issued) -> Iterator[Difference]:
    """List the dates of a claim that its evidence does not give."""
    named = (meant for each in evidence.of(DateClaim) for meant in _as_meant(each, evidence))
    given = (*named, *_from_weekdays(evidence, issued))
    beside = (*years_beside(claim, evidence, issued.year), *months_beside(claim, evidence))
    possible = (*given, *seasons_of(evidence), *beside)
    for mine in claim.of(DateClaim):
        meant = [_without_relation_elsewhere(each, evidence) for each in _as_meant(mine, claim)]
        if any(agrees(each, theirs, issued) for each in meant for theirs in possible):
            continue
        if mine.kind in ("year", "fiscal-year") and _is_given_as_number(mine, evidence):
            continue
        compared = mine.relation != "compared" and any(each.relation == "compared" for each in given)
        against = _nearest(mine, tuple(d for d in given if not compared or d.relation != "compared"))
        next_day = any(agrees(mine, each, issued) for each in _days_beside(evidence))
        now = _is_now(evidence)
        others = [m for date in claim.of(DateClaim) if date != mine for m in _as_meant(date, claim)]
        free = against is None or now or _is_besides(mine, others, given, issued)
        if free and not compared and _is_issue(mine, issued, until_now=now):
            continue
        yield _difference(mine, against, sure=against is not None and not next_day)
    days = {w.day for w in evidence.of(Weekday)}
    for weekday in claim.of(Weekday):
        if days and weekday.day not in days:
            yield _difference(weekday, evidence.of(Weekday)[0], sure=True)
    times = evidence.of(TimeOfDay)
    for time in claim.of(TimeOfDay):
        same = [other for other in times if other.minutes == time.minutes]
        zones = {_zone(evidence, other) for other in same}
        if not same or ("" not in zones and _zone(claim, time) not in (*zones, "")):
            yield _difference(time, (same or times or (None,))[0], sure=bool(times))


def _zone(reading: Reading, time: TimeOfDay) -> str:
    """Return the name of the time zone behind a time, `local` for local time; empty where none is."""
    found = _ZONE.of("any").match(reading.text, time.end)
    return found[1].lower().removesuffix(" time") if found else ""


_ZONE = WordPattern(r"[ (]{1,2}({time zones})(?!\w)")


def _without_relation_elsewhere(mine: DateClaim, evidence: Reading) -> DateClaim:
    """Leave out a "since" or "until" that the evidence has somewhere too: "since 1992; until then"."""
    relations = load_lexicon(evidence.language).dates.get("relations", {})
    phrases = relations.get(mine.relation, "").split("|") if mine.relation else []
    words = f" {evidence.text.lower()} "
    elsewhere = sum(words.count(f" {phrase} ") for phrase in phrases if phrase)
    dated = sum(theirs.relation == mine.relation for theirs in evidence.of(DateClaim)) + sum(
        any(words[: 1 + each.start].endswith(f" {phrase} ") for phrase in phrases if phrase)
        for each in (*evidence.of(TimeOfDay), *evidence.of(Weekday))
    )
    return replace(mine, relation="") if elsewhere > dated else mine


def _difference(mine: Claim, against: Claim | None, *, sure: bool) -> Difference:
    return Difference("date", sure, mine.words, against.words if against else "", mine.start, mine.end)


def _from_weekdays(evidence: Reading, issued: Issued) -> list[DateClaim]:
    """Return the days that days of the week, named in a report, may be."""
    return [
        DateClaim(weekday.start, weekday.end, weekday.words, "day", each.year, each.month, each.day)
        for weekday in evidence.of(Weekday)
        if (day := issued.nearest(weekday.day))
        for each in (day, day + timedelta(days=7))
    ]


def seasons_of(evidence: Reading) -> Iterator[DateClaim]:
    """Yield the seasons that a text names without their year: last summer."""
    for season in find_seasons(evidence) if evidence.read else ():
        yield DateClaim(season.start, season.end, "", "season", 0, number=season.number, part=season.part)


def _days_beside(evidence: Reading) -> Iterator[DateClaim]:
    """Yield the days before and after those of a text with "a day later" or the like."""
    if evidence.language != "en" or not _BESIDE.of("en").search(evidence.text.lower()):
        return
    for given in evidence.of(DateClaim):
        if given.kind != "day":
            continue
        try:
            day = date(given.year or _LEAP_YEAR, given.month, given.day)
        except ValueError:
            continue
        for each in (day - timedelta(days=1), day + timedelta(days=1)):
            named = each.year if given.year else 0
            yield replace(given, year=named, month=each.month, day=each.day, relation="")


_BESIDE = WordPattern(
    r"\b{a day} {day} {beside a day}\b|\b{article of a day} {before a day beside} {day}\b"
    r"|\b{the day before}\b"
)
_LEAP_YEAR = 2000
"""Used for a year that is not named."""


def _is_given_as_number(mine: DateClaim, evidence: Reading) -> bool:
    return any(q.first.low == mine.year for q in evidence.of(Quantity))


def _is_besides(
    mine: DateClaim, others: list[DateClaim], given: tuple[DateClaim, ...], issued: Issued
) -> bool:
    """Check whether a claim has other dates that the evidence gives: forecast on the 2nd for the 14th.

    A month, a season or a year must be in the place of none that the evidence gives.
    """
    if mine.kind == "day":
        return any(agrees(date, theirs, issued) for date in others for theirs in given if date.kind == "day")
    return all(any(agrees(date, theirs, issued) for date in others) for theirs in given)


def _as_meant(date: DateClaim, reading: Reading) -> tuple[DateClaim, ...]:
    """Make "since" of a denied "before" or "until"; where another clause denies, both may be meant."""
    if date.relation not in ("before", "until") or not reading.read:
        return (date,)
    passage, turned = reading.passage, replace(date, relation="since")
    at = next((at for at, word in enumerate(passage.words) if word.end > date.start), 0)
    clause = next((c for c in passage.clauses if c.has(at)), passage.whole)
    before = Stretch(clause.first, at)
    if date.relation == "before" and at - clause.first <= _MOST_LEADING:
        before = next(s for s in passage.statements() if s.has(at))  # Before 2030, no train will run
    lasting = date.relation == "until" and bool(passage.terms_in(before, "no negation"))
    if lasting or len(read_sense(passage, before).negations) % 2 == 1:
        return (turned,)
    perhaps = passage.terms_in(Stretch(0, at), "negation", "no negation")
    return (date, turned) if perhaps else (date,)


_MOST_LEADING = 3
"""Words before a date that opens its sentence."""


def _is_now(evidence: Reading) -> bool:
    """Check whether a text speaks of the time of its report: prices are now at 5,000, 300 so far."""
    return bool(evidence.passage.find_entries("now") or evidence.passage.find_entries("until now"))


def _is_issue(mine: DateClaim, issued: Issued, *, until_now: bool) -> bool:
    """Check whether a date that the evidence does not name is that of its own report."""
    if mine.relation in ("since", "before", "after") or (mine.relation == "until" and not until_now):
        return False
    if mine.kind == "season":
        return mine.year == issued.year and mine.number == (issued.month // 3 or 4)
    if mine.kind not in ("day", "month", "year"):
        return False
    pairs = ((mine.year, issued.year), (mine.month, issued.month), (mine.day, issued.day))
    return bool(issued.year) and all(named in (0, known) for named, known in pairs)


def agrees(mine: DateClaim, theirs: DateClaim, issued: Issued) -> bool:
    """Check whether evidence's date is the claim's, as far as the claim names it."""
    if frozenset({mine.relation, theirs.relation}) in _OPPOSED:
        return False
    if theirs.relation == "prices" != mine.relation:
        return False
    if _follows_on(mine, theirs) or _follows_on(theirs, mine):
        return True
    if _contains(mine, theirs, issued) or _is_part_of_year(mine, theirs):
        return True
    if not _same_kind(mine, theirs) or (mine.part and mine.part not in (theirs.part, _part_of_month(theirs))):
        return False
    return _same_day_of(mine, theirs, issued) if mine.kind == "day" else _same_period(mine, theirs, issued)


def _follows_on(one: DateClaim, other: DateClaim) -> bool:
    """Check whether "after 2025" is the time from 2026 on, which the other names."""
    years = one.kind == other.kind == "year" and one.year and other.year == one.year + 1
    return bool(years) and one.relation == "after" and other.relation in ("", "since")


def _part_of_month(date_claim: DateClaim) -> str:
    """Return in which part of its month a day is; empty for what is no day."""
    if date_claim.kind != "day":
        return ""
    return "early" if date_claim.day <= _TENTH else "mid" if date_claim.day <= 2 * _TENTH else "late"


_TENTH = 10
"""The last day of the early part of a month, which has three parts."""


def _is_part_of_year(mine: DateClaim, theirs: DateClaim) -> bool:
    """Check whether a month, quarter or half is in the part of a year that a claim names: early 2025."""
    if mine.kind != "year" or not mine.part or mine.year != theirs.year:
        return False
    months = {"month": 1, "day": 1, "quarter": 3, "half": 6}.get(theirs.kind, 0)
    last = theirs.month or theirs.number * months
    first, end = _MONTHS_OF_PART[mine.part]
    return bool(months) and first <= last - months + 1 and last <= end


_MONTHS_OF_PART = {"early": (1, 4), "mid": (4, 9), "late": (9, 12)}
"""The first and the last month of a part of a year."""


def _contains(mine: DateClaim, theirs: DateClaim, issued: Issued) -> bool:
    """Check whether a quarter, half or decade contains a day, month or year of the evidence."""
    if theirs.kind not in ("day", "month", "year") or mine.part:
        return False
    if mine.kind == "decade":
        return bool(theirs.year) and theirs.year // 10 == mine.year // 10
    if mine.kind not in ("quarter", "half") or not theirs.month:
        return False
    months = 3 if mine.kind == "quarter" else 6
    return (theirs.month - 1) // months + 1 == mine.number and _same_year(mine.year, theirs.year, issued)


def _same_day_of(mine: DateClaim, theirs: DateClaim, issued: Issued) -> bool:
    days = ((theirs.year, theirs.month, theirs.day), *theirs.others)
    own = ((mine.year, mine.month, mine.day), *mine.others)
    return any(_same_day(m, t, issued) for m in own for t in days)


def _same_period(mine: DateClaim, theirs: DateClaim, issued: Issued) -> bool:
    if mine.month and mine.month != theirs.month:
        return False
    if mine.kind == "fiscal-year" or theirs.kind == "fiscal-year":
        if mine.until_year and theirs.until_year:
            return mine.year == theirs.year
        return bool({mine.year, mine.until_year} & {theirs.year, theirs.until_year} - {0})
    if not mine.month and not theirs.year and mine.kind == "year":
        return False
    return _same_year(mine.year, theirs.year, issued)


def _same_kind(mine: DateClaim, theirs: DateClaim) -> bool:
    if mine.kind in ("quarter", "half", "season"):
        return mine.kind == theirs.kind and mine.number == theirs.number
    if mine.kind in ("decade", "century"):
        return mine.kind == theirs.kind
    return theirs.kind not in ("decade", "century") or mine.kind not in ("year", "month", "day")


def _same_day(mine: tuple[int, int, int], theirs: tuple[int, int, int], issued: Issued) -> bool:
    return mine[1:] == theirs[1:] and _same_year(mine[0], theirs[0], issued)


def _same_year(mine: int, theirs: int, issued: Issued) -> bool:
    """Check whether two years are one; where the evidence names none, it may be within one of the issue."""
    if not mine or mine == theirs:
        return True
    return not theirs and (not issued.year or abs(mine - issued.year) <= 1)


def _nearest(mine: DateClaim, given: tuple[DateClaim, ...]) -> DateClaim | None:
    if mine.kind == "year":
        given = tuple(g for g in given if g.year)
    alike = [g for g in given if g.kind == mine.kind] or list(given)
    return alike[0] if alike else None
