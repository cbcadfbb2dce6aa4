"""The day that a brief's information is as of: a date, or a rule that gives one when the memo is built."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Annotated, Any, Final

from pydantic import BeforeValidator, WithJsonSchema

from briefgen.corpus.dates import whole_day
from briefgen.reading.schema_suggestions import FormError
from briefgen.reading.suggest import nearest

LATEST: Final = "latest"
"""The rule that takes the newest date of the evidence."""
_TODAY: Final = "today"
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
RULES: Final = (LATEST, _TODAY, *(f"last {day}" for day in _WEEKDAYS))
_PLACEHOLDER: Final = date.max
"""The value of `as_of` if it is a rule, until the brief is loaded and the rule gives the day."""


def rule_of(value: Any) -> str:
    """Return the rule that a value of `as_of` names; empty if it names none."""
    words = " ".join(value.lower().split()) if isinstance(value, str) else ""
    return words if words in RULES else ""


def day_by_rule(rule: str, today: date) -> date:
    """Return the day that a rule gives; for `latest`, which needs the evidence, today.

    `last friday` is the Friday before today, also on a Friday.
    """
    if rule in (LATEST, _TODAY):
        return today
    weekday = _WEEKDAYS.index(rule.removeprefix("last "))
    return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)


def _day_or_rule(value: Any) -> Any:
    if rule_of(value):
        return _PLACEHOLDER
    if isinstance(value, str) and not re.search(r"[0-9]", value):
        close = nearest(value.lower(), RULES)
        message = f"`{value[:40]}` is not a date: write `2024-06-26`, `latest`, `today` or `last friday`"
        raise FormError(message, f"did you mean `{close}`?" if close else "write a day in digits, or a rule")
    return whole_day(value)


AsOf = Annotated[
    date,
    BeforeValidator(_day_or_rule),
    WithJsonSchema({"anyOf": [{"type": "string", "format": "date"}, {"enum": list(RULES)}]}),
]
"""A calendar day, or a rule. The value of a rule is replaced when the brief is loaded."""
