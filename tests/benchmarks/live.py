"""What somebody at work waits for: the page in the browser after a save, the findings in an editor after a key."""

from __future__ import annotations

import asyncio
import http.client
import shutil
import subprocess
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from tests.benchmarks.distinct import write_briefs
from tests.benchmarks.environments import BRIEFGEN, ROOT, WORK
from tests.benchmarks.table import Row, milliseconds, within
from tests.benchmarks.warm import SAVES, save
from tests.lsp.client import Editor

SPEC = "briefs/putin-kim.yaml"
RIGHT, WRONG = "[More than 100 countries]", "[More than 900 countries]"
"""The words of a link before a key, and after it: the fact says 100."""
RULE = "figure-disagrees"
GOAL_MS = 150


def preview(_rounds: int) -> Iterator[Row]:
    """Measure from saving a brief to its new page in the browser."""
    spec = next(write_briefs(WORK / "previewed", 1).glob("*.yaml"))
    argv = (BRIEFGEN, "preview", str(spec))
    with subprocess.Popen(argv, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        try:
            address = urlsplit(server.stdout.readline().rpartition(" ")[2].strip() if server.stdout else "")
            times = _pages(spec, address.netloc, address.path)
        finally:
            server.terminate()
    yield within(
        "save to new page in the browser", milliseconds(median(times)), median(times) * 1000, GOAL_MS, "ms"
    )


def _pages(spec: Path, host: str, path: str) -> list[float]:
    """Listen to the events of a preview as its page does, and fetch the memo after each save."""
    events, pages = http.client.HTTPConnection(host), http.client.HTTPConnection(host)
    events.request("GET", f"{path}events")
    stream = events.getresponse()

    def fetch() -> None:
        """Fetch the page after each event, until it is another; later events bring the PDF."""
        old = new = shown[-1]
        while new == old:
            while not stream.readline().startswith(b"data:"):
                pass
            pages.request("GET", f"{path}memo")
            new = pages.getresponse().read()
            pages.close()  # the server closes it after five seconds
        shown.append(new)

    shown = [b""]
    fetch()  # the page that is there already
    return [save(spec, number, fetch) for number in range(SAVES)]


def editor(_rounds: int) -> Iterator[Row]:
    """Measure from a key in the brief of the real corpus to the findings that it changes."""
    folder = WORK / "edited"
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("briefs", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "pyproject.toml", folder)
    times = asyncio.run(_keys(Editor(folder)))
    yield within(
        "key to findings in the editor", milliseconds(median(times)), median(times) * 1000, GOAL_MS, "ms"
    )


def _has_finding(wanted: bool, rules: dict[str, list[str]]) -> bool:  # by `partial`
    return (RULE in rules.get(SPEC, ())) == wanted


async def _keys(here: Editor) -> list[float]:
    """Make a number wrong and right again, key by key."""
    times = []
    await here.start()
    try:
        here.open(SPEC)
        for number in range(SAVES):
            old, new = (RIGHT, WRONG) if number % 2 == 0 else (WRONG, RIGHT)
            await asyncio.sleep(0.5)  # as long as a person takes at the least
            began = time.perf_counter()
            here.type(SPEC, old, new)
            await here.until(partial(_has_finding, new == WRONG))
            times.append(time.perf_counter() - began)
    finally:
        await here.stop()
    return times[2:]  # the first ones wait for the server to load the workspace
