"""Tests of the rule formula-disagrees, and of derived figures on the page."""

from __future__ import annotations

import pytest

from briefgen.document.note_nodes import Notes
from tests.check.tables import brief_with, found_in_brief, found_in_corpus
from tests.compose.composing import document_of
from tests.harbour import LOG
from tests.outline import words
from tests.workspace import Workspace

PATH = "briefs/corpus/facts/trade.yaml"
FACTS = """\
facts:
  - id: trade-2026
    statement: Trade came to $240 billion.
    figure: {{value: 240000000000, unit: USD}}
    evidence: [{{source: log, exact: trade of $240bn}}]
  - id: trade-2013
    statement: Trade had come to $6.5 billion.
    figure: {{value: 6500000000, unit: USD}}
    evidence: [{{source: log, exact: once $6.5 billion}}]
  - id: boats
    statement: They saw dozens of boats.
    figure: {{qualifier: dozens of, unit: boats}}
    evidence: [{{source: log, exact: dozens of boats}}]
  - id: growth
    statement: Trade grew.
    figure: {{value: {}, unit: times, formula: {}}}
"""
TEXT = "They saw dozens of boats, a trade of $240bn, once $6.5 billion.\n"
VALID = [
    ("37", "trade-2026 / trade-2013"),
    ("36.9", "trade-2026 / trade-2013"),
    ("36.92", "(trade-2026) / trade-2013"),
    ("233500000000", "trade-2026 - trade-2013"),
    ("246500000000", "trade-2026 + trade-2013"),
    ("13000000000", "2 * trade-2013"),
]
INVALID = {
    "a digit": ("36", "trade-2026 / trade-2013", (16, 21), "the formula gives `37`, the value is `36`"),
    "a place": ("36.8", "trade-2026 / trade-2013", (16, 21), "the formula gives `36.9`, the value is `36.8`"),
    "words": ("37", "trade-2026 over trade-2013", (16, 47), "it is not arithmetic on ids and numbers"),
    "a power": ("37", "trade-2026 ** trade-2013", (16, 47), "it is not arithmetic on ids and numbers"),
    "a call": ("37", "'round(trade-2026)'", (16, 47), "it is not arithmetic on ids and numbers"),
    "code": ("37", "'trade-2026 .real'", (16, 47), "`.` is not allowed in a formula"),
    "no id": ("37", "'36 + 1'", (16, 47), "it is not arithmetic on ids and numbers"),
    "nothing by nothing": (
        "37",
        "trade-2026 / 0",
        (16, 47),
        "it divides by zero, or its result is out of range",
    ),
    "a vague input": ("37", "boats / trade-2013", (16, 47), "fact `boats` has no single number"),
    "a circle": ("37", "growth * 1", (16, 47), "it leads back to the fact itself"),
}


def _files(value: str, formula: str) -> dict[str, str]:
    return {PATH: FACTS.format(value, formula), "texts/log.txt": LOG + TEXT}


@pytest.mark.parametrize(("value", "formula"), VALID)
def test_values_that_the_formula_gives_pass(harbour: Workspace, value: str, formula: str) -> None:
    """A value that its formula gives, at the decimal places it is written with, passes without evidence."""
    assert found_in_corpus(harbour, _files(value, formula)) == []


def test_a_statement_may_say_what_the_facts_of_its_formula_say(harbour: Workspace) -> None:
    """Beside its own figure, a derived fact's statement gives a number of a fact that the formula names."""
    files = _files("37", "trade-2026 / trade-2013")
    files[PATH] = files[PATH].replace("Trade grew.", "Trade grew 37 times, to $240 billion.")
    assert found_in_corpus(harbour, files) == []
    for said, number in (
        ("37 times, to $260 billion", "$260 billion"),
        ("from $6.5 billion", "$6.5 billion"),
    ):
        files[PATH] = _files("37", "trade-2026 / trade-2013")[PATH].replace("grew.", f"grew {said}.")
        at = files[PATH].splitlines()[14].index(number) + 1
        assert found_in_corpus(harbour, files) == [("statement-disagrees", PATH, 15, at)]


def test_a_statement_counts_what_its_facts_name_in_words(harbour: Workspace) -> None:
    """Beside its figure, a derived fact's statement has a count in words; without it, that is another number."""
    files = _files("37", "trade-2026 / trade-2013")
    for said, found in (("of the two ports grew 37 times", False), ("of the two ports grew 36 times", True)):
        files[PATH] = _files("37", "trade-2026 / trade-2013")[PATH].replace("Trade grew.", f"Trade {said}.")
        assert bool(found_in_corpus(harbour, files)) == found


@pytest.mark.parametrize(("value", "formula", "place", "message"), INVALID.values(), ids=INVALID)
def test_other_values_fail(
    harbour: Workspace, value: str, formula: str, place: tuple[int, int], message: str
) -> None:
    """A value that the formula does not give, and a formula that gives none, are reported at their place."""
    found = found_in_corpus(harbour, _files(value, formula))
    assert found == [("formula-disagrees", PATH, *place)]
    (finding,) = harbour.check_corpus()
    assert finding.message.endswith(message)


def test_an_unknown_input_is_an_unknown_fact(harbour: Workspace) -> None:
    """A formula that names no fact of the corpus is reported with the nearest id."""
    found = found_in_corpus(harbour, _files("37", "trade-2026 / trade-2014"))
    assert found == [("fact-unknown", PATH, 16, 47)]


def test_the_sum_is_shown_with_its_inputs(harbour: Workspace) -> None:
    """A derived figure's note prints the sum in its inputs' words, and the inputs have notes of their own."""
    harbour.write(_files("37", "trade-2026 / trade-2013"))
    brief = brief_with("gaps:\n  - question: It is [37 times](fact:growth) as much.\n")
    assert found_in_brief(harbour, brief) == []
    document = document_of(harbour)
    (notes,) = (block for block in document.annex if isinstance(block, Notes))
    texts = [words(note.text) for note in notes.items]
    (sum_,) = (text for text in texts if text.startswith("Computed: "))
    assert "$240\u202fbn" in sum_
    assert " ÷ " in sum_
    assert sum_.endswith("= 37 times.")
    assert any("“trade of $240bn”" in text for text in texts)
    assert any("“once $6.5 billion”" in text for text in texts)
