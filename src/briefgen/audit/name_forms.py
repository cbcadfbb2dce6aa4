"""The forms of a name: with its accents or without, as an adjective, or the country that it means."""

from __future__ import annotations

from briefgen.audit.translated_names import has_translated
from briefgen.language.reading import Reading
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.name_forms import is_named, plain
from briefgen.language.wording.names import Name
from briefgen.language.wording.passage import Passage
from briefgen.language.wording.stems import stem
from briefgen.language.wording.word_lists import Term

_CITY = "city of "
_JOINED = 10
"""Letters of a name that a text may write as two words."""
_LONG = 5
"""Letters of a name that is known by the beginning of a word."""


def named_places(passage: Passage) -> frozenset[str]:
    """Return the codes of the places that a text names, and of its capitals also what `code_of` gives."""
    codes = {term.name for term in passage.places}
    return frozenset(codes | {f"{_CITY}{term.name}" for term in passage.places if term.sign < 0})


def code_of(term: Term, passage: Passage) -> str:
    """Return the code of a place; of a capital that says where something is, one that its country has not.

    "Moscow said" may be what Russia said; "found in Kyiv" is not found in Ukraine.
    """
    return f"{_CITY}{term.name}" if term.sign < 0 and _is_behind_where(passage, term.first) else term.name


def is_in(claim: Reading, name: Name, passage: Passage) -> bool:
    """Check whether a sentence has the last word of a name, or the country that it means."""
    places = {code_of(t, claim.passage) for t in claim.passage.places if name.first <= t.first < name.last}
    if places & named_places(passage) or has_translated(claim.passage, name, passage.text):
        return True
    if is_torn(name.keys[-1], passage.text):
        return True
    return name.keys[-1] in passage.text.casefold() or has_form(
        stem(name.keys[-1], claim.language), passage.content(passage.whole), claim
    )


def is_torn(key: str, text: str) -> bool:
    """Check whether a text writes a long name as two words: ArcelorMittal, Arcelor Mittal."""
    return len(key) >= _JOINED and key in "".join(text.casefold().split())


def initials_of(name: Name, claim: Reading) -> frozenset[str]:
    """Return the first letters of a name, with and without its small words: United Nations, UN."""
    large = [key for key in name.keys if key not in claim.passage.lists["empty"]]
    return frozenset("".join(key[0] for key in each) for each in (name.keys, large) if len(each) > 1)


def has_form(key: str, words: frozenset[str], claim: Reading) -> bool:
    """Check whether some words have a name, perhaps as an adjective: Europe, European."""
    return key in words or is_named(key, words, claim.language, claim.language)


def has_accented(key: str, words: frozenset[str]) -> bool:
    """Check whether some words have a name, with its accents or without: António, Antonio."""
    return key in words or any(plain(key) == plain(word) for word in words)


def has_inflected(key: str, words: frozenset[str]) -> bool:
    """Check whether words of another language begin with a name: Bremens, Fehmarnsundtunnel."""
    return has_accented(key, words) or (
        len(key) >= _LONG and any(plain(w).startswith(plain(key)) for w in words)
    )


def is_of_one_kind(claim: Passage, mine: Name, evidence: Passage, theirs: Name) -> bool:
    """Check whether not only one of two names is surely that of a place: Chile, Mahmud Aleuy."""
    if is_person_for_body(claim, mine, evidence, theirs):
        return False
    places = [_is_place(passage, name) for passage, name in ((claim, mine), (evidence, theirs))]
    return all(places) or not any(places) or (is_located(claim, mine) and is_located(evidence, theirs))


def is_person_for_body(claim: Passage, mine: Name, evidence: Passage, theirs: Name) -> bool:
    """Check whether only one of two names is that of a person, and the other of a body: the Port Council."""
    both = (claim, mine), (evidence, theirs)
    persons = [_has(passage, name, "titles", "offices") for passage, name in both]
    bodies = [_has(passage, name, "bodies") for passage, name in both]
    return persons[0] != persons[1] and bodies[persons.index(False)]


def _has(passage: Passage, name: Name, *lists: str) -> bool:
    """Check whether a name begins or ends with a word of some lists."""
    known = frozenset[str]().union(*(passage.lists[each] for each in lists))
    return not known.isdisjoint((name.keys[0], name.keys[-1]))


def _is_place(passage: Passage, name: Name) -> bool:
    """Check whether all words of a name are those of a country or a city, or of its people."""
    known = {at for term in passage.places for at in range(term.first, term.last)}
    return known.issuperset(range(name.first, name.last))


def is_located(passage: Passage, name: Name) -> bool:
    """Check whether a name is behind a word that says where: in Utrecht."""
    return _is_behind_where(passage, name.first)


def _is_behind_where(passage: Passage, at: int) -> bool:
    before = passage.words[at - 1].key if at else ""
    return before in words_of("any", "before the name of a place") - passage.lists["articles"]
