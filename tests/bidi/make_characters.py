"""Write `src/briefgen/bidi/character_data.py` from the Unicode Character Database.

Run it as `python -m tests.bidi.make_characters [FOLDER]`; the folder has BidiBrackets.txt and
BidiMirroring.txt, as /usr/share/unicode does where Debian's `unicode-data` is installed.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

TARGET = Path(__file__).parents[2] / "src/briefgen/bidi/character_data.py"
FOLDER = Path("/usr/share/unicode")


def rows(path: Path) -> Iterator[list[str]]:
    """Yield the fields of each line of a data file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        data = line.partition("#")[0].strip()
        if data:
            yield [field.strip() for field in data.split(";")]


def brackets(folder: Path) -> dict[str, str]:
    """Return the closing bracket of each opening one."""
    found = rows(folder / "BidiBrackets.txt")
    return {chr(int(char, 16)): chr(int(pair, 16)) for char, pair, kind in found if kind == "o"}


def mirrored(folder: Path) -> dict[str, str]:
    """Return the mirror image of each character that has one."""
    return {chr(int(char, 16)): chr(int(image, 16)) for char, image in rows(folder / "BidiMirroring.txt")}


def _mapping(name: str, table: Mapping[str, str], meaning: str) -> str:
    keys, values = (
        "".join(f"\\u{ord(char):04x}" for char in part) for part in (table.keys(), table.values())
    )
    return (
        f'{name}: Mapping[str, str] = MappingProxyType(\n    dict(zip("{keys}", "{values}", strict=True))\n)\n'
        f'"""{meaning}"""\n'
    )


def main(folder: Path) -> None:
    """Write the tables, and format them."""
    text = (
        '"""Pairs of brackets and of mirror images.\n\n'
        "Written by tests/bidi/make_characters.py.\n"
        'Source: Unicode Character Database, BidiBrackets.txt and BidiMirroring.txt.\n"""\n\n'
        "# ruff: noqa: E501 - written by a program\n\n"
        "from __future__ import annotations\n\nfrom collections.abc import Mapping\n"
        "from types import MappingProxyType\n\n"
        + _mapping("BRACKETS", brackets(folder), "The closing bracket of each opening one.")
        + _mapping("MIRRORED", mirrored(folder), "The character that is painted at right-to-left levels.")
    )
    TARGET.write_text(text, encoding="utf-8")
    subprocess.run([sys.executable, "-m", "ruff", "format", "-q", str(TARGET)], check=True)  # noqa: S603 - fixed words


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
