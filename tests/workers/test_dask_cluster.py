"""Tests of builds on a real Dask cluster: a scheduler and two workers, each a process of its own."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct, field

from briefgen.diagnostic import Span
from briefgen.workers import dask_cluster
from tests.harbour import BRIEF
from tests.workspace import Workspace

BRIEFS, FEW = 24, 6
"""How many briefs are built where a process is killed in the middle, and where none is."""
PATIENCE_S = 600
SETTINGS = "[tool.briefgen.rules]\nhypothesis-unheld = 'off'\ncase-bare = 'off'\n"


class Cluster(Struct):
    """A scheduler with its workers."""

    file: Path
    address: str = ""
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def begin(self, role: str, *options: str) -> None:
        """Begin a scheduler or a worker on this machine alone."""
        common = ("--host", "127.0.0.1", "--scheduler-file", str(self.file), "--no-dashboard")
        command = (sys.executable, "-m", f"distributed.cli.dask_{role}", *common, *options)
        quiet = subprocess.DEVNULL
        self.processes.append(subprocess.Popen(command, stdout=quiet, stderr=quiet, cwd=self.file.parent))  # noqa: S603  # ours


@pytest.fixture
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """Begin a scheduler; the test adds the workers."""
    cluster = Cluster(tmp_path_factory.mktemp("cluster") / "scheduler.json")
    try:
        cluster.begin("scheduler", "--port", "0")
        until = time.monotonic() + PATIENCE_S
        while not cluster.address:
            assert time.monotonic() < until, "the scheduler does not start"
            time.sleep(0.05)
            if cluster.file.exists() and cluster.file.stat().st_size:
                cluster.address = json.loads(cluster.file.read_text("utf-8"))["address"]
        yield cluster
    finally:
        for process in cluster.processes:
            process.kill()
            process.wait()


@pytest.fixture
def briefs(harbour: Workspace) -> Workspace:
    """Make a workspace of many briefs, each different."""
    (harbour.root / "briefs/corpus/views/extend-or-wait.yaml").unlink()
    (harbour.root / "briefs/brief.yaml").unlink()
    texts = {
        f"briefs/b{n:02}.yaml": BRIEF.replace("stays closed", f"stays closed {'a' * n}")
        for n in range(BRIEFS)
    }
    return harbour.write({"pyproject.toml": SETTINGS, **texts})


def _command(*options: str) -> tuple[str, ...]:
    return (sys.executable, "-m", "briefgen", "build", "briefs", "--texts", "texts", *options)


def test_all_memos_are_there_though_a_worker_is_killed(cluster: Cluster, briefs: Workspace) -> None:
    """With one of two workers killed in the middle, every memo is built in the end, with the bytes it has from here."""
    for _ in range(2):
        cluster.begin("worker", "--nthreads", "1", "--no-nanny")
    there = ("--engine", "dask", "--scheduler", cluster.address, "-o", "there", "--report", "report.json")
    with subprocess.Popen(_command(*there), cwd=briefs.root, stderr=subprocess.PIPE) as run:  # noqa: S603  # ourselves
        until = time.monotonic() + PATIENCE_S
        while len(list((briefs.root / "there").glob("*.pdf"))) < 3:
            assert run.poll() is None
            assert time.monotonic() < until, "nothing is built"
            time.sleep(0.005)
        cluster.processes[1].kill()
        in_the_middle = len(list((briefs.root / "there").glob("*.pdf"))) < BRIEFS
        _, errors = run.communicate(timeout=PATIENCE_S)
    assert in_the_middle
    assert (run.returncode, errors) == (0, b"")
    summary = json.loads((briefs.root / "report.json").read_bytes())["summary"]
    assert (summary["failed"], sum(summary.values())) == (0, BRIEFS)
    subprocess.run(_command("-o", "here"), cwd=briefs.root, check=True, capture_output=True)  # noqa: S603  # ourselves
    for path in sorted((briefs.root / "here").glob("*.pdf")):
        assert (briefs.root / "there" / path.name).read_bytes() == path.read_bytes()


def test_findings_and_limits_come_back(cluster: Cluster, briefs: Workspace) -> None:
    """What is wrong with a brief is reported here as if it had been built here, and the others are built."""
    cluster.begin("worker", "--nthreads", "2", "--nworkers", "1")
    for path in sorted((briefs.root / "briefs").glob("b*.yaml"))[FEW:]:
        path.unlink()
    briefs.write({"briefs/b03.yaml": BRIEF.replace("TLP:GREEN", "green")})
    options = ("--engine", "dask", "--scheduler", cluster.address)
    run = subprocess.run(_command(*options), cwd=briefs.root, capture_output=True, text=True, check=False)  # noqa: S603  # ourselves
    assert run.returncode == 1
    assert f"{FEW} briefs: {FEW - 1} built, 1 failed\n  briefs/b03.yaml  1 error\n" in run.stdout
    assert run.stderr.startswith("briefs/b03.yaml:4:10: error[marking-unknown]: `green`")


WITHOUT = "import sys; sys.modules['briefgen'] = None; from distributed.cli.dask_worker import main; main()"
"""A worker that cannot load briefgen."""


@pytest.mark.parametrize("lost", ["the workers", "the scheduler"])
def test_a_cluster_that_is_lost_ends_the_run(cluster: Cluster, briefs: Workspace, lost: str) -> None:
    """With both workers, or the scheduler, killed, the run ends with one finding; what was built is reported."""
    for _ in range(2):
        cluster.begin("worker", "--nthreads", "1", "--no-nanny")
    options = ("--engine", "dask", "--scheduler", cluster.address, "--report", "report.json")
    with subprocess.Popen(_command(*options), cwd=briefs.root, stderr=subprocess.PIPE, text=True) as run:  # noqa: S603  # ourselves
        until = time.monotonic() + PATIENCE_S
        while len(list((briefs.root / "output").glob("*.pdf"))) < 3:
            assert run.poll() is None
            assert time.monotonic() < until, "nothing is built"
            time.sleep(0.005)
        for process in cluster.processes[1:] if lost == "the workers" else cluster.processes[:1]:
            process.kill()
        _, errors = run.communicate(timeout=PATIENCE_S)
    assert run.returncode == 2
    assert errors.count("error[") == errors.count("engine-lost") == 1
    assert "Traceback" not in errors
    summary = json.loads((briefs.root / "report.json").read_bytes())["summary"]
    assert summary["failed"] >= 1
    assert sum(summary.values()) == BRIEFS


def test_a_worker_without_briefgen_is_named(cluster: Cluster, briefs: Workspace) -> None:
    """A worker that cannot load briefgen ends the run with one line, before anything is built."""
    file = ("--scheduler-file", str(cluster.file))
    command = (sys.executable, "-c", WITHOUT, *file, "--nthreads", "1", "--no-nanny", "--no-dashboard")
    quiet = subprocess.DEVNULL
    cluster.processes.append(subprocess.Popen(command, stdout=quiet, stderr=quiet))  # noqa: S603  # ours
    errors = _unready(briefs, "--engine", "dask", "--scheduler", cluster.address)
    assert "not every worker has this briefgen" in errors
    assert errors.count("\n") == 2
    assert "none that it can load" in errors


def test_what_is_no_scheduler_is_named(briefs: Workspace) -> None:
    """A port that answers nothing, and what is no address, end the run with one finding."""
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        addresses = {
            f"tcp://127.0.0.1:{silent.getsockname()[1]}": "the scheduler does not answer",
            "gopher://x": "not the address of a scheduler",
            "localhost:port": "not the address of a scheduler",
        }
        for address, message in addresses.items():
            errors = _unready(briefs, "--engine", "dask", "--scheduler", address)
            assert f"error[engine-unready]: {message}" in errors
            assert errors.count("\n") == 2


def _unready(workspace: Workspace, *options: str) -> str:
    run = subprocess.run(_command(*options), cwd=workspace.root, capture_output=True, text=True, check=False)  # noqa: S603  # ourselves
    assert run.returncode == 2
    assert not (workspace.root / "output").exists()
    return run.stderr


def test_a_cluster_that_is_not_there_is_reported(briefs: Workspace) -> None:
    """A scheduler that does not answer, or is not named, ends the run with one line."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{unused.getsockname()[1]}"
        errors = _unready(briefs, "--engine", "dask", "--scheduler", address)
    assert errors.startswith(
        f"--scheduler {address}:1:1: error[engine-unready]: the scheduler does not answer"
    )
    assert errors.count("\n") == 2
    assert "must be given together" in _unready(briefs, "--engine", "dask")
    assert "must be given together" in _unready(briefs, "--scheduler", address)


class _Connection:
    """A connection of Dask's client that is open until it is closed."""

    def __init__(self) -> None:
        self.comm = self
        self.ended = False

    def closed(self) -> bool:
        return self.ended


class _Client:
    def __init__(self) -> None:
        self.scheduler_comm: _Connection | None = _Connection()


Answer = dict[str, dict[str, object]] | None
BUSY: Answer = {"workers": {"tcp://127.0.0.1:1": {}}}
IDLE: Answer = {"workers": {}}


def _findings(monkeypatch: pytest.MonkeyPatch, *answers: tuple[int, Answer]) -> list[str]:
    """Ask a watch once at each second given, with the scheduler's answer then; return what it finds."""
    watch = dask_cluster._Watch("tcp://127.0.0.1:1", _Client(), Span(""))  # type: ignore[arg-type]  # what is tested
    found = []
    for second, answer in answers:
        monkeypatch.setattr("time.monotonic", lambda second=second: float(second))
        monkeypatch.setattr(dask_cluster, "_ask", lambda _, answer=answer: answer)
        finding = watch.find_loss()
        found.append(finding.message if finding else "")
    return found


def test_a_slow_scheduler_is_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    """A scheduler that does not answer has two minutes while its connection is open, from its last answer on."""
    lost = "the cluster was lost: the scheduler no longer answers"
    assert _findings(monkeypatch, (0, None), (100, None), (119, BUSY), (130, None), (240, None)) == [""] * 5
    assert _findings(monkeypatch, (0, IDLE), (11, None), (20, IDLE), (31, IDLE)) == [""] * 4
    assert _findings(monkeypatch, (0, None), (121, None)) == ["", lost]


def test_a_cluster_without_workers_is_lost_sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    """A scheduler that answers, and has no worker, is given up after twelve seconds."""
    lost = "the cluster was lost: the scheduler has no worker left"
    assert _findings(monkeypatch, (0, IDLE), (11, IDLE), (12, IDLE)) == ["", "", lost]


@pytest.mark.parametrize("again", [False, True], ids=["it ended", "it was started again"])
def test_a_closed_connection_is_a_loss(monkeypatch: pytest.MonkeyPatch, *, again: bool) -> None:
    """When the connection to the scheduler is closed, the work is lost at once, though another scheduler answers."""
    client = _Client()
    watch = dask_cluster._Watch("tcp://127.0.0.1:1", client, Span(""))  # type: ignore[arg-type]  # what is tested
    monkeypatch.setattr(dask_cluster, "_ask", lambda _: BUSY)
    assert watch.find_loss() is None
    assert client.scheduler_comm is not None
    client.scheduler_comm.ended = True
    client.scheduler_comm = _Connection() if again else client.scheduler_comm
    finding = watch.find_loss()
    assert finding is not None
    assert finding.message == "the cluster was lost: the connection to the scheduler was closed"
