"""Whether a text says of a number that it holds now: has 40 ships, the fare is about 230 yen."""

from __future__ import annotations

from briefgen.language.wording.passage import Passage

_BETWEEN = 2
"""Words that may be between such a verb and its number: has all the 40 ships."""


def holds_now(passage: Passage, start: int, end: int) -> bool:
    """Check whether a verb of having or being in the present is right before a number.

    What is governed otherwise says only what the number is of: "is a plan of 40", "is short of 40", "is worth
    40", "was raised to 40" may all be said of what is to come.
    """
    first = next((at for at, word in enumerate(passage.words) if word.end > start and word.start < end), None)
    if first is None:
        return False
    light = passage.lists["articles"] | passage.lists["possessives"] | passage.lists["before an act"]
    for verb in passage.find_entries("holding now"):
        between = passage.words[verb.last : first]
        if verb.last <= first <= verb.last + _BETWEEN and all(word.key in light for word in between):
            return True
    return False
