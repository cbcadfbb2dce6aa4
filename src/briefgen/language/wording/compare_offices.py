"""Whether a claim gives somebody the office that the evidence gives him, and an office to the same person."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from briefgen.language.claims import Difference
from briefgen.language.tables import base_language
from briefgen.language.wording.differ import differ
from briefgen.language.wording.name_forms import is_named
from briefgen.language.wording.names import Name, particles, titles
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.sounds import sounds
from briefgen.language.wording.word_lists import Term

_MINISTER = "-minister"
_ALIKE = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            ("economy finance trade", "environment energy agriculture transport", "education culture")
        )
        for name in names.split()
    }
)
"""Portfolios that one minister often has together, and other languages name by either."""
_HEADS = frozenset({"president", "prime-minister", "chancellor", "king"})
_OF_GOVERNMENT = frozenset({"president", "prime-minister", "chancellor"})
"""Heads of government, whom one language may call by either."""
_OF_ONE = frozenset({"president", "prime-minister", "chancellor", "king", "mayor", "governor", "prefect"})
"""Offices of one person, by which no body is meant as well, as by a judge."""
_PERSONS = _HEADS | {"mayor", "governor", "prefect", "judge", "prosecutor", "ambassador"}
_NAMED_BEHIND = frozenset({"ar", "hi"})
"""Languages without capitals in which a name is right behind its office; in Korean it is before it."""
_TELLING_SOUNDS = 2
"""Consonants from which on a name is not taken for another by chance: not Sisi."""
_WITHOUT_CAPITALS = frozenset({"fa", "he"})
"""Others without capitals, in which a verb or an adjective may be behind an office as well."""
_UNHEARD = frozenset({"zh", "ja"})
"""Languages whose writing does not show how a name sounds."""


def offices_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a minister of something else than in the evidence, and another one than who is said to act."""
    mine, theirs = _ministers(claim), _ministers(evidence)
    given = {term.name for term in theirs}
    for term in mine:
        if any(_are_alike(term.name, other, claim, evidence) for other in given):
            continue
        others = [
            each for each in theirs if not any(_are_alike(each.name, m.name, claim, evidence) for m in mine)
        ]
        other = next((each for each in others if not _has_more(each, evidence)), None)
        if other is not None and len(given) == 1:
            yield differ("role", claim, term, evidence, other, sure=False)
            return
    yield from _holders_differ(claim, evidence)


def offices_replaced(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a president where the evidence has a king, and all other words are the same."""
    if claim.language != evidence.language:
        return
    mine, theirs = ([t for t in p.things if _is_person(t.name)] for p in (claim, evidence))
    given, own = {t.name for t in theirs}, {t.name for t in mine}
    new = [t for t in mine if t.name not in given]
    left = [t for t in theirs if t.name not in own]
    if len(new) != 1 or not left or _OF_GOVERNMENT.issuperset((new[0].name, left[0].name)):
        return
    rest = claim.content(Stretch(0, new[0].first)) | claim.content(Stretch(new[0].last, len(claim.words)))
    if rest and rest <= evidence.content(evidence.whole):
        yield differ("name", claim, new[0], evidence, left[0], sure=False)


def _is_person(name: str) -> bool:
    return name.endswith(_MINISTER) or name in _OF_ONE


def _ministers(passage: Passage) -> list[Term]:
    """List the ministers whose portfolio a text has."""
    return [
        term for term in passage.things if term.name.endswith(_MINISTER) and term.name != "prime-minister"
    ]


def _are_alike(one: str, other: str, claim: Passage, evidence: Passage) -> bool:
    """Check whether two portfolios may be one: economy and finance, in two languages."""
    groups = [_ALIKE.get(name.removesuffix(_MINISTER), name) for name in (one, other)]
    return one == other or (claim.language != evidence.language and groups[0] == groups[1])


def _has_more(term: Term, passage: Passage) -> bool:
    """Check whether a portfolio goes on: of the economy and climate."""
    behind = passage.words[term.last].key if term.last < len(passage.words) else ""
    return behind in passage.lists["conjunctions"] | {"and"}


def _holders_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report an office with a name, where the evidence has the office with another name beside it."""
    if claim.language == evidence.language or base_language(evidence.language) in _UNHEARD:
        return
    for term in claim.things:
        if term.name not in _PERSONS and not term.name.endswith(_MINISTER):
            continue
        name = next((each for each in claim.names if each.first <= term.last < each.last), None)
        keys = _person(name, claim) if name is not None else []
        if not keys or not _tells(keys[-1]) or _is_heard(keys[-1], claim, evidence):
            continue
        other = next((each for each in evidence.things if each.name == term.name), None)
        if other is not None and _is_named(other, evidence):
            yield differ("name", claim, name, evidence, other, sure=False)
            return


def _person(name: Name, claim: Passage) -> list[str]:
    """Return the words of a person's name; none of a place, of a body, or in capitals."""
    lists = claim.lists
    left_out = particles() | titles() | lists["offices"] | lists["ranks"]
    located = any(place.first < name.last and name.first < place.last for place in claim.places)
    if (
        located
        or claim.text_of(name).isupper()
        or not lists["bodies"].difference(lists["offices"]).isdisjoint(name.keys)
    ):
        return []
    return [key for key in name.keys if key not in left_out]


def _tells(key: str) -> bool:
    """Check whether a name has enough consonants that every script writes."""
    return len(sounds(key.replace("v", "").replace("w", ""))) >= _TELLING_SOUNDS


def _is_heard(key: str, claim: Passage, evidence: Passage) -> bool:
    return is_named(key, [word.key for word in evidence.words], claim.language, evidence.language)


def _is_named(term: Term, evidence: Passage) -> bool:
    """Check whether a name is beside an office: not the new president, nor the president of Chile."""
    at = term.first - 1 if evidence.language == "ko" else term.last
    if not 0 <= at < len(evidence.words) or any(p.first <= at < p.last for p in evidence.places):
        return False
    if evidence.language in _NAMED_BEHIND or evidence.language == "ko":
        return _may_be_name(at, evidence)
    if evidence.language in _WITHOUT_CAPITALS:
        return False
    located = {n for place in evidence.places for n in range(place.first, place.last)}
    names = (
        name for name in evidence.names if name.first <= term.last < name.last or name.last == term.first
    )
    return any(located.isdisjoint(range(name.first, name.last)) for name in names)


def _may_be_name(at: int, evidence: Passage) -> bool:
    """Check whether a word without capitals is a name, and no adjective, verb or postposition."""
    word, lists = evidence.words[at].key, evidence.lists
    plain = lists["empty"] | lists["not beside an office"] | lists["prepositions"]
    if word in plain or any(t.first == at for t in (*evidence.terms, *evidence.things)):
        return False
    if evidence.language != "hi":
        return True
    behind = evidence.words[at + 1].key if at + 1 < len(evidence.words) else ""
    return behind in lists["behind a name"]
