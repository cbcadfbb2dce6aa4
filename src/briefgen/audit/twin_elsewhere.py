"""Whether another passage has what differs between a statement and its twin, so that it may be meant."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.audit.cause import has_same_cause
from briefgen.audit.competes import begins_in, opposites_in
from briefgen.audit.named_across import is_named_across
from briefgen.audit.nowhere import has_number
from briefgen.audit.one_difference import Pair, words_without
from briefgen.audit.subject import missing_words, unlike_words
from briefgen.audit.verdicts import Where
from briefgen.audit.windows import Window
from briefgen.language.claims import DateClaim, Difference, Quantity
from briefgen.language.compare import compare, compare_numbers
from briefgen.language.dates_agree import Issued, agrees
from briefgen.language.reading import Reading
from briefgen.language.wording.stems import stem

_SHARE = 0.5
"""How much of a statement's other words a sentence with its number or name has, beside what its twin has."""
_DIGITS_SHARE = 0.25
"""Share of these words with which another sentence may have a number in digits."""
_WORDS_SHARE = 0.7
"""The same for a word that has an opposite."""
_OF_NUMBERS = frozenset({"value", "unit", "currency", "rate", "qualifier", "date"})
_OF_NAMES = frozenset({"name", "speaker"})


def is_elsewhere(pair: Pair, found: Difference, share: float) -> bool:
    """Check whether the passage itself, or another one on the same, has what the statement has.

    `share` is how much of the statement's other words its twin has.
    """
    claim, own = pair.claim, pair.windows
    if found.respect in _OF_NUMBERS and any(_has_number(claim, found, w.reading, w.issued) for w in own):
        return True
    if found.respect == "name" and any(_has_name(claim, found, w.reading) for w in own):
        return True
    if found.respect == "name" and is_named_across(found, claim, pair.library):
        return True
    least = _SHARE * share if found.respect in _OF_NUMBERS | _OF_NAMES else _WORDS_SHARE
    in_digits = any(q.start == found.start and q.in_digits for q in claim.of(Quantity))
    if in_digits and found.respect in _OF_NUMBERS:
        least = _DIGITS_SHARE
    others = _others(pair)
    return any(_agrees(claim, found, *each) and _share(pair, found, each[0]) >= least for each in others)


def _agrees(claim: Reading, found: Difference, reading: Reading, issued: Issued) -> bool:
    if found.respect in _OF_NUMBERS:
        return _has_number(claim, found, reading, issued)
    if found.respect in _OF_NAMES:
        return _has_name(claim, found, reading)
    return _says_so(claim, found, reading, issued)


def _says_so(claim: Reading, found: Difference, reading: Reading, issued: Issued) -> bool:
    """Check whether a sentence in the same language does not differ in a respect of words."""
    if reading.language != claim.language:
        return False
    mine = {(t.name, t.sign) for t in opposites_in(claim.passage) if begins_in(claim.passage, t, found)}
    theirs = {(t.name, t.sign) for t in opposites_in(reading.passage)}
    if found.respect == "direction" and mine.isdisjoint(theirs):
        return False
    if found.respect == "cause" and not has_same_cause(claim, [reading]):
        return False
    return not any(d.respect == found.respect for d in compare(claim, reading, issued))


def _others(pair: Pair) -> Iterator[tuple[Reading, Issued]]:
    """Yield the sentences and facts that are not of a passage itself."""
    sentences, facts = pair.library.near(pair.claim)
    for sentence in sentences:
        if not any(w.text is sentence.text and w.start <= sentence.start < w.end for w in pair.windows):
            yield sentence.reading, sentence.text.dated
    for fact in facts:
        if not any(w.text.name == fact.where.source and _overlap(w, fact.where) for w in pair.windows):
            yield fact.reading, fact.issued


def _overlap(window: Window, where: Where) -> bool:
    return window.start < where.end and where.start < window.end


def _share(pair: Pair, found: Difference, reading: Reading) -> float:
    """Return how much of a statement's words, by weight, a sentence has, without what differs."""
    words = words_without(pair.claim, found)
    missing = missing_words(pair.claim, words, reading.passage, frozenset())
    lacking = {w.at for w in unlike_words(pair.claim, missing, reading.passage)}
    weights = {w.at: pair.library.index.weight(w.key) for w in words}
    total = sum(weights.values())
    return sum(weight for at, weight in weights.items() if at not in lacking) / total if total else 1.0


def _has_number(claim: Reading, found: Difference, reading: Reading, issued: Issued) -> bool:
    mine = next((q for q in claim.of(Quantity) if q.start == found.start), None)
    if mine and found.respect == "qualifier":
        return any(q.first.low == mine.first.low and q.bound == mine.bound for q in reading.of(Quantity))
    if any(d.start == found.start for d in compare_numbers(claim, [(reading, issued)])):
        return False
    if mine:
        return has_number(mine, claim, reading, issued)
    dated = next((d for d in claim.of(DateClaim) if d.start == found.start), None)
    if dated is None:
        return found.claim.casefold() in reading.passage.keys(reading.passage.whole)
    return any(agrees(dated, d, issued) for d in reading.of(DateClaim))


def _has_name(claim: Reading, found: Difference, reading: Reading) -> bool:
    words = [w for w in claim.passage.words if found.start <= w.start < found.end]
    keys = {w.key for w in words if claim.text[w.start].isupper()} - claim.passage.lists["titles"]
    theirs = reading.passage.content(reading.passage.whole) | {w.key for w in reading.passage.words}
    return bool(keys) and all(k in theirs or stem(k, claim.language) in theirs for k in keys)
