"""Tests of adding documents to a corpus."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from briefgen.diagnostic import Findings
from briefgen.sources import add
from briefgen.sources.known import read_known
from briefgen.sources.list_documents import MOST_FILES, list_documents
from tests.extract.files import PAGE, make_docx, make_pdf
from tests.workspace import Workspace

SENTENCES = "\n\n".join(
    f"On day {n} the harbour office of basin {n * 7} counts {n + 20} boats, {n} of them without a crew."
    for n in range(30)
)


@pytest.fixture
def workspace(empty: Workspace) -> Workspace:
    """Make a workspace whose texts are in its folder `texts`."""
    return empty.set(texts=(empty.root / "texts",))


def added(workspace: Workspace, *names: str, keep: add.Keep = "all") -> tuple[list[str], Findings]:
    """Add files of a workspace; return the ids, and the findings."""
    settings = workspace.settings
    paths, problems = list_documents([workspace.root / name for name in names], settings)
    works = [add.file_work(path, settings) for path in paths]
    found = [*add.add_documents(works, read_known(settings), settings, 2, keep)]
    problems += tuple(problem for one in found for problem in one.problems)
    return [one.proposal.id for one in found if one.proposal], problems


def files(workspace: Workspace) -> list[str]:
    return sorted(p.relative_to(workspace.root).as_posix() for p in workspace.root.rglob("*") if p.is_file())


def test_documents_become_sources_that_pass(workspace: Workspace) -> None:
    """A folder of documents of every form becomes sources that `check .` has nothing to say of."""
    workspace.write_as_is(
        {
            "in/page.html": PAGE,
            "in/report.pdf": make_pdf(
                [[f"Line {n} of the report on the harbour of Sorne" for n in range(9)]]
            ),
            "in/statement.docx": make_docx("Statement of the ministry", SENTENCES[1200:2000]),
            "in/deep/mail.eml": f"From: Ada Orlov <a@b.org>\nSubject: Boats: 'a' #1\n\n{SENTENCES[:400]}",
            "in/notes.md": f"# Notes on “no”: yes\n\n{SENTENCES[500:1200]}",
            "in/picture.png": b"not read",
        }
    )
    ids, problems = added(workspace, "in")
    assert [problem.message for problem in problems] == ["1 file left out: picture.png"]
    assert ids[1] == "meridian-wire-sarvania-caps-grain-exports"
    assert len(ids) == 5
    assert workspace.check_corpus() == ()


def test_what_was_inferred_is_marked(workspace: Workspace) -> None:
    """A comment follows each value that the page does not state, and no other."""
    workspace.write_as_is({"page.html": PAGE.replace("/world/", "/opinion/")})
    (identity,), _ = added(workspace, "page.html")
    lines = (workspace.root / f"briefs/corpus/sources/{identity}.yaml").read_text("utf-8").splitlines()
    marked = {line.partition(":")[0] for line in lines[1:] if "  # " in line}
    assert marked == {"type", "genre", "author", "accessed", "origin"}
    assert (
        "genre: op-ed  # guessed: `opinion` is in its address, section or title; an `op-ed` or `editorial` cannot support a fact"
        in lines
    )
    assert "  - {id: ada-orlov, name: Ada Orlov, kind: person}" in (
        workspace.root / "briefs/corpus/facts/origins-of-added-sources.yaml"
    ).read_text("utf-8")


def test_an_origin_of_the_corpus_is_used(workspace: Workspace) -> None:
    """A site that the corpus has as an origin is named by that origin's id, and no origin is added."""
    workspace.write(
        {"briefs/corpus/facts/o.yaml": "origins: [{id: the-wire, name: Meridian wire, kind: media}]"}
    )
    workspace.write_as_is({"page.html": PAGE})
    (identity,), _ = added(workspace, "page.html")
    assert "origin: the-wire" in (workspace.root / f"briefs/corpus/sources/{identity}.yaml").read_text(
        "utf-8"
    )
    assert not (workspace.root / "briefs/corpus/facts/origins-of-added-sources.yaml").exists()


def test_a_copy_is_reported_with_the_other(workspace: Workspace) -> None:
    """The same file or text is not added again; a text of which most is elsewhere is, with a warning."""
    workspace.write({"a.txt": SENTENCES, "b.txt": SENTENCES})
    workspace.write_as_is({"c.docx": make_docx("A new beginning", SENTENCES), "d.txt": SENTENCES + " "})
    first, problems = added(workspace, "a.txt", "b.txt", "c.docx", "d.txt")
    assert len(first) == 2
    assert [d.rule for d in problems] == ["source-known", "source-known", "source-copy"]
    assert f"`{first[0]}`" in problems[2].message
    assert added(workspace, "a.txt", "c.docx")[0] == []


def test_only_the_hash_is_recorded_if_so_asked(workspace: Workspace) -> None:
    """Without originals, the file's hash is in the source, and no copy of the file is made."""
    workspace.write_as_is({"page.html": PAGE})
    (identity,), _ = added(workspace, "page.html", keep="text")
    assert not (workspace.root / "texts/originals").exists()
    assert "extraction: {tool: trafilatura" in (
        workspace.root / f"briefs/corpus/sources/{identity}.yaml"
    ).read_text("utf-8")


def test_a_bad_document_leaves_the_others(workspace: Workspace) -> None:
    """A document that cannot be read has a finding and leaves no file; the others are added."""
    workspace.write_as_is({"in/a.pdf": b"%PDF-1.7 broken", "in/b.txt": SENTENCES, "in/c.html": ""})
    ids, problems = added(workspace, "in")
    assert len(ids) == 1
    assert [d.rule for d in problems] == ["source-damaged", "source-empty"]
    assert len([name for name in files(workspace) if "/sources/" in name]) == 1


def test_a_source_is_written_whole_or_not_at_all(workspace: Workspace) -> None:
    """Where one of the files of a source cannot be written, none of them is there."""
    workspace.write_as_is({"page.html": PAGE, "texts/originals": b"a file, where a folder is needed"})
    before = files(workspace)
    ids, problems = added(workspace, "page.html")
    assert ids == []
    assert [d.rule for d in problems] == ["output-unwritable"]
    assert files(workspace) == before


def test_a_crash_while_reading_is_a_finding(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that ends the process that reads it has a finding."""
    monkeypatch.setattr(add, "read_document", lambda *_: os.kill(os.getpid(), signal.SIGKILL))
    workspace.write({"a.txt": SENTENCES})
    ids, problems = added(workspace, "a.txt")
    assert (ids, [d.rule for d in problems]) == ([], ["source-damaged"])


def test_ten_thousand_documents_are_too_many(workspace: Workspace, tmp_path: Path) -> None:
    """A folder with far too many documents is refused before one is read."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(MOST_FILES + 1):
        (folder / f"{number}.txt").touch()
    assert [d.rule for d in added(workspace, "many")[1]] == ["source-many"]
    assert [d.rule for d in added(workspace, "briefs")[1]] == ["file-unreadable"]


def test_where_rights_forbid_copies_only_hashes_are_kept(workspace: Workspace) -> None:
    """Neither file nor text is stored, their hashes are, and the same text is known when it comes again."""
    workspace.write_as_is({"in/page.html": PAGE, "again/page.html": PAGE.replace("<head>", "<head> ")})
    (identity,), problems = added(workspace, "in", keep="hashes")
    assert problems == ()
    assert not [name for name in files(workspace) if name.startswith("texts/")]
    entry = (workspace.root / f"briefs/corpus/sources/{identity}.yaml").read_text("utf-8")
    assert "\ntext:" not in entry
    assert "text_sha256: " in entry
    assert workspace.check_corpus() == ()
    (twice,) = added(workspace, "again")[1]
    assert twice.rule == "source-known"


def test_a_link_out_of_a_folder_is_left_out(workspace: Workspace, tmp_path: Path) -> None:
    """What lies outside of an added folder becomes no source; links and other files left out are named."""
    (tmp_path / "secret.txt").write_text("The password of the harbour office is “tide”.", "utf-8")
    (tmp_path / "more").mkdir()
    workspace.write_as_is({"in/a.txt": SENTENCES, "in/counts.xlsx": b"PK"})
    for name, target in (("link.txt", "secret.txt"), ("deep", "more")):
        (workspace.root / "in" / name).symlink_to(tmp_path / target)
    (workspace.root / "in/again.txt").symlink_to("again.txt")
    ids, problems = added(workspace, "in")
    assert len(ids) == 1
    assert [(d.rule, d.message) for d in problems] == [
        ("source-left-out", "3 symbolic links left out: deep, again.txt, link.txt"),
        ("source-left-out", "1 file left out: counts.xlsx"),
    ]
