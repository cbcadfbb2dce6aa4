"""The report of a run: one JSON object, or JUnit XML for programs that show test results.

Shape of the JSON: `version` 1, raised on an incompatible change; `briefgen`, `began`, `seconds`,
`exit_code` (null while the run is at work, or if it was killed), `ended_by`; `summary`, the number of briefs
by outcome; `rules`, the number of findings and briefs by rule; `findings` and `events` of the whole run;
`briefs`, one object each in the run's order, as `brief_object` gives it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import PurePath
from typing import Any, Final
from xml.etree import ElementTree as ET

from msgspec import Struct, to_builtins

from briefgen.diagnostic import Diagnostic, Findings
from briefgen.report.formats import record, short, visible
from briefgen.runs.build_outcome import Outcome, count_by_kind, count_by_rule
from briefgen.version import VERSION

FORMAT_VERSION: Final = 1


class Run(Struct, frozen=True):
    """A finished run. Units: seconds."""

    outcomes: Sequence[Outcome]
    began: datetime
    seconds: float
    exit_code: int | None
    """None while it is at work."""
    findings: Findings = ()
    """Why the whole run could not be done."""
    ended_by: str = ""
    """The signal or the bug that ended it early; empty where it ended by itself."""
    events: tuple[str, ...] = ()
    """What is new about earlier runs: those that did not end."""

    @property
    def tried(self) -> list[Outcome]:
        """The outcomes of the briefs that were tried."""
        return [outcome for outcome in self.outcomes if not outcome.skipped]


def report_text(run: Run, name: str) -> bytes:
    """Write the report of a run: JUnit XML if the name of its file ends in `.xml`, or else JSON."""
    return junit(run) if PurePath(name).suffix.lower() == ".xml" else as_json(run)


def as_json(run: Run) -> bytes:
    """Write a run as one JSON object."""
    return f"{json.dumps(run_object(run), ensure_ascii=True, indent=2)}\n".encode()


def run_object(run: Run) -> dict[str, Any]:
    """Return a run as the JSON object of its report."""
    return {
        "version": FORMAT_VERSION,
        "briefgen": VERSION,
        "began": run.began.isoformat(timespec="seconds"),
        "seconds": round(run.seconds, 3),
        "exit_code": run.exit_code,
        "ended_by": run.ended_by or None,
        "summary": count_by_kind(run.outcomes),
        "rules": [
            to_builtins(each) | {"severity": str(each.severity)}
            for each in count_by_rule(run.outcomes, run.findings)
        ],
        "findings": [record(finding) for finding in run.findings],
        "events": list(run.events),
        "briefs": [brief_object(outcome) for outcome in run.outcomes],
    }


def brief_object(outcome: Outcome) -> dict[str, Any]:
    """Return the outcome of one brief as the JSON object of the report and the log."""
    built, before = outcome.built, outcome.previous
    return {
        "brief": outcome.brief,
        "outcome": outcome.kind,
        "seconds": round(outcome.seconds, 3),
        "memo": outcome.memo if built else None,
        "others": list(built.other_formats) if built else [],
        "earlier": list(built.stale_formats) if built else [],
        "marking": built.marking or None if built else None,
        "as_of": built.as_of or None if built else None,
        "body_pages": built.body_pages if built else None,
        "annex_pages": built.annex_pages if built else None,
        "size_bytes": built.size_bytes if built else None,
        "edition": built.edition or None if built else None,
        "issued": outcome.issued or None,
        "changes": list(built.changes) if built else [],
        "expired": [each._asdict() for each in built.expired] if built else [],
        "rules": dict(sorted(Counter(finding.rule for finding in outcome.findings).items())),
        "findings": [record(finding) for finding in outcome.findings],
        "events": list(outcome.events),
        "failing_since": outcome.repeated or None,
        "next_try": outcome.next_try.isoformat() if outcome.next_try else None,
        "previous": None
        if before is None
        else to_builtins(before) | {"built": before.built.isoformat() if before.built else None},
        "bug": outcome.bug or None,
    }


def junit(run: Run) -> bytes:
    """Write a run as JUnit XML, each brief as a test case that fails with its findings.

    Source: the schema of Apache Ant's and Jenkins' JUnit reports.
    """
    failed = [outcome for outcome in run.outcomes if outcome.kind == "failed"]
    bugs = [outcome for outcome in failed if outcome.bug]
    broken = run.exit_code is None or bool(run.findings or run.ended_by)
    tests, errors = len(run.outcomes) + broken, len(bugs) + broken
    counts = {"tests": tests, "failures": len(failed) - len(bugs), "errors": errors}
    numbers = {name: str(number) for name, number in counts.items()} | {"time": f"{run.seconds:.3f}"}
    root = ET.Element("testsuites", numbers)
    began = run.began.isoformat(timespec="seconds")
    skipped = str(len(run.outcomes) - len(run.tried))
    suite = ET.SubElement(
        root, "testsuite", {"name": "briefgen", "timestamp": began, "skipped": skipped} | numbers
    )
    if broken:
        suite.append(_case_of_run(run))
    suite.extend(_case(outcome) for outcome in run.outcomes)
    ET.indent(root)
    return f"{ET.tostring(root, 'unicode', xml_declaration=True)}\n".encode()


def _case_of_run(run: Run) -> ET.Element:
    """Return the test case of a run that could not be done, or has not ended."""
    case = ET.Element("testcase", {"classname": "briefgen", "name": "run", "time": f"{run.seconds:.3f}"})
    lines = _lines(run.findings) or [(run.ended_by and f"ended by {run.ended_by}") or "the run has not ended"]
    case.append(_reason("error", "run", lines[0], "\n".join(lines)))
    return case


def _case(outcome: Outcome) -> ET.Element:
    path = PurePath(visible(outcome.brief))
    attributes = {"classname": str(path.parent), "name": path.stem, "time": f"{outcome.seconds:.3f}"}
    case = ET.Element("testcase", attributes)
    case.extend(_reasons(outcome))
    if outcome.skipped:
        ET.SubElement(case, "skipped", {"message": outcome.skipped})
    elif outcome.kind != "failed":
        ET.SubElement(case, "system-out").text = "\n".join([outcome.kind, *_lines(outcome.findings)])
    return case


def _reasons(outcome: Outcome) -> Iterator[ET.Element]:
    if outcome.bug:
        yield _reason("error", "bug", outcome.bug, visible(outcome.bug))
    elif outcome.kind == "failed":
        worst = max(outcome.findings, key=lambda finding: finding.severity)
        yield _reason("failure", worst.rule, worst.message, "\n".join(_lines(outcome.findings)))


def _reason(tag: str, kind: str, message: str, text: str) -> ET.Element:
    element = ET.Element(tag, {"type": kind, "message": visible(message)})
    element.text = text
    return element


def _lines(findings: Sequence[Diagnostic]) -> list[str]:
    """Return a line for each finding; characters that XML cannot contain are escaped."""
    return [short((finding,), lambda *_: None) for finding in findings]
