"""id-repeated: two judgements or two options of a brief have the same id.

PASS  judgements: [{id: reopening, …}, {id: costs, …}]
FAIL  judgements: [{id: reopening, …}, {id: reopening, …}]

Editions are compared by these ids. Give each judgement and each option an id of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.diagnostic import Because, Diagnostic, error
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief

RULE = "id-repeated"


def check(brief: Entry[Brief]) -> Iterator[Diagnostic]:
    """Report ids that are used twice in one list."""
    for key in ("judgements", "options"):
        seen: dict[str, int] = {}
        for i, item in enumerate(getattr(brief.value, key)):
            if item.id in seen:
                chain = (Because(brief.at(key, seen[item.id], "id"), "first used here"),)
                yield error(
                    RULE, brief.at(key, i, "id"), f"id `{item.id}` is used twice", "rename one", because=chain
                )
            seen.setdefault(item.id, i)
