"""Words that place what a sentence says in the present: today, now, currently."""

from __future__ import annotations

from briefgen.language.wording.passage import Passage, Stretch


def find_present(passage: Passage) -> list[Stretch]:
    """Find the words for the present time; not those of "until now", "now that", "now-defunct"."""
    others = passage.find_entries("not now")
    return [
        part
        for part in passage.find_entries("now")
        if not any(other.first < part.last and part.first < other.last for other in others)
        and not _is_hyphenated(part, passage)
    ]


def _is_hyphenated(part: Stretch, passage: Passage) -> bool:
    return part.last < len(passage.words) and passage.gap_before(part.last) == "-"
