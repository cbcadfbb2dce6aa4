"""The spread of a measure: what its claims say, side by side; never an average, never a choice."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from briefgen.compose.words import FigureWords, figure_words, number_words, span_words
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact


@dataclass(frozen=True, slots=True)
class Spread:
    """The claims on one measure, in order of value, and the words that hold them all."""

    facts: tuple[Fact, ...]
    contested: bool
    figure: FigureWords

    @property
    def words(self) -> str:
        """Say the spread, or the one figure all agree on."""
        return str(self.figure)


def bounds(fact: Fact) -> tuple[Decimal, Decimal] | None:
    """Give the lowest and highest number a fact's figure names; None for a vague one."""
    figure = fact.figure
    if figure is None:
        return None
    low = figure.value if figure.value is not None else figure.low
    high = figure.value if figure.value is not None else figure.high
    return (low, high) if low is not None and high is not None else None


def spread_of(measure: str, corpus: Corpus) -> Spread:
    """Put the claims on a measure side by side.

    Shape: empty `facts` where nothing in the corpus is on the measure.
    """
    facts = [e.value for e in corpus.on_measure(measure)]
    ranged = [(b, f) for f in facts if (b := bounds(f)) is not None]
    if not ranged:
        words = figure_words(facts[0].figure) if facts and facts[0].figure else FigureWords("", "", "")
        return Spread(tuple(facts), False, words)
    ranged.sort(key=lambda pair: (*pair[0], pair[1].id))
    low, high = min(b[0] for b, _ in ranged), max(b[1] for b, _ in ranged)
    ordered = tuple(f for _, f in ranged)
    first = ordered[0].figure
    if first is None or (low, high) == ranged[0][0]:
        alike = figure_words(first) if first else FigureWords("", number_words(low, ""), "")
        return Spread(ordered, False, alike)
    unit = figure_words(first).unit
    return Spread(ordered, True, FigureWords("", span_words(low, high, first.unit), unit))
