"""Whether two equal numbers count the same things: 13 banks, and 13 men."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from briefgen.language.claims import Quantity, Sense
from briefgen.language.lexicon import load_lexicon
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern, meanings_of, words_of


def counts_others(claim: Quantity, match: Quantity, given: Sequence[Quantity], language: str) -> bool:
    """Check whether the claim counts what another number of the evidence counts: 13 banks, 13 men."""
    measured = claim.first.kind == "count" and match.first.kind == "measure"
    if not claim.noun or not (measured or match.first.kind in ("count", "vague")):
        return False
    head = set(claim.noun)
    if claim.noun[0] in load_lexicon(language).cardinals:
        return False  # six of the eight schemes are railways
    if not measured and head & set(_noun_of(match, given, language)):
        return False
    others = [
        g
        for g in given
        if g is not match and g.first.kind in ("count", "vague") and not _is_before_verb(g, language)
        if head & set(g.noun)
    ]
    return bool(others) and (measured or bool(match.noun))


def given_beside(quantity: Quantity, match: Quantity, claim: Reading, evidence: Reading) -> Quantity | None:
    """Return the number beside a matching one that counts what a claim does: 212 sorters and 61 drivers.

    None where the claim gives that, too.
    """
    given = {q.first.low for q in claim.of(Quantity)}
    if not match.noun or _is_silent(match, "en") or set(quantity.noun) & set(match.noun):
        return None
    for other in (q for q in evidence.of(Quantity) if q.first.low not in given):
        first, last = sorted((match, other), key=lambda q: q.start)
        gap = evidence.text[first.end : last.qualified[0] or last.start].lower()
        joined = _JOINED.of("en").fullmatch(gap) and other.first.kind == "count"
        if joined and set(other.noun) & set(quantity.noun):
            return other
    return None


_JOINED = WordPattern(r"(?: (?!{prepositions} )[a-z-]+){1,3}(?:,|;)?(?: {joins parts})? ?")


def single_of(claim: Quantity, match: Quantity, evidence: Reading) -> str:
    """Return the "a porter" of the evidence where a claim counts porters by the number of doctors."""
    if claim.first.kind != "count" or not claim.noun or not match.noun or evidence.language != "en":
        return ""
    if claim.noun[0] in match.noun or claim.first.low <= 1:
        return ""
    words = evidence.passage.words
    for at, (article, noun) in enumerate(pairwise(words), 1):
        named = noun.key == claim.noun[0] and not evidence.passage.is_number(at)
        if named and article.key in words_of("en", "articles and one"):
            return evidence.text[article.start : noun.end]
    return ""


def units_counting(nouns: tuple[str, ...]) -> frozenset[str]:
    """Return the units that count what some nouns name: TEU, which are containers."""
    units = meanings_of("any", "units that count things")
    return frozenset(units[noun] for noun in nouns if noun in units)


def _noun_of(quantity: Quantity, given: Sequence[Quantity], language: str) -> tuple[str, ...]:
    """Return what a number may count: what numbers around it count, where it is silent or says "of them".

    So also where a verb is behind it: of the 23 pumps, 19 failed.
    """
    if not _is_silent(quantity, language):
        return quantity.noun
    before = [noun for g in given if g.start < quantity.start for noun in g.noun]
    after = [g.noun for g in given if g.start > quantity.start and g.noun]
    return (*quantity.noun, *before, *(after[0] if after else ()))


def _is_silent(quantity: Quantity, language: str) -> bool:
    """Check whether no noun is behind a number, but "of them", a verb or what is said of the things."""
    others = words_of(language, "counted pronouns") | words_of(language, "predicates behind a number")
    pronoun = not quantity.noun or quantity.noun[0] in others
    return pronoun or _is_before_verb(quantity, language)


def _is_before_verb(quantity: Quantity, language: str) -> bool:
    return language == "en" and bool(quantity.noun) and quantity.noun[0].endswith("ed")


def is_age(quantity: Quantity, reading: Reading) -> bool:
    """Check whether a number without a unit is an age: died aged 85."""
    count = quantity.first.kind == "count" and quantity.first.high <= _OLDEST
    return count and bool(_AGED.of(reading.language).search(reading.text, 0, quantity.start))


_OLDEST = 120
_AGED = WordPattern(r"(?i:(?<!\w){before an age} $)")


def may_lack_unit(claim: Quantity, mine: Sense, evidence: Quantity, theirs: Sense, *, across: bool) -> bool:
    """Check whether one of two equal numbers only leaves out its unit, or "times": "from 210 to 230 yen"."""
    if _are_occasions(claim, mine, evidence, theirs):
        return True
    if mine.kind == "count":
        return not is_known_thing(claim.noun) or theirs.unit in units_counting(claim.noun)
    if theirs.kind == "count":
        return across or not is_known_thing(evidence.noun)
    return False


def is_known_thing(nouns: tuple[str, ...]) -> bool:
    """Check whether a word behind a number is known to name what is counted; any verb may stand there.

    1,280 litres a second are allowed, of which 5,310 found a bidder: neither is a thing.
    """
    known = words_of("en", "counted people") | words_of("en", "counted things")
    return any(noun in known for noun in nouns)


def _are_occasions(claim: Quantity, mine: Sense, evidence: Quantity, theirs: Sense) -> bool:
    """Check whether "six times" may count what happened, as "six releases" does: nothing is compared."""
    if {mine.kind, theirs.kind} != {"count", "multiple"}:
        return False
    multiple = claim if mine.kind == "multiple" else evidence
    return " " in multiple.words and not (multiple.than or multiple.role)


def is_counted_at_sight(claim: Quantity, mine: Sense, theirs: Sense) -> bool:
    """Check whether a small number in words counts what evidence in another language only shows: two steps.

    A length of time that has the number by chance is not that count.
    """
    small = mine.kind == "count" and not claim.in_digits and mine.high <= _COUNTED_AT_SIGHT
    return small and bool(claim.noun) and theirs.kind == "measure"


_COUNTED_AT_SIGHT = 12
