"""Comparing a claim with evidence in another language, of which only some words are known."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from briefgen.language.claims import Difference
from briefgen.language.folded import word_set
from briefgen.language.wording.belonging import belonging_differs
from briefgen.language.wording.compare_mixed import mixed_differ
from briefgen.language.wording.compare_names import names_differ, places_differ
from briefgen.language.wording.compare_set_apart import things_set_apart
from briefgen.language.wording.denials_across import (
    denies_elsewhere,
    unconditional,
)
from briefgen.language.wording.denying_prefixes import plain_of
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import value_marks
from briefgen.language.wording.nearest import is_of_one_subject, nearest
from briefgen.language.wording.negation_bounds import has_parts_without_denial, is_bounded, is_copied
from briefgen.language.wording.one_scale import of_pace
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.said_otherwise import is_complement, is_same_in_any_language
from briefgen.language.wording.senses import Polarity, read_sense
from briefgen.language.wording.word_lists import Term

_ACROSS = word_set(
    "rise open begin win approve import before max enter alive surplus majority legal final north east "
    "arrest appoint guilty temporary"
)
"""Pairs of which each language's file has both sides well enough to compare two languages by them."""


_NEAR, _FAR = 3, 6
"""Words between "after" and what it is after; in a claim with its subject between: after a plant stopped."""


def across_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Compare a claim with evidence in another language, of which only some words are known.

    Of names in another script only places are compared: the others may be translated, or spelt otherwise. Nor
    are plans compared, which each language has its own tenses for.
    """
    yield from places_differ(claim, evidence)
    if _is_latin(evidence):
        yield from names_differ(claim, evidence)
    yield from things_set_apart(claim, evidence)
    belonging = [*belonging_differs(claim, evidence)]
    yield from belonging or mixed_differ(claim, evidence)
    for clause in (c for c in claim.clauses if claim.content(c)):
        parts = unconditional(evidence, nearest(claim, clause, evidence), claim)
        theirs = [read_sense(evidence, part) for part in parts]
        mine = read_sense(claim, clause)
        alike = [sense for sense in theirs if not mine.sides.keys().isdisjoint(sense.sides)]
        on_subject = [part for part, sense in zip(parts, theirs, strict=True) if not alike or sense in alike]
        same = is_same_in_any_language(claim, clause, evidence, parts)
        bounded = same or is_bounded(claim, evidence, on_subject)
        kept = denies_elsewhere(mine, claim, clause, evidence, parts)
        found = list(_senses_far_apart(mine, alike or theirs, claim, evidence, bounded=bounded))
        unsure = any(d.respect == "negation" for d in found) and is_of_one_subject(claim, clause, evidence)
        yield from (
            replace(difference, sure=difference.sure and not unsure)
            for difference in found
            if difference.claim or not kept
        )


def _senses_far_apart(
    mine: Polarity, theirs: list[Polarity], claim: Passage, evidence: Passage, *, bounded: bool
) -> Iterator[Difference]:
    """Compare what can be compared over languages: a "not" that a claim dropped, and the sides of pairs.

    A "not" that a claim has and its evidence lacks tells nothing: few words of another language are known,
    and it may say the same without one. `bounded` is whether the evidence's "not" may say the same as none.
    """
    for pair in mine.sides:
        found = _taken_otherwise(pair, mine, theirs, claim, evidence, bounded=bounded)
        if found is not None:
            yield from found
            return
    turned_twice = theirs and all(sense.negations and len(sense.denials) == 1 for sense in theirs)
    if (
        turned_twice
        and sum(t.group == "denials" for t in evidence.terms) == len(theirs)
        and not mine.negations
        and (len(mine.denials) == 1 or any(t.group == "no negation" for t in claim.terms))
    ):
        taken = mine.denials[0] if mine.denials else None  # did not call off; neither confirmed nor denied
        yield differ("negation", claim, taken, evidence, theirs[0].negations[0], sure=False)
    if not theirs or mine.denials or any(sense.denials for sense in theirs):
        return
    if bounded:
        return
    if (
        not mine.negations
        and all(sense.negations for sense in theirs)
        and not is_copied(theirs[0], evidence, claim)
        and not has_parts_without_denial(mine, claim, evidence)
        and not _says_no_otherwise(claim, evidence)
        and ((acts := _tell_of_one_act(claim, evidence)) or _name_one_thing(claim, evidence))
    ):
        yield differ("negation", claim, None, evidence, theirs[0].negations[0], sure=acts)


def _tell_of_one_act(claim: Passage, evidence: Passage) -> bool:
    """Check whether two texts have the same side of a pair, so that what one denies the other says."""
    mine, theirs = ({(t.name, t.sign) for t in p.terms if t.group == "pairs"} for p in (claim, evidence))
    return bool(mine & theirs)


def _name_one_thing(claim: Passage, evidence: Passage) -> bool:
    """Check whether two texts name a thing or a place that is known in both languages."""
    mine, theirs = ({term.name for term in (*p.things, *p.places)} for p in (claim, evidence))
    return bool(mine & theirs)


def _says_no_otherwise(claim: Passage, evidence: Passage) -> bool:
    """Check whether a claim may say without a "not" what its evidence denies: still shut, not reopened."""
    if any(plain_of(word.key, claim.language) for word in claim.words):
        return True
    copied = (
        {t.first for t in claim.terms if t.name == "still"} if evidence.find_entries("no longer") else set()
    )
    sides = {(t.name, t.sign) for t in evidence.terms if t.group == "pairs"}
    copied |= {t.first for t in claim.terms if t.group == "pairs" and (t.name, t.sign) in sides}  # halted
    copied |= {t.first for t in claim.things if any(t.name == other.name for other in evidence.things)}
    return any(entry.first not in copied for entry in claim.find_entries("no in other words"))


def _word_of(taker: tuple[Polarity, int], pair: str) -> Term:
    sense, side = taker
    return sense.sides[pair][side]


def _taken_otherwise(
    pair: str, mine: Polarity, theirs: list[Polarity], claim: Passage, evidence: Passage, *, bounded: bool
) -> list[Difference] | None:
    """Compare the sides of a pair; None where they cannot be compared."""
    takers = [(sense, side) for sense in theirs if (side := _present_side(sense, pair, evidence))]
    own = mine.side(pair)
    opposed = pair in _ACROSS and bool(takers) and all(side == -own for _, side in takers)
    if (
        opposed
        and own
        and (
            _are_of_others(pair, mine, takers[0], claim, evidence)
            or _has_both(pair, claim, evidence)
            or is_complement(claim, evidence)
            or of_pace(claim, mine.word(pair)) != of_pace(evidence, _word_of(takers[0], pair))
            or _is_over(mine.word(pair), claim, _FAR)
        )
    ):
        opposed = False
    if opposed and own:
        if mine.negations or any(sense.negations for sense in theirs):
            return []
        there = _word_of(takers[0], pair)
        return [differ("direction", claim, mine.word(pair), evidence, there, sure=pair == "rise")]
    bounded = bounded or bool(mine.denials) or _says_no_otherwise(claim, evidence)
    if not own or not takers or any(side != own for _, side in takers) or bounded:
        return None
    if not mine.denials and not any(sense.denials for sense in theirs):
        return None  # what they deny is compared as a whole
    negations = [_denial_of(sense, sense.sides[pair][side]) for sense, side in takers]
    if not all(negations) or _denial_of(mine, mine.word(pair)):
        return None
    return [differ("negation", claim, mine.word(pair), evidence, negations[0], sure=False)]


def _has_both(pair: str, claim: Passage, evidence: Passage) -> bool:
    """Check whether a claim has both sides of a pair, each of something else: some refused, some admitted.

    The evidence may say one of the two in words that are not known; not what rises, as what falls may.
    """
    texts = (claim, evidence) if pair == "rise" else (claim,)
    sides = [{t.sign for t in p.terms if t.group == "pairs" and t.name == pair} for p in texts]
    return all(len(each) > 1 for each in sides)


def _are_of_others(
    pair: str, mine: Polarity, taker: tuple[Polarity, int], claim: Passage, evidence: Passage
) -> bool:
    """Check whether opposites are of others: only Poseidon was approved; 60 were against it, 27 for it."""
    clause = next(c for c in claim.clauses if c.has(mine.word(pair).first))
    numbers = {mark.what for mark in value_marks(claim) if clause.has(mark.at) and mark.kind == "number"}
    counted = [mark.at for mark in value_marks(evidence) if mark.what in numbers]
    there = next(c for c in evidence.clauses if c.has(taker[0].sides[pair][taker[1]].first))
    elsewhere = bool(counted) and not any(there.has(at) for at in counted)
    otherwise = pair == "before" and _are_of_other_times(mine, taker, claim, evidence)
    otherwise = otherwise or (
        bool(evidence.find_entries("rulings out")) and not claim.find_entries("rulings out")
    )
    return elsewhere or otherwise or bool(claim.find_entries("only"))


def _are_of_other_times(
    mine: Polarity, taker: tuple[Polarity, int], claim: Passage, evidence: Passage
) -> bool:
    """Check whether "before" and "after" are of two times, or may be: before the start, since sales began."""
    words = ((claim, mine.word("before")), (evidence, taker[0].sides["before"][taker[1]]))
    since = any(p.lists["since"].intersection(p.keys(Stretch(t.first, t.last))) for p, t in words)
    times = [{m.what for m in value_marks(p) if t.last <= m.at <= t.last + _NEAR} for p, t in words]
    return times[0].isdisjoint(times[1]) and (since or all(times))


def _denial_of(sense: Polarity, word: Term) -> Term | None:
    """Return the "not" that denies a word of a pair, with which it may be one term."""
    return next((each for each in sense.negations if each.first <= word.first), None)


def _present_side(sense: Polarity, pair: str, evidence: Passage) -> int:
    """Return the side of a pair that a part takes; 0 where it takes none or both.

    What was before does not count: "reopened seven years after the closure".
    """
    sides = [
        side
        for side, word in sense.sides.get(pair, {}).items()
        if not _is_over(word, evidence) and not (pair == "before" and _ends_range(word, evidence))
    ]
    return sides[0] if len(sides) == 1 else 0


def _ends_range(word: Term, evidence: Passage) -> bool:
    """Check whether a word for "before" is beside a number that is no date: от 0,6 до 0,8."""
    beside = {m.kind for m in value_marks(evidence) if m.at <= word.last and word.first < m.last}
    return beside == {"number"}


def _is_over(word: Term, passage: Passage, reach: int = _NEAR) -> bool:
    """Check whether "after" or "since" is before a word."""
    terms = passage.terms_in(Stretch(max(word.first - reach, 0), word.first), "pairs")
    return any(t.name == "before" and t.sign < 0 for t in terms)


def _is_latin(passage: Passage) -> bool:
    letters = [word.key[0] for word in passage.words if word.key[0].isalpha()]
    return sum(letter < "\u0250" for letter in letters) * 2 > len(letters)
