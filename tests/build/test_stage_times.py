"""How long stages take, by a clock that the test turns."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.build.stage_times import StageTimer, table


def test_a_stage_takes_the_time_since_the_last() -> None:
    """Each stage has what passed since the one before it was over, all its turns together."""
    times: Iterator[float] = iter((10.0, 11.0, 13.5, 14.0))
    timer = StageTimer(lambda: next(times))
    for stage in ("read", "render", "read"):
        timer.stage_ended(stage)
    assert timer.seconds == {"read": 1.5, "render": 2.5}


def test_a_table_adds_builds_up() -> None:
    """The table has a line for each stage of all builds, in milliseconds, with its share, and one for all."""
    lines = list(table([{"start": 0.1}, {"read": 0.1, "render": 0.1}, {"read": 0.1}]))
    assert [line.split() for line in lines] == [
        ["start", "100.0", "ms", "25%"],
        ["read", "200.0", "ms", "50%"],
        ["render", "100.0", "ms", "25%"],
        ["all", "400.0", "ms", "100%"],
    ]


def test_nothing_takes_no_time() -> None:
    """A run that did nothing has its table, too."""
    assert [line.split() for line in table([])] == [["all", "0.0", "ms", "0%"]]
