"""Compare two editions: list all that a reader of the older one has to know about the newer one."""

from __future__ import annotations

from msgspec.structs import replace

from briefgen.changes.changes import Changes
from briefgen.changes.disputes import compare_measures, compare_views
from briefgen.changes.entries import compare_facts, compare_sources
from briefgen.changes.judgements import compare_judgements
from briefgen.changes.part_changes import compare_drawn_parts, compare_parts
from briefgen.evidence.frozen import FrozenMemo


def compare(old: FrozenMemo, new: FrozenMemo) -> Changes:
    """Compare what two editions say and rest on.

    Layout, the form of the YAML, and the order of judgements, facts and sections are not compared.
    """
    changes = Changes(
        tuple(compare_judgements(old, new)),
        compare_facts(old, new),
        compare_sources(old, new),
        tuple(compare_measures(old, new)),
        tuple(compare_views(old, new)),
        tuple(compare_parts(old, new)),
    )
    # Tiles, tables and charts change with the facts they show; alone, they are a change of their own.
    return changes or replace(changes, parts=tuple(compare_drawn_parts(old, new)))
