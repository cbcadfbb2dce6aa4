"""Whether a claim says of someone or something what its evidence says of another.

"The mayor got seven years and his deputy eighteen months" supports nothing on a deputy with seven years.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from briefgen.language.claims import Difference
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import VALUES, Mark, thing_marks, value_marks
from briefgen.language.wording.name_forms import is_named
from briefgen.language.wording.names import PARTICLES, Name
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.sounds import may_be, sounds
from briefgen.language.wording.stems import stem
from briefgen.language.wording.units import read_units

_LONGEST_SUBJECT = 9
"""Words of a subject, at most."""
_VERBAL = frozenset({"speech", "pairs", "denials", "negation", "modality"})
"""Groups of words that a subject ends before."""
_VALUE_WEIGHT = 3
"""A value that two texts share is rarely shared by chance."""
_FEWEST = 2
"""What a claim has in common, at least, with a part that it takes its words from."""
_BRACKETS = frozenset("()[]")
_HEARD = frozenset({"ar", "fa", "he", "hi", "ko"})
"""Languages written by sound, without capitals."""


_NOUNS = frozenset({"import", "civil", "male", "public", "urban", "north", "east", "majority", "surplus"})
"""Pairs whose words are no verbs, or nouns as well."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a text with one subject; `subject` has the words before its first verb."""

    stretch: Stretch
    subject: Stretch


def subjects_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a claim whose subject is in another part of its evidence than the rest of its words."""
    subject = _subject(claim, claim.whole)
    parts = _parts(evidence)
    if len(parts) < 2 or subject.last == subject.first or _has_number(claim, subject):
        return
    homes = _homes(claim, subject, evidence, parts)
    if not homes or len(homes) == len(parts) or claim.words[0].key in claim.lists["prepositions"]:
        return
    only_values = any(_is_elliptic(evidence, part) for part in parts)
    scores = [_shared(claim, subject, evidence, part.stretch, only_values=only_values) for part in parts]
    best = max(scores)
    own = max(score for part, score in zip(parts, scores, strict=True) if part in homes)
    if best < _FEWEST or best <= 2 * own:
        return
    taken = next(part for part, score in zip(parts, scores, strict=True) if score == best)
    alike = _speaks(evidence, taken) or bool(_other_names(claim, evidence, taken))
    if any(_speaks(evidence, part) for part in homes) and not alike:
        return  # whoever speaks may be named for all that is told
    counted = evidence.language not in _HEARD and _has_number(evidence, taken.subject)
    if not counted and _has_another(claim, evidence, taken, homes):
        yield differ("name", claim, subject, evidence, taken.subject, sure=False)


def _subject(passage: Passage, part: Stretch) -> Stretch:
    """Return the words of a part before its first verb, without what joins it to the rest."""
    lists = passage.lists
    first = part.first
    joins = {t.first: t.last for t in passage.terms_in(part, "clauses")}
    while first < part.last and (first in joins or passage.words[first].key in _skipped(passage)):
        first = joins.get(first, first + 1)
    verbs = {t.first for t in passage.terms if t.group in _VERBAL and t.name not in _NOUNS}
    last = first
    while last < min(part.last, first + _LONGEST_SUBJECT):
        key = passage.words[last].key
        named = any(name.first <= last < name.last for name in passage.names)
        if not named and (last in verbs or key in lists["verbs"] or key in lists["past"]):
            break
        if passage.language == "en" and not named and _is_english_verb(passage, last, part):
            break
        last += 1
    return Stretch(first, last)


def _has_number(passage: Passage, part: Stretch) -> bool:
    return any(passage.is_number(at) for at in range(part.first, part.last))


def _speaks(passage: Passage, part: _Part) -> bool:
    """Check whether a speech verb is behind the subject of a part, or "according to" in it."""
    verb = Stretch(part.subject.last, part.subject.last + 1)
    return bool(passage.terms_in(verb, "speech") or passage.terms_in(part.subject, "source words"))


def _skipped(passage: Passage) -> frozenset[str]:
    return passage.lists["articles"] | passage.lists["conjunctions"]


def _is_english_verb(passage: Passage, at: int, part: Stretch) -> bool:
    """Check whether a word is a verb by its ending: a past, or an "s" before an article or a number."""
    key = passage.words[at].key
    after = passage.words[at + 1].key if at + 1 < part.last else ""
    follows = after in passage.lists["determiners"] or after == "that" or (at + 1) in passage.numbers
    return (len(key) > 4 and key.endswith("ed")) or (key.endswith("s") and len(key) > 3 and follows)


@lru_cache(maxsize=512)
def _parts(passage: Passage) -> list[_Part]:
    """Split a passage into parts that have a subject each."""
    found: list[Stretch] = []
    for unit in read_units(passage, across=True):
        subject = _subject(passage, unit.part)
        if found and not (passage.content(subject) and _begins_anew(passage, unit.part)):
            found[-1] = Stretch(found[-1].first, unit.part.last)
        else:
            found.append(unit.part)
    return [_Part(part, _subject_of_part(passage, part)) for part in found]


def _subject_of_part(passage: Passage, part: Stretch) -> Stretch:
    """Return the subject of a part; not of "the operator said" between commas."""
    subject = _subject(passage, part)
    verb = next(iter(passage.terms_in(Stretch(subject.last, subject.last + 1), "speech")), None)
    if verb is not None and verb.last < part.last and "," in passage.gap_before(verb.last):
        return _subject(passage, Stretch(verb.last, part.last))
    return subject


def _begins_anew(passage: Passage, part: Stretch) -> bool:
    """Check whether a part begins with a subject of its own, not with a verb, a relative or a pronoun."""
    lists = passage.lists
    first = part.first
    joins = {t.first: t.last for t in passage.terms_in(part, "clauses")}
    if passage.words[first].key in lists["relatives"]:
        return False
    if first in joins or passage.words[first].key in lists["conjunctions"]:
        first = joins.get(first, first + 1)
    if first >= part.last or not _BRACKETS.isdisjoint(passage.gap_before(first)):
        return False
    key = passage.words[first].key
    silent = lists["subjects"] | lists["pronouns"] | lists["prepositions"] | lists["empty"]
    return not passage.is_number(first) and (
        key in lists["articles"] | lists["determiners"] or key not in silent
    )


def _homes(claim: Passage, subject: Stretch, evidence: Passage, parts: list[_Part]) -> list[_Part]:
    """Return the parts that speak of a claim's subject; none where none can be told from the others."""
    names = [n for n in claim.names if subject.has(n.first) and n.last <= subject.last]
    keys = [key for n in names for key in n.keys[-1:] if key not in PARTICLES]
    codes = {(p.name) for p in claim.places if subject.has(p.first)}
    if codes:
        return [
            part for part in parts if codes <= {p.name for p in evidence.places if part.stretch.has(p.first)}
        ]
    if keys:
        return [part for part in parts if any(_names(key, claim, evidence, part.stretch) for key in keys)]
    if claim.language == evidence.language:
        telling = [
            frozenset(number for number, part in enumerate(parts) if each in evidence.content(part.stretch))
            for each in claim.content(subject)
        ]
        told = frozenset().union(*(t for t in telling if len(t) < len(parts)))
        return [part for number, part in enumerate(parts) if number in told]
    things = _things(claim, subject)
    return [part for part in parts if things & _things(evidence, part.stretch)]


def _things(passage: Passage, part: Stretch) -> frozenset[tuple[str, str]]:
    """Return the things that a part of a text speaks of, as they are known in all languages."""
    sides = ((t.name, str(t.sign)) for t in passage.terms_in(part, "pairs") if t.name in _NOUNS)
    return frozenset((*(m.what for m in thing_marks(passage) if part.has(m.at)), *sides))


def _names(key: str, claim: Passage, evidence: Passage, part: Stretch) -> bool:
    keys = evidence.keys(part)
    if evidence.language in _HEARD and claim.language != evidence.language:
        words = frozenset(evidence.words_at(at) for at in range(part.first, part.last))
        return len(sounds(key)) > 1 and may_be(key, words)
    return is_named(key, keys, claim.language, evidence.language)


def _is_elliptic(evidence: Passage, part: _Part) -> bool:
    """Check whether a part takes its verb from the one before: "and Lithuania in June"."""
    verbs = evidence.lists["verbs"] | evidence.lists["past"]
    groups = ("speech", "pairs", "denials")
    keys = evidence.keys(part.stretch)
    return (
        verbs.isdisjoint(keys)
        and not evidence.terms_in(part.stretch, *groups)
        and not any(key.endswith("ed") for key in keys)
    )


def _shared(claim: Passage, subject: Stretch, evidence: Passage, part: Stretch, *, only_values: bool) -> int:
    """Weigh what a claim has, apart from its subject, in common with a part of its evidence."""
    there = {m.what for m in value_marks(evidence) if part.has(m.at)}
    values = {m.at for m in value_marks(claim) if m.what in there and not subject.has(m.at)}
    if only_values:
        return _VALUE_WEIGHT * len(values)
    sides = {(t.name, t.sign) for t in evidence.terms_in(part, "pairs")}
    pairs = {t.name for t in claim.terms if t.group == "pairs" and (t.name, t.sign) in sides}
    score = _VALUE_WEIGHT * len(values) + len(pairs)
    if claim.language != evidence.language:
        before, after = Stretch(0, subject.first), Stretch(subject.last, len(claim.words))
        mine = _things(claim, before) | _things(claim, after)
        return score + len(_things(evidence, part) & mine)
    numbers = {stem(claim.words[at].key, claim.language) for at in claim.numbers}
    rest = frozenset(
        stem(word.key, claim.language)
        for at, word in enumerate(claim.words)
        if not subject.has(at) and word.key not in claim.lists["empty"]
    )
    return score + len((rest - numbers - claim.content(subject)) & evidence.content(part))


def _has_another(claim: Passage, evidence: Passage, taken: _Part, homes: list[_Part]) -> bool:
    """Check whether the part that a claim takes its words from speaks of someone or something else."""
    if claim.language == evidence.language:
        other = evidence.content(taken.subject)
        if _speaks(evidence, taken) and not any(t.group in ("speech", "denials") for t in claim.terms):
            return False
        return not other <= claim.content(claim.whole)
    if _other_names(claim, evidence, taken):
        return True
    claimed = {m.what for m in value_marks(claim)}
    values = [m for m in value_marks(evidence) if m.kind in VALUES and m.what not in claimed]
    return any(home.stretch.has(m.at) for home in homes for m in values)


def _other_names(claim: Passage, evidence: Passage, part: _Part) -> list[Name]:
    """List the names in the subject of a part that a claim does not have."""
    if not any(name.first <= 1 for name in claim.names):
        return []
    named = {key for name in claim.names for key in name.keys}
    return [n for n in evidence.names if n.sure and part.subject.has(n.first) and named.isdisjoint(n.keys)]


def heads_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report "inflation of 2 per cent" where the evidence has growth of 2 per cent, and inflation of 5."""
    claimed = {mark.what for mark in value_marks(claim)}
    mine, theirs = _headed(claim), _headed(evidence)
    for mark, head in mine:
        own = [each for each in theirs if each[0].what == mark.what]
        other = [each for each in theirs if each[0].what not in claimed and each[0].kind == mark.kind]
        heads = {_head_stem(evidence, at) for _, at in own}
        meant = _head_stem(claim, head)
        if len(own) == 1 and meant not in heads and any(_head_stem(evidence, at) == meant for _, at in other):
            at = own[0][1]
            yield differ(
                "name", claim, Stretch(head, mark.last), evidence, Stretch(at, own[0][0].last), sure=False
            )
            return


def _head_stem(passage: Passage, at: int) -> str:
    return stem(passage.words[at].key, passage.language)


def _headed(passage: Passage) -> list[tuple[Mark, int]]:
    """List the numbers behind a noun and "of" (growth of about 2 per cent), each with the noun's place."""
    empty = passage.lists["empty"]
    found: list[tuple[Mark, int]] = []
    for mark in value_marks(passage):
        if mark.kind != "number":
            continue
        near = range(mark.at - 1, max(mark.at - _BEFORE_NUMBER, 0), -1)
        of = next((at for at in near if passage.words[at].key in passage.lists["of"]), 0)
        between = range(of + 1, mark.at)
        if of and not any(passage.is_number(at) for at in between) and passage.words[of - 1].key not in empty:
            found.append((mark, of - 1))
    return found


_BEFORE_NUMBER = 4
"""Words between "of" and its number, with both: of as much as 5."""
