"""Tests of adding facts for words of a source."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from briefgen.diagnostic import Span
from briefgen.propose.add import AddedFact, propose_addition, write_addition
from briefgen.propose.background import load_background
from briefgen.propose.draft import draft_facts
from briefgen.propose.entry_yaml import fact_lines
from tests.workspace import Workspace

TEXT = """\
The harbour had a busy year. According to the pilots, more than 1,240 ships called in March 2026, and the port’s
income rose to €4.5 million. “The quay is too short,” said Ann Holt, a pilot. The dredger costs $40,000 a day. The port
will order 12 cranes by 2028. The quay, the old quay. Nine tugs lay in the basin; the tugs were idle.
"""
SOURCE = """\
# yaml-language-server: $schema=../../../.schema/source.json
id: post
type: article-newspaper
genre: news-report
title: A busy year
issued: 2026-04-02
origin: the-post
text: post.txt
"""
ORIGINS = """\
origins:
  - {id: the-post, name: The Post, kind: media}
  - {id: pilots, name: The pilots, kind: company}
measures:
  - {id: calls, label: Ships that called, unit: ships}
"""
FILES = {
    "briefs/corpus/sources/post.yaml": SOURCE,
    "briefs/corpus/facts/origins.yaml": ORIGINS,
    "texts/post.txt": TEXT,
}
WORDS: Mapping[str, tuple[str, str]] = {
    "a count with its measure and speaker": (
        "more than 1,240 ships called in March 2026",
        """\
- id: calls-2026
  statement: TODO … more than 1,240 ships in March 2026, according to the pilots
  figure: {measure: calls, qualifier: more than, value: 1240, unit: ships, as_of: 2026-03}
  date: 2026-03
  attributed_to: pilots
  evidence:
    - source: post
      exact: more than 1,240 ships called in March 2026""",
    ),
    "money": (
        "costs $40,000 a day",
        """\
- id: costs-day
  statement: TODO … $40,000 a day
  figure: {value: 40000, unit: USD a day, as_of: 2026-04~}
  evidence:
    - source: post
      exact: costs $40,000 a day""",
    ),
    "speech": (
        "The quay is too short",
        """\
- id: quay-short
  statement: TODO …, according to Ann Holt
  attributed_to: ann-holt
  evidence:
    - source: post
      exact: The quay is too short""",
    ),
    "a plan": (
        "will order 12 cranes by 2028",
        """\
- id: cranes-2028
  statement: TODO … 12 cranes by 2028
  figure: {measure: cranes, value: 12, unit: cranes, status: announced, as_of: 2028}
  date: 2028
  evidence:
    - source: post
      exact: will order 12 cranes by 2028""",
    ),
}


@pytest.fixture
def workspace(empty: Workspace) -> Workspace:
    """Make a workspace with one source, and no fact."""
    return empty.write(FILES)


def add(workspace: Workspace, words: str, nth: int | None = None) -> AddedFact:
    """Propose a fact and write it."""
    added, problems = propose_addition("post", words, workspace.settings, nth=nth, place=Span("add"))
    assert added is not None, problems
    assert write_addition(added, workspace.settings) == ()
    return added


@pytest.mark.parametrize(("words", "wanted"), WORDS.values(), ids=WORDS)
def test_a_fact_has_what_its_sentence_says(workspace: Workspace, words: str, wanted: str) -> None:
    """Figure, date, speaker, status and measure are read from the sentence of the words."""
    added, _ = propose_addition("post", words, workspace.settings, place=Span("add"))
    assert added is not None
    assert "\n".join(fact_lines(added.proposal)) == wanted
    assert added.findings == ()


def test_check_asks_for_the_statement_alone(workspace: Workspace) -> None:
    """A fact that was added lacks nothing but its statement; with that, `check` reports nothing."""
    for words, _ in WORDS.values():
        add(workspace, words)
    found = workspace.check_corpus()
    assert [finding.rule for finding in found] == ["text-unwritten"] * len(WORDS)
    path = workspace.root / "briefs/corpus/facts/post.yaml"
    text = path.read_text("utf-8")
    for line, statement in (
        (
            "TODO … more than 1,240 ships in March 2026, according to the pilots\n",
            "The pilots count more than 1,240 ships in March 2026.",
        ),
        ("TODO … $40,000 a day\n", "A day of the dredger costs $40,000."),
        ("TODO …, according to Ann Holt\n", "The quay lacks length, according to Ann Holt."),
        ("TODO … 12 cranes by 2028\n", "The port plans to order 12 cranes by 2028."),
    ):
        text = text.replace(line, statement + line[line.index("\n") :])
    path.write_text(text, "utf-8")
    assert workspace.check_corpus() == ()


def test_only_the_new_lines_differ(workspace: Workspace) -> None:
    """Comments, order, line ends and style of the file stay as they are, byte for byte."""
    path = workspace.root / "briefs/corpus/facts/post.yaml"
    first = "# Facts.\r\nfacts:\r\n- {id: tugs,   statement: Nine tugs lay idle., \r\n   evidence: [{source: post, exact: Nine tugs lay}]} # ok\r\n\r\n# the end\r\n"
    path.write_bytes(first.encode())
    add(workspace, "The quay is too short")
    written = path.read_bytes().decode()
    head, end = first.split("\r\n\r\n# the end")
    assert written.startswith(head + "\r\n- id: quay-short\r\n  statement: TODO")
    assert "\n" not in written.replace("\r\n", "")
    assert f"exact: The quay is too short\r\n\r\n# the end{end}origins:\r\n" in written


def test_a_place_is_set_apart_by_the_words_around_it(workspace: Workspace) -> None:
    """Words that the text has twice are not guessed; a place that is named gets a prefix, and no other key."""
    added, problems = propose_addition("post", "quay", workspace.settings, place=Span("add"))
    assert added is None
    assert [problem.rule for problem in problems] == ["words-ambiguous"]
    assert len(problems[0].hints) == 4
    evidence = add(workspace, "quay", nth=3).proposal.evidence[0]
    assert (evidence.exact, evidence.prefix, evidence.suffix) == ("quay", "old", None)


def test_ids_never_clash(workspace: Workspace) -> None:
    """The same words added twice are two facts with two ids."""
    names = [add(workspace, "The quay is too short").proposal.id for _ in range(2)]
    assert names == ["quay-short", "quay-short-2"]


def test_words_that_make_no_quotation_are_named(workspace: Workspace, tmp_path: Path) -> None:
    """Unknown sources, absent words, long words and texts that are not there are one finding each."""
    settings, place = workspace.settings, Span("add")
    long = "According to the pilots, more than 1,240 ships called in March 2026, and the port’s income"
    assert propose_addition("pos", "quay", settings, place=place)[1][0].hints == ("did you mean `post`?",)
    absent = propose_addition("post", "more than 1,250 ships", settings, place=place)[1][0]
    assert (absent.rule, absent.hints) == (
        "words-missing",
        ("the nearest passage is: more than 1,240 ships",),
    )
    assert [d.rule for d in propose_addition("post", long, settings, place=place)[1]] == ["words-long"]
    elsewhere = workspace.set(texts=(tmp_path / "none",)).settings
    assert [d.rule for d in load_background("post", elsewhere, place)[1]] == ["text-unavailable"]


CATCH = """\
Species | 2024 | 2025
Cod | 21,400 | 18,900
Herring | 32,700 | 29,300

The port will be closed until 2028. Of the 27 cases, nine ended in a convic-

\ftion before the end of the year.
"""


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Cod | 21,400 | 18,900", "21400 2024 Cod | 21,400 | 18,900"),
        ("Herring | 32,700", "32700 2024 Herring | 32,700"),
        ("29,300", "29300 2025 29,300"),
        ("nine ended in a conviction before the end", "9 2026-04~ nine ended in a conviction before the end"),
    ],
    ids=["a row", "a part of a row", "a cell", "a word that a page breaks"],
)
def test_a_row_of_a_table_is_read_with_its_heads(workspace: Workspace, words: str, expected: str) -> None:
    """A number of a table has the time of its column, and a broken word is quoted in one piece."""
    workspace.write({"texts/post.txt": CATCH})
    added, problems = propose_addition("post", words, workspace.settings, place=Span("add"))
    assert added is not None, problems
    figure, (evidence,) = added.proposal.figure or {}, added.proposal.evidence
    assert f"{figure['value']:f} {figure['as_of']} {evidence.exact}" == expected


def test_a_sentence_begins_behind_a_table(workspace: Workspace) -> None:
    """The rows above a sentence are no part of it, and give it no number and no date."""
    workspace.write({"texts/post.txt": CATCH.replace("convic-\n\n\f", "convic")})
    background, _ = load_background("post", workspace.settings, Span("draft"))
    assert background is not None
    sentences = {each.sentence for each in draft_facts(background)}
    assert all(sentence.startswith(("The port", "Of the 27")) for sentence in sentences)


def test_errors_of_other_files_do_not_matter(workspace: Workspace) -> None:
    """A fact is added beside an unfinished view and a broken file; its id is none of theirs."""
    workspace.write({
        "briefs/corpus/views/q.yaml": "id: q\nquestion: How long?\nhypotheses: []\n",
        "briefs/corpus/facts/other.yaml": "facts:\n  - id: calls-2026\n    statement: [\n",
    })  # fmt: skip
    words = "more than 1,240 ships called in March 2026"
    added, problems = propose_addition("post", words, workspace.settings, place=Span("add"))
    assert added is not None
    assert added.proposal.id == "calls-2026-2"
    assert [d.rule for d in problems] == ["errors-elsewhere"]
    assert "`briefs/corpus/facts/other.yaml`" in problems[0].message
    assert write_addition(added, workspace.settings) == ()


def test_errors_of_the_source_itself_stop_a_fact(workspace: Workspace) -> None:
    """A source that cannot be read is reported, and nothing else."""
    workspace.write({
        "briefs/corpus/views/q.yaml": "id: q\nquestion: How long?\nhypotheses: []\n",
        "briefs/corpus/sources/post.yaml": SOURCE.replace("issued: 2026-04-02", "issued: soon"),
    })  # fmt: skip
    added, problems = propose_addition("post", "1,240 ships", workspace.settings, place=Span("add"))
    assert added is None
    assert {d.span.path for d in problems} == {"briefs/corpus/sources/post.yaml"}
