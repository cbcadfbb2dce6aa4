"""Tests of loading a product's contract, template and look."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefgen.build.build import build
from briefgen.build.check import check_brief
from briefgen.build.load import template_folders
from briefgen.compose.kit import packaged_templates, product_names
from tests.harbour import BRIEF
from tests.workspace import TEMPLATES, Workspace

OWN = "templates/own"
FILES = {
    f"{OWN}/product.yaml": "title: Our memo\nparts: [{part: head}, {part: bottom-line}]\nbudget: {body_pages: 1, annex_pages: 0}\n",
    f"{OWN}/memo.md.j2": ":::{head}\n:::\n",
    f"{OWN}/theme.yaml": "{}\n",
}
OURS = {"briefs/brief.yaml": BRIEF.replace("two-page-brief", "own")}


def _own(workspace: Workspace) -> Workspace:
    return workspace.set(templates=workspace.root / "templates")


def test_a_workspaces_own_product_is_found(harbour: Workspace) -> None:
    """A folder of the workspace's templates is a product."""
    proven, problems = check_brief(
        harbour.write({**FILES, **OURS}).root / "briefs/brief.yaml", _own(harbour).settings
    )
    assert problems == ()
    assert proven is not None
    assert proven.kit.product.value.title == "Our memo"
    assert proven.kit.template_shown == "templates/own/memo.md.j2"


def test_a_workspaces_own_files_win_one_by_one(harbour: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of the workspace wins over the packaged one of the same name; the others come from the package."""
    for module in ("build.load", "compose.kit"):
        monkeypatch.setattr(f"briefgen.{module}.packaged_templates", lambda: TEMPLATES)
    harbour.write({"templates/two-page-brief/theme.yaml": 'colours: {accent: "#123456"}\n'})
    proven, problems = check_brief(harbour.root / "briefs/brief.yaml", _own(harbour).settings)
    assert problems == ()
    assert proven is not None
    assert proven.kit.theme.colours.accent == "#123456"
    assert proven.kit.product.value.title == "Two-page brief"
    assert proven.kit.template == (TEMPLATES / "two-page-brief/memo.md.j2").read_text("utf-8")


def test_the_workspace_comes_first(harbour: Workspace) -> None:
    """Templates are looked for in the workspace and then in the package."""
    folders = [folder for folder, _ in template_folders(_own(harbour).settings)]
    assert folders == [harbour.root / "templates", packaged_templates()]


@pytest.mark.parametrize(
    ("folders", "found"),
    [(["src/briefgen/templates", "templates"], "src/briefgen/templates"), (["templates"], "templates")],
    ids=["wheel", "editable install"],
)
def test_packaged_templates_are_found(
    folders: list[str], found: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wheel's templates are in the package, and those of an editable install at the top of the repository."""
    for folder in folders:
        (tmp_path / folder).mkdir(parents=True)
    monkeypatch.setattr("briefgen.compose.kit.__file__", str(tmp_path / "src/briefgen/compose/kit.py"))
    assert packaged_templates() == tmp_path / found


def test_products_are_listed() -> None:
    """A product is a folder with a `product.yaml`."""
    assert set(product_names((TEMPLATES,))) >= {"policy-memo", "two-page-brief", "one-pager"}
    assert product_names((TEMPLATES / "none",)) == ()


def test_a_one_pager_has_one_page(harbour: Workspace) -> None:
    """A short brief has its notes and sources on its one page too; its key judgements are required."""
    harbour.write({"briefs/brief.yaml": BRIEF.replace("two-page-brief", "one-pager")})
    built, problems = build(harbour.root / "briefs/brief.yaml", harbour.settings)
    assert built is not None, problems
    assert (built.body_pages, built.annex_pages) == (1, 0)


FAULTS: dict[str, tuple[dict[str, str], list[tuple[str, str, int, int]]]] = {
    "an unknown product": (
        {"briefs/brief.yaml": BRIEF.replace("two-page-brief", "owm")},
        [("product-unknown", "briefs/brief.yaml", 2, 10)],
    ),
    "a part that is not known": (
        {f"{OWN}/product.yaml": FILES[f"{OWN}/product.yaml"].replace("part: head", "part: haed")},
        [("value-choice", f"{OWN}/product.yaml", 2, 16)],
    ),
    "a part that stands twice": (
        {f"{OWN}/product.yaml": FILES[f"{OWN}/product.yaml"] + "annex: [{part: notes}, {part: head}]\n"},
        [("part-twice", f"{OWN}/product.yaml", 4, 31)],
    ),
    "no budget": (
        {f"{OWN}/product.yaml": "title: a\nparts: [{part: head}]\n"},
        [("key-missing", f"{OWN}/product.yaml", 1, 1)],
    ),
    "a colour that is none": (
        {f"{OWN}/theme.yaml": "colours:\n  ink: black\n"},
        [("value-format", f"{OWN}/theme.yaml", 2, 8)],
    ),
    "a face that is not there": (
        {f"{OWN}/theme.yaml": "faces: {text: Comic Sans}\n"},
        [("value-choice", f"{OWN}/theme.yaml", 1, 15)],
    ),
    "a theme that is not YAML": (
        {f"{OWN}/theme.yaml": "colours: {\n"},
        [("yaml-syntax", f"{OWN}/theme.yaml", 1, 10)],
    ),
    "faults in two files": (
        {f"{OWN}/theme.yaml": "sizes: {title_pt: 99}\n", f"{OWN}/product.yaml": "title: a\nparts: [{part: head}]\nbudget: 1\n"},
        [("value-type", f"{OWN}/product.yaml", 3, 9), ("value-range", f"{OWN}/theme.yaml", 1, 19)],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("files", "rows"), FAULTS.values(), ids=FAULTS)
def test_faults_have_their_place(
    harbour: Workspace, files: dict[str, str], rows: list[tuple[str, str, int, int]]
) -> None:
    """What is wrong with a product's files is reported where it is written."""
    found = _own(harbour.write({**FILES, **OURS, **files})).check()
    assert [(d.rule, d.span.path, d.span.line, d.span.column) for d in found] == rows


@pytest.mark.parametrize("name", ["memo.md.j2", "theme.yaml"])
def test_a_product_has_all_its_files(harbour: Workspace, name: str) -> None:
    """A product without one of its files is reported where the brief names it."""
    harbour.write({**FILES, **OURS})
    (harbour.root / OWN / name).unlink()
    (finding,) = _own(harbour).check()
    assert (finding.rule, finding.span.path, finding.span.line, finding.span.column) == (
        "product-file", "briefs/brief.yaml", 2, 10,
    )  # fmt: skip
    assert finding.message == f"product `own` has no `{name}`"


def test_a_copied_product_is_the_packaged_one(harbour: Workspace) -> None:
    """A designer may begin with a copy of a packaged product."""
    shutil.copytree(TEMPLATES / "two-page-brief", harbour.root / OWN)
    assert _own(harbour.write(OURS)).check() == ()
