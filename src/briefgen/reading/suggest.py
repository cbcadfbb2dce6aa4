"""Suggest the known name that is most similar to an unknown one."""

from __future__ import annotations

from collections.abc import Callable, Iterable

_NEGATING = ("un", "non-", "no ", "not ")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known name most similar to `word`, or None if none is similar enough.

    The same name in other letter case comes first. Else up to one typing error is allowed in a word of three
    letters, two from four letters on, three from ten, or a Jaro-Winkler similarity of 0.9. Words of one or
    two letters are similar to nothing. Opposites do not count: `likely` is never suggested for `unlikely`.
    """
    known = tuple(known)
    # Loaded only if a name is unknown.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA, JaroWinkler

    if same := [name for name in known if name.casefold() == word.casefold()]:
        return min(same)
    names = sorted(name for name in known if not _opposed(word, name, OSA.distance))
    slips = 3 if len(word) >= 10 else 2 if len(word) >= 4 else 1 if len(word) >= 3 else 0
    near = process.extractOne(word, names, scorer=OSA.distance, score_cutoff=slips)
    alike = process.extractOne(word, names, scorer=JaroWinkler.similarity, score_cutoff=0.9)
    return near[0] if near else alike[0] if alike else None


def nearest_names(word: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """Return the known names most similar to a word, then those that contain it; `most` at most."""
    left = sorted(known)
    found: list[str] = []
    while len(found) < most and (name := nearest(word, left)):
        found.append(name)
        left.remove(name)
    return (*found, *(name for name in left if word in name))[:most]


def _opposed(word: str, name: str, distance: Callable[[str, str], int]) -> bool:
    """Check whether one word is the opposite of the other: it is closer without its negating prefix."""
    apart = distance(word, name)
    bare = ((word.removeprefix(n), name.removeprefix(n)) for n in _NEGATING)
    return any(
        (one == word) != (other == name) and distance(one, other) < apart and apart > 1 for one, other in bare
    )
