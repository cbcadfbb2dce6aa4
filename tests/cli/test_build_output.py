"""Tests of what `build` prints."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from briefgen.cli.build_output import ChangesOnly, TextOutput
from briefgen.diagnostic import Span, error, warning
from briefgen.runs.build_outcome import Outcome, count_by_rule
from briefgen.runs.report import Run

SHARED = error("lock-line", Span("briefgen.lock", 1, 1, 1, 2), "not a line of a lock", "remove it")


def test_a_finding_that_briefs_share_is_printed_once(capsys: pytest.CaptureFixture[str]) -> None:
    """A finding of a file that forty briefs refer to is printed for the first of them."""
    printer = TextOutput(explain=False)
    printer.show_start(40)
    for number in range(40):
        own = error("key-unknown", Span(f"b{number}.yaml", 1, 1, 1, 2), "unknown key", "remove it")
        printer.show_brief(Outcome(f"b{number}.yaml", f"b{number}.pdf", findings=(SHARED, own)))
    printed = capsys.readouterr().err
    assert (printed.count("error[lock-line]"), printed.count("error[key-unknown]")) == (1, 40)


def test_findings_are_summed_up_by_rule(capsys: pytest.CaptureFixture[str]) -> None:
    """At the end of a run, one broken lock of forty briefs is one finding, the first in the list of rules."""
    style = warning("title-long", Span("b7.yaml", 1, 1, 1, 2), "a long title", "shorten it")
    outcomes = [Outcome(f"b{number}.yaml", f"b{number}.pdf", findings=(SHARED,)) for number in range(40)]
    outcomes[7] = replace(outcomes[7], findings=(style, SHARED))
    TextOutput(explain=False).show_end(Run(outcomes, datetime(2026, 3, 20, tzinfo=UTC), 1, 1))
    lines = capsys.readouterr().out.splitlines()
    assert lines[-3:] == [
        "findings by rule:",
        "  error    lock-line   1 finding in 40 briefs",
        "  warning  title-long  1 finding in 1 brief",
    ]
    assert [(each.rule, each.findings, each.briefs) for each in count_by_rule(outcomes)] == [
        ("lock-line", 1, 40),
        ("title-long", 1, 1),
    ]


def test_a_watch_prints_a_finding_again_after_the_next_save(capsys: pytest.CaptureFixture[str]) -> None:
    """Each round of a watch prints the findings that there are then."""
    printer = ChangesOnly(TextOutput(explain=False))
    for _ in range(2):
        printer.show_start(1)
        printer.show_brief(Outcome("b.yaml", "b.pdf", findings=(SHARED,)))
    assert capsys.readouterr().err.count("error[lock-line]") == 2
