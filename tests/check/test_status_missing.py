"""Tests of the rule status-missing."""

from __future__ import annotations

import pytest

from tests.harbour import LOG, SOURCE
from tests.workspace import Workspace

PATH = "briefs/corpus/facts/more.yaml"
FACT = """\
facts:
  - id: more
    statement: The report gives a number.
    figure: {{{}}}
    evidence: [{{source: plan, exact: {}}}]
"""
SHIPS = "value: 40, unit: ships"
PAST = f"{SHIPS}, as_of: 2018-10-22"
MISSING = [
    ("The port will buy 40 ships.", SHIPS, "announced"),
    ("The port is to buy 40 ships in May.", SHIPS, "announced"),
    ("Ministers promised 40 ships.", SHIPS, "announced"),
    ("Traffic is expected to reach 40 ships.", SHIPS, "forecast"),
    ("A fleet of 40 ships is forecast.", SHIPS, "forecast"),
    ("The target is 40 ships.", SHIPS, "target"),
    ("The port expects a record of 40 ships.", SHIPS, "forecast"),
    ("Traffic is expected to reach 40 ships in 2027.", f"{SHIPS}, as_of: 2027", "forecast"),
    ("The port will have 40 ships, after 30 in 2024.", f"{SHIPS}, as_of: 2024", "announced"),
    ("The guild, with the port, is expected to buy 40 ships.", SHIPS, "forecast"),
    ("It is expected to grow, with 40 ships, by May.", SHIPS, "forecast"),
    ("Ministers gave pledges of 40 ships in all.", SHIPS, "announced"),
    ("Costs will rise 10 to 12 per cent.", "low: 10, high: 12, unit: '%'", "announced"),
]
PRESENT = [
    ("The port has 40 ships.", SHIPS),
    ("Existing and forecast traffic was worth 40 ships.", SHIPS),
    ("The 40 ships will leave.", SHIPS),
    ("It counts 40 ships, and will count again in May.", SHIPS),
    ("It counts 40 ships; the minister will come.", SHIPS),
    ("Exports rose by more than expected, 40 ships.", SHIPS),
    ("A gauge of what the guild expects fell to 40 points.", "value: 40, unit: points"),
    ("The index of expectations fell to 40 points.", "value: 40, unit: points"),
    ("Fares will rise from 40 dollars to 50.", "value: 40, unit: USD"),
    ("It will close in May. The port has 40 ships.", SHIPS),
    ("A deeper port would be able to take 40 ships.", SHIPS),
    ("The mediators propose 40 ships.", SHIPS),
    ("In court Mr Will sold 40 ships.", SHIPS),
    ("The will of 40 ships was clear.", SHIPS),
    ("Proposals for 40 ships were read.", SHIPS),
    ("The agency does not expect the record of 40 ships, set on 22 October 2018, to be reached.", PAST),
    ("It expects the record of 40 ships, set in 2018, to be broken.", SHIPS),
    ("The port is expected to exceed its previous high of 40 ships.", SHIPS),
    ("The port will not keep its current fleet of 40 ships.", SHIPS),
    ("Traffic will be above the 40 ships of 2024.", SHIPS),
    ("Traffic will exceed last year’s 40 ships.", SHIPS),
    ("Of the 50 ships planned for May, 40 ships came.", SHIPS),
    ("The aim is to sell 20 % of its fleet of 40 ships.", SHIPS),
    (
        "Traffic is expected to grow from the level of 40 ships in 2024.",
        "value: 40, unit: ships, as_of: 2024",
    ),
    ("A flood is expected to occur only once every 40 years.", "value: 40, unit: years"),
    ("The guild, with 40 ships, is expected to back the bill.", SHIPS),
    ("A fund has received pledges of 40 ships so far.", SHIPS),
    ("It plans to open a new quay in the north of the harbour, which now has 40 ships.", SHIPS),
    ("The port will buy 40 ships.", f"{SHIPS}, status: announced"),
    ("The port will buy 40 ships.", f"{SHIPS}, status: target"),
    ("The port will buy 40 ships.", f"{SHIPS}, status: estimate"),
]
OTHERS = [
    ("de", "Der Hafen soll 40 Schiffe kaufen.", "announced"),
    ("de", "Der Hafen soll 40 Schiffe haben.", "announced"),
    ("de", "Es werden 40 Schiffe erwartet.", "forecast"),
    ("fr", "Le port prévoit 40 navires.", "forecast"),
    ("es", "El objetivo es de 40 buques.", "target"),
    ("ru", "Порт намерен купить 40 судов.", "announced"),
    ("zh", "港口计划购买40艘船。", "announced"),
    ("ja", "港は40隻を購入する予定だ。", "announced"),
    ("tr", "Liman 40 gemi alacak.", "announced"),
    ("ar", "يتوقع الميناء 40 سفينة.", "forecast"),
]


OTHERS_PRESENT = [
    ("de", "Die Behörde erwartet nicht, dass der Rekord von 40 Schiffen gebrochen wird."),
    ("de", "Davon sollen noch 40 Schiffe erhalten sein."),
    ("de", "Der Hafen soll 40 Schiffe verkauft haben."),
    ("de", "Der Hafen will die bisherigen 40 Schiffe verkaufen."),
    ("de", "Die Gilde, mit 40 Schiffen, soll dem Gesetz zustimmen."),
    ("fr", "La guilde, avec 40 navires, devrait soutenir la loi, prévoit le port."),
    ("fr", "Le port prévoit de dépasser le précédent record de 40 navires."),
    ("fr", "L’objectif est de vendre environ 20 % de sa flotte de 40 navires."),
    ("es", "El puerto prevé superar el récord anterior de 40 buques."),
    ("es", "De los 50 buques previstos para el trimestre llegaron 40."),
    ("ru", "Порт планирует превысить прежний рекорд в 40 судов."),
    ("ja", "港は前年実績（40隻）から10隻増加する見込みだ。"),
    ("de", "Was die Gilde erwartet, stieg auf 40 Punkte."),
]


def _hints(
    workspace: Workspace, text: str, figure: str, language: str = "en"
) -> list[tuple[str, int, int, str]]:
    source = SOURCE.replace("id: log", "id: plan").replace("log.txt", "plan.txt") + f"language: {language}\n"
    exact = text.rstrip(".。").rpartition(". ")[2]
    files = {
        "briefs/corpus/sources/plan.yaml": source,
        "texts/plan.txt": f"{text}\n",
        "texts/log.txt": LOG,
        PATH: FACT.format(figure, f"'{exact}'"),
    }
    found = [d for d in workspace.write(files).check_corpus() if d.rule == "status-missing"]
    assert all(str(d.severity) == "warning" for d in found)
    return [(d.span.path, d.span.line, d.span.column, d.hints[0].split("`")[1]) for d in found]


@pytest.mark.parametrize(("text", "figure", "status"), MISSING)
def test_a_number_to_come_needs_a_status(harbour: Workspace, text: str, figure: str, status: str) -> None:
    """A figure whose evidence plans, expects or aims at its number is a warning that names the status to add."""
    assert _hints(harbour, text, figure) == [(PATH, 4, 5, f"status: {status}")]


@pytest.mark.parametrize(("text", "figure"), PRESENT)
def test_other_numbers_need_none(harbour: Workspace, text: str, figure: str) -> None:
    """A number that is in force, a plan for something else, and a figure with a status give no finding."""
    assert _hints(harbour, text, figure) == []


@pytest.mark.parametrize(("language", "text", "status"), OTHERS)
def test_plans_are_read_in_other_languages(harbour: Workspace, language: str, text: str, status: str) -> None:
    """The words for a plan, a forecast and a target are known in the language of the source."""
    assert _hints(harbour, text, SHIPS, language) == [(PATH, 4, 5, f"status: {status}")]


@pytest.mark.parametrize(("language", "text"), OTHERS_PRESENT)
def test_known_numbers_are_read_in_other_languages(harbour: Workspace, language: str, text: str) -> None:
    """The words for what is known already, such as the previous record, are known in these languages too."""
    assert _hints(harbour, text, SHIPS, language) == []
