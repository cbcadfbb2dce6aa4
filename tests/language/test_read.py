"""Reading a text into claims: places, hostile input, work."""

from __future__ import annotations

import sys
from fractions import Fraction
from types import FrameType

import pytest

from briefgen.language.claims import DateClaim, Designation, Quantity
from briefgen.language.read import read


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In the bay 1\u200b2\u200b0\u00a0000 eels died.", "1\u200b2\u200b0\u00a0000"),
        ("«Près de 12\u202f500 anguilles»", "12\u202f500"),
        ("It fell to −4.5\u00a0per cent.", "−4.5\u00a0per cent"),
        ("There were ٤٧ boats.", "٤٧"),
        ("There were ４７ boats.", "４７"),
    ],
)
def test_places_survive_folding(text: str, words: str) -> None:
    """The words of a quantity are those of the text as it was given, whatever was folded or left out."""
    [quantity] = read(text, "en").of(Quantity)
    assert (quantity.words, text[quantity.start : quantity.end]) == (words, words)


@pytest.mark.parametrize("zero", "0٠۰०০੦૦௦౦೦൦๐໐༠၀០０")
def test_digits_of_many_scripts(zero: str) -> None:
    """A number is read in the digits of any script."""
    number = "".join(chr(ord(zero) + int(d)) for d in "407")
    [quantity] = read(f"There were {number} boats.", "en").of(Quantity)
    assert quantity.first.low == 407


@pytest.mark.parametrize("language", ["en", "de", "ar", "zh", "ko", "hi"])
@pytest.mark.parametrize(
    "text",
    [
        "9" * 10_000,
        "1e999",
        "1,234" * 2_000,
        "one hundred " * 5_000,
        "einundzwanzig" * 700,
        "und" * 4_000,
        "万" * 5_000,
        "1/0 of 0/0 and 3/0",
        "-" * 10_000 + "5",
        "³²¹ ½½½½ ١٢٣١٢٣ \u202e12\u202c",
        "Article " * 2_000,
        "5 m " * 3_000,
        "\u0660\u066b\u066c" * 3_000,
        "\ud800 12",
    ],
    ids=range(14),
)
def test_hostile_text_is_read_with_bounded_work(text: str, language: str) -> None:
    """No text, however strange, makes the reader fail, or work more than a few times for each character."""
    count_calls("In 2024 there were 12 boats or more.", language)  # loads the tables of the language
    assert count_calls(text[:20_000], language) < 100_000 + 100 * len(text)


def test_long_sentence_takes_work_in_proportion() -> None:
    """A sentence of 100,000 characters takes about ten times as much work as one of 10,000."""
    piece = "on 3 June 2021 some 1,200 boats, a third of them from Ghent, paid $4.5m in all "

    def work(count: int) -> int:
        return count_calls(piece * count + str(count), "en")

    work(2)
    assert work(1_250) < 12 * work(125)


def count_calls(text: str, language: str) -> int:
    """Return how many functions are called to read the claims of a text that was not read before."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        _ = read(text, language).claims
    finally:
        sys.setprofile(before)
    return calls


def test_language_without_data_is_not_read() -> None:
    """A text in a language that has no tables is reported as not read, and gives no claims."""
    reading = read("47 bota", "sq-AL")
    assert (reading.read, reading.claims) == (False, ())


def test_regional_tag_reads_as_its_language() -> None:
    """A region in the tag changes nothing."""
    assert read("Há 4.700 barcos.", "pt-BR").of(Quantity)[0].first.low == 4700


def test_ambiguous_letter_keeps_both_senses() -> None:
    """The m of a number is millions first and metres second where nothing decides."""
    [quantity] = read("Some 300m were sold.", "en").of(Quantity)
    assert [f"{s.kind} {s.low}" for s in quantity.senses] == ["count 300000000", "measure 300"]


def test_numeric_date_keeps_both_days() -> None:
    """03/04/2024 is two days until evidence decides."""
    [date] = read("It opened on 03/04/2024.", "en").of(DateClaim)
    assert {(date.year, date.month, date.day), *date.others} == {(2024, 4, 3), (2024, 3, 4)}


@pytest.mark.parametrize(
    "text",
    [
        "An A320 left.",
        "COVID-19 came.",
        "They met at 10 Downing Street.",
        "The G20 met.",
        "Section 232 holds.",
        "Channel 4 News came.",
        "No 10 said so.",
        "As after 9/11, it rained.",
    ],
)
def test_designations_count_nothing(text: str) -> None:
    """A number that is a name is no quantity."""
    reading = read(text, "en")
    assert len(reading.of(Designation)) == 1
    assert reading.of(Quantity) == ()


def test_address_is_no_number() -> None:
    """Web and mail addresses hold no claims."""
    assert read("See https://example.org/2024/06/12 or desk24@example.org.", "en").claims == ()


def test_values_are_exact() -> None:
    """A third is a third, and 0.1 is a tenth."""
    third, tenth = read("A third of the 0.1 grams was lost.", "en").of(Quantity)
    assert (third.first.low, tenth.first.low) == (Fraction(1, 3), Fraction(1, 10))
