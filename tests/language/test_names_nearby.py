"""Tests of the names that a text has near a sentence, or anywhere."""

from __future__ import annotations

import pytest

from briefgen.language.claims import Difference
from briefgen.language.wording.names_nearby import Around, is_named_nearby

TEXT = "Ann Lee has run Clean Harbours Norway since May. We met her on the quay. Kelp Ltd raised its fee."
AROUND = (Around("en", "A talk on the quay", "", "", TEXT, (TEXT.index("Kelp"), len(TEXT))),)


@pytest.mark.parametrize(
    ("name", "named"),
    [
        ("Ann Lee of Clean Harbours Norway", True),
        ("Clean Harbours Norway", True),
        ("Eve Ray of Clean Harbours Norway", False),
        ("Ann Lee of Blue Rivers Denmark", False),
    ],
)
def test_a_person_and_a_body_are_looked_for_apart(name: str, named: bool) -> None:
    """Of "Ann Lee of Clean Harbours Norway" the text may have each elsewhere; a country in it is no place."""
    difference = Difference("name", False, name, "Kelp Ltd", 0, len(name))
    assert is_named_nearby(difference, "en", AROUND) == named
