"""The rows of the table, and the table as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct


class Row(Struct, frozen=True):
    """A line of the table: a goal, and what was measured."""

    work: str
    ours: str
    against: str
    """What it is measured against, with its own figure."""
    ratio: float | None
    goal: str
    met: bool | None


def at_most(work: str, ours: str, against: str, ratio: float, goal: float) -> Row:
    """Judge a ratio that should be small."""
    return Row(work, ours, against, ratio, f"≤ {goal:g} ×", ratio <= goal)


def at_least(work: str, ours: str, against: str, ratio: float, goal: float) -> Row:
    """Judge a ratio that should be large."""
    return Row(work, ours, against, ratio, f"≥ {goal:g} ×", ratio >= goal)


def within(work: str, ours: str, found: float, goal: float, unit: str) -> Row:
    """Judge a figure by itself."""
    return Row(work, ours, "", None, f"≤ {goal:g} {unit}", found <= goal)


def markdown(rows: Sequence[Row]) -> str:
    """Write the table."""
    lines = ["| work | briefgen | compared with | ratio | goal | met |", "|---|--:|--:|--:|--:|---|"]
    for row in rows:
        ratio = "" if row.ratio is None else f"{row.ratio:.2f}"
        met = {True: "yes", False: "no", None: ""}[row.met]
        lines.append(f"| {row.work} | {row.ours} | {row.against} | {ratio} | {row.goal} | {met} |")
    return "\n".join(lines) + "\n"


def milliseconds(seconds: float) -> str:
    """Print a time."""
    return f"{seconds * 1000:.0f} ms"


def megabytes(size: float) -> str:
    """Print a size."""
    return f"{size:.0f} MB"
