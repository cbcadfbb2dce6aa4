"""Evaluate a matrix of evidence against hypotheses: count inconsistencies, never give a probability.

Source: R. J. Heuer, Psychology of Intelligence Analysis, chapter 8: hypotheses are ordered by the evidence
against them, and the order is tested by leaving evidence out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from briefgen.corpus.view import Rating

Row = Mapping[str, Rating]
"""The rating of one item of evidence against each hypothesis, by its id."""


def inconsistencies(rows: Sequence[Row]) -> dict[str, int]:
    """Count, for each hypothesis, the rows that are inconsistent with it."""
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: sum(row.get(name) == "inconsistent" for row in rows) for name in names}


def pivotal_rows(rows: Sequence[Row]) -> tuple[int, ...]:
    """Return the rows whose removal, one at a time, changes the order of the hypotheses.

    Shape: indices, rising. A new or broken tie counts as a change.
    """
    whole = _order(rows)
    return tuple(i for i in range(len(rows)) if _order([*rows[:i], *rows[i + 1 :]], whole) != whole)


def _order(
    rows: Sequence[Row], names: Mapping[tuple[str, str], int] | None = None
) -> dict[tuple[str, str], int]:
    """Compare each pair of hypotheses: -1, 0 or 1 as the first has fewer, as many or more against it."""
    counts = inconsistencies(rows)
    pairs = names or combinations(counts, 2)
    compared = ((a, b, counts.get(a, 0), counts.get(b, 0)) for a, b in pairs)
    return {(a, b): (first > second) - (first < second) for a, b, first, second in compared}
