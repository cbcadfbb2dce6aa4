"""Describe in a finding how a claim differs from its evidence: the words of both, and the respect."""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import MappingProxyType

from briefgen.check.claim_meaning import meaning_of
from briefgen.check.read_otherwise import read_otherwise
from briefgen.check.whole_date import in_english, whole_date
from briefgen.language.claims import DateClaim, Difference, Ordinal, Quantity
from briefgen.language.compare import Text
from briefgen.language.date_patterns import date_patterns
from briefgen.language.english import same_noun
from briefgen.language.measures import to_base
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern, words_of

_RESPECTS = MappingProxyType(
    {
        "value": "the numbers differ",
        "unit": "they count or measure different things",
        "rate": "they are not per the same (a day, a tonne)",
        "currency": "the currencies differ",
        "qualifier": "the number is the same, but the qualifiers differ",
        "date": "the dates or times differ",
        "time-order": "on it begins what the other ends, or the reverse",
        "ordinal": "the places in the order differ",
        "designation": "the names or scores differ",
        "direction": "the directions differ",
        "part-and-whole": "one is the whole, the other a part of it",
    }
)
_NOT_THERE = MappingProxyType(
    {
        "date": "names no such date",
        "ordinal": "gives no such place in an order",
        "designation": "has no such name",
    }
)
_QUALIFIER = WordPattern(r"(?<!\w)(?:(?:no|not)\s+)?{before a number with a bound}\s+$", re.IGNORECASE)
_LONGEST_QUALIFIER = 40
"""Characters before a number in which its qualifier is looked for."""
_WORD = re.compile(r"\s(?:[^\W\d_]+(?:[-'’][^\W\d_]+)*)")
_RANKED = re.compile(r"[-\s][^\W\d_]+")
"""The word that an ordinal ranks: "third-driest"."""
_AFTER = WordPattern(r"\s+{behind a number with a bound}\b", re.IGNORECASE)
_BOUNDS = ("exactly", "about", "nearly", "more than", "at least", "at most", "less than")
"""How the comparison writes a qualifier of the evidence."""
_MOST_OTHERS = 3
_MOST_WORDS = 5
"""Words after a number in which its noun is looked for."""


def describe(difference: Difference, claim: Reading, texts: Iterable[Reading], mine: str, theirs: str) -> str:
    """Say what a claim says, what its evidence says, and in which respect they differ.

    `mine` and `theirs` name the two: "the statement says", "the evidence".
    """
    said, given = claim_words(difference, claim), list(texts)
    found = evidence_words(difference, given, claim)
    words, kind = read_otherwise(difference, claim, given)
    if words:
        return f"{mine} `{said}`, but in {theirs} `{words}` was read as {kind}"
    if not found:
        read_as, there = _read_as(difference, claim), _NOT_THERE.get(difference.respect, "has no such number")
        lacks = f"{mine} `{said}`{read_as}, but {theirs} {there}"
        others = _others(difference, given, claim)
        return f"{lacks}; it has {' and '.join(f'`{words}`' for words in others)}" if others else lacks
    meaning = _meaning(difference, found) if difference.respect == "qualifier" else ""
    respect = _RESPECTS.get(difference.respect, "they differ")
    return f"{mine} `{said}`, but {theirs} says `{found}`{meaning}: {respect}"


def _read_as(difference: Difference, claim: Reading) -> str:
    """Say what a share or a multiple in words was read as: half (read as 50 %)."""
    mine = next((q for q in claim.of(Quantity) if q.start == difference.start), None)
    in_words = mine is not None and not mine.in_digits and mine.first.kind in ("share", "multiple")
    return f" (read as {meaning_of(mine)})" if mine and in_words else ""


def _others(difference: Difference, texts: list[Reading], claim: Reading) -> list[str]:
    """List the numbers of the evidence, where no single one corresponds to that of the claim."""
    mine = next((q for q in claim.of(Quantity) if q.start == difference.start), None)
    if mine is None:
        return []
    every = ((text, q) for text in texts for q in text.of(Quantity))
    named: dict[str, str] = {}
    for text, q in _corresponding(mine, texts) or every:
        words, meaning = words_with_noun(text, q.start, q.end), meaning_of(q)
        named[meaning or words] = (
            named.get(meaning) or words
        )  # of what only the lock knows, there are no words
    return [words or meaning for meaning, words in named.items() if words or meaning][:_MOST_OTHERS]


def _corresponding(mine: Quantity, texts: Iterable[Reading]) -> list[tuple[Reading, Quantity]]:
    """List the numbers of the evidence that may be that of the claim; of the same things, if any."""
    alike = [(text, q) for text in texts for q in text.of(Quantity) if _of(q) == _of(mine) and q.end]
    named = [(text, q) for text, q in alike if set(mine.noun) & set(q.noun)]
    return named or [(text, q) for text, q in alike if not (mine.noun and q.noun)]


def _of(quantity: Quantity) -> str:
    """Return what a number is of: a count, a share, money, or a kind of unit such as length."""
    kind = quantity.first.kind
    if kind == "measure":
        return to_base(quantity.first.low, quantity.first.unit)[0]
    return "count" if kind == "vague" else kind


def _meaning(difference: Difference, found: str) -> str:
    """Say how the qualifier of the evidence was read, where it is not right before the number."""
    bound = next((known for known in _BOUNDS if difference.evidence.startswith(known)), "")
    number = difference.evidence.removeprefix(bound).strip()
    return f" (read as {bound} {number})" if bound and found.startswith(number) else ""


def claim_words(difference: Difference, claim: Reading) -> str:
    """Return the words of a claim that differ: a number with its qualifier and its noun."""
    return words_with_noun(claim, difference.start, difference.end)


def evidence_words(difference: Difference, texts: Iterable[Reading], claim: Reading) -> str:
    """Return the words of the evidence that a claim differs from; empty if several may be meant."""
    text, place = place_in_evidence(difference, list(texts), claim)
    return words_with_noun(text, *place) if text is not None else difference.evidence if place else ""


def proposal(
    difference: Difference, texts: Iterable[Text], claim: Reading, dates: Iterable[DateClaim] = ()
) -> str:
    """Return the words of the evidence that a claim may take over: those of its own language, or a date.

    A date that the evidence writes without its year has it; `dates` are those whose year is known. A
    qualifier has a capital letter where the claim begins with it.
    """
    issues = dict(texts)
    text, place = place_in_evidence(difference, list(issues), claim)
    if text is None:
        return ""
    mine = next((d for d in claim.of(DateClaim) if d.start == difference.start), None)
    theirs = next((d for d in text.of(DateClaim) if (d.start, d.end) == place), None)
    if text.language != claim.language:
        return in_english(theirs, mine, claim, dates, issues[text]) if mine and theirs else ""
    words = words_with_noun(text, *place)
    if mine and theirs:
        return whole_date(words, theirs, mine, claim, dates, issues[text])
    if not words or not place or text.text.startswith(words.split()[0], place[0]):
        return words  # without a qualifier, or of a sentence that only the lock knows
    said = claim_words(difference, claim)
    begins = said[0].isupper() or claim.text.lstrip().startswith(said)
    return (words[0].upper() if begins else words[0].lower()) + words[1:]


def place_in_evidence(
    difference: Difference, texts: list[Reading], claim: Reading
) -> tuple[Reading | None, tuple[int, int] | tuple[()]]:
    """Return where the evidence has what a claim differs from.

    Shape: no text and no place where nothing corresponds to it, or several numbers may; no text but a place
    where its words are not found again.
    """
    mine = next((q for q in claim.of(Quantity) if q.start == difference.start), None)
    if not difference.evidence:
        return None, ()
    if difference.respect == "part-and-whole":
        return None, (0, 0)
    if mine is not None and difference.respect == "value":
        found = _corresponding(mine, texts)
        if len({(q.first.low, q.first.high) for _, q in found}) != 1:
            return None, ()
        text, number = found[0]
        return text, (number.start, number.end)
    for text in texts:
        for said in text.claims:
            if said.end and difference.evidence.endswith(said.words):
                return text, (said.start, said.end)
    return None, (0, 0)


def words_with_noun(text: Reading, start: int, end: int) -> str:
    """Extend the place of a number to its qualifier and to what it counts, and a date to its "since"."""
    quantity = next((q for q in text.of(Quantity) if (q.start, q.end) == (start, end)), None)
    if any(d.relation and (d.start, d.end) == (start, end) for d in text.of(DateClaim)):
        start = _relation_start(text, start)
    if quantity is not None:
        first = quantity.qualified[0] if quantity.qualified[1] else start
        start = first if start - _LONGEST_QUALIFIER < first < start else start
        before = _QUALIFIER.of(text.language).search(text.text, max(0, start - _LONGEST_QUALIFIER), start)
        start = before.start() if before else start
        end = _noun_end(text, quantity)
        after = _AFTER.of(text.language).match(text.text, end)
        end = after.end() if after else end
    elif any((o.start, o.end) == (start, end) for o in text.of(Ordinal)):
        after = _RANKED.match(text.text, end)
        end = after.end() if after else end
    return " ".join(text.text[start:end].split()).rstrip(".,;:")


def _relation_start(text: Reading, start: int) -> int:
    """Return where the "since" or "before" of a date begins."""
    head = text.text[max(0, start - _LONGEST_QUALIFIER) : start].lower()
    pattern = date_patterns(text.language).relation
    found = pattern.search(head) if pattern else None
    return start - len(head) + found.start() if found else start


def _noun_end(text: Reading, quantity: Quantity) -> int:
    """Return where the noun of a number ends, with what it is per: "36 transits a day"."""
    end = at = quantity.end
    per = False
    for _ in range(_MOST_WORDS):
        word = _WORD.match(text.text, at)
        if word is None:
            break
        at = word.end()
        plain = word.group().strip().lower()
        counted = same_noun(plain) in quantity.noun and not (end > quantity.end and plain.endswith("ed"))
        first = text.language != "en" and end == quantity.end and quantity.first.kind == "count"
        if counted or first or per:
            end = at
        per = bool(quantity.per) and plain in words_of("any", "before a rate")
    return end


def show_both(fact: str) -> str:
    """Name the command that shows a fact beside its evidence."""
    return f"`briefgen check {fact}` shows both side by side"
