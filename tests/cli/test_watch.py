"""Tests of `build --watch`."""

from __future__ import annotations

import json
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from briefgen.cli import main as cli
from tests.harbour import BRIEF
from tests.workspace import Workspace

PATIENCE_S = 600
QUIET_S = 1.0
"""How long nothing comes where nothing is to come."""
SETTINGS = "[tool.briefgen.rules]\nhypothesis-unheld = 'off'\ncase-bare = 'off'\n"
SHOWS_MEASURE = "key_figures:\n  - {measure: north-depth}\nviews: []\n"


def _heed_interrupts() -> None:
    """Undo what a shell does to what it runs in the background: it ignores Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Watcher:
    """A run of `build --watch`, with the objects that it prints."""

    def __init__(self, root: Path) -> None:
        command = (
            sys.executable,
            "-m",
            "briefgen",
            "build",
            "briefs",
            "--texts",
            "texts",
            "--watch",
            "--log-format",
            "json",
        )
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(  # noqa: S603  # ours
            command,
            cwd=root,
            stdout=pipe,
            stderr=pipe,
            text=True,
            preexec_fn=_heed_interrupts,  # noqa: PLW1509  # nothing but a handler is set there
        )
        self._events: queue.Queue[dict[str, Any]] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in self.process.stdout or ():
            self._events.put(json.loads(line))

    def begun(self) -> list[str]:
        """Wait until it watches; return what it built before."""
        return list(iter(self.next, "watching"))

    def next(self, patience: float = PATIENCE_S) -> str:
        """Return the next event: its name, or a brief with its outcome."""
        try:
            event = self._events.get(timeout=patience)
        except queue.Empty:
            return "nothing"
        return (
            f"{Path(event['brief']).stem} {event['outcome']}"
            if event["event"] == "brief"
            else str(event["event"])
        )

    def end(self) -> int:
        """Stop it like Ctrl-C does; return its exit code."""
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(PATIENCE_S)
        assert self.process.stderr is not None
        assert self.process.stdout is not None
        assert self.process.stderr.read() == ""
        for stream in (self.process.stderr, self.process.stdout):
            stream.close()
        return code


@pytest.fixture
def watcher(harbour: Workspace) -> Iterator[Watcher]:
    """Watch three briefs: one with a fact, one with that fact and a measure, one with an error."""
    (harbour.root / "briefs/corpus/views/extend-or-wait.yaml").unlink()
    (harbour.root / "briefs/brief.yaml").unlink()
    harbour.write(
        {
            "pyproject.toml": SETTINGS,
            "briefs/closed.yaml": BRIEF,
            "briefs/depth.yaml": BRIEF + SHOWS_MEASURE,
            "briefs/wrong.yaml": BRIEF.replace("TLP:GREEN", "green"),
        }
    )
    watcher = Watcher(harbour.root)
    yield watcher
    watcher.process.kill()
    watcher.process.wait()


def _replace(path: Path, old: str, new: str) -> None:
    """Save a file as many editors do: write a new file, then rename it."""
    text = path.read_text("utf-8")
    assert old in text
    beside = path.with_name(f"{path.name}~")
    beside.write_text(text.replace(old, new), "utf-8")
    beside.replace(path)


def test_a_saved_file_rebuilds_the_briefs_it_affects(watcher: Watcher, harbour: Workspace) -> None:
    """Only affected briefs are rebuilt, errors are reported, and watching continues until Ctrl-C."""
    briefs, facts = harbour.root / "briefs", harbour.root / "briefs/corpus/facts"
    assert watcher.begun() == ["began", "closed built", "depth built", "wrong failed"]
    assert watcher.next() == "wrong failed"  # the look at what changed before the watch began
    (harbour.root / "briefs/corpus/notes.txt").write_text("of no brief", "utf-8")

    _replace(briefs / "closed.yaml", "stays closed", "is still closed")
    events = [watcher.next(), watcher.next()]
    assert sorted(events) == ["closed built", "wrong failed"]

    _replace(briefs / "wrong.yaml", "marking: green", "marking: TLP:GREEN")
    assert watcher.next() == "wrong built"

    (facts / "new.yaml").write_text(
        "facts:\n  - id: depth-later\n    statement: The north channel is eight metres deep.\n"
        "    figure: {measure: north-depth, value: 8, unit: m, as_of: 2026-03-04}\n"
        "    evidence: [{source: log, exact: a depth of eight metres}]\n",
        "utf-8",
    )
    assert watcher.next() == "depth failed"
    (facts / "new.yaml").unlink()
    assert watcher.next() == "depth up-to-date"

    (briefs / "late.yaml").write_text(BRIEF, "utf-8")
    assert watcher.next() == "late built"

    (harbour.root / "pyproject.toml").write_text(SETTINGS + "judgement-single-origin = 'off'\n", "utf-8")
    assert sorted(watcher.next() for _ in range(4)) == [
        "closed built",
        "depth built",
        "late built",
        "wrong built",
    ]
    assert watcher.next(QUIET_S) == "nothing"
    assert watcher.end() == 0


def test_watch_refuses_options_of_a_single_run(
    harbour: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Options for a single run, a report or schedules cannot be combined with `--watch`."""
    monkeypatch.chdir(harbour.root)
    for option in (("--due",), ("--issue",), ("--timings",), ("--report", "r.json")):
        monkeypatch.setattr(sys, "argv", ["briefgen", "build", "briefs", "--watch", *option])
        with pytest.raises(SystemExit) as end:
            cli.main()
        assert end.value.code == 2
        assert "--watch cannot be combined with" in capsys.readouterr().err
    assert not (harbour.root / "output").exists()
