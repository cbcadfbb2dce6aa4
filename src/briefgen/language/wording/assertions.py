"""Who or what each part of a sentence is about, and what it says of it: A fits the engines, B the cabins."""

from __future__ import annotations

from msgspec import Struct

from briefgen.language.found_once import found_once
from briefgen.language.wording.marks import value_marks
from briefgen.language.wording.names import Name
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.subjects import subject_of

_LONGEST_NOUN = 4
"""Words of a subject without a verb, with its article: the army none."""
_BEHIND_SPEECH = 3
"""Words behind the verb of a speaker at the end, at most: the guild said on Tuesday."""


class Assertion(Struct, frozen=True):
    """A part of a text with a subject of its own."""

    part: Stretch
    subject: Stretch
    kind: str
    """What it is: a "clause"; "elided", with the verb before it; "whereas", set against what is before it;
    "relative"; "spoken", by its subject; "place", said of one; "alone", a subject without a verb; or "",
    where it is not known of whom it is."""


@found_once
def find_assertions(passage: Passage) -> list[Assertion]:
    """Split each statement where a part begins with a subject of its own."""
    statements = passage.statements()
    found = [each for statement in statements for each in _in_statement(passage, statement)]
    return _split_at_one_verb(passage, found) if len(found) > 1 else found


def _split_at_one_verb(passage: Passage, found: list[Assertion]) -> list[Assertion]:
    """Split parts without a known verb at the one word that all have inside: A asks for x; B asks for y."""
    if any(subject_of(passage, each.part).last < each.part.last for each in found):
        return found
    valued = {at for mark in value_marks(passage) for at in range(mark.at, mark.last)}
    words = [
        [(at, word) for at in range(*each.part) for word in passage.content(Stretch(at, at + 1))]
        for each in found
    ]
    inner = [[word for at, word in each[1:-1] if at not in valued] for each in words]
    shared = [word for word in inner[0] if all(each.count(word) == 1 for each in inner)]
    if len(shared) != 1:
        return found
    verbs = [next(at for at, word in each if word == shared[0]) for each in words]
    pairs = zip(found, verbs, strict=True)
    return [Assertion(each.part, Stretch(each.part.first, at), "clause") for each, at in pairs]


def _in_statement(passage: Passage, statement: Stretch) -> list[Assertion]:
    parts = [s for s in passage.segments if statement.has(s.first)] or [statement]
    speaker = _speaker_apart(passage, parts)
    if speaker is not None:
        return [Assertion(statement, speaker, "spoken")]
    found = [_first(passage, parts[0])]
    explains = False  # behind a colon: it is shut: a depth of nine metres is too little
    for part in parts[1:]:
        last = found[-1]
        alone = last.kind == "alone"
        explains = explains or ":" in passage.gap_before(part.first)
        opened = None if alone or explains else _opened(passage, part, last)
        if opened is not None:
            found.append(opened)
            continue
        joined = Stretch(last.part.first, part.last)
        found[-1] = Assertion(joined, joined if alone else last.subject, "clause" if alone else last.kind)
    return found


def _speaker_apart(passage: Passage, parts: list[Stretch]) -> Stretch | None:
    """Find who says all of a statement, set off by a comma: it is safe, the guild insists."""
    first, last = parts[0], parts[-1]
    if len(parts) == 1:
        return None
    source = any(verb.first == first.first for verb in passage.terms_in(first, "source words"))
    if source and not any(first.has(mark.at) for mark in value_marks(passage)):
        named = len(parts) > 2 and any(n[:2] == parts[1] for n in passage.names)
        return Stretch(first.first, parts[1].last if named else first.last)
    if _is_relative(passage, last.first) or not passage.gap_before(last.first).strip():
        return None
    for verb in passage.terms_in(last, "speech", "source words"):
        before, behind = Stretch(last.first, verb.first), Stretch(verb.last, last.last)
        counts = any(m.kind == "number" and behind.has(m.at) for m in value_marks(passage))
        if counts or not passage.lists["pronouns"].isdisjoint(passage.keys(behind)):
            continue  # A calls it safe, B calls it reckless; A counts 600, B speaks of 2,400
        if passage.content(before) and behind.last - behind.first <= _BEHIND_SPEECH:
            return before
        named = before.first == before.last and subject_of(passage, behind).last == behind.last
        if named and passage.content(behind):
            return behind
    return None


def _first(passage: Passage, part: Stretch) -> Assertion:
    """Read what a statement begins with; where no verb is seen, a name is its subject."""
    if placed := _of_place(passage, part) or _of_source(passage, part):
        return placed
    subject = subject_of(passage, part)
    if subject.last < part.last:
        return Assertion(part, subject, "" if _refers(passage, subject) else "clause")
    name = _name_at(passage, part.first)
    if name and name.last < part.last:
        return Assertion(part, Stretch(name.first, name.last), "clause")
    opens = passage.words[part.first].key in passage.lists["articles"]
    return Assertion(part, part, "alone" if name or opens else "")


def _of_source(passage: Passage, part: Stretch) -> Assertion | None:
    """Read a part that names who says it, without a comma: according to the ministry 600 died."""
    opens = next((t for t in passage.terms_in(part, "source words") if t.first == part.first), None)
    if opens is None:
        return None
    near = range(opens.last + 2, min(opens.last + _LONGEST_NOUN + 2, part.last))
    end = next((at for at in near if passage.is_number(at)), None)
    return Assertion(part, Stretch(opens.last, end), "clause") if end else None


def _opened(passage: Passage, part: Stretch, before: Assertion) -> Assertion | None:
    """Read a part that may begin with a subject of its own."""
    lists = passage.lists
    at = part.first
    joins = {t.first: t.last for t in passage.terms_in(part, "clauses") if not _is_relative(passage, t.first)}
    while at < part.last - 1 and (at in joins or passage.words[at].key in lists["conjunctions"]):
        at = joins.get(at, at + 1)
    if _is_relative(passage, at):
        return _relative(passage, part, before)
    subject = subject_of(passage, Stretch(at, part.last))
    verb = subject.last < part.last and bool(passage.content(subject))
    none = verb and passage.words[subject.last].key in lists["nobody"]
    name = _name_at(passage, at)
    if name:
        return _of_name(passage, part, name, Stretch(at, at) if none or not verb else subject)
    if passage.words[at].key in lists["prepositions"]:
        return _of_place(passage, Stretch(at, part.last))
    kind = "" if _refers(passage, subject) else "elided" if none else "clause"
    if any(part.first <= entry.first < at for entry in passage.find_entries("whereas")):
        return Assertion(part, subject, kind and "whereas")
    opens = passage.words[at].key in lists["articles"] | lists["possessives"]
    if verb and (none or opens or any(c.first == part.first for c in passage.clauses)):
        return Assertion(part, subject, kind)
    return _elided_noun(passage, Stretch(at, part.last)) if opens else None


def _of_name(passage: Passage, part: Stretch, name: Name, subject: Stretch) -> Assertion | None:
    """Read a part that begins with a name; `subject` is empty where no verb is seen."""
    elided = subject.first == subject.last
    one_of_several = _name_with(passage, part.first - 1) is not None
    if name.last >= part.last or (elided and one_of_several):
        return None
    if one_of_several and "," not in passage.gap_before(part.first):
        return Assertion(part, subject, "")  # of two who do it: Putin and Kim met
    return (
        Assertion(part, Stretch(name.first, name.last), "elided")
        if elided
        else Assertion(part, subject, "clause")
    )


def _of_place(passage: Passage, part: Stretch) -> Assertion | None:
    """Read a part that says of a place what the part before says of another: in the south it fell."""
    lists = passage.lists
    if passage.words[part.first].key not in lists["prepositions"]:
        return None
    near = range(part.first + 2, min(part.first + _LONGEST_NOUN + 1, part.last))
    pronoun = next((at for at in near if passage.words[at].key in lists["subjects"]), None)
    return Assertion(part, Stretch(part.first + 1, pronoun), "place") if pronoun else None


def _refers(passage: Passage, subject: Stretch) -> bool:
    """Check whether a pronoun is a subject, or its owner."""
    first = Stretch(max(subject.first - 1, 0), subject.last)
    return not (passage.lists["subjects"] | passage.lists["possessives"]).isdisjoint(passage.keys(first))


def _elided_noun(passage: Passage, part: Stretch) -> Assertion | None:
    """Read a part with a noun, and with what the verb before says of it: the army none."""
    lists = passage.lists
    for at in range(part.first + 2, min(part.first + _LONGEST_NOUN, part.last)):
        key = passage.words[at].key
        counts = passage.is_number(at + (key in lists["prepositions"]))
        if counts or key in lists["articles"] or key in lists["nobody"]:
            return Assertion(part, Stretch(part.first, at), "elided")
    return None


def _is_relative(passage: Passage, at: int) -> bool:
    return passage.words[at].key in passage.lists["relatives"]


def _relative(passage: Passage, part: Stretch, before: Assertion) -> Assertion | None:
    """Read "who was sent to Geneva" behind a name that is no subject."""
    name = _name_with(passage, part.first - 1)
    if name is None or before.subject.has(name.first):
        return None
    joined = name.first and passage.words[name.first - 1].key in passage.lists["prepositions"]
    return None if joined else Assertion(part, Stretch(name.first, name.last), "relative")


def _name_at(passage: Passage, at: int) -> Name | None:
    """Return the name that begins at a word, or behind its article."""
    at += passage.words[at].key in passage.lists["articles"]
    return next((name for name in passage.names if name.first == at), None)


def _name_with(passage: Passage, at: int) -> Name | None:
    return next((name for name in passage.names if name.first <= at < name.last), None)
