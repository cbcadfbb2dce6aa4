"""figure-unevidenced: a fact's figure is not in its evidence.

The evidence must contain each number of the figure, with its unit and a qualifier with the same meaning.

PASS  figure: {qualifier: more than, value: 11000, unit: containers}   exact: over 11,000 containers
FAIL  figure: {qualifier: more than, value: 12000, unit: containers}   exact: over 11,000 containers
FAIL  figure: {value: 11000, unit: containers}                         exact: over 11,000 containers

Correct the figure, or quote the words that give it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefgen.check.agreement import is_value, qualifier_or_unit_mismatch, values
from briefgen.check.quantities import find_quantities
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import VAGUE, Fact, Figure
from briefgen.diagnostic import Diagnostic, error
from briefgen.reading.entry import Entry

RULE = "figure-unevidenced"


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Report figures that are not in their evidence."""
    for entry in corpus.facts.values():
        figure = entry.value.figure
        if figure is None or figure.formula is not None:
            continue
        quotations = [evidence.exact for evidence in entry.value.evidence]
        if figure.qualifier in VAGUE:
            if not any(_vague(text, figure) for text in quotations):
                message = f"the evidence does not say `{figure.qualifier} {figure.unit}`"
                yield error(RULE, entry.at("figure", "qualifier"), message, "quote the words that do")
        else:
            yield from _numbers(entry, figure, quotations)


def _numbers(entry: Entry[Fact], figure: Figure, quotations: list[str]) -> Iterator[Diagnostic]:
    for key in ("value", "low", "high"):
        number = getattr(figure, key)
        if number is None:
            continue
        faults = [fault for text in quotations for fault in _faults(text, number, figure)]
        if "" in faults:
            continue
        message = (
            f"`{number.normalize():,f}` {faults[0]}"
            if faults
            else f"no evidence gives `{number.normalize():,f}`"
        )
        yield error(
            RULE, entry.at("figure", key), message, "correct the figure, or quote the words that give it"
        )


def _faults(text: str, number: Decimal, figure: Figure) -> Iterator[str]:
    """Describe how each mention of the number in a quotation differs from the figure."""
    for quantity in find_quantities(text):
        if quantity.value == number and is_value(quantity, figure):
            fault = qualifier_or_unit_mismatch(quantity, text, figure, spread=len(values(figure)) > 1)
            yield f"in the evidence {fault}" if fault else ""


def _vague(text: str, figure: Figure) -> bool:
    first = (figure.qualifier or "").split()[0]
    stem = figure.unit.split()[-1].casefold().rstrip("s")[:5]
    return first in text.casefold() and stem in text.casefold()
