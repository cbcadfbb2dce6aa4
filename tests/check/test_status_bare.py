"""Tests of the rule status-bare."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, brief_with
from tests.harbour import LOG
from tests.workspace import Workspace

PATH = "briefs/corpus/facts/more.yaml"
FACT = """\
facts:
  - id: more
    statement: {}
    figure: {{value: 40, unit: ships, status: {}}}
    evidence: [{{source: log, exact: will have 40 ships}}]
"""
TEXT = LOG + "The port will have 40 ships, the log says.\n"
VALID = [
    ("The port is to have 40 ships.", "announced"),
    ("The port expects to have 40 ships.", "forecast"),
    ("The port’s target was 40 ships.", "target"),
    ("The port announced that it has money for 40 ships.", "announced"),
    ("The port has 40 ships from 1 May 2027.", "announced"),
    ("Ministers have agreed a contract for 40 ships.", "announced"),
    ("The port has 40 ships.", "estimate"),
    ("The port has 40 ships.", "provisional"),
    ("The bank sees a 40% probability that the port closes.", "forecast"),
    ("The bank gives a 40% chance to a strike.", "forecast"),
    ("The bank put the odds of a strike at 40%.", "forecast"),
    ("The pilots warned that 40 ships had to wait if the gale lasts.", "forecast"),
    ("The pilots warned of a fleet of 40 ships.", "forecast"),
    ("The bank sees a fleet of 40 ships.", "forecast"),
    ("The bank’s forecast was that the port would have 40 ships.", "forecast"),
    ("The union feared a loss of 40 ships.", "forecast"),
    ("The agency wants the fleet limited to 40 ships.", "target"),
    ("The agency advises the port to hold 40 ships.", "target"),
    ("The union thinks a fleet of 40 ships realistic.", "forecast"),
    ("The agency authorised the purchase of 40 ships.", "announced"),
    ("L’agence recommande une flotte de 40 navires.", "target"),
    ("La agencia aconseja que el puerto tenga 40 buques.", "target"),
    ("Агентство советует порту держать 40 кораблей.", "target"),
    ("The bank put the likely fleet at 40 ships.", "forecast"),
    ("The ministry first spoke of 40 ships.", "forecast"),
    ("The ministry hoped for 40 ships.", "forecast"),
    ("The hope was 40 ships.", "target"),
    ("Le ministère parlait de 40 navires.", "forecast"),
    ("Das Ministerium sprach von 40 Schiffen für den Hafen.", "forecast"),
    ("The bank’s worst scenario has 40 ships.", "forecast"),
    ("Der Verband warnt vor dem Verlust von 40 Schiffen.", "forecast"),
    ("Die Bank sieht eine Wahrscheinlichkeit von 40 Prozent für einen Streik.", "forecast"),
    ("Le syndicat craint la perte de 40 navires.", "forecast"),
    ("La banque a averti que 40 navires manquaient.", "forecast"),
    ("El banco advirtió de la pérdida de 40 buques.", "forecast"),
    ("Банк предупредил о потере 40 кораблей.", "forecast"),
    ("The port was obliged to buy 40 ships.", "target"),
    ("The port is meant to have 40 ships.", "target"),
    ("The obligation is 40 ships.", "target"),
    ("The port must have 40 ships.", "target"),
    ("The scheme has a fleet of 40 ships.", "announced"),
    ("The port’s new design gives it room for 40 ships.", "announced"),
    ("The port has applied for 40 ships.", "announced"),
    ("Money is set aside for 40 ships.", "announced"),
    ("By its model the port has 40 ships.", "forecast"),
    ("Le port est obligé d’avoir 40 navires.", "target"),
    ("Der Hafen ist zu 40 Schiffen verpflichtet.", "target"),
    ("Port jest zobowiązany mieć 40 statków.", "target"),
    ("Порт обязан иметь 40 кораблей.", "target"),
    ("The tender for 40 ships was frozen in the spring.", "announced"),
    ("The order, worth more than 40 ships, was debated at length.", "announced"),
    ("Critics called the 40-ship programme a dream.", "target"),
    ("A bid for 40 ships was left unopened.", "announced"),
    ("The order of 40 ships has not been delivered.", "announced"),
    ("Die Ausschreibung über 40 Schiffe wurde eingefroren.", "announced"),
    ("Das Bauprogramm von 40 Schiffen hat Gegner.", "target"),
    ("L’appel d’offres de 40 navires a été gelé.", "announced"),
    ("Ministers presented a fleet of 40 ships.", "announced"),
    ("The port put off the purchase of 40 ships.", "announced"),
    ("The council adopted a fleet of 40 ships.", "announced"),
    ("Le port a dévoilé une flotte de 40 navires.", "announced"),
    ("Der Rat hat den Kauf von 40 Schiffen verschoben.", "announced"),
    ("El puerto aplazó la compra de 40 buques.", "announced"),
    ("The council had capped the fleet at 40 ships.", "announced"),
    ("The directorate shared places for 40 ships among the ports.", "announced"),
    ("The port was allotted 40 ships.", "target"),
    ("Le conseil avait plafonné la flotte à 40 navires.", "announced"),
    ("El consejo había limitado la flota a 40 buques.", "announced"),
    ("There was a ceiling of 40 ships.", "announced"),
    ("La licitación de 40 buques ha quedado parada.", "announced"),
    ("The port buys 40 ships.", "announced"),
    ("The court raised the fleet to 40 ships.", "announced"),
    ("The rise of 40 ships is spread over years.", "announced"),
    ("The port is nine short of 40 ships.", "target"),
    ("In its table the ministry put the fleet at 40 ships.", "forecast"),
    ("The deal of 40 ships is the larger risk.", "announced"),
    ("The fleet rose to nearly 40 ships.", "announced"),
    ("Ferry fares rise by 40 ships in the towns that had the fewest.", "announced"),
    ("Owners and guilds have settled on scrapping 40 ships, although none was found to leak.", "announced"),
    ("The guilds have voted for selling 40 ships.", "announced"),
    ("The port was in talks on hiring 40 ships.", "announced"),
    ("The port was sold to build 40 ships.", "announced"),
    ("Keep back the 40 ships until the dock has been dredged.", "announced"),
    ("Keep back the 40 ships moored in Genoa.", "announced"),
    ("The loss of 40 ships has not been confirmed.", "forecast"),
    ("Of the fleet the 40 ships are less than a third.", "announced"),
    ("A port of sealed docks pays 40 ships.", "announced"),
    ("From 1 June the port has 40 ships.", "announced"),
    ("By 6 March the port had 40 ships.", "announced"),
    ("The port was enlarged, and a new dock holds 40 ships.", "announced"),
    ("Der Rat hat beraten, 40 Schiffe zu kaufen.", "announced"),
]
INVALID = [
    ("The port has 40 ships.", "announced"),
    ("The programme has 40 ships.", "target"),
    ("The port has 40 ships in its programme.", "target"),
    ("The programme was a success, and the port has 40 ships.", "target"),
    ("The port has its 40 ships.", "announced"),
    ("The port already has about 40 ships.", "announced"),
    ("Since 3 March the port has had 40 ships.", "announced"),
    ("The port of sealed docks has 40 ships.", "announced"),
    ("The number of ships stands at 40.", "forecast"),
    ("Le port de la ville a 40 navires pour les passagers.", "announced"),
    ("Der Hafen der Stadt hat bereits 40 Schiffe für die Gäste.", "announced"),
    ("El puerto de la ciudad cuenta con 40 buques para los viajeros.", "announced"),
    ("Obecnie flota tego portu wynosi 40 statków, które są duże.", "announced"),
]
SECTION = "sections:\n  - title: It grows\n    body: {}\n"
PROSE_VALID = [
    "The port will have [40 ships](fact:more).",
    "The port has [](fact:more).",
    "The port is [growing](fact:more).",
    "The port [plans to have 40 ships](fact:more).",
    "The port hoped for [40 ships](fact:more).",
    "The hope was [40 ships](fact:more).",
    "The port can berth [40 ships](fact:more), which is a lot.",
    "Sights are on [40 ships](fact:more).",
    "With [40 ships](fact:more) it leads.",
    "So far it has [nine of them](fact:more).",
    "The tender of [40 ships](fact:more) has been frozen since bids were left sealed.",
    "The [order is worth 40 ships](fact:more), and it was debated.",
    "The programme of 90 boats, of which [40 ships](fact:more) are large, was shown.",
    "Not yet: keep the [40 ships](fact:more) in the dock until the lock is mended and passed.",
    "The port’s gain of [40 ships](fact:more) has never been proven.",
]
PROSE_INVALID = [
    "It has [40 ships](fact:more).",
    "It will close. It has [40 ships](fact:more).",
    "The port, says the guild, [has 40 ships](fact:more).",
    "The tender was frozen, and it has [40 ships](fact:more) here.",
]


def _found(workspace: Workspace, files: dict[str, str]) -> list[tuple[str, int, int]]:
    found = workspace.write({"texts/log.txt": TEXT, **files}).check()
    return [(d.span.path, d.span.line, d.span.column) for d in found if d.rule == "status-bare"]


def _in_use(statement: str, status: str) -> dict[str, str]:
    return {PATH: FACT.format(statement, status), **brief_with("key_figures: [{fact: more}]\n")}


@pytest.mark.parametrize(("statement", "status"), VALID)
def test_a_statement_that_says_so_passes(harbour: Workspace, statement: str, status: str) -> None:
    """A statement with a word for what is to come, or a later date, passes; so does one of a counted number."""
    assert _found(harbour, _in_use(statement, status)) == []


@pytest.mark.parametrize(("statement", "status"), INVALID)
def test_a_statement_as_if_in_force_fails(harbour: Workspace, statement: str, status: str) -> None:
    """A statement that gives a number to come as what is or was is reported."""
    assert _found(harbour, _in_use(statement, status)) == [(PATH, 3, 16)]


@pytest.mark.parametrize("body", PROSE_VALID)
def test_prose_that_says_so_passes(harbour: Workspace, body: str) -> None:
    """Prose with a word for what is to come, without the number, or with the status printed, passes."""
    files = _in_use(VALID[0][0], "announced") | dict(brief_with(SECTION.format(f"'{body}'")))
    assert _found(harbour, files) == []


@pytest.mark.parametrize("body", PROSE_INVALID)
def test_prose_as_if_in_force_fails(harbour: Workspace, body: str) -> None:
    """A sentence that links the number without such a word is reported at the link's words."""
    files = _in_use(VALID[0][0], "announced") | dict(brief_with(SECTION.format(f"'{body}'")))
    assert _found(harbour, files) == [(BRIEF_PATH, 15, 12 + body.index("[") + 1)]


def test_an_event_without_a_number_needs_no_word(harbour: Workspace) -> None:
    """An event that gives no number gives none as if it were in force."""
    fact = (
        FACT.format(VALID[0][0], "announced") + "    date: 2026-03-02\n    event: The guild shows its plans\n"
    )
    assert _found(harbour, {PATH: fact, **brief_with("key_figures: [{fact: more}]\n")}) == []


@pytest.mark.parametrize(("date", "count"), [("2026-03-02", 1), ("2026-05-01", 0)])
def test_an_event_to_come_may_be_in_the_present(harbour: Workspace, date: str, count: int) -> None:
    """An event dated after its sources may be written in the present; another is reported at its words."""
    fact = FACT.format(VALID[0][0], "announced") + f"    date: {date}\n    event: The port has forty ships\n"
    found = _found(harbour, {PATH: fact, **brief_with("key_figures: [{fact: more}]\n")})
    assert found == [(PATH, 7, 12)] * count


def test_a_fact_is_reported_once(harbour: Workspace) -> None:
    """Where a statement is reported, its event and the links to it are not."""
    event = "    date: 2026-03-02\n    event: The port has forty ships\n"
    files = {PATH: FACT.format("The port has 40 ships.", "announced") + event}
    files |= dict(brief_with(SECTION.format("It has [40 ships](fact:more).")))
    assert _found(harbour, files) == [(PATH, 3, 16)]
