"""Tests of folding: which texts are equal, which are not, and the mapping to the original."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.corpus.fold import fold

TROUBLE = " \n\r\t\u00a0\u2028\\$.-–—‑−'’`´\"“«…⋯\u00ad\ufffe\u200b\u2060\ufeffe\u0301\u0338éﬁｶﾞ가１²½"
TEXTS = st.text(st.one_of(st.sampled_from(TROUBLE), st.characters(exclude_categories=["Cs"])), max_size=60)

SAME = [
    ("two  ships\r\n\r\nleft", "two ships left"),
    ("\n two ships\u00a0left ", "two ships left"),
    ("two\u2028ships\u3000left", "two ships left"),
    ("the ‘north’ quay’s", "the 'north' quay's"),
    ("“north” „south‟ «west»", '"north" "south" "west"'),
    ("1990–95 — a co‑op, −5", "1990-95 - a co-op, -5"),
    ("north -- or south", "north — or south"),
    ("and then… ⋯ . . .", "and then... ... ..."),
    ("dredg\u00ading \u200bwork\ufeffs\u2060", "dredging works"),
    ("dredg\u00ad\ning", "dredging"),
    ("dredg\ufffe\r\ning", "dredging"),
    ("\u2067quay\u2069 \u200ffee", "quay fee"),
    (r"a fee of \$40", "a fee of $40"),
    ("ﬁve oﬃces", "five offices"),
    ("ＡＢ１２，５％", "AB12,5%"),
    ("ｶﾞｽ", "ガス"),
    ("𝐪𝐮𝐚𝐲", "quay"),
    ("5 ℃", "5 °C"),
    ("⼭⼝", "山口"),
    ("cafe\u0301", "café"),
    ("\u1112\u1161\u11ab", "한"),
    ("q\u0323\u0307", "q\u0307\u0323"),
    ("ẛ", "s\u0307"),
    ("ᾧ", "\u03c9\u0314\u0342\u0345"),
]

DIFFERENT = [
    ("10²", "102"),
    ("10₂", "102"),
    ("5½", "51/2"),
    ("5½", "51⁄2"),
    ("½", "1⁄2"),
    ("①0", "10"),
    ("⑴", "(1)"),
    ("Ⅳ", "IV"),
    ("Ⅴ", "V"),
    ("1ª", "1a"),
    ("ㄱㅏ", "가"),
    ("a´b", "a b"),
    ("50㎡", "50m2"),
    ("Quay", "quay"),
    ("‘quay’", '"quay"'),
    ("a = b", "a ≠ b"),
    ("a = b", "a =\u0338 b"),
    ("11 000", "11000"),
    ("now here", "nowhere"),
    ("+5", "-5"),
    ("s\u0336o", "so"),
    ("\u202e12\u202c", "12"),
    ("№ 5", "No 5"),
    ("№ 5", "no 5"),
]


@pytest.mark.parametrize(("typed", "plain"), SAME)
def test_typography_folds_away(typed: str, plain: str) -> None:
    """Two texts that differ only in typography or white space fold to the same."""
    assert fold(typed).text == fold(plain).text


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_meaning_never_folds(one: str, other: str) -> None:
    """Texts with different meanings never fold to the same."""
    assert fold(one).text != fold(other).text


def test_no_character_gains_or_changes_a_value() -> None:
    """Of all compatibility characters, only decimal digits fold to digits, with the same value."""
    for character in map(chr, range(0x110000)):
        if not unicodedata.decomposition(character) and not character.isnumeric():
            continue
        digits = [part for part in fold(f"a{character}b").text[1:-1] if part.isdigit()]
        assert digits == [character] or [unicodedata.digit(part) for part in digits] == (
            [unicodedata.decimal(character)] if character.isdecimal() else []
        )


@settings(max_examples=400)
@given(TEXTS)
def test_folding_twice_is_folding_once(text: str) -> None:
    """Folding a folded text changes nothing."""
    once = fold(text).text
    assert fold(once).text == once


@settings(max_examples=400)
@given(TEXTS)
def test_canonical_forms_fold_alike(text: str) -> None:
    """Composed and decomposed spellings of a text fold to the same."""
    composed, decomposed = (fold(unicodedata.normalize(form, text)).text for form in ("NFC", "NFD"))
    assert composed == fold(text).text == decomposed


@settings(max_examples=400)
@given(TEXTS)
def test_the_mapping_to_the_original_is_in_order(text: str) -> None:
    """Every folded character maps to a range of the original, in order and without overlap."""
    folded = fold(text)
    reached = 0
    for at in range(len(folded.text)):
        start, end = folded.original_range(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert start >= reached or folded.splits(at)
        reached = end


@settings(max_examples=400)
@given(TEXTS)
def test_a_mapped_range_folds_to_itself(text: str) -> None:
    """The original of a folded range, at whole characters, folds to that range again."""
    folded = fold(text)
    whole = [at for at in range(len(folded.text) + 1) if not folded.splits(at)]
    for start, end in pairwise(whole):
        first, last = folded.original_range(start, end)
        assert fold(f"|{text[first:last]}|").text == f"|{folded.text[start:end]}|"


@pytest.mark.parametrize(
    ("text", "part", "original"),
    [
        ("a quay — “old”", '"old"', "“old”"),
        ("a\n\n\nb \u200b c", "b c", "b \u200b c"),
        ("dredg\u00ading", "dredging", "dredg\u00ading"),
        ("\u00adquay\u00ad", "quay", "quay"),
        (r"fee \$40bn", "$40bn", "$40bn"),
        ("the cafe\u0301s", "café", "cafe\u0301"),
        ("𝐚𝐛😀 quay", "quay", "quay"),
        ("wait . . . now", "...", ". . ."),
        ("רציף\u200f ישן", "ישן", "ישן"),
    ],
)
def test_the_mapping_names_the_original_characters(text: str, part: str, original: str) -> None:
    """A range of the folded text maps to exactly the characters it came from."""
    folded = fold(text)
    start = folded.text.index(part)
    first, last = folded.original_range(start, start + len(part))
    assert text[first:last] == original


def test_the_inside_of_a_character_is_known() -> None:
    """A folded position inside one original character is distinguished from one between two."""
    folded = fold("oﬃce")
    assert [folded.splits(at) for at in range(len(folded.text) + 1)] == [
        False, False, True, True, False, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize("part", ["\u0301\u0316", "\\", "- ", ". ", " \n", "\u00ad ", "\u00ad\n", "`", "é…"])
def test_a_long_monotonous_text_folds_in_linear_time(part: str) -> None:
    """Half a million times the same trouble folds at once; quadratic cost would take minutes."""
    text = "e" + part * 500_000 + "e"
    assert fold(text).text.startswith(fold(text[:20]).text[:1])
