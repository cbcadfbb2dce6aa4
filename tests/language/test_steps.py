"""Tests of values that go from one sentence of the evidence to another, and of claims that turn this round."""

from __future__ import annotations

import pytest

from briefgen.language.claims import Difference
from briefgen.language.contradicted import contradicted_numbers, contradicted_words
from briefgen.language.dates_agree import Issued
from briefgen.language.read import read

HARBOUR = (
    "en",
    ("The harbour handled 18,600 containers in 2024", "A year earlier it had handled 17,900"),
)
POLL = (
    "en",
    ("Support for the bridge fell to 46% in a poll", "In January it was 52%", "Its opponents make up 41%"),
)
WAITS = ("en", ("Patients waited 41 days on average for a new knee in 2023", "In 2021 they waited 68 days"))
HOMES = (
    "fr",
    (
        "La ville comptait 9 400 logements vacants au 1er janvier 2024",
        "Un an plus tôt, on en recensait 8 800",
    ),
)
GRAIN = ("uk", ("У травні порт відвантажив 5,6 млн тонн зерна", "У квітні було 6,2 млн тонн"))
COPPER = ("es", ("La empresa produjo 320.000 toneladas en 2023", "En 2022 había producido 450.000"))
ROWS = (
    "en",
    ("Trout, 2024: 251. Trout, 2023: 238.", "Perch, 2024: 48. Perch, 2023: 60."),
)
DEATHS = ("nl", ("Vorig jaar verdronken 684 mensen", "Dat zijn er 61 minder dan in 2022"))
HONEST = [
    (HARBOUR, "In 2024 the harbour handled 700 containers more than a year before."),
    (HARBOUR, "A year earlier, 700 fewer containers had gone through the harbour than in 2024."),
    (HARBOUR, "Containers rose from 17,900 to 18,600."),
    (POLL, "Support for the bridge has fallen by six points since January."),
    (POLL, "In January support for the bridge was six points higher."),
    (WAITS, "The wait for a new knee was 27 days shorter in 2023 than in 2021."),
    (HOMES, "At the start of 2024 the town had 600 vacant homes more than a year earlier."),
    (GRAIN, "Between April and May grain shipped through the port fell by 600,000 tonnes."),
    (COPPER, "In 2023 the company produced 130,000 tonnes less than in 2022."),
    (ROWS, "Trout sales rose to 251 in 2024."),
    (ROWS, "Perch sales fell from 60 to 48."),
    (DEATHS, "In 2022, 745 people drowned."),
]
DISHONEST = [
    (HARBOUR, "In 2024 the harbour handled 700 containers fewer than a year before.", "direction"),
    (HARBOUR, "Containers fell from 18,600 to 17,900.", "time-order"),
    (HARBOUR, "In 2024 the harbour handled 17,900 containers.", "date"),
    (POLL, "Support for the bridge has risen by six points since January.", "direction"),
    (WAITS, "The wait for a new knee was 27 days longer in 2023 than in 2021.", "direction"),
    (HOMES, "At the start of 2024 the town had 600 vacant homes fewer than a year earlier.", "direction"),
    (GRAIN, "Between April and May grain shipped through the port rose by 600,000 tonnes.", "direction"),
    (COPPER, "In 2023 the company produced 130,000 tonnes more than in 2022.", "direction"),
    (ROWS, "Perch sales rose from 48 to 60.", "time-order"),
    (DEATHS, "In 2022, 623 people drowned.", "value"),
]


def _differences(evidence: tuple[str, tuple[str, ...]], claim: str) -> list[Difference]:
    language, sentences = evidence
    mine = read(claim, "en")
    texts = [(read(sentence, language), Issued(2024, 6, 20)) for sentence in sentences]
    joined = read("; ".join(sentences), language).passage
    return [*contradicted_numbers(mine, texts), *contradicted_words(mine.passage, joined)]


@pytest.mark.parametrize(("evidence", "claim"), HONEST, ids=[claim for _, claim in HONEST])
def test_step_is_supported(evidence: tuple[str, tuple[str, ...]], claim: str) -> None:
    """What two sentences give together is not contradicted, in whatever order a claim has it."""
    assert not _differences(evidence, claim)


@pytest.mark.parametrize(
    ("evidence", "claim", "respect"), DISHONEST, ids=[claim for _, claim, _ in DISHONEST]
)
def test_step_turned_round_is_contradicted(
    evidence: tuple[str, tuple[str, ...]], claim: str, respect: str
) -> None:
    """A rise for a fall, or the earlier value for the later one, differs."""
    assert respect in {difference.respect for difference in _differences(evidence, claim)}
