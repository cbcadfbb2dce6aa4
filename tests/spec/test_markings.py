"""Tests of a workspace's own markings: the settings, and the memos that have them."""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent
from types import MappingProxyType

import pytest
from msgspec.structs import replace

from briefgen.corpus.marking_scheme import TLP, MarkingScheme
from briefgen.corpus.quotation_proofs import SourceTexts
from briefgen.settings.gather import UsageError, gather_settings
from briefgen.spec.markings import MarkingTable, marking_scheme
from briefgen.verify.verify import verify
from tests.editions.issuing import issue, issued
from tests.harbour import BRIEF
from tests.verify.tampering import replace_text
from tests.workspace import ROOT, Workspace

_SHOWN = re.compile(r"^    \[tool\.briefgen\.marking\]\n(?:    .*\n)+", re.MULTILINE)
SHOWN = tuple(_SHOWN.findall((ROOT / "docs/writing.md").read_text("utf-8")))
NOW = datetime(2026, 3, 20, tzinfo=UTC)
LONGEST = MappingProxyType(
    {
        "UK": "OFFICIAL-SENSITIVE – UK EYES ONLY – RECIPIENTS ONLY",
        "NATO": "COSMIC TOP SECRET ATOMAL RELEASABLE TO UKRAINE",
        "EU": "TRÈS SECRET UE/EU TOP SECRET – RELEASABLE TO NORWAY",
    }
)
"""A long marking of each scheme that the documents show."""


def scheme(shown: str) -> MarkingScheme:
    """Return the scheme of a table of settings."""
    table = tomllib.loads(dedent(shown))["tool"]["briefgen"]["marking"]
    return marking_scheme(MarkingTable.model_validate(table))


def test_there_is_an_example_of_each() -> None:
    """The documents show three schemes, for which this file has a marking each."""
    assert len(SHOWN) == len(LONGEST)


@pytest.mark.parametrize(("shown", "marking"), list(zip(SHOWN, LONGEST.values(), strict=True)), ids=LONGEST)
def test_a_scheme_of_the_documents_makes_a_memo(harbour: Workspace, shown: str, marking: str) -> None:
    """A memo with a long marking of a scheme that the documents show passes `verify`, and its file has a plain name."""
    own = replace(
        harbour, settings=replace(harbour.settings, markings=scheme(shown), formats=("pdf", "html"))
    )
    pdf = issued(own, BRIEF.replace("TLP:GREEN", marking))
    assert re.fullmatch(r"brief_2026-03-20_ed01_[\w+-]+\.pdf", pdf.name)
    assert verify(pdf.read_bytes(), "memo.pdf", SourceTexts(()))[1] == ()
    assert f'<p class="marking">{marking}</p>' in pdf.with_suffix(".html").read_text("utf-8")


def test_a_repainted_marking_is_found(harbour: Workspace) -> None:
    """A marking of the workspace's own that was changed on a page is named as altered."""
    own = harbour.set(markings=scheme(SHOWN[0]))
    pdf = issued(own, BRIEF.replace("TLP:GREEN", "SECRET")).read_bytes()
    found = verify(replace_text("SECRET", "SECRET", "SECERT")(pdf), "memo.pdf", SourceTexts(()))[1]
    assert {"marking-altered", "memo-differs"} <= {finding.rule for finding in found}


def test_a_marking_of_another_scheme_needs_a_reason(harbour: Workspace) -> None:
    """An edition after one whose marking cannot be compared is issued only with a reason."""
    issued(harbour)
    own = harbour.set(markings=scheme(SHOWN[0]))
    brief = BRIEF.replace("TLP:GREEN", "SECRET")
    built, problems = issue(own, brief)
    assert built is None
    assert [finding.rule for finding in problems] == ["marking-lowered"]
    assert "another scheme" in problems[0].message
    issued(own, brief + "marking_change: {reason: The desk moved to the national scheme.}\n")


TABLES = {
    "no levels": ("", "key-missing"),
    "an empty list": ("levels = []\n", "value-range"),
    "a name twice": ('levels = [{name = "A"}, {name = "A"}]\n', "value-format"),
    "a caveat that is a level": ('levels = [{name = "A"}]\ncaveats = [{name = "A"}]\n', "value-format"),
    "no contrast": ('levels = [{name = "A", colour = "#333333"}]\n', "value-format"),
    "no colour": ('levels = [{name = "A", colour = "red"}]\n', "value-format"),
    "a misspelt key": ('levels = [{name = "A", color = "#ffffff"}]\n', "key-unknown"),
}


@pytest.mark.parametrize(("table", "rule"), TABLES.values(), ids=TABLES)
def test_a_faulty_table_is_refused(tmp_path: Path, table: str, rule: str) -> None:
    """A scheme that cannot be applied is a finding in the settings, and nothing runs."""
    (tmp_path / "pyproject.toml").write_text(f"[tool.briefgen.marking]\n{table}", "utf-8")
    with pytest.raises(UsageError) as refused:
        gather_settings(tmp_path, tmp_path, {}, NOW)
    assert [(d.rule, d.span.path) for d in refused.value.diagnostics] == [(rule, "pyproject.toml")]


def test_the_settings_of_a_run_have_the_scheme(tmp_path: Path) -> None:
    """A workspace has TLP 2.0 unless its settings have a scheme; `--for` takes a marking of that."""
    file = tmp_path / "pyproject.toml"
    file.write_text("[tool.briefgen]\n", "utf-8")
    assert gather_settings(tmp_path, tmp_path, {}, NOW).markings == TLP
    file.write_text(dedent(SHOWN[0]), "utf-8")
    assert gather_settings(tmp_path, tmp_path, {}, NOW, audience="SECRET – UK EYES ONLY").markings == scheme(
        SHOWN[0]
    )
    with pytest.raises(UsageError) as refused:
        gather_settings(tmp_path, tmp_path, {}, NOW, audience="TLP:GREEN")
    assert [d.rule for d in refused.value.diagnostics] == ["marking-unknown"]
