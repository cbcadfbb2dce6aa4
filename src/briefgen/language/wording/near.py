"""Whether a claim is so near to its evidence that a word in which they differ tells something.

Who says the same in other words also denies, plans and compares in other words: "stopped them from
clearing" for "may not clear any further". Where a claim keeps the words of its evidence, a "not" that is gone
or "after" for "before" stands out. So does a "not" right before two words that the other text has beside each
other, however far the rest is. Which time belongs to which number is
told only where all words but one are kept, whichever differ. In another language no words can be kept; there
only short claims are compared, and quoted words.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from briefgen.language.claims import Difference, Quantity, Respect
from briefgen.language.measures import to_base
from briefgen.language.read import read
from briefgen.language.wording.compare_pairings import pairings_differ
from briefgen.language.wording.marks import token_at
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.rewording import rewords
from briefgen.language.wording.what_is_denied import denies_the_same_act
from briefgen.language.wording.word_lists import Term

_MOST_OTHER: Final = 8
"""One in so many of a claim's words may be another than in its evidence, and one in any claim."""
_FAR: Final = 4
"""Words of a claim, and half of all, that are others than in its evidence: with more it is far from it."""
_SHORT: Final = 8
"""Words with a meaning of their own in a claim that is compared with another language in all respects."""
_SHORTEST: Final = 5
"""Those of one in which a "not" is compared with another language."""
TELLING: Final[frozenset[Respect]] = frozenset({"quotation", "name"})
"""What is compared in every claim within one language."""
_TOLD_BY_BOTH: Final[frozenset[Respect]] = frozenset({"time-order"})
"""What is only found where both texts tell the same two events: however far the rest is, it counts."""


def is_near(
    claim: Passage, evidence: Passage, difference: Difference, known: frozenset[str] = frozenset()
) -> bool:
    """Check whether a claim is near enough to its evidence for a difference between them to count.

    Shape: `known` has further stems that are known to be in the evidence.
    """
    if claim.language != evidence.language:
        if difference.respect == "negation":
            return len(claim.content(claim.whole)) <= _SHORTEST
        return is_short(claim) or difference.respect == "quotation"
    if difference.respect in TELLING | _TOLD_BY_BOTH or _pairs_values(claim, evidence, difference):
        return True
    rest = _apart_from(difference, claim) or claim.content(claim.whole)
    other = rest - evidence.content(evidence.whole) - known
    if len(other) <= max(1, len(rest) // _MOST_OTHER):
        return not _is_of_own_words(difference, claim, evidence, others=bool(other))
    if difference.respect == "direction":
        turned = difference.sure and _turns_number(claim, evidence, difference)
        return turned or _has_two_numbers(claim, evidence, difference)
    return difference.respect == "negation" and denies_the_same_act(claim, evidence)


def _is_of_own_words(difference: Difference, claim: Passage, evidence: Passage, *, others: bool) -> bool:
    """Check whether what belongs to what differs in a claim that has words of its own, beside names."""
    if difference.respect == "subject":
        return others and rewords(claim, evidence, most=0)
    return difference.respect == "date" and bool(difference.end) and rewords(claim, evidence)


def _pairs_values(claim: Passage, evidence: Passage, difference: Difference) -> bool:
    """Check whether what differs is that two values go together, of which the evidence has both."""
    return difference.respect == "date" and difference in pairings_differ(claim, evidence)


def _has_two_numbers(claim: Passage, evidence: Passage, difference: Difference) -> bool:
    """Check whether what goes another way is from one number of the evidence to another: from 64 to 41."""
    numbers = {evidence.words[at].key for at in evidence.numbers}
    inside = [
        claim.words[at]
        for at in sorted(claim.numbers)
        if difference.start <= claim.words[at].start < difference.end
    ]
    opens = inside[:1] and inside[0].start == difference.start
    return bool(opens) and len({word.key for word in inside if word.key in numbers}) > 1


def _turns_number(claim: Passage, evidence: Passage, difference: Difference) -> bool:
    """Check whether a claim has only the other side of a pair, in the clause of a number that both have."""
    term = next((t for t in claim.terms_in(claim.whole, "pairs") if _is_at(t, claim, difference)), None)
    if term is None or term.name == "before":
        return False
    sides = [t for t in evidence.terms_in(evidence.whole, "pairs") if t.name == term.name]
    if any(t.sign == term.sign for t in sides):
        return False
    mine = _numbers_beside(claim, term)
    return any(not mine.isdisjoint(_numbers_beside(evidence, t)) for t in sides)


def _is_at(term: Term, claim: Passage, difference: Difference) -> bool:
    return claim.words[term.first].start == difference.start


def _numbers_beside(passage: Passage, term: Term) -> frozenset[tuple[str, Fraction]]:
    """Return the numbers in the clause of a word, with what they measure, in the base unit of that."""
    clause = next(c for c in passage.clauses if c.has(term.first))
    found = read(passage.text, passage.language).of(Quantity)
    return frozenset(
        to_base(q.first.low, q.first.unit or q.first.kind)
        for q in found
        if clause.has(token_at(passage, q.start))
    )


def is_far(claim: Passage, evidence: Passage) -> bool:
    """Check whether a claim says so much in other words that only names and quoted words count in it."""
    if claim.language != evidence.language or claim.terms_in(claim.whole, "negation"):
        return False
    words = claim.content(claim.whole)
    return len(words - evidence.content(evidence.whole)) > max(_FAR, len(words) // 2)


def is_short(claim: Passage) -> bool:
    """Check whether a claim has so few words that it can be compared with another language."""
    return len(claim.content(claim.whole)) <= _SHORT


def _apart_from(difference: Difference, claim: Passage) -> frozenset[str]:
    """Return the stems of a claim's words that mean something, but for those that differ.

    Who gives one the number of another may say so by a verb of his own: puts the loss at 2,400.
    """
    spoken: set[int] = set()
    if difference.respect == "subject" and claim.numbers:
        verbs = (verb for verb in claim.terms if verb.group == "speech")
        spoken = {at for verb in verbs for at in range(verb.first, verb.last)}
    words = enumerate(claim.words)
    others = (
        at for at, word in words if at not in spoken and not difference.start <= word.start < difference.end
    )
    return frozenset().union(*(claim.content(Stretch(at, at + 1)) for at in others))
