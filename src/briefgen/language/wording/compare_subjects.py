"""Whether a claim says of someone or something what its evidence says of another.

"The mayor got seven years and his deputy eighteen months" supports nothing on a deputy with seven years.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from briefgen.language.claims import Difference
from briefgen.language.wording.differ import differ
from briefgen.language.wording.marks import VALUES, thing_marks, value_marks
from briefgen.language.wording.name_forms import is_named
from briefgen.language.wording.names import Name, particles
from briefgen.language.wording.part_openings import begins_anew
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.sounds import may_be, sounds
from briefgen.language.wording.stems import stem
from briefgen.language.wording.subjects import subject_of
from briefgen.language.wording.units import read_units

_VALUE_WEIGHT = 3
"""A value that two texts share is rarely shared by chance."""
_FEWEST = 2
"""What a claim has in common, at least, with a part that it takes its words from."""
_VERB_LAST = frozenset({"hi", "ja", "ko", "tr", "fa"})
"""Languages in which the first noun of a part may be its object."""
_APART = frozenset('.«»“”„「」:"')
"""What ends a sentence, or begins a speech that the part before it reports."""
_NO_CAPITALS = frozenset({"ar", "fa", "he", "hi", "ko"})
"""Languages written by sound, in which capitals do not show a name."""


_NOUNS = frozenset({"import", "civil", "male", "public", "urban", "north", "east", "majority", "surplus"})
"""Pairs whose words say what is spoken of."""


class _SubjectPart(Struct, frozen=True):
    """A part of a text with one subject; `subject` has the words before its first verb."""

    stretch: Stretch
    subject: Stretch


def subjects_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a claim whose subject is in another part of its evidence than the rest of its words."""
    same = claim.language == evidence.language
    subject = subject_of(claim, claim.whole)
    parts = _parts(evidence)
    attributed = claim.terms_in(subject, "source words")  # "according to X": the rest is what X says
    if len(parts) < 2 or subject.last == subject.first or _has_value(claim, subject) or attributed:
        return
    homes = _homes(claim, subject, evidence, parts)
    acting = [_SubjectPart(part.subject, part.subject) for part in parts]
    if not homes or not _homes(claim, subject, evidence, acting):
        return  # something is done to it: awarded it a contract
    if len(homes) == len(parts) or claim.words[0].key in claim.lists["prepositions"]:
        return
    scores = [_shared(claim, subject, evidence, part.stretch) for part in parts]
    taken = parts[scores.index(max(scores))]
    if any(_is_elliptic(evidence, part) for part in (*homes, taken)):
        scores = [_shared(claim, subject, evidence, part.stretch, only_values=True) for part in parts]
    best = max(scores)
    own = max(score for part, score in zip(parts, scores, strict=True) if part in homes)
    rest = len(claim.content(claim.whole) - claim.content(subject))
    if (best < _FEWEST and (best < rest or not same)) or best <= 2 * own:
        return
    taken = next(part for part, score in zip(parts, scores, strict=True) if score == best)
    beside = any(_is_beside(evidence, home, taken) for home in homes) and not _refers(evidence, taken)
    alike = _speaks(evidence, taken) or bool(_other_names(claim, evidence, taken))
    if any(_speaks(evidence, part) for part in homes) and not alike:
        return  # the speaker may be named for everything that is reported
    placed = any(subject.has(place.first) for place in claim.places)
    if not beside or _is_done_by(claim, evidence, taken):
        return  # of two sentences, or of one; or was fined by the one who, in the evidence, fines
    counted = evidence.language not in _NO_CAPITALS and not placed and _has_number(evidence, taken.subject)
    named = taken.subject.last > taken.subject.first
    if named and not counted and _has_another(claim, evidence, taken, homes):
        yield differ("subject", claim, subject, evidence, taken.subject, sure=False)


def _is_beside(evidence: Passage, home: _SubjectPart, taken: _SubjectPart) -> bool:
    """Check whether two parts are of one sentence, and neither begins a speech that the other reports."""
    first, second = sorted((home.stretch.first, taken.stretch.first))
    marks = "".join(evidence.gap_before(at) for at in range(first + 1, second + 1))
    return _APART.isdisjoint(marks)


def _refers(evidence: Passage, part: _SubjectPart) -> bool:
    """Check whether the subject of a part refers to the one before: its share."""
    first = evidence.words[part.subject.first].key if part.subject.first < len(evidence.words) else ""
    return first in evidence.lists["possessives"]


def _is_done_by(claim: Passage, evidence: Passage, part: _SubjectPart) -> bool:
    """Check whether a claim is a passive whose "by" names the subject of a part."""
    acting = [n for n in claim.names if n.first and claim.words[n.first - 1].key in claim.lists["by"]]
    acting += [
        n
        for n in claim.names
        if n.first > 1
        and claim.words[n.first - 1].key in claim.lists["articles"]
        and claim.words[n.first - 2].key in claim.lists["by"]
    ]
    passive = not claim.lists["be"].isdisjoint(claim.keys(claim.whole))
    there = {key for name in evidence.names if part.subject.has(name.first) for key in name.keys}
    return passive and any(not there.isdisjoint(name.keys) for name in acting)


def _has_value(passage: Passage, part: Stretch) -> bool:
    return _has_number(passage, part) or any(
        mark.at < part.last and mark.last > part.first for mark in value_marks(passage)
    )


def _has_number(passage: Passage, part: Stretch) -> bool:
    return any(passage.is_number(at) for at in range(part.first, part.last))


def _speaks(passage: Passage, part: _SubjectPart) -> bool:
    """Check whether a speech verb is behind the subject of a part, or "according to" in it."""
    verb = Stretch(part.subject.last, part.subject.last + 1)
    return bool(passage.terms_in(verb, "speech") or passage.terms_in(part.subject, "source words"))


@lru_cache(maxsize=512)
def _parts(passage: Passage) -> list[_SubjectPart]:
    """Split a passage into parts that have a subject each."""
    found: list[Stretch] = []
    for unit in read_units(passage, across=True):
        subject = subject_of(passage, unit.part)
        dashed = found and "—" in passage.gap_before(unit.part.first) and _is_mere_subject(passage, found[-1])
        joined = dashed or (found and _is_apposition(passage, found[-1], unit.part))
        if found and (joined or not (passage.content(subject) and begins_anew(passage, unit.part))):
            found[-1] = Stretch(found[-1].first, unit.part.last)
        else:
            found.append(unit.part)
    return [_SubjectPart(part, _subject_of_part(passage, part)) for part in found]


def _is_mere_subject(passage: Passage, part: Stretch) -> bool:
    """Check whether a part is a subject alone, whose verb a dash stands for: а Нідерланди — ще 85 млн."""
    return subject_of(passage, part).last == part.last and not _has_number(passage, part)


def _is_apposition(passage: Passage, before: Stretch, part: Stretch) -> bool:
    """Check whether a part names the subject before it once more: "160 pilots, the third group, wrote"."""
    begun = passage.words[part.first].key in passage.lists["articles"]
    return begun and all(subject_of(passage, each).last == each.last for each in (before, part))


def _subject_of_part(passage: Passage, part: Stretch) -> Stretch:
    """Return the subject of a part; not of "the operator said" between commas."""
    subject = subject_of(passage, part)
    verb = next(iter(passage.terms_in(Stretch(subject.last, subject.last + 1), "speech")), None)
    if verb is not None and verb.last < part.last and "," in passage.gap_before(verb.last):
        return subject_of(passage, Stretch(verb.last, part.last))
    return subject


def _homes(
    claim: Passage, subject: Stretch, evidence: Passage, parts: list[_SubjectPart]
) -> list[_SubjectPart]:
    """Return the parts that speak of a claim's subject; none where no part differs from the others."""
    things = {thing.first for thing in claim.things}  # "Output" begins a sentence, and is no name
    things |= {term.first for term in claim.terms if term.group == "pairs"}  # nor is "Men"
    within = (n for n in claim.names if subject.has(n.first) and n.last <= subject.last)
    keys = [key for n in within if n.first not in things for key in n.keys[-1:] if key not in particles()]
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
        found = frozenset().union(*(t for t in telling if len(t) < len(parts)))
        return [part for number, part in enumerate(parts) if number in found]
    spoken_of = _things(claim, subject)
    return [part for part in parts if spoken_of & _things(evidence, part.stretch)]


def _things(passage: Passage, part: Stretch) -> frozenset[tuple[str, str]]:
    """Return the things that a part of a text speaks of, as they are known in all languages."""
    sides = ((t.name, str(t.sign)) for t in passage.terms_in(part, "pairs") if t.name in _NOUNS)
    return frozenset((*(m.what for m in thing_marks(passage) if part.has(m.at)), *sides))


def _names(key: str, claim: Passage, evidence: Passage, part: Stretch) -> bool:
    keys = evidence.keys(part)
    if evidence.language in _NO_CAPITALS and claim.language != evidence.language:
        words = frozenset(evidence.words_at(at) for at in range(part.first, part.last))
        return len(sounds(key)) > 1 and may_be(key, words)
    return is_named(key, keys, claim.language, evidence.language)


def _is_elliptic(evidence: Passage, part: _SubjectPart) -> bool:
    """Check whether a part takes its verb from the one before: "and Lithuania in June"."""
    verbs = evidence.lists["verbs"] | evidence.lists["past"]
    groups = ("speech", "pairs", "denials")
    keys = evidence.keys(part.stretch)
    return (
        verbs.isdisjoint(keys)
        and not evidence.terms_in(part.stretch, *groups)
        and not any(key.endswith("ed") for key in keys)
        and not (evidence.language == "en" and part.subject.last < part.stretch.last)
    )


def _shared(
    claim: Passage, subject: Stretch, evidence: Passage, part: Stretch, *, only_values: bool = False
) -> int:
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


def _has_another(claim: Passage, evidence: Passage, taken: _SubjectPart, homes: list[_SubjectPart]) -> bool:
    """Check whether the part that a claim takes its words from speaks of someone or something else."""
    if claim.language == evidence.language:
        other = evidence.content(taken.subject)
        if _speaks(evidence, taken) and not any(t.group in ("speech", "denials") for t in claim.terms):
            return False
        return not other <= claim.content(claim.whole)
    if _other_names(claim, evidence, taken):
        return True
    subject = subject_of(claim, claim.whole)
    names = [name.first for name in claim.names if name.sure]
    named = any(subject.has(at) for at in (*names, *(place.first for place in claim.places)))
    if (not named or evidence.language in _VERB_LAST) and not _is_alike(claim, evidence, taken):
        return False
    claimed = {m.what for m in value_marks(claim)}
    values = [m for m in value_marks(evidence) if m.kind in VALUES and m.what not in claimed]
    return any(home.stretch.has(m.at) for home in homes for m in values)


def _is_alike(claim: Passage, evidence: Passage, part: _SubjectPart) -> bool:
    """Check whether the subject of a part is another thing of the class of a claim's."""
    things = _things(claim, subject_of(claim, claim.whole))
    kinds = {kind for kind, _ in things}
    return any(kind in kinds for kind, _ in _things(evidence, part.subject) - things)


def _other_names(claim: Passage, evidence: Passage, part: _SubjectPart) -> list[Name]:
    """List the names in the subject of a part that a claim does not have."""
    if not any(name.first <= 1 for name in claim.names):
        return []
    named = {key for name in claim.names for key in name.keys}
    return [n for n in evidence.names if n.sure and part.subject.has(n.first) and named.isdisjoint(n.keys)]
