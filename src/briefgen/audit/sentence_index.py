"""An index of sentences by the words and numbers they have, weighted by how rare these are."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from briefgen.audit.passages import Sentence, SourceText, split_text
from briefgen.audit.translated_names import translated_names
from briefgen.language.claims import Quantity
from briefgen.language.lexicon import load_lexicon
from briefgen.language.number_words import values_of
from briefgen.language.read import read
from briefgen.language.tables import base_language, has_data
from briefgen.language.wording.meanings import meanings
from briefgen.language.wording.stems import stem
from briefgen.language.wording.tokens import find_tokens
from briefgen.language.wording.word_lists import load_word_lists

_SEPARATORS = str.maketrans("", "", ".,'’ :٫٬")
_TOO_COMMON = 0.2
"""Share of the sentences above which a word finds none, unless all words of a statement are as common."""
_FEW = 400
"""Sentences up to which no word is too common."""


def index_keys(text: str, language: str) -> frozenset[str]:
    """Return the stems of the words that mean something of their own, and the numbers without separators."""
    lists = load_word_lists(language)
    empty = lists["empty"] if lists else frozenset[str]()
    return frozenset(
        word.key.translate(_SEPARATORS) if word.key[0].isdigit() else stem(word.key, language)
        for word in find_tokens(text, language)
        if word.key not in empty
    )


def search_keys(text: str, language: str) -> frozenset[str]:
    """Return the keys by which a sentence is found: stems, what they mean, names, numbers as digits."""
    words = find_tokens(text, language)
    meant = {f"={meaning}" for word in words for meaning in meanings(word.key, language)}
    numbers = {value for word in words if (value := _value_of(word.key, language))}
    named = {f"@{name}" for name in translated_names(text)}
    return index_keys(text, language) | meant | numbers | named


@lru_cache(maxsize=32_768)
def _value_of(word: str, language: str) -> str:
    """Return the value of a word that is a number: zwölf, fünfhunderttausend; empty for another word."""
    if word[0].isdigit() or not has_data(language) or not values_of(word, load_lexicon(language)):
        return ""
    return next((str(q.first.low) for q in read(word, language).of(Quantity)), "")


class SentenceIndex:
    """The sentences of some texts, found by their words."""

    def __init__(self, texts: Iterable[SourceText]) -> None:
        self.sentences: list[Sentence] = []
        self._firsts: dict[int, int] = {}
        self._with: dict[str, list[int]] = defaultdict(list)
        for text in texts:
            self._firsts[id(text)] = len(self.sentences)
            for sentence in split_text(text):
                number = len(self.sentences)
                self.sentences.append(sentence)
                for key in search_keys(sentence.words, base_language(text.language)):
                    self._with[key].append(number)

    def weight(self, key: str) -> float:
        """Return how telling a word is: the rarer, the more."""
        return math.log(1 + (len(self.sentences) + 1) / (len(self._with.get(key, ())) + 0.5))

    def nearest(self, keys: frozenset[str], most: int) -> list[Sentence]:
        """Return the sentences that share the most telling words with a statement, the best first."""
        scores: dict[int, float] = defaultdict(float)
        total = len(self.sentences)
        rare = [k for k in keys if total <= _FEW or len(self._with.get(k, ())) <= total * _TOO_COMMON]
        for key in sorted(rare or keys):
            weight = self.weight(key)
            for number in self._with.get(key, ()):
                scores[number] += weight
        best = heapq.nsmallest(most, scores.items(), key=lambda item: (-item[1], item[0]))
        return [self.sentences[number] for number, _ in best]

    def having(self, word: str, language: str, most: int) -> list[Sentence]:
        """Return the first sentences that have a word."""
        return [self.sentences[number] for number in self._with.get(stem(word, language), ())[:most]]

    def before(self, sentence: Sentence) -> Sentence | None:
        """Return the sentence before one, in the same paragraph."""
        return next((each for each in self.around(sentence) if each.number == sentence.number - 1), None)

    def of_text(self, text: SourceText) -> Iterator[Sentence]:
        """Yield the sentences of a text in order."""
        at = self._firsts[id(text)]
        while at < len(self.sentences) and self.sentences[at].text is text:
            yield self.sentences[at]
            at += 1

    def around(self, sentence: Sentence) -> Iterator[Sentence]:
        """Yield a sentence and its neighbours in the same paragraph; a cell of a table stands alone."""
        text = sentence.text
        if sentence.cell:
            yield sentence
            return
        at = self._firsts[id(text)] + sentence.number
        paragraph = text.paragraph_of(sentence.start)
        for other in self.sentences[max(at - 1, 0) : at + 2]:
            if other.text is text and not other.cell and text.paragraph_of(other.start) == paragraph:
                yield other
