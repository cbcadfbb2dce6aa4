"""Whether somebody has the rank that the evidence gives him: Admiral Mahloko, of General Mahloko."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.language.claims import Difference
from briefgen.language.word_pattern import meanings_of
from briefgen.language.wording.differ import differ
from briefgen.language.wording.name_forms import is_named
from briefgen.language.wording.names import Name
from briefgen.language.wording.passage import Passage, Stretch

_KINDS = ("ranks of soldiers", "dignities")
"""Tables of ranks of which one person has one at a time."""
_IN_ONE_LANGUAGE = ("civil offices",)
"""Those that other languages name otherwise: a regional president is a governor."""


def titles_differ(claim: Passage, evidence: Passage) -> Iterator[Difference]:
    """Report a rank before a name that has another one of its kind wherever the evidence names it; once."""
    kinds = (*_KINDS, *(_IN_ONE_LANGUAGE if claim.language == evidence.language else ()))
    for name in claim.names:
        same = [other for other in evidence.names if _is_one(name, other, claim, evidence)]
        for kind in kinds if same else ():
            mine = _ranks(name, claim, kind)
            theirs = frozenset[str]().union(*(_ranks(other, evidence, kind) for other in same))
            if mine and theirs and mine.isdisjoint(theirs | _ranks_of_nobody(evidence, kind)):
                yield differ(
                    "name",
                    claim,
                    _with_rank(name, claim),
                    evidence,
                    _with_rank(same[0], evidence),
                    sure=False,
                )
                return


def _is_one(name: Name, other: Name, claim: Passage, evidence: Passage) -> bool:
    return is_named(name.keys[-1], (other.keys[-1],), claim.language, evidence.language)


def _ranks(name: Name, passage: Passage, kind: str) -> frozenset[str]:
    """Return the ranks before a last name, by what they are in all languages."""
    table, part = meanings_of("any", kind), _with_rank(name, passage)
    keys = passage.keys(Stretch(part.first, part.last - 1))
    return frozenset(table[key] for key in keys if key in table)


def _with_rank(name: Name, passage: Passage) -> Stretch:
    """Return a name with a rank before it that is written small: le général Idris."""
    before = passage.words[name.first - 1].key if name.first else ""
    ranked = any(before in meanings_of("any", kind) for kind in (*_KINDS, *_IN_ONE_LANGUAGE))
    return Stretch(name.first - ranked, name.last)


def _ranks_of_nobody(passage: Passage, kind: str) -> frozenset[str]:
    """Return the ranks that are before no name: General Steyn, later an admiral."""
    table, named = (
        meanings_of("any", kind),
        {at for n in passage.names for at in range(*_with_rank(n, passage))},
    )
    keys = (word.key for at, word in enumerate(passage.words) if at not in named)
    return frozenset(table[key] for key in keys if key in table)
