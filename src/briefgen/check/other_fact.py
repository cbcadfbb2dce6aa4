"""The fact that a link seems to be meant for, where the linked one has not its words."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from briefgen.check.fact_readings import own_dates
from briefgen.check.support import Supports
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact
from briefgen.language.claims import DateClaim
from briefgen.language.dates_agree import Issued, agrees
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
    by_stem = supports.corpus.cached(_facts_by_stem(words.language))
    found = set.intersection(*(by_stem.get(each, set()) for each in own)) - {linked}
    return found.pop() if len(found) == 1 else ""


def fact_with_date(date: DateClaim, words: Passage, linked: str, supports: Supports) -> str:
    """Return the id of the fact but the linked one that has a date and the most words of a link.

    Empty where none has both, or several have as many words.
    """
    own = words.content(words.whole)
    shared = {
        name: len(own & _content(supports, name, words.language))
        for name, entry in supports.corpus.facts.items()
        if name != linked and any(agrees(date, other, Issued()) for other in own_dates(entry.value))
    }
    most = max(shared.values(), default=0)
    found = [name for name, number in shared.items() if number == most]
    return found[0] if most and len(found) == 1 else ""


def has_no_word(words: Passage, linked: str, supports: Supports) -> bool:
    """Check whether neither a fact nor its evidence, which is in one language, has a word of a link."""
    given = supports.of_fact(supports.corpus.facts[linked].value)
    texts = [text.passage for text, _ in given.texts]
    if not given.texts or not words.known or any(text.language != words.language for text in texts):
        return False
    said = frozenset().union(_content(supports, linked, words.language), *(p.content(p.whole) for p in texts))
    return said.isdisjoint(words.content(words.whole))


def _content(supports: Supports, name: str, language: str) -> frozenset[str]:
    return _stems(supports.corpus.facts[name].value, language)


def _stems(fact: Fact, language: str) -> frozenset[str]:
    passage = read(fact.statement, language).passage
    return passage.content(passage.whole)


@cache
def _facts_by_stem(language: str) -> Callable[[Corpus], dict[str, set[str]]]:
    """Return what lists the ids of a corpus's facts by the words of their statements, read in a language."""

    def list_facts(corpus: Corpus) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for name, entry in corpus.facts.items():
            for each in _stems(entry.value, language):
                found.setdefault(each, set()).add(name)
        return found

    return list_facts
