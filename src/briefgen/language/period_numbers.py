"""The numbers of quarters, decades and centuries, as their names were matched."""

from __future__ import annotations

import re

from briefgen.language.date_patterns import flat
from briefgen.language.lexicon import Lexicon


def rank_of(written: str) -> int:
    """Return the number of a quarter in digits or in Roman ones, which may be Cyrillic letters."""
    return int(written) if written.isdigit() else _roman(written.replace("і", "i"))


def decade_of(lexicon: Lexicon, found: re.Match[str]) -> int:
    """Return the first year of a decade, or its two digits."""
    if found["n"]:
        decades: dict[str, str] = lexicon.dates["decades"]
        return next(int(year) for year, names in decades.items() if found["n"] in flat(names))
    return int(found["y"] or lexicon.cardinals[found["w"]])


def century_of(lexicon: Lexicon, found: re.Match[str]) -> int:
    """Return the number of a century."""
    if found["r"]:
        return _roman(found["r"])
    if found["d"]:
        return int(found["d"])
    ordinal = found["o"] or found["q"]
    if ordinal:
        own: dict[str, int] = lexicon.dates.get("century_ordinals", {})
        return own.get(ordinal) or lexicon.ordinals[ordinal]
    if found["n"].isdigit():
        return int(found["n"])
    return _roman(found["n"])


def _roman(written: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10}[c] for c in written]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
