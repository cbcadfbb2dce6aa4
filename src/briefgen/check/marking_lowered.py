"""marking-lowered: the marking is below that of the last edition, or below the brief's own, without a reason.

PASS  marking: TLP:GREEN    marking_change: {reason: the ministry released the figures}
FAIL  marking: TLP:GREEN    where edition 1 was `TLP:RED`, and no `marking_change:`
FAIL  build --set marking=TLP:CLEAR    for a brief with `marking: TLP:RED`

The reason must be a new one, and is printed where the memo lists its changes. `--set` can raise a marking,
but never lower it or give the reason. This rule cannot be switched off.

Write `marking_change: {reason: …}` in the brief.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.changes.same import same
from briefgen.corpus.marking_scheme import MarkingScheme
from briefgen.diagnostic import Diagnostic, error
from briefgen.evidence.frozen import FrozenMemo
from briefgen.reading.entry import Entry
from briefgen.reading.yaml_text import read_yaml
from briefgen.spec.brief import Brief

RULE = "marking-lowered"
_MARKING, _CHANGE = "marking", "marking_change"


def check_override(brief: Entry[Brief], markings: MarkingScheme) -> Iterator[Diagnostic]:
    """Report a marking that the command line lowers."""
    if _MARKING not in brief.text.elsewhere:
        return
    written = read_yaml(brief.text.text, brief.text.path)[0].data.get(_MARKING)
    if isinstance(written, str) and markings.is_below(brief.value.marking, written):
        message = f"`{brief.value.marking}` is below the marking `{written}` in the brief"
        hint = "change `marking` in the brief: the command line can only raise it"
        yield error(RULE, brief.at(_MARKING), message, hint)


def check_since(brief: Entry[Brief], last: FrozenMemo, markings: MarkingScheme) -> Iterator[Diagnostic]:
    """Report a marking that is lower than that of the last edition, without a reason."""
    compared = markings.is_known(last.brief.marking)
    if compared and not markings.is_below(brief.value.marking, last.brief.marking):
        return
    change = brief.value.marking_change if _CHANGE not in brief.text.elsewhere else None
    before = last.brief.marking_change.reason if last.brief.marking_change else None
    fault = "and no reason is given"
    if change is not None:
        fault = "and the reason given is that of the last edition" if same(change.reason, before) else ""
    if fault:
        moved = f"`{last.brief.marking}` to `{brief.value.marking}` since edition {last.brief.edition}"
        message = f"the marking is lowered from {moved}, {fault}"
        if not compared:
            message = f"the marking changed to one of another scheme, from {moved}, {fault}"
        yield error(RULE, brief.at(_MARKING), message, f"write `{_CHANGE}: {{reason: …}}` in the brief")
