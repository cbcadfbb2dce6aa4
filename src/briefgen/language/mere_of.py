"""Words before a number that mean "of" in one sentence, and "from" or "by" in another."""

from __future__ import annotations

from briefgen.language.claims import Difference, Quantity
from briefgen.language.reading import Reading


def is_mere_of(difference: Difference, claim: Reading, evidence: Reading) -> bool:
    """Check whether the word by which a number of the evidence differs is "of": ein Preis von 40 Euro.

    That is, it also means "from" or "by", and nothing near it rises or falls. Only what something rises or
    falls to is such a price; what it rises by is none.
    """
    mine = next((q for q in claim.of(Quantity) if q.start == difference.start), None)
    if mine is None or mine.than or mine.role != "to":
        return False
    passage = evidence.passage
    places = [q.start for q in evidence.of(Quantity) if q.words == difference.evidence]
    numbers = [next((at for at, w in enumerate(passage.words) if w.end > start), 0) for start in places]
    for at in numbers:
        clause = next((c for c in passage.clauses if c.has(at)), passage.whole)
        moves = any(term.name == "rise" for term in passage.terms_in(clause, "pairs"))
        if moves or not at or passage.words[at - 1].key not in passage.lists["of"]:
            return False
    return bool(numbers)
