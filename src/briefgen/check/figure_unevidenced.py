"""figure-unevidenced: a fact's figure is not in its evidence.

The evidence must contain the number, or both ends of a range, with a qualifier that means the same, and its
unit of measure or money. The evidence is the quotations and the sentences of the source that contain them.
What is counted may have another name there. A minus sign may be the direction that words have: 29% fewer.

PASS  figure: {qualifier: more than, value: 11000, unit: containers}   exact: over 11,000 containers
PASS  figure: {value: 50, unit: '%'}                                   exact: half of the containers
FAIL  figure: {qualifier: more than, value: 12000, unit: containers}   exact: over 11,000 containers
FAIL  figure: {value: 11000, unit: containers}                         exact: over 11,000 containers
FAIL  figure: {value: 11000, unit: EUR}                                exact: 11,000 dollars

What follows from the evidence passes where the statement gives it in words that say how: 310 fewer.
Correct the figure, or quote the words that give it.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from types import MappingProxyType

from briefgen.check.describe import describe, place_in_evidence, show_both
from briefgen.check.differences import differences
from briefgen.check.fact_readings import figure_words
from briefgen.check.figure_signs import without_sign
from briefgen.check.read_otherwise import way_out_of_reading
from briefgen.check.support import Support, Supports
from briefgen.check.text_unwritten import is_unwritten
from briefgen.corpus.fact import VAGUE, Fact, Figure
from briefgen.diagnostic import Diagnostic, error, warning
from briefgen.language.bounds_in_words import names_limit
from briefgen.language.claims import Difference, Quantity
from briefgen.language.compare_quantities import faults_of
from briefgen.language.reading import Reading
from briefgen.language.sides_of_shares import is_seen_from_other_side
from briefgen.reading.entry import Entry

RULE = "figure-unevidenced"
QUALIFIERS = MappingProxyType(
    {
        "about": "about", "nearly": "nearly", "barely": "nearly", "above": "more than",
        "at-least": "at least", "at-most": "at most", "below": "fewer than",
    }
)  # fmt: skip
"""For each bound that a number of the evidence may have, a qualifier that means the same."""

_OF_UNIT = ("unit", "rate", "currency")


def check(entry: Entry[Fact], supports: Supports) -> Iterator[Diagnostic]:
    """Report figures that are not in their evidence."""
    figure = entry.value.figure
    if figure is None or figure.formula is not None:
        return
    given = supports.of_fact(entry.value)
    texts = [text for text, _ in given.texts]
    if not texts or not given.known:
        return
    key = "qualifier" if figure.qualifier in VAGUE else "value" if figure.value is not None else "low"
    reading = supports.read_figure(figure)
    if not reading.of(Quantity):
        return  # a unit that makes the number a name, such as `Article`
    other = ("date", *(_OF_UNIT if is_unwritten(figure.unit) else ()))
    if fallen := without_sign(entry.value, given):
        reading = supports.read_figure(fallen)
    compared = (d for d in differences(reading, given, given_only=True) if d.respect not in other)
    found = next((d for d in compared if not _is_said_by_status(figure, d)), None)
    stated = found is not None and (
        found.respect == "value" or (found.respect == "qualifier" and names_limit(entry.value.statement))
    )
    if stated and _is_stated(entry.value, reading, given):
        return  # keeps the cap at $60, of the evidence's "cap of $60"
    if found is not None:
        report = error if found.sure else warning
        message = describe(found, reading, texts, "the figure is", "the evidence")
        hint = way_out_of_reading(found, reading, texts) or _way_out(figure, found, texts, reading)
        yield report(RULE, entry.at("figure", key), message, hint, show_both(entry.value.id))
    elif figure.qualifier in VAGUE and not _says(figure, texts):
        words = figure_words(figure)
        message = f"the figure is `{words}`, but the evidence does not say `{_word(figure)}`"
        hint = f"give the number, or quote the words that say `{words}`"
        yield error(RULE, entry.at("figure", key), message, hint)


def _is_said_by_status(figure: Figure, difference: Difference) -> bool:
    """Tell whether the evidence says "about" of a number whose status already calls it an estimate."""
    estimate = figure.status == "estimate" and not figure.qualifier
    return estimate and difference.respect == "qualifier" and difference.evidence.startswith("about ")


def _is_stated(fact: Fact, mine: Reading, given: Support) -> bool:
    """Check whether the statement gives a figure's number in words that its evidence supports: 310 fewer."""
    claim, figure = given.read_claim(fact.statement), mine.of(Quantity)[0]
    same = [q for q in claim.of(Quantity) if faults_of(figure, q, across=False) == ()]
    against = differences(claim, given, given_only=True) if same else ()
    against = tuple(d for d in against if not is_seen_from_other_side(d, claim, given.texts))
    if figure.first.low in _sums(claim):
        against = tuple(d for d in against if d.sure)
    return any(all((d.start, d.end) != (q.start, q.end) for d in against) for q in same)


def _sums(claim: Reading) -> set[Fraction]:
    """Return the sums of neighbouring counts of a statement: four packs in the north, three in the south."""
    counts = [q.first.low for q in claim.of(Quantity) if q.first.kind == "count"]
    return {sum(pair, Fraction(0)) for pair in pairwise(counts)}


def _says(figure: Figure, texts: list[Reading]) -> bool:
    """Tell whether evidence has a vague count in its own words, or in another language."""
    return any(text.language != "en" or _word(figure) in text.text.casefold() for text in texts)


def _word(figure: Figure) -> str:
    return (figure.qualifier or "").split()[0]


def _way_out(figure: Figure, difference: Difference, texts: list[Reading], mine: Reading) -> str:
    """Return the keys that would agree with the evidence, and the other way out."""
    quote = f"quote the words that give `{figure_words(figure)}`"
    text, place = place_in_evidence(difference, texts, mine)
    found = next((q for q in text.of(Quantity) if (q.start, q.end) == place), None) if text else None
    keys = _keys(found) if found else ""
    if difference.respect in _OF_UNIT or not keys:
        return f"{quote}, or correct the figure"
    bare = figure.qualifier and found is not None and not QUALIFIERS.get(found.bound)
    return f"write `{keys}`{' without a qualifier' if bare else ''}, if that is meant, or {quote}"


def _keys(quantity: Quantity) -> str:
    """Write the keys of a figure for a number of the evidence: `qualifier: more than, value: 11000`."""
    first = quantity.first
    scale = 100 if first.kind == "share" else 1
    ends = [end * scale for end in (first.low, first.high)]
    if first.kind in ("vague", "multiple") or any((end * 1000).denominator > 1 for end in ends):
        return ""
    low, high = (f"{Decimal(end.numerator) / end.denominator:f}" for end in ends)
    number = f"value: {low}" if low == high else f"low: {low}, high: {high}"
    qualifier = QUALIFIERS.get(quantity.bound)
    return f"qualifier: {qualifier}, {number}" if qualifier else number
