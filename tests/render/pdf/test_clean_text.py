"""`clean` passes text without a look at each character only where there is nothing to clean."""

from __future__ import annotations

import re
import sys

import pytest

from briefgen.render.pdf import clean_text
from briefgen.render.pdf.clean_text import clean

ALL = "".join(map(chr, range(sys.maxunicode + 1)))


@pytest.mark.parametrize("name", ["_SPACES", "_INVISIBLE", "_DIRECTION_MARKS", "_SURROGATES", "_FLAG"])
def test_every_character_that_is_cleaned_is_looked_for(name: str) -> None:
    """What a pattern replaces or drops is among the characters that prevent the quick way."""
    pattern: re.Pattern[str] = getattr(clean_text, name)
    touched = set("".join(found.group() for found in pattern.finditer(ALL)))
    assert touched - set(clean_text._UNCLEAN.findall(ALL)) == set()


def test_text_in_other_letters_is_composed_all_the_same() -> None:
    """An accent after its letter is joined to it, also where nothing else has to be cleaned."""
    assert clean("cafe\u0301 – “été”") == "café – “été”"
