"""Whether a claim states what its evidence excludes or leaves open: the judge, not the mayor."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import Difference
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import thing_marks
from briefgen.language.wording.name_forms import is_named
from briefgen.language.wording.names import Name
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.sounds import may_be, sounds
from briefgen.language.wording.transliterate import skeleton


def things_set_apart(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a thing of the claim that the evidence sets apart as not so: the judge, not the mayor."""
    apart = [mark for mark in thing_marks(evidence) if mark.at in evidence.set_apart]
    claimed_so = [mark for mark in thing_marks(evidence) if mark.at not in evidence.set_apart]
    mine = [mark for mark in thing_marks(claim) if mark.at not in claim.set_apart]
    claimed, so = {mark.what for mark in mine}, {mark.what for mark in claimed_so}
    for mark in mine:
        denied = next((each for each in apart if each.what == mark.what), None)
        instead = any(kind == mark.kind and (kind, key) not in claimed for kind, key in so)
        if denied is not None and mark.what not in so and instead:
            there = Stretch(denied.at, denied.last)
            yield differ("name", claim, Stretch(mark.at, mark.last), evidence, there, sure=False)


_DENYING = frozenset({"negation", "denials"})


def denies_what_is_set_apart(claim: Passage, evidence: Passage) -> bool:
    """Check whether a claim denies something of the one that its evidence sets apart: Bayer did not."""
    if not evidence.contrasts or claim.contrasts or not any(t.group in _DENYING for t in claim.terms):
        return False
    if any(_is_among(name, claim, evidence, apart=True) for name in claim.names):
        return True
    there = {mark.what for mark in thing_marks(evidence) if mark.at in evidence.set_apart}
    so = {mark.what for mark in thing_marks(evidence) if mark.at not in evidence.set_apart}
    return any(mark.what in there - so for mark in thing_marks(claim))


def names_set_apart(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a claim that denies of the one chosen what holds of it, or says it of the one set apart.

    Shape: the contrast is of two names, of which the claim has one, and nothing else is denied.
    """
    denials = [t for t in claim.terms if t.group == "denials" and t.first not in claim.set_apart]
    if len(evidence.contrasts) != 1 or denials:
        return
    if claim.contrasts:
        yield from _exchanged(claim, evidence)
        return
    apart = evidence.contrasts[0]
    others = [name for name in evidence.names if not apart.has(name.last - 1)]
    inside = [name for name in evidence.names if apart.has(name.last - 1)]
    if len(inside) != 1 or not others or _denies_outside(evidence, apart):
        return
    denying = next((t for t in claim.terms if t.group == "negation"), None)
    among = [_is_among(name, claim, evidence, apart=denying is None) for name in claim.names]
    beside = [_is_among(name, claim, evidence, apart=denying is not None) for name in claim.names]
    at = next((n for n, found in enumerate(among) if found and not any(beside)), None)
    if at is None or (denying is not None and not _is_chosen(claim.names[at], claim, evidence, apart)):
        return
    if denying is not None:
        yield differ("negation", claim, denying, evidence, apart, sure=False)
    elif claim.language != evidence.language:
        yield differ("name", claim, claim.names[at], evidence, inside[0], sure=False)


def _exchanged(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report two names of which a claim sets the other one apart: A instead of B, for B rather than A."""
    inside = [name for name in claim.names if name.last - 1 in claim.set_apart]
    so = [name for name in claim.names if name not in inside]
    taken = next((name for name in so if _is_among(name, claim, evidence, apart=True)), None)
    if taken and any(_is_among(name, claim, evidence, apart=False) for name in inside):
        yield differ("name", claim, taken, evidence, evidence.contrasts[0], sure=False)


def _denies_outside(evidence: Passage, apart: Stretch) -> bool:
    """Check whether a text denies something besides what it sets apart."""
    terms = (t for t in evidence.terms if t.group in _DENYING)
    return any(not apart.first <= t.first < apart.last for t in terms)


def _is_chosen(name: Name, claim: Passage, evidence: Passage, apart: Stretch) -> bool:
    """Check whether a claim's name is the one beside what is set apart: not Bosch but Valeo."""
    near = range(max(0, apart.first - _BESIDE), min(apart.last + _BESIDE, len(evidence.words)))
    return _has(name, claim, evidence, [at for at in near if not apart.has(at)])


_BESIDE = 3
"""Words between what is set apart and what is chosen: Alstom, and not; not Bosch, but."""


def _is_among(name: Name, claim: Passage, evidence: Passage, *, apart: bool) -> bool:
    """Check whether the evidence has a name, among what it sets apart or among the rest, and only there."""
    inside, outside = (
        [at for at in range(len(evidence.words)) if (at in evidence.set_apart) == side]
        for side in (apart, not apart)
    )
    return _has(name, claim, evidence, inside) and not _has(name, claim, evidence, outside)


def _has(name: Name, claim: Passage, evidence: Passage, places: list[int]) -> bool:
    """Check whether some words of the evidence are a name of the claim, in whatever script."""
    keys = {evidence.words[at].key for at in places}
    written = frozenset(evidence.words_at(at) for at in places)
    bones = {skeleton(key) for key in keys}
    for key in name.keys:
        if key in claim.lists["empty"] or len(key) < _SHORTEST:
            continue
        heard = len(sounds(key)) > 1 and evidence.language in _HEARD and may_be(key, written)
        if heard or is_named(key, keys, claim.language, evidence.language) or skeleton(key) in bones - {""}:
            return True
    return False


_SHORTEST = 3
"""Letters of a name's word that tells something."""
_HEARD = frozenset({"ar", "fa", "he", "hi", "ko"})
"""Languages written by sound, without capitals."""
