"""Which date a text gives to a number or an event, and not one that it only compares with.

"In 2018 the port had 40 ships" dates the number. "More than in 2018", "the treaty of 2018", "since the flood
in 2018" and "40 ships ordered in 2018" do not. Where the words may mean something else, there is no date.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import Claim, DateClaim, Quantity
from briefgen.language.lazy import lazy
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern, words_of
from briefgen.language.wording.passage import Passage, Stretch

_UNDATED = frozenset({"decade", "century"})
_ELSEWHERE = frozenset({"since", "until", "before", "after", "prices"})
_PARTED = lazy(r"[:;]\s")
_REACH = 8
"""Words before a date in which "since" or "compared with" still governs it: since the flood in 2018."""
_NEAR = 4
"""Words before a date in which a verb of speech makes it that of a report: said on 3 March."""
_OPENING = 3
"""Words of a time that a sentence begins with, such as "By the end of May", before its date."""
_NOUN = 3
"""Words between a number and "of 2018" that name what it counts: on 61 rainy days of 2025."""


def dates_of_number(reading: Reading, number: Quantity) -> list[DateClaim]:
    """List the dates that a text gives to a number: in its clause, and nearer to it than to other numbers."""
    passage = reading.passage
    at = _token(passage, number)
    clause = next((c for c in passage.clauses if at is not None and c.has(at)), None)
    if at is None or clause is None:
        return []
    found = []
    for date, first in _dated(reading, at):
        others = (q for q in reading.of(Quantity) if q != number and not _overlap(q, date))
        nearest = all(_gap(number, date) < _gap(other, date) for other in others)
        joined = passage.lists["conjunctions"].isdisjoint(passage.keys(Stretch(*sorted((at, first)))))
        apart = _is_of_a_part_before(passage, first, at) or _is_of_number_before(reading, date, number)
        if (
            clause.has(first)
            and nearest
            and joined
            and not apart
            and not _is_reported(passage, first, clause)
        ):
            found.append(date)
    return found


def dates_of_text(reading: Reading) -> list[DateClaim]:
    """List the dates that a text gives to its events."""
    return [date for date, _ in _dated(reading)]


def dates_elsewhere(reading: Reading) -> frozenset[int]:
    """Return where the dates begin that a text only compares with or counts from: since the flood of 2018.

    Two days of one range are none of them: from 3 to 5 October.
    """
    passage = reading.passage
    if not passage.known:
        return frozenset()
    places = [words.last - 1 for words in passage.find_entries("not dated by")]
    found: list[int] = []
    before = 0
    for date in sorted(reading.of(DateClaim), key=lambda each: each.start) if places else ():
        first = _token(passage, date)
        if first is not None:
            clause = next((c for c in passage.clauses if c.has(first)), passage.whole)
            reach = Stretch(max(clause.first, first - _REACH, before), first)
            before = first + 1  # "since" is of the first date behind it
            two = any(d.start == date.start and d is not date for d in reading.of(DateClaim))
        found += [date.start] if any(map(reach.has, places)) and not two else []
    return frozenset(found)


def _dated(reading: Reading, number: int | None = None) -> Iterator[tuple[DateClaim, int]]:
    """Yield each date that dates something, and its first word; "61 days of 2025" dates the number before."""
    passage = reading.passage
    if not passage.known:
        return
    elsewhere = passage.find_entries("not dated by")
    dating = passage.find_entries("dated by")
    numbers = [at for q in reading.of(Quantity) if (at := _token(passage, q)) is not None]
    for date in reading.of(DateClaim):
        first = _token(passage, date)
        if first is None or date.kind in _UNDATED or date.relation in _ELSEWHERE:
            continue
        clause = next((c for c in passage.clauses if c.has(first)), passage.whole)
        after_number = max((at for at in numbers if at < first), default=0)
        reach = Stretch(max(clause.first, first - _REACH, after_number), first)
        near = number is not None and 0 < first - number <= _NOUN
        opens = first == clause.first
        named = any(words.last == first for words in dating)
        governed = any(reach.has(words.last - 1) for words in elsewhere)
        aged = number is not None and _is_of_make(passage, number, date)
        if (opens or named or near) and not (governed or aged or _is_of_participle(passage, first, clause)):
            yield date, first


def _is_of_make(passage: Passage, number: int, date: DateClaim) -> bool:
    """Check whether a date says how old the things of a number are: 21 buses built in 2008 will run on."""
    between = passage.text[passage.words[number].end : date.start].lower()
    made = _MADE.of("any").search(between)
    return made is not None and made[1] not in words_of("any", "auxiliaries of a passive")


_MADE = WordPattern(r"(?:(?<!\w)([^\W\d_]+) )?(?<!\w){made or begun}(?: [^\W\d_]+){0,3} $")


def _is_of_participle(passage: Passage, first: int, clause: Stretch) -> bool:
    """Check whether a date belongs to a participle: "has 40 ships ordered in 2018"."""
    at = first - 2
    if passage.language != "en" or not clause.has(at - 1) or not passage.words[at].key.endswith("ed"):
        return False
    verbs = passage.lists["finite"] | passage.lists["past"] | passage.lists["verbs"]
    before = passage.keys(Stretch(clause.first, at))
    return before[-1] not in verbs and not verbs.isdisjoint(before)


def _is_of_a_part_before(passage: Passage, first: int, number: int) -> bool:
    """Check whether a date is of what a comma sets off before a number: after the fire in May, 40 ships."""
    segment = next((s for s in passage.segments if s.has(first)), passage.whole)
    if first < number and _PARTED.search(passage.text, passage.words[first].end, passage.words[number].start):
        return True
    apart = segment.last <= number and "," in passage.gap_before(segment.last)
    opens = passage.words[segment.first].key in passage.lists["prepositions"] or segment.first == first
    return apart and (first - segment.first > _OPENING or not opens)


def _is_of_number_before(reading: Reading, date: DateClaim, number: Quantity) -> bool:
    """Check whether a date between two numbers is that of the one before it: of 96 in 2014, 63 remain."""
    others = (q for q in reading.of(Quantity) if q.end <= date.start and not _overlap(q, date))
    return date.end <= number.start and any(date.start - other.end <= _PHRASE for other in others)


_PHRASE = 80
"""Characters of a phrase with a number and its date."""


def _is_reported(passage: Passage, first: int, clause: Stretch) -> bool:
    """Check whether a date is that of a report: "said on 3 March that"."""
    reach = Stretch(max(clause.first, first - _NEAR), min(clause.last, first + 2 * _NEAR))
    return bool(passage.terms_in(reach, "speech"))


def _token(passage: Passage, claim: Claim) -> int | None:
    return next((i for i, word in enumerate(passage.words) if word.end > claim.start), None)


def _overlap(one: Claim, other: Claim) -> bool:
    return one.start < other.end and other.start < one.end


def _gap(one: Claim, other: Claim) -> int:
    """Return how many characters there are between two places."""
    return max(one.start - other.end, other.start - one.end, 0)
