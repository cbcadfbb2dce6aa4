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

    That is the word right behind a "not" or a verb such as "refused", or another of its pair; or what follows
    that word, where it is said in the same words, three at least.
    """
    mine, theirs = _statement(claim, clause), _statement(evidence, other)
    asked = [
        (denying, term, plain, part)
        for denying, denied, plain, part in ((claim, mine, evidence, theirs), (evidence, theirs, claim, mine))
        for term in denying.terms_in(denied, "negation", "denials")
    ]
    if any(denies_in_same_words(*each) for each in asked):
        return True
    said = not asked or any(_says(*each) for each in asked)
    return said and not _says_no_otherwise(claim, clause, evidence, other)


_BEFORE = 2
"""Words before some others that may deny them."""
_IN_A_ROW = 3
"""Words that follow each other in two texts, which is rarely by chance."""


def denies_in_same_words(denying: Passage, term: Term, plain: Passage, part: Stretch) -> bool:
    """Check whether a text denies three words in a row that another says, behind a "not" or one word later.

    Nothing may be before these there that may say no.
    """
    if term.group != "negation" or denying.language in _ANY_WORD or denying.language != plain.language:
        return False
    segment = next((s for s in denying.segments if s.has(term.first)), denying.whole)
    denied = [stem for _, stem in _stems(denying, Stretch(term.last, max(term.last, segment.last)))]
    said = _stems(plain, part)
    rows = [denied[at : at + _IN_A_ROW] for at in range(min(2, len(denied)))]
    rows = [row for row in rows if len(row) == _IN_A_ROW and not any(stem[0].isdigit() for stem in row)]
    return any(
        [stem for _, stem in said[at : at + _IN_A_ROW]] in rows and not _may_say_no(plain, part, said[at][0])
        for at in range(len(said))
    )


def _may_say_no(passage: Passage, part: Stretch, end: int) -> bool:
    """Check whether a part denies something before a place, or the words right before that may say no."""
    before = Stretch(max(part.first, end - _BEFORE), end)
    entries = passage.find_entries("no in other words")
    denied = passage.terms_in(Stretch(part.first, end), "negation", "denials")
    return bool(denied) or any(before.has(entry.first) for entry in entries)


def _stems(passage: Passage, part: Stretch) -> list[tuple[int, str]]:
    """Return the stems of the words of a part with their places, without empty words."""
    return [
        (at, stem) for at in range(part.first, part.last) for stem in passage.content(Stretch(at, at + 1))
    ]


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
