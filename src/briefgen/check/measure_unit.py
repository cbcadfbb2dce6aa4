"""measure-unit: a figure's unit cannot be converted to the unit of its measure.

Figures on one measure are compared, so they must count the same thing. Units of length, mass, area, volume,
energy, power and time convert within their kind. Currencies, and names of things that are counted, do not.

PASS  measure: channel-depth (unit: m)    figure: {measure: channel-depth, value: 9, unit: m}
PASS  measure: channel-depth (unit: m)    figure: {measure: channel-depth, value: 30, unit: feet}
FAIL  measure: channel-depth (unit: m)    figure: {measure: channel-depth, value: 30, unit: fathoms}
FAIL  measure: dredging-cost (unit: USD)  figure: {measure: dredging-cost, value: 4000000, unit: EUR}

Give the figure in the measure's unit, or make a measure of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact
from briefgen.corpus.units import factor
from briefgen.diagnostic import Because, Diagnostic, error
from briefgen.reading.entry import Entry

RULE = "measure-unit"


def check(entry: Entry[Fact], corpus: Corpus) -> Iterator[Diagnostic]:
    """Report figures whose unit cannot be converted to their measure's."""
    figure = entry.value.figure
    measure = corpus.measures.get(figure.measure) if figure and figure.measure else None
    if figure and measure and factor(figure.unit, measure.value.unit, corpus.units) is None:
        message = f"expected unit `{measure.value.unit}`, found `{figure.unit}`"
        chain = (Because(measure.at("unit"), f"measure `{measure.value.id}` has its unit here"),)
        yield error(
            RULE,
            entry.at("figure", "unit"),
            message,
            "give the figure in the measure's unit",
            because=chain,
        )
