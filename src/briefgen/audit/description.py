"""Who somebody is said to be behind a comma: Ann Holt, the state doctor."""

from __future__ import annotations

from briefgen.audit.windows import Window
from briefgen.language.reading import Reading
from briefgen.language.wording.meanings import meanings
from briefgen.language.wording.names import Name
from briefgen.language.wording.passage import Passage, Stretch

_OFFICES = frozenset(
    {
        "officer",
        "minister",
        "expert",
        "spokes",
        "doctor",
        "director",
        "chair",
        "engineer",
        "lawyer",
        "professor",
    }
)
"""Meanings of words for what somebody is."""
_SEVERAL = 2
"""Words of a description that a text has elsewhere at least."""


def is_described_as_another(claim: Reading, window: Window) -> bool:
    """Check whether a text has the office of somebody elsewhere, and not in the passage on this person."""
    passage = claim.passage
    for name in (n for n in passage.names if n.sure or n.first == 0):
        described = _description(passage, name)
        words = passage.content(described) if described else frozenset()
        lacking = words - window.words - window.opening
        if len(lacking) >= _SEVERAL and lacking <= window.everywhere and _has_office(passage, described):
            return True
    return False


def _has_office(passage: Passage, described: Stretch | None) -> bool:
    keys = passage.keys(described) if described else ()
    meant = frozenset[str]().union(*(meanings(key, passage.language) for key in keys))
    return bool(meant & _OFFICES) or not passage.lists["offices"].isdisjoint(keys)


def _description(passage: Passage, name: Name) -> Stretch | None:
    """Return the words between commas behind a name that begin with an article."""
    if name.last >= len(passage.words):
        return None
    gap = passage.text[passage.words[name.last - 1].end : passage.words[name.last].start]
    if not gap.startswith(",") or passage.words[name.last].key not in passage.lists["articles"]:
        return None
    places = range(name.last + 1, len(passage.words))
    ends = (at for at in places if "," in passage.text[passage.words[at - 1].end : passage.words[at].start])
    return Stretch(name.last, next(ends, len(passage.words)))
