"""Subjects that stand for a name in the sentence or the text before: "The company" for Acme."""

from __future__ import annotations

from briefgen.language.wording.passage import Passage, Stretch

_OPENING = 2
"""Words of a subject of which one is its article."""


def names_before(passage: Passage, subject: Stretch) -> frozenset[str]:
    """Return the words of the names that a subject such as "the ailing company" may stand for.

    It begins with an article, ends with a noun for a body, and has no name of its own; the statement before
    it, or what is before it in its own, has the name.
    """
    first = max(subject.first - 1, 0)  # an article is before a subject, or is its first word
    keys = passage.keys(Stretch(first, subject.last))
    named = any(subject.has(name.first) and name.keys[0] not in keys[:_OPENING] for name in passage.names)
    known = passage.lists["named before"]
    if named or known.isdisjoint(keys[-1:]) or passage.lists["articles"].isdisjoint(keys[:_OPENING]):
        return frozenset()
    statements = passage.statements()
    number = next(n for n, statement in enumerate(statements) if statement.has(subject.first))
    near = Stretch(statements[max(number - 1, 0)].first, subject.first)
    sources = {term.first for term in passage.terms_in(near, "source words")}  # "According to" is no name
    names = [name for name in passage.names if near.has(name.first) and name.first not in sources]
    return frozenset(key for name in names for key in name.keys)
