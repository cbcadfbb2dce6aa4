"""Disputes: measures that became contested or settled, and views that moved.

A measure is contested while its claims disagree, and settled when they no longer do.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.changes.changes import MeasureChange, ViewChange
from briefgen.changes.same import same_words
from briefgen.evidence.frozen import FrozenMemo, FrozenView


def compare_measures(old: FrozenMemo, new: FrozenMemo) -> Iterator[MeasureChange]:
    """Yield the measures of both editions whose claims began to disagree, or no longer do."""
    before = {row.measure: row for row in old.ledger}
    for row in new.ledger:
        was = before.get(row.measure)
        if was is not None and was.contested != row.contested:
            yield MeasureChange(row.measure, "contested" if row.contested else "settled", was, row)


def compare_views(old: FrozenMemo, new: FrozenMemo) -> Iterator[ViewChange]:
    """Yield the views that are new or withdrawn, support another hypothesis, or are worded differently."""
    before, after = ({v.id: v for v in e.views if v.id not in e.change_notes.views} for e in (old, new))
    for name in sorted(before.keys() | after.keys()):
        was, now = before.get(name), after.get(name)
        holder = (now or before[name]).holder.name
        hypothesis_labels = _hypothesis_label(old, was), _hypothesis_label(new, now)
        if was is None or now is None:
            yield ViewChange(name, "withdrawn" if was else "new", holder, was, now, *hypothesis_labels)
        elif was.hypothesis != now.hypothesis:
            yield ViewChange(name, "moved", holder, was, now, *hypothesis_labels)
        elif not (same_words(was.claim, now.claim) and same_words(was.holder.name, now.holder.name)):
            yield ViewChange(name, "restated", holder, was, now, *hypothesis_labels)


def _hypothesis_label(edition: FrozenMemo, view: FrozenView | None) -> str:
    """Return the label of the hypothesis that a view supports."""
    if view is None:
        return ""
    questions = (q for q in edition.questions if q.id == view.question)
    labels = (h.label for q in questions for h in q.hypotheses if h.id == view.hypothesis)
    return next(labels, view.hypothesis)
