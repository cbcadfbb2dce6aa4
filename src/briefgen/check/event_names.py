"""An event that names someone else than the statement and the evidence of its fact do."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from briefgen.language.read import read
from briefgen.language.wording.name_forms import is_named
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.speakers import find_speaker
from briefgen.language.wording.transfers import CODE, named_in

_OF_A_THING = re.compile(r"['’]s?(?!\w)|-?\d")


class OtherName(Struct, frozen=True):
    """A name of an event that its fact has not, and one of the fact that the event has not."""

    start: int
    end: int
    words: str
    instead: str


def find_other_name(
    event: str, statement: Passage, evidence: Sequence[Passage], around: str
) -> OtherName | None:
    """Find a state, or a name, in an event where statement and evidence have another one only.

    Units: code points of the event. A name is one where `around`, the whole texts of the sources, has it
    inside a sentence. What is behind a preposition, where or of what something happens, may be known from
    elsewhere.
    """
    passage = read(event, statement.language).passage
    if not passage.known or not statement.known:
        return None
    texts = (statement, *evidence)
    named = [(name, part) for name, part in named_in(passage, passage.whole) if not _is_behind(passage, part)]
    new = [
        (name, part)
        for name, part in named
        if not _has(texts, name) and _is_known(passage, part, name, around)
    ]
    if not new:
        return None
    name, part = new[0]
    speaker = find_speaker(statement)
    for other, place in named_in(statement, statement.whole):
        spoken = speaker is not None and speaker.has(place.first)
        if _is_code(other) == _is_code(name) and not spoken and not _has((passage,), other):
            words = passage.text_of(part)
            start = passage.words[part.first].start
            return OtherName(start, start + len(words), words, statement.text_of(place))
    return None


def _is_code(name: str) -> bool:
    return name.isupper() and len(name) == CODE


def _is_known(passage: Passage, part: Stretch, name: str, around: str) -> bool:
    """Check whether a name is that of a state, or one of a person or a body in the texts of the sources.

    Whose something is, and the name of a thing with a number, may be known from elsewhere: Calypso-2.
    """
    word = passage.words_at(part.last - 1)
    behind = passage.text[passage.words[part.last - 1].end :]
    if not _is_code(name) and _OF_A_THING.match(behind):
        return False
    known = word.istitle() and re.search(rf"[a-z,] {re.escape(word)}(?!\w)", around) is not None
    return _is_code(name) or known


def _is_behind(passage: Passage, part: Stretch) -> bool:
    before = passage.words[part.first - 1].key if part.first else ""
    return before in passage.lists["prepositions"]


def _has(texts: Sequence[Passage], name: str) -> bool:
    """Check whether some texts name a state, or someone, in any form."""
    for text in texts:
        if _is_code(name):
            if any(place.name[:CODE] == name for place in text.places):
                return True
        elif is_named(
            name, frozenset(word.key for word in text.words), text.language, text.language, alone=True
        ):
            return True
    return False
