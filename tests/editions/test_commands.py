"""Tests of the commands that issue, list and compare editions: exit code, stdout and stderr."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.cli.running import Ran, run_main
from tests.editions.issuing import REASON, UNLIKELY, folder
from tests.harbour import BRIEF
from tests.workspace import TEMPLATES, Workspace

Run = Callable[..., Ran]
SPEC = "briefs/brief.yaml"
DAY = "1774051200"
"""21 March 2026, in seconds since 1970."""
FIRST = "output/brief/brief_2026-03-20_ed01_TLP-GREEN.pdf"
SECOND = "output/brief/brief_2026-03-20_ed02_TLP-GREEN.pdf"
MOVED = """\
edition 1, as of 2026-03-20 → {new}, as of 2026-03-20

Judgements
  reversed     reopening: the north channel reopens in May
               likelihood   likely (55–80%) → unlikely (20–45%)
               confidence   low
"""
WHY = "               reason       a second storm closed it\n"


@pytest.fixture
def run(harbour: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a way to run briefgen in the tiny workspace."""
    (harbour.root / "briefs/corpus/views/extend-or-wait.yaml").unlink()
    monkeypatch.chdir(harbour.root)
    for module in ("build.load", "compose.kit"):
        monkeypatch.setattr(f"briefgen.{module}.packaged_templates", lambda: TEMPLATES)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    monkeypatch.setenv("XDG_CACHE_HOME", str(harbour.root / "cache"))

    def running(*arguments: str) -> Ran:
        return run_main(monkeypatch, capsys, arguments)

    return running


@pytest.fixture
def two(run: Run, harbour: Workspace) -> Run:
    """Issue two editions."""
    texts = ("--texts", "texts")
    assert run("build", SPEC, "--issue", *texts).code == 0
    harbour.write({SPEC: UNLIKELY + REASON})
    assert run("build", SPEC, "--issue", *texts).code == 0
    return run


def test_an_edition_is_issued(run: Run) -> None:
    """Issuing says where the edition is and what was built; nothing new to issue is said, and is no fault."""
    code, out, err = run("build", SPEC, "--issue", "--texts", "texts")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == f"{FIRST}: issued as edition 1"
    code, out, err = run("build", SPEC, "--issue", "--texts", "texts")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == f"{SPEC}: nothing has changed since edition 1; no edition is issued"
    assert out.splitlines()[1].startswith("output/brief.pdf: up to date")


def test_editions_are_listed(two: Run) -> None:
    """Each edition is listed with its dates, marking, pages, state and what changed."""
    code, out, err = two("editions", SPEC)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "edition 1  as of 2026-03-20  issued 2026-03-21  TLP:GREEN  1 page  whole",
        f"  {FIRST.removeprefix('output/')}",
        "edition 2  as of 2026-03-20  issued 2026-03-21  TLP:GREEN  1 page  whole",
        f"  {SECOND.removeprefix('output/')}",
        "  since edition 1: reopening reversed",
    ]


def test_editions_as_json(two: Run) -> None:
    """The same as JSON, for programs."""
    found = json.loads(two("editions", SPEC, "--format", "json").out)["editions"]
    assert [(e["edition"], e["state"], e["pages"]) for e in found] == [
        (n, "whole", {"body": 1, "annex": 0}) for n in (1, 2)
    ]
    assert found[1]["changes"] == ["reopening reversed"]


def test_a_damaged_edition_is_a_finding(two: Run, harbour: Workspace) -> None:
    """A damaged edition is named with its fault, and the exit code says so."""
    (folder(harbour) / "ed01.manifest.json").write_bytes(b"{")
    code, out, _ = two("editions", SPEC)
    assert code == 1
    assert out.splitlines()[0] == "edition 1  damaged: the manifest is not JSON"


def test_editions_of_a_folder(two: Run, harbour: Workspace) -> None:
    """A folder lists the editions of each brief below its name, and those whose brief is gone."""
    harbour.write({"briefs/other.yaml": UNLIKELY})
    code, out, err = two("editions", ".")
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[:3] == [
        f"{SPEC}:",
        "  edition 1  as of 2026-03-20  issued 2026-03-21  TLP:GREEN  1 page  whole",
        f"    {FIRST.removeprefix('output/')}",
    ]
    assert (
        lines[-1] == "briefs/other.yaml: no edition has been issued; issue one with `briefgen build --issue`"
    )
    (harbour.root / SPEC).unlink()
    lines = two("editions", "briefs").out.splitlines()
    assert lines[0].startswith("briefs/other.yaml: no edition")
    assert lines[1:3] == [
        "output/brief (its brief is gone):",
        "  edition 1  as of 2026-03-20  issued 2026-03-21  TLP:GREEN  1 page  whole",
    ]
    found = json.loads(two("editions", "briefs", "--format", "json").out)["editions"]
    assert [(each["brief"], each["edition"]) for each in found] == [(None, 1), (None, 2)]


@pytest.mark.parametrize("brief", [UNLIKELY + REASON, "title: ["])
def test_status_has_damaged_editions(two: Run, harbour: Workspace, brief: str) -> None:
    """`status` reports an edition whose files have changed, also if the brief cannot be read; the exit code is 1."""
    (harbour.root / FIRST).write_bytes(b"%PDF-1.7")
    harbour.write({SPEC: brief})
    code, out, _ = two("status", "--texts", "texts")
    assert code == 1
    name = FIRST.rpartition("/")[2]
    assert f"  edition 1: `{name}` is not as issued\n" in out


def test_no_edition_yet(run: Run) -> None:
    """Where nothing was issued, the list says so."""
    said = f"{SPEC}: no edition has been issued; issue one with `briefgen build --issue`\n"
    assert run("editions", SPEC) == (0, said, "")


def test_no_such_brief(run: Run) -> None:
    """A brief that is not there, and never was issued, is named."""
    code, out, err = run("editions", "briefs/none.yaml")
    assert (code, out) == (2, "")
    assert err.startswith("briefs/none.yaml:1:1: error[file-unreadable]: no such brief")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (FIRST, SECOND),
        (f"{SPEC}@1", f"{SPEC}@2"),
        ("output/brief/ed01.evidence.json", "output/brief.pdf"),
        (f"{SPEC}@1", SPEC),
    ],
)
def test_two_of_a_kind_are_compared(two: Run, old: str, new: str) -> None:
    """Editions, PDFs, frozen data and the brief as it is are compared with each other, and say the same."""
    code, out, err = two("diff", old, new, "--texts", "texts")
    assert (code, out.replace("\u202f", " "), err) == (0, MOVED.format(new="edition 2") + WHY, "")


def test_the_working_brief_is_compared(two: Run, harbour: Workspace) -> None:
    """A change that is not explained yet is shown all the same, with the finding that it is not."""
    harbour.write({SPEC: BRIEF.replace("likely}", "very likely}")})
    code, out, err = two("diff", f"{SPEC}@2", SPEC, "--texts", "texts")
    assert code == 0
    assert "reversed     reopening" in out
    assert "error[change-unexplained]" in err


def test_nothing_changed(two: Run) -> None:
    """Where nothing changed, the text says so, and the JSON too."""
    assert two("diff", SECOND, SECOND).out.splitlines()[1:] == ["nothing changed"]
    assert json.loads(two("diff", SECOND, SECOND, "--format", "json").out)["changed"] is False


def test_a_damaged_edition_is_not_compared(two: Run, harbour: Workspace) -> None:
    """An edition that cannot be read is named, and the exit code says that nothing was compared."""
    (folder(harbour) / "ed01.manifest.json").write_bytes(b"{")
    code, out, err = two("diff", f"{SPEC}@1", f"{SPEC}@2")
    assert (code, out) == (1, "")
    assert "warning[edition-damaged]: edition 1: the manifest is not JSON" in err


@pytest.mark.parametrize(
    ("named", "code", "rule"),
    [
        (f"{SPEC}@9", 2, "edition-unknown"),
        ("none.pdf", 2, "file-unreadable"),
        ("none.yaml", 2, "file-unreadable"),
        ("texts/log.txt", 1, "key-missing"),
        ("briefs/fake.pdf", 1, "evidence-absent"),
        ("briefs/fake.json", 1, "evidence-altered"),
    ],
)
def test_what_cannot_be_compared(two: Run, harbour: Workspace, named: str, code: int, rule: str) -> None:
    """What is not there, or carries nothing to compare, is named; the exit code says which of the two."""
    harbour.write({"briefs/fake.pdf": "%PDF-1.7\n", "briefs/fake.json": "{}"})
    ran = two("diff", SECOND, named)
    assert (ran.code, ran.out) == (code, "")
    assert f"error[{rule}]" in ran.err or rule == "key-missing"
