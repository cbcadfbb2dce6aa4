"""Tests of reading editions from their folder."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from briefgen.diagnostic import Severity
from briefgen.editions.manifest import manifest_bytes
from briefgen.editions.store import edition_at, edition_fault, edition_numbers, last_edition
from tests.editions.issuing import REASON, UNLIKELY, folder, issue, issued
from tests.workspace import Workspace

Harm = Callable[[Path], object]


def flip(path: Path) -> None:
    """Flip a bit in the middle of a file."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def cut(path: Path) -> None:
    """Cut a file in half."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


HARMS: dict[str, Harm] = {"flipped": flip, "cut": cut, "emptied": lambda path: path.write_bytes(b"")}
FILES = {
    "pdf": "brief_2026-03-20_ed01_TLP-GREEN.pdf",
    "evidence": "ed01.evidence.json",
    "manifest": "ed01.manifest.json",
}


def test_editions_are_listed_in_order(harbour: Workspace) -> None:
    """A folder's editions come by number, each whole."""
    issued(harbour)
    issued(harbour, UNLIKELY + REASON)
    found = [edition_at(folder(harbour), number) for number in edition_numbers(folder(harbour))]
    assert [(e.number, e.manifest is not None, edition_fault(e)) for e in found] == [
        (1, True, ""),
        (2, True, ""),
    ]


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
@pytest.mark.parametrize("name", FILES.values(), ids=FILES)
def test_damage_is_seen(harbour: Workspace, name: str, harm: Harm) -> None:
    """A file of an edition that is not as it was issued is named, whichever it is."""
    issued(harbour)
    harm(folder(harbour) / name)
    edition = edition_at(folder(harbour), 1)
    assert edition_fault(edition) != ""
    assert "manifest" in edition_fault(edition) or name in edition_fault(edition)


def test_a_lost_file_is_seen(harbour: Workspace) -> None:
    """A PDF that was moved away is missed by name."""
    path = issued(harbour)
    path.unlink()
    edition = edition_at(folder(harbour), 1)
    assert edition_fault(edition) == f"`{path.name}` cannot be read: no such file or directory"


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_the_pdf_stands_in_for_its_evidence(harbour: Workspace, harm: Harm) -> None:
    """Where the frozen data is damaged, that which the PDF carries is read, and the damage is said."""
    issued(harbour)
    whole = last_edition(folder(harbour), "output/brief")[0]
    harm(folder(harbour) / FILES["evidence"])
    found, problems = last_edition(folder(harbour), "output/brief")
    assert found is not None
    assert whole is not None
    assert found.memo == whole.memo
    assert [d.rule for d in problems] == ["edition-damaged"]


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_what_is_lost_is_not_compared_with(harbour: Workspace, harm: Harm) -> None:
    """Without a manifest that can be read there is nothing to compare with; a build says so and goes on."""
    issued(harbour)
    harm(folder(harbour) / FILES["manifest"])
    built, problems = harbour.write({"briefs/brief.yaml": UNLIKELY}).build()
    assert built is not None
    assert [d.rule for d in problems] == ["edition-damaged"]


def test_an_edition_of_another_form_is_not_compared_with(harbour: Workspace) -> None:
    """An edition that another version issued in another form keeps no memo from being built; it is said."""
    issued(harbour)
    there = folder(harbour)
    evidence, path = there / FILES["evidence"], there / FILES["manifest"]
    old = evidence.read_bytes()
    new = old.replace(b'"version": 2', b'"version": 1', 1)
    manifest = edition_at(there, 1).manifest
    assert manifest is not None
    assert new != old
    evidence.write_bytes(new)
    output = manifest.evidence.model_copy(update={"sha256": sha256(new).hexdigest()})
    path.write_bytes(manifest_bytes(manifest.model_copy(update={"evidence": output})))
    built, problems = harbour.write({"briefs/brief.yaml": UNLIKELY}).build()
    assert built is not None
    assert [(d.rule, d.severity) for d in problems] == [("edition-unread", Severity.WARNING)]
    assert "has format version 1; this briefgen reads version 2" in problems[0].message


def test_the_number_of_a_damaged_edition_is_not_given_again(harbour: Workspace) -> None:
    """The edition after a damaged one has the next number."""
    issued(harbour)
    (folder(harbour) / FILES["manifest"]).write_bytes(b"")
    built, _ = issue(harbour, UNLIKELY)
    assert built is not None
    assert built.edition == 2
