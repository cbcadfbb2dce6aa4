"""Tests of the result of reading: each text is read once, and no more of it than is asked for."""

from __future__ import annotations

import weakref
from collections import Counter

import pytest

from briefgen.language import numbers, read
from briefgen.language.compare import compare
from briefgen.language.folded import Folded
from briefgen.language.found_once import found_once
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


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The council closed 12 of the 14 yards in spring 2024.", "All 14 yards were closed in spring 2023."),
        ("Mora said that exports rose by 4% last year.", "Exports fell by 4% in 2023, Mora told reporters."),
        ("26 sailors, 14 of them women, left Oslo.", "Of 26 sailors, 12 were women, the ministry said."),
    ],
)
def test_texts_are_gone_once_they_were_compared(claim: str, evidence: str) -> None:
    """What was found in texts goes with them: no cache keeps what only one comparison needed."""
    readings = tuple(Reading(text, "en", read.read(text).claims) for text in (claim, evidence))
    compare(readings[0], readings[1])
    assert all(reading.passage.found for reading in readings)
    gone = [weakref.ref(text) for reading in readings for text in (reading, reading.passage)]
    del readings
    assert [text() for text in gone] == [None] * len(gone)


def test_what_a_text_has_is_found_once() -> None:
    """A function looks once in each text, for each thing that it is asked for."""
    asked: list[tuple[str, bool]] = []

    @found_once
    def find(passage: Passage, *, across: bool = False) -> int:
        asked.append((passage.text, across))
        return len(asked)

    one, two = Passage("Ships left.", "en"), Passage("Ships came.", "en")
    assert [find(one), find(two), find(one), find(one, across=True), find(two)] == [1, 2, 1, 3, 2]
    assert find(one.compared_by(str.upper)) == len(asked) == 4  # its words are others
