"""Whether a claim turns an act round in the passive, or has in office whom another one followed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefgen.language.claims import Difference
from briefgen.language.word_pattern import meanings_of
from briefgen.language.wording.differ import differ
from briefgen.language.wording.name_forms import is_named
from briefgen.language.wording.names import Name
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.stems import stem


def passives_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report "A was beaten by B" on "A beat B"."""
    if claim.language != evidence.language:
        return
    for one, two in pairwise(claim.names):
        between = Stretch(one.last, two.first)
        if not _is_passive(claim, between):
            continue
        for first, second in pairwise(evidence.names):
            there = Stretch(first.last, second.first)
            same = first.keys[-1] == one.keys[-1] and second.keys[-1] == two.keys[-1]
            active = (
                not _is_passive(evidence, there) and "," not in evidence.text_of(there) if same else False
            )
            if active and _verbs(claim, between) & _verbs(evidence, there):
                whole = Stretch(first.first, second.last)
                yield differ("subject", claim, Stretch(one.first, two.last), evidence, whole, sure=False)
                return


def _is_passive(passage: Passage, between: Stretch) -> bool:
    """Check whether a passive is between two names: was beaten by."""
    if between.first >= between.last:
        return False
    keys = passage.keys(between)
    return keys[-1] in passage.lists["passive"] and not passage.lists["be"].isdisjoint(keys)


def _verbs(passage: Passage, between: Stretch) -> set[str]:
    """Return the stems of what is between two names, of an irregular verb the one of all its forms."""
    forms = meanings_of(passage.language, "irregular verbs")
    small = passage.lists["empty"] | passage.lists["be"] | passage.lists["passive"]
    keys = [key for key in passage.keys(between) if key not in small]
    return {forms.get(key, stem(key, passage.language)) for key in keys}


def successors_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report that somebody is or does now what another one followed him in: Brandt heads it now."""
    following = next(iter(evidence.find_entries("following in office")), None)
    if following is None or len(claim.names) != 1 or len(evidence.clauses) > 1:
        return
    before = next((n for n in evidence.names if n.last <= following.first), None)
    behind = next((n for n in evidence.names if n.first == following.last), None)
    if before is None or behind is None or not _is_now(claim):
        return
    if _is_same(claim.names[0], behind, claim, evidence) and not _is_same(
        claim.names[0], before, claim, evidence
    ):
        yield differ("subject", claim, claim.names[0], evidence, behind, sure=False)


def _is_same(name: Name, other: Name, claim: Passage, evidence: Passage) -> bool:
    return is_named(name.keys[-1], (other.keys[-1],), claim.language, evidence.language)


def _is_now(claim: Passage) -> bool:
    """Check whether a claim says what is so now, not what was or is over."""
    over = bool(claim.find_entries("formerly") or claim.find_entries("no longer"))
    over = over or not claim.lists["ranks"].isdisjoint(claim.keys(claim.whole))
    past = not claim.lists["past"].difference(claim.lists["present"]).isdisjoint(claim.keys(claim.whole))
    if over or past or any(t.group in ("negation", "denials") for t in claim.terms):
        return False
    return bool(claim.find_entries("now") or claim.find_entries("is in office"))
