"""Where one of two events begins that no comma parts: after the ship sank divers came."""

from __future__ import annotations

from briefgen.language.wording.passage import Passage, Stretch


def split_between(passage: Passage, part: Stretch, one: frozenset[str], other: frozenset[str]) -> int | None:
    """Return the place where the second of two events begins, by their stems; None where they are mixed."""
    places = [_places(passage, part, stems) for stems in (one, other)]
    if not all(places):
        return None
    former, later = sorted(places)
    if max(former) > min(later):
        return None
    at = min(later)
    while at > max(former) + 1 and not passage.content(Stretch(at - 1, at)):
        at -= 1  # the article of its subject
    return at


def _places(passage: Passage, part: Stretch, stems: frozenset[str]) -> list[int]:
    return [at for at in range(*part) if not stems.isdisjoint(passage.content(Stretch(at, at + 1)))]
