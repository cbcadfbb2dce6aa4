"""Tests of the documents: what they show works, and what they name is there."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from textwrap import dedent

import pytest

from tests.workspace import ROOT, Workspace

DECISIONS = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "docs/decisions").glob("*.md")
    if path.name != "README.md"
)

DEVELOPERS = ("README.md", "CONTRIBUTING.md", "docs/decisions/README.md", *DECISIONS)
DOCUMENTS = (
    *DEVELOPERS,
    *sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md")),
)
SOURCE = ROOT / "src/briefgen"

_HEAD = r"    # (?:briefs|texts)/"
_PATH = re.compile(
    r"`((?:src|tests|docs|templates|\.ci)/[\w./*-]+|[A-Z]+\.md|[a-z]+\.(?:toml|txt))`|\]\(([\w./-]+)[#)]"
)
"""A path in backticks, from the top of the repository, or the target of a link, from the document."""
_NAME = re.compile(r"`((?:[a-z_]\w*\.)+[A-Za-z_]\w*)`")
_SUFFIXES = frozenset(
    (
        "csv",
        "html",
        "j2",
        "jpg",
        "json",
        "jsonl",
        "lock",
        "md",
        "pdf",
        "png",
        "po",
        "py",
        "toml",
        "ttc",
        "txt",
        "xml",
        "yaml",
    )
)
"""What makes a file of such a name."""
_INVENTED = re.compile(r"NAME|FORMAT|LANGUAGE|/[xy]\b")
_FILE = re.compile(rf"^(?={_HEAD})    # (?P<path>\S+)\n(?P<text>(?:(?!{_HEAD})(?:    .*)?\n)+)", re.MULTILINE)


def test_the_corpus_that_is_shown_builds(empty: Workspace) -> None:
    """The files of docs/writing.md, as they are printed, are a workspace that builds without a finding."""
    shown = (ROOT / "docs/writing.md").read_text("utf-8")
    files = {found["path"]: dedent(found["text"]) for found in _FILE.finditer(shown)}
    assert len(files) == 7
    workspace = empty.write(files)
    assert workspace.check_corpus() == ()
    built, problems = workspace.build("briefs/grain-cap.yaml")
    assert problems == ()
    assert built is not None


@pytest.mark.parametrize("document", DOCUMENTS)
def test_paths_exist(document: str) -> None:
    """Every file of the repository that a document names is there."""
    text = (ROOT / document).read_text("utf-8")
    named = {inside or str(Path(document).parent / linked) for inside, linked in _PATH.findall(text)}
    assert named or document not in DEVELOPERS
    assert sorted(path for path in named if not _INVENTED.search(path) and not list(ROOT.glob(path))) == []


def test_names_of_code_exist() -> None:
    """Every `module.function` that a document names is in a module of briefgen, or begins with an installed library."""
    named = {
        name
        for document in DOCUMENTS
        for name in _NAME.findall((ROOT / document).read_text("utf-8"))
        if name.rpartition(".")[2] not in _SUFFIXES
    }
    assert len(named) > 20
    assert sorted(name for name in named if not _is_there(name)) == []


def _is_there(name: str) -> bool:
    first, *parts = name.removeprefix("briefgen.").split(".")
    modules = [*SOURCE.rglob(f"{first}.py"), *SOURCE.rglob(f"{first}/*.py")]
    if not modules:
        return find_spec(first) is not None
    words = {module.stem for module in modules}
    words.update(word for module in modules for word in re.findall(r"\w+", module.read_text("utf-8")))
    return words.issuperset(parts)


def test_every_decision_is_listed() -> None:
    """The list of decisions has a link to each record, and each record is short."""
    listed = (ROOT / "docs/decisions/README.md").read_text("utf-8")
    assert [path for path in DECISIONS if f"]({Path(path).name})" not in listed] == []
    assert [path for path in DECISIONS if len((ROOT / path).read_text("utf-8").splitlines()) > 30] == []


def test_one_set_of_commands() -> None:
    """The four commands that CONTRIBUTING.md gives are those that CI runs."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    commands = re.findall(r"^    \.venv/bin/(\w+(?: format| check)?)", text, re.MULTILINE)
    assert commands == ["ruff format", "ruff check", "mypy", "pytest"]
    ci = (ROOT / ".ci/run").read_text("utf-8")
    assert all(f".venv/bin/{command}" in ci for command in commands)


def test_code_names_its_records() -> None:
    """A record of a decision that the code names is there."""
    named = {
        name
        for path in (ROOT / "src").rglob("*.py")
        for name in re.findall(r"docs/decisions/[\w-]+\.md", path.read_text("utf-8"))
    }
    assert len(named) > 5
    assert sorted(named - set(DECISIONS)) == []
