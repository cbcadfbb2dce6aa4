"""Whether one text says the very thing that another denies."""

from __future__ import annotations

from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.word_lists import Term

_ANY_WORD = frozenset({"de", "nl", "sv", "da", "nb", "hi", "ja", "ko", "tr", "fa", "ar", "he"})
"""Languages in which the verb that is denied may be before the "not", or changes at its front."""
_MARK = "#"
"""How the words of an outline begin, which are in no order."""


def is_denied_and_said(claim: Passage, clause: Stretch, evidence: Passage, other: Stretch) -> bool:
    """Check whether one of two clauses is in a statement that says what the other's denies.

    That is the word right behind a "not" or a verb such as "refused", or another of its pair.
    """
    mine, theirs = _statement(claim, clause), _statement(evidence, other)
    asked = [
        _says(denying, term, plain, part)
        for denying, denied, plain, part in ((claim, mine, evidence, theirs), (evidence, theirs, claim, mine))
        for term in denying.terms_in(denied, "negation", "denials")
    ]
    said = not asked or any(asked)
    return said and not _says_no_otherwise(claim, clause, evidence, other)


def _says_no_otherwise(claim: Passage, clause: Stretch, evidence: Passage, other: Stretch) -> bool:
    """Check whether the clause that denies nothing has words that may say no: stays shut, was against it."""
    for denying, denied, plain, part in (
        (claim, clause, evidence, other),
        (evidence, other, claim, clause),
    ):
        denies = denying.terms_in(denied, "negation", "denials")
        if denies and not plain.terms_in(part, "negation") and not denying.find_entries("no longer"):
            words = [entry for entry in plain.find_entries("no in other words") if part.has(entry.first)]
            return any(not _shares(denying, plain, entry) for entry in words)
    return False


def _shares(passage: Passage, other: Passage, part: Stretch) -> bool:
    """Check whether a text has a word of a part of another, in whatever form."""
    keys = set(passage.keys(passage.whole)).intersection(other.keys(part))
    return bool(keys or passage.content(passage.whole) & other.content(part))


def _statement(passage: Passage, part: Stretch) -> Stretch:
    return next(statement for statement in passage.statements() if statement.has(part.first))


def _says(denying: Passage, term: Term, plain: Passage, part: Stretch) -> bool:
    at = next((n for n in range(term.last, len(denying.words)) if denying.content(Stretch(n, n + 1))), None)
    if at is None or _is_any_word(denying, term, at):
        return True
    if denying.words[at].key.startswith(_MARK):
        return _says_most(denying, at, plain.content(part))
    word = Stretch(at, at + 1)
    (stem,) = denying.content(word)
    if any(stem.startswith(each) or each.startswith(stem) for each in plain.content(part)):
        return True
    pairs = {each.name for each in plain.terms_in(part, "pairs")}
    return any(each.name in pairs for each in denying.terms_in(word, "pairs"))


def _says_most(outline: Passage, first: int, said: frozenset[str]) -> bool:
    """Check whether a text has half of the words that follow each other in an outline."""
    words = [word.key for word in outline.words[first:]]
    end = next((at for at, key in enumerate(words) if not key.startswith(_MARK)), len(words))
    return 2 * len(said.intersection(words[:end])) >= end


def _is_any_word(passage: Passage, term: Term, at: int) -> bool:
    """Check whether it is not known which word a "not" denies, or a whole clause is."""
    behind = passage.words[at + 1].key if at + 1 < len(passage.words) else ""
    return (
        passage.language in _ANY_WORD
        or (term.group == "negation" and term.last > term.first + 1)
        or not passage.lists["complement opens"].isdisjoint([behind, *passage.keys(Stretch(term.last, at))])
    )
