"""How some words tell something: as done, planned, possible or alleged, and by which verb."""

from __future__ import annotations

from typing import Literal, NamedTuple, cast

from briefgen.language.word_pattern import words_of
from briefgen.language.wording.compare_modality import past_words
from briefgen.language.wording.modals import modal_words
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.plans import VERB_LAST
from briefgen.language.wording.word_lists import Term

How = Literal["done", "certain", "planned", "possible", "alleged"]
_MOST_TO_VERB = 3
"""Words from "will" or "had" to the verb that it goes with: had so far brought."""


class Told(NamedTuple):
    """How something is told, and the words that tell it so: will give, has spent."""

    words: str
    how: How


def told_as(passage: Passage, part: Stretch) -> Told:
    """Say how some words of a text tell something; as done where nothing in them says how."""
    for term in modal_words(passage, part):
        return Told(passage.text_of(_with_verb(passage, term)), cast("How", term.name))
    for must in passage.find_entries("firmly ahead"):
        if part.has(must.first):
            return Told(passage.text_of(must), "certain")
    places = list(past_words(passage, part))
    if not places:
        return Told(passage.text_of(part), "done")
    first, last = places[0], places[0]
    if passage.words[first].key in words_of("any", "auxiliaries of the past"):
        last = next((at for at in places[1:2] if at - first <= _MOST_TO_VERB), first)
    return Told(passage.text_of(Stretch(first, last + 1)), "done")


def _with_verb(passage: Passage, term: Term) -> Stretch:
    """Extend a word for a plan to the verb right behind it, in languages that have it there."""
    segment = next(s for s in passage.segments if s.has(term.last - 1))
    places = range(term.last, min(term.last + _MOST_TO_VERB, segment.last))
    verb = next((at for at in places if passage.content(Stretch(at, at + 1))), None)
    last = term.last if verb is None or passage.language in VERB_LAST else verb + 1
    return Stretch(term.first, last)
