"""The years and months that a text names by another: a year earlier, the previous month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from types import MappingProxyType

from msgspec.structs import replace

from briefgen.language.claims import DateClaim, Quantity
from briefgen.language.dates_agree import Issued
from briefgen.language.found_once import found_once
from briefgen.language.lexicon import load_lexicon
from briefgen.language.other_sides import is_other_side
from briefgen.language.phrases import Phrases
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern, words_of

Places = tuple[tuple[int, int], ...]
"""Where words begin and end in a text."""
_PRECEDING = WordPattern(r"(?i:(?<!\w){the one before this}(?: [\w-]+){0,2} $)")
"""What makes of a period the one before that of the text: in the preceding season 2022/23."""
_REACH = 60
"""Characters between words for a year and the number that they are of."""


def years_beside(claim: Reading, evidence: Reading, issued: int) -> Iterator[DateClaim]:
    """Yield the dates that "a year earlier" and "the following year" may mean in a text issued in a year.

    A claim with one number may only mean such a year if the text gives that number beside those words.
    """
    numbers, (of_report, beside) = claim.of(Quantity), _places_of_years(evidence)
    years = [issued + step for step, places in of_report.items() if issued and places]
    near = [issued + step for step, places in of_report.items() if _is_near(numbers, evidence, places)]
    other = len(numbers) == 1 and is_other_side(numbers[0], claim, [(evidence, Issued())])
    yield from (_year(year) for year in near if year in years)
    for date in evidence.of(DateClaim):
        if date.year and _PRECEDING.of("any").search(evidence.text, 0, date.start):
            until = date.until_year + 1 if date.until_year else 0
            yield replace(date, year=date.year + 1, until_year=until, relation="")
    for step, places in beside.items():
        compared = other and step < 0 and bool(places)
        if not (compared or _is_near(numbers, evidence, places)) or (not numbers and step < 0):
            continue
        for date in evidence.of(DateClaim):
            if date.year:
                until = date.until_year + step if date.until_year else 0
                yield replace(date, year=date.year + step, until_year=until, relation="")
            elif issued and step < 0:
                yield from (replace(date, year=issued - back, relation="") for back in (1, 2))
        if issued and step < 0:
            yield _year(issued - 1)
        if any(place not in of_report[step] for place in places):
            yield from (_year(year + step) for year in years)


def same_periods(claim: Reading, evidence: Reading) -> Iterator[DateClaim]:
    """Yield the dates of another year that a text names by those of one: over the same period in 2024.

    A claim with one number may only mean that year if the text gives that number beside those words.
    """
    for found in _SAME.of("any").finditer(_lowered(evidence)):
        behind = (d for d in evidence.of(DateClaim) if 0 <= d.start - found.end() <= _BEHIND)
        year = next((date.year for date in behind if date.kind == "year"), 0)
        if year and _is_near(claim.of(Quantity), evidence, (found.span(),)):
            yield _year(year)
            dates = (date for date in evidence.of(DateClaim) if date.year and date.kind in _PERIODS)
            yield from (replace(date, year=year, relation="") for date in dates)


_SAME = WordPattern(r"(?<!\w){the same period}")
_BEHIND = 20
"""Characters from words for a period to its year: in 2024, des Jahres 2024."""
_PERIODS = frozenset({"month", "quarter", "half"})


@found_once
def _places_of_years(evidence: Reading) -> tuple[dict[int, Places], dict[int, Places]]:
    """Return where a text names years by that of its report, and by others, by how many years later."""
    lexicon, text = load_lexicon(evidence.language), _lowered(evidence)
    of_report = {step: tuple(_places_of(words_of("any", name), text)) for name, step in _OF_REPORT.items()}
    beside = {-1: lexicon.year_before, 1: lexicon.year_after}
    return of_report, {step: tuple(_places(phrases, text)) for step, phrases in beside.items()}


_OF_REPORT = MappingProxyType(
    {
        "the year but one before a report": -2,
        "the year before a report": -1,
        "the year of a report": 0,
        "the year after a report": 1,
        "the year but one after a report": 2,
    }
)
"""Lists of words for a year that is counted from that of a report: last year, this year, next year."""


def _is_near(numbers: Sequence[Quantity], evidence: Reading, places: Sequence[tuple[int, int]]) -> bool:
    """Check whether words for a year may date a claim: beside its number, where a text has others."""
    if not places or len(numbers) != 1:
        return bool(places)
    others = any(q.first.low != numbers[0].first.low for q in evidence.of(Quantity))
    return (
        not others
        or _is_beside(numbers[0], evidence, places)
        or _is_in_sentence(numbers[0], evidence, places)
    )


def _is_in_sentence(mine: Quantity, evidence: Reading, places: Sequence[tuple[int, int]]) -> bool:
    """Check whether words for a year open the only sentence that has a claim's number: last year, 4,870."""
    sentences = evidence.passage.statements()
    tokens = evidence.passage.words
    for sentence in sentences:
        start, end = tokens[sentence.first].start, tokens[sentence.last - 1].end
        opened = any(start <= first < start + _OPENING for first, _ in places)
        has = [q for q in evidence.of(Quantity) if q.first.low == mine.first.low]
        if opened and has and all(start <= q.start < end for q in has):
            return True
    return False


_OPENING = 8
"""Characters from the beginning of a sentence to words for a year that open it: in the past year."""


def _year(year: int) -> DateClaim:
    return DateClaim(0, 0, str(year), "year", year)


def months_beside(claim: Reading, evidence: Reading) -> Iterator[DateClaim]:
    """Yield the months that "the previous month" may mean beside a number of a claim."""
    places = list(_places(load_lexicon(evidence.language).month_before, _lowered(evidence)))
    if not places or not any(_is_beside(number, evidence, places) for number in claim.of(Quantity)):
        return
    for date in evidence.of(DateClaim):
        if date.month and date.kind in ("month", "day"):
            year, month = (date.year, date.month - 1) if date.month > 1 else (date.year - bool(date.year), 12)
            yield replace(date, kind="month", year=year, month=month, day=0, relation="", others=())


def has_year_after(evidence: Reading) -> bool:
    """Check whether a text speaks of the year after another."""
    return bool(list(_places(load_lexicon(evidence.language).year_after, _lowered(evidence))))


def _lowered(reading: Reading) -> str:
    return reading.text.lower().replace("’", "'")


def _places(phrases: Phrases[str], text: str) -> Iterator[tuple[int, int]]:
    """Yield where a text has one of some phrases."""
    yield from _places_of(phrases.meanings, text)


def _places_of(phrases: Iterable[str], text: str) -> Iterator[tuple[int, int]]:
    for phrase in phrases:
        at = text.find(phrase)
        while at >= 0:
            yield at, at + len(phrase)
            at = text.find(phrase, at + 1)


def _is_beside(mine: Quantity, evidence: Reading, places: Iterable[tuple[int, int]]) -> bool:
    """Check whether the evidence has a claim's number right before or after one of some places."""
    given = evidence.of(Quantity)
    for start, end in places:
        before = (q for q in reversed(given) if q.end <= start and start - q.end <= _REACH)
        after = (q for q in given if q.start >= end and q.start - end <= _REACH)
        beside = chain([next(before, None)], [next(after, None)])
        if any(q is not None and q.first.low == mine.first.low for q in beside):
            return True
    return False
