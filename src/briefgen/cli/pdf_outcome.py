"""The outcome of work on a PDF of somebody else's, which ran in a child process within limits."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from briefgen.diagnostic import Findings, Span, error
from briefgen.settings.gather import limit_finding
from briefgen.settings.settings import Settings
from briefgen.workers.outcome import DiedError, Exceeded, Failed, Outcome

T = TypeVar("T")


def value_or_finding(
    outcome: Outcome[tuple[T | None, Findings]], pdf: Path, settings: Settings, rule: str
) -> tuple[T | None, Findings]:
    """Return the value of an outcome, with its findings.

    Errors: run-limit, and the `rule` for a file that crashes the PDF reader.
    """
    if isinstance(outcome, Exceeded):
        return None, (limit_finding(outcome, pdf, settings),)
    if isinstance(outcome, Failed):
        if not isinstance(outcome.fault, DiedError):
            raise outcome.fault
        hint = "do not open it; ask the sender for the original file"
        return None, (error(rule, Span(str(pdf)), "the file crashes the PDF reader", hint),)
    return outcome.value
