"""Tests of word boundaries. A bar marks the position."""

from __future__ import annotations

import pytest

from briefgen.corpus.fold import FoldedText, fold
from briefgen.corpus.word_boundaries import is_inside_word, widen

CUTTING = {
    "a word": [
        "ha|s",
        "has|n’t",
        "ship|s",
        "Æ|on",
        "19|th",
        "부|두는",
        "المين|اء",
        "quai\u0301|s",
        "ロ|シア",
    ],
    "an apostrophe": ["can|’t", "can’|t", "o’|clock", "O|’Brien", "quay|’s"],
    "a compound": [
        "non-|nuclear",
        "nuclear|-free",
        "post–|storm",
        "Russo|‑Dutch",
        "R|&D",
        "R&|D",
        "COVID-|19",
    ],
    "initials": ["U.|S.", "U|.S."],
    "a number": [
        "1|11,000",
        "11|,000",
        "11,|000",
        "3|.5",
        "3.|5",
        "10:|30",
        "1/|2",
        "10|²",
        "5|½",
        "2\u066b|5",
    ],
    "a range": ["5–|10", "5|–10", "5-|10", "5—|10"],
    "spaced groups": ["12| 000", "12 |000 tons", "1 234| 567", "12\u202f|000"],
    "a sign": ["-|5", "−|5", "a –|5 loss", "+|5", "±|5", "<|5", "a .|5 share", "80|+"],
    "a unit": ["$|5", "A|$5", "-|$5", "€|40bn", "40|€", "5|%", "5|°C"],
    "dots": ["wait.|..", "wait..|."],
    "a negation": ["不|支持", "没|有", "ไม่|ดี", "認め|ない"],
    "numeral characters": ["三|百", "12|万"],
}

WHOLE = [
    "|has", "has|", "quay|, old", "a |quay", "a| quay", "“|quay”", "“quay|”", "quay|.", "quay.|", "quay|’ (",
    "storms—|who", "storms|—who", "fees--|due", "storms—|11,000", "5|—yes", "in 2023 |300", "12 |ships", "12 |0000",
    "end.|The", "2024.|The", "and|/or", "pre-| and", "loss—|$5", "|…and", "and|…", "and…|", "港|口", "5|艘", "12|枚",
    "ミサイル|を", "ท่า|เรือ", "410| 400,000", "1,050| 900,000", "400,000 | 3.8| 352,000", "qu'|en France", "l’|accord", "dell'|anno",
]  # fmt: skip


def _mark(marked: str) -> tuple[FoldedText, int]:
    """Fold a text without its bar, and return the folded position of the bar."""
    at = marked.index("|")
    folded = fold(marked.replace("|", ""))
    starts = [folded.original_range(place, place + 1)[0] for place in range(len(folded.text))]
    return folded, starts.index(at) if at in starts else len(folded.text)


@pytest.mark.parametrize("marked", [marked for group in CUTTING.values() for marked in group])
def test_no_passage_ends_inside_a_word_or_number(marked: str) -> None:
    """A position inside a word, a number, a figure with its sign or a joined negation is no boundary."""
    assert is_inside_word(*_mark(marked))


@pytest.mark.parametrize("marked", WHOLE)
def test_a_passage_may_end_between_words(marked: str) -> None:
    """A position between words, at a mark or between characters of an unspaced script is a boundary."""
    assert not is_inside_word(*_mark(marked))


def test_no_passage_ends_inside_one_character() -> None:
    """There is no boundary inside a ligature, an ellipsis or a letter with combining marks."""
    assert is_inside_word(fold("ﬁve"), 1)
    assert is_inside_word(fold("wait…"), 5)
    assert is_inside_word(fold("in ℃"), 4)
    assert is_inside_word(fold("q\u0307uay"), 1)


def test_a_passage_is_extended_to_whole_words() -> None:
    """A passage is extended to the words and numbers that it cuts, and no further."""
    folded = fold("the non-tidal basin of 111,000 tons")
    start, end = folded.text.index("tidal"), folded.text.index(",000")
    widened = widen(folded, start, end)
    assert widened is not None
    assert folded.text[slice(*widened)] == "non-tidal basin of 111,000"


def test_a_passage_is_extended_only_so_far() -> None:
    """A passage in an endless word is not extended."""
    assert widen(fold("x" * 1000), 500, 510) is None
