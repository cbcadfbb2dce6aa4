"""Tests of the one flow: from a brief to a PDF, or to findings and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # it has no type hints
import pytest
from msgspec import Struct

from briefgen.build.build import build
from briefgen.build.check import check_brief
from briefgen.build.edition import compose_memo
from briefgen.build.load import template_folders
from briefgen.catalogues.words import words_in
from briefgen.compose.spread import spread_of
from briefgen.compose.words import figure_words
from briefgen.document.inlines import NoteRef
from briefgen.document.key_figure_nodes import KeyFigures
from briefgen.document.nodes import Document
from briefgen.document.note_nodes import Notes
from tests.compose.composing import document_of
from tests.harbour import BRIEF, FACTS
from tests.workspace import Workspace

REAL = ["putin-kim", "china-question"]
FIGURES = "key_figures: [{fact: channel-depth}]\n"


def _text(path: Path) -> str:
    pages = "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path))
    return " ".join(pages.replace("\ufffe\r\n", "").replace("\ufffe", "").split())


@pytest.fixture(scope="module", params=REAL)
def real(
    request: pytest.FixtureRequest, repository: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Workspace, str, Path]:
    """Build a real brief without its sources' texts."""
    name: str = request.param
    workspace = repository.set(output=tmp_path_factory.mktemp("output"))
    built, problems = workspace.build(f"briefs/{name}.yaml")
    assert problems == ()
    assert built is not None
    return workspace, name, built.path


def test_the_real_briefs_are_built(real: tuple[Workspace, str, Path]) -> None:
    """A real brief builds without a finding, within its product's pages, to a PDF of its name."""
    workspace, name, path = real
    assert path == workspace.settings.output / f"{name}.pdf"
    assert path.read_bytes().startswith(b"%PDF-")
    assert sorted(p.name for p in workspace.settings.output.iterdir()) == [".briefgen", f"{name}.pdf"]


def test_every_figure_is_on_the_page(real: tuple[Workspace, str, Path]) -> None:
    """The numeral of every key figure stands on the page."""
    workspace, name, path = real
    proven, _ = check_brief(workspace.root / f"briefs/{name}.yaml", workspace.settings)
    assert proven is not None
    shown = proven.entry.value.key_figures
    figures = [proven.corpus.facts[f.fact].value.figure for f in shown if f.fact]
    words = [figure_words(figure, words_in("en")) for figure in figures if figure]
    words += [spread_of(f.measure, proven.corpus, words_in("en")).figure for f in shown if f.measure]
    numerals = [" ".join(each.numeral.split()) for each in words]
    text = _text(path)
    assert len(numerals) == len(shown) >= 4
    assert [numeral for numeral in numerals if numeral not in text] == []


def _marks(node: Any) -> Iterator[int]:
    if isinstance(node, NoteRef):
        yield node.number
    elif isinstance(node, tuple):
        for item in node:
            yield from _marks(item)
    elif isinstance(node, Struct):
        for field in node.__struct_fields__:
            yield from _marks(getattr(node, field))


def test_every_note_is_cited_and_quotes_its_source(real: tuple[Workspace, str, Path]) -> None:
    """Every mark leads to a note, every note has a mark, and each gives the words of its evidence on the page."""
    workspace, name, path = real
    document = document_of(workspace, f"briefs/{name}.yaml")
    notes = {n.number for block in document.annex if isinstance(block, Notes) for n in block.items}
    tiles = [tile for block in document.body if isinstance(block, KeyFigures) for tile in block.tiles]
    cited = {*_marks(document.body), *(n for tile in tiles for n in tile.notes)}
    cited |= {n for tile in tiles for claim in tile.claims for n in claim.notes}
    assert sorted(notes) == list(range(1, len(notes) + 1))
    assert cited == notes
    proven, _ = check_brief(workspace.root / f"briefs/{name}.yaml", workspace.settings)
    assert proven is not None
    text = "".join(_text(path).split()).replace("-", "")
    for fact in (f.fact for f in proven.entry.value.key_figures if f.fact):
        exact = proven.corpus.facts[fact].value.evidence[0].exact
        assert "".join(exact.split()).replace("-", "") in text


def test_a_tiny_workspace_is_built(harbour: Workspace) -> None:
    """A brief builds to a PDF in the output folder, which is made, with nothing beside it but its record."""
    built, problems = harbour.write({"briefs/brief.yaml": BRIEF + FIGURES}).build()
    assert problems == ()
    assert built is not None
    assert (built.path, built.body_pages, built.annex_pages) == (harbour.root / "output/brief.pdf", 1, 0)
    assert built.size_bytes == len(built.path.read_bytes())
    assert sorted(p.name for p in (harbour.root / "output").iterdir()) == [".briefgen", "brief.pdf"]
    text = _text(built.path)
    for words in (
        "The north channel stays closed",
        "9 m",
        "TLP:GREEN",
        "20 March 2026",
    ):
        assert words in text


FAULTS: dict[str, tuple[dict[str, str], str]] = {
    "of syntax": ({"briefs/brief.yaml": BRIEF + "a: b: c\n"}, "yaml-syntax"),
    "of the schema": ({"briefs/brief.yaml": BRIEF.replace("TLP:GREEN", "green")}, "marking-unknown"),
    "of a reference": ({"briefs/brief.yaml": BRIEF.replace("channel-closed]", "channel-open]")}, "fact-unknown"),
    "of a rule": ({"briefs/brief.yaml": BRIEF + "key_figures: [{fact: channel-closed}]\n"}, "figure-missing"),
    "of a quotation": ({"texts/log.txt": "Nothing was logged."}, "quote-missing"),
    "of the corpus": ({"briefs/corpus/facts/channel.yaml": FACTS.replace("date: 2026-03-02", "date: soon")}, "value-format"),
    "of the template": ({"templates/two-page-brief/memo.md.j2": "{{ nothing }}"}, "template-undefined"),
    "of a part": ({"templates/two-page-brief/memo.md.j2": ":::{nothing}\n:::\n"}, "part-unknown"),
    "of the theme": ({"templates/two-page-brief/theme.yaml": "colours: {ink: red}\n"}, "value-format"),
    "of length": (
        {"briefs/brief.yaml": BRIEF + "sections: [{title: Long, body: '" + "A storm came in. " * 1500 + "'}]\n"},
        "page-budget",
    ),
}  # fmt: skip


@pytest.fixture
def own(harbour: Workspace) -> Workspace:
    """Give the tiny workspace templates of its own, which are copies."""
    for name in ("product.yaml", "memo.md.j2", "theme.yaml"):
        packaged = harbour.settings.templates / "two-page-brief" / name
        harbour.write({f"templates/two-page-brief/{name}": packaged.read_text("utf-8")})
    return harbour.set(templates=harbour.root / "templates")


@pytest.mark.parametrize(("files", "rule"), FAULTS.values(), ids=FAULTS)
def test_an_error_writes_nothing(own: Workspace, files: dict[str, str], rule: str) -> None:
    """Where an error stands, of whatever stage, no folder and no file is made."""
    built, problems = own.write(files).build()
    assert built is None
    assert rule in {d.rule for d in problems}
    assert not (own.root / "output").exists()


@pytest.mark.parametrize(("files", "rule"), FAULTS.values(), ids=FAULTS)
def test_an_error_leaves_the_old_file(own: Workspace, files: dict[str, str], rule: str) -> None:
    """A build that fails leaves the PDF of the one before as it is, byte for byte."""
    built, _ = own.build()
    assert built is not None
    before, stamp = built.path.read_bytes(), built.path.stat().st_mtime_ns
    again, problems = own.write(files).build()
    assert (again, rule in {d.rule for d in problems}) == (None, True)
    assert (built.path.read_bytes(), built.path.stat().st_mtime_ns) == (before, stamp)
    assert sorted(p.name for p in built.path.parent.iterdir()) == [".briefgen", "brief.pdf"]


def test_the_same_bytes_twice(harbour: Workspace, tmp_path: Path) -> None:
    """Equal inputs give equal bytes, wherever they are written to."""
    first, _ = harbour.build()
    second, _ = harbour.set(output=tmp_path / "elsewhere").build()
    assert first is not None
    assert second is not None
    assert first.path.read_bytes() == second.path.read_bytes()


def test_the_time_comes_from_outside(harbour: Workspace, tmp_path: Path) -> None:
    """The file is dated by the brief's day, or by the timestamp that the settings give."""
    first, _ = harbour.build()
    stamped = harbour.set(timestamp=datetime(2030, 1, 2, 3, 4, 5, tzinfo=UTC), output=tmp_path / "stamped")
    second, _ = stamped.build()
    assert first is not None
    assert second is not None
    dates = [pypdfium2.PdfDocument(b.path).get_metadata_value("CreationDate") for b in (first, second)]
    assert dates[0].startswith("D:20260320000000")
    assert dates[1].startswith("D:20300102030405")


@pytest.mark.parametrize("where", ["a file in the folder's place", "a folder in the file's place"])
def test_what_cannot_be_written_is_a_finding(harbour: Workspace, where: str) -> None:
    """An output that cannot be written is a finding, and nothing is left behind."""
    if where.startswith("a file"):
        harbour.write({"output": "in the way"})
    else:
        (harbour.root / "output" / "brief.pdf").mkdir(parents=True)
    built, problems = harbour.build()
    assert built is None
    assert [(d.rule, d.span.path) for d in problems] == [("output-unwritable", "output/brief.pdf")]
    left = [p.name for p in (harbour.root / "output").iterdir()] if where.startswith("a folder") else []
    assert left in ([], ["brief.pdf"])


def test_a_brief_that_is_not_there(harbour: Workspace) -> None:
    """A brief that cannot be read is one finding."""
    built, problems = harbour.build("briefs/none.yaml")
    assert built is None
    assert [(d.rule, d.span.path) for d in problems] == [("file-unreadable", "briefs/none.yaml")]


@pytest.mark.parametrize("text", ["", "- a\n", "words\n", "# nothing\n"])
def test_a_brief_holds_keys_and_values(harbour: Workspace, text: str) -> None:
    """A brief without keys is one finding at its beginning."""
    found = harbour.write({"briefs/brief.yaml": text}).check()
    assert [(d.rule, d.span.line, d.span.column) for d in found] == [("value-type", 1, 1)]


def test_warnings_build_unless_strict(harbour: Workspace) -> None:
    """A warning lets a build go on, and stops it where warnings count as errors."""
    quiet = harbour.set(texts=())
    built, problems = quiet.build()
    assert built is not None
    assert {(d.rule, str(d.severity)) for d in problems} == {("quote-unproven", "warning")}
    built.path.unlink()
    strict, problems = quiet.set(strict=True).build()
    assert (strict, bool(problems), built.path.exists()) == (None, True, False)


OVERRIDES: dict[str, tuple[dict[str, str], list[tuple[str, str, int, int]]]] = {
    "a title": ({"title": "Another title"}, []),
    "a number": ({"edition": "3"}, []),
    "a list": ({"views": "[]"}, []),
    "a day": ({"as_of": "2026-04-01"}, []),
    "an unknown key": ({"titel": "a"}, [("key-unknown", "--set titel=a", 1, 1)]),
    "a bad value": ({"marking": "green"}, [("marking-unknown", "--set marking=green", 1, 1)]),
    "no YAML": ({"title": "[a"}, [("set-value", "--set title=[a", 1, 1)]),
    "half a character": ({"title": "\udcff"}, [("set-value", "--set title=\udcff", 1, 1)]),
    "a reference to nothing": ({"views": "[none]"}, [("question-unknown", "--set views=[none]", 1, 1)]),
}  # fmt: skip


@pytest.mark.parametrize(("pairs", "rows"), OVERRIDES.values(), ids=OVERRIDES)
def test_values_from_the_command_line(
    harbour: Workspace, pairs: dict[str, str], rows: list[tuple[str, str, int, int]]
) -> None:
    """A value set on the command line is read as YAML in the brief's place, and its faults are placed there."""
    found = harbour.set(overrides=pairs).check()
    assert [(d.rule, d.span.path, d.span.line, d.span.column) for d in found] == rows


def test_a_set_value_takes_the_briefs_place(harbour: Workspace) -> None:
    """What is set on the command line is what the memo says."""
    document = _document(harbour.set(overrides={"title": "Another title", "edition": "3"}))
    assert (document.title, document.edition) == ("Another title", "Edition 3")


def _document(workspace: Workspace) -> Document:
    proven, _ = check_brief(workspace.root / "briefs/brief.yaml", workspace.settings)
    assert proven is not None
    document, _ = compose_memo(proven)
    assert document is not None
    return document


def test_templates_come_from_the_workspace_first(harbour: Workspace) -> None:
    """The workspace's own templates are looked in before the packaged ones."""
    shown = [
        shown for _, shown in template_folders(harbour.set(templates=harbour.root / "templates").settings)
    ]
    assert shown == ["templates", "briefgen/templates"]


def test_a_bug_is_an_exception(harbour: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is nobody's mistake but ours is not dressed up as a finding."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("briefgen.build.make.compose_edition", broken)
    with pytest.raises(ZeroDivisionError):
        build(harbour.root / "briefs/brief.yaml", harbour.settings)
