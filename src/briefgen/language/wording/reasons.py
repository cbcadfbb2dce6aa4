"""Which parts of a sentence tell what is so already: reasons, and what has changed something already."""

from __future__ import annotations

from briefgen.language.word_pattern import words_of
from briefgen.language.wording.passage import Passage, Stretch


def find_reason(passage: Passage, part: Stretch) -> Stretch | None:
    """Find the words that open a reason, which is so: now that only 40 are left, as tanks hold 30 days."""
    opening = next((each for each in passage.find_entries("reasons") if each.first == part.first), None)
    if opening is None or opening.last >= part.last:
        return None
    first, following = (passage.words[at].key for at in (opening.first, opening.last))
    no_clause = first == "as" and following in words_of("en", "behind as without a verb")
    return None if no_clause else opening


def find_done(passage: Passage, part: Stretch, mood: str) -> Stretch | None:
    """Find the words by which something awaited has come about: the rise to seven has changed it already."""
    if mood != "awaited":
        return None
    keys = words_of(passage.language, "auxiliaries of what is done")
    done = any(passage.words[at].key in keys for at in range(*part))
    already = passage.find_entries("already so") if done else ()
    return next((each for each in already if part.has(each.first)), None)
