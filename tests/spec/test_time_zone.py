"""Tests of the names of time zones."""

from __future__ import annotations

from zoneinfo import available_timezones

import pytest

from briefgen.spec.time_zone import _MEANT, known_zone

MEANT = {
    "BST": "did you mean `Europe/London`, `Asia/Dhaka` or `Pacific/Bougainville`?",
    "bst": "did you mean `Europe/London`, `Asia/Dhaka` or `Pacific/Bougainville`?",
    "CEST": "did you mean `Europe/Berlin`, `Europe/Paris` or `Europe/Madrid`?",
    "JST": "did you mean `Asia/Tokyo`?",
    "London": "did you mean `Europe/London`?",
    "new york": "did you mean `America/New_York`?",
    "Utc": "did you mean `UTC`?",
    "europe/london": "did you mean `Europe/London`?",
    "Europe/Lodnon": "did you mean `Europe/London`?",
    "QST": "write one such as `Europe/London`",
    "MESZ": "did you mean `Europe/Berlin`, `Europe/Vienna` or `Europe/Zurich`?",
    "GMT+1": "write one such as `Europe/London`",
    "-05:00": "write one such as `Europe/London`",
    "UTC+1": "write one such as `Europe/London`",
    "Europe": "write one such as `Europe/London`",
}


@pytest.mark.parametrize(("name", "meant"), MEANT.items())
def test_the_zones_meant_are_named(name: str, meant: str) -> None:
    """An abbreviation is refused with the zones that use it, a city with its zone; none is guessed by its letters."""
    with pytest.raises(ValueError, match="is no time zone") as caught:
        known_zone(name)
    assert str(caught.value) == f"`{name}` is no time zone: {meant}"


@pytest.mark.parametrize("name", ["UTC", "Europe/London", "EST", "America/Argentina/Buenos_Aires"])
def test_a_zone_of_the_database_is_taken(name: str) -> None:
    """A name of the IANA database is taken as it is."""
    assert known_zone(name) == name


def test_the_table_names_zones_of_the_database() -> None:
    """Each abbreviation leads to zones that exist, and none is the name of a zone itself."""
    zones = available_timezones()
    assert {zone for meant in _MEANT.values() for zone in meant.split()} <= zones
    assert not zones & _MEANT.keys()
