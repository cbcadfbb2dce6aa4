"""The fact that a link seems to be meant for, where the linked one has not its words."""

from __future__ import annotations

from briefgen.check.support import Supports
from briefgen.language.read import read
from briefgen.language.wording.passage import Passage

_FEWEST = 2
"""Words of a link, with a meaning of their own, that tell one fact from all others."""


def fact_with_words(words: Passage, linked: str, supports: Supports) -> str:
    """Return the id of the one fact but the linked one whose statement has all the words of a link.

    Empty where there are several or none, or where the words are too few.
    """
    own = words.content(words.whole)
    if len(own) < _FEWEST or own <= _content(supports, linked, words.language):
        return ""
    facts = supports.corpus.facts
    found = [name for name in facts if name != linked and own <= _content(supports, name, words.language)]
    return found[0] if len(found) == 1 else ""


def has_no_word(words: Passage, linked: str, supports: Supports) -> bool:
    """Check whether neither a fact nor its evidence, which is in one language, has a word of a link."""
    given = supports.of_fact(supports.corpus.facts[linked].value)
    texts = [text.passage for text, _ in given.texts]
    if not given.texts or not words.known or any(text.language != words.language for text in texts):
        return False
    said = frozenset().union(_content(supports, linked, words.language), *(p.content(p.whole) for p in texts))
    return said.isdisjoint(words.content(words.whole))


def _content(supports: Supports, name: str, language: str) -> frozenset[str]:
    passage = read(supports.corpus.facts[name].value.statement, language).passage
    return passage.content(passage.whole)
