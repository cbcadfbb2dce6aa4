"""The entry point of the program: print a build's cached output, or run the command."""

from __future__ import annotations

import sys

from briefgen.version import VERSION


def main() -> None:
    """Run the program."""
    if sys.argv[1:] == ["--version"]:  # declared in cli/main.py, too, for `--help`
        sys.stdout.write(f"briefgen {VERSION}\n")
        return
    if sys.argv[1:2] == ["build"] and _print_cached_output():
        return
    from briefgen.cli.main import main as run  # it loads what cached output does without

    run()


def _print_cached_output() -> bool:
    """Print the cached output of this build; tell whether there was one that is still valid."""
    from briefgen.cache.command_output import find_output  # other commands do without it
    from briefgen.cli.outside import cache, command

    folder = cache()
    output = find_output(command(sys.argv[1:]), folder) if folder is not None else None
    if output is None:
        return False
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # it is the console
    sys.stdout.write("".join(f"{line}\n" for line in output.lines))
    return True
