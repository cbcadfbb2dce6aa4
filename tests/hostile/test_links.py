"""Symbolic links out of the workspace, at every place that a run reads: refused by name, warm and cold."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PIL import Image

from tests.hostile.attack import run, with_template
from tests.workspace import Workspace

BRIEF = "briefs/brief.yaml"
SECTION = "briefs/corpus/sections/storms.md"
SECRET = "a secret word"  # noqa: S105  # of nobody
READ = (
    "pyproject.toml",
    BRIEF,
    "briefs/corpus",
    "briefs/corpus/facts",
    "briefs/corpus/facts/channel.yaml",
    "briefs/corpus/sources",
    "briefs/corpus/sources/log.yaml",
    SECTION,
    "briefs/corpus/briefgen.lock",
    "briefs/pictures",
    "briefs/pictures/quay.png",
    "templates",
    "templates/two-page-brief",
    "templates/two-page-brief/memo.md.j2",
    "texts/log.txt",
    "output",
)
"""Files that the build reads, and folders on the way to them."""


@pytest.fixture
def workspace(target: Workspace) -> Workspace:
    """Make a workspace with a file of every kind, and build it, so that everything is cached."""
    with_template(target, "")
    (target.root / "briefs/corpus/views/extend-or-wait.yaml").unlink()
    target.write({SECTION: "---\ntitle: Storms delay the work\n---\nA storm.\n"})
    picture = target.root / "briefs" / "pictures" / "quay.png"
    picture.parent.mkdir()
    Image.new("RGB", (40, 30), "navy").save(picture)
    with (target.root / BRIEF).open("a", encoding="utf-8") as brief:
        brief.write(
            "sections:\n  - ref: storms\n  - title: The quay is full\n    body: It [is closed](fact:channel-closed).\n"
            "    picture: {file: pictures/quay.png, alt: Two dredgers at the north quay}\n"
        )
    locked = run(target, "lock", environment=_environment(target))
    assert locked.code == 0, locked.err
    return target


def _environment(workspace: Workspace) -> dict[str, str]:
    return {"XDG_CACHE_HOME": str(workspace.root.parent / "cache")}


def _replace_by_link(workspace: Workspace, name: str, there: Path) -> None:
    """Move a file or folder to another place, unchanged, and leave a link to it."""
    path = workspace.root / name
    there.parent.mkdir(parents=True, exist_ok=True)
    path.rename(there)
    path.symlink_to(there)


@pytest.mark.parametrize("name", READ)
def test_a_link_out_is_refused_whether_cached_or_not(workspace: Workspace, name: str) -> None:
    """A link out of the workspace is refused by its name, also where all that is there was cached before."""
    time.sleep(0.1)  # older than a clock tick, so that what is cached counts
    environment = _environment(workspace)
    built = run(workspace, "build", BRIEF, environment=environment)
    assert (built.code, run(workspace, "check", ".", environment=environment).code) == (0, 0), built.err
    _replace_by_link(workspace, name, workspace.root.parent / f"outside-{workspace.root.name}")
    for given in (("build", BRIEF), ("check", ".")):
        outcome = run(workspace, *given, environment=environment)
        printed = outcome.out + outcome.err
        assert outcome.code in (1, 2), (given, printed)
        assert f"{name.removeprefix('briefs/pictures')}` leads out of the workspace, by a link" in printed, (
            given
        )


@pytest.mark.parametrize("suffixes", [True, False], ids=["files", "folders"])
def test_a_link_inside_works(workspace: Workspace, suffixes: bool) -> None:
    """Links to files or folders of the workspace are read like those files or folders."""
    (workspace.root / "output").mkdir(exist_ok=True)
    for name in READ:
        if bool(Path(name).suffix) is suffixes:
            _replace_by_link(workspace, name, workspace.root / "archive" / Path(name).name)
    for given in (("build", BRIEF), ("check", ".")):
        outcome = run(workspace, *given, environment=_environment(workspace))
        assert outcome.code == 0, (given, outcome.err)


def test_no_line_of_a_linked_file_is_printed(workspace: Workspace) -> None:
    """A brief that leads out of the workspace is refused, and none of its lines is shown."""
    (workspace.root.parent / "secret.yaml").write_text(f"password: {SECRET}\n", "utf-8")
    (workspace.root / "briefs" / "evil.yaml").symlink_to("../../secret.yaml")
    for command in ("build", "check", "status", "export"):
        given = (command, "brief") if command == "export" else (command,)
        outcome = run(workspace, *given, "briefs/evil.yaml")
        printed = outcome.out + outcome.err
        assert "briefs/evil.yaml" in printed
        assert "leads out of the workspace" in printed
        assert ("password" in printed, SECRET in printed) == (False, False)


@pytest.mark.parametrize("linked", ["briefs", "briefs/other.yaml"])
def test_a_link_to_another_workspace_leaves_its_memo_alone(
    workspace: Workspace, tmp_path: Path, linked: str
) -> None:
    """A brief or a folder of briefs that is a link into another workspace changes nothing there."""
    victim = workspace.root / "output" / "brief.pdf"
    victim.parent.mkdir(exist_ok=True)
    victim.write_bytes(b"theirs")
    attacker = Workspace(tmp_path / "attacker", workspace.settings).write(
        {"pyproject.toml": "[tool.briefgen]\n"}
    )
    link = attacker.root / linked
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(workspace.root / "briefs" / ("brief.yaml" if linked.endswith(".yaml") else ""))
    outcome = run(attacker, "build", "briefs")
    assert "leads out of the workspace, by a link" in outcome.err
    assert outcome.code in (1, 2)
    assert (victim.read_bytes(), (attacker.root / "output").exists()) == (b"theirs", False)


def test_folders_that_are_named_may_lie_outside(workspace: Workspace) -> None:
    """A corpus, templates, texts and an output folder outside the workspace are used where the settings name them."""
    outside = workspace.root.parent / "shared"
    outside.mkdir()
    for name in ("corpus", "templates", "texts"):
        (workspace.root / ("briefs/corpus" if name == "corpus" else name)).rename(outside / name)
    lines = [f'{name} = "../shared/{name}"' for name in ("corpus", "templates", "output")]
    workspace.write(
        {"pyproject.toml": "\n".join(["[tool.briefgen]", *lines, 'texts = ["../shared/texts"]', ""])}
    )
    outcome = run(workspace, "build", BRIEF)
    assert (outcome.code, (outside / "output" / "brief.pdf").is_file()) == (0, True), outcome.err


def test_a_linked_folder_of_the_corpus_is_one_finding(workspace: Workspace) -> None:
    """A folder of the corpus that leads out is reported itself, not each of its files."""
    for name in ("facts", "sections", "sources"):
        _replace_by_link(workspace, f"briefs/corpus/{name}", workspace.root.parent / "elsewhere" / name)
    found = run(workspace, "check", ".", "--format", "short").err
    assert found.count("file-outside]") == 3
