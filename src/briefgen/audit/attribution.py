"""Who says what a statement says, in the statement and in the sentence it is compared with."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.audit.name_forms import is_of_one_kind
from briefgen.language.claims import Difference
from briefgen.language.quotation_marks import find_quoted
from briefgen.language.reading import Reading
from briefgen.language.wording.differ import differ
from briefgen.language.wording.meanings import meanings
from briefgen.language.wording.name_forms import plain
from briefgen.language.wording.names import CAPITAL_NOUNS, Name
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.speakers import find_speaker, find_voices
from briefgen.language.wording.stems import stem

_VIEW = "think"
"""The meaning of words for what somebody thinks: a view, an opinion."""
_MOST = 8
"""Words that name a speaker at most."""
_FEWEST = 2
"""Words of a statement that a sentence has at least, for their place to tell who says them."""


def other_speaker(claim: Reading, evidence: Reading, names: frozenset[str]) -> Iterator[Difference]:
    """Report a statement that is attributed to someone else than the sentence names."""
    mine, theirs = (find_speaker(each.passage) or _who_is_quoted(each.passage) for each in (claim, evidence))
    if mine is None or theirs is None or claim.language != evidence.language:
        return
    own = _names_outside_quotations(claim.passage, mine)
    given = _names_outside_quotations(evidence.passage, theirs)
    known = {plain(key) for key in evidence.passage.content(evidence.passage.whole) | names}
    if own and given and known.isdisjoint(plain(key) for key in _stems_of(own, claim)):
        start, end = claim.passage.words[own[0].first].start, claim.passage.words[own[-1].last - 1].end
        words = evidence.passage.text_of(Stretch(given[0].first, given[-1].last))
        yield Difference("speaker", True, claim.text[start:end], words, start, end)


def _who_is_quoted(passage: Passage) -> Stretch | None:
    """Return the name behind "…," said, or before "called it", in a sentence with a quotation."""
    if not any(True for _ in find_quoted(passage.text)):
        return None
    sure = [name for name in passage.names if name.sure]
    verbs = {term.first for term in passage.terms if term.group == "speech"}
    behind = (s for s in passage.segments if s.first in verbs)
    found = next((name for part in behind for name in sure if part.has(name.first)), None)
    if found is None:
        calls = passage.lists["calling"]
        at = next((i for i, word in enumerate(passage.words) if word.key in calls), 0)
        found = next((name for name in reversed(sure) if name.last <= at), None)
    return Stretch(found.first, found.last) if found else None


def find_missing_speaker(claim: Reading, evidence: Reading, holder: str) -> str:
    """Return who says what the statement states plainly; empty where it names someone."""
    if find_voices(claim.passage) or _is_view(claim.passage):
        return ""
    passage = evidence.passage
    speaker = find_speaker(passage) or _speaker_of_all(passage)
    speaker = _trimmed(passage, speaker) if speaker else None
    if speaker is None:
        return holder
    free = _is_beside_report(claim, passage) or _names_a_voice(claim, passage)
    return "" if free else passage.text_of(speaker)


def _is_view(passage: Passage) -> bool:
    """Check whether a sentence says that it is a view of somebody named before: in his view."""
    owners = [at for at, word in enumerate(passage.words) if word.key in passage.lists["possessives"]]
    behind = (key for at in owners for key in passage.keys(Stretch(at + 1, at + 2)))
    return any(_VIEW in meanings(key, passage.language) for key in behind)


def _trimmed(passage: Passage, speaker: Stretch) -> Stretch | None:
    """Return the words for a speaker without the verb behind them; None for those of a place or a clause."""
    lists, words = passage.lists, passage.words[speaker.first : speaker.last]
    verbs = lists["auxiliaries"] | lists["having now"] | lists["past"]
    last = next((at for at in range(len(words), 0, -1) if words[at - 1].key not in verbs), 0)
    opens = lists["prepositions"] | lists["clauses"]
    behind = passage.gap_before(2) if len(passage.words) > speaker.last + 1 else ""
    set_phrase = speaker.last == 1 and behind.startswith(",")  # "autrement dit, …"
    if set_phrase and not any(n.sure and not n.first for n in passage.names):
        return None
    if not last or last > _MOST or words[0].key in opens or any(w.key[0].isdigit() for w in words):
        return None
    return Stretch(speaker.first, speaker.first + last)


def _is_beside_report(claim: Reading, passage: Passage) -> bool:
    """Check whether all that a sentence has of a statement is outside of what somebody says there.

    In `"It is over," she said in Ostby, where it had begun`, nobody says that it had begun in Ostby.
    """
    reported = _reported_part(passage)
    mine = claim.passage.content(claim.passage.whole)
    at = [(n, passage.content(Stretch(n, n + 1))) for n in range(len(passage.words))]
    inside = frozenset(key for n, keys in at if n in reported for key in keys)
    outside = frozenset(key for n, keys in at if n not in reported for key in keys)
    return bool(reported) and mine.isdisjoint(inside - outside) and len(mine & outside) >= _FEWEST


def _reported_part(passage: Passage) -> frozenset[int]:
    """Return the words that somebody says: a quotation, or the thing that is announced, up to its clause."""
    quoted = list(find_quoted(passage.text))
    inside = [any(q.start <= word.start < q.end for q in quoted) for word in passage.words]
    verbs = [t for t in passage.terms if t.group in ("speech", "source words") and not inside[t.first]]
    if len(verbs) != 1:
        return frozenset()
    if any(inside):
        return frozenset(at for at, quoted_word in enumerate(inside) if quoted_word)
    start = verbs[0].last
    if passage.lists["articles"].isdisjoint(passage.keys(Stretch(start, start + 1))):
        return frozenset()
    opens = passage.lists["relatives"] | {"that"}
    end = next((at for at in range(start, len(passage.words)) if passage.words[at].key in opens), None)
    return frozenset(range(start, end)) if end else frozenset()


def _names_a_voice(claim: Reading, passage: Passage) -> bool:
    """Check whether a statement names somebody whose words a sentence gives: the port put it at 800."""
    mine = claim.passage.content(claim.passage.whole)
    voices = find_voices(passage)
    named = [passage.content(voice.speaker) for voice in voices[1:]]
    first = min((voice.verb.first for voice in voices), default=0)  # Ann Holt, the head of the port, said
    close = [n for n in passage.names if n.sure and (n.last <= first or _is_behind_verb(passage, n))]
    named += [passage.content(Stretch(n.first, n.last)) for n in close]
    return any(keys and keys <= mine for keys in named)


def _is_behind_verb(passage: Passage, name: Name) -> bool:
    """Check whether a name is right behind a verb of speech: said Ann Holt."""
    return any(t.group == "speech" and t.last == name.first for t in passage.terms)


def _speaker_of_all(passage: Passage) -> Stretch | None:
    """Return the subject of a sentence that says that something is so, though it is no name: the pilots."""
    first = next(iter(find_voices(passage)), None)
    if first is None or not passage.content(first.speaker):
        return None
    if first.verb.group == "source words" and not first.verb.first:
        return Stretch(first.speaker.first, min(first.speaker.last, passage.segments[0].last))
    if first.verb.group != "speech" or first.speaker.first:
        return None
    after = passage.keys(Stretch(first.verb.last, first.verb.last + 1))
    opens = passage.lists["complement opens"] | {"that"}
    return first.speaker if opens.issuperset(after) else None


def other_name(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a name where the sentence has another one between the same words."""
    theirs = {key for name in evidence.names for key in name.keys}
    mine = {key for name in claim.names for key in name.keys}
    for name in claim.names:
        fewest = 2 if claim.language in CAPITAL_NOUNS else 1
        dated = not claim.lists["calendar"].isdisjoint(name.keys)
        if not name.sure or dated or len(name.keys) < fewest or not theirs.isdisjoint(name.keys):
            continue
        for other in evidence.names:
            same = _around(claim, name) == _around(evidence, other)
            alike = same or _do_the_same(claim, name, evidence, other)
            alike = alike and is_of_one_kind(claim, name, evidence, other)
            if mine.isdisjoint(other.keys) and alike:
                yield differ("name", claim, name, evidence, other, sure=False)


def _do_the_same(claim: Passage, name: Name, evidence: Passage, other: Name) -> bool:
    """Check whether two words are right behind two names, and are the same, and no verb of speech."""
    mine, theirs = (p.keys(Stretch(n.last, n.last + 2)) for p, n in ((claim, name), (evidence, other)))
    speech = {term.first for term in claim.terms if term.group in ("speech", "source words")}
    return len(mine) > 1 and mine == theirs and name.last not in speech


def _around(passage: Passage, name: Name) -> tuple[str, ...]:
    """Return the words right before and behind a name."""
    before = passage.keys(Stretch(max(name.first - 1, 0), name.first))
    return (*before, "", *passage.keys(Stretch(name.last, name.last + 1)))


def _names_outside_quotations(passage: Passage, part: Stretch) -> list[Name]:
    """List the names among some words that are not those of a quotation."""
    quoted = list(find_quoted(passage.text))
    places = ((name, passage.words[name.first].start) for name in passage.names if part.has(name.first))
    return [name for name, at in places if not any(q.start <= at < q.end for q in quoted)]


def _stems_of(names: list[Name], reading: Reading) -> frozenset[str]:
    return frozenset(stem(key, reading.language) for name in names for key in name.keys)
