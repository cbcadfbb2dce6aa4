"""The program's entry: a command whose answer still stands is answered, any other is run."""

from __future__ import annotations

import sys

from briefgen.version import VERSION


def main() -> None:
    """Run the program."""
    if sys.argv[1:] == ["--version"]:  # declared in cli/main.py, too, for `--help`
        sys.stdout.write(f"briefgen {VERSION}\n")
        return
    if sys.argv[1:2] == ["build"] and _answered():
        return
    from briefgen.cli.main import main as run  # which loads what answering does without

    run()


def _answered() -> bool:
    """Answer a build for which nothing has changed; tell whether there was an answer."""
    from briefgen.cache.command_answers import find_answer  # what other commands do without
    from briefgen.cli.outside import cache, question

    folder = cache()
    answer = find_answer(question(sys.argv[1:]), folder) if folder is not None else None
    if answer is None:
        return False
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # it is the console
    sys.stdout.write("".join(f"{line}\n" for line in answer.lines))
    return True
