"""Whether the dates and times of a claim are those of its evidence, in whatever form they are written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from msgspec.structs import replace

from briefgen.language.claims import Claim, DateClaim, Difference, Ordinal, Quantity, TimeOfDay, Weekday
from briefgen.language.date_rivals import find_rival, is_of_something_else
from briefgen.language.dates_agree import Issued, agrees, part_of_month
from briefgen.language.dates_beside import months_of_days
from briefgen.language.dates_counted import counted_dates, days_of_week
from briefgen.language.dates_reckoned import reckon_dates
from briefgen.language.dates_turned import is_turned
from briefgen.language.edges_of_dates import have_one_edge
from briefgen.language.lexicon import load_lexicon
from briefgen.language.months_of_periods import is_end_of_period
from briefgen.language.other_years import is_other_year
from briefgen.language.reading import Reading
from briefgen.language.seasons import find_seasons
from briefgen.language.word_pattern import WordPattern
from briefgen.language.wording.passage import Stretch
from briefgen.language.wording.senses import read_sense
from briefgen.language.years_beside import has_year_after


def compare_dates(claim: Reading, evidence: Reading, issued: Issued) -> Iterator[Difference]:
    """List the dates, days of the week and times of a claim that its evidence does not give."""
    if claim.of(DateClaim):
        yield from _compare_dates(claim, evidence, issued)
    days = {w.day for w in evidence.of(Weekday)}
    for weekday in claim.of(Weekday):
        if days and weekday.day not in days:
            yield _difference(weekday, evidence.of(Weekday)[0], sure=True)
    times = evidence.of(TimeOfDay)
    for time in claim.of(TimeOfDay):
        same = [other for other in times if (other.minutes - time.minutes) % _DAY == 0]  # midnight, 24:00
        if not times and _is_hour(time, evidence):
            continue
        zones = {_zone(evidence, other) for other in same}
        if not same or ("" not in zones and _zone(claim, time) not in (*zones, "")):
            yield _difference(time, (same or times or (None,))[0], sure=bool(times))


def _is_hour(time: TimeOfDay, evidence: Reading) -> bool:
    """Check whether evidence without a time has the hour as a number: alle sei del mattino, om 15 uur."""
    hours, minutes = divmod(time.minutes, 60)
    numbers = {
        q.first.low for q in evidence.of(Quantity) if q.first.kind == "count" or q.first.unit == "hour"
    }
    numbers |= {ordinal.value for ordinal in evidence.of(Ordinal)}
    return any(hour + Fraction(minutes, 100) in numbers for hour in (hours, (hours - 12) % 24))


_DAY = 24 * 60


def _compare_dates(claim: Reading, evidence: Reading, issued: Issued) -> Iterator[Difference]:
    named = tuple(meant for each in evidence.of(DateClaim) for meant in _as_meant(each, evidence))
    named += tuple(months_of_days(named, issued))
    given = (*named, *days_of_week(evidence, issued))
    counted = counted_dates(claim, evidence, issued)
    further = has_year_after(evidence)
    possible = (*_in_years_named((*given, *seasons_of(evidence)), further=further), *counted)
    for mine in claim.of(DateClaim):
        meant = [_without_relation_elsewhere(each, evidence) for each in _as_meant(mine, claim)]
        if claim.language != evidence.language:  # which words deny there is not always known
            meant += [*_without_part(meant, named), *(d for d in (mine,) if _is_said(d, evidence))]
        same = [theirs for theirs in possible if any(agrees(each, theirs, issued) for each in meant)]
        if mine.relation == "until" and any(have_one_edge(mine, each) for each in evidence.of(DateClaim)):
            continue  # closed until the end of April: it will not open before May
        if same:
            if is_turned(mine, claim, same, evidence):
                yield replace(_difference(mine, same[0], sure=False), respect="time-order")
            continue
        if _is_given_as_number(mine, evidence) or _is_counted_from_issue(mine, claim, issued):
            continue
        others = [m for date in claim.of(DateClaim) if date != mine for m in _as_meant(date, claim)]
        ends = is_end_of_period(mine, others, named, counted, (evidence, issued))
        if ends or _is_year_beside(mine, others, possible, issued):
            continue
        of_kind = given if mine.kind == "day" else named
        rival = find_rival(mine, (*others, *reckon_dates(claim, (mine,), Issued())), of_kind, issued)
        now = _is_now(evidence) or _is_end_of_running(mine, others, named, issued)
        compared = mine.relation != "compared" and any(each.relation == "compared" for each in given)
        coarse = mine.kind == "day" and rival is not None and rival.kind != "day"
        if (rival is None or now or coarse) and not compared and _is_issue(mine, issued, until_now=now):
            continue
        if mine.kind == "half" and not mine.year and (rival is None or _is_in_month(mine, rival, evidence)):
            continue  # the second half may be one of a month, of a game or of a distance
        sure = rival is not None and not is_of_something_else(mine, claim, rival, evidence)
        sure = sure and not is_other_year(rival, mine, given, issued)
        yield _difference(mine, rival if sure else None, sure=sure)


def _is_said(date: DateClaim, evidence: Reading) -> bool:
    """Check whether evidence sets the same bound to a time: before 2027, until 31 December 2026."""
    same = ((date.relation, date.year, date.month, date.day),)
    return any(
        (theirs.relation, theirs.year, theirs.month, theirs.day) in same or have_one_edge(date, theirs)
        for theirs in evidence.of(DateClaim)
    )


def _is_in_month(mine: DateClaim, theirs: DateClaim, evidence: Reading) -> bool:
    """Check whether evidence that has no half has the month of one: words for its half may not be known."""
    halves = any(date.kind == "half" for date in evidence.of(DateClaim))
    return not halves and theirs.kind == "month" and theirs.month == mine.month > 0


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


def _without_part(meant: Iterable[DateClaim], given: Sequence[DateClaim]) -> list[DateClaim]:
    """Return dates without "early" or "late", of which no date of evidence in another language has one."""
    in_parts = {each.month for each in given if each.part or each.kind == "day"}
    return [replace(each, part="") for each in meant if each.part and each.month not in in_parts]


def _difference(mine: Claim, against: Claim | None, *, sure: bool) -> Difference:
    return Difference("date", sure, mine.words, against.words if against else "", mine.start, mine.end)


def seasons_of(evidence: Reading) -> Iterator[DateClaim]:
    """Yield the seasons that a text names without their year: last summer."""
    dated = [date for date in evidence.of(DateClaim) if date.kind == "season"]
    for season in find_seasons(evidence) if evidence.read else ():
        if any(date.start <= season.start < date.end for date in dated):
            continue
        yield DateClaim(season.start, season.end, "", "season", 0, number=season.number, part=season.part)


def _in_years_named(given: Iterable[DateClaim], *, further: bool) -> Iterator[DateClaim]:
    """Yield some dates, and those that may be of a year that another names: 31 August of that year.

    So may a half or a quarter, with a year of its own: the worst first half since 2011.

    Flags: `further` is for a text that speaks of the following year.
    """
    given = tuple(given)
    yield from given
    years = {date.year + step for date in given if date.year for step in ((0, 1) if further else (0,))}
    open_ones = [date for date in given if not date.year and (date.month or date.number)]
    yield from (replace(date, year=year) for date in open_ones for year in years)
    since = {date.year for date in given if date.year and date.kind == "year"}
    yield from (
        replace(date, year=year) for date in given if date.kind in ("quarter", "half") for year in since
    )


def _is_year_beside(
    mine: DateClaim, others: Sequence[DateClaim], possible: Sequence[DateClaim], issued: Issued
) -> bool:
    """Check whether a claim sets a year of the evidence against the one before, or against the report's."""
    if mine.kind != "year":
        return False
    if mine.year == issued.year and any(agrees(o, theirs, issued) for o in others for theirs in possible):
        return True
    following = replace(mine, year=mine.year + 1, relation="")
    compared = mine.relation == "compared"
    return compared and any(e.relation != "compared" and agrees(following, e, issued) for e in possible)


def _is_given_as_number(mine: DateClaim, evidence: Reading) -> bool:
    years = mine.kind in ("year", "fiscal-year")
    return years and any(q.first.low == mine.year for q in evidence.of(Quantity))


def _as_meant(date: DateClaim, reading: Reading) -> tuple[DateClaim, ...]:
    """Make "since" of a denied "before" or "until"; where another clause denies, both may be meant.

    What lasts until a day at least may begin or end from it on.
    """
    if date.relation not in ("before", "until", "by") or not reading.read:
        return (date,)
    passage, turned = reading.passage, replace(date, relation="since")
    if _is_at_least(date, reading) or _is_deadline(date, reading):
        return (date, turned)
    at = next((at for at, word in enumerate(passage.words) if word.end > date.start), 0)
    clause = next((c for c in passage.clauses if c.has(at)), passage.whole)
    before = Stretch(clause.first, at)
    if date.relation == "by":
        return (date,)
    if date.relation == "before" and at - clause.first <= _MOST_LEADING:
        before = next((s for s in passage.statements() if s.has(at)), before)  # Before 2030, no train runs
    lasting = date.relation == "until" and bool(passage.terms_in(before, "no negation"))
    denials = read_sense(passage, before).negations
    if len(denials) % 2 == 1:
        between = passage.keys(Stretch(denials[-1].last, at))
        apart = date.relation == "until" or not passage.lists["conjunctions"].isdisjoint(between)
        return (date, turned) if apart else (turned,)  # no cow is ill and the ban ends before May
    if lasting:
        return (date, turned)
    perhaps = passage.terms_in(Stretch(0, at), "negation", "no negation")
    return (date, turned) if perhaps else (date,)


def _is_at_least(date: DateClaim, reading: Reading) -> bool:
    """Check whether the words beside a date make it the earliest: until at least 2030, until May or later."""
    before = reading.text[max(0, date.start - _BESIDE_REACH) : date.start].lower()
    behind = reading.text[date.end : date.end + _BESIDE_REACH].lower()
    return bool(_UNTIL_AT_LEAST.of("any").search(before) or _OR_LATER.of("any").match(behind))


def _is_deadline(date: DateClaim, reading: Reading) -> bool:
    """Check whether a date ends the time for what holds from then on: has until July to comply."""
    return date.relation == "until" and bool(_TO_DO.of("any").match(reading.text.lower(), date.end))


_TO_DO = WordPattern(r" {to of a deadline} [^\W\d_]")
_UNTIL_AT_LEAST = WordPattern(r"(?<!\w){until at least} (?:\w+ ){0,3}$")
_OR_LATER = WordPattern(r",? {or later}(?!\w)")
_BESIDE_REACH = 40
_MOST_LEADING = 3
"""Words before a date that opens its sentence."""


def _is_now(evidence: Reading) -> bool:
    """Check whether a text speaks of the time of its report: prices are now at 5,000, 300 so far."""
    return bool(evidence.passage.find_entries("now") or evidence.passage.find_entries("until now"))


def _is_end_of_running(
    mine: DateClaim, others: Iterable[DateClaim], given: Iterable[DateClaim], issued: Issued
) -> bool:
    """Check whether a claim ends in some year what the evidence only begins: in 2026, up to May."""
    begun = [replace(date, relation="") for date in given if date.relation == "since" and date.month]
    return mine.relation in ("until", "by") and any(
        agrees(replace(other, relation=""), date, issued) or other.year in (date.year, issued.year)
        for other in others
        for date in begun
        if date.month == 1 or other.month
    )


def _is_counted_from_issue(mine: DateClaim, claim: Reading, issued: Issued) -> bool:
    """Check whether a claim counts a time from the day of the report: a week after 31 July."""
    counted = _TIME_AFTER.of("any").search(claim.text.lower(), 0, mine.start)
    from_issue = mine.relation == "after" and counted is not None
    return from_issue and _is_issue(replace(mine, relation=""), issued, until_now=False)


_TIME_AFTER = WordPattern(r"(?<!\w){times counted from a day} (?:[^\W\d_]+ )?$")


def _is_issue(mine: DateClaim, issued: Issued, *, until_now: bool) -> bool:
    """Check whether a date that the evidence does not name is that of its own report."""
    if mine.relation in ("since", "before", "after") or (mine.relation == "until" and not until_now):
        return False
    if mine.kind == "season":
        return mine.year == issued.year and mine.number == (issued.month // 3 or 4)
    if mine.kind not in ("day", "month", "year"):
        return False
    pairs = ((mine.year, issued.year), (mine.month, issued.month), (mine.day, issued.day))
    if mine.kind == "month" and mine.part and issued.day and mine.part != part_of_month(issued.day):
        return False
    return bool(issued.year) and all(named in (0, known) for named, known in pairs)
