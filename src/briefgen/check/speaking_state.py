"""A statement in which another state speaks than the one that the fact is attributed to."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact
from briefgen.language.guess import guess_language
from briefgen.language.read import read
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.speakers import find_speaker
from briefgen.language.wording.transfers import CODE, STATES
from briefgen.language.wording.word_lists import Term

_OF_STATES = frozenset({"government", "state-media"})
_INSERTED = 1
"""The number of the part that is inserted: Seoul, The Guardian reports, says that."""
_UP_TO_VERB = 2
"""Words up to the end of a verb of speech behind it, with an adverb: also says."""


def find_other_state(fact: Fact, corpus: Corpus, usual: str) -> tuple[int, int] | None:
    """Find the words of a statement that name another state as its speaker than that of `attributed_to`.

    Units: code points of the statement. There are none where either names no state.
    """
    origin = corpus.origins.get(fact.attributed_to or "")
    if origin is None or origin.value.kind not in _OF_STATES:
        return None
    named = read(origin.value.name, guess_language(origin.value.name, (), usual)).passage
    statement = read(fact.statement, guess_language(fact.statement, (), usual)).passage
    own = {_code(place) for place in named.places if place.sign in STATES}
    spoken = [place for part in _speakers(statement) for place in _states(statement, part)] if own else []
    if not spoken or any(_code(place) in own for place in spoken):
        return None
    return statement.words[spoken[0].first].start, statement.words[spoken[0].last - 1].end


def _speakers(passage: Passage) -> Iterator[Stretch]:
    """Yield who speaks, or calls something so; in "Seoul, The Guardian reports, says that", Seoul too."""
    segments, speaker = passage.segments, find_speaker(passage)
    yield from [speaker] if speaker else []
    calling = (part.first for part in passage.find_entries("calling"))
    yield from (Stretch(0, at) for at in calling if segments[0].has(at))
    if speaker and len(segments) > _INSERTED + 1 and segments[_INSERTED].has(speaker.first):
        behind = segments[_INSERTED + 1].first
        yield from segments[:1] if passage.terms_in(Stretch(behind, behind + _UP_TO_VERB), "speech") else ()


def _states(passage: Passage, part: Stretch) -> Iterator[Term]:
    """Yield the places of states in some words; German is none in the name of German Galushchenko."""
    bodies = passage.lists["bodies"] | passage.lists["roles of bodies"] | passage.lists["offices"]
    for place in passage.places:
        ends = {name.last for name in passage.names if name.first <= place.first < place.last < name.last}
        person = any(bodies.isdisjoint(passage.keys(Stretch(place.last, end))) for end in ends)
        if place.sign in STATES and part.has(place.first) and not person:
            yield place


def _code(place: Term) -> str:
    return place.name[:CODE]
