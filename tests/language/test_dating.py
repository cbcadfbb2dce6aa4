"""Tests of which date a text gives to a number, or to what it tells."""

from __future__ import annotations

import pytest

from briefgen.language.claims import DateClaim, Quantity
from briefgen.language.read import read
from briefgen.language.wording.dating import dates_of_number, dates_of_text

NUMBERS = [
    ("In 2018 the port had [40] ships.", "en", ["2018"]),
    ("The port had [40] ships in 2018.", "en", ["2018"]),
    ("Kaub was below 78 cm on [61] days of 2025.", "en", ["2025"]),
    ("In the third quarter of 2024 the firm lost [40] million euros.", "en", ["third quarter of 2024"]),
    ("The rate was [128] euros on 9 September 2025.", "en", ["9 September 2025"]),
    ("On 4 September the gauge read [54] cm.", "en", ["4 September"]),
    ("The budget rises from 30 million euros this year to [45] million in 2026.", "en", ["2026"]),
    ("Im Jahr 2018 waren es [132] Tage.", "de", ["2018"]),
    ("Im August 2024 passierten [4870] Schiffe die Engstelle.", "de", ["August 2024"]),
    ("2018 waren es [132] Tage.", "de", ["2018"]),
    ("En 2018, le port comptait [40] navires.", "fr", ["2018"]),
    ("En 2018 el puerto tenía [40] buques.", "es", ["2018"]),
    ("В 2018 году в порту было [40] кораблей.", "ru", ["2018"]),
    ("There are now [48] barges on the Rhine, 29 more than in 2019.", "en", []),
    ("There are now [48] barges on the Rhine, more than in 2019.", "en", []),
    ("There are now [48] barges, against 19 in 2019.", "en", []),
    ("The rate is [128] euros, the highest since August 2022.", "en", []),
    ("The ministry puts the cost at [210] million euros, three and a half times its estimate of 2016.", "en", []),
    ("As in 2018, [40] ships waited.", "en", []),
    ("Unlike in 2018, [40] ships waited.", "en", []),
    ("Compared with 2018, [40] more ships waited.", "en", []),
    ("Trade is up [12] per cent on 2019.", "en", []),
    ("Since the flood in 2018 the port has had [40] ships.", "en", []),
    ("Under the 2018 treaty [40] ships may pass.", "en", []),
    ("The treaty of 2018 allows [40] ships.", "en", []),
    ("The port has [40] ships ordered in 2018.", "en", []),
    ("The port keeps [40] cranes built in 2018 in use.", "en", []),
    ("[40] pilots born in 2018 will retire.", "en", []),
    ("[40] cranes were built in 2018.", "en", ["2018"]),
    ("In 2018 it bought [40] cranes.", "en", ["2018"]),
    ("Le port garde [40] grues achetées en 2018.", "fr", []),
    ("[40] grues ont été achetées en 2018.", "fr", ["2018"]),
    ("W porcie zostaje [40] dźwigów zbudowanych w 2018 r.", "pl", []),
    ("W porcie zostaje [40] dźwigów z 2018 r.", "pl", []),
    ("[40] Kräne aus dem Jahr 2018 bleiben.", "de", []),
    ("The port has [40] ships, which were ordered in 2018.", "en", []),
    ("The log said in 2018 that the port had [40] ships.", "en", []),
    ("The bank said on 3 March it had [40] branches.", "en", []),
    ("Output fell from 60 tonnes in 2018 to [40] tonnes.", "en", []),
    ("Cover rose to [0.6] per cent after strikes on the port in August.", "en", []),
    ("The port saw more than [40] ships in 2018.", "en", ["2018"]),
    ("[71] per cent of the work is done, and it is to open in 2026.", "en", []),
    ("Es sind [40] Schiffe, 12 mehr als im August 2024.", "de", []),
    ("Es sind [40] Schiffe, mehr als im August 2024.", "de", []),
    ("Gegenüber 2018 stieg die Zahl auf [40] Schiffe.", "de", []),
    ("Der Vertrag von 2018 erlaubt [40] Schiffe.", "de", []),
    ("Le port compte [40] navires, plus qu'en 2018.", "fr", []),
    ("Par rapport à 2018, le port compte [40] navires de plus.", "fr", []),
    ("El puerto tiene [40] buques, más que en 2018.", "es", []),
    ("В порту [40] кораблей, больше, чем в 2018 году.", "ru", []),
    ("Losses in the drought of 2022 were 3 million; this year they are [5] million.", "en", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "expected"), NUMBERS)
def test_the_date_of_a_number(text: str, language: str, expected: list[str]) -> None:
    """A number has the date that its clause names for it, and none that it is only compared with."""
    start, plain = text.index("["), text.replace("[", "").replace("]", "")
    reading = read(plain, language)
    number = next(q for q in reading.of(Quantity) if q.start <= start < q.end)
    assert [plain[d.start : d.end] for d in dates_of_number(reading, number)] == expected


TEXTS = [
    ("A gale shut the port on 9 January 2026.", "en", ["9 January 2026"]),
    ("9 January 2026", "en", ["9 January 2026"]),
    ("Der Verband hat am 29. August 2025 Klage eingereicht.", "de", ["29. August 2025"]),
    ("A gale shut the port, the worst since 2018.", "en", []),
    ("The treaty of 2018 was suspended.", "en", []),
    ("The 2018 treaty was suspended.", "en", []),
    ("More ships left than in 2018.", "en", []),
    ("On 9 January 2026 a gale shut the port, as in 2018.", "en", ["9 January 2026"]),
]


@pytest.mark.parametrize(("text", "language", "expected"), TEXTS)
def test_the_dates_of_what_a_text_tells(text: str, language: str, expected: list[str]) -> None:
    """What a text tells has the dates with a word such as "in" or "on", and none that it is compared with."""
    reading = read(text, language)
    assert [text[d.start : d.end] for d in dates_of_text(reading)] == expected
    assert reading.of(DateClaim)
