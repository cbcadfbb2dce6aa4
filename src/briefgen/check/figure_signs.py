"""Figures with a minus sign that is the direction which words of the evidence have: -29 for 29% fewer."""

from __future__ import annotations

from briefgen.check.fact_readings import read_figure
from briefgen.check.support import Support
from briefgen.corpus.fact import Fact, Figure
from briefgen.language.claims import Quantity
from briefgen.language.how_changed import way_said
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern

_DEGREES = frozenset({"celsius", "fahrenheit", "angle-degree"})


def without_sign(fact: Fact, given: Support) -> Figure | None:
    """Return a fact's figure without its minus sign, where that is a direction; None where it is none.

    Shape: the statement or the evidence says that the number is less, falls or is lost, and neither says the
    opposite of it; the evidence has no such sign.
    """
    figure = fact.figure
    if figure is None or figure.value is None or figure.value >= 0:
        return None
    bare = figure.model_copy(update={"value": -figure.value})
    mine = next(iter(read_figure(bare).of(Quantity)), None)
    if mine is None or mine.first.unit in _DEGREES:
        return None
    low = mine.first.low
    claim, texts = given.read_claim(fact.statement), [text for text, _ in given.texts]
    if any(q.first.low == -low for text in texts for q in text.of(Quantity)):
        return None
    if _LOST.of(claim.language).search(claim.text.lower()):
        return bare
    ways = {way_said(q, claim) for q in claim.of(Quantity) if q.first.low == low}
    found = {way_said(q, text) for text in texts for q in text.of(Quantity) if q.first.low == low}
    falls = "less" in ways | found or any(_falls(each) for each in (claim, *texts))
    return bare if falls and "more" not in ways and found != {"more"} else None


def _falls(reading: Reading) -> bool:
    """Check whether something falls in a text, or is lost."""
    passage = reading.passage
    down = any(t.name == "rise" and t.sign < 0 for t in passage.terms_in(passage.whole, "pairs"))
    return down or bool(_LOST.of(reading.language).search(reading.text.lower()))


_LOST = WordPattern(r"(?<!\w){words for a loss}(?!\w)")
