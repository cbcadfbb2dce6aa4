"""figure-disagrees: a number in a link does not agree with the fact that it links.

A number in the link, with the unit and noun behind it, must be in the fact: in its figure, its statement or
its evidence. Where the figure and the statement do not have it as the link does, the evidence decides. It
needs the same unit and a qualifier with the same meaning, such as "over" for "more than"; behind "only when",
"once" or "if" the link may leave out "at least". A range needs both its ends. Ordinals, names with numbers
and times of day are compared too. A number that may be a sum or difference of the fact's, or is a whole's
where the fact speaks of a part, is a warning.

PASS  [over 11,000 containers](fact:munitions-shipped)      (figure: more than 11000 containers)
FAIL  [11,000 containers](fact:munitions-shipped)           (the qualifier is lost)
FAIL  [over 12,000 containers](fact:munitions-shipped)
FAIL  [over 11,000 shells](fact:munitions-shipped)

Correct the number, or write `[](fact:munitions-shipped)`, which prints the figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.check.describe import describe, evidence_words, proposal
from briefgen.check.differences import unstated_differences
from briefgen.check.ends_in_links import Span, claims_of_link, is_end_of_range
from briefgen.check.fact_readings import figure_words, own_dates
from briefgen.check.nouns import lemmas
from briefgen.check.prose_field import ProseField, link_spans, place_of
from briefgen.check.read_otherwise import way_out_of_reading
from briefgen.check.support import Supports
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact
from briefgen.diagnostic import Because, Diagnostic, error, warning
from briefgen.language.claims import Claim, DateClaim, Difference, Quantity
from briefgen.language.compare import number_at
from briefgen.language.contradicted import contradicted_numbers
from briefgen.language.counted_things import is_known_thing
from briefgen.language.own_nouns import OwnNouns, with_marks, with_own_lemmas, with_own_nouns
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern, words_of
from briefgen.language.wording.outline import mark_of
from briefgen.reading.entry import Entry
from briefgen.reading.prose import Reference

RULE = "figure-disagrees"
_CODE = re.compile(r"\b[A-Z]{3}$")
"""The code of a currency, which the memo prints in another form."""
_ASKED = frozenset({"value", "part-and-whole"})
"""Respects in which a number that may be right is reported too, as a warning."""
_DATED = frozenset({"day", "month", "year", "fiscal-year", "decade"})
"""Kinds of dates that `date-unsupported` looks at."""


def check(field: ProseField, corpus: Corpus, supports: Supports) -> Iterator[Diagnostic]:
    """Report links whose words have another number than their fact."""
    for children in field.paragraphs():
        paragraph = with_own_nouns(field.read(children), corpus.units.nouns)
        spans = list(link_spans(children))
        for span_of_link in spans:
            link, start, end = span_of_link
            facts = _linked(link, corpus)
            claim = _within(paragraph, span_of_link, spans)
            found = [_differences(claim, fact.value, supports) for fact in facts]
            for difference in found[0] if found else ():
                if not start <= difference.start < end or not all(
                    any(d.start == difference.start for d in other) for other in found
                ):
                    continue
                texts = [text for fact in facts for text in supports.fact_texts(fact.value)]
                readings = [text for text, _ in texts]
                if difference.respect == "qualifier" and (
                    len(facts) > 1
                    or _is_threshold(difference, claim, readings)
                    or _is_compared_ahead(difference, claim, start)
                ):
                    continue  # a spread has no qualifier of its own
                if is_end_of_range(number_at(difference, claim), paragraph, readings):
                    continue
                span = field.span(*place_of(children, difference.start, difference.end))
                texts = [text for fact in facts for text in supports.fact_texts(fact.value)]
                readings = [text for text, _ in texts]
                theirs = f"the {link.scheme} `{link.id}`"
                message = describe(difference, claim, readings, "the link says", theirs)
                dates = [date for fact in facts for date in own_dates(fact.value)]
                found_words = (
                    proposal(difference, texts, claim, dates)
                    if difference.respect == "date"
                    else evidence_words(difference, readings, claim)
                )
                hint = way_out_of_reading(difference, claim, readings) or _way_out(link, facts, found_words)
                report = error if difference.sure else warning
                yield report(RULE, span, message, hint, because=tuple(_because(fact) for fact in facts))


def _is_threshold(difference: Difference, claim: Reading, texts: Sequence[Reading]) -> bool:
    """Check whether a link in a condition leaves out "at least": only when [80% of wells]() have meters."""
    mine = number_at(difference, claim)
    if mine is None or mine.bound or not _CONDITION.of("any").search(claim.text, 0, mine.start):
        return False
    return any(
        given.bound == "at-least" and given.first == mine.first
        for text in texts
        for given in text.of(Quantity)
    )


def _is_compared_ahead(difference: Difference, claim: Reading, start: int) -> bool:
    """Check whether words before a link set what is to come against its number: will stay above [62]()."""
    mine = number_at(difference, claim)
    if mine is None or not 0 < mine.qualified[1] <= start:
        return False
    words = claim.passage.words
    return any(t.group == "modality" and words[t.first].start < start for t in claim.passage.terms)


_CONDITION = WordPattern(r"(?i:(?<!\w){openings of a threshold}(?!\w))[^.,;:()]{0,60}$")


def _way_out(link: Reference, facts: tuple[Entry[Fact], ...], found: str) -> str:
    """Return the links that would pass: with the fact's words, and without any."""
    target = f"({link.scheme}:{link.id})"
    figures = [fact.value.figure for fact in facts if fact.value.figure]
    words = found or (figure_words(figures[0]) if figures else "")
    prints = "prints the figure" if figures else "prints the statement"
    empty = f"`[]{target}`, which {prints} itself"
    return f"write `[{words}]{target}`, or {empty}" if words and not _CODE.search(words) else f"write {empty}"


def _linked(link: Reference, corpus: Corpus) -> tuple[Entry[Fact], ...]:
    if link.scheme == "fact" and link.id in corpus.facts:
        return (corpus.facts[link.id],)
    return corpus.on_measure(link.id) if link.scheme == "measure" else ()


def _within(paragraph: Reading, span: Span, spans: Sequence[Span]) -> Reading:
    """Return the claims that a link has; dates of days and years have a rule of their own."""
    claims = claims_of_link(paragraph, span, spans)
    return paragraph.with_claims(tuple(claim for claim in claims if not _has_own_rule(claim)))


def _has_own_rule(claim: Claim) -> bool:
    return isinstance(claim, DateClaim) and claim.kind in _DATED and bool(claim.year or claim.day)


def _differences(claim: Reading, fact: Fact, supports: Supports) -> list[Difference]:
    """Return how a link differs from its fact's figure, statement and evidence."""
    texts = supports.fact_texts(fact)
    found = [d for d in contradicted_numbers(claim, texts, given_only=True) if d.sure or d.respect in _ASKED]
    known = {difference.start for difference in found}
    found += [d for d in unstated_differences(claim, fact, supports) if d.start not in known]
    return [
        *found,
        *_other_nouns(claim, [text for text, _ in texts], {d.start for d in found}, supports.own_nouns),
    ]


def _other_nouns(
    claim: Reading, texts: list[Reading], reported: set[int], own: OwnNouns
) -> Iterator[Difference]:
    """Report numbers of known things that the fact does not speak of; people have many names."""
    if claim.language != "en" or any(text.language != "en" for text in texts):
        return
    people = words_of("en", "counted people")
    known = frozenset(lemma for text in texts for lemma in with_own_lemmas(lemmas(text.text), own))
    declared = frozenset(noun for nouns, _ in own.values() for noun in nouns)
    marks = frozenset(m for t in texts if t.marks for m in with_own_lemmas(t.marks, with_marks(own)))
    for quantity in claim.of(Quantity):
        counts = quantity.first.kind in ("count", "vague") and quantity.noun and quantity.in_digits
        marked = marks.intersection(mark_of(noun, "en") for noun in quantity.noun)
        if counts and quantity.start not in reported and not known.intersection(quantity.noun) and not marked:
            figure = next((q for t in texts if t.marks is None for q in t.of(Quantity) if q.noun), None)
            if figure is None or not people.isdisjoint((*figure.noun, *quantity.noun)):
                continue
            if all(is_known_thing(q.noun) or not declared.isdisjoint(q.noun) for q in (figure, quantity)):
                yield Difference("unit", True, quantity.words, figure.words, quantity.start, quantity.end)


def _because(entry: Entry[Fact]) -> Because:
    figure = entry.value.figure
    if figure is None:
        return Because(entry.at("id"), f"fact `{entry.value.id}` is here")
    return Because(entry.key("figure"), f"the figure of `{entry.value.id}`: {figure_words(figure)}")
