"""deadline-past: a decision, a next step or an indicator is due before the memo's own day.

The reader gets the memo after that day, and can no longer do in time what is asked, or watch for the
indicator. The day that counts is the brief's `as_of`, or that of `--as-of`.

PASS  as_of: 2026-03-20     decision: {by: 2026-03-20, …}
FAIL  as_of: 2026-03-20     decision: {by: 2026-03-19, …}
FAIL  as_of: 2026-03-20     next_steps: [{by: 2025-12-31, …}]
FAIL  as_of: 2026-03-20     watch: [{by: 2025-12-31, …}]

Give a day that is still to come, or leave out a step that is done.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.diagnostic import Because, Diagnostic, warning
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief

RULE = "deadline-past"


def check(brief: Entry[Brief]) -> Iterator[Diagnostic]:
    """Report a decision, next steps and indicators that are due before the brief's day."""
    as_of, decision = brief.value.as_of, brief.value.decision
    due = [("the decision", decision.by, brief.at("decision", "by"))] if decision else []
    for i, step in enumerate(brief.value.next_steps):
        due.append(("the next step", step.by, brief.at("next_steps", i, "by")))
    for i, judgement in enumerate(brief.value.judgements):
        for j, watch in enumerate(judgement.watch):
            if watch.by:
                due.append(("the indicator", watch.by, brief.at("judgements", i, "watch", j, "by")))
    chain = (Because(brief.at("as_of"), f"the information in the brief is as of {as_of.isoformat()}"),)
    for what, day, span in due:
        if day < as_of:
            message = f"{what} is due by `{day}`, before the brief's `as_of`"
            yield warning(RULE, span, message, "give a day that is still to come", because=chain)
