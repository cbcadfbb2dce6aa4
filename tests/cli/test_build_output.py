"""Tests of what `build` prints."""

from __future__ import annotations

import pytest

from briefgen.cli.build_output import ChangesOnly, TextOutput
from briefgen.diagnostic import Span, error
from briefgen.runs.build_outcome import Outcome

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


def test_a_watch_prints_a_finding_again_after_the_next_save(capsys: pytest.CaptureFixture[str]) -> None:
    """Each round of a watch prints the findings that there are then."""
    printer = ChangesOnly(TextOutput(explain=False))
    for _ in range(2):
        printer.show_start(1)
        printer.show_brief(Outcome("b.yaml", "b.pdf", findings=(SHARED,)))
    assert capsys.readouterr().err.count("error[lock-line]") == 2
