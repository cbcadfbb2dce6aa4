"""Names that a text has near a sentence, or anywhere: of whom the sentence may speak."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from briefgen.language.claims import Difference
from briefgen.language.sentences import sentences
from briefgen.language.tables import base_language
from briefgen.language.wording.name_forms import is_named
from briefgen.language.wording.names import particles, titles
from briefgen.language.wording.places import find_places
from briefgen.language.wording.tokens import find_tokens
from briefgen.language.wording.word_lists import load_word_lists

_NEAR = 2
"""Sentences before one, and behind it, of whose names it may speak."""


class Around(Struct, frozen=True):
    """What a source says around a sentence. Shape: `language` is a BCP 47 tag."""

    language: str
    title: str = ""
    before: str = ""
    behind: str = ""
    text: str = ""
    """All that it says."""
    sentence: tuple[int, int] = (0, 0)
    """Where in the text the sentence begins and ends."""

    @property
    def elsewhere(self) -> str:
        """All that it says but the sentence."""
        return f"{self.title}\n{self.text[: self.sentence[0]]}\n{self.text[self.sentence[1] :]}"


def is_named_nearby(difference: Difference, claimed_in: str, around: Sequence[Around]) -> bool:
    """Check whether a text has near its sentence the name that the sentence does not have.

    Of a person the last name is enough, anywhere in the text; where the sentence has that, the first name;
    "bank" is not, of a bank.
    """
    if difference.respect != "name":
        return False
    person, of, body = difference.claim.partition(" of ")
    if of and min(len(person.split()), len(body.split())) > 1:  # Ann Lee of Harbour Watch
        parts = (replace(difference, claim=part) for part in (person, body))
        return all(is_named_nearby(part, claimed_in, around) for part in parts)
    lists = load_word_lists(claimed_in)
    offices, bodies = (lists["offices"], lists["bodies"]) if lists else (frozenset[str](), frozenset[str]())
    skipped = particles() | titles()
    keys = [t.key for t in find_tokens(difference.claim, claimed_in) if t.key not in skipped]
    there = {t.key for t in find_tokens(difference.evidence, claimed_in)}
    telling = [key for key in keys if key not in bodies and key not in there]
    is_person = len(keys) > 1 and offices.issuperset(bodies.intersection(keys))
    needed = telling[-1:] if is_person or telling == keys else telling
    codes = _codes(difference.claim, claimed_in) if _is_place(difference.claim, claimed_in) else frozenset()
    for each in around:
        texts = [each.elsewhere] if is_person and not codes else list(_near(each))
        if codes and not codes.isdisjoint(code for text in texts for code in _codes(text, each.language)):
            return True
        words = frozenset(key for text in texts for key in words_in(text, each.language))
        own = base_language(each.language)
        if needed and all(is_named(key, words, claimed_in, own, alone=len(keys) == 1) for key in needed):
            return True
    return False


def _is_place(name: str, tag: str) -> bool:
    """Check whether a name is that of a place, and not of a body with a place in its name."""
    language = base_language(tag)
    tokens = find_tokens(name, language)
    named = {at for place in find_places(name, tokens, language) for at in range(place.first, place.last)}
    return bool(named) and all(at in named or t.key in particles() for at, t in enumerate(tokens))


def _near(around: Around) -> Iterator[str]:
    """Yield a title, and the sentences near another one."""
    yield around.title
    before, behind = (
        [sentence for _, sentence in sentences(text, around.language) if sentence.strip()]
        for text in (around.before, around.behind)
    )
    yield from before[-_NEAR:]
    yield from behind[:_NEAR]


@lru_cache(maxsize=256)
def words_in(text: str, tag: str) -> frozenset[str]:
    """Return the words of a text, as they are compared."""
    return frozenset(token.key for token in find_tokens(text, base_language(tag)))


@lru_cache(maxsize=256)
def _codes(text: str, tag: str) -> frozenset[str]:
    """Return the codes of the places that a text names."""
    language = base_language(tag)
    return frozenset(place.name for place in find_places(text, find_tokens(text, language), language))
