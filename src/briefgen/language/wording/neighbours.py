"""The words right beside a name, by which it can be seen that another name has taken its place."""

from __future__ import annotations

from briefgen.language.wording.names import Name
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.word_lists import Term


def neighbours(name: Name | Term, passage: Passage) -> tuple[str, str]:
    """Return the stems of the words that mean something right before a name, and right behind it."""
    behind = _next_stem(
        passage, range(name.last, min(name.last + _NEIGHBOURS, len(passage.words))), after=True
    )
    before = range(name.first - 1, max(name.first - 1 - _NEIGHBOURS, -1), -1)
    return _next_stem(passage, before, after=False), behind


def word_before(passage: Passage, at: int) -> str:
    """Return the word before another one and its article, as it is compared; nothing at the beginning."""
    before = [word.key for word in passage.words[max(at - 2, 0) : at]]
    if before and before[-1] in passage.lists["articles"]:
        before.pop()
    return before[-1] if before else ""


def _next_stem(passage: Passage, places: range, *, after: bool) -> str:
    for at in places:
        gap = passage.gap_before(at if after else at + 1)
        if any(mark in gap for mark in ",;:"):
            return ""
        found = passage.content(Stretch(at, at + 1))
        if passage.text[passage.words[at].start].isupper():
            return ""  # a part of another name
        if found:
            return next(iter(found))
    return ""


_NEIGHBOURS = 2
"""Words beside a name among which the one that means something is, behind an article or a preposition."""
