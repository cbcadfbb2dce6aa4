"""The program's entry: a command whose answer still stands is answered, any other is run."""

from __future__ import annotations

import sys

from briefgen.answer import find_answer
from briefgen.cli.outside import cache, question
from briefgen.version import VERSION


def main() -> None:
    """Run the program."""
    if sys.argv[1:] == ["--version"]:  # declared in cli/main.py, too, for `--help`
        sys.stdout.write(f"briefgen {VERSION}\n")
        return
    folder = cache()
    if sys.argv[1:2] == ["build"] and folder is not None:
        answer = find_answer(question(sys.argv[1:]), folder)
        if answer is not None:
            sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # it is the console
            sys.stdout.write("".join(f"{line}\n" for line in answer.lines))
            return
    from briefgen.cli.main import main as run  # which loads what answering does without

    run()
