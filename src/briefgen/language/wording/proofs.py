"""Whether a number counts where evidence would come from, not what it would show."""

from __future__ import annotations

from briefgen.language.word_pattern import words_of
from briefgen.language.wording.passage import Passage, Stretch

_OPENING = 2
"""Words among which a sentence has its first noun: clear evidence, an audit."""


def is_of_what_shows(passage: Passage, at: int) -> bool:
    """Check whether a number is of the evidence that a sentence asks for: reports from two cities that."""
    before = passage.keys(Stretch(0, at))
    shows = not words_of("any", "what would be shown").isdisjoint(before[:_OPENING])
    return shows and passage.lists["relatives"].isdisjoint(before) and "that" not in before
