"""status-missing: the evidence speaks of a forecast, a plan or a target, and the figure has no status.

Tiles, charts and the ledger print a figure without its sentence. Only its `status`, printed beside it, then
says that the number is not in force. The rule looks at the clause of the evidence that has the number. What
is known already ("will beat the previous record of 40 ships"), or dated before its source, needs no status.

PASS  figure: {value: 230, unit: JPY, status: announced}     exact: will rise to 230 yen
FAIL  figure: {value: 230, unit: JPY}                        exact: will rise to 230 yen
FAIL  figure: {value: 3, unit: '%'}                          exact: growth of 3 per cent is expected

Add the status: `forecast`, `announced` or `target`. If the number is in force all the same, allow it with
that reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefgen.check.fact_readings import find_number
from briefgen.check.support import Support, Supports
from briefgen.corpus.fact import Fact, Figure
from briefgen.diagnostic import Diagnostic, warning
from briefgen.language.claims import DateClaim
from briefgen.language.dates_agree import Issued
from briefgen.language.read import read
from briefgen.language.wording.dating import dates_of_number
from briefgen.language.wording.plans import PlanKind, find_plan
from briefgen.reading.entry import Entry

RULE = "status-missing"


def check(entry: Entry[Fact], supports: Supports) -> Iterator[Diagnostic]:
    """Report figures without a status whose evidence speaks of what is to come."""
    figure = entry.value.figure
    if figure is None or figure.status is not None:
        return
    plan = _plan(figure, supports.of_fact(entry.value))
    if plan is not None:
        message = f"the evidence says `{plan[0]}` of this number, but the figure has no `status`"
        others = " (or `forecast`, `target`)" if plan[1] == "announced" else ""
        hint = f"add `status: {plan[1]}`{others} to the figure; the memo prints it beside the number"
        allow = f"if `{plan[0]}` is of something else, or the number is in force, allow it with that reason"
        yield warning(RULE, entry.key("figure"), message, hint, allow)


def _plan(figure: Figure, given: Support) -> tuple[str, PlanKind] | None:
    """Return the words that make a plan of a figure, if all passages with its number have such words."""
    found: tuple[str, PlanKind] | None = None
    every = (issued for _, issued in given.texts)
    issued = max(every, key=lambda day: (day.year, day.month, day.day), default=Issued())
    for language, words in ((language, each) for language, some in given.passages.items() for each in some):
        reading = read(words, language)
        for quantity in find_number(figure, reading):
            if quantity.role == "from":
                continue
            passage = reading.passage
            past = _is_past(figure, dates_of_number(reading, quantity), issued)
            plan = None if past else find_plan(passage, quantity.start)
            if plan is None:
                return None
            found = found or (passage.text_of(plan[0]), plan[1])
    return found


def _is_past(figure: Figure, dates: list[DateClaim], issued: Issued) -> bool:
    """Check whether evidence dates a number before its source was issued, as the figure does."""
    as_of = figure.as_of
    if as_of is None or not issued.year:
        return False
    earlier = as_of.last < date(issued.year, issued.month or 1, issued.day or 1)
    return earlier and any(named.year == as_of.year for named in dates)
