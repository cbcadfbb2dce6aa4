"""Measure briefgen beside its peers, and write the table.

    python -m tests.benchmarks.run [--rounds N] [--only NAME…] [--write]

The peers are installed from PyPI under `output/benchmarks/` at the first run. What is compared runs in turns; a
ratio is the median of the ratios of neighbours. `--write` puts the table into docs/speed.md and the README.
"""

from __future__ import annotations

import argparse
import compileall
import os
import platform
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from tests.benchmarks import batch, cold, corpora_lines, live, warm
from tests.benchmarks.environments import ROOT
from tests.benchmarks.table import Row, markdown
from tests.benchmarks.words import memo_words, write_words

LINES: Mapping[str, Callable[[int], Iterator[Row]]] = {
    "cold": cold.cold,
    "warm": warm.warm,
    "batch": batch.batch,
    "watch": warm.watch,
    "preview": live.preview,
    "editor": live.editor,
    "start": cold.start,
    "check": corpora_lines.check,
    "scale": corpora_lines.scale,
}
"""What is measured, in the order of the table."""
BEGIN, END = "<!-- table of tests.benchmarks.run -->\n", "<!-- end of table -->\n"


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description="Measure briefgen beside its peers.")
    parser.add_argument("--rounds", type=int, default=15, help="how often each process is run")
    parser.add_argument("--only", nargs="+", choices=LINES, default=list(LINES), help="lines to measure")
    parser.add_argument("--write", action="store_true", help="write the table into the docs")
    options = parser.parse_args()
    compileall.compile_dir(ROOT / "src", quiet=1)  # as an installed package is, whatever the environment says
    write_words(memo_words(cold.SPEC), cold.WORDS)
    rows = []
    for name in options.only:
        for row in LINES[name](options.rounds):
            print(markdown([row]).splitlines()[-1], flush=True)
            rows.append(row)
    table = markdown(rows) + "\n" + conditions()
    print("\n" + table)
    if options.write:
        for path in (ROOT / "docs" / "speed.md", ROOT / "README.md"):
            _replace(path, table)


def conditions() -> str:
    """Describe the machine that the figures were measured on."""
    load = os.getloadavg()[0]
    return (
        f"Python {platform.python_version()}, "
        f"{os.cpu_count()} cores that other work shares (load {load:.1f} at the end).\n"
    )


def _replace(path: Path, table: str) -> None:
    text = path.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    path.write_text(before + BEGIN + table + END + after, encoding="utf-8")


if __name__ == "__main__":
    main()
