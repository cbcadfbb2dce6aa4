"""Tests of the result of reading: each text is read once, and no more of it than is asked for."""

from __future__ import annotations

import weakref
from collections import Counter

import pytest

from briefgen.language import numbers, read
from briefgen.language.folded import Folded
from briefgen.language.reading import Reading
from briefgen.language.wording.passage import Passage
from tests.workspace import Workspace


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[tuple[str, str]]:
    """Count how often the numbers of each text are read, and forget what was read before."""
    found: Counter[tuple[str, str]] = Counter()

    def find_numbers(folded: Folded, language: str) -> list[object]:
        found[folded.original, language] += 1
        return list(numbers.find_numbers(folded, language))

    monkeypatch.setattr(read, "find_numbers", find_numbers)
    read._read.cache_clear()
    return found


def test_each_text_is_read_once_a_run(harbour: Workspace, counted: Counter[tuple[str, str]]) -> None:
    """However many rules ask for a text, its numbers are read once."""
    harbour.check()
    harbour.check_corpus()
    assert set(counted.values()) == {1}


def test_what_is_not_asked_for_is_not_read(counted: Counter[tuple[str, str]]) -> None:
    """A text of which only the words are asked for is not searched for numbers."""
    reading = read.read("Twelve ships left in March.", "en-GB")
    assert [word.key for word in reading.passage.words][:2] == ["twelve", "ships"]
    assert not counted
    assert len(reading.claims) == 2
    assert len(read.read("Twelve ships left in March.", "en", frozenset({"rea"})).claims) == 2
    assert set(counted.values()) == {1}


def test_words_are_those_of_the_text() -> None:
    """A reading's passage is of the same text and language, and knows the names that it was given."""
    passage = read.read("Il n'a pas signé.", "fr-FR", frozenset({"rea"})).passage
    assert isinstance(passage, Passage)
    assert (passage.text, passage.language) == ("Il n'a pas signé.", "fr")
    assert passage.known_names == frozenset({"rea"})


def test_a_reading_is_gone_when_nothing_refers_to_it() -> None:
    """A reading is in no cycle, so that a process that reads many texts stays small."""
    reading = Reading("It is not about nine metres.", "en", lambda: ())
    assert reading.passage.terms
    gone = weakref.ref(reading)
    del reading
    assert gone() is None
