"""Tests of stamps: whether an equal one means equal content."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.cache.file_stamp import Stamp, TimedStamp, stamp_of

SECOND = 1_000_000_000
FINE, WHOLE = 5 * SECOND + 123_456_789, 6 * SECOND


@pytest.mark.parametrize(
    ("mtime_ns", "ctime_ns", "later_ns", "older"),
    [
        (FINE, FINE, 0, False),
        (FINE, FINE, 10_000_000, False),  # the slowest tick of a kernel's timer
        (FINE, FINE, 100_000_000, True),
        (FINE, WHOLE, 100_000_000, True),  # either time may be a whole second by chance
        (0, FINE, 100_000_000, True),
        (WHOLE, WHOLE, 100_000_000, False),
        (WHOLE, WHOLE, 2 * SECOND, False),  # FAT counts every other second
        (WHOLE, WHOLE, 2 * SECOND + 1, True),
        (0, WHOLE, SECOND, False),
    ],
)
def test_a_tick_is_that_of_the_file_system(mtime_ns: int, ctime_ns: int, later_ns: int, older: bool) -> None:
    """A stamp is reliable a timer's tick after the last change, and two seconds after it in whole seconds."""
    stamp = Stamp(1, mtime_ns, ctime_ns, 2)
    moment = max(mtime_ns, ctime_ns) + later_ns
    assert stamp.is_older_than_clock_tick(moment) is older
    assert TimedStamp(stamp, moment).is_reliable() is older


def test_no_file_has_no_stamp(tmp_path: Path) -> None:
    """A path without a file, or that no file can have, has no stamp."""
    assert (stamp_of(tmp_path / "none"), stamp_of("a\0b")) == (None, None)
