"""Whether a "not" in one language needs one in another: what is bounded, quoted, or said elsewhere."""

from __future__ import annotations

from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.senses import Polarity, read_sense


def has_parts_without_denial(mine: Polarity, claim: Passage, evidence: Passage) -> bool:
    """Check whether parts of the evidence say what happens as a claim does, and none of them denies anything.

    "The instalment falls due" corresponds to "due on 15 March", not to "we cannot pay it".
    """
    taken = {(pair, mine.side(pair)) for pair in mine.sides}
    due = evidence.find_entries("falls due") if claim.find_entries("falls due") else []
    saying = [
        sense
        for part in evidence.segments
        for sense in [read_sense(evidence, part)]
        if any(part.has(entry.first) for entry in due)
        or any(sense.side(pair) and (pair, sense.side(pair)) in taken for pair in sense.sides)
    ]
    return bool(saying) and not any(sense.negations or sense.denials for sense in saying)


def is_copied(sense: Polarity, evidence: Passage, claim: Passage) -> bool:
    """Check whether a claim has the very word by which its evidence denies, as where it quotes it."""
    return not {word.key for word in claim.words}.isdisjoint(
        evidence.keys(Stretch(sense.negations[0].first, sense.negations[0].last))
    )


def is_bounded(claim: Passage, evidence: Passage, parts: list[Stretch]) -> bool:
    """Check whether a "not" may say what the other text says without: hardly, not before, not yet.

    "Will reopen before May" does not say what "will not reopen before May" does.
    """
    if any(passage.find_entries("weak negation") for passage in (claim, evidence)):
        return True
    before = any(t.group == "pairs" and t.name == "before" and t.sign > 0 for t in claim.terms)
    there = evidence.find_entries("earliest")
    on_subject = bool(parts) and all(any(part.has(each.first) for each in there) for part in parts)
    if claim.find_entries("earliest") or (on_subject and not before):
        return True
    planned = any(t.group == "modality" and t.name == "planned" for t in evidence.terms)
    return planned and bool(claim.find_entries("not yet"))
