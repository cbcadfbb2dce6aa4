"""Tests of the report of a run."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

from msgspec.structs import replace

from briefgen.build.build import Built
from briefgen.diagnostic import Span, error, warning
from briefgen.runs.build_outcome import Outcome
from briefgen.runs.report import Run, report_text
from briefgen.version import VERSION

HOSTILE = 'a <b> & "c" \x00\x1b[31m \ud800 \ufffe ]]> é'
MEMO = Built(Path("output/a.pdf"), 4, 2, 124_000, 1, "", ("fact:x changed",), stale_formats=("a.html",))
OUTCOMES = (
    Outcome("briefs/a.yaml", "output/a.pdf", MEMO, (warning("quote-unproven", Span("f.yaml", 3, 4), "no text"),), {"check": 0.05, "render": 0.2}),
    Outcome("briefs/b.yaml", "output/b.pdf", replace(MEMO, up_to_date=True)),
    Outcome("briefs/c.yaml", "output/c.pdf", None, (warning("quote-long", Span("c.yaml"), "long"), error("value-type", Span(HOSTILE, 7), HOSTILE, "mend it"))),
    Outcome("d.yaml", "output/d.pdf", bug=f"x.py:3: {HOSTILE}"),
)  # fmt: skip
RUN = Run(OUTCOMES, datetime(2026, 11, 23, 6, tzinfo=UTC), 1.5, 70)


def test_the_report_is_one_object() -> None:
    """A run is one JSON object with its version, its counts and every brief with its findings."""
    found = json.loads(report_text(RUN, "report.json"))
    briefs = found.pop("briefs")
    assert [tuple(each.values()) for each in found.pop("rules")] == [
        ("value-type", "error", 1, 1),
        ("quote-long", "warning", 1, 1),
        ("quote-unproven", "warning", 1, 1),
    ]
    assert found == {
        "version": 1,
        "briefgen": VERSION,
        "began": "2026-11-23T06:00:00+00:00",
        "seconds": 1.5,
        "exit_code": 70,
        "ended_by": None,
        "summary": {"built": 1, "up-to-date": 1, "failed": 2},
        "findings": [],
        "events": [],
    }
    assert [(b["brief"], b["outcome"], b["memo"], b["bug"] is None) for b in briefs] == [
        ("briefs/a.yaml", "built", "output/a.pdf", True),
        ("briefs/b.yaml", "up-to-date", "output/b.pdf", True),
        ("briefs/c.yaml", "failed", None, True),
        ("d.yaml", "failed", None, False),
    ]
    assert (briefs[0]["body_pages"], briefs[0]["annex_pages"], briefs[0]["size_bytes"]) == (4, 2, 124_000)
    assert (briefs[0]["changes"], briefs[0]["earlier"]) == (["fact:x changed"], ["a.html"])
    assert [(f["rule"], f["message"], f["hints"]) for f in briefs[2]["findings"]] == [
        ("quote-long", "long", []),
        ("value-type", HOSTILE, ["mend it"]),
    ]


def test_findings_of_the_whole_run_are_counted() -> None:
    """What kept the whole run from its work is among the findings by rule, once, though a brief has it too."""
    lock = error("lock-damaged", Span("briefgen.lock", 3), "damaged")
    outcomes = (Outcome("a.yaml", "a.pdf", None, (lock,)),)
    run = replace(
        RUN, outcomes=outcomes, findings=(error("settings-syntax", Span("pyproject.toml"), "broken"), lock)
    )
    assert [tuple(each.values()) for each in json.loads(report_text(run, "r.json"))["rules"]] == [
        ("lock-damaged", "error", 1, 1),
        ("settings-syntax", "error", 1, 0),
    ]


def test_the_report_as_junit() -> None:
    """In JUnit XML a brief is a case: findings fail it, a bug is an error, warnings are reported."""
    root = ET.fromstring(report_text(RUN, "out/Report.XML"))  # noqa: S314  # written right here
    (suite,) = root
    for counts in (root.attrib, suite.attrib):
        assert (counts["tests"], counts["failures"], counts["errors"], counts["time"]) == (
            "4",
            "1",
            "1",
            "1.500",
        )
    cases = [(c.get("classname"), c.get("name"), [child.tag for child in c]) for c in suite]
    assert cases == [
        ("briefs", "a", ["system-out"]),
        ("briefs", "b", ["system-out"]),
        ("briefs", "c", ["failure"]),
        (".", "d", ["error"]),
    ]
    assert suite[0][0].text == "built\nf.yaml:3:4: warning[quote-unproven]: no text"
    assert suite[2][0].get("type") == "value-type"


def test_a_report_holds_whatever_was_written() -> None:
    """Control characters, half characters and markup of a finding leave a report that can be read."""
    root = ET.fromstring(report_text(RUN, "report.xml"))  # noqa: S314  # written right here
    shown = 'a <b> & "c" \\x00\\x1b[31m \\ud800 \\ufffe ]]> é'
    failure, bug = root[0][2][0], root[0][3][0]
    assert failure.get("message") == shown
    assert (failure.text or "").endswith(f"{shown}:7:1: error[value-type]: {shown}")
    assert bug.text == f"x.py:3: {shown}"
    assert HOSTILE in json.loads(report_text(RUN, "report.json"))["briefs"][3]["bug"]


def test_a_run_of_nothing_has_a_report() -> None:
    """Where nothing was due, the report says so in both forms."""
    run = Run((), RUN.began, 0.1, 0)
    assert json.loads(report_text(run, "r.json"))["summary"] == {"built": 0, "up-to-date": 0, "failed": 0}
    assert ET.fromstring(report_text(run, "r.xml")).get("tests") == "0"  # noqa: S314  # written right here
