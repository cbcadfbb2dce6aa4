"""Tests of the data that a memo carries."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

import page
import pikepdf
import pytest
from page import ValidationProfile

from briefgen.evidence.container import memo_hash
from briefgen.readable_folders import readable_folders
from briefgen.reading.files import read_text_file
from briefgen.spec.read import read_brief
from tests.check.tables import CHANNEL
from tests.harbour import BRIEF, FACTS, LOG, QUESTION, SOURCE
from tests.harbour import VIEW as HARBOUR_VIEW
from tests.workspace import Workspace

MOST_BYTES = 40_000
"""What is attached may take so much of the file, compressed."""
MOST_BYTES_A_PAGE = 15_000
"""What is not attached, fonts and structure included, may take so much for each page."""
FIGURES = "key_figures: [{fact: channel-depth}]\n"


def carried(pdf: bytes) -> dict[str, bytes]:
    """Take the attachments out of a PDF."""
    file = pikepdf.open(BytesIO(pdf))
    return {name: file.attachments[name].get_file().read_bytes() for name in file.attachments}


def frozen(workspace: Workspace, brief: str = "briefs/brief.yaml") -> dict[str, Any]:
    """Build a brief and read the data its PDF carries."""
    built, problems = workspace.build(brief)
    assert built is not None, problems
    found: dict[str, Any] = json.loads(carried(built.path.read_bytes())["evidence.json"])
    return found


@pytest.fixture(scope="module", params=["putin-kim", "china-question"])
def real(
    request: pytest.FixtureRequest, repository: Workspace, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, bytes]:
    """Build a real brief."""
    built, problems = repository.set(output=tmp_path_factory.mktemp("output")).build(
        f"briefs/{request.param}.yaml"
    )
    assert built is not None, problems
    return request.param, built.path.read_bytes()


@pytest.mark.parametrize("profile", ["3a", "ua1"])
def test_a_memo_with_its_evidence_meets_both_standards(real: tuple[str, bytes], profile: str) -> None:
    """What `build` writes is PDF/A-3a and PDF/UA-1."""
    report = page.validate_pdf_bytes(real[1], profile=ValidationProfile(profile))
    assert [f"{failure.rule_id}: {failure.message}" for failure in report.failures] == []


def test_the_carried_brief_says_the_same(real: tuple[str, bytes], repository: Workspace) -> None:
    """The brief is attached under its name as data: it reads as the brief does, and its hash is in the evidence."""
    name, pdf = real
    text, _ = read_text_file(repository.root / f"briefs/{name}.yaml", name, readable_folders(repository.root))
    found = carried(pdf)
    assert sorted(found) == sorted(["document.json", "evidence.json", f"{name}.yaml"])
    sent, problems = read_brief(found[f"{name}.yaml"].decode(), name, {})
    written, _ = read_brief(text or "", name, {})
    assert (problems, sent and sent.value) == ((), written and written.value)
    assert "#" not in found[f"{name}.yaml"].decode()
    said = json.loads(found["evidence.json"])["memo"]["brief_file"]
    assert said == {
        "name": f"{name}.yaml",
        "sha256": sha256(found[f"{name}.yaml"]).hexdigest(),
        "overrides": {},
    }


def test_attachments_say_what_they_are(real: tuple[str, bytes]) -> None:
    """The evidence is JSON and data; the brief, in YAML, and the document are sources."""
    file = pikepdf.open(BytesIO(real[1]))
    kinds = {
        name: (str(spec.relationship), spec.get_file().mime_type) for name, spec in file.attachments.items()
    }
    assert kinds == {
        "document.json": ("/Source", "application/json"),
        "evidence.json": ("/Data", "application/json"),
        f"{real[0]}.yaml": ("/Source", "application/yaml"),
    }


def test_a_memo_is_small_enough_to_send(real: tuple[str, bytes]) -> None:
    """What is attached keeps to its share of the file, and all the rest to its bytes a page."""
    file = pikepdf.open(BytesIO(real[1]))
    attached = sum(len(spec.get_file().obj.read_raw_bytes()) for spec in file.attachments.values())
    assert attached < MOST_BYTES
    assert len(real[1]) - attached < MOST_BYTES_A_PAGE * len(file.pages)


def test_no_path_of_the_machine_is_in_it(real: tuple[str, bytes], repository: Workspace) -> None:
    """Neither the workspace's folder nor the user's is named in what is attached."""
    for content in carried(real[1]).values():
        assert str(repository.root).encode() not in content
        assert str(Path.home()).encode() + os.sep.encode() not in content


def test_the_hash_is_that_of_the_memo(harbour: Workspace) -> None:
    """The hash can be computed again from the memo, however the JSON is laid out."""
    found = frozen(harbour)
    assert (found["format"], found["version"]) == ("briefgen-evidence", 2)
    assert found["sha256"] == memo_hash(found["memo"])


def test_figures_say_how_they_are_printed(harbour: Workspace) -> None:
    """A figure has its words, and the pages have them too where it is printed so."""
    harbour.write({"briefs/brief.yaml": BRIEF + FIGURES})
    memo = frozen(harbour)["memo"]
    figures = [fact["figure"] for fact in memo["facts"] if "figure" in fact]
    assert [(f["words"], f["printed"]) for f in figures] == [("9 m", True)]
    assert [s["kind"] for s in memo["statements"]].count("tile") == 1


def test_a_status_is_frozen_and_printed(harbour: Workspace) -> None:
    """A figure's status is in its fields, its words, the ledger, the tile and the note."""
    facts = FACTS.replace("as_of: 2026-03-01}", "as_of: 2026-03-01, status: estimate}")
    harbour.write({"briefs/brief.yaml": BRIEF + FIGURES, CHANNEL: facts})
    memo = frozen(harbour)["memo"]
    (figure,) = (fact["figure"] for fact in memo["facts"] if "figure" in fact)
    assert (figure["status"], figure["words"], figure["printed"]) == ("estimate", "9 m (estimate)", True)
    assert [row["words"] for row in memo["ledger"]] == ["9 m (estimate)"]
    words = {s["kind"]: s["words"] for s in memo["statements"]}
    assert words["tile"].startswith("9 m (estimate)")
    assert any(s["words"].endswith("figure: estimate.") for s in memo["statements"])


def test_quotations_have_place_and_state(harbour: Workspace) -> None:
    """Every quotation that a note prints has its place, its state and that it is printed."""
    (fact,) = frozen(harbour)["memo"]["facts"]
    words = "the north channel is closed"
    start = LOG.index(words)
    assert fact["evidence"] == [
        {
            "source": "log",
            "exact": words,
            "start": start,
            "end": start + len(words),
            "state": "exact",
            "paragraph": 1,
            "printed": True,
        }
    ]


def test_only_what_is_cited_is_carried(harbour: Workspace) -> None:
    """A fact of the corpus that the memo does not cite stays out of it."""
    memo = frozen(harbour)["memo"]
    assert [fact["id"] for fact in memo["facts"]] == ["channel-closed"]
    assert memo["notes"] == [{"number": 1, "cites": "fact:channel-closed"}]
    assert list(memo["texts"]) == ["log"]


VIEW = HARBOUR_VIEW.replace("    evidence:", "    facts_for: [quay-old]\n    evidence:")
QUAY = """\
facts:
  - id: quay-old
    statement: The quay is old.
    evidence: [{source: survey, exact: an aged quay}]
"""
SURVEY = SOURCE.replace("log", "survey").replace("genre: data", "genre: reference")


def test_what_a_view_names_besides_is_not_carried(harbour: Workspace) -> None:
    """A fact that only a compared view names is not in the memo, nor its source, nor the hash of its text."""
    asked = QUESTION.removesuffix("    held_by: none found\n")
    harbour.write(
        {
            "briefs/corpus/views/extend-or-wait.yaml": asked + VIEW,
            "briefs/corpus/facts/quay.yaml": QUAY,
            "briefs/corpus/sources/survey.yaml": SURVEY,
            "texts/survey.txt": "There is an aged quay.\n",
            "briefs/brief.yaml": BRIEF + "views: [extend-or-wait]\n",
        }
    )
    memo = frozen(harbour)["memo"]
    assert [view["id"] for view in memo["views"]] == ["pilots-wait"]
    assert "quay-old" not in {fact["id"] for fact in memo["facts"]}
    assert ([source["id"] for source in memo["sources"]], list(memo["texts"])) == (["log"], ["log"])


def test_hashes_come_from_the_lock_where_the_texts_are_not(real: tuple[str, bytes]) -> None:
    """A memo built without its texts carries their hashes by the lock, and says since when they are known."""
    memo = json.loads(carried(real[1])["evidence.json"])["memo"]
    assert set(memo["texts"]) == {source["id"] for source in memo["sources"]}
    assert all(len(text["sha256"]) == 64 for text in memo["texts"].values())
    assert all("locked" in item for fact in memo["facts"] for item in fact["evidence"])


def test_the_profile_comes_with_its_bands(harbour: Workspace) -> None:
    """What a likelihood term stands for can be read from the evidence alone."""
    profile = frozen(harbour)["memo"]["profile"]
    assert profile["id"] == "icd203"
    assert {"low": 55, "high": 80} in [
        {key: band[key] for key in ("low", "high")} for band in profile["bands"] if "likely" in band["terms"]
    ]


def test_what_was_set_on_the_command_line_is_recorded(harbour: Workspace) -> None:
    """A value set on the command line is in the memo and is named beside the file it replaces."""
    memo = frozen(harbour.set(overrides={"edition": "2"}))["memo"]
    assert memo["brief"]["edition"] == 2
    assert memo["brief_file"]["overrides"] == {"edition": "2"}


def test_own_numbers_are_listed(harbour: Workspace) -> None:
    """The analyst's own numbers are listed with their field and value; without any, the key is left out."""
    assert "own_numbers" not in frozen(harbour)["memo"]
    changed = BRIEF.replace("reopens in May", "reopens for [at least 34 slots](own:) a day")
    found = frozen(harbour.write({"briefs/brief.yaml": changed}))["memo"]["own_numbers"]
    value = {"words": "at least 34 slots", "value": "at least 34 per day"}
    assert found == [{"field": "judgements.reopening.text", **value}]


def test_the_same_bytes(harbour: Workspace) -> None:
    """Building twice gives the same attachments."""
    first, second = (harbour.build()[0] for _ in range(2))
    assert first is not None
    assert second is not None
    assert carried(first.path.read_bytes()) == carried(second.path.read_bytes())
