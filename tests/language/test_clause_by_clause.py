"""Tests of clauses that deny, or do not deny, what one of several sentences of the evidence says."""

from __future__ import annotations

import pytest

from briefgen.language.clause_by_clause import denied_clauses
from briefgen.language.read import read

MEALS = (
    "en",
    "Free meals reached 1.05 million pupils in autumn 2023; The ministry has not decided whether it will include older pupils",
)
FARM = ("nl", "De exploitant investeert 72 miljoen euro; Hij sluit een nieuwe aanvraag niet uit")
TRIAL = (
    "es",
    "La constructora debe pagar 12,4 millones de euros; No se ha probado que el alcalde conociera los informes",
)
HONEST = [
    (
        MEALS,
        "Free meals reached 1.05 million pupils, and the ministry has not decided to include older pupils.",
    ),
    (MEALS, "Free meals reached 1.05 million pupils in autumn 2023; older pupils may follow."),
    (FARM, "The operator is investing 72 million euros, and does not rule out a new application."),
    (
        TRIAL,
        "The builder must pay 12.4 million euros, and it has not been proved that the mayor knew of the reports.",
    ),
]
DISHONEST = [
    (MEALS, "Free meals reached 1.05 million pupils, and the ministry has decided to include older pupils."),
    (
        TRIAL,
        "The builder must pay 12.4 million euros, and it has been proved that the mayor knew of the reports.",
    ),
]


@pytest.mark.parametrize(("evidence", "claim"), HONEST)
def test_clause_that_agrees_with_its_sentence_passes(evidence: tuple[str, str], claim: str) -> None:
    """A clause that denies as its sentence does agrees, as does one that leaves the denial out."""
    language, text = evidence
    assert not list(denied_clauses(read(claim, "en").passage, read(text, language).passage))


@pytest.mark.parametrize(("evidence", "claim"), DISHONEST)
def test_clause_that_says_what_its_sentence_denies_differs(evidence: tuple[str, str], claim: str) -> None:
    """A clause is compared with the one sentence that has most of its words."""
    language, text = evidence
    (found,) = denied_clauses(read(claim, "en").passage, read(text, language).passage)
    assert found.respect == "negation"
