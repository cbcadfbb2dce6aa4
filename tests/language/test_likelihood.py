"""Tests of finding words of probability."""

from __future__ import annotations

import pytest

from briefgen.language.wording.likelihood import find_likelihood
from briefgen.spec.profile import PROFILES

FOUND = {
    "It might rain": ["might"],
    "it may, in time, fail": ["may"],
    "It could possibly fall": ["could", "possibly"],
    "more likely than not": ["more likely than not"],
    "about as likely as not": ["about as likely as not"],
    "highly likely to": ["highly likely"],
    "a good chance of rain": ["good chance"],
    "a roughly even chance": ["roughly even chance"],
    "almost no chance of rain": ["almost no chance"],
    "the possibility of talks": ["possibility of"],
    "the odds are that it fails": ["odds are"],
    "There is a chance of rain. Prices rose 40%.": ["chance of"],
    "almost certainly": ["almost certainly"],
    "it is bound to fail": ["bound to"],
    "War cannot be ruled out": ["cannot be ruled out"],
    "Perhaps. In all likelihood": ["Perhaps", "In all likelihood"],
    "they may or may not come": ["may"],
    "far from\nlikely": ["likely"],
    "it makes a possible attack harder": ["possible"],
    "The storms, which could return, closed the port": ["could"],
    "Storms which could return are watched": ["could"],
    "Ask the port. Storms could return": ["could"],
    "Not only the quay could fail": ["could"],
    "Only after the thaw could it fail": ["could"],
    "the fear that the quay could fail": ["could"],
}
PASSED_OVER = [
    "in May 2024 they met",
    "Say which guarantees it could give",
    "Ask whether the storms could return",
    "What could the port offer?",
    "Will it rain? Could the quay hold, perhaps?",
    "in May talks resumed",
    "the military might of Russia",
    "Russia’s might grows",
    "with all its might",
    "as soon as possible, and where possible",
    "the vote was meant to make early elections possible",
    "at odds with Moscow, against the odds",
    "more likely to fail, less likely to last",
    "certain countries, by chance, had a chance to speak",
    "Kim said it “could one day” fall and 'may' rise",
    "they could not reach the quay",
    "three ports could supply the fleet",
    "a ban that only two thirds of the members could lift",
    "a number that could not be checked",
    "the owners gave all they could give",
    "the tanker could pass the rock with 800 tonnes",
    "ask the owners how many barges could be converted",
    "it is to find out whether the dam may be raised",
    "it will rain",
    "There is a 40% chance of rain.",
    "The chance of a severe bloom is 6% to 8%.",
    "The bank gives a probability of one in three.",
    "remote monitoring",
    "likely-looking",
    "Building could begin in 2027, Holt said, and the sale is done",
    "The storms could return, says the port.",
]


@pytest.mark.parametrize(("text", "words"), FOUND.items())
def test_words_of_probability_are_found(text: str, words: list[str]) -> None:
    """Words and phrases of probability are found whole, where they stand."""
    found = find_likelihood(text, "en")
    assert [f.words for f in found] == words
    assert [text[f.start : f.end] for f in found] == words


@pytest.mark.parametrize("text", PASSED_OVER)
def test_other_meanings_are_passed_over(text: str) -> None:
    """Homographs, set phrases, comparatives, quoted words and statements are no words of probability."""
    assert find_likelihood(text, "en") == ()


@pytest.mark.parametrize("profile", PROFILES.values(), ids=PROFILES)
def test_every_profiles_terms_are_found(profile: object) -> None:
    """Each term that comes with briefgen is one find of its own, save the adjective `remote`."""
    assert hasattr(profile, "words")
    for word in profile.words() - {"remote"}:
        assert [f.term for f in find_likelihood(f"it is {word} that", "en")] == [word]


@pytest.mark.parametrize(
    ("language", "text", "count"),
    [
        ("de", "Die Wahrscheinlichkeit liegt bei 40 Prozent.", 0),
        ("de", "Die Wahrscheinlichkeit eines Streiks ist hoch.", 1),
        ("fr", "La probabilité est de 40 %.", 0),
        ("ru", "Вероятность составляет 40 процентов.", 0),
        ("es", "La probabilidad es del 40 %.", 0),
    ],
)
def test_a_probability_with_its_number_is_precise(language: str, text: str, count: int) -> None:
    """A noun of probability passes where its sentence has a share, in each language."""
    assert len(find_likelihood(text, language)) == count
