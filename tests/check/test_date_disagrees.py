"""Tests of the rule date-disagrees."""

from __future__ import annotations

import re

import pytest

from briefgen.diagnostic import Diagnostic
from tests.check.tables import found_in_corpus
from tests.harbour import LOG, SOURCE
from tests.workspace import Workspace

PATH = "briefs/corpus/facts/more.yaml"
FACT = "facts:\n  - id: more\n    statement: {}\n    date: {}\n    evidence: [{{source: log, exact: {}}}]\n"
TEXT = (
    "A gale on 9 January 2026 shut the port; so did one in 2024. The quay opens on 4 May 2027. The dock opens soon. "
    "The lock will close in twelve days. Ferries sail again on Sunday. The fair begins in April.\n"
)
VALID = [
    ("A gale shut the port on 9 January 2026.", "2026-01-09", "shut the port"),
    ("A gale shut the port in 2026.", "2026-01-09", "shut the port"),
    ("A gale shut the port.", "2026-01", "9 January 2026"),
    ("A gale shut the port.", "2026-03-05", "shut the port"),
    ("A gale shut the port.", "2024", "A gale on 9"),
    ("A gale shut the port.", "2021~", "A gale on 9"),
    ("A new quay is to open.", "2027-05-04", "opens on 4 May 2027"),
    ("A new quay is to open.", "2027-05-04", "The quay opens"),
    ("The lock is to close.", "2026-03-17~", "will close in twelve days"),
    ("Ferries are to sail again.", "2026-03-08", "Ferries sail again"),
    ("A fair is to begin.", "2026-04", "The fair begins"),
    ("A quay is to open on 4 May 2027.", "2026-03-04", "The quay opens"),
]
INVALID = [
    ("A gale shut the port in January.", "2025-12", "shut the port"),
    ("A gale shut the port on 9 January 2026.", "2026-01-08", "shut the port"),
    ("A gale shut the port in 2026.", "2025-01-09", "shut the port"),
    ("A gale shut the port.", "2026-02", "9 January 2026"),
    ("A gale shut the port.", "2026-03-06", "shut the port"),
    ("A gale shut the port.", "2027", "shut the port"),
    ("A gale shut the port.", "2021-01-09", "shut the port"),
    ("A new dock is to open.", "2027-05-04", "The dock opens"),
    ("A new dock is to open.", "2026-05-04~", "The dock opens"),
    ("The lock is to close.", "2026-03-17", "will close in twelve days"),
    ("Ferries are to sail again.", "2026-03-09", "Ferries sail again"),
    ("Ferries are to sail again.", "2026-03-22", "Ferries sail again"),
    ("A fair is to begin.", "2028-04", "The fair begins"),
    ("A quay is to open on 4 May 2027.", "2026-01-04", "The quay opens"),
]


@pytest.mark.parametrize(("statement", "date", "exact"), VALID)
def test_dates_that_are_named_pass(harbour: Workspace, statement: str, date: str, exact: str) -> None:
    """A date that the fact's words bear, or say nothing against, and that its source could know, passes."""
    files = {PATH: FACT.format(statement, date, exact), "texts/log.txt": LOG + TEXT}
    assert found_in_corpus(harbour, files) == []


@pytest.mark.parametrize(("statement", "date", "exact"), INVALID)
def test_other_dates_fail(harbour: Workspace, statement: str, date: str, exact: str) -> None:
    """A date other than those named, or later than the sources, is reported where it is written."""
    files = {PATH: FACT.format(statement, date, exact), "texts/log.txt": LOG + TEXT}
    assert found_in_corpus(harbour, files) == [("date-disagrees", PATH, 4, 11)]


DATED = (
    "facts:\n  - id: more\n    statement: {}\n    figure: {{value: {}, unit: ships, as_of: {}}}\n"
    '    evidence: [{{source: {}, exact: "{}"}}]\n'
)
SHIPS = (
    "There are 48 ships, 29 more than in 2019. In 2018 the port had 40 ships. By 2 March the port had 41 ships. "
    "Traffic rose to 42 ships, the highest since August 2022. "
    "In the fourth quarter of 2025 the port had 43 ships. "
    "Under the treaty of 2016 the port has 44 ships. The log said on 4 March that the port had 45 ships. "
    "Last year 47 barges called; in 2021 there had been 30 tugs. "
    "The Gull, built in 1996, is one of the port's 54 tenders. Aid of 2013 was a delay: 55 yawls have sunk since. "
    "A guard, as brought in for 23 coves in 2013 and given up in 2018, put it off: 14 of the 23 coves it covered have since closed. "
    "Of the 96 smacks of the north that sailed in 2014, 56 smacks remain. "
    "There are 49 scows. It plans to have 52 tankers, 30 of them new.\n\n"
    "Round | Price | Ships | Paid until\n1 March 2022 | 107 | 51 | 2024\n\n"
    "Trawlers numbered 410 in 2010 and 280 in 2020. At 2014 prices the port sold 46 ships.\n"
)
SCHIFFE = (
    "Im Februar passierten 48 Schiffe die Enge, 12 mehr als im Februar 2024. Im Jahr 2018 waren es 40 Schiffe. "
    "Gegenüber 2019 stieg die Zahl auf 42 Schiffe.\n"
)
NAVIRES = "Le port compte 48 navires, plus qu'en 2019. En 2018, le port comptait 40 navires. En euros de 2014, le port en a vendu 46. La guilde a compté 53 navires entre le 1er juin et le 8 octobre, soit 88 % de tous.\n"
DATED_HONEST = [
    ("There are 48 ships, 29 more than in 2019.", 48, "2026-02-28", "log", "There are 48 ships, 29 more than in 2019"),
    ("The port has 48 ships, more than in 2019.", 48, "2026-02", "log", "There are 48 ships"),
    ("In 2018 the port had 40 ships.", 40, "2018", "log", "In 2018 the port had 40 ships"),
    ("In 2018 the port had 40 ships.", 40, "2018-07", "log", "the port had 40 ships"),
    ("By 2 March the port had 41 ships.", 41, "2026-03-02", "log", "By 2 March the port had 41 ships"),
    ("Traffic rose to 42 ships, the highest since August 2022.", 42, "2026-02", "log", "the highest since August 2022"),
    ("In late 2025 the port had 43 ships.", 43, "2025-Q4", "log", "fourth quarter of 2025 the port had 43 ships"),
    ("The port had 43 ships.", 43, "2025-S2", "log", "the port had 43 ships"),
    ("In December 2025 the port had 43 ships.", 43, "2025-Q4", "log", "the port had 43 ships"),
    ("The port has 44 ships, under a treaty of 2016.", 44, "2026-02", "log", "the port has 44 ships"),
    ("The port had 45 ships, the log said on 4 March.", 45, "2026-02-28", "log", "the port had 45 ships"),
    ("There were 47 barges.", 47, "2025", "log", "Last year 47 barges called"),
    ("There were 280 in 2020.", 280, "2020", "log", "numbered 410 in 2010 and 280 in 2020"),
    ("Trawlers fell from 410 in 2010 to 280.", 280, "2020", "log", "numbered 410 in 2010 and 280 in 2020"),
    ("In February 48 ships passed, 12 more than in February 2024.", 48, "2026-02", "german", "12 mehr als im Februar 2024"),
    ("In 2018 it was 40 ships.", 40, "2018", "german", "Im Jahr 2018 waren es 40 Schiffe"),
    ("The number rose to 42 ships.", 42, "2026", "german", "Gegenüber 2019 stieg die Zahl auf 42 Schiffe"),
    ("After the yard in the north was shut in May 2025, 49 scows were left.", 49, "2026-02", "log", "There are 49 scows"),
    ("It planned in 2024 to have 52 by 2027, 30 new.", 52, "2027, status: target", "log", "plans to have 52 tankers"),
    ("The round of 1 March 2022 had 51 ships.", 51, "2022-03-01", "log", "1 March 2022 | 107 | 51 | 2024"),
    ("The Gull of 1996 is one of 54 tenders.", 54, "2026-02", "log", "built in 1996, is one of the port's 54 tenders"),
    ("Aid came in 2013; 55 yawls have sunk since.", 55, "2026-02", "log", "a delay: 55 yawls have sunk since"),
    ("From 2013 to 2018 there was a guard; 14 coves have closed.", 14, "2026-02", "log", "and given up in 2018, put it off: 14 of the 23 coves"),
    ("Of 96 smacks that sailed in 2014, 56 remain.", 56, "2026-02", "log", "96 smacks of the north that sailed in 2014, 56 smacks remain"),
    ("At 2014 prices the port sold 46 ships.", 46, "2026", "log", "At 2014 prices the port sold 46 ships"),
    ("The port sold 46 ships, in 2014 euros.", 46, "2026", "french", "En euros de 2014, le port en a vendu 46"),
    ("The guild recorded 53 ships from 1 June to 8 October 2025, 88% of all.", 53, "2025-10-08", "french", "53 navires entre le 1er juin et le 8 octobre, soit 88 %"),
    ("The port has 48 ships.", 48, "2026", "french", "Le port compte 48 navires, plus qu'en 2019"),
]  # fmt: skip
DATED_DISHONEST = [
    ("In 2018 the port had 40 ships.", 40, "2019", "log", "the port had 40 ships", "2018"),
    ("The port had 40 ships.", 40, "2019", "log", "In 2018 the port had 40 ships", "2018"),
    ("By 2 March the port had 41 ships.", 41, "2026-03-01", "log", "the port had 41 ships", "2026-03-02"),
    (
        "The port had 43 ships.",
        43,
        "2025-Q3",
        "log",
        "fourth quarter of 2025 the port had 43 ships",
        "2025-Q4",
    ),
    ("In December 2025 the port had 43 ships.", 43, "2025-S1", "log", "the port had 43 ships", "2025-12"),
    ("There were 280.", 280, "2010", "log", "numbered 410 in 2010 and 280 in 2020", "2020"),
    ("There were 30 tugs.", 30, "2023", "log", "in 2021 there had been 30 tugs", "2021"),
    ("There were 410.", 410, "2020", "log", "numbered 410 in 2010 and 280 in 2020", "2010"),
    ("It was 40 ships.", 40, "2017", "german", "Im Jahr 2018 waren es 40 Schiffe", "2018"),
    ("The port had 40 ships.", 40, "2026", "french", "En 2018, le port comptait 40 navires", "2018"),
]


def _dated(harbour: Workspace, fact: tuple[object, ...]) -> list[Diagnostic]:
    german = SOURCE.replace("id: log", "id: german").replace("log.txt", "german.txt") + "language: de\n"
    french = SOURCE.replace("id: log", "id: french").replace("log.txt", "french.txt") + "language: fr\n"
    files = {
        "briefs/corpus/sources/german.yaml": german, "briefs/corpus/sources/french.yaml": french,
        "texts/log.txt": LOG + SHIPS, "texts/german.txt": SCHIFFE, "texts/french.txt": NAVIRES,
        PATH: DATED.format(*fact),
    }  # fmt: skip
    found = harbour.write(files).check_corpus()
    assert not {d.rule for d in found} & {"key-unknown", "quote-missing"}
    return [d for d in found if d.rule == "date-disagrees"]


@pytest.mark.parametrize("fact", DATED_HONEST)
def test_an_as_of_beside_another_date_passes(harbour: Workspace, fact: tuple[object, ...]) -> None:
    """An `as_of` passes beside a date that the number is compared with, or that dates something else."""
    assert _dated(harbour, fact) == []


@pytest.mark.parametrize("fact", DATED_DISHONEST)
def test_an_as_of_that_the_words_contradict_fails(harbour: Workspace, fact: tuple[object, ...]) -> None:
    """An `as_of` is reported where the words date the number otherwise; the hint has that date."""
    *fields, date = fact
    (found,) = _dated(harbour, tuple(fields))
    assert (found.span.line, f"write `as_of: {date}`" in found.hints[0]) == (4, True)


FIGURE = (
    "facts:\n  - id: more\n    statement: The north channel was nine metres deep.\n"
    "    figure: {{value: 9, unit: m, as_of: {}}}\n    evidence: [{{source: log, exact: {}}}]\n"
)


@pytest.mark.parametrize(
    ("as_of", "exact", "columns"),
    [
        ("2026-03-05", "a depth of nine metres", []),
        ("2026-03", "a depth of nine metres", []),
        ("2026-03-06", "a depth of nine metres", [40]),
        ("2027", "a depth of nine metres", [40]),
        ("2027", "depth of nine metres is planned for 2027", []),
        ("2027~", "nine metres will be dug", []),
    ],
)
def test_no_number_is_true_after_its_source(
    harbour: Workspace, as_of: str, exact: str, columns: list[int]
) -> None:
    """An `as_of` after the last source is reported, unless the evidence names it or speaks of a plan."""
    planned = "A depth of nine metres is planned for 2027 in the south. The nine metres will be dug there.\n"
    harbour.write({PATH: FIGURE.format(as_of, exact), "texts/log.txt": LOG + planned})
    found = [d for d in harbour.check_corpus() if d.rule == "date-disagrees"]
    assert [(d.span.path, d.span.line, d.span.column) for d in found] == [(PATH, 4, c) for c in columns]
    assert all(step.span.path.endswith("log.yaml") for d in found for step in d.because)


def test_a_statement_names_no_other_date(harbour: Workspace) -> None:
    """A second date of a statement, that its evidence does not name, is reported where it stands."""
    statement = "Of the gales, that of 9 January 2026 came after that of 2023."
    files = {PATH: FACT.format(f"'{statement}'", "2026-01-09", "9 January 2026"), "texts/log.txt": LOG + TEXT}
    column = 17 + statement.index("2023")
    found = found_in_corpus(harbour, files)
    assert found == [("statement-disagrees", PATH, 3, column)]


TEXTS = {
    "en": "The quay opens on 4 May 2027. The dock is to open next year. A gale hit the port on 3 March. A lock is planned.",
    "de": (
        "Der Kai öffnet am 4. Mai 2027. Das Dock soll nächstes Jahr öffnen. Ein Sturm traf den Hafen am 3. März. "
        "Eine Schleuse ist geplant."
    ),
    "fr": (
        "Le quai ouvre le 4 mai 2027. Le bassin doit ouvrir l’an prochain. Une tempête a frappé le port le 3 mars. "
        "Une écluse est prévue."
    ),
}
QUOTED = {
    "en": ("The quay opens", "is to open next year", "A gale hit the port", "A lock is planned"),
    "de": (
        "Der Kai öffnet",
        "soll nächstes Jahr öffnen",
        "Ein Sturm traf den Hafen",
        "Eine Schleuse ist geplant",
    ),
    "fr": ("Le quai ouvre", "doit ouvrir l’an prochain", "a frappé le port", "Une écluse est prévue"),
}
DATED_EVENTS = [
    (0, "A quay is to open.", "2027-05-04", 0),
    (0, "A quay is to open.", "2027-05-05", 1),
    (1, "A dock is to open.", "2027~", 0),
    (1, "A dock is to open.", "2027", 1),
    (2, "A gale hit the port.", "2026-03-03", 0),
    (2, "A gale hit the port, the worst since 2018.", "2026-03-03", 0),
    (2, "A gale hit the port.", "2026-03-06", 1),
    (2, "On 3 March 2026 a gale hit the port.", "2026-03-04", 1),
    (3, "A lock is planned.", "2027-03~", 0),
]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "quoted", "statement", "date", "count"),
    [(language, *case) for language in TEXTS for case in DATED_EVENTS],
)
def test_dates_are_compared_in_three_languages(
    harbour: Workspace, language: str, quoted: int, statement: str, date: str, count: int
) -> None:
    """What a source announces, and what it cannot know yet, is read in the language of the source."""
    source = SOURCE.replace("id: log", "id: plan").replace("log.txt", "plan.txt")
    fact = FACT.replace("source: log", "source: plan").format(statement, date, QUOTED[language][quoted])
    files = {
        "briefs/corpus/sources/plan.yaml": f"{source}language: {language}\n",
        "texts/plan.txt": f"{TEXTS[language]}\n",
        PATH: fact.replace(statement, f'"{statement}"'),
    }
    found = [row for row in found_in_corpus(harbour, files) if row[0] == "date-disagrees"]
    assert found == [("date-disagrees", PATH, 4, 11)] * count


DATED_TWICE = (
    "facts:\n  - id: more\n    statement: In 2024 the port had 40 ships, the guild says.\n    date: {}\n"
    "    figure: {{value: 40, unit: ships, as_of: {}}}\n    evidence: [{{source: log, exact: had 40 ships}}]\n"
)


@pytest.mark.parametrize(
    ("date", "as_of", "lines"),
    [("2024", "2024", []), ("2024", "2023", [5]), ("2026-03-05", "2024", []), ("2024", "2026-03-05", [])],
)
def test_an_as_of_is_the_date_of_its_number_beside_a_date(
    harbour: Workspace, date: str, as_of: str, lines: list[int]
) -> None:
    """An `as_of` that is neither the date of the number nor that of the report is reported."""
    log = f"{LOG}In 2024, the guild says, the port had 40 ships.\n"
    harbour.write({PATH: DATED_TWICE.format(date, as_of), "texts/log.txt": log})
    assert [d.span.line for d in harbour.check_corpus() if d.rule == "date-disagrees"] == lines


TOLD = "Ferries carried 60 people in August 2025; they sailed on 3 October, and 52 boats came. In spring 70 boats came.\n"
FERRY = (
    "facts:\n  - id: more\n    statement: {}\n    figure: {{value: {}, unit: {}, as_of: {}}}\n"
    '    evidence: [{{source: log, exact: "{}"}}]\n'
)
MONTHS_HONEST = [
    ("52 boats came.", 52, "boats", "2026-03", "52 boats came"),
    ("52 boats came.", 52, "boats", "2026-02", "52 boats came"),
    ("52 boats came.", 52, "boats", "2026-02-10", "52 boats came"),
    ("52 boats came.", 52, "boats", "2025-08", "52 boats came"),
    ("52 boats came.", 52, "boats", "2025-10-03", "52 boats came"),
    ("52 boats came.", 52, "boats", "2026-01~", "52 boats came"),
    ("70 boats came.", 70, "boats", "2025-05", "In spring 70 boats came"),
]
MONTHS_DISHONEST = [
    ("52 boats came.", 52, "boats", "2026-01", "52 boats came"),
    ("52 boats came.", 52, "boats", "2025-12-03", "52 boats came"),
    ("52 boats came.", 52, "boats", "2025-10-04", "52 boats came"),
    ("52 boats came.", 52, "boats", "2025-09", "52 boats came"),
]


@pytest.mark.parametrize("fact", MONTHS_HONEST)
def test_a_month_that_a_source_can_have_told_passes(harbour: Workspace, fact: tuple[object, ...]) -> None:
    """A month passes that a source names, was issued in or soon after; so does one that is approximate."""
    spring = TOLD if "spring" in str(fact[-1]) else TOLD.partition("In spring")[0]
    assert found_in_corpus(harbour, {PATH: FERRY.format(*fact), "texts/log.txt": LOG + spring}) == []


@pytest.mark.parametrize("fact", MONTHS_DISHONEST)
def test_a_month_that_nothing_names_fails(harbour: Workspace, fact: tuple[object, ...]) -> None:
    """A month or a day that neither the fact nor its source names is reported, with how to write it."""
    files = {PATH: FERRY.format(*fact), "texts/log.txt": LOG + TOLD.partition("In spring")[0]}
    (found,) = harbour.write(files).check_corpus()
    assert found.rule == "date-disagrees"
    assert ("did you mean `2026-03`?" in found.hints) == (len(str(fact[3])) == len("2026-03"))


TO_COME = "It threatened to publish 310 letters on {0} unless it is paid.\n"
AS_OF_TOLD = [
    ("2026-03-05", "14 March", "2026-03-05", 0),
    ("2026-03-05", "14 February", "2026-03-05", 1),
    ("2026-03-05", "14 March", "2026-02-05", 1),
    ("2026-12-20", "3 January", "2026-12-20", 0),
    ("2026-12-20", "3 August", "2026-12-20", 1),
]


@pytest.mark.parametrize(("issued", "day", "as_of", "count"), AS_OF_TOLD)
def test_an_as_of_is_of_what_was_announced_for_a_day_without_a_year(
    harbour: Workspace, issued: str, day: str, as_of: str, count: int
) -> None:
    """The date of an announcement passes beside a day to come that has no year; a day that is past does not."""
    text = TO_COME.format(day)
    source = SOURCE.replace("id: log", "id: plan").replace("log.txt", "plan.txt")
    source = re.sub(r"(?m)^( *issued:).*", rf"\1 {issued}", source)
    fact = FERRY.format(text.strip(), 310, "letters", as_of, text.strip(" .\n")).replace("log", "plan")
    files = {"briefs/corpus/sources/plan.yaml": source, "texts/plan.txt": text, PATH: fact}
    assert [row[0] for row in found_in_corpus(harbour, files)].count("date-disagrees") == count


COHORT = "Of the pilots who began in 2016, 40 had gone within a year and 60 after three years.\n"


@pytest.mark.parametrize(("as_of", "count"), [("2017", 0), ("2019", 0), ("2018", 1), ("2020", 1)])
def test_a_year_may_follow_from_another_and_a_length(harbour: Workspace, as_of: str, count: int) -> None:
    """A year passes that is as far from one that the evidence names as it says, and no other year."""
    fact = FERRY.format("60 pilots had gone.", 60, "pilots", as_of, "60 after three years")
    found = found_in_corpus(harbour, {PATH: fact, "texts/log.txt": LOG + COHORT})
    assert [rule for rule, *_ in found] == ["date-disagrees"] * count
