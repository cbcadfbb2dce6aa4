"""Tests of guessing the language of a text."""

from __future__ import annotations

import pytest

from briefgen.language.guess import guess_language


@pytest.mark.parametrize(
    ("text", "others", "usual", "language"),
    [
        ("Exports rose to 5 million.", ["fr"], "en-GB", "en"),
        ("Le blé a coûté 312 dollars la tonne.", [], "en", "fr"),
        ("Le blé a coûté 312 dollars.", ["fr-FR"], "en", "fr"),
        ("Navires en attente", [], "fr", "fr"),
        ("Gulf of Oman", [], "fr", "en"),
        ("La corte rechazó la apelación de los mineros.", [], "en", "es"),
        ("U.S. Navy de facto control", [], "en", "en"),
        ("w1 w2 w3 w4 w5 w6", [], "en", "en"),
        ("Украина вывезла зерно, было мало", [], "en", "ru"),
        ("Україна вивезла зерно", [], "en", "uk"),
        ("港口关闭", [], "en", "zh"),
        ("港を閉じた", [], "en", "ja"),
        ("港口", ["ja"], "en", "ja"),
        ("The minister said “港口” in Beijing", ["zh"], "en", "en"),
        ("", [], "fr", "fr"),
        ("12.5 %", [], "pt-BR", "pt"),
    ],
)
def test_a_language_is_guessed(text: str, others: list[str], usual: str, language: str) -> None:
    """A text is in its usual language, in that of its evidence, or plainly in another."""
    assert guess_language(text, others, usual) == language
