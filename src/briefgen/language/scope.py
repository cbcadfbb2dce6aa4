"""Whether a claim says of one part what its evidence says of all, or of all what it says of one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from briefgen.language.claims import Claim, Difference, Ordinal, Quantity
from briefgen.language.found_once import found_once
from briefgen.language.lexicon import load_lexicon
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern, words_of
from briefgen.language.wording.stems import stem

_OF = WordPattern(r" {parts of a whole} ")
_MOST = 20
"""A larger number is seldom that of the parts of a whole."""
_NEAR = 8
"""Characters after a number in which a script without spaces has its word for all."""


class _Part(NamedTuple):
    """The first, or two, of three."""

    part: Claim
    whole: Quantity


def compare_scope(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report "the first of the three" on evidence of "all three", and the other way about."""
    whole = {_size(q): q for q in _wholes(evidence)}
    mine = {_size(q) for q in _wholes(claim)}
    parts = {_size(part.whole) for part in _parts(evidence)}
    for part, of in _parts(claim):
        if _size(of) in whole.keys() - parts:
            yield _difference(part, True, evidence, whole[_size(of)])
    for all_of in _wholes(claim):
        given = next((p for p in _parts(evidence) if _size(p.whole) == _size(all_of)), None)
        if given and _size(all_of) not in whole:
            words = evidence.text[given.part.start : given.whole.end]
            yield Difference("part-and-whole", True, all_of.words, words, all_of.start, all_of.end)
    yield from _whole_acts(claim, evidence)
    yield from _larger_parts(claim, evidence)
    yield from _whole_across(claim, evidence)
    if evidence.of(Ordinal) or mine:
        return
    for ordinal in (o for o in claim.of(Ordinal) if not o.idiom):
        theirs = next((q for size, q in whole.items() if size >= ordinal.value > 0), None)
        same = theirs and (not theirs.noun or set(theirs.noun) & set(ordinal.noun[:2]))
        if theirs and same and ordinal.noun and not any(p.part == ordinal for p in _parts(claim)):
            yield _difference(ordinal, bool(theirs.noun), evidence, theirs)


def _whole_acts(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report "cleared 19 batches" where the evidence has "cleared 14 of the 19 batches it tested"."""
    if {claim.language, evidence.language} != {"en"}:
        return
    mine = [q for q in claim.of(Quantity) if q.first.kind == "count"]
    all_of = load_lexicon("en").all_of
    for part, whole in _shares_of(evidence):
        same = [q for q in mine if q.first.low == whole.first.low]
        if len(same) != 1 or same[0].whole or any(q.first.low == part.first.low for q in mine):
            continue
        every = same[0].first.low > _MOST and all_of.before(claim.text.lower(), same[0].start - 1)
        if every or _act_of(claim, same[0], same[0]) & _act_of(evidence, part, whole):
            first, last = sorted((part, whole), key=lambda q: q.start)
            words = evidence.text[first.start : last.end]
            yield Difference("part-and-whole", False, same[0].words, words, same[0].start, same[0].end)


def _larger_parts(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report a part that is more than its whole: thirty-eight of the 29."""
    for part, whole in pairwise(claim.of(Quantity)):
        counts = {part.first.kind, whole.first.kind} == {"count"} and not part.noun
        near = claim.text.startswith(" of ", part.end)
        if whole.whole and near and counts and part.first.low > whole.first.low:
            given = next((q for q in evidence.of(Quantity) if q.first.low == whole.first.low), whole)
            yield Difference("part-and-whole", True, part.words, given.words, part.start, part.end)


def _whole_across(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report "cuts 1,320 posts" of "streicht 148 der 1.320 Stellen": an act on a whole, and not its size."""
    if claim.language != "en" or evidence.language == "en":
        return
    said = {word.key for word in claim.passage.words}
    if said & (claim.passage.lists["be"] | words_of("en", "sizes of a whole")):
        return
    mine = [q for q in claim.of(Quantity) if q.first.kind == "count" and not q.bound]
    for part, whole in _parts_across(evidence):
        same = [q for q in mine if q.first.low == whole.first.low]
        if same and not any(q.first.low == part.first.low for q in mine):
            first, last = sorted((part, whole), key=lambda q: q.start)
            words = evidence.text[first.start : last.end]
            yield Difference("part-and-whole", False, same[0].words, words, same[0].start, same[0].end)


def _parts_across(evidence: Reading) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the counts of a part with those of its whole: 148 der 1.320, 2,145 में से 312."""
    for one, two in pairwise(evidence.of(Quantity)):
        if {one.first.kind, two.first.kind} != {"count"} or one.first.low == two.first.low:
            continue
        behind = _WHOLE_FIRST.of(evidence.language).search(evidence.text, one.end, two.start)
        if behind and one.first.low > two.first.low:
            yield two, one
        elif one.first.low < two.first.low and _PART_OF.of(evidence.language).fullmatch(
            evidence.text, one.end, two.start
        ):
            yield one, two


_WHOLE_FIRST = WordPattern(r"{between a whole and its part} ?$")


def _shares_of(evidence: Reading) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the counts of a part with those of its whole: 14 of the 19; of the 61 found, 17."""
    for one, two in pairwise(evidence.of(Quantity)):
        if {one.first.kind, two.first.kind} != {"count"}:
            continue
        if two.whole and _PART_OF.of(evidence.language).fullmatch(evidence.text, one.end, two.start):
            yield one, two
        elif (
            one.whole
            and two.first.low < one.first.low
            and _OF_THE.of("any").search(evidence.text, 0, one.start)
        ):
            yield two, one


_OF_THE = WordPattern(r"(?:^|[.;:,] )(?i:{opening a whole}) {articles of a whole} $")


def _act_of(reading: Reading, part: Quantity, whole: Quantity) -> frozenset[str]:
    """Return the stems of the word before a number, and of those behind what it counts: cleared; working."""
    before = _WORD_BEFORE.of(reading.language).search(reading.text, 0, part.start)
    after = _WORDS_AFTER.of(reading.language).match(reading.text, whole.end)
    words = [before[1]] if before else []
    words += after[1].split() if after else []
    empty = reading.passage.lists["empty"] | reading.passage.lists["prepositions"]
    return frozenset(stem(word.lower(), reading.language) for word in words if word.lower() not in empty)


_PART_OF = WordPattern(
    r" {between a part and its whole} (?:{whose whole} )?(?:[^\W\d_]+{endings of an owner} )?"
)
_WORD_BEFORE = WordPattern(r"([^\W\d_]+) (?:{before an act} )?$")
_WORDS_AFTER = WordPattern(r" [^\W\d_]+(?: [^\W\d_]+)? {of states} ((?:[^\W\d_]+ ?){1,2})")
"""The verb behind what was counted: 14 cranes are working."""


def _difference(mine: Claim, sure: bool, evidence: Reading, theirs: Quantity) -> Difference:
    start = evidence.text.rfind(" ", 0, max(0, theirs.start - 1)) + 1
    words = evidence.text[start : theirs.end]
    return Difference("part-and-whole", sure, mine.words, words, mine.start, mine.end)


def _size(quantity: Quantity) -> int:
    return int(quantity.first.low)


def _counts(reading: Reading) -> Iterator[Quantity]:
    """Yield the counts that may be those of the parts of a whole."""
    for quantity in reading.of(Quantity):
        first = quantity.first
        if first.kind == "count" and first.low == first.high and 1 < first.low <= _MOST:
            yield quantity


@found_once
def _parts(reading: Reading) -> list[_Part]:
    """List what is one or some of a whole: the first of the three, two of three."""
    wholes = {quantity.start: quantity for quantity in _counts(reading)}
    found = []
    for part in (*reading.of(Ordinal), *reading.of(Quantity)):
        of = _OF.of("any").match(reading.text, part.end)
        if of and of.end() in wholes:
            found.append(_Part(part, wholes[of.end()]))
    return found


@found_once
def _wholes(reading: Reading) -> list[Quantity]:
    """List the counts with a word for all: all three sections."""
    words = load_lexicon(reading.language).all_of
    text = reading.text.lower()
    found: list[Quantity] = []
    for quantity in _counts(reading):
        after = text[quantity.end : quantity.end + _NEAR]
        joined = not words.spaced and any(word in after for word in words.meanings)
        if joined or words.before(text, quantity.start - words.spaced):
            found.append(quantity)
    return found
