"""Tests of the words for the present."""

from __future__ import annotations

from pathlib import Path

import pytest

import briefgen.language
from briefgen.language.read import read
from briefgen.language.tables import load_table
from briefgen.language.wording.present import find_present

FOUND = [
    ("en", "The port now has 40 cranes.", ["now"]),
    ("en", "Today’s fleet has 40 ships.", ["Today"]),
    ("ar", "في الميناء الآن 40 رافعة.", ["الآن"]),
    ("cs", "Přístav má nyní 40 jeřábů.", ["nyní"]),
    ("de", "Der Hafen hat derzeit 40 Kräne.", ["derzeit"]),
    ("es", "El puerto tiene en la actualidad 40 grúas.", ["en la actualidad"]),
    ("fa", "بندر اکنون ۴۰ جرثقیل دارد.", ["اکنون"]),
    ("fr", "Le port compte aujourd’hui 40 grues.", ["aujourd’hui"]),
    ("he", "בנמל יש כיום 40 מנופים.", ["כיום"]),
    ("hi", "बंदरगाह में अब 40 क्रेन हैं।", ["अब"]),
    ("id", "Pelabuhan kini memiliki 40 derek.", ["kini"]),
    ("it", "Il porto ha attualmente 40 gru.", ["attualmente"]),
    ("ja", "港には現在40基のクレーンがある。", ["現在"]),
    ("ko", "항구에는 현재 크레인 40대가 있다.", ["현재"]),
    ("nl", "De haven heeft momenteel 40 kranen.", ["momenteel"]),
    ("pl", "Port ma obecnie 40 dźwigów.", ["obecnie"]),
    ("pt", "O porto tem atualmente 40 gruas.", ["atualmente"]),
    ("ru", "В порту сейчас 40 кранов.", ["сейчас"]),
    ("sv", "Hamnen har för närvarande 40 kranar.", ["för närvarande"]),
    ("tr", "Limanda şu anda 40 vinç var.", ["şu anda"]),
    ("uk", "У порту зараз 40 кранів.", ["зараз"]),
    ("vi", "Cảng hiện nay có 40 cần cẩu.", ["hiện nay"]),
    ("zh", "港口目前有40台起重机。", ["目前"]),
]
NOT_FOUND = [
    ("en", "Until now it had 40; now that it is closed, the now-empty quay waits."),
    ("en", "The port had 40 cranes in 2019."),
    ("de", "Bis heute hatte er 40 Kräne."),
    ("it", "Passano 40 navi all’ora."),
    ("ga", "Tá 40 crann tógála ann anois."),
]


@pytest.mark.parametrize(("language", "text", "words"), FOUND)
def test_words_for_the_present_are_found(language: str, text: str, words: list[str]) -> None:
    """Each language with word lists has words for the present, found in a sentence."""
    passage = read(text, language).passage
    assert [passage.text_of(part) for part in find_present(passage)] == words


@pytest.mark.parametrize(("language", "text"), NOT_FOUND)
def test_other_times_are_not(language: str, text: str) -> None:
    """The words of "until now", an hour, and a language without lists are not the present."""
    assert find_present(read(text, language).passage) == []


def test_every_language_is_tried() -> None:
    """The sentences above have every language whose word lists have words for the present."""
    words = Path(briefgen.language.__file__).parent / "words"
    languages = {path.stem for path in words.glob("*.json")} - {"any"}
    assert {language for language, *_ in FOUND} == {
        each for each in languages if "now" in load_table("words", each)
    }
    assert len(languages) == 22
