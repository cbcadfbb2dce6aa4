"""Whether a claim gives someone what another one says or does by the same verb: A called it dear, B cheap."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefgen.language.claims import Difference
from briefgen.language.wording.differ import differ
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.referring import names_before
from briefgen.language.wording.stems import stem
from briefgen.language.wording.subjects import subject_of


class _VerbPart(NamedTuple):
    """A statement around a verb."""

    stretch: Stretch
    before: frozenset[str]
    after: frozenset[str]
    verb: int


def parallels_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report "Ard called the offer generous" where Ard called it an insult, and Osk called it generous."""
    statements = evidence.statements()
    if len(statements) < 2 or len(claim.statements()) > 1:
        return
    at = subject_of(claim, claim.whole).last
    if at >= len(claim.words):
        return
    verb = stem(claim.words[at].key, claim.language)
    parts = [part for each in statements for part in _around(evidence, each, verb)]
    mine = next(iter(_around(claim, claim.whole, verb)), None)
    if len(parts) != 2 or mine is None or not mine.before or not mine.after:
        return
    for own, other in (parts, parts[::-1]):
        if _is_of_the_other(mine, own, other) and not _refers(evidence, other):
            yield differ("subject", claim, claim.whole, evidence, other.stretch, sure=False)
            return


def _is_of_the_other(mine: _VerbPart, own: _VerbPart, other: _VerbPart) -> bool:
    """Check whether a claim has the subject of one part, and what only the other part has behind the verb."""
    subject = mine.before & own.before - other.before - other.after
    away = other.after - own.after - own.before
    kept = own.after - other.after - other.before
    another = any(word.isalpha() for word in other.before - own.before)
    return another and bool(subject and away and away <= mine.after and kept and not kept <= mine.after)


def _refers(evidence: Passage, part: _VerbPart) -> bool:
    """Check whether the subject of a part is a pronoun, has one for its owner, or stands for a name."""
    words = evidence.lists["subjects"] | evidence.lists["possessives"]
    subject = Stretch(part.stretch.first, part.verb)
    return not words.isdisjoint(evidence.keys(subject)) or bool(names_before(evidence, subject))


def _around(passage: Passage, part: Stretch, verb: str) -> Iterator[_VerbPart]:
    """Yield a part of a text that has a verb once."""
    places = [
        at for at in range(part.first, part.last) if stem(passage.words[at].key, passage.language) == verb
    ]
    if len(places) == 1:
        before, after = Stretch(part.first, places[0]), Stretch(places[0] + 1, max(part.last, places[0] + 1))
        yield _VerbPart(part, passage.content(before), passage.content(after), places[0])
