"""Feeding briefgen what nobody would write, for as long as one likes: `python -m tests.fuzz.run MINUTES [SEED]`.

Each target takes made-up input and holds briefgen to what it promises of any input. What breaks is printed in
its smallest form, and belongs into `tests/hostile` once it is mended.
"""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Callable
from itertools import count, cycle

from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings
from hypothesis.strategies import SearchStrategy

from tests.fuzz.targets import TARGETS

EXAMPLES = 400
"""How many inputs a target is given before the next one has its turn."""


def main(minutes: float, first_seed: int) -> int:
    """Run the targets in turn until the time is over; give the number of those that failed."""
    until = time.monotonic() + minutes * 60
    failed: set[str] = set()
    done = dict.fromkeys(TARGETS, 0)
    numbers = count(first_seed)
    for name in cycle(TARGETS):
        if time.monotonic() > until or len(failed) == len(TARGETS):
            break
        if name not in failed:
            strategy, target, share = TARGETS[name]
            if not holds(strategy, target, next(numbers), max(1, int(EXAMPLES * share))):
                failed.add(name)
            done[name] += max(1, int(EXAMPLES * share))
    for name, number in done.items():
        sys.stdout.write(f"{name}: {number:,} inputs{', FAILED' if name in failed else ''}\n")
    return len(failed)


def holds(strategy: SearchStrategy[object], target: Callable[[object], None], number: int, most: int) -> bool:
    """Give a target inputs; print the smallest that breaks it."""

    @seed(number)
    @settings(
        max_examples=most,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate, Phase.shrink],
        verbosity=Verbosity.quiet,
        report_multiple_bugs=False,
    )
    @given(strategy)
    def attempt(value: object) -> None:
        try:
            target(value)
        except BaseException as fault:
            fault.add_note(f"with {value!r}")
            raise

    try:
        attempt()
    except Exception:  # noqa: BLE001  # whatever breaks is what is looked for
        sys.stdout.write(f"seed {number}\n{traceback.format_exc(limit=-6)}\n")
        sys.stdout.flush()
        return False
    return True


if __name__ == "__main__":
    raise SystemExit(main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else int(time.time())))
