"""Tests of loading a corpus by reference."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.corpus.index import CorpusFiles
from briefgen.corpus.load import load_corpus, load_whole_corpus
from briefgen.corpus.references import EntryReference, Kind
from briefgen.diagnostic import Diagnostic, Span
from tests.harbour import BRIEF, FACTS, ORIGINS, QUESTION, SOURCE, VIEW
from tests.workspace import Workspace

HERE = Span("brief", 3, 4, 3, 9)
CHANNEL = "briefs/corpus/facts/channel.yaml"
LOG = "briefs/corpus/sources/log.yaml"
STORMS = "briefs/corpus/sections/storms.md"
ASKED = "briefs/corpus/views/extend-or-wait.yaml"


def _files(workspace: Workspace) -> CorpusFiles:
    return CorpusFiles(workspace.settings.corpus, "briefs/corpus")


def _rows(found: tuple[Diagnostic, ...]) -> list[tuple[str, str, int, int]]:
    return [(d.rule, d.span.path, d.span.line, d.span.column) for d in found]


def test_a_fact_loads_what_it_refers_to(harbour: Workspace) -> None:
    """A fact loads its source, its measure and its origin, and nothing else."""
    corpus, problems = load_corpus(_files(harbour), [EntryReference("fact", "channel-depth", HERE)])
    assert problems == ()
    assert set(corpus.facts) == {"channel-depth"}
    assert (set(corpus.sources), set(corpus.measures), set(corpus.origins)) == (
        {"log"},
        {"north-depth"},
        {"pilots"},
    )
    assert (dict(corpus.questions), dict(corpus.views), dict(corpus.sections)) == ({}, {}, {})


def test_a_question_loads_its_views_and_facts(harbour: Workspace) -> None:
    """A question loads its views, and the facts that its prose, views and matrix name."""
    matrix = "matrix: [{fact: channel-closed, ratings: {extend: neutral, wait: neutral}}]\n"
    harbour.write({ASKED: QUESTION.replace("[is closed](fact:channel-closed)", "is closed") + VIEW + matrix})
    corpus, problems = load_corpus(_files(harbour), [EntryReference("question", "extend-or-wait", HERE)])
    assert problems == ()
    assert set(corpus.facts) == {"channel-depth", "channel-closed"}
    assert set(corpus.views) == {"pilots-wait"}
    assert corpus.views["pilots-wait"].at("hypothesis") == Span(ASKED, 19, 17, 19, 21)


@pytest.mark.parametrize(("basis", "facts", "views"), [("channel-closed", 1, 0), ("pilots-wait", 2, 1)])
def test_a_basis_is_a_fact_or_a_view(harbour: Workspace, basis: str, facts: int, views: int) -> None:
    """A basis of a judgement is looked up among the facts, then among the views."""
    corpus, problems = load_corpus(
        _files(harbour.write({ASKED: QUESTION + VIEW})), [EntryReference("basis", basis, HERE)]
    )
    assert problems == ()
    assert (len(corpus.facts), len(corpus.views)) == (facts, views)


def test_all_facts_on_a_measure_are_loaded(harbour: Workspace) -> None:
    """A fact on a measure, or the measure itself, loads every fact on that measure, from every file."""
    rival = (
        "facts:\n  - id: {}\n    statement: It is deeper.\n    figure: {{measure: {}, value: 8, unit: m}}\n"
    )
    evidence = "    evidence: [{source: log, exact: the old quay}]\n"
    harbour.write(
        {
            "briefs/corpus/facts/a.yaml": rival.format("rival", "north-depth") + evidence,
            "briefs/corpus/facts/b.yaml": rival.format("stranger", "south-depth") + evidence,
        }
    )
    wanted: list[tuple[Kind, str]] = [
        ("fact", "channel-depth"),
        ("fact", "rival"),
        ("measure", "north-depth"),
    ]
    for kind, name in wanted:
        corpus, problems = load_corpus(_files(harbour), [EntryReference(kind, name, HERE)])
        assert problems == ()
        assert [e.value.id for e in corpus.on_measure("north-depth")] == ["channel-depth", "rival"]
        assert set(corpus.facts) == {"channel-depth", "rival"}


BROKEN = {
    "briefs/corpus/facts/bad.yaml": "facts: [\n",
    "briefs/corpus/facts/worse.yaml": "facts:\n  - {id: other, statement: 5}\n",
    "briefs/corpus/sources/bad.yaml": "id: bad\n",
    "briefs/corpus/views/bad.yaml": "x: y: z\n",
    "briefs/corpus/sections/bad.md": "no front matter\n",
}


def test_a_build_reads_only_what_it_refers_to(harbour: Workspace) -> None:
    """A broken file that a brief does not refer to does not affect its build."""
    assert harbour.write(BROKEN).check() == ()


def test_a_full_check_reads_everything(harbour: Workspace) -> None:
    """Checking the whole corpus reports the errors of every file."""
    found = harbour.write(BROKEN).check_corpus()
    assert {(d.rule, d.span.path) for d in found} == {
        ("yaml-syntax", "briefs/corpus/facts/bad.yaml"),
        ("value-type", "briefs/corpus/facts/worse.yaml"),
        ("key-missing", "briefs/corpus/sources/bad.yaml"),
        ("yaml-syntax", "briefs/corpus/views/bad.yaml"),
        ("section-front-matter", "briefs/corpus/sections/bad.md"),
    }


def test_other_entries_are_not_validated(harbour: Workspace) -> None:
    """An invalid entry next to the one that is needed, in the same file, does not affect a build."""
    faulty = "  - {id: other, statement: 5, kind: rumour}\n"
    harbour.write({CHANNEL: FACTS + faulty})
    assert harbour.check() == ()
    assert _rows(harbour.check_corpus()) == [
        ("value-type", CHANNEL, 11, 28),
        ("value-choice", CHANNEL, 11, 37),
    ]


UNKNOWN: dict[str, tuple[dict[str, str], tuple[str, str, int, int], str]] = {
    "a fact": (
        {"briefs/brief.yaml": BRIEF.replace("(fact:channel-closed)", "(fact:chanel-closed)")},
        ("fact-unknown", "briefs/brief.yaml", 6, 29),
        "did you mean `channel-closed`?",
    ),
    "a basis": (
        {"briefs/brief.yaml": BRIEF.replace("[channel-closed]", "[channel-closed, elsewhere]")},
        ("fact-unknown", "briefs/brief.yaml", 12, 32),
        "add it to the corpus, or see `briefs/corpus/facts`",
    ),
    "a source": (
        {CHANNEL: FACTS.replace("source: log, exact: the", "source: lag, exact: the")},
        ("source-unknown", CHANNEL, 6, 25),
        "did you mean `log`?",
    ),
    "a measure": (
        {CHANNEL: FACTS.replace("measure: north-depth", "measure: nort-depth")},
        ("measure-unknown", CHANNEL, 9, 23),
        "did you mean `north-depth`?",
    ),
    "an attribution": (
        {CHANNEL: FACTS.replace("    date:", "    attributed_to: pilot\n    date:")},
        ("origin-unknown", CHANNEL, 4, 20),
        "did you mean `pilots`?",
    ),
    "an origin that is new": (
        {LOG: SOURCE.replace("origin: pilots", "origin: navy")},
        ("origin-unknown", LOG, 6, 9),
        "add `- {id: navy, name: …, kind: …}` under `origins:` in a file of `briefs/corpus/facts`",
    ),
    "a source that is new": (
        {CHANNEL: FACTS.replace("source: log, exact: the", "source: chart, exact: the")},
        ("source-unknown", CHANNEL, 6, 25),
        "add it as `briefs/corpus/sources/chart.yaml`",
    ),
    "a source's origin": (
        {LOG: SOURCE.replace("origin: pilots", "origin: pilot")},
        ("origin-unknown", LOG, 6, 9),
        "did you mean `pilots`?",
    ),
    "a question": (
        {"briefs/brief.yaml": BRIEF + "views: [extend-or-weight]\n"},
        ("question-unknown", "briefs/brief.yaml", 13, 9),
        "did you mean `extend-or-wait`?",
    ),
    "a section": (
        {"briefs/brief.yaml": BRIEF + "sections: [{ref: strms}]\n", STORMS: "---\ntitle: a\n---\nb\n"},
        ("section-unknown", "briefs/brief.yaml", 13, 18),
        "did you mean `storms`?",
    ),
    "a view": (
        {ASKED: QUESTION.replace("It costs.", "'[They](view:pilot-wait) say it costs.'") + VIEW},
        ("view-unknown", ASKED, 8, 23),
        "did you mean `pilots-wait`?",
    ),
    "a fact in a section": (
        {STORMS: "---\ntitle: a\n---\nIt\n\n> [is closed](fact:closed).\n"},
        ("fact-unknown", STORMS, 6, 15),
        "add it to the corpus, or see `briefs/corpus/facts`",
    ),
    "a fact for a view": (
        {ASKED: QUESTION + VIEW + "    facts_for: [channel-closed, closed]\n"},
        ("fact-unknown", ASKED, 23, 33),
        "add it to the corpus, or see `briefs/corpus/facts`",
    ),
    "a fact in a matrix": (
        {ASKED: f"{QUESTION}matrix: [{{fact: closed, ratings: {{extend: neutral, wait: neutral}}}}]\n"},
        ("fact-unknown", ASKED, 16, 17),
        "add it to the corpus, or see `briefs/corpus/facts`",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("files", "row", "hint"), UNKNOWN.values(), ids=UNKNOWN)
def test_missing_entries_are_reported(
    harbour: Workspace, files: dict[str, str], row: tuple[str, str, int, int], hint: str
) -> None:
    """A reference to a missing entry is reported once, at its place, with the most similar name."""
    harbour.write(files)
    found = harbour.check() if "briefs/brief.yaml" in files else harbour.check_corpus()
    assert _rows(found) == [row]
    assert found[0].hints == (hint,)


def test_every_place_of_a_missing_entry_is_reported(harbour: Workspace) -> None:
    """A missing entry is reported at each reference to it."""
    harbour.write({"briefs/brief.yaml": BRIEF.replace("channel-closed", "closed")})
    assert _rows(harbour.check()) == [
        ("fact-unknown", "briefs/brief.yaml", 6, 29),
        ("fact-unknown", "briefs/brief.yaml", 12, 16),
    ]


DUPLICATES: dict[str, tuple[dict[str, str], tuple[str, str, int, int], tuple[str, int]]] = {
    "a fact in one file": (
        {CHANNEL: FACTS + FACTS.removeprefix("facts:\n").partition("  - id: channel-depth")[0]},
        ("id-duplicate", CHANNEL, 11, 9),
        (CHANNEL, 2),
    ),
    "an origin in two files": (
        {"briefs/corpus/facts/z.yaml": ORIGINS.partition("measures")[0]},
        ("id-duplicate", "briefs/corpus/facts/z.yaml", 2, 10),
        ("briefs/corpus/facts/origins.yaml", 2),
    ),
    "a source in two folders": (
        {"briefs/corpus/sources/old/log.yaml": SOURCE},
        ("id-duplicate", "briefs/corpus/sources/old/log.yaml", 1, 1),
        (LOG, 1),
    ),
    "a view in one question": (
        {ASKED: QUESTION + VIEW + VIEW.removeprefix("views:\n")},
        ("id-duplicate", ASKED, 23, 9),
        (ASKED, 17),
    ),
    "a view in two questions": (
        {
            ASKED: QUESTION + VIEW,
            "briefs/corpus/views/other.yaml": QUESTION.replace("id: extend-or-wait", "id: other") + VIEW,
        },
        ("id-duplicate", "briefs/corpus/views/other.yaml", 17, 9),
        (ASKED, 17),
    ),
}


@pytest.mark.parametrize(("files", "row", "first"), DUPLICATES.values(), ids=DUPLICATES)
def test_duplicate_ids_are_reported(
    harbour: Workspace, files: dict[str, str], row: tuple[str, str, int, int], first: tuple[str, int]
) -> None:
    """A duplicate id is reported at the second place, and the first one is shown."""
    found = harbour.write(files).check_corpus()
    assert _rows(found) == [row]
    assert [(b.span.path, b.span.line) for b in found[0].because] == [first]


def test_an_origin_proposed_twice_is_to_be_deleted(harbour: Workspace) -> None:
    """Two entries of one id that are equal are one to delete; others are to be renamed."""
    again = ORIGINS.partition("measures")[0]
    (equal,) = harbour.write({"briefs/corpus/facts/z.yaml": again}).check_corpus()
    (other,) = harbour.write(
        {"briefs/corpus/facts/z.yaml": again.replace("name: ", "name: New ")}
    ).check_corpus()
    assert equal.hints == ("delete one: both describe the same origin",)
    assert other.hints == ("rename one",)


@pytest.mark.parametrize(
    ("path", "text"), [(LOG, SOURCE.replace("id: log", "id: lag")), (ASKED, QUESTION.replace("id: extend-or-wait", "id: x"))]
)  # fmt: skip
def test_a_file_is_named_after_its_id(harbour: Workspace, path: str, text: str) -> None:
    """An entry with its own file has the file's name as its id."""
    assert _rows(harbour.write({path: text}).check_corpus()) == [("id-file", path, 1, 5)]


@pytest.mark.parametrize(
    ("path", "row"),
    [
        (CHANNEL, ("yaml-syntax", CHANNEL, 11, 1)),
        (LOG, ("yaml-syntax", LOG, 8, 1)),
        ("briefs/corpus/facts/origins.yaml", ("yaml-syntax", "briefs/corpus/facts/origins.yaml", 5, 1)),
    ],
)
def test_a_syntax_error_is_reported_once(
    harbour: Workspace, path: str, row: tuple[str, str, int, int]
) -> None:
    """A file that is not valid YAML gives one finding, however often it is referred to."""
    file = harbour.root / path
    file.write_text(file.read_text("utf-8") + "@\n", "utf-8")
    assert _rows(harbour.check()) == [row]
    assert _rows(harbour.check_corpus()) == [row]


def test_an_invalid_entry_is_reported_once(harbour: Workspace) -> None:
    """An entry that exists but is invalid is not also reported as unknown."""
    harbour.write({CHANNEL: FACTS.replace("statement: The north channel is closed.", "statement: 5")})
    assert _rows(harbour.check()) == [("value-type", CHANNEL, 3, 16)]


TOP: dict[str, tuple[str, tuple[str, str, int, int]]] = {
    "an unknown list": (FACTS + "fatcs: []\n", ("key-unknown", CHANNEL, 11, 1)),
    "a list that is none": (FACTS + "measures: 5\n", ("value-type", CHANNEL, 11, 1)),
    "an entry without an id": (FACTS + "  - statement: a\n    evidence: [{source: log, exact: a}]\n", ("key-missing", CHANNEL, 11, 5)),
    "an entry that is none": (FACTS + "  - 7\n", ("value-type", CHANNEL, 11, 5)),
}  # fmt: skip


@pytest.mark.parametrize(("text", "row"), TOP.values(), ids=TOP)
def test_the_shape_of_a_file_of_facts(harbour: Workspace, text: str, row: tuple[str, str, int, int]) -> None:
    """Errors around the entries of a file that is read are reported by a build too."""
    harbour.write({CHANNEL: text})
    assert _rows(harbour.check()) == [row]
    assert _rows(harbour.check_corpus()) == [row]


@pytest.mark.parametrize(("text", "column"), [("", 1), ("- a\n", 1), ("words\n", 1)])
def test_a_file_must_be_a_mapping(harbour: Workspace, text: str, column: int) -> None:
    """An empty file, a list or a word in place of an entry is reported."""
    path = "briefs/corpus/sources/empty.yaml"
    assert _rows(harbour.write({path: text}).check_corpus()) == [("value-type", path, 1, column)]


@pytest.mark.parametrize(
    ("path", "target", "rule"),
    [
        ("facts/out.yaml", "../../../../outside.yaml", "file-outside"),
        ("sources/out.yaml", "../../../../outside.yaml", "file-outside"),
        ("sections/out.md", "/etc/hostname", "file-outside"),
        ("facts/loop.yaml", "loop.yaml", "file-unreadable"),
        ("facts/gone.yaml", "gone-too.yaml", "file-unreadable"),
        ("sources/folder.yaml", "../../../texts", "file-unreadable"),
    ],
)
def test_links_out_of_the_workspace(harbour: Workspace, path: str, target: str, rule: str) -> None:
    """A link out of the workspace, to itself or to nothing is reported and not followed."""
    (harbour.root.parent / "outside.yaml").write_text("facts: []\n", "utf-8")
    link = harbour.settings.corpus / path
    link.parent.mkdir(parents=True, exist_ok=True)
    link.symlink_to(target)
    assert _rows(harbour.check_corpus()) == [(rule, f"briefs/corpus/{path}", 1, 1)]


def test_links_within_the_corpus_are_followed(harbour: Workspace) -> None:
    """A link to a file of the corpus is read like that file."""
    link = harbour.settings.corpus / "sections" / "again.md"
    harbour.write({STORMS: "---\ntitle: Storms\n---\nA storm.\n"})
    link.symlink_to("storms.md")
    assert harbour.check_corpus() == ()


def test_a_missing_corpus_is_empty(empty: Workspace) -> None:
    """A workspace without a corpus loads nothing and reports nothing."""
    corpus, problems = load_whole_corpus(_files(empty))
    assert (dict(corpus.facts), dict(corpus.sources), problems) == ({}, {}, ())


def test_files_are_read_once(harbour: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file with many references to it is read once; a file that is split into entries is never read as a whole."""
    read: list[str] = []

    def reading(path: Path, shown: str, _readable: object) -> tuple[str | None, tuple[Diagnostic, ...]]:
        read.append(shown)
        return path.read_text("utf-8"), ()

    monkeypatch.setattr("briefgen.corpus.index.read_text_file", reading)
    load_corpus(
        _files(harbour),
        [EntryReference("fact", "channel-depth", HERE), EntryReference("fact", "channel-closed", HERE)],
    )
    assert read == [LOG]


@pytest.mark.parametrize("style", ["id: other", "'id': 'other'", '"id" : "other"', "id:\n      other"])
def test_ids_are_found_in_every_yaml_style(harbour: Workspace, style: str) -> None:
    """An entry is found by its id in any YAML style."""
    fact = f"facts:\n  - {style}\n    statement: a\n    evidence: [{{source: log, exact: the old quay}}]\n"
    harbour.write({"briefs/corpus/facts/other.yaml": fact})
    corpus, problems = load_corpus(_files(harbour), [EntryReference("fact", "other", HERE)])
    assert (set(corpus.facts), problems) == ({"other"}, ())
