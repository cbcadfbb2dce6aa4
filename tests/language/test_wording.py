from __future__ import annotations

import pytest

from briefgen.language.compare import compare
from briefgen.language.guess import guess_language
from briefgen.language.read import read
from briefgen.language.wording.compare import compare_words
from tests.language.word_pairs import DISHONEST, HONEST


def respects(language: str, evidence: str, claim: str) -> set[str]:
    own = guess_language(claim, [language])
    return {d.respect for d in compare_words(read(claim, own).passage, read(evidence, language).passage)}


@pytest.mark.parametrize(("language", "evidence", "claim"), HONEST)
def test_an_honest_claim_in_other_words_agrees(language: str, evidence: str, claim: str) -> None:
    """A claim that says the same in other words, or in another language, differs in nothing."""
    assert respects(language, evidence, claim) == set()


@pytest.mark.parametrize(("language", "evidence", "claim", "expected"), DISHONEST)
def test_a_claim_that_turns_its_evidence_differs(
    language: str, evidence: str, claim: str, expected: str
) -> None:
    """A dropped "not", an opposite, another name or speaker is named as what differs."""
    assert respects(language, evidence, claim) & set(expected.split())


@pytest.mark.parametrize(
    "text",
    [
        "not only " * 12_000,
        "lifted " * 15_000,
        "a" * 100_000,
        "\u200b" * 100_000,
        "第一 " * 30_000,
        "“" * 100_000,
        "A, not B, " * 10_000,
        "neither x " * 10_000,
        "",
        " .,;",
    ],
)
def test_long_and_odd_texts_are_read(text: str) -> None:
    """Texts of 100,000 characters are not compared, and the longest that are raise no error."""
    assert compare_words(read(text[:1900] * 60, "en").passage, read("The port opened.", "en").passage) == ()
    for language in ("en", "zh", "fr"):
        for each in (read(text, language), read(text[:2000], language)):
            other = read("The port reopened in May.", "en")
            for claim, evidence in ((each, other), (other, each), (each, each)):
                compare_words(claim.passage, evidence.passage)


def test_a_language_without_lists_is_not_compared() -> None:
    """Where the words of a language are not known, nothing is said to differ."""
    evidence = read("Bhí an doras dúnta.", "ga")
    assert not evidence.passage.known
    assert compare(read("The door was not open.", "en"), evidence) == ()


def test_what_differs_is_named_on_both_sides() -> None:
    """A difference has the claim's words, the evidence's words, and the place of the claim's."""
    claim = read("Wages fell in June.", "en")
    (found,) = compare(claim, read("Wages rose in June.", "en"))
    assert (found.respect, found.sure, found.claim, found.evidence) == ("direction", True, "fell", "rose")
    assert claim.text[found.start :].startswith("fell")


@pytest.mark.parametrize(
    ("claim", "evidence"),
    [
        ("The toll did not change in May.", "The fare edged up in May while the toll held."),
        ("Three of the 40 crew were not rescued.", "All but three of the 40 crew were rescued."),
        ("The thieves did not get names.", "Names were not among the data stolen but addresses were."),
    ],
)
def test_a_denial_of_what_nobody_says_is_for_a_person(claim: str, evidence: str) -> None:
    """A denial is a sure difference only where the other text says what is denied."""
    found = compare(read(claim, "en"), read(evidence, "en"))
    assert [each.sure for each in found if each.respect == "negation"] in ([], [False])
