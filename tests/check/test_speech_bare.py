"""Tests of the rule speech-bare."""

from __future__ import annotations

import pytest

from tests.check.tables import CHANNEL, found_in_corpus
from tests.harbour import FACTS, LOG, ORIGINS, SOURCE
from tests.workspace import Workspace

ORIGINS_PATH = "briefs/corpus/facts/origins.yaml"
SOURCE_PATH = "briefs/corpus/sources/log.yaml"
QUOTED = LOG.replace("the north channel is closed.", "“the north channel is closed”, said a pilot.")
SPOKEN = {SOURCE_PATH: SOURCE.replace("genre: data", "genre: interview")}
OFFICIAL = {SOURCE_PATH: SOURCE.replace("genre: data", "genre: official-statement")}
ATTRIBUTED = FACTS.replace("    date:", "    attributed_to: pilots\n    date:").replace(
    "    figure:", "    attributed_to: pilots\n    figure:"
)
VALID = {
    "a report": {},
    "an official statement's own voice": OFFICIAL,
    "a statement with its speaker": {**SPOKEN, CHANNEL: ATTRIBUTED},
    "quoted speech with its speaker": {"texts/log.txt": QUOTED, CHANNEL: ATTRIBUTED},
    "quoted speech beside the reporter's words": {
        "texts/log.txt": QUOTED,
        CHANNEL: FACTS.replace("is closed}]", "is closed}, {source: log, exact: a depth}]"),
    },
}
NAMED = (
    "Ann Holt says that the north channel is closed.",
    "Pilot chief Ann Holt, who knows it, said that the north channel is closed.",
    "The north channel is deep but closed, says Ann Holt.",
    "According to Ann Holt, the north channel is closed.",
    "The north channel is closed, according to the pilots' director.",
    "The north channel is closed, but presumably not for long, Ann Holt says.",
    "Ann Holt rules out that the north channel is open.",
)
NOT_NAMED = (
    "She says that the north channel is closed.",
    "On Tuesday officials said that the north channel is closed.",
    "The north channel is closed, which Ann Holt admits.",
    "The North Channel is expected to be closed.",
    "Ann Holt needs the north channel, which is closed.",
)
BESIDE = {
    "Ann Holt said.": ("Holt wants the north channel closed.", True),
    "clamoured the pilots' head, Ann Holt.": ("Holt would have the north channel closed.", True),
    "a pilot said. Ann Holt nodded.": ("Ann Holt wants the north channel closed.", True),
    "said the pilots' head, Ann Holt.": (
        "The pilots’ head in the port, Ann Holt, wants the north channel closed.",
        True,
    ),
    "said Ann Holt, their head.": ("The pilots want the north channel closed near Ann Holt’s house.", False),
    "a pilot of Port Vale said.": ("The north channel is closed.", False),
    "Ann Holt said. ": ("Karl Berg wants the north channel closed.", False),
}
INVALID = {
    "an interview": (SPOKEN, [2, 7]),
    "quoted speech in an official statement": ({**OFFICIAL, "texts/log.txt": QUOTED}, [2]),
    "quoted speech": ({"texts/log.txt": QUOTED}, [2]),
}


@pytest.mark.parametrize("files", VALID.values(), ids=VALID)
def test_speech_with_its_speaker_passes(harbour: Workspace, files: dict[str, str]) -> None:
    """A fact on speech that is attributed, or on a reporter's own words, gives no finding."""
    assert found_in_corpus(harbour, files) == []


@pytest.mark.parametrize(("files", "lines"), INVALID.values(), ids=INVALID)
def test_speech_without_a_speaker_fails(harbour: Workspace, files: dict[str, str], lines: list[int]) -> None:
    """A fact on speech alone that says not whose it is, is reported at its id."""
    assert found_in_corpus(harbour, files) == [("speech-bare", CHANNEL, line, 9) for line in lines]


@pytest.mark.parametrize("statement", NAMED)
def test_a_statement_that_names_its_speaker_passes(harbour: Workspace, statement: str) -> None:
    """A statement that gives its words to someone by name or office needs no other attribution."""
    assert found_of_statement(harbour, statement) == []


@pytest.mark.parametrize("statement", NOT_NAMED)
def test_a_statement_of_no_named_speaker_fails(harbour: Workspace, statement: str) -> None:
    """A name that speaks in a part alone, or that does not speak, is no speaker of the whole statement."""
    assert found_of_statement(harbour, statement) == [("speech-bare", CHANNEL, 2, 9)]


def found_of_statement(harbour: Workspace, statement: str) -> list[tuple[str, str, int, int]]:
    """Return what the rule finds of a statement on quoted speech."""
    facts = FACTS.replace("statement: The north channel is closed.", f'statement: "{statement}"')
    found = found_in_corpus(harbour, {"texts/log.txt": QUOTED, CHANNEL: facts})
    return [each for each in found if each[0] == "speech-bare"]


def test_the_speaker_of_the_source_is_shown(harbour: Workspace) -> None:
    """The finding has the words of the source that name who spoke."""
    spoken = LOG.replace("The log says that the", "The pilot Ann Holt said: “the").replace(
        "closed.", "closed”."
    )
    found = [d for d in harbour.write({"texts/log.txt": spoken}).check_corpus() if d.rule == "speech-bare"]
    assert found[0].hints == (
        "add `attributed_to:` with the speaker; the source says `The pilot Ann Holt said`",
    )


@pytest.mark.parametrize(("reporter", "statement", "named"), [(k, *v) for k, v in BESIDE.items()])
def test_a_statement_may_begin_with_who_speaks(
    harbour: Workspace, reporter: str, statement: str, named: bool
) -> None:
    """A statement that begins with a name which the reporter has beside the quoted words names their speaker."""
    text = LOG.replace("the north channel is closed.", f"“the north channel is closed”, {reporter}")
    facts = FACTS.replace("The north channel is closed.", statement)
    found = found_in_corpus(harbour, {"texts/log.txt": text, CHANNEL: facts})
    assert ("speech-bare" not in {rule for rule, *_ in found}) == named


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("Holt’s crew wants the north channel closed.", True),
        ("Berg’s crew wants the north channel closed.", False),
        ("The north channel is closed.", False),
    ],
)
def test_a_statement_may_begin_with_who_is_interviewed(
    harbour: Workspace, statement: str, named: bool
) -> None:
    """A statement on an interview names its speaker if it begins with the name of the source's origin."""
    person = ORIGINS.replace("name: Harbour pilots, kind: company", "name: Ann Holt, kind: person")
    facts = FACTS.replace("The north channel is closed.", statement)
    found = found_in_corpus(harbour, {**SPOKEN, CHANNEL: facts, ORIGINS_PATH: person})
    assert (("speech-bare", CHANNEL, 2, 9) not in found) == named
