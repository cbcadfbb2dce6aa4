"""Format a fact beside its evidence, for a terminal of any width."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from briefgen.check.side_by_side import KINDS, QuotedPassage, ReadingRow, ReadItem, SideBySide
from briefgen.corpus.evidence import ELISION
from briefgen.diagnostic import Diagnostic, Findings
from briefgen.report.formats import cells, printable_json, record, visible

_LABEL = 18
"""Columns of the kinds of what was read."""
_NARROW = 64
"""Columns below which fact and evidence are printed below each other."""
_NARROW_LABEL = 12
"""Columns of labels there."""
_GAP = 2


def fact_text(reading: SideBySide, findings: Findings, allowed: int, width: int) -> str:
    """Format a fact: its words, the passages of its evidence, what was read of each, what does not agree.

    Units: `width` is in columns of the terminal. Kinds in which both differ are marked by `!`.
    """
    lines = wrap(f"fact {reading.id} ({reading.path}:{reading.line})", width)
    lines += _labelled("statement", reading.statement, width)
    lines += _labelled("figure", reading.figure, width) if reading.figure else []
    for passage in reading.passages:
        lines += ["", *_passage(passage, width)]
    if not reading.passages:
        lines += ["", *wrap("no evidence: the figure is computed by its formula", width)]
    for tag in reading.unread:
        lines += wrap(f"the language `{tag}` is not read: nothing of it was compared", width)
    if reading.rows:
        lines += ["", *_table(reading, width)]
    lines += ["", *wrap("does not agree" if findings else _agreement(reading), width)]
    for finding in findings:
        lines += _finding(finding, width)
    if allowed:
        lines += wrap(f"{allowed} more allowed, by a comment in the file or by the settings", width)
    return "\n".join(lines)


def _agreement(reading: SideBySide) -> str:
    """Say that nothing is reported, and in what fact and evidence differ all the same."""
    differing = {KINDS[difference.respect] for difference in reading.differences}
    found = []
    for row in reading.rows:
        if not row.fact or not row.evidence:
            found.append(f"{row.kind} (only in {'the fact' if row.fact else 'the evidence'})")
        elif row.kind in differing or _lacks(row):
            found.append(row.kind)
    if not found:
        return "everything that was read agrees"
    listed = ", ".join(found)
    return f"no rule reports a difference; look yourself at what is not the same on both sides: {listed}"


def _lacks(row: ReadingRow) -> bool:
    """Check whether the evidence lacks a number or a date of the fact, as it was read."""
    given = {item.meaning for item in row.evidence}
    return any(item.meaning and item.meaning not in given for item in row.fact)


def _finding(finding: Diagnostic, width: int) -> Iterator[str]:
    """Format a finding: rule and place, and below them what differs and what would pass."""
    place = f"{finding.span.path}:{finding.span.line}:{finding.span.column}"
    yield from (f"  {line}" for line in wrap(f"{finding.severity}[{finding.rule}] {place}", width - 2))
    for text in (finding.message, *finding.hints):
        yield from (f"    {line}" for line in wrap(text, width - 4))


def _passage(passage: QuotedPassage, width: int) -> Iterator[str]:
    place = "" if passage.start is None else f", characters {passage.start:,}–{passage.end:,}"
    for name, number in (("page", passage.page), ("paragraph", passage.paragraph)):
        place = f", {name} {number:,}" if number is not None else place
    title = f"{passage.source}: “{passage.title}”, {passage.issued}, {passage.language}"
    yield from wrap(f"evidence from {title}{place} [{passage.state}]", width)
    words = passage.sentence or ELISION.join(passage.fragments)
    for fragment in passage.fragments:
        words = words.replace(fragment, f"[{fragment}]", 1)
    yield from (f"  {line}" for line in wrap(" ".join(words.split()), width - 2))
    for note in _notes(passage):
        yield from (f"  {line}" for line in wrap(note, width - 2))


def _notes(passage: QuotedPassage) -> Iterator[str]:
    """Say why a passage has no sentence, and show the nearest one if the quotation is not in the text."""
    if passage.sentence:
        return
    if passage.locked:
        yield "(the source's text is not at hand: the lock has what was read from its sentence)"
    elif not passage.text_at_hand:
        yield "(the source's text is not at hand: only the quotation was read)"
    elif passage.nearest is None:
        yield "(not found in one place of the source's text: only the quotation was read)"
    else:
        place = f"characters {passage.nearest.start:,}–{passage.nearest.end:,}"
        yield f"(not in the source's text: only the quotation was read; the nearest passage is {place}:)"
        yield passage.nearest.text


def _table(reading: SideBySide, width: int) -> Iterator[str]:
    differing = {KINDS[difference.respect] for difference in reading.differences}
    if width < _NARROW:
        for row in reading.rows:
            mark = "! " if row.kind in differing else ""
            yield from wrap(f"{mark}{row.kind}", width)
            yield from _labelled("  fact", "; ".join(_items(row.fact)), width)
            yield from _labelled("  evidence", "; ".join(_items(row.evidence)), width)
        return
    column = (width - _LABEL - 2 * _GAP) // 2
    yield _columns("what was read", "from the fact", "from the evidence", column)
    for row in reading.rows:
        yield from _side_by_side(row, f"{'! ' if row.kind in differing else ''}{row.kind}", column)


def _side_by_side(row: ReadingRow, label: str, column: int) -> Iterator[str]:
    left, right = (
        [line for item in _items(items) for line in wrap(item, column, "  ")]
        for items in (row.fact, row.evidence)
    )
    for number in range(max(len(left), len(right))):
        one, other = (side[number] if number < len(side) else "" for side in (left, right))
        yield _columns("" if number else label, one, other, column)


def _columns(label: str, left: str, right: str, column: int) -> str:
    return f"{_padded(label, _LABEL + _GAP)}{_padded(left, column + _GAP)}{right}".rstrip()


def _padded(text: str, width: int) -> str:
    return text + " " * max(width - cells(text), 0)


def _items(items: Sequence[ReadItem]) -> list[str]:
    """Write each item with its meaning, unless its words show that; a dash where there is none."""
    return [visible(_item(item)) for item in items] or ["–"]


def _item(item: ReadItem) -> str:
    shown = not item.meaning or item.meaning.casefold() in item.words.casefold()
    return item.words if shown else f"{item.words} ({item.meaning})"


def _labelled(label: str, text: str, width: int) -> list[str]:
    column = _NARROW_LABEL if width < _NARROW else _LABEL + _GAP
    lines = wrap(text, width - column)
    return [f"{_padded(label if not i else '', column)}{line}" for i, line in enumerate(lines)]


def wrap(text: str, width: int, indent: str = "") -> list[str]:
    """Break a text into lines of a width, further lines indented; long words and Chinese at any character.

    Units: `width` is in columns; a wide character takes two.
    """
    width = max(width, 10)
    lines = [""]
    for word in visible(text).split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1].strip() else f"{lines[-1]}{word}"
        if cells(joined) <= width:
            lines[-1] = joined
            continue
        if lines[-1].strip():
            lines.append(indent)
        for character in word:
            if cells(lines[-1] + character) > width:
                lines.append(indent)
            lines[-1] += character
    return lines


def facts_json(facts: Iterable[tuple[SideBySide, Findings, int]], problems: Findings) -> str:
    """Format facts, each with its findings and the number of those that are allowed, as one JSON object.

    Shape: `{"facts": [{"id", "path", "line", "statement", "figure", "evidence": […], "read": [{"kind",
    "fact", "evidence"}], "differences": [{"respect", "sure", "fact", "evidence"}], "unread", "allowed",
    "diagnostics"}], "diagnostics": […]}`; the outer diagnostics are of facts that are not there.
    """
    objects = [_fact_object(*each) for each in facts]
    return printable_json({"facts": objects, "diagnostics": [record(problem) for problem in problems]})


def _fact_object(reading: SideBySide, findings: Findings, allowed: int) -> dict[str, Any]:
    return {
        "id": reading.id,
        "path": reading.path,
        "line": reading.line,
        "statement": reading.statement,
        "figure": reading.figure or None,
        "evidence": [_evidence_object(passage) for passage in reading.passages],
        "read": [
            {"kind": row.kind, "fact": _objects(row.fact), "evidence": _objects(row.evidence)}
            for row in reading.rows
        ],
        "differences": [
            {"respect": d.respect, "sure": d.sure, "fact": d.claim, "evidence": d.evidence}
            for d in reading.differences
        ],
        "unread": list(reading.unread),
        "allowed": allowed,
        "diagnostics": [record(finding) for finding in findings],
    }


def _evidence_object(passage: QuotedPassage) -> dict[str, Any]:
    return {
        "source": passage.source, "title": passage.title, "issued": passage.issued,
        "language": passage.language,
        "state": passage.state, "start": passage.start, "end": passage.end, "page": passage.page,
        "paragraph": passage.paragraph, "exact": passage.exact,
        "sentence": passage.sentence or None, "locked": passage.locked,
        "nearest": passage.nearest.text if passage.nearest else None,
    }  # fmt: skip


def _objects(items: Iterable[ReadItem]) -> list[dict[str, str]]:
    return [{"words": item.words, "meaning": item.meaning} for item in items]
