"""Words that place what a sentence says in the present: today, now, currently."""

from __future__ import annotations

from briefgen.language.wording.passage import Passage, Stretch, phrases, stands_at


def find_present(passage: Passage) -> list[Stretch]:
    """Find the words for the present time; not those of "until now", "now that", "now-defunct"."""
    others = _find("not now", passage)
    return [
        part
        for part in _find("now", passage)
        if not any(other.first < part.last and part.first < other.last for other in others)
        and not _is_hyphenated(part, passage)
    ]


def _is_hyphenated(part: Stretch, passage: Passage) -> bool:
    return part.last < len(passage.words) and passage.gap_before(part.last) == "-"


def _find(name: str, passage: Passage) -> list[Stretch]:
    """Find the entries of a list, the longest at each place."""
    entries = phrases(passage.lists, name)
    found: list[Stretch] = []
    at = 0
    while at < len(passage.words):
        entry = next((each for each in entries if stands_at(each, passage.words, at)), None)
        if entry is not None:
            found.append(Stretch(at, at + len(entry)))
        at += len(entry) if entry is not None else 1
    return found
