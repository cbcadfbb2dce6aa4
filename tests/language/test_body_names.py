"""Tests of telling the names of bodies from those of persons."""

from __future__ import annotations

import pytest

from briefgen.language.wording.body_names import is_body_name

BODIES = (
    "Port Isen Authority", "Strait Lines plc", "Isen Courier", "Halden Parliamentary Office", "Bank of Ruel",
    "The Halden", "AFP", "Stadtwerke Lorne", "Вести пролива", "Fish & Sons",
)  # fmt: skip
PERSONS = (
    "Ada Orlov",
    "Ludwig van Beethoven",
    "Anna de Groot",
    "Jonas Wirth",
    "Анна Лебедева",
    "Ann Lee-Smith",
)


@pytest.mark.parametrize("name", BODIES)
def test_a_body_is_recognised(name: str) -> None:
    """A word such as "authority", a legal form, an article or "of" makes a name that of a body."""
    assert is_body_name(name)


@pytest.mark.parametrize("name", PERSONS)
def test_a_person_is_no_body(name: str) -> None:
    """The name of a person is not taken for that of a body."""
    assert not is_body_name(name)
