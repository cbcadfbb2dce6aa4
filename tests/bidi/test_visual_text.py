"""Sentences as a reader of each script expects to see them, from left to right."""

from __future__ import annotations

import unicodedata

import pytest

from briefgen.bidi.character_data import MIRRORED
from briefgen.bidi.classes import bidi_class, contains_rtl
from briefgen.bidi.direction import end_name
from briefgen.bidi.levels import line_levels, paragraph_level, resolve_levels
from briefgen.bidi.reorder import visual_order


def visual_text(text: str, base: int) -> str:
    """Return a text on one line as its characters are painted from left to right, brackets mirrored.

    Source: UAX 9, L1 to L4.
    """
    levels = line_levels(text, resolve_levels(text, base), base)
    return "".join(MIRRORED.get(text[i], text[i]) if levels[i] % 2 else text[i] for i in visual_order(levels))


@pytest.mark.parametrize(
    ("text", "base", "seen"),
    [
        ("plain text", 0, "plain text"),
        ("אבג 26 דהו", 1, "והד 26 גבא"),
        ("٢٦ مليون", 0, "نويلم ٢٦"),
        ("٢٦ مليون", 1, "نويلم ٢٦"),
        ("بلغ 12.5 مليون", 1, "نويلم 12.5 غلب"),
        ("في 10–20 حالة", 1, "ةلاح 20–10 يف"),
        ("בין 10-20 איש", 1, "שיא 10-20 ןיב"),
        ("نسبة ٢٥٪ اليوم", 1, "مويلا ٪٢٥ ةبسن"),
        ("שיעור 25% היום", 1, "םויה 25% רועיש"),
        ("قال (NATO) أمس", 1, "سمأ (NATO) لاق"),
        ("he wrote (אב גד) twice", 0, "he wrote (דג בא) twice"),
        ("שם (אב) סוף", 1, "ףוס (בא) םש"),
        ("the word אבג, and 26 more", 0, "the word גבא, and 26 more"),
        ("the word אבג, 26 more", 0, "the word 26 ,גבא more"),
        ("מחיר ₪26 בלבד", 1, "דבלב ₪26 ריחמ"),
        ("תאריך 5/2/2024 כאן", 1, "ןאכ 5/2/2024 ךיראת"),
        ("היה -5 מעלות", 1, "תולעמ 5- היה"),
        ("היה \u200e-5 מעלות", 1, "תולעמ \u200e-5 היה"),
    ],
)
def test_sentences_as_they_are_seen(text: str, base: int, seen: str) -> None:
    """Words run from right to left, numbers from left to right, and brackets face what they enclose."""
    assert visual_text(text, base) == seen


def test_fast_test_misses_no_character() -> None:
    """A text that the fast test passes has no character at a right-to-left level."""
    missed = [
        char
        for char in map(chr, range(0x110000))
        if bidi_class(char) in ("R", "AL", "AN", "RLE", "RLO", "RLI")
        and unicodedata.category(char) != "Cn"
        and not contains_rtl(char)
    ]
    assert not missed
    assert not contains_rtl("naïve – “quoted” 12 %")


@pytest.mark.parametrize(
    ("text", "level"), [("word אב", 0), ("12 אב word", 1), ("12", 0), ("\u2067אב\u2069 word", 0)]
)
def test_direction_of_the_first_letter(text: str, level: int) -> None:
    """The first letter outside isolates gives a paragraph its direction."""
    assert paragraph_level(text) == level


def test_depth_is_limited() -> None:
    """A text with more embeddings than the standard allows has levels within its limit."""
    assert max(resolve_levels("\u202b" * 300 + "א" + "\u2067" * 300 + "1", 0)) <= 127


@pytest.mark.parametrize(
    ("name", "language", "rest", "seen"),
    [
        ("אבג", "en", ", 5 March", "גבא, 5 March"),
        ("Reuters", "he", ", 5 במרץ", "ץרמב 5 ,Reuters"),
        ("Reuters", "en", ", 5 March", "Reuters, 5 March"),
    ],
)
def test_a_name_does_not_draw_the_date_after_it(name: str, language: str, rest: str, seen: str) -> None:
    """A date after a name of the other direction stays after it; other names get no mark."""
    whole = end_name(name, language) + rest
    marks = str.maketrans("", "", "\u200e\u200f")
    assert visual_text(whole, int(language == "he")).translate(marks) == seen
    assert (whole == name + rest) is (name == "Reuters" and language == "en")
