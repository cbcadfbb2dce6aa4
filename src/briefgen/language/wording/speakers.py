"""Who says what: the speech verbs of a passage, each with its speaker."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.word_lists import Term

_LONGEST_SUBJECT = 14


@dataclass(frozen=True, slots=True)
class Voice:
    """A speech verb and who speaks."""

    verb: Term
    speaker: Stretch
    """The words that name the speaker."""
    statement: Stretch
    """What stands around the verb, between semicolons."""
    of_it: bool
    """Whether what is spoken of is "it" alone: "the minister denied it"."""


@lru_cache(maxsize=512)
def find_voices(passage: Passage) -> list[Voice]:
    """Find who speaks in a passage."""
    pronouns = passage.lists["pronouns"]
    found: list[Voice] = []
    for statement in passage.statements():
        for verb in passage.terms_in(statement, "speech", "source words"):
            after = passage.keys(Stretch(verb.last, statement.last))
            of_it = len(after) == 1 and after[0] in pronouns
            found.append(Voice(verb, _speaker(passage, statement, verb), statement, of_it))
    return found


def _speaker(passage: Passage, statement: Stretch, verb: Term) -> Stretch:
    """Find the words that name a speaker: before the verb, or behind it where none stand before."""
    segment = next((s for s in passage.segments if s.has(verb.first)), statement)
    behind = Stretch(verb.last, min(segment.last, statement.last, verb.last + _LONGEST_SUBJECT))
    if verb.group == "source words":
        return behind
    start = max(statement.first, verb.first - _LONGEST_SUBJECT)
    earlier = passage.terms_in(Stretch(start, verb.first), "speech")
    before = Stretch(max([start, *(term.last for term in earlier)]), verb.first)
    # "Rates will rise, argues Ines Valcourt": a comma or quotation mark right before the verb, a name behind.
    turned = bool(passage.gap_before(verb.first).strip()) and not passage.terms_in(before, "clauses")
    if turned and any(behind.has(name.first) for name in passage.names):
        return behind
    return before if passage.content(before) else behind
