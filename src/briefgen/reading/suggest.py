"""The nearest name to one that is not known."""

from __future__ import annotations

from collections.abc import Callable, Iterable

_NEGATING = ("un", "non-", "no ", "not ")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Give the known name closest to `word`, or None where none is close.

    Closest of all is the same name in other letters, large or small.

    Close is one slip of the keyboard, two in a word of four letters or more, three in one of ten, or the
    same beginning with a Jaro–Winkler similarity of 0.9. To one or two letters everything would be close.
    What says the opposite is not close: `likely` is no slip for `unlikely`.
    """
    known = tuple(known)
    # Loaded where a name is not known, and not before.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA, JaroWinkler

    if same := [name for name in known if name.casefold() == word.casefold()]:
        return min(same)
    names = sorted(name for name in known if not _opposed(word, name, OSA.distance))
    slips = 3 if len(word) >= 10 else 2 if len(word) >= 4 else 1 if len(word) >= 3 else 0
    near = process.extractOne(word, names, scorer=OSA.distance, score_cutoff=slips)
    alike = process.extractOne(word, names, scorer=JaroWinkler.similarity, score_cutoff=0.9)
    return near[0] if near else alike[0] if alike else None


def _opposed(word: str, name: str, distance: Callable[[str, str], int]) -> bool:
    """Tell whether one says the other's opposite: without a negating beginning it comes nearer."""
    apart = distance(word, name)
    bare = ((word.removeprefix(n), name.removeprefix(n)) for n in _NEGATING)
    return any(
        (one == word) != (other == name) and distance(one, other) < apart and apart > 1 for one, other in bare
    )
