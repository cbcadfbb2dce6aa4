"""Whether a number without a link has its source in the links beside it: said by a fact, or calculated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from briefgen.check.fact_readings import dated
from briefgen.check.prose_field import is_linked, link_spans, links_between
from briefgen.check.support import Supports
from briefgen.corpus.fact import Fact
from briefgen.language.claims import Quantity
from briefgen.language.compare import Text
from briefgen.language.compare_quantities import Fault, best_match
from briefgen.language.dates_agree import Issued
from briefgen.language.derived import follows
from briefgen.language.how_changed import is_set_apart, says_how_changed
from briefgen.language.names_with_numbers import is_named_price
from briefgen.language.reading import Reading
from briefgen.language.reckoning import (
    Days,
    differences_of,
    fits,
    gather_days,
    gather_terms,
    ratios,
    spans,
    terms_of,
)
from briefgen.language.sentences import sentences_around
from briefgen.language.word_pattern import WordPattern
from briefgen.reading.prose import Inlines

_FEW = 3
"""Counts up to this are met by chance, and pass only with the noun that they count."""
_DURING = WordPattern(r"(?<!\w){while} (?:[^\W\d_]+ ){0,3}$")
_LEFT = WordPattern(r" {left over}(?=[.,;:)]|$)")
_COUNTS = frozenset({"count", "vague"})
_RATIOS = frozenset({"multiple", "share"})
_PARTS = frozenset({("share", ""), ("measure", "points")})


class LinksAround(Struct, frozen=True):
    """What is linked around a number: the facts, and the numbers in the words of links."""

    facts: tuple[Fact, ...]
    """The facts that its sentence links."""
    before: tuple[Fact, ...]
    """The facts that the sentence before it links."""
    printed: tuple[Quantity, ...]
    """The numbers in the words of links in its sentence, and then also those in the one before it."""
    nearest: str
    """The fact of the last link before it in its sentence; empty where there is none."""


def find_beside(reading: Reading, quantity: Quantity, children: Inlines, supports: Supports) -> LinksAround:
    """Find what is linked in the sentence of a number, and in the one before it."""
    start, end = sentences_around(reading.text, reading.language, quantity.start, quantity.end)
    first = start
    if head := reading.text[:start].rstrip():
        first, _ = sentences_around(reading.text, reading.language, len(head) - 1, len(head))
    printed = tuple(
        q
        for q in reading.of(Quantity)
        if q is not quantity and first <= q.start < end and is_linked(children, q.start)
    )
    if not any(start <= q.start for q in printed):
        printed = ()
    facts = _facts_between(children, start, end, supports)
    before = _facts_between(children, first, start - 1, supports) if first < start else ()
    earlier = (link.id for link, _, ends in link_spans(children) if start <= ends <= quantity.start)
    nearest = next(reversed(list(earlier)), "")
    return LinksAround(facts, tuple(fact for fact in before if fact not in facts), printed, nearest)


def _facts_between(children: Inlines, start: int, end: int, supports: Supports) -> tuple[Fact, ...]:
    known = supports.corpus.facts
    ids = {link.id for link in links_between(children, start, end) if link.scheme == "fact"}
    return tuple(known[name].value for name in sorted(ids & known.keys()))


def is_beside(reading: Reading, quantity: Quantity, beside: LinksAround, supports: Supports) -> bool:
    """Check whether a fact that the same sentence links says a number, or it follows from two of them."""
    few = quantity.first.high <= _FEW and quantity.first.kind == "count"
    if any(_says(fact, quantity, reading, supports, by_noun=few) for fact in beside.facts):
        return True
    if _is_time_of(reading, quantity, beside, supports):
        return True
    return not few and _is_calculated(reading, quantity, beside, supports)


def _is_time_of(reading: Reading, quantity: Quantity, beside: LinksAround, supports: Supports) -> bool:
    """Check whether a time is the one between two dates of the fact linked before it: in three years.

    A fact with a figure has the dates of the other figures on its measure, too: rose to 60 in eight weeks.
    """
    term = next(terms_of(quantity), None)
    if term is None or not _DURING.of("any").search(reading.text.casefold(), 0, quantity.start):
        return False
    for fact in (fact for fact in beside.facts if fact.id == beside.nearest):
        days = gather_days([(text, Issued()) for text in supports.own_texts(fact)], with_issue=False)
        pairs = [days, *_dates_on_measure(fact, supports)]
        return any(
            fits(quantity, each, named=term.value)
            for pair in pairs
            for each in _spans_of(pair, term.dimension[1])
        )
    return False


def _spans_of(days: Sequence[Days], kind: str) -> Iterator[Fraction]:
    """Yield the times between two dates; from month to month also with both: March to July is five months."""
    yield from spans(days, kind)
    months = [day for day in days if day[1] and not day[2]]
    yield from (each + 1 for each in spans(months, kind)) if kind == "months" else ()


def _dates_on_measure(fact: Fact, supports: Supports) -> Iterator[list[Days]]:
    """Yield the date of a fact's figure with that of each other figure on its measure."""
    if fact.figure is None or not fact.figure.measure or fact.figure.as_of is None:
        return
    for other in supports.corpus.on_measure(fact.figure.measure):
        figure = other.value.figure
        if figure and figure.as_of and other.value.id != fact.id:
            yield [(each.year, each.month, each.day) for each in (fact.figure.as_of, figure.as_of)]


def _is_calculated(reading: Reading, quantity: Quantity, beside: LinksAround, supports: Supports) -> bool:
    """Check whether a number is surely a difference, a multiple or a duration of two facts' own."""
    changed = says_how_changed(quantity, reading)
    left = _LEFT.of("any").match(reading.text, quantity.end) is not None
    bare = left or not quantity.noun or is_set_apart(quantity, reading)
    if (left or (changed and not quantity.than)) and _is_between_printed(quantity, beside, bare=bare):
        return True
    facts = (*beside.facts, *beside.before) if changed else beside.facts
    if len(facts) > 1 and _follows(reading, quantity, _own_numbers(facts, supports)):
        return True
    return quantity.first.kind in _RATIOS and _is_ratio(reading, quantity, beside, supports)


def _is_between_printed(quantity: Quantity, beside: LinksAround, *, bare: bool) -> bool:
    """Check whether a number is the exact difference of two in the words of links: [40] clear [25] by 15.

    Flags: `bare` is set where it does not say what it counts.
    """
    terms = [term for q in beside.printed for term in terms_of(q)]
    term = next(terms_of(quantity), None)
    counted = {noun for q in beside.printed for noun in q.noun}
    other = not bare and counted.isdisjoint(quantity.noun)
    if term is None or term.dimension in _PARTS or quantity.bound or other:
        return False
    return any(result.value == term.value for result in differences_of(terms, term.dimension))


def _own_numbers(facts: Sequence[Fact], supports: Supports) -> list[Text]:
    """Read the figures of facts, without those that have a qualifier, and their dates."""
    figures = [f.figure for f in facts if f.figure and f.figure.value is not None and not f.figure.qualifier]
    texts = [(supports.read_figure(figure), Issued()) for figure in figures]
    dates = [(fact.date, fact.figure.as_of if fact.figure else None) for fact in facts]
    return texts + [(Reading("", "en", tuple(map(dated, filter(None, each)))), Issued()) for each in dates]


def _follows(reading: Reading, quantity: Quantity, texts: Sequence[Text]) -> bool:
    nouns = [set(quantity.noun), *(set(q.noun) for text, _ in texts for q in text.of(Quantity))]
    named = [noun for noun in nouns if noun]
    counted = quantity.first.kind != "count" or (bool(named) and bool(set.intersection(*named)))
    return counted and follows(quantity, reading, texts) == "surely"


def _is_ratio(reading: Reading, quantity: Quantity, beside: LinksAround, supports: Supports) -> bool:
    """Check whether a share or multiple compares a number in a link with another, or with a linked fact's.

    A part of things that no such number counts is none: half of the crews, beside numbers of ships.
    """
    nouns = {noun for q in beside.printed for noun in q.noun}
    if quantity.first.kind == "share" and quantity.noun and nouns.isdisjoint(quantity.noun):
        return False
    printed = Reading("", reading.language, beside.printed)
    if follows(quantity, reading, [(printed, Issued())]) == "surely":
        return True
    if quantity.first.kind == "share" and not quantity.bound:
        return False  # half and a third are met by chance
    given = gather_terms([printed], frozenset())
    statements = (supports.of_fact(fact).read_claim(fact.statement) for fact in beside.facts)
    said = [gather_terms([statement], frozenset()) for statement in statements]
    return any(
        (pair.first in given) != (pair.second in given) and fits(quantity, pair.value)
        for terms in said
        for pair in ratios([*given, *(term for term in terms if term not in given)])
    )


def _says(fact: Fact, quantity: Quantity, reading: Reading, supports: Supports, *, by_noun: bool) -> bool:
    """Check whether a text of a fact has a number with the same unit, noun and qualifier."""
    for text in supports.own_texts(fact):
        if is_named_price(quantity, text):
            return True
        found = best_match(quantity, text.of(Quantity), across=text.language != reading.language)
        if found is None or (found[1] and not _is_obliged(quantity, found[0], found[1], text)):
            continue
        counts = by_noun or (quantity.first.kind in _COUNTS and quantity.noun and found[0].noun)
        if not counts or set(quantity.noun) & set(found[0].noun):
            return True
    return False


def _is_obliged(quantity: Quantity, given: Quantity, faults: Sequence[Fault], text: Reading) -> bool:
    """Check whether a number is the least that a fact says is compulsory, told without "at least"."""
    least = not quantity.bound and given.bound == "at-least"
    alone = [fault.respect for fault in faults] == ["qualifier"]
    return least and alone and any(text.passage.find_entries("obliging"))
