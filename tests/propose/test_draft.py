"""Tests of drafts of facts, against lists of useful sentences that were marked by hand before the code."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from briefgen.corpus.fact import FactFile
from briefgen.corpus.fold import fold
from briefgen.diagnostic import Span
from briefgen.propose.background import load_background
from briefgen.propose.draft import draft_facts
from briefgen.propose.entry_yaml import draft_file, fact_lines
from briefgen.propose.fact import FactProposal
from briefgen.reading.entry import validate
from briefgen.reading.yaml_text import read_yaml
from tests.workspace import Workspace

TEXTS = Path(__file__).parent / "texts"
SOURCE = """\
id: {name}
type: article-newspaper
genre: news-report
title: {name}
language: {language}
issued: {issued}
origin: paper
text: {text}
"""
LEAST_FOUND = Fraction(4, 5)
"""Share of the marked figures that a draft finds; all five marked texts together have 91 %."""
MOST_USELESS = Fraction(1, 3)


def draft(workspace: Workspace, marks: dict[str, Any]) -> tuple[FactProposal, ...]:
    """Draft the facts of a marked text."""
    name = marks["text"].removesuffix(".txt")
    workspace.write({
        f"briefs/corpus/sources/{name}.yaml": SOURCE.format(name=name, **marks),
        "briefs/corpus/facts/origins.yaml": "origins:\n  - {id: paper, name: The Paper, kind: media}\n",
        f"texts/{marks['text']}": (TEXTS / marks["text"]).read_text("utf-8"),
    })  # fmt: skip
    background, problems = load_background(name, workspace.settings, Span("draft"))
    assert background is not None, problems
    return draft_facts(background)


def values(proposal: FactProposal) -> set[str]:
    """Return the numbers and dates that a proposal has."""
    figure = proposal.figure or {}
    ends = [f"{value:f}" for value in figure.values() if isinstance(value, Decimal)]
    dates = {str(when).rstrip("~") for when in (proposal.date, figure.get("as_of")) if when}
    return {"–".join(ends), str(figure.get("qualifier", "")), *dates}


def is_among(marked: str, found: set[str]) -> bool:
    """Check whether a marked figure is among those found; a third may be 33.3 %."""
    if "/" not in marked:
        return marked in found
    shares = (Fraction(each) for each in found if each.replace(".", "").isdigit())
    return any(abs(share - Fraction(marked) * 100) < 1 for share in shares)


@pytest.mark.parametrize("name", ["reservoir", "logements"])
def test_a_draft_finds_what_was_marked(empty: Workspace, name: str) -> None:
    """Most marked figures are proposed, and few proposals are useless."""
    path = TEXTS / f"{name}.marks.yaml"
    marks = read_yaml(path.read_text("utf-8"), str(path))[0].data
    proposals = draft(empty, marks)
    useful = [(fold(each["words"]).text, each.get("figures", ())) for each in marks["useful"]]
    total = found = 0
    for words, figures in useful:
        here = [proposal for proposal in proposals if words in fold(proposal.sentence).text]
        mine = set[str]().union(*map(values, here))
        total += len(figures)
        found += sum(is_among(str(figure), mine) for figure in figures)
    useless = [p for p in proposals if not any(words in fold(p.sentence).text for words, _ in useful)]
    assert Fraction(found, total) >= LEAST_FOUND
    assert Fraction(len(useless), len(proposals)) < MOST_USELESS


def test_nothing_is_proposed_twice(empty: Workspace) -> None:
    """What a fact of the corpus quotes is not proposed again, and the file of a draft reads as facts."""
    path = TEXTS / "reservoir.marks.yaml"
    marks = read_yaml(path.read_text("utf-8"), str(path))[0].data
    first = draft(empty, marks)
    written = draft_file(first)
    entry, problems = validate(FactFile, read_yaml(written, "draft.yaml")[0])
    assert entry is not None
    assert problems == ()
    assert len(entry.value.facts) == len(first)
    empty.write({"briefs/corpus/facts/reservoir.yaml": written})
    background, _ = load_background("reservoir", empty.settings, Span("draft"))
    assert background is not None
    assert draft_facts(background) == ()


FIGURES: Mapping[str, tuple[str, str]] = {
    "each date is that of the number in its part": (
        "The line offered 4.5 per cent on 28 February 2025, which the union rejected on 1 March 2025.",
        "4.5 % 2025-02-28",
    ),
    "a number behind a comma does not take the date": (
        "The line carried 3.8 million passengers in 2024, 3 per cent fewer than in 2023.",
        "3800000 passengers 2024",
    ),
    "a time in which something happens has no qualifier": (
        "It is asking for a rise of 9 per cent over two years.",
        "9 % 2025-03~",
    ),
    "a rate of money": (
        "The line is losing $1.1 million a day because of the strike.",
        "1100000 USD a day 2025-03~",
    ),
    "the rate of the second number is that of the first": (
        "Prices rose from $1.62 to $1.94 a litre.",
        "1.62 USD a litre ",
    ),
    "what is for a month to come is not of that month a year ago": (
        "The agency says bookings for April had fallen by 28 per cent.",
        "28 % 2025-03~",
    ),
    "the end of a span": (
        "The inquiry heard 64 witnesses between 2 January and 28 February 2025.",
        "64 witnesses 2025-02-28",
    ),
    "a part has the unit of the whole": (
        "The strike halted 42 of 50 daily crossings on Monday.",
        "42 daily crossings 2025-03-10~",
    ),
    "a number that changes to another by a day": (
        "The state will raise the levy from 3 per cent to 7.5 per cent on 1 July 2025.",
        "3 % ",
    ),
    "the one that it changes to": (
        "The state raised the levy from 3 per cent in 2019 to 7.5 per cent on 1 March 2025.",
        "7.5 % 2025-03-01",
    ),
    "the one that it changes from, with a date of its own": (
        "The state raised the levy from 3 per cent in 2019 to 7.5 per cent on 1 March 2025.",
        "3 % 2019",
    ),
    "what is less than in another time is of the time of the other number": (
        "In 2024 the port handled 4.2 million tonnes, 18 per cent less than the mean of 1991 to 2020.",
        "18 % 2024",
    ),
    "the same said again": (
        "The line earned 212 million euros in 2023, or 6 per cent of what the state takes in.",
        "6 % 2023",
    ),
    "a month of which the year is not known": ("In June the port handled 40 ships.", "40 ships "),
    "a month that the sentence says is to come": (
        "In September, at the earliest, 40 ships will be back.",
        "40 ships 2025-09~",
    ),
    "half of a month": (
        "In the first half of February the port handled 40 ships.",
        "40 ships 2025-02~",
    ),
    "a word that is no thing": (
        "The port had 600 ships before the strike and 40 afterwards.",
        "40 TODO 2025-03~",
    ),
    "a number in place of another": (
        "The tanker carries only 900 instead of 2,400 tonnes.",
        "900 tonnes 2025-03~",
    ),
    "of them": ("The line employs 210 people and will dismiss 85 of them.", "85 people 2025-03~"),
    "those of whom a sentence is": ("Three pilots were flown out.", "3 pilots 2025-03~"),
    "some of those named before": ("The strike hurt 38 pilots, and two have died.", "2 TODO 2025-03~"),
    "a week earlier": (
        "The port handled 9,400 tonnes in the week to 9 March 2025, against 21,700 tonnes a week earlier.",
        "21700 tonnes 2025-03-02~",
    ),
}
GERMAN: Mapping[str, tuple[str, str]] = {
    "a pronoun": ("Sie beschäftigt 210 Menschen und hat für 85 von ihnen Urlaub beantragt.", "85 Menschen"),
    "a number in place of another": ("Das Schiff lädt nur 900 statt 2.400 Tonnen.", "900 tonnes"),
    "an adjective": ("Von den 19 bestellten Booten fehlt noch die Hälfte.", "19 Booten"),
    "nothing named": ("Es waren 600, und davon blieben 40 übrig.", "40 TODO"),
}
SPEAKERS: Mapping[str, tuple[str, str | None, str | None]] = {
    "an adjective is no verb of speech": ("Hotels lost an estimated $3.2 million in bookings.", None, None),
    "a noun is no verb of speech": ("Pilots dismiss such claims, and 40 ships wait.", None, None),
    "a day is not part of a name": (
        "“We lost 40 ships,” said on Monday Jeanne Picard.",
        "jeanne-picard",
        "person",
    ),
    "a name that commas insert": (
        "The council's leader, Paul Adeyemi, said the island received 120 tonnes.",
        "paul-adeyemi",
        "person",
    ),
    "a body behind its role": (
        "The strike halted 42 crossings, the operator Strait Lines said.",
        "strait-lines",
        "other",
    ),
    "whose director it is": (
        "Strait Lines is losing $1.1 million a day, its finance director said.",
        "strait-lines",
        "other",
    ),
    "a person behind a role": (
        "Finance director Hugo Brandt said that bookings had fallen by 28 per cent.",
        "hugo-brandt",
        "person",
    ),
}


CURRENCIES: Mapping[str, tuple[str, str, str, str]] = {
    "the country of the sentence": (
        "Farmers in the Philippines lost 45 million pesos, the ministry in Manila said.", "en", "",
        "PHP  # unit guessed: `pesos`, and the sentence names PH",
    ),
    "the country of the text": (
        "The ferry cost 80 million crowns. It is too small for Gothenburg, the Swedish port says.", "en", "",
        "SEK  # unit guessed: `crowns`, and the text names SE",
    ),
    "the country of the source's address": (
        "The ferry cost 80 million rupees.", "en", "URL: https://news.example.lk/ferry\n",
        "LKR  # unit guessed: `rupees`, and the source is of LK",
    ),
    "the country of the source's language": (
        "El puente costó 80 millones de pesos.", "es-CO", "", "COP  # unit guessed: `pesos`, and the source is of CO",
    ),
    "no country": (
        "The line is losing 1.2 million pounds a day.", "en", "",
        "TODO  # which currency? `pounds` may be EGP, GBP, LBP or SYP",
    ),
    "two countries": (
        "Norway and Denmark spent 3 million kroner each.", "en", "",
        "TODO  # which currency? `kroner` may be DKK or NOK",
    ),
    "a dollar alone": ("The line is losing $1.1 million.", "en", "", "USD"),
    "a dollar of the sentence": (
        "The Canadian line is losing $1.1 million.", "en", "", "CAD  # unit guessed: `$`, and the sentence names CA",
    ),
    "a name with its country": ("The line is losing 1.1 million Egyptian pounds.", "en", "", "EGP"),
}  # fmt: skip


@pytest.mark.parametrize("case", CURRENCIES)
def test_a_currency_is_decided_or_asked(empty: Workspace, case: str) -> None:
    """A name that several countries have is of the one that is named; if none is, its author is asked."""
    text, language, more, expected = CURRENCIES[case]
    proposal = draft_of_sentence(empty, text, language, more)[0]
    line = next(line for line in fact_lines(proposal) if "figure: " in line)
    unit, note = str((proposal.figure or {})["unit"]), line.partition("  # ")
    assert f"{unit.removesuffix(' a day')}{''.join(note[1:])}" == expected
    assert "".join(note[1:]) in draft_file([proposal])


def draft_of_sentence(
    workspace: Workspace, sentence: str, language: str = "en", more: str = ""
) -> tuple[FactProposal, ...]:
    """Draft the facts of one sentence in a report of 11 March 2025."""
    source = SOURCE.format(name="report", language=language, issued="2025-03-11", text="report.txt")
    workspace.write({
        "briefs/corpus/sources/report.yaml": f"{source}{more}",
        "briefs/corpus/facts/origins.yaml": "origins:\n  - {id: paper, name: The Paper, kind: media}\n",
        "texts/report.txt": f"{sentence}\n",
    })  # fmt: skip
    background, problems = load_background("report", workspace.settings, Span("draft"))
    assert background is not None, problems
    return draft_facts(background)


@pytest.mark.parametrize("case", FIGURES)
def test_a_figure_has_its_own_date_and_unit(empty: Workspace, case: str) -> None:
    """A number has the date, the unit and the rate that its own part of the sentence gives it."""
    sentence, expected = FIGURES[case]
    figures = [each.figure for each in draft_of_sentence(empty, sentence) if each.figure]
    found = [f"{each['value']:f} {each['unit']} {each.get('as_of', '')}" for each in figures]
    assert expected in found
    assert not any("qualifier" in each for each in figures)


@pytest.mark.parametrize("case", GERMAN)
def test_a_german_number_counts_a_noun(empty: Workspace, case: str) -> None:
    """The unit is the noun behind the number, or that of the number it is a part of or in place of."""
    sentence, expected = GERMAN[case]
    figures = [each.figure for each in draft_of_sentence(empty, sentence, "de") if each.figure]
    assert expected in [f"{each['value']:f} {each['unit']}" for each in figures]


def test_one_number_of_a_sentence_does_not_hide_another(empty: Workspace) -> None:
    """A number beside one that a fact is about is proposed again, though its quotation has both."""
    sentence = "The bay had 8,600 nests in 2024 and 3,150 nests in 2019."
    first, second = draft_of_sentence(empty, sentence)
    assert all(each in first.evidence[0].exact for each in ("8,600", "3,150"))
    empty.write({"briefs/corpus/facts/first.yaml": draft_file([first])})
    (again,) = draft_of_sentence(empty, sentence)
    assert again.figure == second.figure
    empty.write({"briefs/corpus/facts/second.yaml": draft_file([second])})
    assert draft_of_sentence(empty, sentence) == ()


@pytest.mark.parametrize("case", SPEAKERS)
def test_a_speaker_is_named_alone(empty: Workspace, case: str) -> None:
    """The speaker is a name without its role or a day, and a body is no person."""
    sentence, identity, kind = SPEAKERS[case]
    made = draft_of_sentence(empty, sentence)[0]
    assert made.attributed_to == identity
    assert (made.new_origin.kind if made.new_origin else None) == kind
