"""Whether the speakers of a claim are those of its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefgen.language.claims import Difference
from briefgen.language.wording.differ import differ
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.speakers import Voice, find_voices
from briefgen.language.wording.word_lists import Term

_LATEST_VERB = 10
"""Words before which a claim that is attributed to a speaker has its verb."""


def ranks_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report an office whose "former" or "deputy" was left out, where no name identifies the person."""
    named = {key for name in claim.names for key in name.keys}
    if any(key in named for name in evidence.names for key in name.keys):
        return
    ranks, offices = evidence.lists["ranks"], evidence.lists["offices"]
    keys, there = claim.keys(claim.whole), evidence.keys(evidence.whole)
    for at, (rank, office) in enumerate(pairwise(there)):
        if rank not in ranks or rank in keys or office not in offices or office not in keys:
            continue
        if all(there[i - 1] == rank for i, key in enumerate(there) if key == office):
            place = keys.index(office)
            yield differ("name", claim, Stretch(place, place + 1), evidence, Stretch(at, at + 2), sure=False)


def is_echoed(claim: Passage, evidence: Passage, denial: Term) -> bool:
    """Check whether a claim's denial is the "denied it" of the same speaker in its evidence."""
    voice = _claimed_voice(claim)
    if voice is None or voice.verb.first != denial.first:
        return False
    mine = claim.content(voice.speaker)
    return any(v.of_it and mine & evidence.content(v.speaker) for v in find_voices(evidence))


def _is_passive(voice: Voice, passage: Passage) -> bool:
    """Check whether a verb says what is done to its subject: "was found", "asked by"."""
    behind = passage.keys(Stretch(voice.verb.last, min(voice.verb.last + 1, len(passage.words))))
    if not passage.lists["by"].isdisjoint(behind):
        return True
    return voice.verb.first > 0 and passage.words[voice.verb.first - 1].key in passage.lists["be"]


def _claimed_voice(claim: Passage) -> Voice | None:
    """Return the voice that a whole claim is attributed to."""
    voice = next(iter(find_voices(claim)), None)
    if voice is None or voice.verb.group != "speech" or voice.verb.first > _LATEST_VERB:
        return None
    if _is_passive(voice, claim):
        return None
    before = voice.speaker.last <= voice.verb.first
    return voice if before and claim.content(voice.speaker) else None
