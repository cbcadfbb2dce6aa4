"""Tests of the rule letters-mixed."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, brief_with, found_in_brief, found_in_corpus
from tests.harbour import FACTS
from tests.workspace import Workspace

TO = "to: {}\n"
VALID = (
    "Paris and Kraków", "Zażółć gęślą jaźń", "Москва", "Владимир Путин, Vladimir Putin", "Αθήνα", "서울 2026", "北京",
    "10 kΩ, 5 μm and ΔT", "ν and ρ of physics", "Україна та ЄС", "Ս. Սարգսյան", "1st, 2ª, nº 5", "Łódź", "ＮＨＫ 東京", "ＪＲ東日本", "ﾄﾖﾀ車とＡＩ技術",
    "Рост цен and prices", "ﬁnance", "x² and 10ⁿ",
)  # fmt: skip
INVALID = {
    "a Cyrillic a": ("The Kremlin’s pаper", "`pаper` mixes Latin and Cyrillic letters: U+0430 CYRILLIC SMALL LETTER A"),
    "a Cyrillic capital": ("Раris", "`Раris` mixes Latin and Cyrillic letters: U+0420 CYRILLIC CAPITAL LETTER ER"),
    "a Latin letter in a Cyrillic word": ("Пyтин", "`Пyтин` mixes Latin and Cyrillic letters: U+041F CYRILLIC CAPITAL LETTER PE"),
    "a Greek omicron": ("Lοndon", "`Lοndon` mixes Latin and Greek letters: U+03BF GREEK SMALL LETTER OMICRON"),
    "an Armenian o": ("Sեօul", "`Sեօul` mixes Latin and Armenian letters: U+0565 ARMENIAN SMALL LETTER ECH"),
    "a word that seems Latin": ("Agence АР says", "`АР` is of Cyrillic letters that look like Latin ones: U+0410 CYRILLIC CAPITAL LETTER A"),
    "letters of mathematics": ("𝐏aris", "`𝐏aris` has U+1D40F MATHEMATICAL BOLD CAPITAL P, a letter of another form"),
    "wide letters": ("Ｐaris", "`Ｐaris` has U+FF30 FULLWIDTH LATIN CAPITAL LETTER P, a letter of another form"),
}  # fmt: skip


@pytest.mark.parametrize("text", VALID)
def test_words_of_one_script_pass(harbour: Workspace, text: str) -> None:
    """Words of any script, and the signs of science, give no finding."""
    assert found_in_brief(harbour, brief_with(TO.format(text))) == []


@pytest.mark.parametrize(("text", "message"), INVALID.values(), ids=INVALID)
def test_words_of_two_scripts_fail(harbour: Workspace, text: str, message: str) -> None:
    """A word that is not what it looks like is reported at its place, by its first telling letter."""
    column = 5 + text.index(message.split("`")[1])
    assert found_in_brief(harbour, brief_with(TO.format(text))) == [("letters-mixed", BRIEF_PATH, 13, column)]
    (finding,) = harbour.check()
    assert finding.message == message


def test_every_text_of_the_corpus_is_looked_at(harbour: Workspace) -> None:
    """A statement, and a name in a list, are looked at as the brief is."""
    files = {"briefs/corpus/facts/channel.yaml": FACTS.replace("nine metres deep", "ninе metres deep")}
    (finding,) = found_in_corpus(harbour, files)
    assert finding == ("letters-mixed", "briefs/corpus/facts/channel.yaml", 8, 37)
