"""Who says or does what in each part of a text: its speaker, or else its subject, and what is said."""

from __future__ import annotations

from msgspec import Struct

from briefgen.language.found_once import found_once
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.subjects import subject_of
from briefgen.language.wording.word_lists import Term

_SPEECH = ("speech", "source words")
_BEHIND_SPEECH = 3
"""Words behind the verb of a speaker at the end, at most: the guild said on Tuesday."""
_LATEST_NAME = 5
"""Words before the name that a part without a known verb begins with."""
_LONGEST_SOURCE = 8
"""Words behind "according to" that name a source, where no comma ends them."""


class Saying(Struct, frozen=True):
    """A part of a text with one who speaks or acts in it."""

    part: Stretch
    holder: Stretch
    said: tuple[Stretch, ...]
    """What is said, or said of the subject; nothing where he only answers: asked by Ann Orr."""
    verb: Stretch | None
    """Its verb of speech or of opinion, if it has one."""

    def places(self) -> list[int]:
        """List the words that say it."""
        return [at for each in self.said for at in range(*each)]


@found_once
def find_sayings(passage: Passage) -> tuple[Saying, ...]:
    """Find the parts of a text that have a speaker or a subject, in order."""
    found = (_read(passage, part) for s in passage.statements() for part in _parts(passage, s))
    return tuple(each for each in found if each is not None)


def _verbs(passage: Passage, part: Stretch) -> list[Term]:
    """List the verbs of speech and opinion of a part; behind an article a word of speech is a noun."""
    outside = passage.lists["articles"] | passage.lists["prepositions"]
    listed = passage.terms_in(part, *_SPEECH)
    found = {t.first: t for t in listed if not t.first or passage.words[t.first - 1].key not in outside}
    opinions = passage.find_entries("verbs of opinion")
    found |= {e.first: Term(*e, "speech") for e in opinions if part.has(e.first) and e.first not in found}
    return [verb for _, verb in sorted(found.items())]


def _parts(passage: Passage, statement: Stretch) -> list[Stretch]:
    """Split a statement where each of its parts has a verb of speech of its own."""
    if len(_verbs(passage, statement)) < 2:
        return [statement]
    starts = [statement.first]
    for segment in passage.segments:
        verbs = _verbs(passage, segment) if statement.has(segment.first) else []
        before = Stretch(starts[-1], segment.first)
        if verbs and verbs[0].first > segment.first and _verbs(passage, before):
            starts.append(segment.first)
    return [Stretch(*each) for each in zip(starts, [*starts[1:], statement.last], strict=True)]


def _read(passage: Passage, part: Stretch) -> Saying | None:
    verbs = _verbs(passage, part)
    if not verbs:
        return _acting(passage, part)
    complement = passage.lists["complement opens"]
    ends = (verb.first for verb in verbs[1:] if verb.first != verbs[0].first)
    between = passage.keys(Stretch(verbs[0].last, next(ends, verbs[0].last)))
    alone = len({verb.first for verb in verbs}) == 1 or not complement.isdisjoint(between)
    return _spoken(passage, part, verbs[0]) if alone else None


def _spoken(passage: Passage, part: Stretch, verb: Term) -> Saying | None:
    """Read a part with a verb of speech, by where it stands."""
    segment = next(s for s in passage.segments if s.has(verb.first))
    first = max(segment.first, part.first)
    before, behind = Stretch(part.first, verb.first), Stretch(verb.last, part.last)
    if verb.group == "source words":
        end = _end_of_source(passage, behind)
        return _saying(part, verb, Stretch(verb.last, end), before, Stretch(end, part.last))
    if verb.first == part.first and behind.last > behind.first:
        asked = passage.words[behind.first].key in passage.lists["by"]
        return _saying(part, verb, Stretch(behind.first + 1, behind.last)) if asked else None
    if passage.words[verb.first - 1].key in passage.lists["be"]:
        return None  # is said, was found
    apart = first > part.first and bool(passage.gap_before(first).strip())
    if apart and first == verb.first and _has_verb(passage, before) and _is_speaker(passage, behind):
        return _saying(part, verb, behind, before)
    speaker = Stretch(first, verb.first)
    ends = behind.last - behind.first <= _BEHIND_SPEECH and not _is_object(passage, behind)
    if apart and passage.content(speaker) and ends:
        return _saying(part, verb, speaker, Stretch(part.first, first))
    return _saying(part, verb, _of_relative(passage, before, segment), behind)


def _is_object(passage: Passage, behind: Stretch) -> bool:
    """Check whether a verb has an object behind it, of which it says something: call it fair."""
    lists = passage.lists
    opens = lists["articles"] | lists["pronouns"] | lists["subjects"]
    return behind.first < behind.last and passage.words[behind.first].key in opens


def _of_relative(passage: Passage, before: Stretch, segment: Stretch) -> Stretch:
    """Return the subject of a relative clause where it has one of its own: a word that the mayor disputes."""
    relatives = passage.lists["relatives"] | passage.lists["complement opens"]
    inside = [at for at in range(*before) if passage.words[at].key in relatives and segment.has(at)]
    subject = Stretch(inside[-1] + 1, before.last) if inside else before
    return subject if passage.content(subject) else before


def _saying(part: Stretch, verb: Term, holder: Stretch, *said: Stretch) -> Saying | None:
    """Make a saying of what has a holder."""
    kept = tuple(each for each in said if each.last > each.first)
    return Saying(part, holder, kept, Stretch(verb.first, verb.last)) if holder.last > holder.first else None


def _end_of_source(passage: Passage, behind: Stretch) -> int:
    """Return where the words for a source end: at a mark, or where an article opens another noun."""
    articles, joints = passage.lists["articles"], passage.lists["prepositions"] | passage.lists["of"]
    for at in range(behind.first + 1, behind.last):
        opens = passage.words[at].key in articles and passage.words[at - 1].key not in joints
        if passage.gap_before(at).strip() or (opens and at > behind.first + 1):
            return at
        if at > behind.first + _LONGEST_SOURCE:
            break
    return behind.last


def _has_verb(passage: Passage, part: Stretch) -> bool:
    """Check whether some words are a sentence of their own, and no name set apart by commas."""
    return subject_of(passage, part).last < part.last or not passage.lists["be"].isdisjoint(
        passage.keys(part)
    )


def _is_speaker(passage: Passage, part: Stretch) -> bool:
    """Check whether the words behind a verb may be who speaks, and not what is said."""
    opens = passage.lists["complement opens"].isdisjoint(passage.keys(part))
    return opens and part.last > part.first and not any(part.has(at) for at in passage.numbers)


def _acting(passage: Passage, part: Stretch) -> Saying | None:
    """Read a part without a verb of speech: its subject, or the name that it begins with."""
    subject = subject_of(passage, part)
    if subject.last >= part.last or subject.last == subject.first:
        near = (n for n in passage.names if part.first <= n.first <= part.first + _LATEST_NAME and n.sure)
        name = next(near, None)
        if name is None or name.last >= part.last:
            return None
        subject = Stretch(part.first, name.last)
    return Saying(part, subject, (Stretch(subject.last, part.last),), None)
