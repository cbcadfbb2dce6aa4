"""What was promised and is told as done: "has supported" of someone who pledged support."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.language.claims import Difference
from briefgen.language.wording.differ import differ
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.stems import stem

_MOST_BETWEEN = 3
"""Words from a promise to what is promised: pledged its full support."""


def promises_told_as_done(claim: Passage, texts: Sequence[Passage]) -> Iterator[Difference]:
    """Yield what a claim says someone "has" done, where some texts only have the noun of it as promised.

    The claim itself names no promise, and no text has the verb elsewhere.
    """
    having = claim.lists["verbs of having"]
    done = [at for at in range(1, len(claim.words)) if claim.words[at - 1].key in having]
    if not done or claim.find_entries("promises"):
        return
    texts = [text for text in texts if text.language == claim.language and text.known]
    promised = [(text, part) for text in texts for part in _promised(text)]
    for at in done:
        verb = stem(claim.words[at].key, claim.language)
        same = ((t, p) for t, p in promised if stem(t.words[p.last - 1].key, t.language) == verb)
        found = next(same, None)
        if found and not any(_has_else(text, verb, promised) for text in texts):
            yield differ("modality", claim, Stretch(at - 1, at + 1), *found, sure=False)


def _has_else(text: Passage, verb: str, promised: list[tuple[Passage, Stretch]]) -> bool:
    """Check whether a text has a verb, or its noun, elsewhere than as what is promised."""
    known = {part.last - 1 for other, part in promised if other is text}
    found = (at for at, word in enumerate(text.words) if stem(word.key, text.language) == verb)
    return any(at not in known for at in found)


def _promised(passage: Passage) -> Iterator[Stretch]:
    """Yield each promise with the word of a meaning of its own that follows it."""
    for verb in passage.find_entries("promises"):
        for at in range(verb.last, min(verb.last + _MOST_BETWEEN, len(passage.words))):
            if passage.content(Stretch(at, at + 1)):
                yield Stretch(verb.first, at + 1)
                break
