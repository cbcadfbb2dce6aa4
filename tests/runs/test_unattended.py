"""Tests of unattended runs: what is reported however a run ends, to whom, and what is kept."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from briefgen.build import build as pipeline
from tests.harbour import BRIEF
from tests.runs.conftest import At
from tests.workspace import Workspace

DAY = datetime(2026, 10, 1, 6, 1, tzinfo=UTC)
TEXTS = ("--texts", "texts")
HOUR = timedelta(hours=1)


def _report(name: str = "r.json") -> Any:
    return json.loads(Path(name).read_bytes())


def _events(out: str) -> list[str]:
    return [json.loads(line)["event"] for line in out.splitlines()]


def test_broken_settings_are_reported(at: At, harbour: Workspace) -> None:
    """Where the settings are broken, report, log and record say so, and none is left from the run before."""
    build = ("build", "--due", ".", *TEXTS, "--report", "r.json")
    assert at(DAY, *build).code == 0
    settings = harbour.root / "pyproject.toml"
    sound = settings.read_text("utf-8")
    settings.write_text(sound + "x = [\n", "utf-8")
    later = DAY + HOUR
    ran = at(later, *build, "--log-format", "json")
    assert (ran.code, _events(ran.out)) == (2, ["began", "ended"])
    assert json.loads(ran.out.splitlines()[-1])["findings"][0]["rule"] == "settings-syntax"
    report = _report()
    assert (report["began"], report["exit_code"]) == (later.isoformat(), 2)
    assert [finding["rule"] for finding in report["findings"]] == ["settings-syntax"]
    at(later + HOUR, *build)
    settings.write_text(sound, "utf-8")
    lines = at(later, "runs").out.splitlines()
    assert len(lines) == 2
    assert "2 runs  exit 2  pyproject.toml:4: not valid TOML" in lines[1]


def test_a_bug_is_reported(at: At, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug outside of a build ends the run with exit code 70, and the report names it."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr("briefgen.cli.unattended.due_state", broken)
    ran = at(DAY, "build", "--due", ".", *TEXTS, "--report", "r.json", "--log-format", "json")
    assert (ran.code, _events(ran.out)) == (70, ["began", "ended"])
    report = _report()
    assert report["ended_by"].endswith("ZeroDivisionError: planted")
    assert [each["outcome"] for each in report["briefs"]] == ["not-reached", "not-reached"]


def test_the_report_names_what_is_there_from_before(at: At, harbour: Workspace) -> None:
    """For a brief that failed or was not due, the report has the memo of the last build with its marking."""
    build = ("build", "--due", ".", *TEXTS, "--report", "r.json")
    at(DAY, *build)
    path = harbour.root / "briefs/brief.yaml"
    path.write_text(path.read_text("utf-8").replace("TLP:GREEN", "green"), "utf-8")
    at(DAY + 24 * HOUR, *build)
    failed, built = _report()["briefs"]
    assert failed["previous"] == {
        "memo": "output/brief.pdf",
        "built": DAY.isoformat(),
        "marking": "TLP:GREEN",
        "as_of": "2026-03-20",
        "edition": 0,
    }
    assert (failed["outcome"], failed["rules"], failed["memo"]) == ("failed", {"marking-unknown": 1}, None)
    assert (built["outcome"], built["previous"]) == ("up-to-date", None)
    at(DAY + 24.5 * HOUR, *build)
    waiting, resting = _report()["briefs"]
    assert (waiting["outcome"], waiting["next_try"]) == ("waiting", (DAY + 25 * HOUR).isoformat())
    assert (resting["outcome"], resting["previous"]["marking"]) == ("not-due", "TLP:GREEN")
    assert _report()["summary"] == {"built": 0, "up-to-date": 0, "failed": 0, "not-due": 1, "waiting": 1}


def test_the_waits_grow(at: At, harbour: Workspace) -> None:
    """A brief that fails is tried again after 1, 2, 4, 8, 16 and 24 hours; only the first try is reported."""
    path = harbour.root / "briefs/brief.yaml"
    path.write_text(path.read_text("utf-8").replace("TLP:GREEN", "green"), "utf-8")
    (harbour.root / "briefs/other.yaml").unlink()
    ran = [at(DAY + hours * HOUR, "build", "--due", ".", *TEXTS) for hours in range(60)]
    tried = [hours for hours, each in enumerate(ran) if "still fails" in each.out or each.code]
    assert tried == [0, 1, 3, 7, 15, 31, 55]
    assert [hours for hours, each in enumerate(ran) if each.err] == [0]
    status = at(DAY + 60 * HOUR, "status").out
    assert (
        "  has failed since 2026-10-01 06:01 UTC (7 tries); tried again after 2026-10-04 13:01 UTC" in status
    )
    assert "  last failure 2026-10-03 13:01 UTC: marking-unknown: " in status
    assert "  last success never" in status


def test_another_fault_is_reported_at_once(at: At, harbour: Workspace) -> None:
    """A changed file is tried at once; other findings are printed, and the failure is as old as it was."""
    path = harbour.root / "briefs/brief.yaml"
    sound = path.read_text("utf-8")
    path.write_text(sound.replace("TLP:GREEN", "green"), "utf-8")
    at(DAY, "build", "--due", ".", *TEXTS)
    path.write_text(sound.replace("two-page-brief", "no-such-product"), "utf-8")
    ran = at(DAY + HOUR / 4, "build", "--due", ".", *TEXTS)
    assert (ran.code, "error[product-unknown]" in ran.err) == (1, True)
    path.write_text(sound, "utf-8")
    ran = at(DAY + HOUR / 2, "build", "--due", ".", *TEXTS)
    assert ran.err == "briefs/brief.yaml: recovered: it had failed since 2026-10-01 06:01 UTC (1 try)\n"


@pytest.mark.parametrize("key", ["shedule", "Schedule", "schedul"])
def test_a_misspelt_schedule_is_an_error(at: At, harbour: Workspace, key: str) -> None:
    """A brief whose schedule has a misspelt key is reported by a due run, not silently never due."""
    path = harbour.root / "briefs/brief.yaml"
    path.write_text(path.read_text("utf-8").replace("schedule:", f"{key}:"), "utf-8")
    ran = at(DAY, "build", "--due", ".", *TEXTS)
    assert (ran.code, "error[key-unknown]" in ran.err, "`schedule`" in ran.err) == (1, True, True)


def test_damaged_records_are_listed(at: At, harbour: Workspace) -> None:
    """A damaged record is a line of its own; the next run goes on from the last whole one."""
    path = harbour.root / "briefs/brief.yaml"
    path.write_text(path.read_text("utf-8").replace("TLP:GREEN", "green"), "utf-8")
    build = ("build", "--due", ".", *TEXTS)
    assert at(DAY, *build).code == 1
    folder = harbour.root / "output/.briefgen/runs"
    (folder / "000002.json").write_bytes(b"\x00\xff{")
    (folder / "000003.json").write_text('{"began": "soon"}', "utf-8")
    (folder / "000004.json").write_text("[" * 100_000, "utf-8")
    os.mkfifo(folder / "000005.json")
    assert at(DAY + HOUR, *build)[::2] == (0, "")
    lines = at(DAY, "runs").out.splitlines()
    assert [line.split()[0] for line in lines] == ["1", "2", "3", "4", "5", "6"]
    assert [line.endswith("the record is damaged") for line in lines] == [False, *[True] * 4, False]
    plain = json.loads(at(DAY, "runs", "--format", "json").out)
    assert [each["state"] for each in plain["runs"]] == ["ended", *["damaged"] * 4, "ended"]


def test_a_folder_of_records_that_cannot_be_written(at: At, harbour: Workspace) -> None:
    """Where no record can be written, the memos are built, and the exit code and one finding say so."""
    (harbour.root / "output/.briefgen").mkdir(parents=True)
    (harbour.root / "output/.briefgen/runs").write_text("a file", "utf-8")
    ran = at(DAY, "build", "--due", ".", *TEXTS)
    assert (ran.code, ran.err.count("error[output-unwritable]")) == (2, 1)
    assert (harbour.root / "output/brief.pdf").is_file()


def test_a_clock_that_was_set_back_tries_again(at: At, harbour: Workspace) -> None:
    """A failure in what is now the future does not keep a brief from being tried."""
    path = harbour.root / "briefs/brief.yaml"
    path.write_text(path.read_text("utf-8").replace("TLP:GREEN", "green"), "utf-8")
    at(DAY.replace(year=2030), "build", "--due", ".", *TEXTS)
    assert "still fails" in at(DAY, "build", "--due", ".", *TEXTS).out
    assert "still fails" not in at(DAY + HOUR / 2, "build", "--due", ".", *TEXTS).out


def test_the_operators_command_gets_the_report(at: At, harbour: Workspace) -> None:
    """`--notify` gets the report as JSON where something is new, and not where nothing is."""
    command = f"{sys.executable} -c \"import sys; open('got', 'a').write(sys.stdin.read())\""
    build = ("build", "--due", ".", *TEXTS, "--notify", command)
    at(DAY, *build)
    got = harbour.root / "got"
    assert json.loads(got.read_text("utf-8"))["summary"]["built"] == 2
    got.unlink()
    at(DAY + HOUR, *build)
    assert not got.exists()


@pytest.mark.parametrize(
    ("command", "why"),
    [
        ("false", "the command ended with exit code 1"),
        ("/no/such/command", "the command cannot be started: no such file or directory"),
        ("'", "the command cannot be started: no closing quotation"),
        (" ", "the command cannot be started"),
        ("sleep 60", "the command was ended after 0.2 s"),
        ("sh -c 'sleep 60 & sleep 60'", "the command was ended after 0.2 s"),
    ],
)
def test_a_command_that_fails_is_a_warning(
    at: At, monkeypatch: pytest.MonkeyPatch, command: str, why: str
) -> None:
    """A command that cannot be started, fails or hangs is a warning, and the run is as it was."""
    monkeypatch.setattr("briefgen.runs.notify.notify.__defaults__", (0.2,))
    ran = at(DAY, "build", "briefs/brief.yaml", *TEXTS, "--notify", command)
    assert (ran.code, f"warning[notify-failed]: {why}" in ran.err) == (0, True)


def _start(root: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start a run of which a build never ends, and wait until it is at work."""
    loop = "import briefgen.build.build as b, time; b._build = lambda *a, **k: time.sleep(60)"
    heeds = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"  # a job in the background does not
    script = f"{heeds}; {loop}; import sys; sys.argv = ['briefgen', *{list(arguments)!r}]; from briefgen.cli.main import main; main()"
    child = subprocess.Popen(  # noqa: S603  # ourselves
        [sys.executable, "-c", script], cwd=root, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    records = root / "output/.briefgen"
    for _ in range(600):
        if list(records.glob("*.lock")):
            return child
        time.sleep(0.1)
    raise AssertionError(child.communicate())


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_is_reported(at: At, harbour: Workspace, number: signal.Signals) -> None:
    """A run that a signal ends reports it, lists what was not reached, and ends by that signal."""
    child = _start(harbour.root, "build", ".", "--report", "r.json", "--log-format", "json", "--jobs", "1")
    child.send_signal(number)
    out, err = child.communicate(timeout=60)
    assert (child.returncode, err, _events(out)) == (-number, "", ["began", "ended"])
    report = _report()
    assert (report["exit_code"], report["ended_by"]) == (128 + number, number.name)
    assert [each["outcome"] for each in report["briefs"]] == ["not-reached", "not-reached"]
    assert f"ended by {number.name}" in at(DAY, "runs").out


def test_a_killed_run_is_reported_by_the_next(at: At, harbour: Workspace) -> None:
    """A killed run leaves a report without an exit code, and the next run reports it once."""
    (harbour.root / "r.json").write_text('{"exit_code": 0}', "utf-8")
    child = _start(harbour.root, "build", ".", "--report", "r.json", "--jobs", "1")
    assert "is running" in at(DAY, "runs").out
    child.kill()
    child.communicate()
    for _ in range(100):  # its child process ends with it
        if "did not end" in at(DAY, "runs").out:
            break
        time.sleep(0.1)
    assert _report()["exit_code"] is None
    build = ("build", "--due", ".", *TEXTS)
    assert "did not end: it was killed, or the machine stopped" in at(DAY, *build).err
    assert at(DAY + HOUR, *build).err == ""
    record = harbour.root / "output/.briefgen/runs/000009.json"
    record.write_text(json.dumps({"began": DAY.isoformat(), "due": True}), "utf-8")
    idle = at(DAY + HOUR, *build)  # also where nothing is due
    assert (idle.out.startswith("nothing is due"), "run 9 of" in idle.err) == (True, True)


def test_a_bug_in_one_build_is_reported_once(at: At, monkeypatch: pytest.MonkeyPatch) -> None:
    """A bug in a build is a failure like another: tried again, reported once."""

    def faulty(spec: Path, *_: Any, **__: Any) -> Any:
        raise ZeroDivisionError(spec.name)

    monkeypatch.setattr(pipeline, "_build", faulty)
    assert at(DAY, "build", "--due", ".", *TEXTS).code == 70
    assert at(DAY + HOUR, "build", "--due", ".", *TEXTS)[::2] == (0, "")


def test_a_build_by_hand_recovers(at: At, harbour: Workspace) -> None:
    """A brief that is mended and built by hand is reported as recovered by the next due run, once."""
    path = harbour.root / "briefs/brief.yaml"
    sound = path.read_text("utf-8")
    path.write_text(sound.replace("TLP:GREEN", "green"), "utf-8")
    past = datetime(2020, 1, 1, 7, tzinfo=UTC)
    at(past, "build", "--due", ".", *TEXTS)
    path.write_text(sound.replace(BRIEF, BRIEF), "utf-8")
    at(past + HOUR, "build", "briefs/brief.yaml", *TEXTS)
    record = harbour.root / "output/.briefgen/brief.record"
    os.utime(record, ((past + HOUR).timestamp(),) * 2)
    build = ("build", "--due", ".", *TEXTS)
    assert "brief.yaml: recovered" in at(past + 2 * HOUR, *build).err
    assert at(past + 3 * HOUR, *build).err == ""


def test_a_schedule_ages(at: At) -> None:
    """Two years later a due run names what has expired and how late it is, and `status` says since when."""
    build = ("build", "--due", "briefs/brief.yaml", *TEXTS)
    assert at(DAY, *build)[::2] == (0, "")
    later, expired = DAY.replace(year=2028), "`channel-closed` was valid until 2026-10-12"
    ran = at(later, *build)
    assert ran.code == 0
    assert ran.err.splitlines() == [
        "briefs/brief.yaml: late: it was due since 2026-10-02 06:00 BST, 731 times",
        f"briefs/brief.yaml: expired since the memo's date, 2026-03-20: {expired}",
    ]
    assert at(later + HOUR, "status", "briefs/brief.yaml").code == 0
    status = at(later + 9 * 24 * HOUR, "status", "briefs/brief.yaml", *TEXTS)
    assert status.code == 1
    assert status.out.splitlines()[1:] == [
        f"  expired since the memo's date: {expired}",
        "  next due 2028-10-11 06:00 BST",
        "  overdue since 2028-10-02 06:00 BST, 9 times",
        "  last success 2028-10-01 06:01 UTC",
    ]
