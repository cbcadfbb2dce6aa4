"""Who says what: the speech verbs of a passage, each with its speaker."""

from __future__ import annotations

from msgspec import Struct

from briefgen.language.found_once import found_once
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.word_lists import Term

_LONGEST_SUBJECT = 14


class Voice(Struct, frozen=True):
    """A speech verb and who speaks."""

    verb: Term
    speaker: Stretch
    """The words that name the speaker."""
    statement: Stretch
    """What is around the verb, between semicolons."""
    of_it: bool
    """Whether what is spoken of is "it" alone: "the minister denied it"."""


@found_once
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


def is_attributed(passage: Passage) -> bool:
    """Check whether a whole sentence is attributed to someone whom it names: "It is late, says Ines Orr".

    A verb in a later clause is of a part only: "The cars are late, which Ines Orr admits".
    """
    verbs = [term for term in passage.terms if term.group in ("speech", "source words")]
    verbs += [Term(part.first, part.last, "rulings out") for part in passage.find_entries("rulings out")]
    return any(_names_someone(passage, part) for verb in verbs for part in _speakers(passage, verb))


def find_speaker(passage: Passage) -> Stretch | None:
    """Find the words right at the verb that name the speaker of a whole sentence; None where nothing does."""
    verbs = [term for term in passage.terms if term.group in ("speech", "source words")]
    for verb in verbs:
        for part in _speakers(passage, verb):
            begin = next((s.first for s in passage.segments if s.has(part.last - 1)), part.first)
            close = Stretch(max(part.first, begin), part.last)
            if part.last > part.first and _names_someone(passage, close):
                return close
    return None


def _speakers(passage: Passage, verb: Term) -> list[Stretch]:
    """List the words that may name the speaker of a whole sentence, by one of its verbs; none of a part's."""
    opening = passage.clauses[0]
    last = passage.segments[-1]
    before = Stretch(0, verb.first)
    behind = Stretch(verb.last, last.last)
    if verb.group == "source words":  # at the beginning, up to the comma, or at the end
        first = Stretch(verb.last, passage.segments[0].last)
        return [first] if verb.first == 0 else [behind] if last.has(verb.first) else []
    if verb.first and passage.words[verb.first - 1].key in passage.lists["be"] | passage.lists["articles"]:
        return []  # "is expected", "an expected rise"
    ends = verb.first == last.first or _has_apposition(passage, verb)
    turned = ends and not _is_inserted(passage, verb) and not _is_told(passage, verb)
    found = [behind] if turned else []
    if opening.has(verb.first):
        return [*found, before]
    if _ends_with_speaker(passage, verb):
        return [*found, Stretch(last.first, verb.first)]
    inserted = next((c for c in passage.clauses[1:2] if c.has(verb.first)), None)
    relative = inserted is not None and passage.words[inserted.first].key in passage.lists["relatives"]
    if relative and "," in passage.gap_before(verb.first):  # "Ann Holt, who runs the port, said"
        found.append(opening)
    return found


def _has_apposition(passage: Passage, verb: Term) -> bool:
    """Check whether behind a verb and a name only a description follows: explained Ann Orr, the head."""
    at = next((n for n, part in enumerate(passage.segments) if n and part.first == verb.first), None)
    if at is None or not _names_someone(passage, passage.segments[at]):
        return False
    verbs = passage.lists["finite"] | passage.lists["past"] | passage.lists["verbs"]
    return verbs.isdisjoint(passage.keys(Stretch(passage.segments[at].last, len(passage.words))))


def _ends_with_speaker(passage: Passage, verb: Term) -> bool:
    """Check whether a sentence ends with a comma, a speaker and the verb: but for less, Ines Orr says."""
    last = passage.segments[-1]
    opens = passage.words[last.first].key
    joined = opens in passage.lists["relatives"] or opens in passage.lists["conjunctions"]
    return (
        last.has(verb.first)
        and verb.last == last.last
        and "," in passage.gap_before(last.first)
        and not joined
    )


def _is_inserted(passage: Passage, verb: Term) -> bool:
    """Check whether a name between commas is before a verb: "The mayor, Paul Renk, said"."""
    before = [s for s in passage.segments if s.last <= verb.first]
    if len(before) != 2 or not _names_someone(passage, before[1]):
        return False
    verbs = passage.lists["finite"] | passage.lists["past"] | passage.lists["verbs"]
    return verbs.isdisjoint(passage.keys(Stretch(before[0].first, verb.first)))


def _names_someone(passage: Passage, part: Stretch) -> bool:
    """Check whether some words have a name, or an office such as "minister"."""
    calendar = passage.lists["calendar"]
    named = any(part.has(name.first) and not calendar.issuperset(name.keys) for name in passage.names)
    return named or not passage.lists["offices"].isdisjoint(passage.keys(part))


def _speaker(passage: Passage, statement: Stretch, verb: Term) -> Stretch:
    """Find the words that name a speaker: before the verb, or behind it where there are none before it."""
    segment = next((s for s in passage.segments if s.has(verb.first)), statement)
    behind = Stretch(verb.last, min(segment.last, statement.last, verb.last + _LONGEST_SUBJECT))
    if verb.group == "source words":  # up to a comma: "according to the US and South Korean governments, …"
        end = min(statement.last, verb.last + _LONGEST_SUBJECT)
        marks = (at for at in range(verb.last + 1, end) if passage.gap_before(at).strip())
        return Stretch(verb.last, next(marks, end))
    start = max(statement.first, verb.first - _LONGEST_SUBJECT)
    earlier = passage.terms_in(Stretch(start, verb.first), "speech")
    begin = max([start, *(term.last for term in earlier)])
    if begin < segment.first and passage.words[begin].key in passage.lists["by"]:
        begin = segment.first  # "Asked by the member, the minister said"
    before = Stretch(begin, verb.first)
    # "Rates will rise, argues Ines Valcourt": a comma or quotation mark right before the verb, a name behind.
    turned = bool(passage.gap_before(verb.first).strip()) and not passage.terms_in(before, "clauses")
    named = any(behind.has(name.first) for name in passage.names)
    if turned and named and not _is_told(passage, verb):
        return behind
    opens = passage.lists["complement opens"] | {"that"}  # "he said that", whoever he is
    reports = passage.keys(Stretch(verb.last, verb.last + 1))
    return before if passage.content(before) or opens.issuperset(reports) else behind


def _is_told(passage: Passage, verb: Term) -> bool:
    """Check whether the name behind a verb is who is spoken to: "the aide, …, warned Orr that"."""
    opens = passage.lists["complement opens"] | {"that"}
    told = (name.last for name in passage.names if name.first == verb.last)
    return any(at < len(passage.words) and passage.words[at].key in opens for at in told)
