"""Whether a claim compares as its evidence in another language does: 3 points higher, lowest on record."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import Difference, Ordinal, Quantity
from briefgen.language.read import read
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import value_marks
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.units import read_units


def comparisons_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report "3 points higher" where the evidence has the number beside a fall, and no rise."""
    starts = [word.start for word in claim.words]
    units = read_units(evidence, across=True)
    for quantity in read(claim.text, claim.language).of(Quantity):
        at = next((at for at, start in enumerate(starts) if start >= quantity.start), None)
        if at is None or not quantity.than or any(t.group == "negation" for t in claim.terms):
            continue
        values = {mark.what for mark in value_marks(claim) if mark.at == at}
        signs = {
            t.sign
            for unit in units
            if values & unit.marks
            for t in evidence.terms_in(unit.part, "pairs")
            if t.name == "rise"
        }
        if signs == {-1 if quantity.than == "more" else 1}:
            yield differ("direction", claim, Stretch(at, at + 1), evidence, None, sure=False)
            return


def records_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report "the lowest on record" for the third lowest."""
    ever = claim.find_entries("ever")
    ranks = [ordinal for ordinal in read(evidence.text, evidence.language).of(Ordinal) if ordinal.value > 1]
    if ever and ranks and not read(claim.text, claim.language).of(Ordinal):
        peaks = [t for t in claim.terms if t.group == "pairs" and t.name == "max"]
        if peaks:
            yield differ("part-and-whole", claim, peaks[0], evidence, None, sure=False)
