"""Tests of the command `audit`: exit codes and what is printed in each format."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Ran, run_main

TEXT = "The port of Ostby handled 41 ships in March 2026. It has nine berths.\n"
RIGHT = "The port of Ostby handled 41 ships in March 2026.\n"
WRONG = "The port of Ostby handled 71 ships in March 2026.\n"
UNKNOWN = "Exports of timber to Karelia grew by 12 per cent.\n"


Run = Callable[..., Ran]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that writes a draft and audits it, in a folder that has nothing but a text."""
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "port.txt").write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BRIEFGEN_TEXTS", raising=False)

    def running(draft: str, *options: str) -> Ran:
        (tmp_path / "draft.md").write_text(draft, "utf-8")
        return run_main(monkeypatch, capsys, ["audit", "draft.md", "--texts", "elsewhere", *options])

    return running


def test_supported_draft(run: Run) -> None:
    """A draft of which all is supported prints by what, and the exit code is 0."""
    code, out, err = run(RIGHT, "--strict")
    assert (code, err) == (0, "")
    assert out == (
        "draft.md:1:1: supported: The port of Ostby handled 41 ships in March 2026.\n"
        "  by `port.txt`, paragraph 1\ndraft.md: 1 supported\n"
    )


def test_altered_draft(run: Run) -> None:
    """An alteration is shown at its place with the passage, and the exit code is 1."""
    code, out, err = run(WRONG)
    assert (code, err) == (1, "")
    assert out == (
        "draft.md:1:1: error[draft-altered]: the draft says `71`, the passage `41`: the numbers differ\n"
        f"1 | {WRONG}  | {'^' * 49}\n"
        "hint: `port.txt`, paragraph 1 has: The port of Ostby handled 41 ships in March 2026.\n"
        "draft.md: 1 altered\n"
    )


@pytest.mark.parametrize(("options", "expected"), [((), 0), (("--strict",), 1)])
def test_what_nothing_supports(run: Run, options: tuple[str, ...], expected: int) -> None:
    """What nothing supports is a warning, and an error with `--strict`."""
    code, out, err = run(UNKNOWN, *options)
    assert (code, err) == (expected, "")
    assert "warning[draft-unsupported]" in out


def test_formats_for_programs(run: Run) -> None:
    """JSON has every verdict; SARIF and GitHub have what is not supported, in their own forms."""
    code, out, err = run(RIGHT + WRONG, "--format", "json")
    assert (code, err) == (1, "")
    (draft,) = json.loads(out)["drafts"]
    assert [f["verdict"] for f in draft["findings"]] == ["supported", "altered"]
    out = run(RIGHT + WRONG, "--format", "sarif").out
    assert [r["ruleId"] for r in json.loads(out)["runs"][0]["results"]] == ["draft-altered"]
    out = run(RIGHT + WRONG, "--format", "github").out
    assert out.startswith("::error file=draft.md,line=2,col=1,endLine=2,endColumn=50,title=draft-altered::")


def test_repair(run: Run) -> None:
    """`--repair json` prints instructions alone, whatever the findings are."""
    code, out, err = run(WRONG, "--repair", "json")
    assert (code, err) == (1, "")
    (repair,) = json.loads(out)["repairs"]
    assert (repair["action"], repair["from"], repair["to"]) == ("replace", "71", "41")


def test_no_brief_without_facts(run: Run) -> None:
    """Without a corpus no brief can be written, and the diagnostic says what to do."""
    code, out, err = run(RIGHT, "--to", "brief")
    assert (code, out) == (2, "")
    assert err.startswith(
        "draft.md:1:1: error[brief-empty]: no fact of the corpus says what the draft says\nhint: "
    )


def test_draft_that_is_not_there(
    run: Run, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A draft that cannot be read is a usage error."""
    run(RIGHT)
    Path("draft.md").unlink()
    assert run_main(monkeypatch, capsys, ["audit", "draft.md"]).code == 2
