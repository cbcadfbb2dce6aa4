"""Whether two clauses mean the same although one of them seems to deny the other.

One says without a "not" what the other says with one: what was last done, what is lacking, what is moved away
from, the worst of its kind, or those of a whole that are left.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations
from types import MappingProxyType

from briefgen.language.claims import Difference, Quantity
from briefgen.language.read import read
from briefgen.language.reckoning import fits
from briefgen.language.wording.marks import counts_of
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.senses import denied_words
from briefgen.language.wording.word_lists import Term

_SIDE_OF = MappingProxyType({"above": 1, "at-least": 1, "at-most": -1, "below": -1})
"""On which side of a number it may be."""


def is_denied_otherwise(claim: Passage, clause: Stretch, evidence: Passage, others: list[Stretch]) -> bool:
    """Check whether a text says without a "not" what the other says with one.

    "Not before 2027" is "in 2027 at the earliest"; "five are not" is "nine of the 14 are"; and "Germany does
    not" leaves out what it denies.
    """
    return (
        is_same_in_any_language(claim, clause, evidence, others)
        or _is_left_out(claim, clause, evidence)
        or _is_of_a_beginning(claim, evidence, others)
        or _is_without(claim, evidence)
        or is_complement(claim, evidence)
    )


def is_same_in_any_language(
    claim: Passage, clause: Stretch, evidence: Passage, others: list[Stretch]
) -> bool:
    """Check it by words that are known in every language.

    What did not change is unchanged; who stopped publishing no longer publishes; no fire was worse than the
    worst fire.
    """
    return (
        any(passage.find_entries("unchanged") for passage in (claim, evidence))
        or _is_stopped(claim, clause, evidence, others)
        or _is_since_then(claim, evidence)
        or _is_lacking(claim, evidence)
        or are_superlatives(claim, evidence)
    )


def is_of_the_others(fault: Difference, claim: Passage, evidence: Passage) -> bool:
    """Check whether one text says of the other side of a number the opposite of what the other text says.

    What is likely below a number is unlikely above it; where 14 of 50 reopened, 36 stayed shut.
    """
    if fault.respect != "direction":
        return False
    if is_complement(claim, evidence):
        return True
    mine, theirs = ({(q.first.low, _SIDE_OF.get(q.bound, 0)) for q in _bounded(p)} for p in (claim, evidence))
    return any(side and (value, side) in theirs for value, side in mine)


def _bounded(passage: Passage) -> tuple[Quantity, ...]:
    return read(passage.text, passage.language).of(Quantity)


def denied_by(passage: Passage, term: Term) -> frozenset[str]:
    """Return the stems of what a negation denies; that of a relative clause denies what it follows, too."""
    number, clause = next((n, c) for n, c in enumerate(passage.clauses) if c.has(term.first))
    words = denied_words(passage, clause, term)
    relatives = passage.lists["relatives"] - passage.lists["complement opens"]
    relative = number > 0 and passage.words[clause.first].key in relatives
    return words | passage.content(passage.clauses[number - 1]) if relative else words


def _is_stopped(claim: Passage, clause: Stretch, evidence: Passage, others: list[Stretch]) -> bool:
    """Check whether a text has "stopped" where the other has "no longer", or both have "no longer"."""
    if claim.language != evidence.language and all(p.find_entries("no longer") for p in (claim, evidence)):
        return True
    parts = [(claim, clause), *((evidence, other) for other in others)]
    ended = [
        passage for passage, part in parts
        if any(t.name == "begin" and t.sign < 0 for t in passage.terms_in(part, "pairs"))
        or any(part.has(found.first) for name in _ENDED for found in passage.find_entries(name))
    ]  # fmt: skip
    over = [
        passage for passage, part in parts
        if any(part.has(found.first) for found in passage.find_entries("no longer"))
    ]  # fmt: skip
    return bool(ended) and any(passage not in ended for passage in over)


_ENDED = ("stopped doing", "following in office")
"""Lists of words by which something is over, or somebody is in office no longer."""


def _is_without(claim: Passage, evidence: Passage) -> bool:
    """Check whether a text has "without" something where the other speaks of the case that it is missing."""
    for one, other in ((claim, evidence), (evidence, claim)):
        supposed = other.find_entries("if") or other.find_entries("if too")
        denied = any(term.group == "negation" for term in other.terms) or other.find_entries("unless")
        if one.find_entries("but for") and not other.find_entries("but for") and supposed and denied:
            return True
    return False


def _is_left_out(claim: Passage, clause: Stretch, evidence: Passage) -> bool:
    """Check whether a clause does not name what it denies of its subject, and its evidence denies that."""
    own = claim.content(clause)
    last = Stretch(clause.last - 1, clause.last)
    if len(own) > 1 or not claim.terms_in(last, "negation"):
        return False
    return any(
        own & evidence.content(other) and evidence.terms_in(other, "negation", "denials")
        for other in evidence.statements()
    )


def _is_of_a_beginning(claim: Passage, evidence: Passage, others: list[Stretch]) -> bool:
    """Check whether a "not" may only put off a beginning; not where "no talks before May" loses its "no"."""
    if claim.find_entries("earliest"):
        return True
    before = any(t.group == "pairs" and t.name == "before" and t.sign > 0 for t in claim.terms)
    earliest = evidence.find_entries("earliest")
    return not before and any(other.has(part.first) for other in others for part in earliest)


def is_complement(claim: Passage, evidence: Passage) -> bool:
    """Check whether a claim counts those of which its evidence denies something, or the other way about."""
    mine, theirs = ({q.first.low for q in counts_of(p)} for p in (claim, evidence))
    if evidence.find_entries("exceptions") and mine & theirs:
        return True  # four are not, of "all but four are"
    wholes = {*theirs, Fraction(1)}  # all of it, of which a share is a part
    if any(whole - part in mine - theirs for whole in wholes for part in theirs if whole > part):
        return True
    shares = [q for q in counts_of(claim) if q.first.kind == "share"]
    counts = [q.first.low for q in counts_of(evidence) if q.first.kind == "count" and q.first.low > 0]
    parts = [part / whole for part, whole in permutations(counts, 2) if part < whole]
    most = bool(claim.find_entries("extent most")) and any(part < _HALF for part in parts)
    return most or any(fits(q, 1 - part) and not fits(q, part) for q in shares for part in parts)


_HALF = Fraction(1, 2)


_MOST_BETWEEN = 4
"""Words between what is moved from and what it is moved to, or between "lack of" and what is lacking."""


def is_left(passage: Passage, at: int) -> bool:
    """Check whether a word is what something moves away from: from the car to the train.

    That is what another text has as "by train instead of car". In languages in which the word for "from" also
    means "of", what it is moved to follows.
    """
    first = at
    while first and passage.words[first - 1].key in passage.lists["articles"]:
        first -= 1
    if not any(part.last == first for part in passage.find_entries("moving from")):
        return False
    near = Stretch(at + 1, at + 2 + _MOST_BETWEEN)
    return not passage.lists["moving to"] or any(
        near.has(part.first) for part in passage.find_entries("moving to")
    )


def _is_since_then(claim: Passage, evidence: Passage) -> bool:
    """Check whether one text says when something was last so, and the other that it was not so since."""
    return any(
        bool(one.find_entries("last time")) and _denies_since(other)
        for one, other in ((claim, evidence), (evidence, claim))
    )


def _is_lacking(claim: Passage, evidence: Passage) -> bool:
    """Check whether one text has a lack of what the other denies: no margin, the lack of margin."""
    for one, other in ((claim, evidence), (evidence, claim)):
        lacking = [
            other.content(Stretch(part.last, min(part.last + _MOST_BETWEEN, len(other.words))))
            for part in other.find_entries("lacking")
        ]
        if not lacking or one.find_entries("lacking"):
            continue
        if one.language != other.language:
            return any(term.group == "negation" for term in one.terms)
        for term in (term for term in one.terms if term.group in ("negation", "denials")):
            clause = next(c for c in one.clauses if c.has(term.first))
            denied = denied_words(one, clause, term)
            if any(denied & words for words in lacking):
                return True
    return False


def _denies_since(passage: Passage) -> bool:
    """Check whether a text denies something since a time."""
    return bool(passage.find_entries("since")) and any(term.group == "negation" for term in passage.terms)


_REACH = 12
"""Words behind a denial among which the comparative is."""


def are_superlatives(one: Passage, other: Passage) -> bool:
    """Check whether one of two texts denies that anything is more than what the other calls the most."""
    pairs = ((one, other), (other, one))
    return any(_denies_more(denying, plain) for denying, plain in pairs)


def _denies_more(denying: Passage, plain: Passage) -> bool:
    """Check whether a text denies a comparison on the side of another's superlative, or has "no other"."""
    signs = {_sign(plain, part) for part in plain.find_entries("superlatives")}
    comparatives = denying.find_entries("comparatives")
    compared = {_sign(denying, part) for part in comparatives}
    if signs and denying.find_entries("nothing beyond") and not (compared and signs.isdisjoint(compared)):
        return True
    for term in denying.terms_in(denying.whole, "negation"):
        behind = Stretch(term.last, min(term.last + _REACH, len(denying.words)))
        if any(behind.has(part.first) and _sign(denying, part) in signs for part in comparatives):
            return True
    return False


def _sign(passage: Passage, part: Stretch) -> int:
    """Return whether a comparison is upward, 1, or downward, -1."""
    return next((t.sign for t in passage.terms_in(part, "pairs") if t.sign), 1)
