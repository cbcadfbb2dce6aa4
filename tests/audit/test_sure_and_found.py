"""What is accused only where it is sure, and what is found in other words or another language."""

from __future__ import annotations

from functools import cache

import pytest

from briefgen.audit.audit import audit_draft
from briefgen.audit.draft import read_draft
from briefgen.audit.library import Library
from briefgen.audit.passages import SourceText, join_numerals
from briefgen.language.wording.meanings import meanings

LOCK = """\
# Dry summer slows the locks at Ostby

*Northern Courier, Ostby, 12 May 2025. By Ida Solberg*

The canal's profit rose 9.5 per cent to 34 million crowns, despite a drought that reduced traffic. The depth of \
ships was limited to 44 feet, from 50 feet. The board lowered the depth because water was scarce in the lake.

The city said 15, 700 visitors saw the new lock on its first day. The board closed the old lock before it repaired \
the new gate. South Korea has stopped all imports of its gravel.

The zone around the weir is 3 kilometres wide. Up to 60 barges a month are to be built by 2027. Harbour ministry \
spokesman Michael Berg said that it was the first closure since 1988.

"We waited for rain, and none came," Petra Vang, who runs the locks, told the council in Ostby. Barges are exempt \
from the fee.
"""
SCHLEUSE = """\
Umbau der Schleuse

Die Bauzeit beträgt etwa sechs Jahre und fünf Monate. Im Landkreis wurden fünfhunderttausend Bäume gepflanzt. \
Zwölf Gemeinden haben beschlossen, die Brücke zu ersetzen. „Das Wasser fehlt uns allen“, sagte Jens Maaß.
"""


@cache
def library() -> Library:
    """Return the texts of these tests."""
    return Library((SourceText("lock.md", LOCK, "en"), SourceText("schleuse.txt", SCHLEUSE, "de")))


def verdict(words: str) -> str:
    """Return the verdict on one statement; empty for one that is only counted."""
    found = audit_draft(read_draft("draft.md", words, markdown=True), library()).findings
    return next((finding.judgement.verdict for finding in found if finding.kind == "statement"), "")


NOT_ACCUSED = {
    "same direction, and another one": "Even so, the canal's profit rose by 9.5 per cent to 34 million crowns.",
    "the earlier value": "Until then the depth of ships had been 50 feet.",
    "about and up to": "Some 60 barges were to be built each month.",
    "torn number": "On the first day 15,700 visitors saw the new lock.",
    "two places": "The new lock lies below the mainland bridge of Kelsby.",
}


@pytest.mark.parametrize("words", NOT_ACCUSED.values(), ids=NOT_ACCUSED)
def test_another_reading_of_the_passage_is_no_alteration(words: str) -> None:
    """A statement that a passage may bear out, read in another way, is never accused."""
    assert verdict(words) not in ("altered", "contradicted")


ACCUSED = {
    "direction": "The canal's profit fell 9.5 per cent to 34 million crowns, despite a drought.",
    "unit": "The zone around the weir is 3 miles wide.",
    "scale": "The canal's profit rose 9.5 per cent to 34 billion crowns.",
    "bound": "At least 60 barges a month are to be built by 2027.",
}


@pytest.mark.parametrize("words", ACCUSED.values(), ids=ACCUSED)
def test_one_sure_difference_is_accused(words: str) -> None:
    """A statement with all of a passage but for one respect that excludes what it says is altered."""
    assert verdict(words) == "altered"


FOUND = {
    "torn number": "The city said that 15,700 visitors came on the first day.",
    "same cause": "The board reduced the depth because water was scarce in the lake.",
    "duration in another language": "The construction time is about six years and five months.",
    "number in one word": "In the district, 500,000 trees were planted.",
    "decision in another language": "Twelve municipalities decided to replace the bridge.",
}


@pytest.mark.parametrize("words", FOUND.values(), ids=FOUND)
def test_other_words_of_one_meaning_are_found(words: str) -> None:
    """Numbers in words, words of another language and causes are found where a passage has them."""
    assert verdict(words) == "supported"


NOT_SUPPORTED = {
    "order": "The board repaired the new gate before it closed the old lock.",
    "country": "Japan has stopped all imports of its gravel.",
    "office": "Michael Berg, the harbour minister, said that it was the first closure since 1988.",
    "other cause": "The board lowered the depth because ships had become too large for the lake.",
    "denial": "Barges are not exempt from the fee.",
}


@pytest.mark.parametrize("words", NOT_SUPPORTED.values(), ids=NOT_SUPPORTED)
def test_like_words_support_nothing_else(words: str) -> None:
    """An order turned round, another country, office or cause, and a denial are never supported."""
    assert verdict(words) != "supported"


NUMERALS = {
    "torn": ("said 15, 700 visitors", "en", "said 15,700 visitors"),
    "torn before the mark": ("about 1 ,200 cars", "en", "about 1,200 cars"),
    "point": ("rund 9. 500 Menschen", "de", "rund 9.500 Menschen"),
    "year": ("in 2023, 700 people", "en", "in 2023, 700 people"),
    "day": ("on May 15, 700 people", "en", "on May 15, 700 people"),
    "list": ("12, 500, 300 and 200", "en", "12, 500, 300 and 200"),
}


@pytest.mark.parametrize(("words", "language", "joined"), NUMERALS.values(), ids=NUMERALS)
def test_only_torn_numerals_are_joined(words: str, language: str, joined: str) -> None:
    """A number with a space beside its mark is one number; a date, a year and a list are none."""
    assert join_numerals(words, language) == joined


MEANINGS = {
    "same language": (("decided", "en"), ("decision", "en"), True),
    "other language": (("ministers", "en"), ("minister", "de"), True),
    "participle": (("decide", "en"), ("beschlossen", "de"), True),
    "last part of a compound": (("traffic", "en"), ("nahverkehr", "de"), True),
    "another meaning": (("traffic", "en"), ("decision", "en"), False),
    "a word that tells little": (("goes", "en"), ("gave", "en"), False),
}


@pytest.mark.parametrize(("one", "other", "same"), MEANINGS.values(), ids=MEANINGS)
def test_listed_words_share_a_meaning(one: tuple[str, str], other: tuple[str, str], same: bool) -> None:
    """Words of one list mean the same, in any form and language; those of different lists do not."""
    assert bool(meanings(*one) & meanings(*other)) == same
