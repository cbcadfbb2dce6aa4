"""Tests of how a difference between a claim and its evidence is described."""

from __future__ import annotations

import pytest

from briefgen.check.describe import claim_words, describe, evidence_words, proposal
from briefgen.language.claims import DateClaim
from briefgen.language.compare import compare
from briefgen.language.dates_agree import Issued
from briefgen.language.read import read

SENTENCES = {
    "another number": (
        "Some 12,000 boxes went.", "Over 11,000 boxes went.",
        "the statement says `Some 12,000 boxes`, but the evidence says `Over 11,000 boxes`: the numbers differ",
    ),
    "the number of the same things": (
        "The port has 40 cranes.", "The port has 9 quays and 30 cranes.",
        "the statement says `40 cranes`, but the evidence says `30 cranes`: the numbers differ",
    ),
    "a qualifier": (
        "It passes 36 ships.", "It passes up to 36 ships.",
        "the statement says `36 ships`, but the evidence says `up to 36 ships`: the number is the same, but the qualifiers differ",
    ),
    "a qualifier that stands elsewhere": (
        "It has 9 tugs.", "It has 9 tugs or fewer.",
        "the statement says `9 tugs`, but the evidence says `9 tugs or fewer` (read as at most 9): the number is the same, but the qualifiers differ",
    ),
    "a unit": (
        "It is nine miles away.", "It is nine metres away.",
        "the statement says `nine miles away`, but the evidence says `nine metres away`: they count or measure different things",
    ),
    "a currency": (
        "It cost €5 million.", "It cost $5 million.",
        "the statement says `€5 million`, but the evidence says `$5 million`: the currencies differ",
    ),
    "a rank": (
        "It was the second-driest October.", "It was the third-driest October.",
        "the statement says `second-driest`, but the evidence says `third-driest`: the places in the order differ",
    ),
    "a date": (
        "It closed on 13 June 2024.", "It closed on 3 June 2024.",
        "the statement says `13 June 2024`, but the evidence says `3 June 2024`: the dates or times differ",
    ),
    "a word before a date": (
        "It stays shut from May 2028.", "It stays shut until May 2028.",
        "the statement says `from May 2028`, but the evidence says `until May 2028`: the dates or times differ",
    ),
    "a verb that is a qualifier": (
        "The cost is 9 million euros.", "It has a cost exceeding 9 million euros.",
        "the statement says `9 million euros`, but the evidence says `exceeding 9 million euros`: the number is the same, but the qualifiers differ",
    ),
    "several numbers": (
        "It grew by 12 per cent.", "It grew by 21 per cent in May and 30 per cent in June.",
        "the statement says `12 per cent`, but the evidence has no such number; it has `21 per cent` and `30 per cent`",
    ),
    "a number of something else": (
        "It closed for two days.", "It fell to 54 centimetres, four centimetres less.",
        "the statement says `two days`, but the evidence has no such number; it has `54 centimetres` and `four centimetres`",
    ),
    "a number of other things": (
        "It has 40 cranes.", "It has 9 quays.",
        "the statement says `40 cranes`, but the evidence has no such number; it has `9 quays`",
    ),
    "digits that were read as a year": (
        "It has 2,019 machines.", "Since 2019 they were in use.",
        "the statement says `2,019 machines`, but in the evidence `2019` was read as a year",
    ),
    "digits that are part of a name": (
        "It has 370 seats.", "They boarded Flight 370.",
        "the statement says `370 seats`, but in the evidence `Flight 370` was read as part of a name",
    ),
    "a share in words": (
        "Half of it burnt.", "It burnt.",
        "the statement says `Half` (read as 50 %), but the evidence has no such number",
    ),
    "no number": (
        "It has 40 cranes.", "It has cranes.",
        "the statement says `40 cranes`, but the evidence has no such number",
    ),
    "no date": (
        "It closed on 13 June 2024.", "It closed.",
        "the statement says `13 June 2024`, but the evidence names no such date",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("claim", "evidence", "sentence"), SENTENCES.values(), ids=SENTENCES)
def test_a_finding_says_both_and_the_respect(claim: str, evidence: str, sentence: str) -> None:
    """A finding gives the words of the claim and of the evidence, with their nouns, and the respect."""
    said, given = read(claim), [read(evidence)]
    difference = compare(said, given[0])[0]
    assert describe(difference, said, given, "the statement says", "the evidence") == sentence


def test_no_words_of_another_language_are_proposed() -> None:
    """A hint proposes no words in another language than that of the claim, and none of other things."""
    said = read("It measured 58 centimetres.")
    for words, language in (("Es waren 54 Zentimeter.", "de"), ("It took 54 days.", "en")):
        given = read(words, language)
        assert proposal(compare(said, given)[0], [(given, Issued())], said) == ""


QUALIFIED = {
    "inside": ("Lee says that 12,000 boxes went.", "Over 11,000 boxes went.", "over 11,000 boxes"),
    "another": ("Lee says that some 12,000 boxes went.", "Over 11,000 boxes went.", "over 11,000 boxes"),
    "at the beginning": ("12,000 boxes went.", "It says that over 11,000 boxes went.", "Over 11,000 boxes"),
    "none": ("It says that 12 boxes went.", "Ten boxes went.", "Ten boxes"),
}


@pytest.mark.parametrize(("mine", "theirs", "words"), QUALIFIED.values(), ids=QUALIFIED)
def test_a_qualifier_is_proposed_with_the_letter_of_its_place(mine: str, theirs: str, words: str) -> None:
    """A qualifier that begins the evidence has a small letter inside a claim, and the other way round."""
    said, given = read(mine), read(theirs)
    (difference,) = compare(said, given)
    assert proposal(difference, [(given, Issued())], said) == words


DATES = {
    "a month": ("en", "It closed in March 2024.", "It closed in September.", "September 2024"),
    "a day": ("en", "It closed on 3 March 2024.", "It closed on 14 September.", "14 September 2024"),
    "the day last": ("en", "It closed on 3 March 2024.", "It closed on September 14.", "14 September 2024"),
    "the day behind": (
        "en",
        "It closed on March 3, 2024.",
        "It closed on 14 September.",
        "September 14, 2024",
    ),
    "a short month": (
        "en",
        "It closed on 3 March 2024.",
        "It closed on Sept. 14, 2023.",
        "14 September 2023",
    ),
    "a month for a day": ("en", "It closed on March 3, 2024.", "It closed in September.", "September 2024"),
    "a day for a month": (
        "en",
        "It closed in March 2024.",
        "It closed on 14 September.",
        "14 September 2024",
    ),
    "since": ("en", "It is shut since March 2024.", "It is shut since September.", "since September 2024"),
    "a quarter": ("en", "It fell in Q2 2024.", "It fell in Q3.", "Q3 2024"),
    "in words": (
        "en",
        "It fell in the first quarter of 2024.",
        "It fell in the third quarter.",
        "third quarter of 2024",
    ),
    "a part of a month": ("en", "It closed in mid-March 2024.", "It closed in mid-July.", "mid-July 2024"),
    "a year that cannot be": ("en", "It closed in March 2021.", "It closed in September.", "September 2024"),
    "after the issue": ("en", "It closed in March 2021.", "It closed in December.", "December 2023"),
    "no year in either": ("en", "It closed on 3 March.", "It closed on 14 September.", "14 September"),
    "both have one": ("en", "It closed in March 2024.", "It closed in May 2023.", "May 2023"),
    "French": ("fr", "Le pont a fermé le 3 mars 2024.", "Le pont a fermé le 14 mai.", "14 mai 2024"),
    "Portuguese": (
        "pt",
        "A ponte fechou em março de 2024.",
        "A ponte fechou em setembro.",
        "setembro de 2024",
    ),
    "Polish": (
        "pl",
        "Most zamknięto w marcu 2024 roku.",
        "Most zamknięto we wrześniu.",
        "wrześniu 2024 roku",
    ),
    "Russian": ("ru", "Мост закрыли 3 марта 2024 года.", "Мост закрыли 14 мая.", "14 мая 2024 года"),
    "Chinese": ("zh", "大桥于2024年3月3日关闭。", "大桥于9月14日关闭。", "2024年9月14日"),
    "Korean": ("ko", "다리는 2024년 3월에 폐쇄됐다.", "다리는 9월에 폐쇄됐다.", "2024년 9월"),
    "Persian": ("fa", "پل در مارس ۲۰۲۴ بسته شد.", "پل در سپتامبر بسته شد.", "سپتامبر ۲۰۲۴"),
}


@pytest.mark.parametrize(("language", "mine", "theirs", "words"), DATES.values(), ids=DATES)
def test_a_date_is_proposed_with_its_year(language: str, mine: str, theirs: str, words: str) -> None:
    """A date that the evidence writes without its year is proposed with it, in the form of the claim."""
    said, given = read(mine, language), read(theirs, language)
    difference = next(d for d in compare(said, given) if d.respect == "date")
    assert proposal(difference, [(given, Issued(2024, 10, 1))], said) == words


def test_a_date_in_another_language_is_proposed_in_english() -> None:
    """An English claim gets the date of its evidence in English, whatever the evidence is written in."""
    said = read("The bridge closed on 3 March 2024.")
    for words, language in (("Le pont a fermé le 14 mai.", "fr"), ("大桥于5月14日关闭。", "zh")):
        given = read(words, language)
        difference = next(d for d in compare(said, given) if d.respect == "date")
        assert proposal(difference, [(given, Issued(2024, 10, 1))], said) == "14 May 2024"


def test_the_year_of_a_date_is_that_of_the_fact() -> None:
    """Where a field of the fact has the month of the evidence, its year is that of the date."""
    said, given = read("It closed in March 2024."), read("It closed in September.")
    (difference,) = compare(said, given)
    known = [DateClaim(0, 0, "", "day", 2023, 9, 14)]
    assert proposal(difference, [(given, Issued(2024, 3, 1))], said, known) == "September 2023"


def test_words_that_would_pass_are_those_of_the_evidence() -> None:
    """What a hint proposes is the evidence's number with its qualifier and its noun."""
    said, given = read("It passes 40 ships a day."), [read("It passes at least 30 ships a day.")]
    difference = compare(said, given[0])[0]
    assert claim_words(difference, said) == "40 ships a day"
    assert evidence_words(difference, given, said) == "at least 30 ships a day"
