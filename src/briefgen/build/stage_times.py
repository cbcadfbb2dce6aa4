"""How long the stages of a build take."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

Lap = Callable[[str], None]
"""Told the name of a stage when it is over."""


def no_lap(_stage: str) -> None:
    """Take no time of it."""


class Laps:
    """Times stages by a clock. Units: those of the clock, which is to count seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._last = clock()
        self.stages: dict[str, float] = {}

    def lap(self, stage: str) -> None:
        """Add the time since the last stage to this one."""
        now = self._clock()
        self.stages[stage] = self.stages.get(stage, 0.0) + now - self._last
        self._last = now


def table(builds: Iterable[Mapping[str, float]]) -> Iterator[str]:
    """Give the lines of a table: each stage with its milliseconds in all builds, and its share."""
    total: dict[str, float] = {}
    for stages in builds:
        for stage, seconds in stages.items():
            total[stage] = total.get(stage, 0.0) + seconds
    whole = sum(total.values())
    for stage, seconds in {**total, "all": whole}.items():
        yield f"{stage:<20} {seconds * 1000:>8.1f} ms {seconds / (whole or 1):>6.0%}"
