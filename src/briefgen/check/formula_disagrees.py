"""formula-disagrees: the value of a derived figure is not the result of its formula.

The formula is computed with the figures of the facts that it names. The result is rounded to the decimal
places of the value and compared with it. Every input is a single number, not a range or a vague count. No
input may itself be derived from the fact.

PASS  figure: {value: 37, unit: times, formula: trade-2023 / trade-2013}     (240 bn and 6.5 bn)
FAIL  figure: {value: 36, unit: times, formula: trade-2023 / trade-2013}
FAIL  figure: {value: 37, unit: times, formula: trade-2023 over trade-2013}

Correct the value or the formula. Write a minus sign between two ids with spaces around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact, Figure
from briefgen.corpus.formula import FormulaError, derived_from, parse_formula
from briefgen.diagnostic import Diagnostic, error
from briefgen.reading.entry import Entry

RULE = "formula-disagrees"


def check(entry: Entry[Fact], corpus: Corpus) -> Iterator[Diagnostic]:
    """Report formulas that cannot be computed, and values that are not their result."""
    figure = entry.value.figure
    if figure is not None and figure.formula is not None:
        yield from _check(entry, figure, figure.formula, corpus)


def _check(entry: Entry[Fact], figure: Figure, text: str, corpus: Corpus) -> Iterator[Diagnostic]:
    span = entry.at("figure", "formula")
    try:
        formula = parse_formula(text)
        if any(name not in corpus.facts for name in formula.inputs):
            return  # reported as an unknown fact
        computed = formula.compute({name: _value(name, entry.value, corpus) for name in formula.inputs})
    except FormulaError as fault:
        yield error(RULE, span, f"the formula cannot be computed: {fault}", "correct the formula")
        return
    written = figure.value if figure.value is not None else Decimal(0)
    rounded = round(computed, max(0, -int(written.as_tuple().exponent)))
    if rounded != written:
        message = f"the formula gives `{rounded.normalize():,f}`, the value is `{written.normalize():,f}`"
        yield error(RULE, entry.at("figure", "value"), message, "correct the value, or the formula")


def _value(name: str, fact: Fact, corpus: Corpus) -> Decimal:
    if fact.id in (name, *derived_from(name, corpus)):
        raise FormulaError("it leads back to the fact itself")
    figure = corpus.facts[name].value.figure
    if figure is None or figure.value is None:
        raise FormulaError(f"fact `{name}` has no single number")
    return figure.value
