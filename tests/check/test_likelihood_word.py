"""Tests of the rule likelihood-word."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, QUESTION_PATH, brief_with, found_in_brief
from tests.harbour import LOG, QUESTION
from tests.workspace import Workspace

GAP = "profile: {}\ngaps:\n  - question: {}\n"
SECTION = "briefs/corpus/sections/storms.md"
VALID = {
    "a term of the profile": ("icd203", "The storms are very likely to return"),
    "its adverb": ("icd203", "The storms almost certainly return"),
    "a term of another": ("phia", "There is a realistic possibility"),
    "will": ("ipcc", "The storms will return in May"),
    "quoted in a link": ("icd203", "They say it [“may close”](fact:channel-may-close)"),
    "what someone argues behind a comma": ("icd203", "It may deter crossings, as Ann Holt argues"),
    "in someone's opinion": ("icd203", "The storms could return in the opinion of the pilots"),
    "the noun": ("icd203", "The might of the storms"),
    "a price": ("icd203", "A second tug could be hired for [some €4 million](own:)"),
}
INVALID = {
    "a modal": ("icd203", "The storms could return", (15, 26), "could"),
    "a term of another": ("icd203", "A realistic possibility", (15, 17), "realistic possibility"),
    "a known word made stronger": ("ipcc", "It is extremely likely", (15, 21), "extremely likely"),
    "in the words of a link": ("icd203", "It [may close](fact:channel-closed)", (15, 19), "may"),
    "a sum that is no price": (
        "icd203",
        "The tug could be lost for want of [€4 million](own:)",
        (15, 23),
        "could",
    ),
    "a time that is no price": ("icd203", "A tug could be hired for May", (15, 21), "could"),
    "across a style": ("icd203", "It is *highly* likely", (15, 22), "highly likely"),
}
MAY_CLOSE = {
    "briefs/corpus/facts/may.yaml": """
        facts:
          - id: channel-may-close
            statement: The pilots expect a closure.
            evidence: [{source: log, exact: the channel may close}]
        """,
    "texts/log.txt": LOG + "They fear that the channel may close.\n",
}


@pytest.mark.parametrize(("profile", "text"), VALID.values(), ids=VALID)
def test_the_profiles_words_pass(harbour: Workspace, profile: str, text: str) -> None:
    """Terms of the brief's profile and words of other meanings give no finding."""
    assert found_in_brief(harbour, {**MAY_CLOSE, **brief_with(GAP.format(profile, text))}) == []


@pytest.mark.parametrize("modal", ["may", "could"])
@pytest.mark.parametrize(
    ("statement", "count"), [("The act allows night runs.", 0), ("Lettuce is run at night.", 1)]
)
def test_what_a_linked_fact_allows_is_no_probability(
    harbour: Workspace, statement: str, count: int, modal: str
) -> None:
    """The words "may" and "could" say what is allowed where a fact that their sentence links says so."""
    files = {
        path: text.replace("The pilots expect a closure.", statement) for path, text in MAY_CLOSE.items()
    }
    text = GAP.format("icd203", f"Boats {modal} run [at night](fact:channel-may-close)")
    found = [each[0] for each in found_in_brief(harbour, {**files, **brief_with(text)})]
    assert found.count("likelihood-word") == count


@pytest.mark.parametrize(("profile", "text", "place", "words"), INVALID.values(), ids=INVALID)
def test_other_words_fail(
    harbour: Workspace, profile: str, text: str, place: tuple[int, int], words: str
) -> None:
    """A word of probability that the profile does not define is reported whole."""
    assert found_in_brief(harbour, brief_with(GAP.format(profile, text))) == [
        ("likelihood-word", BRIEF_PATH, *place)
    ]
    (found,) = harbour.check()
    assert found.message == f"`{words}` is not a term of the profile `{profile}`"
    assert str(found.severity) == "warning"


IF_ALL = """
    facts:
      - id: waste
        statement: {}
        figure: {{value: 40, unit: EUR, status: {}}}
        evidence: [{{source: log, exact: nine metres}}]
    """
ON_A_CONDITION = [
    ("If all ports joined, the pilots reckon, 40 EUR would be lost.", "estimate", 0),
    ("The pilots reckon that 40 EUR were lost.", "estimate", 1),
    ("The pilots count 40 EUR, if the log is right.", "provisional", 1),
]


@pytest.mark.parametrize(("statement", "status", "count"), ON_A_CONDITION)
def test_what_a_linked_fact_estimates_on_a_condition_may_be(
    harbour: Workspace, statement: str, status: str, count: int
) -> None:
    """A modal passes where a fact that its sentence links is an estimate of what would be if something is."""
    added = GAP.format("icd203", "Losses could fall to [40 EUR](fact:waste)")
    files = {"briefs/corpus/facts/waste.yaml": IF_ALL.format(statement, status), **brief_with(added)}
    found = [each[0] for each in found_in_brief(harbour, files)]
    assert found.count("likelihood-word") == count


def test_judgements_are_left_to_their_field(harbour: Workspace) -> None:
    """A judgement's indicators and text are none of this rule's."""
    watch = "    watch: [{indicator: a storm that may return}]\n"
    assert found_in_brief(harbour, brief_with(watch)) == []


def test_what_is_asked_for_is_no_likelihood(harbour: Workspace) -> None:
    """A decision and a next step ask for something, and assert nothing."""
    files = brief_with(
        "decision: {asked: Let the desk draft a clause that may be needed, by: 2026-12-01, lead: Desk, cost: none}\n"
        "next_steps: [{who: Legal service, what: Give an opinion on the data that a system may hold., by: 2026-12-15}]\n"
    )
    assert found_in_brief(harbour, files) == []


def test_the_corpus_is_read_with_the_brief(harbour: Workspace) -> None:
    """Sections and questions that a brief uses are held to its profile."""
    files = {
        **brief_with("sections: [{ref: storms}]\nviews: [extend-or-wait]\n"),
        SECTION: "---\ntitle: Storms\n---\nThey may return.\n",
        QUESTION_PATH: QUESTION.replace("A second storm", "Perhaps a storm"),
    }
    assert found_in_brief(harbour, files) == [
        ("likelihood-word", SECTION, 4, 6),
        ("likelihood-word", QUESTION_PATH, 9, 19),
    ]
    assert harbour.check_corpus() == ()


VIEW = """\
views:
  - id: pilots-wait
    holder: {name: The pilots}
    hypothesis: wait
    claim: The channel may close.
    reasoning: It could silt up.
    would_change: Perhaps a survey.
    evidence: [{source: log, exact: the north channel is closed}]
"""


def test_words_of_holders_and_risks_are_not_the_analysts(harbour: Workspace) -> None:
    """What a view claims is its holder's, and a risk or what a gap matters is open; the rest is the analyst's."""
    gap = "gaps:\n  - {question: Who may pay?, matters: It could close the port.}\n"
    option = "options:\n  - {id: a, title: Wait, text: It may pay., risks: Firms may leave.}\n"
    files = {QUESTION_PATH: QUESTION + VIEW, **brief_with(f"views: [extend-or-wait]\n{option}{gap}")}
    found = [row for row in found_in_brief(harbour, files) if row[0] == "likelihood-word"]
    assert found == [
        ("likelihood-word", BRIEF_PATH, 15, 35),
        ("likelihood-word", QUESTION_PATH, 22, 19),
    ]


PERMISSION = [
    ("text", "The harbour master may order ships to wait.", 0),
    ("text", "A ship may appeal and may exceed the draught once.", 0),
    ("text", "Ships may wait for weeks.", 1),
    ("text", "The harbour master could order ships to wait.", 1),
    ("advantages", "The harbour master may order fewer tugs.", 1),
]


@pytest.mark.parametrize(("key", "text", "count"), PERMISSION)
def test_the_terms_of_an_option_give_leave(harbour: Workspace, key: str, text: str, count: int) -> None:
    """What someone may do by an option's own terms is no probability; what it may bring is one."""
    words = {"text": "Wait.", key: text}
    option = "options:\n  - {id: a, title: Wait, " + ", ".join(f"{k}: {w}" for k, w in words.items()) + "}\n"
    found = [each[0] for each in found_in_brief(harbour, brief_with(option))]
    assert found.count("likelihood-word") == count
