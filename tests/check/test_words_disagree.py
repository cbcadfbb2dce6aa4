"""Tests of the rule words-disagree."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.build.lock_corpus import lock_corpus
from tests.check.tables import brief_with, found_in_corpus
from tests.harbour import LOG
from tests.workspace import Workspace

PATH = "briefs/corpus/facts/more.yaml"
TEXT = (
    "The harbour court did not grant the appeal of the dredgers. Exports of grain fell in May. "
    "The master, Karla Obrist, resigned on Friday. The north quay will close in June.\n\n"
    "Jonas Brandt has led the guild since May. He wants higher fees. “We lost a third of our crews,” Ida Kvam "
    "said.\n\nHer deputy, Ms Adeyemi, took over on Monday. “The sluice leaks,” a master said. He is Lars Wick.\n\n"
    "Ngozi Adeyemi is a pilot. The call went unheeded. In May, Lars Wick sent Ida Kvam a chart.\n"
)
FACT = "facts:\n  - id: more\n    statement: {}\n    evidence: [{{source: log, exact: {}}}]\n"
APPEAL = '"court did not grant the appeal"'
GRAIN = "Exports of grain fell in May"
MASTER = '"Karla Obrist, resigned on Friday"'
QUAY = "quay will close in June"
CREWS = '"lost a third of our crews,” Ida Kvam said"'
LATER = '"Her deputy, Ms Adeyemi, took over on Monday"'
VALID = {
    "a first name that stands elsewhere": ("Ngozi Adeyemi took over on Monday.", LATER),
    "who spoke, in the sentence behind": ("Lars Wick said that the sluice leaks.", "The sluice leaks"),
    "the same denial": ("The court turned the appeal down.", APPEAL),
    "another verb": ("Grain exports declined in May.", GRAIN),
    "a family name": ("Obrist resigned.", MASTER),
    "another plan": ("The quay is to close in June.", QUAY),
    "a body whom the text names nowhere": ("The Harbour Union wants higher fees.", "He wants higher fees"),
    "a word that a not turns": ("The call was not heeded.", "call went unheeded"),
    "a name of the sentences before": ("Jonas Brandt said that a third of the crews were lost.", CREWS),
}
INVALID = {
    "a dropped denial": ("The court granted the appeal.", APPEAL, "error", (3, 16)),
    "an opposite": ("Grain exports rose in May.", GRAIN, "error", (3, 30)),
    "another name": ("Karla Obrecht resigned.", MASTER, "warning", (3, 16)),
    "another first name": ("Vera Obrist resigned.", MASTER, "warning", (3, 16)),
    "a speaker whom the text does not name": (
        "Peter Maar said that a third of the crews were lost.",
        CREWS,
        "warning",
        (3, 16),
    ),
    "a person whom the text names nowhere": (
        "Ines Falk wants higher fees.",
        "He wants higher fees",
        "warning",
        (3, 16),
    ),
    "the opposite by a prefix": ("Its crews heeded the call.", "call went unheeded", "warning", (3, 26)),
    "the giver for the receiver": ("Kvam gave Wick a chart.", "Lars Wick sent Ida Kvam", "warning", (3, 16)),
    "a plan done": ("The quay closed in June.", QUAY, "warning", (3, 16)),
    "words beyond the quotation": ("The south quay is to close in June.", QUAY, "error", (3, 20)),
}


def files(statement: str, exact: str) -> dict[str, str]:
    return {PATH: FACT.format(statement, exact), "texts/log.txt": LOG + TEXT}


@pytest.mark.parametrize(("statement", "exact"), VALID.values(), ids=VALID)
def test_other_words_for_the_same_pass(harbour: Workspace, statement: str, exact: str) -> None:
    """A statement that says in other words what its evidence says passes."""
    assert found_in_corpus(harbour, files(statement, exact)) == []


@pytest.mark.parametrize(("statement", "exact", "severity", "place"), INVALID.values(), ids=INVALID)
def test_words_that_say_something_else_fail(
    harbour: Workspace, statement: str, exact: str, severity: str, place: tuple[int, int]
) -> None:
    """A turned sense is an error, what needs a person's eye a warning, at the place in the statement."""
    assert found_in_corpus(harbour, files(statement, exact)) == [("words-disagree", PATH, *place)]
    (finding,) = harbour.check_corpus()
    assert finding.severity.name.lower() == severity


@pytest.mark.parametrize(
    ("words", "columns"),
    [("In May [grain exports rose](fact:more).", [36]), ("In May [grain exports declined](fact:more).", [])],
)
def test_words_of_links_are_compared_with_their_fact(
    harbour: Workspace, words: str, columns: list[int]
) -> None:
    """The words of a link that contradict the evidence of its fact are reported at their place."""
    harbour.write(files("Grain exports declined in May.", GRAIN))
    harbour.write(brief_with(**{"It [is closed](fact:channel-closed).": words}))
    found = [d.span.column for d in harbour.check() if d.rule == "words-disagree"]
    assert found == columns


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("So [wheat prices rose](fact:more).", 1),
        ("So [wheat prices fell](fact:more).", 0),
        ("So [wheat prices declined](fact:more) as the harvest rotted.", 0),
        ("The harvest [was wet](fact:more).", 0),
    ],
)
def test_a_link_is_compared_with_evidence_of_which_the_statement_says_nothing(
    harbour: Workspace, words: str, count: int
) -> None:
    """A statement on one part of its evidence does not excuse a link that turns the other part round."""
    said = "Wheat prices fell because the harvest was wet."
    harbour.write({**files("It rained on the harvest.", said), "texts/log.txt": f"{LOG}{said}\n"})
    harbour.write(brief_with(**{"It [is closed](fact:channel-closed).": words}))
    assert sum(d.rule == "words-disagree" for d in harbour.check()) == count


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("For the noise the mill was fined [700 francs](fact:more).", 1),
        ("So [the mill was fined](fact:more) 700 francs for the noise.", 1),
        ("So [the mill was fined](fact:more) 700 francs for the smoke.", 0),
        ("For the smoke the mill was fined [700 francs](fact:more).", 0),
        (
            "For the noise, and [it is closed](fact:channel-closed), the mill was fined [700 francs](fact:more).",
            0,
        ),
    ],
)
def test_what_a_sentence_says_around_its_only_link_is_compared(
    harbour: Workspace, words: str, count: int
) -> None:
    """What stands before or behind the only link of a sentence is compared with the evidence of its fact."""
    said = "The court fined the mill 700 francs for the smoke and 300 francs for the noise."
    harbour.write({**files("The mill was fined in court.", said), "texts/log.txt": f"{LOG}{said}\n"})
    harbour.write(brief_with(**{"It [is closed](fact:channel-closed).": words}))
    assert sum(d.rule == "words-disagree" for d in harbour.check()) == count


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("So [the clerk found two errors](fact:more).", 0),
        ("So [the auditor found nine](fact:more).", 0),
        ("But [two](fact:more) is what the clerk found.", 0),
        ("So [the clerk found nine errors](fact:more).", 1),
        ("So [the clerk found nine](fact:more).", 1),
    ],
)
def test_a_statement_with_another_number_does_not_tell_whose_it_is(
    harbour: Workspace, words: str, count: int
) -> None:
    """A number of the other part of a sentence is reported, though the statement has the words around it."""
    said = "The auditor found nine errors and the clerk two."
    harbour.write({**files("The clerk found two errors.", said), "texts/log.txt": f"{LOG}{said}\n"})
    harbour.write(brief_with(**{"It [is closed](fact:channel-closed).": words}))
    assert sum(d.rule == "words-disagree" for d in harbour.check()) == count


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("In May [the levy](fact:more) cut landings.", 1),
        ("In May [the levy](fact:more) did not cut landings.", 0),
        ("In May [the levy](fact:more) was meant to, and prices cut landings.", 0),
        ("In May [the levy](fact:more) cut landings less than [the closure](fact:channel-closed).", 0),
    ],
)
def test_the_verb_behind_a_link_is_compared_with_its_fact(harbour: Workspace, words: str, count: int) -> None:
    """What a link without a verb does is compared too, where its paragraph has no other link."""
    said = "The levy did not cut landings."
    harbour.write({**files(said, said), "texts/log.txt": f"{LOG}{said}\n"})
    harbour.write(brief_with(**{"It [is closed](fact:channel-closed).": words}))
    assert sum(d.rule == "words-disagree" for d in harbour.check()) == count


SURVEY = (
    "We surveyed pilots in all 40 ports, of whom 96 replied. Of those who replied, 61% said that certainty "
    "about the pay matters most for their choice, 22% named hours and 9% the threat of fog."
)
SURVEYED = (
    "facts:\n  - id: more\n    statement: Of the 96 pilots who answered, 61% called the pay decisive.\n    evidence:\n"
    "      - {source: log, exact: of whom 96 replied}\n"
    '      - {source: log, exact: "22% named hours and 9% the threat of fog"}\n'
)


def test_a_sentence_is_read_to_its_end(harbour: Workspace) -> None:
    """What stands behind the only link of a sentence may say that it is of what its evidence speaks of."""
    harbour.write({PATH: SURVEYED, "texts/log.txt": f"{LOG}{SURVEY}\n"})
    words = "Just [9% of the pilots](fact:more) named the threat of it."
    harbour.write(brief_with(**{"It [is closed](fact:channel-closed).": words}))
    assert not any(d.rule == "words-disagree" for d in harbour.check())


def test_a_fault_of_a_statement_is_not_reported_again_at_its_links(harbour: Workspace) -> None:
    """Words of a link that agree with the statement of their fact are not compared with its evidence again."""
    harbour.write(files("Grain exports rose in May.", GRAIN))
    harbour.write(
        brief_with(**{"It [is closed](fact:channel-closed).": "In May [grain exports rose](fact:more)."})
    )
    assert [d.span.path for d in harbour.check() if d.rule == "words-disagree"] == [PATH]


def test_a_quotation_that_is_not_in_its_source_supports_and_contradicts_nothing(harbour: Workspace) -> None:
    """Where a quotation is missing, that is reported alone."""
    found = found_in_corpus(harbour, files("Grain exports rose in May.", "Exports of grain sank in May"))
    assert [rule for rule, *_ in found] == ["quote-missing"]


def test_a_denial_may_stand_outside_a_quotation_whose_text_is_not_there(harbour: Workspace) -> None:
    """Where only the lock vouches for a quotation, nobody knows whether its sentence denies it: no finding."""
    harbour.write(files("The court did not grant the appeal.", '"grant the appeal"'))
    assert lock_corpus(harbour.settings, (), date(2026, 3, 21))[0]
    (harbour.root / "texts" / "log.txt").unlink()
    assert [d for d in harbour.check_corpus() if d.rule == "words-disagree"] == []


DENIED_STATEMENT = "The harbour court met the dredgers in the old customs house in May."
DENIED = [
    ("The court did not meet the dredgers [in the old customs house](fact:more).", "not"),
    ("In May the court never [met the dredgers in the customs house](fact:more).", "never"),
    ("The harbour court met no dredgers [in the customs house](fact:more).", "no"),
]
NOT_DENIED = [
    "The court met the dredgers [in the old customs house](fact:more).",
    "The court did not close, and [met the dredgers in the customs house](fact:more).",
    "Nobody knows what the court told the dredgers [in the customs house](fact:more).",
    "No law lets the court hear such appeals [in the customs house](fact:more).",
    "The court did not only meet the dredgers [in the old customs house](fact:more).",
]


def _in_prose(harbour: Workspace, words: str) -> list[tuple[str, int]]:
    log = f"{LOG}{DENIED_STATEMENT}\n"
    exact = "met the dredgers in the old customs house"
    harbour.write({PATH: FACT.format(DENIED_STATEMENT, exact), "texts/log.txt": log})
    harbour.write(brief_with(**{"It [is closed](fact:channel-closed).": words}))
    return [(d.severity.name, d.span.column) for d in harbour.check() if d.rule == "words-disagree"]


@pytest.mark.parametrize(("words", "denial"), DENIED)
def test_a_not_before_a_link_is_reported(harbour: Workspace, words: str, denial: str) -> None:
    """A "not" in the clause of a link is reported at its place where the statement says the rest."""
    found = _in_prose(harbour, words)
    assert len(found) == 1
    assert found[0][1] in (
        len("bottom_line: ") + 1 + words.index(f" {denial} ") + 1,
        len("bottom_line: ") + 2 + words.index("["),
    )


def test_what_the_statement_denies_too_passes(harbour: Workspace) -> None:
    """A "nobody" that the statement has too is no denial of the analyst's own."""
    log = f"{LOG}The minister complained that the plans of the harbour were secret.\n"
    statement = "The minister complained of plans that nobody in the harbour knew."
    harbour.write(
        {PATH: FACT.format(statement, "the plans of the harbour were secret"), "texts/log.txt": log}
    )
    prose = "The minister complained of plans that [nobody in the harbour knew](fact:more)."
    harbour.write(brief_with(**{"It [is closed](fact:channel-closed).": prose}))
    assert [d for d in harbour.check() if "denies nothing" in d.message] == []


@pytest.mark.parametrize("words", NOT_DENIED)
def test_what_denies_something_else_passes(harbour: Workspace, words: str) -> None:
    """A clause without a "not", and one that denies what the statement does not say, pass."""
    assert _in_prose(harbour, words) == []


def test_what_is_so_only_on_a_condition_may_be_denied(harbour: Workspace) -> None:
    """A "not" beside a link whose statement says "only where" denies the rest."""
    log = f"{LOG}Stronger nets pay off at this fee only where storms are frequent.\n"
    statement = "Stronger nets pay off at this fee only where storms are frequent."
    harbour.write({PATH: FACT.format(statement, "Stronger nets pay off at this fee"), "texts/log.txt": log})
    prose = "Stronger nets [do not pay off at this fee](fact:more)."
    harbour.write(brief_with(**{"It [is closed](fact:channel-closed).": prose}))
    assert [d for d in harbour.check() if "denies nothing" in d.message] == []


@pytest.mark.parametrize(("field", "count"), [("bottom_line", 1), ("judgement", 0)])
def test_a_judgement_may_foresee_that_a_plan_fails(harbour: Workspace, field: str, count: int) -> None:
    """A judgement says with "will not" that what is planned will not come about; a bottom line denies its fact."""
    statement = "The Harbour Pilots Act is meant to enter into force on 1 July."
    log = f"{LOG}{statement}\n"
    harbour.write({PATH: FACT.format(statement, "meant to enter into force on 1 July"), "texts/log.txt": log})
    words = "the Harbour Pilots Act will not enter into force on [1 July](fact:more)"
    judgements = f"judgements:\n  - id: late\n    likelihood: likely\n    text: {words}\n"
    if field == "judgement":
        harbour.write(brief_with(judgements))
    else:
        harbour.write(brief_with(**{"It [is closed](fact:channel-closed).": f"{words}."}))
    assert len([d for d in harbour.check() if "denies nothing" in d.message]) == count


ROSE = "But the trade of the valley rose to a record of six million francs that year, its sales of timber to the coast growing by a fifth."


def test_of_two_words_of_one_direction_the_nearer_is_compared(harbour: Workspace) -> None:
    """In a long sentence, the direction of what is quoted counts, not the first that the sentence has."""
    files = {PATH: FACT.format("Sales of timber to the coast fell.", "sales of timber to the coast growing")}
    found = found_in_corpus(harbour, {**files, "texts/log.txt": f"{LOG}{ROSE}\n"})
    assert [(rule, line) for rule, _, line, _ in found] == [("words-disagree", 3)]


@pytest.mark.parametrize(("verb", "reported"), [("fell", ["ERROR"]), ("grew", [])])
def test_a_part_of_a_sentence_between_semicolons_stands_for_itself(
    harbour: Workspace, verb: str, reported: list[str]
) -> None:
    """What a sentence says before a semicolon does not make its words of a link other than the evidence's."""
    statement = "The guild writes that sales of timber to the coast grew by a fifth."
    files = {PATH: FACT.format(statement, "sales of timber to the coast growing")}
    words = (
        "Nobody asked the pilots, whose log [is closed](fact:channel-closed); "
        f"by its account too, [sales of timber to the coast {verb}](fact:more)."
    )
    harbour.write({**files, "texts/log.txt": f"{LOG}{ROSE}\n"})
    harbour.write(brief_with(**{"It [is closed](fact:channel-closed).": words}))
    found = [d for d in harbour.check() if d.rule == "words-disagree" and d.span.path == "briefs/brief.yaml"]
    assert [d.severity.name for d in found] == reported


STEP = "next_steps:\n  - {who: Pilots, what: '%s', by: 2026-03-25}\n"


@pytest.mark.parametrize(("words", "count"), [("Open [the museum](fact:more).", 0), ("It says so.", 1)])
def test_what_is_to_be_done_may_be_what_is_not_so_yet(harbour: Workspace, words: str, count: int) -> None:
    """A step with the word that a statement denies affirms nothing; the bottom line does."""
    log = f"{LOG}The council has not opened the museum.\n"
    statement = "The council has not opened the museum."
    harbour.write({PATH: FACT.format(statement, "has not opened the museum"), "texts/log.txt": log})
    prose = "The council opened [the museum](fact:more)." if count else "It [is closed](fact:channel-closed)."
    harbour.write(brief_with(STEP % words, **{"It [is closed](fact:channel-closed).": prose}))
    assert len([d for d in harbour.check() if d.rule == "words-disagree"]) == count
