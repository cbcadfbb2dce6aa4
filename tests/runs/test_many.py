"""Tests of building many briefs: side by side, on a schedule, with a report, for programs."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from briefgen.build import build as pipeline
from tests.cli.running import Ran, run_main
from tests.harbour import BRIEF
from tests.workspace import TEMPLATES, Workspace

Run = Callable[..., Ran]


@pytest.fixture
def run(harbour: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a way to run briefgen in a workspace of two briefs."""
    harbour.write(
        {
            "pyproject.toml": "[tool.briefgen]\ntime_limit_seconds = 2\n[tool.briefgen.rules]\nhypothesis-unheld = 'off'\ncase-bare = 'off'\n",
            "briefs/c.yaml": BRIEF.replace("The north", "This north"),
        }
    )
    (harbour.root / "briefs/brief.yaml").rename(harbour.root / "briefs/a.yaml")
    monkeypatch.chdir(harbour.root)
    for module in ("build.load", "compose.kit"):
        monkeypatch.setattr(f"briefgen.{module}.packaged_templates", lambda: TEMPLATES)
    for name in ("BRIEFGEN_TEXTS", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)

    def running(*arguments: str) -> Ran:
        return run_main(monkeypatch, capsys, arguments)

    return running


@pytest.fixture
def bad(harbour: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put three bad briefs among the others: one at fault, one without end, one that meets a bug."""
    files = {f"briefs/{name}.yaml": BRIEF for name in ("b2", "b3")}
    harbour.write({**files, "briefs/b1.yaml": BRIEF.replace("TLP:GREEN", "green")})
    build = pipeline._build

    def faulty(spec: Path, *rest: Any, **more: Any) -> Any:
        while spec.name == "b2.yaml":
            pass
        if spec.name == "b3.yaml":
            raise ZeroDivisionError("planted")
        return build(spec, *rest, **more)

    monkeypatch.setattr(pipeline, "_build", faulty)


def _outcomes(out: str) -> list[tuple[str, str]]:
    return [
        (o["brief"], o["outcome"]) for line in out.splitlines() if (o := json.loads(line))["event"] == "brief"
    ]


ALL = [
    ("briefs/a.yaml", "built"),
    ("briefs/b1.yaml", "failed"),
    ("briefs/b2.yaml", "failed"),
    ("briefs/b3.yaml", "failed"),
    ("briefs/c.yaml", "built"),
]


@pytest.mark.usefixtures("bad")
@pytest.mark.parametrize("jobs", ["1", "2", "8"])
def test_one_that_fails_leaves_the_others_whole(run: Run, jobs: str) -> None:
    """However many are built at once, each brief that can be is built, in order; the worst decides the exit code."""
    code, out, err = run("build", "briefs", "--texts", "texts", "--jobs", jobs)
    assert code == 70
    lines = out.splitlines()
    assert [line.partition(":")[0] for line in lines[:2]] == ["output/a.pdf", "output/c.pdf"]
    assert lines[2:] == [
        "5 briefs: 2 built, 3 failed",
        "  briefs/b1.yaml  1 error",
        "  briefs/b2.yaml  1 error",
        "  briefs/b3.yaml  a bug in briefgen",
        "findings by rule:",
        "  error    marking-unknown  1 finding in 1 brief",
        "  error    run-limit        1 finding in 1 brief",
    ]
    assert [Path(f"output/{name}.pdf").exists() for name in ("a", "b1", "b2", "b3", "c")] == [
        True,
        False,
        False,
        False,
        True,
    ]
    assert re.findall(r"(?:error\[[a-z-]+\]|a bug in briefgen)", err) == [
        "error[marking-unknown]",
        "error[run-limit]",
        "a bug in briefgen",
    ]


def test_as_many_at_once_give_the_same_bytes(run: Run) -> None:
    """Memos built side by side are those built one after the other, byte for byte."""
    run("build", "briefs", "--texts", "texts", "--jobs", "2", "-o", "two")
    run("build", "briefs", "--texts", "texts", "--jobs", "1", "-o", "one")
    for name in ("a.pdf", "c.pdf"):
        assert Path("one", name).read_bytes() == Path("two", name).read_bytes()


@pytest.mark.usefixtures("bad")
def test_a_run_has_a_report(run: Run) -> None:
    """The report holds every brief with what came of it, and its name says in which form."""
    code, _, _ = run("build", "briefs", "--texts", "texts", "--report", "made/report.json")
    report = json.loads(Path("made/report.json").read_bytes())
    assert report["exit_code"] == code == 70
    assert [(b["brief"], b["outcome"]) for b in report["briefs"]] == ALL
    assert report["briefs"][1]["findings"][0]["rule"] == "marking-unknown"
    assert report["briefs"][3]["bug"].endswith("ZeroDivisionError: planted")
    assert report["briefs"][4]["seconds"] > 0
    run("build", "briefs", "--texts", "texts", "--report", "report.xml")
    root = ET.fromstring(Path("report.xml").read_bytes())  # noqa: S314  # written right here
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("5", "2", "1")


def test_a_report_that_cannot_be_written_is_reported(run: Run) -> None:
    """Where the report cannot be written, the memos are, and the exit code says so."""
    code, out, err = run("build", "briefs", "--texts", "texts", "--report", "briefs/a.yaml/report.json")
    assert code == 2
    assert "2 briefs: 2 built" in out
    assert "error[output-unwritable]" in err


@pytest.mark.usefixtures("bad")
def test_a_log_for_programs(run: Run) -> None:
    """With `--log-format json` each line is an object, nothing else is printed, and what it says is complete."""
    code, out, err = run("build", "briefs", "--texts", "texts", "--log-format", "json")
    assert (code, err) == (70, "")
    first, *briefs, last = [json.loads(line) for line in out.splitlines()]
    assert (first["event"], first["briefs"]) == ("began", 5)
    assert [(b["event"], b["brief"], b["outcome"]) for b in briefs] == [("brief", *each) for each in ALL]
    assert briefs[1]["findings"][0]["hints"]
    assert (last["event"], last["exit_code"]) == ("ended", 70)
    assert last["summary"] == {"built": 2, "up-to-date": 0, "failed": 3}
    assert all(datetime.fromisoformat(o["time"]).tzinfo for o in (first, *briefs, last))


def test_what_fails_under_the_settings_strictness_is_a_failure(run: Run, harbour: Workspace) -> None:
    """A warning that stops a memo by the workspace's settings gives the exit code of findings."""
    settings = harbour.root / "pyproject.toml"
    settings.write_text(
        settings.read_text("utf-8").replace("[tool.briefgen]\n", "[tool.briefgen]\nstrict = true\n"), "utf-8"
    )
    code, out, _ = run("build", "briefs/a.yaml")
    assert (code, out) == (1, "")


SCHEDULED = "schedule: {every: 'Mon..Fri 06:00', timezone: Europe/London}\nquestion:"


@pytest.fixture
def clock(run: Run, harbour: Workspace, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Ran]:
    """Return a way to build what is due at a moment; of the two briefs one has a schedule."""
    path = harbour.root / "briefs/a.yaml"
    path.write_text(BRIEF.replace("question:", SCHEDULED, 1), "utf-8")

    def at(moment: str) -> Ran:
        monkeypatch.setattr(
            "briefgen.cli.build.now", lambda: datetime.fromisoformat(moment).replace(tzinfo=UTC)
        )
        return run("build", "briefs", "--texts", "texts", "--due")

    return at


def test_what_is_due_is_built_once(clock: Callable[[str], Ran]) -> None:
    """A brief is built when it is due, not again before its next time, and once for all times that were missed."""
    nothing = Ran(0, "nothing is due; next is briefs/a.yaml on Mon 23 Nov 2026 at 06:00 GMT\n", "")
    assert clock("2026-11-20T12:00").out.startswith("output/a.pdf: 1 page")
    assert clock("2026-11-20T12:15") == nothing
    assert clock("2026-11-22T06:00") == nothing
    due = clock("2026-11-23T06:00")
    assert due == Ran(0, "output/a.pdf: up to date, none of its inputs has changed\n", "")
    assert clock("2026-11-23T06:15").out.startswith("nothing is due; next is briefs/a.yaml on Tue 24 Nov")
    late = "briefs/a.yaml: late: it was due since 2026-11-24 06:00 GMT, 10 times\n"
    assert clock("2026-12-07T09:00") == due._replace(err=late)
    assert clock("2026-12-07T09:15").out.startswith("nothing is due")
    assert not Path("output/c.pdf").exists()


def test_what_fails_stays_due(clock: Callable[[str], Ran]) -> None:
    """A brief that could not be built is tried again later, or as soon as its file is changed."""
    clock("2026-11-20T12:00")
    path = Path("briefs/a.yaml")
    sound = path.read_text("utf-8")
    path.write_text(sound.replace("TLP:GREEN", "green"), "utf-8")
    assert clock("2026-11-23T06:00").code == 1
    assert clock("2026-11-23T06:15") == Ran(
        0,
        "nothing is due; next is briefs/a.yaml on Tue 24 Nov 2026 at 06:00 GMT; "
        "briefs/a.yaml has failed and is tried again after 2026-11-23 07:00 UTC\n",
        "",
    )
    path.write_text(sound, "utf-8")
    recovered = "briefs/a.yaml: recovered: it had failed since 2026-11-23 06:00 UTC (1 try)\n"
    assert clock("2026-11-23T06:30")[::2] == (0, recovered)
    assert clock("2026-11-23T06:45").out.startswith("nothing is due")


def test_a_clock_set_back_builds_once_more(clock: Callable[[str], Ran]) -> None:
    """A build in what is now the future does not keep a brief from being built; one is enough again."""
    clock("2030-01-07T12:00")
    assert clock("2026-11-23T06:15").out.startswith("output/a.pdf")
    assert clock("2026-11-23T06:30").out.startswith("nothing is due")


def test_without_a_schedule_nothing_is_due(run: Run) -> None:
    """Where no brief has a schedule, there is nothing to do and nothing to wait for."""
    assert run("build", "briefs", "--due") == Ran(0, "nothing is due\n", "")
    code, out, _ = run("build", "briefs", "--due", "--log-format", "json")
    assert (code, [json.loads(line)["event"] for line in out.splitlines()]) == (0, ["began", "ended"])


def test_the_schedule_is_printed_and_written(run: Run, harbour: Workspace) -> None:
    """`schedule` prints what it would write, with this interpreter and this workspace in it."""
    code, out, err = run("schedule", "systemd", ".")
    assert (code, err) == (0, "")
    assert f'"{sys.executable}" "-P" "-m" "briefgen" "build" "--due" "{harbour.root}"' in out
    assert f"\nUser={harbour.root.owner()}\n" in out
    assert run("schedule", "systemd", "-o", "units").code == 0
    written = [path.read_text("utf-8") for path in Path("units").iterdir()]
    assert "\n".join(sorted(written, key=out.index)) == out
    assert "*/15 * * * * " in run("schedule", "cron").out
    assert "cron: " in run("schedule", "github", "--from", "acme/briefgen@v0.1.0").out
    assert run("schedule", "systemd", "--issue").out.count('"--issue"') == 1


@pytest.mark.parametrize(
    "given", [(), ("--from", "briefgen"), ("--from", "acme/briefgen"), ("--from", "a/b@'x")]
)
def test_a_workflow_has_to_install_briefgen(run: Run, given: tuple[str, ...]) -> None:
    """Without the repository and the tag that briefgen is installed from, no workflow is printed."""
    code, out, err = run("schedule", "github", *given)
    assert (code, out) == (2, "")
    assert "--from OWNER/NAME@v0.1.0" in err


def test_a_terminal_shows_a_bar_and_a_log_does_not(run: Run, harbour: Workspace) -> None:
    """On a terminal a bar moves below the lines, and is gone in the end; a log holds the lines alone."""
    pty = pytest.importorskip("pty")
    run("build", "briefs", "--texts", "texts")
    command = [sys.executable, "-m", "briefgen", "build", "briefs", "--texts", "texts", "--force"]
    plain = subprocess.run(command, cwd=harbour.root, capture_output=True, text=True, check=True)  # noqa: S603  # ourselves
    assert plain.stderr == ""
    mine, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}  # noqa: TID251  # a terminal's
    with subprocess.Popen(command, cwd=harbour.root, stdout=theirs, stderr=theirs, env=environment) as child:  # noqa: S603
        os.close(theirs)
        seen = b""
        try:
            while piece := os.read(mine, 4096):
                seen += piece
        except OSError:  # the other end is closed
            pass
        os.close(mine)
    assert child.returncode == 0
    text = seen.decode()
    assert "building" in text
    assert "2/2" in text
    for line in plain.stdout.splitlines():
        assert line in re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text).replace("\r", "")
