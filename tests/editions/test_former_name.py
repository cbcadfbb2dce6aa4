"""A renamed brief continues its editions."""

from __future__ import annotations

from pathlib import Path

from briefgen.build.build import Built, build
from briefgen.diagnostic import Diagnostic
from briefgen.editions.store import edition_numbers
from briefgen.settings.editions_folder import editions_folder
from tests.editions.issuing import DAY, REASON, UNLIKELY, folder, issued
from tests.harbour import BRIEF
from tests.workspace import Workspace

FORMERLY = "formerly: brief\n"


def rename(workspace: Workspace, brief: str, name: str = "watch") -> Path:
    """Give the brief another file name and other text."""
    (workspace.root / "briefs/brief.yaml").unlink(missing_ok=True)
    workspace.write({f"briefs/{name}.yaml": brief})
    return workspace.root / f"briefs/{name}.yaml"


def issue_as(workspace: Workspace, spec: Path) -> tuple[Built | None, tuple[Diagnostic, ...]]:
    """Issue an edition of a brief."""
    return build(spec, workspace.settings, issue_on=DAY)


def test_the_next_edition_has_the_next_number(harbour: Workspace) -> None:
    """The second edition is issued beside the first, under the new name, and says what changed since."""
    issued(harbour)
    built, problems = issue_as(harbour, rename(harbour, FORMERLY + UNLIKELY + REASON))
    assert problems == ()
    assert built is not None
    assert built.edition == 2
    assert built.issued is not None
    assert built.issued.parent == folder(harbour)
    assert built.issued.name.startswith("watch_")
    assert not (harbour.settings.output / "watch").exists()


def test_nothing_changed_issues_nothing(harbour: Workspace) -> None:
    """A new name alone is no new edition."""
    issued(harbour)
    built, _ = issue_as(harbour, rename(harbour, FORMERLY + BRIEF))
    assert built is not None
    assert built.issued is None
    assert edition_numbers(folder(harbour)) == (1,)


def test_a_name_that_another_brief_has(harbour: Workspace) -> None:
    """Neither a brief that still has the name, nor one that names it too, shares its editions."""
    issued(harbour)
    harbour.write({"briefs/watch.yaml": FORMERLY + BRIEF})
    built, problems = issue_as(harbour, harbour.root / "briefs/watch.yaml")
    assert (built, [d.rule for d in problems]) == (None, ["formerly-shared"])
    spec = rename(harbour, FORMERLY + BRIEF)
    harbour.write({"briefs/second.yaml": "formerly: 'brief'\n" + BRIEF})
    built, problems = issue_as(harbour, spec)
    assert (built, [d.rule for d in problems]) == (None, ["formerly-shared"])


def test_a_name_without_editions(harbour: Workspace) -> None:
    """A misspelt former name does not begin a second row of editions."""
    issued(harbour)
    built, problems = issue_as(harbour, rename(harbour, "formerly: breif\n" + BRIEF))
    assert (built, [d.rule for d in problems]) == (None, ["formerly-unknown"])


def test_editions_under_both_names(harbour: Workspace) -> None:
    """A brief that has issued under its new name cannot go on with the old editions."""
    issued(harbour)
    built, _ = issue_as(harbour, spec := rename(harbour, BRIEF))
    assert built is not None
    assert built.edition == 1
    spec.write_text(FORMERLY + BRIEF)
    built, problems = issue_as(harbour, spec)
    assert (built, [d.rule for d in problems]) == (None, ["formerly-late"])


def test_a_former_name_is_no_path(harbour: Workspace) -> None:
    """A name that leads out of the output folder is refused, and is never used as a path."""
    for name in ("../other", "/other", ".hidden", "a/b"):
        spec = rename(harbour, f"formerly: {name}\n{BRIEF}")
        assert editions_folder(spec, harbour.settings) == harbour.settings.output / "watch"
        built, problems = issue_as(harbour, spec)
        assert built is None
        assert [d.span.line for d in problems] == [1], problems
