"""Whose words a quotation is: the name at the verb of speech, outside the quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import Difference
from briefgen.language.quotation_marks import find_quoted
from briefgen.language.reading import Reading
from briefgen.language.wording.name_forms import plain
from briefgen.language.wording.names import Name
from briefgen.language.wording.passage import Stretch
from briefgen.language.wording.stems import stem

_FEWEST_QUOTED = 2
"""Words of a quotation that show which sentence a statement quotes."""
_FEWEST_KEYS = 2
"""Words of a name that is a person's: a first and a last name."""
_REACH = 2
"""Words between a verb of speech and the name behind it: said the mayor, Ann Holt."""


def other_quoted_speaker(claim: Reading, evidence: Reading) -> Iterator[Difference]:
    """Report a quotation that a sentence gives to another person than a statement does."""
    if claim.language != evidence.language or not has_quotation(claim, evidence):
        return
    mine, theirs = find_quoted_speaker(claim, fewest=1), find_quoted_speaker(evidence)
    if mine is None or theirs is None:
        return
    outside = {plain(key) for key in _keys_outside(evidence)}
    if not any(plain(stem(key, claim.language)) in outside for key in mine.keys):
        start, end = claim.passage.words[mine.first].start, claim.passage.words[mine.last - 1].end
        words = evidence.passage.text_of(theirs)
        yield Difference("speaker", True, claim.text[start:end], words, start, end)


def unknown_speaker(claim: Reading, paragraph: Reading) -> Iterator[Difference]:
    """Report who says quoted words in a statement, where no word for them is near the quotation in a text.

    It may be another word for the same person, so that it is not sure.
    """
    if claim.language != paragraph.language or not has_quotation(claim, paragraph):
        return
    passage, inside = claim.passage, _inside(claim)
    speech = [(t.first, t.last) for t in passage.terms if t.group == "speech"]
    verbs = [*speech, *((part.first, part.last) for part in passage.find_entries("calling"))]
    first = min((verb for verb, _ in verbs if verb not in inside), default=0)
    start = max((at + 1 for at in inside if at < first), default=0)
    named = range(start, first)
    keys = {at: passage.content(Stretch(at, at + 1)) for at in named}
    offices = any(passage.words[at].key in passage.lists["offices"] for at in named)
    known = frozenset[str]().union(*keys.values())
    outside = {plain(key) for key in _keys_outside(paragraph)}
    if known and not offices and outside.isdisjoint(plain(key) for key in known):
        speaker = find_quoted_speaker(paragraph)
        words = passage.text_of(Stretch(start, first))
        other = paragraph.passage.text_of(speaker) if speaker else ""
        yield Difference(
            "speaker", False, words, other, passage.words[start].start, passage.words[first].start
        )


def has_quotation(claim: Reading, evidence: Reading) -> bool:
    """Check whether a statement quotes words of a sentence, whose speaker is then the one to name."""
    theirs = " ".join(evidence.text.split())
    quoted = (" ".join(each.inner.split()).strip(" ,.;") for each in find_quoted(claim.text))
    return any(len(words.split()) >= _FEWEST_QUOTED and words in theirs for words in quoted)


def find_quoted_speaker(reading: Reading, fewest: int = _FEWEST_KEYS) -> Name | None:
    """Find the person who says the quoted words of a sentence; None where no name is at a verb of speech.

    `fewest` is how many words the name has at least: a statement may have a surname alone.
    """
    passage, inside = reading.passage, _inside(reading)
    verbs = [t for t in passage.terms if t.group == "speech" and t.first not in inside]
    placed = {at for place in passage.places for at in range(place.first, place.last)}
    named = [n for n in passage.names if n.sure and len(n.keys) >= fewest and n.first not in inside]
    persons = [n for n in named if not placed.issuperset(range(n.first, n.last))]
    for verb in verbs:
        start = max((at + 1 for at in inside if at < verb.first), default=0)
        before = range(start, verb.first)
        if any(passage.words[at].key in passage.lists["pronouns"] for at in before[-1:]):
            continue  # "he told Ann Holt"
        speaker = next((n for n in persons if n.first in before), None)
        behind = (n for n in persons if n.first - verb.last >= 0)
        if speaker is None and not before:
            end = min((at for at in inside if at > verb.last), default=len(passage.words))
            speaker = next((n for n in behind if n.last <= end and _is_close(reading, verb.last, n)), None)
        if speaker:
            return speaker
    return None


def _is_close(reading: Reading, verb: int, name: Name) -> bool:
    """Check whether a name is right behind a verb, or behind an office: said the mayor, Ann Holt."""
    words = reading.passage.words
    gap = reading.text[words[verb - 1].end : words[name.first].start]
    return name.first - verb <= _REACH or gap.rstrip().endswith(",")


def _inside(reading: Reading) -> frozenset[int]:
    """Return the numbers of the words in quotation marks."""
    quoted = list(find_quoted(reading.text))
    words = enumerate(reading.passage.words)
    return frozenset(at for at, w in words if any(q.start <= w.start < q.end for q in quoted))


def _keys_outside(reading: Reading) -> frozenset[str]:
    inside = _inside(reading)
    words = enumerate(reading.passage.words)
    return frozenset(stem(w.key, reading.language) for at, w in words if at not in inside)
