"""What texts commonly speak of, in each language that has a file of it: exports, coal, children, a premier.

One file a language, `things/xx.json`, written by hand; its entries are as in the files of words. By them a
claim can be compared with evidence in another language.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from types import MappingProxyType

from briefgen.language.tables import load_table
from briefgen.language.wording.places import joined_before
from briefgen.language.wording.tokens import Token, is_unspaced
from briefgen.language.wording.word_lists import Sense, Term, WordLists, split_list

_CLASSES = {
    "economy": (
        "exports imports wages rents prices food bread fuel energy housing unemployment inflation turnout "
        "output sales debt tariffs reserves tickets profit"
    ),
    "people": (
        "people children women men soldiers civilians police pupils teachers workers migrants families "
        "farmers firefighters doctors patients prisoners fishermen mayors sailors aircraft ships houses "
        "schools hospitals bridges mines villages cars reservoirs wells"
    ),
    "matter": "registration results verdict law agreement budget ban",
    "goods": "coal gas oil wind solar nuclear wheat barley maize rice steel",
    "office": (
        "ministry "
        "president prime-minister king chancellor foreign-minister defence-minister interior-minister "
        "finance-minister transport-minister economy-minister health-minister justice-minister "
        "energy-minister environment-minister agriculture-minister trade-minister "
        "education-minister labour-minister culture-minister "
        "mayor governor prefect judge prosecutor ambassador court parliament senate "
        "government central-bank army union opposition federal regions municipalities chamber "
        "employment-agency police-service police-station organisers statistics-office commission "
        "company officials museum city-council"
    ),
    "event": (
        "trial appeal strike truce talks repairs planning construction detention deadline trip detour "
        "sentence blackout trains election"
    ),
    "fate": "dead injured hospitalised missing arrested evacuated",
    "degree": "badly",
    "sector": "industry manufacturing agriculture retail",
    "way": "road rail river sea",
    "when": "last-year now",
    "period": "year month week",
    "act": (
        "act-sign act-publish act-complete act-test act-build act-order act-receive act-resign act-dissolve "
        "act-elect act-investigate act-postpone act-take-effect act-pass-law "
        "act-ask act-announce"
    ),
    "harm": "destroyed damaged",
}
"""Things of one class: of two numbers, one may belong to the one and the other to the other."""
CLASS_OF = MappingProxyType({name: kind for kind, names in _CLASSES.items() for name in names.split()})

KINDS_OF_THINGS = frozenset(_CLASSES)


def find_things(words: Sequence[Token], language: str) -> list[Term]:
    """Find the things that a text speaks of; a term's `name` is the thing's."""
    things = _things(language)
    return things.terms(words) if things else []


@lru_cache(maxsize=64)
def _things(language: str) -> WordLists | None:
    data = load_table("things", language)
    lists = WordLists(language)
    for name, entries in data.items():
        for entry in split_list(entries):
            _add(lists, entry, (("thing", name, 0),))
    return lists if data else None


def _add(lists: WordLists, entry: str, senses: tuple[Sense, ...]) -> None:
    """Add an entry, also as it is written together with short words."""
    prefixes = joined_before(lists.language)
    if prefixes == ("",) or is_unspaced(entry[0]):
        lists.add(entry, senses)
    elif entry.isalpha():
        lists.add_joined(entry, prefixes, senses)
    else:
        for prefix in prefixes:
            lists.add(f"{prefix}{entry}" if " " in entry else f"{prefix}{entry}*", senses)
