"""Words before a number that tell of a change in one sentence and of none in another: by 40, by 40 people."""

from __future__ import annotations

from briefgen.language.bounds_in_words import Placed
from briefgen.language.claims import Difference, Quantity
from briefgen.language.ranges import MOVES
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import WordPattern
from briefgen.language.wording.passage import Stretch


def is_mere_of(difference: Difference, claim: Reading, evidence: Reading) -> bool:
    """Check whether the words before a number and before that of the evidence do not differ after all.

    That is so where nothing changes in the claim: paid by 40 people. Or the evidence has "of": ein Preis von
    40 Euro. That is, the word also means "from" or "by", and nothing near it rises or falls. Only what
    something rises or falls to is such a price; what it rises by is none. Nor does what one is ahead of
    another by, or what a rule begins from: leads by four points, to which the margin fell.
    """
    mine = next((q for q in claim.of(Quantity) if q.start == difference.start), None)
    if mine is None or mine.than:
        return False
    if (mine.role == "by" and is_gap(mine, claim)) or (mine.role == "from" and _is_threshold(mine, claim)):
        return True
    if (
        mine.role
        and mine.first.kind == "count"
        and mine.noun
        and not MOVES.of("any").search(claim.text.lower())
    ):
        return True
    if mine.role != "to" or any(q.role == "to" and not q.than for q in evidence.of(Quantity)):
        return False
    passage = evidence.passage
    places = [q.start for q in evidence.of(Quantity) if q.words == difference.evidence]
    numbers = [next((at for at, w in enumerate(passage.words) if w.end > start), 0) for start in places]
    for at in numbers:
        clause = next((c for c in passage.clauses if c.has(at)), passage.whole)
        before = Stretch(clause.first, at)  # not: de 8 millions en 2030, la baisse résultant de
        moves = any(term.name == "rise" for term in passage.terms_in(before, "pairs"))
        if moves or not at or passage.words[at - 1].key not in passage.lists["of"]:
            return False
    return bool(numbers)


def is_gap(number: Quantity, reading: Reading) -> bool:
    """Check whether a number is by how much one is ahead of another, and nothing changes by it."""
    before = reading.text.lower()[max(0, number.start - _GAP_REACH) : number.start]
    found = _GAP.of("any").search(before)
    return found is not None and not MOVES.of("any").search(before, found.end("verb"))


_GAP = WordPattern(r"(?<!\w)(?P<verb>{setting two apart})(?!\w)(?:[ -][^\W_]+){0,6}[ ]?$")
_GAP_REACH = 64
"""Characters before a number in which the verb of a gap is looked for."""


def _is_threshold(number: Quantity, reading: Reading) -> bool:
    """Check whether something begins from a number, and nothing changes by then: is charged from 5 grams."""
    end = min((at for mark in ",;:." if (at := reading.text.find(f"{mark} ", number.end)) > 0), default=None)
    part = reading.text.lower()[:end]
    return not MOVES.of("any").search(part) and not any(
        q.role for q in reading.of(Quantity) if q is not number
    )


def comes_to_change(mine: Placed, theirs: Placed) -> bool:
    """Check whether one text says that something comes to what it gains or loses in the other: shed 640."""
    return any(
        other[0].role == "to" and not one[0].role and not one[0].bound and is_gained(*one)
        for one, other in ((mine, theirs), (theirs, mine))
    )


def is_level_gained(mine: Placed, theirs: Placed) -> bool:
    """Check whether a claim gains what something has in the evidence, which names another gain: has 23."""
    (_, claim), (match, evidence) = mine, theirs
    had = _HAD.of("any").search(evidence.text, 0, match.start)
    if not is_gained(*mine) or match.role or match.than or not had:
        return False
    own = {q.first.low for q in claim.of(Quantity)}
    others = (q for q in evidence.of(Quantity) if q.first.low not in own and q.first.kind == match.first.kind)
    return any(is_gained(each, evidence) for each in others)


def is_gained(number: Quantity, reading: Reading) -> bool:
    """Check whether a verb of gaining or losing is right before a number: shed 640."""
    start = number.qualified[0] or number.start
    return bool(_GAINING.of("any").search(reading.text.lower(), max(0, start - _REACH), start))


_HAD = WordPattern(r"(?i:(?<!\w){having before a level} $)")
_GAINING = WordPattern(r"(?<!\w){losing or gaining} $")
_REACH = 16
