"""Tests of evidence whose text is not at hand: the lock stands in for the sentence around a quotation."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.build.lock_corpus import lock_corpus
from briefgen.diagnostic import Diagnostic
from tests.harbour import LOG, SOURCE
from tests.workspace import Workspace

PATH = "briefs/corpus/facts/more.yaml"
FRENCH = "briefs/corpus/sources/journal.yaml"
TEXT = (
    "On 24 February 2022 the harbour court did not grant the appeal of the dredgers. Grain exports fell by a "
    "third in May, to 11,000 tonnes. More than 160 pilots, the third group of its kind, wrote on Article 5 "
    "of the charter. No pilot of the north quay was hurt, and the south quay reopened in June. "
    "The pilots thanked Marta Oyelaran and the crew of Brandal. Some masters cannot afford to stay in the "
    "harbour, nor to leave it for another one, said their union, after dues rose by 68 per cent in ten years.\n"
)
JOURNAL = (
    "Selon le port, les quais n'ont pas rouvert en 2023; 4 500 tonnes attendent depuis le 3 mars 2024.\n"
)
FACT = "facts:\n  - id: more\n    statement: {}\n    evidence: [{{source: {}, exact: '{}'}}]\n"
APPEAL, GRAIN, PILOTS, HURT = "the appeal of the", "Grain exports", "wrote on", "of the north quay was hurt"
QUAYS = "Selon le port"
CREW = "the crew of Brandal"
DUES = "dues rose by 68 per cent"
HONEST = {
    "a denial in other words": ("log", APPEAL, "The court refused to grant the appeal."),
    "a date": ("log", APPEAL, "The court did not grant the appeal on 24 February 2022."),
    "a sum in other words": ("log", GRAIN, "Grain exports fell by about 33 % in May."),
    "a direction": ("log", GRAIN, "Grain exports sank in May, to 11,000 tonnes."),
    "a bound": ("log", PILOTS, "At least 160 pilots wrote."),
    "a rank": ("log", PILOTS, "A third group of pilots wrote."),
    "a designation": ("log", PILOTS, "The pilots wrote on Article 5 of the charter."),
    "quoted words": ("log", PILOTS, "The pilots are a “group of its kind”."),
    "another clause": ("log", HURT, "The south quay reopened in June."),
    "a name beside the quotation": ("log", CREW, "The pilots thanked Marta Oyelaran."),
    "another language": ("journal", QUAYS, "The quays did not reopen in 2023."),
    "a year named before its sentence": ("log", HURT, "In 2022 no pilot of the north quay was hurt."),
    "a denial in another part": ("log", DUES, "Harbour dues rose by 68 per cent in ten years."),
    "its numbers": ("journal", QUAYS, "Some 4,500 tonnes have waited since 3 March 2024."),
}
DISHONEST = {
    "a dropped denial": ("log", APPEAL, "The court granted the appeal."),
    "another day": ("log", APPEAL, "The appeal of 23 February 2022 failed."),
    "another year": ("log", APPEAL, "The appeal of 2021 failed."),
    "another share": ("log", GRAIN, "Exports of grain fell by half in May."),
    "another direction": ("log", GRAIN, "Grain exports rose in May."),
    "by for to": ("log", GRAIN, "Grain exports fell by 11,000 tonnes."),
    "another number": ("log", PILOTS, "More than 180 pilots wrote."),
    "a lost bound": ("log", PILOTS, "As many as 160 pilots wrote."),
    "another rank": ("log", PILOTS, "The second group of pilots wrote."),
    "another article": ("log", PILOTS, "The pilots wrote on Article 6."),
    "a denial elsewhere": ("log", HURT, "A pilot of the north quay was hurt."),
    "a denial in another language": ("journal", QUAYS, "The quays reopened in 2023."),
    "a number in another language": ("journal", QUAYS, "Some 5,400 tonnes are waiting."),
}
Found = list[tuple[str, str, int, int]]


@pytest.fixture
def quays(harbour: Workspace) -> Workspace:
    """Return a workspace of two texts, of which facts quote a few words each."""
    sources = {
        FRENCH: SOURCE.replace("id: log", "id: journal\nlanguage: fr").replace("log.txt", "journal.txt")
    }
    texts = {"texts/log.txt": LOG + TEXT, "texts/journal.txt": JOURNAL}
    return harbour.write(sources | texts)


def _found(workspace: Workspace, source: str, exact: str, statement: str, *, texts: bool) -> Found:
    """Return the rule, severity and place of what is found of a statement, with the texts or with the lock alone."""
    return [
        (d.rule, d.severity.name, d.span.line, d.span.column)
        for d in _findings(workspace, source, exact, statement, texts=texts)
    ]


def _findings(
    workspace: Workspace, source: str, exact: str, statement: str, *, texts: bool
) -> list[Diagnostic]:
    """Lock a fact with another statement, and list what is found of this one."""
    workspace.write({PATH: FACT.format("They wrote.", source, exact.replace("'", "''"))})
    assert lock_corpus(workspace.settings, (), date(2026, 3, 21))[0]
    workspace.write({PATH: FACT.format(f'"{statement}"', source, exact)})
    given = workspace if texts else workspace.set(texts=())
    return [
        d
        for d in given.check_corpus()
        if d.span.path == PATH and d.rule != "quote-negated"  # it needs the text
    ]


@pytest.mark.parametrize(("source", "exact", "statement"), HONEST.values(), ids=HONEST)
def test_honest_statements_pass_without_the_text(
    quays: Workspace, source: str, exact: str, statement: str
) -> None:
    """What the sentence around a quotation supports passes with the text, and with the lock alone."""
    assert _found(quays, source, exact, statement, texts=True) == []
    assert _found(quays, source, exact, statement, texts=False) == []


@pytest.mark.parametrize(("source", "exact", "statement"), DISHONEST.values(), ids=DISHONEST)
def test_dishonest_statements_fail_without_the_text(
    quays: Workspace, source: str, exact: str, statement: str
) -> None:
    """What the sentence contradicts is found with the lock alone as it is with the text."""
    expected = _found(quays, source, exact, statement, texts=True)
    assert "ERROR" in {severity for _, severity, _, _ in expected}
    assert _found(quays, source, exact, statement, texts=False) == expected


def test_a_year_named_nowhere_is_found_with_the_text_alone(quays: Workspace) -> None:
    """A year that the text has nowhere is a warning; the lock does not tell which years the text has."""
    statement = "In 2011 no pilot of the north quay was hurt."
    assert _found(quays, "log", HURT, statement, texts=True) == [("statement-disagrees", "WARNING", 3, 20)]
    assert _found(quays, "log", HURT, statement, texts=False) == []


def test_another_name_is_found_with_the_text_alone(quays: Workspace) -> None:
    """A name that no word of the sentence has is a warning; the lock does not tell whom the text names before."""
    statement = "The pilots thanked Peter Maar."
    assert _found(quays, "log", CREW, statement, texts=True) == [("words-disagree", "WARNING", 3, 36)]
    assert _found(quays, "log", CREW, statement, texts=False) == []


def test_numbers_of_a_locked_sentence_are_named_by_what_they_mean(quays: Workspace) -> None:
    """The lock has no words of a number, but its value and its unit."""
    (found,) = _findings(quays, "log", DUES, "Some 40 ships left the harbour for another one.", texts=False)
    assert found.message.endswith("but the evidence has no such number; it has `68 per cent` and `10 year`")
