"""How long the stages of a build take."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

StageEnded = Callable[[str], None]
"""Called with a stage's name when the stage ends."""


def ignore_stage(_stage: str) -> None:
    """Do nothing: timings are off."""


class StageTimer:
    """Times stages by a clock that gives seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._last = clock()
        self.seconds: dict[str, float] = {}

    def stage_ended(self, stage: str) -> None:
        """Add the time since the end of the last stage to this one."""
        now = self._clock()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + now - self._last
        self._last = now


def table(builds: Iterable[Mapping[str, float]]) -> Iterator[str]:
    """Yield the lines of a table: each stage with its milliseconds in all builds, and its share."""
    total: dict[str, float] = {}
    for stages in builds:
        for stage, seconds in stages.items():
            total[stage] = total.get(stage, 0.0) + seconds
    whole = sum(total.values())
    for stage, seconds in {**total, "all": whole}.items():
        yield f"{stage:<20} {seconds * 1000:>8.1f} ms {seconds / (whole or 1):>6.0%}"
