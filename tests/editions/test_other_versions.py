"""Tests of editions that another version of briefgen issued.

`fixtures/format-2` holds two editions of the tiny workspace as the first version with format 2 issued them: the
PDFs and the manifests. Their evidence files are those that the PDFs carry. No commit may change these files.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from briefgen.build.build import build
from briefgen.build.diff_operands import read_operand
from briefgen.changes.changes import PartChange
from briefgen.changes.compare_editions import compare
from briefgen.corpus.quotation_proofs import SourceTexts
from briefgen.diagnostic import Severity
from briefgen.editions.manifest import manifest_bytes, read_manifest
from briefgen.editions.store import edition_at, edition_fault, edition_numbers, read_edition
from briefgen.evidence.container import evidence_of_pdf, evidence_text, memo_hash
from briefgen.evidence.frozen import FrozenItem, FrozenMemo
from briefgen.verify.verify import verify_file
from tests.editions.issuing import folder, issued
from tests.harbour import BRIEF
from tests.workspace import Workspace

FIXTURES = Path(__file__).parent / "fixtures" / "format-2"
FIRST = "brief_2026-03-20_ed01_TLP-GREEN.pdf"
SECOND = "brief_2026-03-20_ed02_TLP-GREEN.pdf"
Change = Callable[[dict[str, Any]], object]


@pytest.fixture
def earlier(harbour: Workspace) -> Workspace:
    """Put the editions of the earlier version into the output folder."""
    folder(harbour).mkdir(parents=True)
    for path in FIXTURES.glob("ed*.json"):
        copy(path, folder(harbour))
    for number, name in enumerate((FIRST, SECOND), 1):
        copy(FIXTURES / name, folder(harbour))
        evidence = evidence_of_pdf((FIXTURES / name).read_bytes())
        assert evidence is not None
        (folder(harbour) / f"ed{number:02}.evidence.json").write_bytes(evidence)
    return harbour


def frozen(workspace: Workspace, number: int) -> FrozenMemo:
    """Read an edition in which nothing is wrong."""
    kept, problems = read_edition(edition_at(folder(workspace), number), "output/brief")
    assert problems == ()
    assert kept is not None
    return kept.frozen


def rewrite(workspace: Workspace, number: int, in_memo: Change, in_manifest: Change | None = None) -> None:
    """Write an edition as another version would, with other fields and the hashes that go with them."""
    path = folder(workspace) / f"ed{number:02}.evidence.json"
    whole = json.loads(path.read_bytes())
    in_memo(whole["memo"])
    whole["sha256"] = memo_hash(whole["memo"])
    path.write_text(evidence_text(whole), "utf-8")
    path = folder(workspace) / f"ed{number:02}.manifest.json"
    manifest = json.loads(path.read_bytes())
    data = (folder(workspace) / f"ed{number:02}.evidence.json").read_bytes()
    manifest["edition"]["evidence"] |= {"bytes": len(data), "sha256": sha256(data).hexdigest()}
    if in_manifest is not None:
        in_manifest(manifest["edition"])
    manifest["sha256"] = memo_hash(manifest["edition"])
    path.write_text(json.dumps(manifest), "utf-8")


def test_editions_of_an_earlier_version_are_listed(earlier: Workspace) -> None:
    """They are found by their numbers, with their manifests, and every file is as issued."""
    found = [edition_at(folder(earlier), number) for number in edition_numbers(folder(earlier))]
    assert [(e.number, edition_fault(e)) for e in found] == [(1, ""), (2, "")]
    assert [e.manifest.changes for e in found if e.manifest] == [
        [],
        [
            "reopening reversed", "1 fact added", "view dredge new", "view wait-and-see new",
            "recommendation changed", "section added", "competing views added", "option added", "gap added",
        ],
    ]  # fmt: skip


def test_editions_of_an_earlier_version_are_read(earlier: Workspace) -> None:
    """Every part that the later one has is read from it."""
    edition = frozen(earlier, 2)
    assert (edition.brief.edition, edition.parts.bottom_line) == (2, "It is closed.")
    assert [j.likelihood.term for j in edition.parts.judgements] == ["unlikely"]
    assert edition.parts.reasons == {"reopening": "a second storm closed it"}
    assert {key: [item.name for item in items] for key, items in edition.parts.items.items()} == {
        "sections": ["The channel is closed"],
        "questions": ["Extend the dredging, or wait?"],
        "options": ["dredge-now"],
        "gaps": ["How much silt is left? It sets the cost."],
    }
    assert [view.holder.name for view in edition.views] == ["Bob Quay", "Ann Harbour"]
    assert [row.words for row in edition.ledger] == ["9 m"]


def test_editions_of_an_earlier_version_are_compared(earlier: Workspace) -> None:
    """They are compared with each other, and with the brief as it is now."""
    spec = earlier.root / "briefs/brief.yaml"
    changes = compare(frozen(earlier, 1), frozen(earlier, 2))
    assert [(j.id, j.verdict) for j in changes.judgements] == [("reopening", "reversed")]
    assert (
        PartChange(
            "option", "dredge-now", "added", "", "Dredge now: Hire the dredger from abroad. Storms return."
        )
        in changes.parts
    )
    now, problems = read_operand(spec, earlier.settings)
    assert now is not None, problems
    assert not compare(frozen(earlier, 1), now)


def test_a_memo_of_an_earlier_version_is_compared(earlier: Workspace) -> None:
    """Its pages agree with the evidence, its quotations with the text; that it has no document is an error."""
    texts = SourceTexts(((earlier.root / "texts", "texts"),))
    verified, problems = verify_file(folder(earlier) / SECOND, SECOND, texts)
    assert [(d.rule, d.severity) for d in problems] == [("memo-not-redrawn", Severity.ERROR)]
    assert verified is not None
    assert verified.redrawn == "not drawn again"
    assert verified.quotations == {"exact": 4}


def test_unknown_fields_of_a_later_version_are_passed_over(earlier: Workspace) -> None:
    """What a later version adds is ignored; a new part with items is compared by its key."""

    def add(memo: dict[str, Any]) -> None:
        memo |= {"seals": ["a"]}
        memo["said"] |= {"costs": [{"title": "A dredger", "words": "much"}], "mood": {"a": 1}, "tags": [1]}
        for values in (memo["facts"], memo["views"], memo["said"]["options"], memo["said"]["judgements"]):
            values[0] |= {"later": {"of": "any form"}}
        memo["brief"] |= {"costs": [{"what": "A dredger"}]}

    def add_to_manifest(content: dict[str, Any]) -> None:
        content |= {"seals": ["a"]}
        content["pages"] |= {"covers": 1}

    before = frozen(earlier, 2)
    rewrite(earlier, 2, add, add_to_manifest)
    assert edition_fault(edition_at(folder(earlier), 2)) == ""
    after = frozen(earlier, 2)
    assert after.parts.items["costs"] == [FrozenItem(title="A dredger", words="much")]
    assert compare(before, after).parts == (PartChange("costs", "A dredger", "added", "", "much"),)


def test_a_part_that_an_edition_does_not_have_is_empty(earlier: Workspace) -> None:
    """An edition that was issued before a part existed is compared as if it had none of its items."""
    rewrite(earlier, 1, lambda memo: [memo["said"].pop(key) for key in ("options", "gaps")])
    changes = compare(frozen(earlier, 1), frozen(earlier, 2))
    assert {"option", "gap"} <= {part.part for part in changes.parts if part.verdict == "added"}


def test_a_memo_is_its_edition_though_the_edition_lacks_a_new_key(harbour: Workspace) -> None:
    """A brief that says what the last edition says has its number, though a new version writes one more empty key."""
    issued(harbour, BRIEF)
    rewrite(harbour, 1, lambda memo: memo["brief"].pop("charts"))
    built, _ = build(harbour.root / "briefs/brief.yaml", harbour.settings, force=True)
    assert built is not None
    carried = json.loads(evidence_of_pdf(built.path.read_bytes()) or b"")
    assert carried["memo"]["brief"]["edition"] == 1


def test_a_manifest_is_written_as_it_was(earlier: Workspace) -> None:
    """A manifest that is read and written again has the same bytes: its form is that of the earlier version."""
    data = (folder(earlier) / "ed02.manifest.json").read_bytes()
    manifest = read_manifest(data)
    assert not isinstance(manifest, str)
    assert manifest_bytes(manifest) == data
