"""What only the reading of English needs: lemmas of nouns, and the sense of a lone m."""

from __future__ import annotations

import re
from types import MappingProxyType

from briefgen.language.folded import word_set
from briefgen.language.lazy import lazy
from briefgen.language.scan import Scan

_IRREGULAR = MappingProxyType(
    {
        "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child",
        "feet": "foot", "wives": "wife", "lives": "life", "crises": "crisis", "knives": "knife",
        "halves": "half", "leaves": "leaf", "servicemen": "serviceman", "policemen": "policeman",
        "lorries": "lorry", "geese": "goose", "teeth": "tooth", "mice": "mouse", "axes": "axis",
        "analyses": "analysis", "bases": "base", "buses": "bus", "gases": "gas", "viruses": "virus",
    }
)  # fmt: skip
_STOP = word_set(
    "at in on by to from with for and or but were was are is be been had has have did do will "
    "would could should may might can it its they he she who which that this these those as than "
    "then so not no per each every into over under after before since until when where while also "
    "such about around said says according came come went go took take crossed landed fled died "
    "sailed marched voted yes agreed fell rose grew during between among through against a an up "
    "down out off if because though although all the both either more less fewer only now already "
    "still today yesterday tomorrow later earlier ago"
)
_ROUGHLY = word_set("nearly almost about some roughly around approximately estimated")
_SAME = (
    "troop soldier serviceman military strong", "ship vessel boat", "person inhabitant human resident",
    "metre meter m", "vote ballot", "lorry truck", "employee worker staff", "pupil student",
    "jobless unemployed", "flat apartment", "plane aircraft airplane", "death dead fatality", "euro eur",
    "home house dwelling household",
)  # fmt: skip
"""Nouns that count the same things; a workspace's own units add to them."""
_SYNONYMS = MappingProxyType({word: group.split()[0] for group in _SAME for word in group.split()})
_WORD = lazy(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_BREAK = lazy(r"[.;:,()!?\d“”\"/]")
_NEXT = lazy(r" ([a-z]+)")
_METRE_BEFORE = lazy(r"(?<!\w)(?:a|an|the|its|of) $")
_METRE_NOUN = word_set(
    "wall fence bridge tall long high wide deep tower ditch strip above below away from sprint "
    "run race barrier trench dam mast drop depth draught apart north south east west square "
    "telescope runway radius band hurdles freestyle at thick tunnel pipe pier quay crane statue"
)


def lemma(word: str) -> str:
    """Return the singular of a noun: ships, ship; ladies, lady; people, person."""
    plain = word.lower().strip("'-.").removesuffix("'s").removesuffix("s'")
    if plain in _IRREGULAR:
        return _IRREGULAR[plain]
    if len(plain) > 3 and plain.endswith("ies"):
        return plain[:-3] + "y"
    if len(plain) > 4 and plain.endswith(("sses", "shes", "ches", "xes", "zes")):
        return plain[:-2]
    if len(plain) > 3 and plain.endswith("s") and not plain.endswith(("ss", "us", "is")):
        return plain[:-1]
    return plain


def same_noun(word: str) -> str:
    """Give one word for all that count the same: vessels and ships give ship."""
    single = lemma(word)
    return _SYNONYMS.get(single, single)


def counted_nouns(scan: Scan, place: int, most: int = 5) -> tuple[str, ...]:
    """List the words after a number up to the end of the noun phrase, as lemmas."""
    found: list[str] = []
    end, after_of = place, False
    for word in _WORD.finditer(scan.text, place, place + 90):
        if _BREAK.search(scan.text[end : word.start()]):
            break
        after_of = after_of or scan.text[end - 3 : end] == " of"
        before, end = end, word.end()
        if word.group() == "of" or (word.group() == "the" and scan.text[before - 3 : before] == " of"):
            continue
        if word.group() in _STOP:
            break
        if after_of and (word.group().endswith(("'s", "s'")) or word.group() in _ROUGHLY):
            continue  # whose it is, or how many: 15 of the hospital's 90 beds, 15 of the nearly 90
        found.append(same_noun(word.group()))
        if len(found) == most:
            break
    return tuple(found)


def described_time(text: str, place: int) -> tuple[int, str] | None:
    """Read a unit of time behind an adjective, as in "two hard weeks"; give its end and its id."""
    found = _HARD_WEEKS.match(text, place)
    return (found.end(), found[2]) if found and found[1] not in _NO_ADJECTIVES else None


_HARD_WEEKS = lazy(r" ([a-z]{3,}) (hour|day|week|month|year)s(?!\w|['’])")
_NO_ADJECTIVES = word_set(
    "and the per man more for out off working business calendar light financial fiscal school"
)
"""Words between a number and a unit of time that describe no such unit, or make another one."""


def is_metre(text: str, start: int, end: int, *, spaced: bool) -> bool:
    """Check whether the m after a number is metres and not millions.

    Metres are meant before a hyphen ("10m-tall"), before a word of size, and after an article where what
    follows is no plural ("a 300m bridge"), and in "9 m" unless a plural noun follows.
    """
    if text[end : end + 1] == "-":
        return True
    after = _NEXT.match(text, end)
    if after and after[1] in _METRE_NOUN:
        return True
    plural = (
        bool(after) and after[1].endswith("s") and after[1] not in {"is", "was", "as", "this"}
        if after
        else False
    )
    if (
        _METRE_BEFORE.search(text[max(0, start - 6) : start])
        and after
        and not plural
        and after[1] not in _STOP
    ):
        return True
    return spaced and not plural


def find_alone(word: str, text: str) -> re.Match[str] | None:
    """Find a word, in small letters, that is no part of another or of one with a hyphen before it."""
    return re.search(rf"(?<![\w-]){re.escape(word)}(?!\w)", text.lower())
