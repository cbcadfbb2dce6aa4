"""Tests of the rule attribution-unsupported."""

from __future__ import annotations

import pytest

from tests.check.tables import BRIEF_PATH, CHANNEL, brief_with, found_in_brief, found_in_corpus
from tests.harbour import ALLOWED, FACTS, HARBOUR, LOG, ORIGINS
from tests.workspace import Workspace

GAP = "gaps:\n  - question: |\n      {}\n"
ORIGINS_PATH = "briefs/corpus/facts/origins.yaml"
VOICES = ORIGINS.replace(
    "kind: company}\n",
    "kind: company}\n  - {id: ann-mole, name: 'Ann Mole, Quay Institute', kind: academic}\n"
    "  - {id: the-tide, name: The Tide, kind: media}\n",
)
DEPTH = FACTS.replace(
    "    statement: The north channel is nine", "    statement: Ann Mole finds it nine"
).replace("    figure: {measure", "    attributed_to: ann-mole\n    figure: {measure")
FILES = {ORIGINS_PATH: VOICES, CHANNEL: DEPTH}
VALID = {
    "the voice cited": "by Mole’s account [nine metres](fact:channel-depth)",
    "by a measure": "by Mole’s account [nine metres](measure:north-depth)",
    "no voice": "the pilots say it [is closed](fact:channel-closed)",
    "another word": "a Molehill [is closed](fact:channel-closed)",
    "nothing cited": "nobody has heard Mole",
}
INVALID = {
    "another fact": ("by Mole’s account it [is closed](fact:channel-closed)", 10, "Mole"),
    "inside the link": ("it [is closed, says Mole](fact:channel-closed)", 27, "Mole"),
}


@pytest.mark.parametrize("text", VALID.values(), ids=VALID)
def test_voices_that_are_cited_pass(harbour: Workspace, text: str) -> None:
    """A voice named beside what it said, and names that are no voice's, give no finding."""
    assert found_in_brief(harbour.write(FILES), brief_with(GAP.format(text))) == []


@pytest.mark.parametrize(("text", "column", "name"), INVALID.values(), ids=INVALID)
def test_other_voices_fail(harbour: Workspace, text: str, column: int, name: str) -> None:
    """A voice that nothing in its paragraph is from is reported at its name."""
    brief = brief_with(
        GAP.format(text),
        **{f"rests_on: [channel-closed]{ALLOWED}": "rests_on: [channel-closed, channel-depth]"},
    )
    found = found_in_brief(harbour.write(FILES), brief)
    assert found == [("attribution-unsupported", BRIEF_PATH, 15, column)]
    (finding,) = harbour.check()
    assert finding.message == f"nothing cited in this paragraph is from `{name}`"


BESIDE = "The pilots say it [is closed](fact:channel-closed); {} [{}](fact:{})."


@pytest.mark.parametrize(
    ("voice", "link", "reported"),
    [
        ("Mole says that it has", "channel-depth", False),
        ("Mole says that", "channel-closed", True),
        ("to Mole it seemed", "channel-closed", False),
        ("Mole, it is said, finds", "channel-depth", False),
    ],
)
def test_who_speaks_beside_a_link_is_linked_there(
    harbour: Workspace, voice: str, link: str, reported: bool
) -> None:
    """A voice that the paragraph cites, but none of the links beside which it speaks, is a warning."""
    words = "nine metres" if link == "channel-depth" else "it is closed"
    cites = "It is [nine metres](fact:channel-depth) deep. "
    harbour.write(FILES)
    harbour.write(brief_with(GAP.format(cites + BESIDE.format(voice, words, link))))
    found = [d for d in harbour.check() if d.rule == "attribution-unsupported"]
    assert [(d.severity.name, d.span.line) for d in found] == ([("WARNING", 15)] if reported else [])


def test_a_statement_names_its_own_voice(harbour: Workspace) -> None:
    """A statement that names another voice than the fact's is reported at the name."""
    facts = DEPTH.replace(
        "statement: The north channel is closed.", "statement: Mole says that it is closed."
    )
    found = found_in_corpus(harbour, {ORIGINS_PATH: VOICES, CHANNEL: facts})
    assert found == [("attribution-unsupported", CHANNEL, 3, 16)]


def test_a_statement_may_name_whom_its_quotation_names(harbour: Workspace) -> None:
    """A statement may name a voice that the words quoted name too, for what it did."""
    facts = DEPTH.replace("statement: The north channel is closed.", "statement: Mole closed the channel.")
    quoted = facts.replace("exact: ", "exact: Mole has said that ", 1)
    found = found_in_corpus(harbour, {ORIGINS_PATH: VOICES, CHANNEL: quoted})
    assert "attribution-unsupported" not in [rule for rule, *_ in found]
    found = found_in_corpus(harbour, {ORIGINS_PATH: VOICES, CHANNEL: facts})
    assert "attribution-unsupported" in [rule for rule, *_ in found]


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("Mole measured the channel.", []),
        ("Jo Reed, the harbour's oldest keeper, warned Mole that the channel is closed.", []),
        ("Mole says that the channel is closed.", [("attribution-unsupported", CHANNEL, 3, 16)]),
    ],
)
def test_a_statement_may_name_whom_its_evidence_names(
    harbour: Workspace, statement: str, found: list[tuple[str, str, int, int]]
) -> None:
    """A person whom the sentence of the quotation names may act in the statement, but not speak in it."""
    facts = DEPTH.replace("statement: The north channel is closed.", f"statement: {statement}")
    log = LOG.replace("The log says that", "Pilot Mole measured it:")
    rows = found_in_corpus(harbour, {ORIGINS_PATH: VOICES, CHANNEL: facts, "texts/log.txt": log})
    assert [row for row in rows if row[0] == "attribution-unsupported"] == found


@pytest.mark.parametrize(
    ("before", "count"), [("Bo Mole said that it was late.", 0), ("Bo Mole was late.", 1)]
)
def test_who_speaks_right_before_may_go_on_to_speak(harbour: Workspace, before: str, count: int) -> None:
    """A person may speak in a statement who speaks in the sentence before that of the quotation."""
    facts = DEPTH.replace("statement: The north", "statement: Mole said that the north")
    log = LOG.replace("The log says that the", f"{before} By then the")
    rows = found_in_corpus(harbour, {ORIGINS_PATH: VOICES, CHANNEL: facts, "texts/log.txt": log})
    assert [rule for rule, *_ in rows].count("attribution-unsupported") == count


def test_initials_may_be_written_as_a_word(harbour: Workspace) -> None:
    """An origin that is named by its initials is also named by these as a word."""
    origins = VOICES.replace("name: The Tide", "name: ANSA")
    facts = FACTS.replace("    date: 2026-03-02", "    attributed_to: the-tide\n    date: 2026-03-02")
    named = facts.replace("The north channel is closed.", "The north channel is closed, Ansa reports.")
    for text, count in ((facts, 1), (named, 0)):
        rows = found_in_corpus(harbour, {ORIGINS_PATH: origins, CHANNEL: text})
        assert [rule for rule, *_ in rows].count("attribution-unsupported") == count


def test_the_head_of_a_body_is_a_person(harbour: Workspace) -> None:
    """Where a fact is laid to a person, the head of a company speaks for them."""
    facts = FACTS.replace(
        "statement: The north channel is closed.", "statement: The head of Mole Works says so."
    )
    facts = facts.replace("    date: 2026-03-02\n", "    date: 2026-03-02\n    attributed_to: ann-mole\n")
    works = VOICES.replace("origins:\n", "origins:\n  - {id: mole-works, name: Mole Works, kind: company}\n")
    harbour.write({ORIGINS_PATH: works, CHANNEL: facts})
    assert "`Mole Works` speaks here" not in " ".join(each.message for each in harbour.check_corpus())


@pytest.mark.parametrize(("speaker", "rules"), [("Ann Mole", []), ("Bo Hill", ["attribution-unsupported"])])
def test_a_fact_is_from_whom_the_sentence_of_its_quotation_names(
    harbour: Workspace, speaker: str, rules: list[str]
) -> None:
    """`attributed_to` may be a person whom neither statement nor quotation names, but the sentence does."""
    facts = FACTS.replace("    date: 2026-03-02", "    attributed_to: ann-mole\n    date: 2026-03-02")
    log = LOG.replace("The log says that", f"{speaker} says that")
    rows = found_in_corpus(harbour, {ORIGINS_PATH: VOICES, CHANNEL: facts, "texts/log.txt": log})
    assert [rule for rule, *_ in rows if rule == "attribution-unsupported"] == rules


@pytest.mark.parametrize(
    ("before", "subject", "count"),
    [
        ("A report by Ann Mole suggests much.", "The authors say", 0),
        ("A report by Ann Mole suggests much.", "The log says", 0),
        ("A report by Ann Mole suggests much.", "Bo Hill says", 1),
        ("A boat was named after Ann Mole.", "The authors say", 1),
    ],
)
def test_a_fact_may_be_from_who_speaks_right_before_it(
    harbour: Workspace, before: str, subject: str, count: int
) -> None:
    """`attributed_to` may be who speaks right before the sentence, where that names nobody else."""
    facts = FACTS.replace("    date: 2026-03-02", "    attributed_to: ann-mole\n    date: 2026-03-02")
    log = LOG.replace("The log says that", f"{before} {subject} that")
    rows = found_in_corpus(harbour, {ORIGINS_PATH: VOICES, CHANNEL: facts, "texts/log.txt": log})
    assert [rule for rule, *_ in rows].count("attribution-unsupported") == count


@pytest.mark.parametrize(
    ("statement", "column"),
    [
        ("Jo Reed of Ferrylines says that it is closed.", 27),
        ("It is closed, says Ferrylines.", 35),
        ("The pilots say that Ferrylines closed it.", None),
        ("Ferrylines' guild says that it is closed.", None),
        ("Jo Reed of the guild at Ferrylines says that it is closed.", None),
        ("Jo Reed of Mole Works says that Ferrylines closed it.", None),
    ],
)
def test_a_speaker_is_of_the_origin_that_the_fact_is_laid_to(
    harbour: Workspace, statement: str, column: int | None
) -> None:
    """A company that speaks in a statement, where the fact is laid to another, is a warning at its name."""
    facts = FACTS.replace("statement: The north channel is closed.", f"statement: {statement}")
    facts = facts.replace("    date: 2026-03-02\n", "    date: 2026-03-02\n    attributed_to: mole-works\n")
    origins = ORIGINS.replace(
        "kind: company}\n",
        "kind: company}\n  - {id: mole-works, name: Mole Works, kind: company}\n"
        "  - {id: ferrylines, name: Ferrylines, kind: company}\n",
    )
    found = found_in_corpus(harbour, {ORIGINS_PATH: origins, CHANNEL: facts})
    expected = [] if column is None else [("attribution-unsupported", CHANNEL, 3, column)]
    assert [each for each in found if each[0] == "attribution-unsupported"] == expected


@pytest.mark.parametrize(
    ("origin", "statement", "words"),
    [
        ("The South Korean government", "The South Korean government says that it is closed.", ""),
        ("North Korea", "The South Korean government says that it is closed.", "South Korean"),
        (
            "North Korea",
            "The South Korean government, The Tide reports, says that it is closed.",
            "South Korean",
        ),
        ("Russia", "The US State Department says North Korea has closed it.", "US"),
        ("Russia", "The Russian foreign ministry says the US has closed it.", ""),
        ("Russia", "Moscow says the US has closed it.", ""),
        ("Russia", "The Chinese foreign ministry called it closed to Russia.", "Chinese"),
        ("Russia", "The pilots say it is closed to the US.", ""),
        ("Ukraine’s energy ministry", "Minister German Galushchenko said that it is closed.", ""),
        ("The port authority", "The French government says that it is closed.", ""),
        ("The governments of Spain and Portugal", "The Spanish government says that it is closed.", ""),
    ],
)
def test_the_state_that_speaks_is_that_of_the_origin(
    harbour: Workspace, origin: str, statement: str, words: str
) -> None:
    """A state that speaks in a statement is a warning where the fact is laid to another state."""
    facts = FACTS.replace("statement: The north channel is closed.", f"statement: {statement}")
    facts = facts.replace("    date: 2026-03-02\n", "    date: 2026-03-02\n    attributed_to: state\n")
    origins = ORIGINS.replace(
        "kind: company}\n", f"kind: company}}\n  - {{id: state, name: {origin}, kind: government}}\n"
    )
    harbour.write({ORIGINS_PATH: origins, CHANNEL: facts})
    found = [each.message for each in harbour.check_corpus() if each.rule == "attribution-unsupported"]
    assert found == ([f"`{words}` speaks here, but `attributed_to` is `{origin}`"] if words else [])


def test_a_voice_is_quoted_or_named(harbour: Workspace) -> None:
    """A fact laid to a medium that it neither quotes nor names is reported at `attributed_to`."""
    facts = DEPTH.replace("    date: 2026-03-02\n", "    date: 2026-03-02\n    attributed_to: the-tide\n")
    found = found_in_corpus(harbour, {ORIGINS_PATH: VOICES, CHANNEL: facts})
    line = facts.splitlines().index("    attributed_to: the-tide") + 1
    assert found == [("attribution-unsupported", CHANNEL, line, 20)]
    assert "did you mean" not in harbour.check_corpus()[0].hints[0]
    named = facts.replace(
        "statement: The north channel is closed.", "statement: Mole says that it is closed."
    )
    found_in_corpus(harbour, {CHANNEL: named})
    assert "did you mean `ann-mole`?" in [hint for each in harbour.check_corpus() for hint in each.hints]


def test_the_harbour_is_clean() -> None:
    """The workspace these tests add to names no voice of its own."""
    assert "Mole" not in "".join(HARBOUR.values())


@pytest.mark.parametrize(
    ("name", "words", "count"),
    [
        ("Ann Mole", "Mole", 1),
        ("IWH-Nord", "North and Nord", 0),
        ("IWH-Nord", "IWH-Nord", 1),
        ("Institut für Weltwirtschaft", "Weltwirtschaft", 0),
        ("Universidad de Vigo", "Vigo", 0),
        ("Институт Океана", "Океана", 0),
    ],
)
def test_a_body_has_no_family_name(harbour: Workspace, name: str, words: str, count: int) -> None:
    """An academic body is named by its whole name, in whatever language; a person by the family name."""
    origins = VOICES.replace("'Ann Mole, Quay Institute'", f"'{name}'")
    brief = brief_with(
        GAP.format(f"by the account of {words} it [is closed](fact:channel-closed)"),
        **{f"rests_on: [channel-closed]{ALLOWED}": "rests_on: [channel-closed, channel-depth]"},
    )
    found = found_in_brief(harbour, {CHANNEL: DEPTH, ORIGINS_PATH: origins, **brief})
    assert [row[:2] for row in found].count(("attribution-unsupported", BRIEF_PATH)) == count


def test_a_voice_in_a_text_without_links_is_reported(harbour: Workspace) -> None:
    """An origin that speaks in a text of which no link is to it has a warning; one that is linked there has none."""
    facts = {ORIGINS_PATH: VOICES.replace("'Ann Mole, Quay Institute'", "Ann Mole"), CHANNEL: DEPTH}
    rests = {f"rests_on: [channel-closed]{ALLOWED}": "rests_on: [channel-closed, channel-depth]"}
    section = "sections:\n  - title: The quay is old\n    body: |\n      Mole says that the quay is old.\n"
    bare = brief_with(section, **rests)
    (found,) = found_in_brief(harbour, {**facts, **bare})
    assert (found[0], found[2:]) == ("attribution-unsupported", (16, 7))
    linked = brief_with(f"{section}\n      She counts [nine metres](fact:channel-depth).\n", **rests)
    assert found_in_brief(harbour, {**facts, **linked}) == []


@pytest.mark.parametrize(
    ("name", "statement", "passes"),
    [
        ("Merian Stiftung", "Merian finds it nine metres deep.", True),
        ("Institute Merian for Tides", "Merian finds it nine metres deep.", False),
        ("Oslo Institute", "Oslo finds it nine metres deep.", False),
        ("MTI Merian Wexford", "The MTI finds it nine metres deep.", True),
        ("The Merian Institute of Tides", "MIT finds it nine metres deep.", True),
        ("The Merian Institute of Tides", "TMI finds it nine metres deep.", False),
    ],
)
def test_a_body_is_named_by_its_own_word(harbour: Workspace, name: str, statement: str, passes: bool) -> None:
    """A body is named by the one word of its name that says which it is, not by a place or one of several."""
    origins = VOICES.replace("'Ann Mole, Quay Institute', kind: academic", f"{name}, kind: think-tank")
    facts = DEPTH.replace("Ann Mole finds it nine metres deep.", statement)
    found = found_in_corpus(harbour, {ORIGINS_PATH: origins, CHANNEL: facts})
    assert ("attribution-unsupported" not in {rule for rule, *_ in found}) == passes


@pytest.mark.parametrize(
    ("sentence", "hints"),
    [
        ("Jo Reed said that", ["write `Jo Reed`, who speaks in the evidence"]),
        ("According to Keeper Lis Orr,", ["write `Keeper Lis Orr`, who speaks in the evidence"]),
        ("Jo Reed and Lis Orr said that", []),
        ("The keepers said that", []),
        ("On Friday, they said", []),
    ],
)
def test_who_speaks_in_the_evidence_is_named(harbour: Workspace, sentence: str, hints: list[str]) -> None:
    """A statement that has another speaker than its evidence gets a hint with the only name that speaks there."""
    facts = DEPTH.replace("statement: The north channel", "statement: Mole says that the north channel")
    log = LOG.replace("The log says that", sentence)
    harbour.write({ORIGINS_PATH: VOICES, CHANNEL: facts, "texts/log.txt": log})
    (found,) = [each for each in harbour.check_corpus() if each.rule == "attribution-unsupported"]
    assert [hint for hint in found.hints if hint.startswith("write ")] == hints


DESCRIBED = {
    "a body by its kind": ("the-school", "A school on the coast found that the channel is closed.", "The log", 0),
    "another kind of body": ("the-school", "A bank on the coast found that the channel is closed.", "The log", 1),
    "another body by its name": ("the-school", "Mole School found that the channel is closed.", "The log", 1),
    "another body of the kind": ("the-school", "A school found the channel closed.", "Mole School", 1),
    "the body by its name in another form": ("the-school", "Scholars hold it closed.", "Ponta’s Navigation School", 0),
    "a body of two places": ("the-school", "Scholars hold it closed.", "Holm’s Navigation School", 1),
    "a person by an office": ("ann-mole", "The channel is closed, according to the prosecutor.", "The log", 0),
    "a body for a person": ("ann-mole", "The channel is closed, according to the union.", "The log", 1),
    "an office that does not speak": ("ann-mole", "The prosecutor is gone; the channel is closed.", "The log", 1),
    "whom the evidence names": ("ann-mole", "The channel is closed, according to the prosecutor.", "Prosecutor Jo Reed", 1),
}  # fmt: skip


@pytest.mark.parametrize(("origin", "statement", "speaker", "count"), DESCRIBED.values(), ids=DESCRIBED)
def test_a_statement_may_say_what_its_origin_is(
    harbour: Workspace, origin: str, statement: str, speaker: str, count: int
) -> None:
    """A statement may call a body by its kind and a person who speaks by an office, if nobody else is meant."""
    school = "origins:\n  - {id: the-school, name: Ponta School of Navigation, kind: academic}\n"
    facts = FACTS.replace("statement: The north channel is closed.", f"statement: {statement}")
    facts = facts.replace("    date: 2026-03-02\n", f"    date: 2026-03-02\n    attributed_to: {origin}\n")
    log = LOG.replace("The log says", f"{speaker} says")
    files = {ORIGINS_PATH: VOICES.replace("origins:\n", school), CHANNEL: facts, "texts/log.txt": log}
    rows = found_in_corpus(harbour, files)
    assert [rule for rule, *_ in rows].count("attribution-unsupported") == count
