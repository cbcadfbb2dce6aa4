"""statement-disagrees: a fact's statement has a number that is neither its figure's nor in its evidence.

PASS  statement: More than 11,000 containers have gone.   figure: {qualifier: more than, value: 11000, …}
FAIL  statement: More than 12,000 containers have gone.   figure: {qualifier: more than, value: 11000, …}
FAIL  statement: Some 11,000 containers have gone.        figure: {qualifier: more than, value: 11000, …}

Correct the statement, or the figure.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.agreement import is_value, qualifier_or_unit_mismatch
from briefgen.check.quantities import Quantity, find_quantities
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import VAGUE, Fact
from briefgen.diagnostic import Diagnostic, error

RULE = "statement-disagrees"


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Report numbers of statements that are neither in the figure nor in the evidence."""
    for entry in corpus.facts.values():
        fact = entry.value
        for quantity in find_quantities(fact.statement):
            fault = _fault(quantity, fact)
            if fault:
                span = entry.within(
                    ("statement",), *_offsets(entry.text.lookup((*entry.path, "statement")), quantity)
                )
                yield error(RULE, span, f"`{quantity.words}` {fault}", "correct the statement, or the figure")


def _fault(quantity: Quantity, fact: Fact) -> str:
    figure = fact.figure
    if (
        figure is not None
        and figure.qualifier in VAGUE
        and figure.qualifier.split()[0] in quantity.words.casefold()
    ):
        return ""
    if figure is not None and is_value(quantity, figure):
        return qualifier_or_unit_mismatch(quantity, fact.statement, figure)
    if any(_same(quantity, q) for e in fact.evidence for q in find_quantities(e.exact)):
        return ""
    return "is neither in the fact's figure nor in its evidence"


def _same(one: Quantity, other: Quantity) -> bool:
    if one.value is None:
        return other.value is None and one.words.casefold() == other.words.casefold()
    return one.value == other.value


def _offsets(raw: str, quantity: Quantity) -> tuple[int, int]:
    """Return the place of a number in the statement as it was read, with any white space before it."""
    lead = len(raw) - len(raw.lstrip())
    return lead + quantity.start, lead + quantity.end
