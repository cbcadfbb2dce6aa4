"""The entry point of the program: print the cached output of a command, or run it."""

from __future__ import annotations

import gc
import os
import sys

from briefgen.resident.ending import end_process, run_for_exit_code
from briefgen.version import VERSION

COLLECT_AFTER = 1_000_000
"""New objects after which Python looks for cycles. Modules that load leave none, and to look after each 700,
as is usual, costs a tenth of a build. Child processes look more often (workers/pool.py)."""


def main() -> None:
    """Run the program."""
    if sys.argv[1:] == ["--version"]:  # also declared in cli/main.py, for `--help`
        sys.stdout.write(f"briefgen {VERSION}\n")
        return
    gc.set_threshold(COLLECT_AFTER)
    try:
        _run()
    except KeyboardInterrupt:  # while the program loads; a command that runs ends in its own way
        from signal import SIGINT  # only where a signal has ended the program

        from briefgen.cli.signals import end_by_signal

        end_by_signal(SIGINT)


def _run() -> None:
    """Hand the command over, or run it here; then end the process."""
    if len(sys.argv) > 1 and hasattr(os, "fork") and _are_open() and (end := _hand_over()) is not None:
        if end < 0:
            from briefgen.cli.signals import end_by_signal

            end_by_signal(-end)
        end_process(end)
    end_process(run_for_exit_code(run_here))


def run_here() -> None:
    """Run the program in this process."""
    if sys.argv[1:2] in (["build"], ["check"]) and _are_open() and _print_cached_output():
        return
    from briefgen.cli.main import main as run  # slow to load: cached output does not need it

    run()


def _are_open() -> bool:
    """Check that whoever started this process has closed none of its standard streams."""
    return None not in (sys.stdin, sys.stdout, sys.stderr)


def _hand_over() -> int | None:
    """Have the command run by the workspace's resident process; return how it ended, if there is one."""
    from briefgen.cli.environment import hand_over  # `--version` does without it

    return hand_over(sys.argv[1:], sys.stdout.encoding)


def _print_cached_output() -> bool:
    """Print the cached output of this command; return whether there was any that is still valid."""
    from briefgen.cache.command_output import find_output  # other commands do without it
    from briefgen.cli.environment import cache, command

    folder = cache()
    try:
        output = find_output(command(sys.argv[1:]), folder) if folder is not None else None
    except FileNotFoundError:  # the current folder was deleted: the command reports it
        return False
    if output is None:
        return False
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # it is the console
    sys.stdout.write("".join(f"{line}\n" for line in output.lines))
    return True
