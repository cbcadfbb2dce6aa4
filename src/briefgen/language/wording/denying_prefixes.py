"""Words that a prefix turns into their opposite: heeded and unheeded, complete and incomplete."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache

from briefgen.language.claims import Difference
from briefgen.language.tables import load_table
from briefgen.language.word_pattern import words_of
from briefgen.language.wording.differ import differ
from briefgen.language.wording.passage import Passage, Stretch
from briefgen.language.wording.stems import stem
from briefgen.language.wording.word_lists import split_list

_SHORTEST = 4
"""Letters of a word that a prefix may turn."""


def turned_by_prefix(claim: Passage, texts: Sequence[Passage]) -> Iterator[Difference]:
    """Yield the words of a claim of which some texts in its language have only the opposite, with a prefix.

    A word that a "not" may turn again passes, in its clause of the claim or anywhere in the text: what we
    cannot account for is "unexplained".
    """
    if not _prefixes(claim.language):
        return
    mine = _forms(claim)
    theirs = [(text, _forms(text)) for text in texts if text.language == claim.language]
    if not _have_opposites(mine, theirs):
        return  # as most: to know whether they are read takes longer
    theirs = [(text, forms) for text, forms in theirs if text.known and claim.known]
    own, known = set(mine.values()), {form for _, forms in theirs for form in forms.values()}
    for at, form in mine.items():
        opposed = _opposite(form) in known and _opposite(form) not in own
        if not opposed or form in known or _is_denied(claim, at):
            continue
        for text, forms in theirs:
            place = next((n for n, other in forms.items() if other == _opposite(form)), None)
            if place is not None and not text.terms_in(text.whole, "negation", "denials"):
                pair = Stretch(at, at + 1), text, Stretch(place, place + 1)
                yield differ("direction", claim, *pair, sure=False)
                break


_Form = tuple[str, bool]
"""The stem of a word without its prefix, and whether it has one."""
_Forms = dict[int, _Form]


def _have_opposites(mine: _Forms, theirs: Sequence[tuple[Passage, _Forms]]) -> bool:
    """Check whether some texts have the opposite of any word of a claim."""
    opposites = set(map(_opposite, mine.values()))
    return any(not opposites.isdisjoint(forms.values()) for _, forms in theirs)


def _forms(passage: Passage) -> _Forms:
    """Return the forms of words, by their numbers; "non" may be a word of its own before another."""
    forms = {at: _form(word.key, passage.language) for at, word in enumerate(passage.words)}
    prefixes = _prefixes(passage.language)
    for at in range(1, len(passage.words)):
        inside = at > 1 and passage.gap_before(at - 1) == "-"  # a one-in-ten chance
        if passage.gap_before(at) == "-" and passage.words[at - 1].key in prefixes and not inside:
            forms[at] = forms[at][0], True
    return forms


@lru_cache(maxsize=8192)
def _form(word: str, language: str) -> _Form:
    plain = plain_of(word, language)
    return (stem(plain, language), True) if plain else (stem(word, language), False)


def _opposite(form: _Form) -> _Form:
    return form[0], not form[1]


def plain_of(word: str, language: str) -> str:
    """Return the word that a prefix of a word turns: heeded, of unheeded; empty where none does: unless."""
    if word in words_of(language, "unless"):
        return ""
    for prefix, turned in _prefixes(language).items():
        plain = word.removeprefix(prefix).lstrip("-‐")
        if plain != word and len(plain) >= _SHORTEST and any(plain.startswith(each) for each in turned):
            return plain
    return ""


@cache
def _prefixes(language: str) -> Mapping[str, tuple[str, ...]]:
    """Return the prefixes of a language that deny, each with how the words begin that it turns."""
    table: dict[str, str] = load_table("words", language).get("denying prefixes", {})
    return {prefix: tuple(each.rstrip("*") for each in split_list(words)) for prefix, words in table.items()}


def _is_denied(passage: Passage, at: int) -> bool:
    """Check whether something is denied in the part of a passage that has a word."""
    clause = next(each for each in passage.clauses if each.has(at))
    return bool(passage.terms_in(clause, "negation", "denials"))
