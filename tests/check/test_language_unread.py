"""Tests of the rule language-unread, and of briefs in other languages than English."""

from __future__ import annotations

import pytest

from briefgen.diagnostic import Severity
from tests.check.tables import BRIEF_PATH
from tests.harbour import BRIEF, FACTS, LOG, SOURCE
from tests.workspace import Workspace

SOURCE_PATH = "briefs/corpus/sources/log.yaml"
FACTS_PATH = "briefs/corpus/facts/channel.yaml"
FRENCH_LOG = (
    "Le journal dit que le chenal nord est fermé depuis le 18 mars 2026. Plus de 11 000 navires ont attendu. "
    "Le port n'a pas rouvert le quai. Les tarifs ont baissé de 5 %.\n"
)
FRENCH_FACTS = """\
facts:
  - id: channel-closed
    statement: Le chenal nord est fermé depuis le 18 mars 2026.
    evidence: [{source: log, exact: le chenal nord est fermé depuis le 18 mars 2026}]
  - id: ships
    statement: Plus de 11 000 navires ont attendu.
    figure: {qualifier: more than, value: 11000, unit: navires}
    evidence: [{source: log, exact: Plus de 11 000 navires ont attendu}]
  - id: quay
    statement: Le port n'a pas rouvert le quai.
    evidence: [{source: log, exact: n'a pas rouvert le quai}]
  - id: fees
    statement: Les tarifs ont baissé de 5 %.
    evidence: [{source: log, exact: Les tarifs ont baissé de 5 %}]
"""
FRENCH_BRIEF = """\
title: Le chenal nord reste fermé
product: two-page-brief
language: fr
as_of: 2026-03-20
marking: TLP:GREEN
question: Quand le chenal nord sera-t-il rouvert ?
bottom_line: >
  Le chenal [est fermé depuis le 18 mars 2026](fact:channel-closed). [Plus de 11 000 navires](fact:ships) attendent.
judgements:
  - id: reopening
    text: le chenal nord sera rouvert en mai
    likelihood: {term: likely}
    confidence: {level: low, basis: un seul journal}
    rests_on: [channel-closed]  # briefgen: allow judgement-single-origin: one log is all there is
sections:
  - title: Le quai reste fermé
    body: |
      Le port [n'a pas rouvert le quai](fact:quay). Les tarifs [ont baissé de 5 %](fact:fees).
"""


def _source(language: str, title: str = "Le journal des pilotes du port") -> str:
    return SOURCE.replace("The pilots’ log", title) + (f"language: {language}\n" if language else "")


@pytest.fixture
def french(harbour: Workspace) -> Workspace:
    """Return a workspace with a French brief on a French source."""
    return harbour.write(
        {
            SOURCE_PATH: _source("fr"),
            FACTS_PATH: FRENCH_FACTS,
            BRIEF_PATH: FRENCH_BRIEF,
            "texts/log.txt": FRENCH_LOG,
        }
    )


def test_an_honest_brief_in_french_passes(french: Workspace) -> None:
    """A brief, statements and a source in French are read in French."""
    assert french.check() == ()


@pytest.mark.parametrize(
    ("path", "old", "new", "rule"),
    [
        (FACTS_PATH, "statement: Plus de 11 000", "statement: Plus de 12 000", "statement-disagrees"),
        (FACTS_PATH, "statement: Le port n'a pas rouvert", "statement: Le port a rouvert", "words-disagree"),
        (
            FACTS_PATH,
            "statement: Les tarifs ont baissé",
            "statement: Les tarifs ont augmenté",
            "words-disagree",
        ),
        (FACTS_PATH, "fermé depuis le 18 mars 2026.", "fermé depuis le 17 mars 2026.", "statement-disagrees"),
        (BRIEF_PATH, "[Plus de 11 000", "[Au moins 12 000", "figure-disagrees"),
        (BRIEF_PATH, "[est fermé depuis le 18", "[est fermé depuis le 17", "date-unsupported"),
        (BRIEF_PATH, "[Plus de 11 000 navires](fact:ships)", "Onze mille navires", "number-naked"),
        (BRIEF_PATH, "[n'a pas rouvert le quai]", "[a rouvert le quai]", "words-disagree"),
        (
            BRIEF_PATH,
            "title: Le quai reste fermé",
            "title: Les tarifs ont baissé de 6 %",
            "heading-disagrees",
        ),
    ],
)
def test_a_mistake_in_french_is_found(french: Workspace, path: str, old: str, new: str, rule: str) -> None:
    """Numbers, dates, denials and directions of French words are compared as English ones are."""
    text = {FACTS_PATH: FRENCH_FACTS, BRIEF_PATH: FRENCH_BRIEF}[path]
    assert old in text
    assert rule in {d.rule for d in french.write({path: text.replace(old, new)}).check()}


@pytest.mark.parametrize(
    ("language", "title", "found"),
    [
        ("fr", "Le journal", []),
        ("", "The log of the pilots", ["warning"]),
        ("", "Le journal des pilotes de la ville et du port", ["note"]),
        ("en", "Le journal", ["warning"]),
        ("th", "บันทึก", ["warning", "note"]),
        ("mt", "Il-ġurnal", ["note"]),
        ("da", "Loggen", ["warning", "note"]),
    ],
)
def test_what_is_not_read_is_reported_once(
    french: Workspace, language: str, title: str, found: list[str]
) -> None:
    """A source that is not read, or whose language is missing or wrong, has one finding at its language."""
    checked = french.write({SOURCE_PATH: _source(language, title)}).check()
    mine = [d for d in checked if d.rule == "language-unread"]
    assert sorted(str(d.severity) for d in mine) == sorted(found)
    assert {(d.span.path, d.span.line) for d in mine} <= {(SOURCE_PATH, 8 if language else 1)}


def test_a_note_stops_nothing(french: Workspace) -> None:
    """A note does not stop a strict build."""
    built, found = french.write({SOURCE_PATH: _source("mt")}).set(strict=True).build()
    assert built is not None
    assert {d.severity for d in found} == {Severity.NOTE}


def test_a_brief_in_another_language_than_it_says(french: Workspace) -> None:
    """A brief that is plainly in another language than its `language` is reported there."""
    wrong = FRENCH_BRIEF.replace("language: fr", "language: de")
    found = [d for d in french.write({BRIEF_PATH: wrong}).check() if d.rule == "language-unread"]
    assert [(d.span.path, d.span.line, d.span.column) for d in found] == [(BRIEF_PATH, 3, 11)]


def test_an_english_source_needs_no_language(harbour: Workspace) -> None:
    """English is what is read where nothing shows another language."""
    found = harbour.write({BRIEF_PATH: BRIEF, FACTS_PATH: FACTS, "texts/log.txt": LOG}).check()
    assert "language-unread" not in {d.rule for d in found}
