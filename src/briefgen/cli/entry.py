"""The entry point of the program: print the cached output of a build, or run the command."""

from __future__ import annotations

import gc
import sys

from briefgen.version import VERSION

_COLLECT_AFTER = 20_000
"""New objects after which Python looks for cycles: its 700 costs a tenth of a build, while modules load."""


def main() -> None:
    """Run the program."""
    if sys.argv[1:] == ["--version"]:  # also declared in cli/main.py, for `--help`
        sys.stdout.write(f"briefgen {VERSION}\n")
        return
    gc.set_threshold(_COLLECT_AFTER)
    if sys.argv[1:2] == ["build"] and _print_cached_output():
        return
    from briefgen.cli.main import main as run  # slow to load: cached output does not need it

    run()


def _print_cached_output() -> bool:
    """Print the cached output of this build; return whether there was any that is still valid."""
    from briefgen.cache.command_output import find_output  # other commands do without it
    from briefgen.cli.environment import cache, command

    folder = cache()
    output = find_output(command(sys.argv[1:]), folder) if folder is not None else None
    if output is None:
        return False
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # it is the console
    sys.stdout.write("".join(f"{line}\n" for line in output.lines))
    return True
