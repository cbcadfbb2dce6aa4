"""Words of probability, of seeming and of confidence in running text.

English has a module of its own. In other languages they are lists of `words/xx.json`: `likelihood`, with what
looks like it in `not likelihood`, then `seeming` and `confidence`. Words in quotation marks are someone
else's, and so are those that a sentence lays to a speaker.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from briefgen.language.claims import Quantity
from briefgen.language.quotation_marks import find_quoted
from briefgen.language.read import read
from briefgen.language.sentences import sentences, sentences_around
from briefgen.language.tables import base_language, load_table
from briefgen.language.word_pattern import WordPattern, words_of
from briefgen.language.wording.english_likelihood import find_in_english
from briefgen.language.wording.passage import Stretch
from briefgen.language.wording.speakers import find_voices
from briefgen.language.wording.tokens import Token, find_tokens, is_unspaced
from briefgen.language.wording.word_lists import WordLists, split_list

_LISTS = ("likelihood", "not likelihood", "seeming", "confidence")
_MOST_BETWEEN = 3
"""Words that may be between two hedges on the same thing."""
_CACHE_SIZE = 512
"""Texts whose findings are cached: several rules read the same text, and briefs share their facts."""
Place = tuple[int, int]
"""Where words begin and end. Units: code points of the text."""


class LikelihoodWords(Struct, frozen=True):
    """Words of probability in a text. Units: `start` and `end` in code points of the text."""

    start: int
    end: int
    words: str

    @property
    def term(self) -> str:
        """The words in the form in which a profile lists them."""
        return " ".join(self.words.casefold().split())


@lru_cache(maxsize=_CACHE_SIZE)
def find_likelihood(text: str, language: str, *, reported: bool = False) -> tuple[LikelihoodWords, ...]:
    """Find the words of probability in a text that are the analyst's own, or also those of speakers."""
    base = base_language(language)
    places = tuple(find_in_english(text) if base == "en" else _listed(text, base)["likelihood"])
    if not places:
        return ()
    others = [(quoted.start, quoted.end) for quoted in find_quoted(text)]
    others += [] if reported else _reported(text, base)
    return tuple(
        LikelihoodWords(start, end, text[start:end])
        for start, end in places
        if not any(first < end and start < last for first, last in others)
        and not _is_measured(text, base, start, end)
        and not _is_a_price(text, base, start, end)
        and (reported or not _is_asked(text, base, start, end))
    )


def _is_measured(text: str, language: str, start: int, end: int) -> bool:
    """Check whether a probability has its number in its sentence: "a 40% chance of a strike"."""
    nouns = split_list(load_table("words", language).get("likelihood nouns", ""))
    if not any(word.key in nouns for word in find_tokens(text[start:end], language)):
        return False
    first, last = sentences_around(text, language, start, end)
    return any(quantity.first.kind == "share" for quantity in read(text[first:last], language).of(Quantity))


def _is_a_price(text: str, language: str, start: int, end: int) -> bool:
    """Check whether a modal says at what price a thing is to be had: "could be had for €40 million"."""
    first, last = sentences_around(text, language, start, end)
    if not _HAD_FOR.of(language).match(text, end):
        return False
    sums = (q.start for q in read(text[first:last], language).of(Quantity) if q.first.kind == "money")
    return any(_HAD_FOR.of(language).fullmatch(text, end, first + at) for at in sums)


_HAD_FOR = WordPattern(r"\s+{had for a price}\s+(?:[^\W\d_]+\s+){0,2}", re.IGNORECASE)


def _is_asked(text: str, language: str, start: int, end: int) -> bool:
    """Check whether a word is in a question, or in one that someone is to answer: say what it could give."""
    first, last = sentences_around(text, language, start, end)
    if text[first:last].rstrip().endswith(QUESTION_MARKS):
        return True
    passage = read(text[first:start], language).passage
    asked = {part.last for part in passage.find_entries("asking")}
    questions = (part.first for part in passage.find_entries("question words"))
    return any(at in asked or at == 0 for at in questions)


QUESTION_MARKS = ("?", "？", "؟")


def find_seeming(text: str, language: str) -> tuple[Place, ...]:
    """Find words that say how things seem: apparently, it seems."""
    return _listed(text, base_language(language))["seeming"]


def find_confidence(text: str, language: str) -> tuple[Place, ...]:
    """Find words for a level of confidence."""
    return _listed(text, base_language(language))["confidence"]


def follow_each_other(text: str, language: str, first: Place, second: Place) -> bool:
    """Check whether two hedges are on the same thing: few words between them, no comma and no "or"."""
    between = text[first[1] : second[0]]
    words = find_tokens(between, base_language(language))
    lists = load_table("words", base_language(language))
    joints = {*split_list(lists.get("conjunctions", "")), *split_list(lists.get("hedge joints", ""))}
    letters = all(c.isalnum() or c.isspace() or c in "'’-" for c in between)
    most = 2 * _MOST_BETWEEN if any(map(is_unspaced, between)) else _MOST_BETWEEN
    return letters and len(words) <= most and joints.isdisjoint(word.key for word in words)


@lru_cache(maxsize=64)
def _lists(language: str) -> WordLists | None:
    """Load the lists of hedges of a language; None where it has none."""
    data = load_table("words", language)
    lists = WordLists(language)
    for name in _LISTS:
        for entry in split_list(data.get(name, "")):
            lists.add(entry, ((name, "", 0),))
    return lists if data else None


@lru_cache(maxsize=_CACHE_SIZE)
def _listed(text: str, language: str) -> Mapping[str, tuple[Place, ...]]:
    """Find the words of all lists of hedges, by the name of the list."""
    lists = _lists(language)
    words = find_tokens(text, language) if lists else []
    terms = lists.terms(words) if lists else []
    return {
        name: tuple(_place(words, term.first, term.last) for term in terms if term.group == name)
        for name in _LISTS
    }


def _place(words: list[Token], first: int, last: int) -> Place:
    return words[first].start, words[last - 1].end


def _reported(text: str, language: str) -> list[Place]:
    """List the sentences, or what follows a speech verb in them, that are attributed to a speaker.

    A speaker between commas has said what is before them, too: it could begin, Holt said, in May.
    """
    found: list[Place] = []
    for at, sentence in sentences(text, language):
        passage = read(sentence, language).passage
        for voice in find_voices(passage):
            part = next(s for s in passage.segments if s.has(voice.verb.first))
            aside = part.first > 0 and part.last - part.first <= _MOST_ASIDE
            own = voice.speaker
            named = part.first < own.last <= part.last  # ", as Holt argues"
            speaker = passage.keys(Stretch(max(own.first, part.first), own.last) if aside and named else own)
            if speaker and words_of("any", "voices of the author").isdisjoint(speaker):
                whole = aside or voice.verb.group == "source words"
                start = 0 if whole else passage.words[voice.verb.first].start
                found.append((at + start, at + len(sentence)))
    return found


_MOST_ASIDE = 6
"""Words of a speaker and a speech verb between commas."""
