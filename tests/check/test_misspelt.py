"""Tests of names that are nearly those of whom a text is attributed to."""

from __future__ import annotations

import pytest

from briefgen.check.misspelt import find_misspelt


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Leif-Erik Easly says it.", "Easley", "Easly"),
        ("Easley’s colleague, Mr Easly, says it.", "Easley", ""),
        ("The ambassador says it is easily done.", "Easley", ""),
        ("The Eastern ferry sails.", "Easley", ""),
        ("Mr Li says it.", "Lee", ""),
        ("Pacheco Prado notes it.", "Pardo", "Prado"),
    ],
)
def test_a_slip_of_a_name_is_found(text: str, name: str, found: str) -> None:
    """A word with a capital that is nearly the name is found, where the text does not have the name."""
    place = find_misspelt(text, name)
    assert (text[slice(*place)] if place else "") == found
