"""Tests of guessing the language of a text."""

from __future__ import annotations

import pytest

from briefgen.language.guess import guess_language, written_language


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


@pytest.mark.parametrize(
    ("text", "tag", "language"),
    [
        ("Der er mere end 135 arter i området, og de fleste er ikke farlige for mennesker.", "da", "da"),
        ("Havnen er stengt, og skipene må vente til i morgen.", "no", "nb"),
        ("Satama on suljettu, ja alukset odottavat huomiseen, että väylä avataan.", "fi", "fi"),
        ("A kikötőt bezárták, és a hajók holnapig várnak, mert a csatorna szűk.", "hu", "hu"),
        ("Portul este închis, iar navele așteaptă până mâine la intrarea din canal.", "ro", "ro"),
        ("El port és tancat i els vaixells esperen la sortida del canal.", "ca", "ca"),
        ("Prístav je zatvorený a lode čakajú do zajtra, ako uviedol minister.", "sk", "sk"),
        ("Pristanišče je zaprto in ladje čakajo na jutri, je povedal minister.", "sl", "sl"),
        ("Luka je zatvorena, a brodovi čekaju na ulazu u kanal do sutra.", "hr", "hr"),
        ("Sadam on suletud ja laevad ootavad homseni, ütles minister.", "et", "et"),
        ("Uostas uždarytas, o laivai laukia iki rytojaus, nes kanalas yra siauras.", "lt", "lt"),
        ("Osta ir slēgta, un kuģi gaida līdz rītdienai, jo kanāls ir šaurs.", "lv", "lv"),
        ("The port is closed, and the ships wait at the mouth of the canal.", "da", "en"),
        ("Le port est fermé et les navires attendent dans le canal.", "ro", "fr"),
    ],
)
def test_a_tag_is_kept_where_the_text_has_words_of_its_language(text: str, tag: str, language: str) -> None:
    """A text is in the language of its tag, unless it plainly has words of another."""
    assert written_language(text, tag) == language
