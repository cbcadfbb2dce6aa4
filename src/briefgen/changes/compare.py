"""Comparing two editions: all that a reader of the older one has to know of the newer."""

from __future__ import annotations

from dataclasses import replace

from briefgen.changes.changes import Changes
from briefgen.changes.disputes import compare_measures, compare_views
from briefgen.changes.entries import compare_facts, compare_sources
from briefgen.changes.judgements import compare_judgements
from briefgen.changes.parts import compare_parts, compare_rest
from briefgen.evidence.frozen import Frozen


def compare(old: Frozen, new: Frozen) -> Changes:
    """Compare what two editions say and rest on.

    What they look like, how their YAML is written and in what order are no changes; the order of judgements,
    facts and sections is none either.
    """
    changes = Changes(
        tuple(compare_judgements(old, new)),
        compare_facts(old, new),
        compare_sources(old, new),
        tuple(compare_measures(old, new)),
        tuple(compare_views(old, new)),
        tuple(compare_parts(old, new)),
    )
    # What is drawn changes with the facts it shows: it is a change of its own where they stand.
    return changes or replace(changes, parts=tuple(compare_rest(old, new)))
