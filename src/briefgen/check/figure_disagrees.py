"""figure-disagrees: a number in a link does not agree with the fact's figure.

A number in the link must be a number of the figure: its value, or an end of its range. It needs the same
unit and a qualifier with the same meaning, such as "over" for "more than". A number from the fact's
statement passes too.

PASS  [over 11,000 containers](fact:munitions-shipped)      (figure: more than 11000 containers)
FAIL  [11,000 containers](fact:munitions-shipped)           (the qualifier is lost)
FAIL  [over 12,000 containers](fact:munitions-shipped)
FAIL  [over 11,000 shells](fact:munitions-shipped)

Correct the number, or write `[](fact:munitions-shipped)`, which prints the figure.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.agreement import is_value, qualifier_or_unit_mismatch, values
from briefgen.check.prose_field import ProseField, place_of, words_of
from briefgen.check.quantities import Quantity, find_quantities
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import VAGUE, Fact
from briefgen.diagnostic import Because, Diagnostic, error
from briefgen.reading.entry import Entry
from briefgen.reading.prose import Reference, inline_references

RULE = "figure-disagrees"


def check(field: ProseField, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report links with another number than their fact."""
    for children in field.paragraphs():
        for link in inline_references(children):
            facts = _linked(link, corpus)
            words = words_of(link.children)
            for quantity in find_quantities(words) if facts else ():
                faults = [_fault(quantity, words, fact.value, spread=len(facts) > 1) for fact in facts]
                if all(faults):
                    span = field.span(*place_of(link.children, quantity.start, quantity.end))
                    hint = f"write `[]({link.scheme}:{link.id})` to print the figure's own words"
                    chain = tuple(_because(fact) for fact in facts)
                    yield error(RULE, span, f"`{quantity.words}` {faults[0]}", hint, because=chain)


def _linked(link: Reference, corpus: Corpus) -> tuple[Entry[Fact], ...]:
    if link.scheme == "fact" and link.id in corpus.facts:
        return (corpus.facts[link.id],)
    return corpus.on_measure(link.id) if link.scheme == "measure" else ()


def _fault(quantity: Quantity, words: str, fact: Fact, *, spread: bool) -> str:
    """Describe how a number disagrees with a fact; empty where it agrees."""
    figure = fact.figure
    if _stated(quantity, fact):
        return (
            ""
            if figure is None or not is_value(quantity, figure)
            else qualifier_or_unit_mismatch(quantity, words, figure, spread=spread)
        )
    if figure is None:
        return "is not in the fact, which has no figure"
    if figure.qualifier in VAGUE:
        first_word = figure.qualifier.split()[0]
        agrees = first_word in quantity.words.casefold()
        return "" if agrees else f"disagrees with the fact's figure `{figure.qualifier} {figure.unit}`"
    if not is_value(quantity, figure):
        return "disagrees with the fact's figure"
    return qualifier_or_unit_mismatch(quantity, words, figure, spread=spread)


def _stated(quantity: Quantity, fact: Fact) -> bool:
    """Tell whether the fact's statement has the number."""
    given = find_quantities(fact.statement)
    if quantity.value is None:
        return any(q.words.casefold() == quantity.words.casefold() for q in given)
    return any(q.value == quantity.value for q in given)


def _because(entry: Entry[Fact]) -> Because:
    figure = entry.value.figure
    if figure is None:
        return Because(entry.at("id"), f"fact `{entry.value.id}` is here")
    numbers = "–".join(f"{v.normalize():,f}" for v in values(figure))
    words = " ".join(part for part in (figure.qualifier, numbers, figure.unit) if part)
    return Because(entry.key("figure"), f"the figure of `{entry.value.id}`: {words}")
