"""Whether the speakers of a claim are those of its evidence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefgen.language.claims import Difference
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import value_marks
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.referring import names_before
from briefgen.language.wording.speakers import Voice, find_voices
from briefgen.language.wording.stems import stem
from briefgen.language.wording.word_lists import Term

_LATEST_VERB = 10
"""Words before which a claim that is attributed to a speaker has its verb."""
_NUMBER_WEIGHT = 3


def speakers_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a claim that gives words to another than their speaker."""
    voice = _claimed_voice(claim)
    if voice is None or evidence.known_names.intersection(claim.keys(voice.speaker)):
        return  # nobody, or the author or the paper, in whose words all of the source is
    mine = claim.content(voice.speaker)
    words = claim.content(Stretch(voice.verb.last, len(claim.words)))
    voices = [v for v in find_voices(evidence) if not _is_passive(v, evidence)]
    by_number = _speaker_of_numbers(claim, evidence, voices)
    own = [v for v in voices if mine & evidence.content(v.speaker)]
    if by_number is not None and own:
        if by_number not in own:
            yield differ("speaker", claim, voice.speaker, evidence, by_number.speaker, sure=False)
        return
    statement = _best_statement(words, mine, evidence)
    here = [v for v in voices if v.statement == statement and evidence.content(v.speaker)]
    spoken_by = mine & evidence.content(evidence.whole)
    if not spoken_by or not words or not here or any(mine & evidence.content(v.speaker) for v in here):
        return
    echo = next((v for v in voices if v.of_it and mine & evidence.content(v.speaker)), None)
    if echo is not None:
        if _denies(claim, voice) != _denies(evidence, echo):
            yield differ("negation", claim, voice.verb, evidence, echo.verb, sure=True)
    elif not _begins_a_segment(mine, statement, evidence):
        other = here[0].speaker
        if not names_before(evidence, other).isdisjoint(claim.keys(voice.speaker)):
            return
        if not evidence.content(other) & claim.content(claim.whole):
            yield differ("speaker", claim, voice.speaker, evidence, other, sure=False)


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


def _denies(passage: Passage, voice: Voice) -> bool:
    return any(t.first == voice.verb.first for t in passage.terms if t.group in ("denials", "negation"))


def _speaker_of_numbers(claim: Passage, evidence: Passage, voices: list[Voice]) -> Voice | None:
    """Return the one voice whose words have a number of the claim, where another voice has another number."""
    spoken = [(v, _numbers_of(v, voices, evidence)) for v in voices if evidence.content(v.speaker)]
    claimed = {mark.what for mark in value_marks(claim) if mark.kind == "number"}
    homes = [voice for voice, numbers in spoken if numbers & claimed]
    others = [numbers for voice, numbers in spoken if voice not in homes and numbers]
    return homes[0] if len(homes) == 1 and others else None


def _numbers_of(voice: Voice, voices: list[Voice], evidence: Passage) -> set[tuple[str, str]]:
    """Return the numbers behind a verb of speech, up to the next speaker."""
    later = [v.speaker.first for v in voices if v.speaker.first > voice.verb.first]
    end = min([*later, voice.statement.last])
    inside = Stretch(voice.verb.last, max(end, voice.verb.last))
    return {m.what for m in value_marks(evidence) if m.kind == "number" and inside.has(m.at)}


def _best_statement(words: frozenset[str], speaker: frozenset[str], evidence: Passage) -> Stretch:
    """Find the statement that has most of some words; of several, one that has the speaker."""

    def score(statement: Stretch) -> tuple[int, bool]:
        content = evidence.content(statement)
        most = sum(_NUMBER_WEIGHT if w[0].isdigit() else 1 for w in words & content)
        return most, not speaker.isdisjoint(content)

    return max(evidence.statements(), key=score, default=evidence.whole)


def _begins_a_segment(speaker: frozenset[str], statement: Stretch, evidence: Passage) -> bool:
    """Check whether a speaker shares a verb that is before it: "and Kyiv at 12,000"."""
    empty = evidence.lists["empty"]
    for segment in evidence.segments:
        if statement.first < segment.first < statement.last:
            first = next((key for key in evidence.keys(segment) if key not in empty), "")
            if stem(first, evidence.language) in speaker:
                return True
    return False
