"""Tests of events that name someone else than their facts."""

from __future__ import annotations

import pytest

from briefgen.check.event_names import find_other_name
from briefgen.language.read import read

CAR = "Lee writes that Putin gave Kim a Russian limousine in February 2024."
WAR = "Russia began its invasion of Ukraine in February 2022."
LAW = "Peters and Beertema moved on 24 November 2022 for a law against phones."
AROUND = "It was what Xi had feared. Then the many MPs, and Passenger, spoke to Lara."
HONEST = [
    ("Putin gives Kim a Russian limousine, by Lee’s account", CAR),
    ("Kim gets a limousine", CAR),
    ("Moscow begins invasion of Ukraine", WAR),
    ("Russian invasion begins in China’s shadow", WAR),
    ("Two MPs ask for a law", LAW),
    ("Passenger trains run again", "Trains could run normally again from 5 July."),
    ("Ukraine is invaded", WAR),
    ("Lara’s review of a law is due", LAW),
    ("The Lara-2 cable fails", LAW),
]
DISHONEST = [
    ("Xi gives Kim a Russian limousine", CAR, "Xi", "Putin"),
    ("Putin gives Xi a Russian limousine", CAR, "Xi", "Kim"),
    ("China begins invasion of Ukraine", WAR, "China", "Russia"),
    ("Chinese invasion of Ukraine begins", WAR, "Chinese", "Russia"),
    ("Lara asks for a law", LAW, "Lara", "Peters"),
]


@pytest.mark.parametrize(("event", "statement"), HONEST)
def test_names_of_the_fact_pass(event: str, statement: str) -> None:
    """The names of the fact in any form pass, and what is no name of anyone."""
    assert find_other_name(event, read(statement, "en").passage, [], AROUND) is None


@pytest.mark.parametrize(("event", "statement", "words", "instead"), DISHONEST)
def test_another_name_is_found(event: str, statement: str, words: str, instead: str) -> None:
    """A state or a name that the fact does not have, where it has another, is found at its place."""
    found = find_other_name(event, read(statement, "en").passage, [], AROUND)
    assert found is not None
    assert (found.words, found.instead, event[found.start : found.end]) == (words, instead, words)
