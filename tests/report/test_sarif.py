"""Tests of findings as SARIF 2.1.0.

The standard's schema is not at hand offline; what it requires of the parts that are written, and the keys it
knows there, are asserted here from its sections.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import pytest

from briefgen.check.manual import explanations
from briefgen.diagnostic import Because, Diagnostic, Span, error, warning
from briefgen.report.formats import FORMATS
from tests.check.tables import brief_with
from tests.workspace import Workspace

KNOWN: Mapping[str, tuple[frozenset[str], frozenset[str]]] = MappingProxyType(
    {
        "log": (frozenset({"version", "runs"}), frozenset({"$schema"})),
        "run": (frozenset({"tool"}), frozenset({"results", "columnKind"})),
        "tool": (frozenset({"driver"}), frozenset()),
        "driver": (frozenset({"name"}), frozenset({"version", "rules"})),
        "rule": (frozenset({"id"}), frozenset({"shortDescription", "help"})),
        "result": (
            frozenset({"message"}),
            frozenset({"ruleId", "ruleIndex", "level", "locations", "relatedLocations"}),
        ),
        "location": (frozenset(), frozenset({"physicalLocation", "message"})),
        "physicalLocation": (frozenset({"artifactLocation"}), frozenset({"region"})),
        "artifactLocation": (frozenset(), frozenset({"uri"})),
        "region": (frozenset({"startLine", "startColumn", "endLine", "endColumn"}), frozenset()),
        "message": (frozenset({"text"}), frozenset()),
    }
)
"""By object of the standard: the keys it must have here, and those it may have."""
PARTS: Mapping[str, str] = MappingProxyType(
    {
        "runs": "run", "tool": "tool", "driver": "driver", "rules": "rule", "results": "result",
        "locations": "location", "relatedLocations": "location", "physicalLocation": "physicalLocation",
        "artifactLocation": "artifactLocation", "region": "region", "message": "message",
        "shortDescription": "message", "help": "message",
    }
)  # fmt: skip
"""By key, what its value is."""


def faults(value: Any, kind: str = "log", place: str = "") -> Iterator[str]:
    """Yield where a log does not conform to the standard."""
    must, may = KNOWN[kind]
    yield from (f"{place}: `{key}` is missing" for key in must - value.keys())
    yield from (f"{place}: `{key}` is not known" for key in value.keys() - must - may)
    for key, part in value.items():
        for i, item in enumerate(part if isinstance(part, list) else [part]):
            if key in PARTS:
                yield from faults(item, PARTS[key], f"{place}/{key}/{i}")


def log_of(*found: Diagnostic) -> dict[str, Any]:
    """Print findings and read them back."""
    log: dict[str, Any] = json.loads(FORMATS["sarif"](found, lambda _path, _line: None))
    return log


FOUND = error(
    "fact-unknown",
    Span("briefs/a b.yaml", 14, 13, 14, 25),
    "no fact `ŝip` in the corpus",
    "did you mean `ship`?",
    because=(Because(Span("briefs/corpus/x.yaml", 3, 1, 3, 2), "named here"),),
)


def test_a_finding_is_a_result() -> None:
    """Rule, severity, message, place and causes of a finding are where the standard requires."""
    (run,) = log_of(FOUND)["runs"]
    (result,) = run["results"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("fact-unknown", 0, "error")
    assert result["message"]["text"] == "no fact `ŝip` in the corpus\nhint: did you mean `ship`?"
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "briefs/a%20b.yaml"},
        "region": {"startLine": 14, "startColumn": 13, "endLine": 14, "endColumn": 25},
    }
    (related,) = result["relatedLocations"]
    assert related["message"]["text"] == "named here"
    assert related["physicalLocation"]["region"]["startLine"] == 3


def test_rules_are_described_once() -> None:
    """Each rule with findings is described once, and the results refer to it."""
    other = warning("quote-unproven", Span("b.yaml", 1, 1, 1, 2), "unproven", "lock it")
    (run,) = log_of(FOUND, other, FOUND)["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["fact-unknown", "quote-unproven"]
    assert [rules[r["ruleIndex"]]["id"] for r in run["results"]] == [r["ruleId"] for r in run["results"]]
    assert rules[1]["help"]["text"] == explanations()["quote-unproven"]
    assert rules[1]["shortDescription"]["text"].startswith("a quotation is confirmed neither")


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("briefs/ä.yaml", "briefs/%C3%A4.yaml"),
        ("/tmp/a.yaml", "file:///tmp/a.yaml"),  # noqa: S108  # nothing is written
        ("--set title=x: y", "--set%20title%3Dx%3A%20y"),
    ],
)
def test_paths_are_addresses(path: str, uri: str) -> None:
    """Any path of a finding becomes a valid URI reference."""
    (result,) = log_of(error("set-value", Span(path), "no"))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_nothing_found_is_a_log_too() -> None:
    """Without findings, the log has one run with no results, which means that everything was checked."""
    log = log_of()
    assert log["version"] == "2.1.0"
    assert (log["runs"][0]["results"], list(faults(log))) == ([], [])


def test_logs_conform_to_the_standard(harbour: Workspace) -> None:
    """A log of real findings has all required keys and no unknown ones."""
    broken = brief_with(
        "views: [nothing]\nkey_figures: [{fact: channel-closed}]\ngaps: [{question: It may be 14}]\n"
    )
    found = harbour.write(broken).check()
    assert len({d.rule for d in found}) > 2
    log = log_of(*found, FOUND)
    assert list(faults(log)) == []
    for result in log["runs"][0]["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        assert min(region.values()) >= 1
        assert (region["endLine"], region["endColumn"]) >= (region["startLine"], region["startColumn"])
        assert result["level"] in ("error", "warning")


def test_faults_are_found() -> None:
    """The comparison with the standard can fail."""
    log = log_of(FOUND)
    del log["runs"][0]["results"][0]["message"]
    log["runs"][0]["columns"] = 1
    assert sorted(faults(log)) == [
        "/runs/0/results/0: `message` is missing",
        "/runs/0: `columns` is not known",
    ]
