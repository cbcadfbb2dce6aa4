"""Tests of copies for named recipients."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from briefgen.build import copies
from briefgen.build.copies import CopyMade, make_copies
from briefgen.corpus.quotation_proofs import SourceTexts
from briefgen.diagnostic import Diagnostic, Findings, Severity
from briefgen.editions.copies import LIST
from briefgen.editions.ledger import Notice
from briefgen.editions.manifest import read_manifest
from briefgen.evidence.container import attached_data, evidence_of_pdf
from briefgen.publish.notice import record_notice
from briefgen.publish.write import write_file
from briefgen.verify.verify import verify_file
from tests.editions.issuing import DAY, folder, issue, issued
from tests.harbour import BRIEF
from tests.workspace import Workspace

RECIPIENTS = """\
recipients:
  - {name: Harbour office, copy: 1, marking: TLP:RED, address: 3 Quay Street}
  - {name: Ministère des transports, copy: 2, marking: TLP:GREEN}
"""
LINE = 14
"""The line of the first recipient."""


def made(
    workspace: Workspace, recipients: str = RECIPIENTS, edition: int | None = None
) -> tuple[tuple[CopyMade, ...], Findings]:
    """Write the brief with recipients and make copies of its edition."""
    workspace.write({"briefs/brief.yaml": BRIEF + recipients})
    return make_copies(workspace.root / "briefs/brief.yaml", workspace.settings, edition, DAY, 1)


def files(workspace: Workspace) -> dict[str, bytes]:
    """Return the files of the folder of copies."""
    return {path.name: path.read_bytes() for path in (folder(workspace) / "ed01.copies").iterdir()}


def rules(found: Findings) -> list[tuple[str, int]]:
    """Return each finding as its rule and line."""
    return [(finding.rule, finding.span.line) for finding in found]


def refusal(found: tuple[tuple[CopyMade, ...], Findings]) -> Diagnostic:
    """Return the one finding of a run that made no copy."""
    copies_made, (finding,) = found
    assert copies_made == ()
    assert finding.severity is Severity.ERROR
    return finding


def test_a_copy_is_the_edition_with_its_recipient(harbour: Workspace) -> None:
    """Each recipient has a file with the evidence of the edition, and `verify` finds nothing in it."""
    edition = issued(harbour).read_bytes()
    found, problems = made(harbour)
    assert problems == ()
    assert [(c.copy.number, c.copy.of, c.copy.recipient, c.address) for c in found] == [
        (1, 2, "Harbour office", "3 Quay Street"),
        (2, 2, "Ministère des transports", ""),
    ]
    for each in found:
        pdf = each.path.read_bytes()
        assert evidence_of_pdf(pdf) == evidence_of_pdf(edition)
        verified, problems = verify_file(each.path, each.path.name, SourceTexts(()))
        assert problems == ()
        assert verified is not None
        assert verified.copy is not None
        assert (verified.copy.edition, verified.copy.recipient) == (1, each.copy.recipient)


def test_a_copy_is_traced_by_its_hash(harbour: Workspace) -> None:
    """The list beside the copies has the hash of each, and the hash that the manifest has of the edition."""
    issued(harbour)
    found, _ = made(harbour)
    listed = json.loads(files(harbour)[LIST])["copies"]
    assert [copy["sha256"] for copy in listed["copies"]] == [
        sha256(each.path.read_bytes()).hexdigest() for each in found
    ]
    manifest = read_manifest((folder(harbour) / "ed01.manifest.json").read_bytes())
    assert not isinstance(manifest, str)
    assert listed["edition_sha256"] == manifest.pdf.sha256


def test_an_address_is_in_no_file(harbour: Workspace) -> None:
    """The address of a recipient, and the names of the others, are in no edition, copy or list."""
    issued(harbour, BRIEF + RECIPIENTS)
    made(harbour)
    written = {path: path.read_bytes() for path in harbour.settings.output.rglob("*") if path.is_file()}
    attached = [data for pdf in written.values() for data in (pdf, *attached_data(pdf))]
    assert len(attached) > len(written)
    assert not any(b"Quay Street" in data for data in attached)
    second = folder(harbour) / "ed01.copies/brief_2026-03-20_ed01_TLP-GREEN_copy02.pdf"
    assert not any(b"Harbour office" in data for data in attached_data(written[second]))
    assert any("Ministère".encode() in data for data in attached_data(written[second]))


def test_a_copy_is_no_new_edition(harbour: Workspace) -> None:
    """Making copies leaves the ledger and the edition as they are, and the next issue finds nothing new."""
    issued(harbour)
    before = {path: path.read_bytes() for path in folder(harbour).iterdir()}
    made(harbour)
    assert {path: path.read_bytes() for path in folder(harbour).iterdir() if path.is_file()} == before
    built, problems = issue(harbour, BRIEF + RECIPIENTS)
    assert problems == ()
    assert built is not None
    assert (built.edition, built.issued) == (1, None)


def test_copies_are_made_again_to_the_byte(harbour: Workspace) -> None:
    """A second run makes nothing; a lost copy is drawn again with the same bytes; a new recipient is added."""
    issued(harbour)
    made(harbour)
    before = files(harbour)
    found, _ = made(harbour)
    assert [each.is_new for each in found] == [False, False]
    (folder(harbour) / "ed01.copies" / found[0].path.name).unlink()
    found, problems = made(harbour)
    assert ([each.is_new for each in found], problems) == ([True, False], ())
    assert files(harbour) == before
    found, _ = made(harbour, RECIPIENTS + "  - {name: Archive, copy: 3, marking: TLP:RED}\n")
    assert [(each.copy.of, each.is_new) for each in found] == [(2, False), (2, False), (3, True)]
    assert {name: data for name, data in files(harbour).items() if name in before and name != LIST} == {
        name: data for name, data in before.items() if name != LIST
    }


@pytest.mark.parametrize("writes", [0, 1, 2])
def test_a_run_that_was_ended_is_completed(
    harbour: Workspace, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    """After a run that ended between two files, there is no list, each file is whole, and the next run adds the rest."""
    issued(harbour)
    made(harbour)
    whole = files(harbour)
    for name in whole:
        (folder(harbour) / "ed01.copies" / name).unlink()
    count = iter(range(9))

    def ended(path: Path, data: bytes, shown: str) -> Findings:
        if next(count) == writes:
            raise KeyboardInterrupt
        return write_file(path, data, shown)

    monkeypatch.setattr(copies, "write_file", ended)
    with pytest.raises(KeyboardInterrupt):
        made(harbour)
    monkeypatch.undo()
    left = files(harbour)
    assert len(left) == writes
    assert LIST not in left
    assert left.items() <= whole.items()
    made(harbour)
    assert files(harbour) == whole


def test_recipients_come_from_a_file(harbour: Workspace) -> None:
    """Several briefs may name one file, from the folder of the brief; a file outside of the workspace is refused."""
    issued(harbour)
    harbour.write({"recipients/desk.yaml": RECIPIENTS})
    found, problems = made(harbour, "recipients: ../recipients/desk.yaml\n")
    assert problems == ()
    assert len(found) == 2
    harbour.write({"recipients/desk.yaml": RECIPIENTS.replace("copy: 2", "copy: two")})
    finding = refusal(made(harbour, "recipients: ../recipients/desk.yaml\n"))
    assert (finding.rule, finding.span.path, finding.span.line) == (
        "value-type",
        "../recipients/desk.yaml",
        3,
    )
    assert refusal(made(harbour, "recipients: ../recipients/dsk.yaml\n")).rule == "file-unreadable"
    outside = harbour.root.parent / "outside.yaml"
    outside.write_text(RECIPIENTS, "utf-8")
    assert refusal(made(harbour, "recipients: ../../outside.yaml\n")).rule == "file-outside"


LISTS = {
    "no recipients": ("", "recipients-absent", 1),
    "a name twice": (RECIPIENTS.replace("Ministère des transports", "harbour OFFICE"), "recipient-twice", LINE),
    "a number twice": (RECIPIENTS.replace("copy: 2", "copy: 1"), "copy-twice", LINE),
    "a number left out": (RECIPIENTS.replace("copy: 2", "copy: 3"), "copy-missing", LINE + 1),
    "no number": (RECIPIENTS.replace(" copy: 2,", ""), "key-missing", LINE + 1),
    "a marking nobody knows": (RECIPIENTS.replace("TLP:RED", "red"), "marking-unknown", LINE),
    "a marking below": (RECIPIENTS.replace("TLP:RED", "TLP:CLEAR"), "recipient-marking", LINE),
    "a name that no font has": (RECIPIENTS.replace("Harbour", "\U000110a0"), "glyph-missing", LINE),
}  # fmt: skip


@pytest.mark.parametrize(("recipients", "rule", "line"), LISTS.values(), ids=LISTS)
def test_a_faulty_list_is_one_finding(harbour: Workspace, recipients: str, rule: str, line: int) -> None:
    """A recipient who cannot have a copy is one finding at their line, and no copy is made."""
    issued(harbour)
    assert rules((refusal(made(harbour, recipients)),)) == [(rule, line)]
    assert not (folder(harbour) / "ed01.copies").exists()


@pytest.mark.parametrize("rule", ["recipient-twice", "copy-twice"])
def test_a_recipient_named_twice_is_found_before_any_copy(harbour: Workspace, rule: str) -> None:
    """`check` and `build` report a name or a number that is listed twice, in the brief or in its file."""
    recipients = next(listed for listed, found, _ in LISTS.values() if found == rule)
    harbour.write({"briefs/brief.yaml": BRIEF + recipients})
    assert rules(harbour.check()) == [(rule, LINE)]
    assert rules(harbour.build()[1]) == [(rule, LINE)]
    harbour.write({"briefs/brief.yaml": BRIEF + "recipients: desk.yaml\n"})
    assert harbour.check() == ()
    harbour.write({"briefs/desk.yaml": recipients})
    assert [found for found, _ in rules(harbour.check())] == [rule]


def test_a_number_that_was_given_stays_with_its_recipient(harbour: Workspace) -> None:
    """The number of a copy that was made is not given to another recipient, and may be left out later."""
    issued(harbour)
    made(harbour)
    assert refusal(made(harbour, RECIPIENTS.replace("Harbour", "Port"))).rule == "copy-taken"
    lines = RECIPIENTS.splitlines(keepends=True)
    found, problems = made(harbour, lines[0] + lines[2])
    assert (len(found), problems) == (1, ())


def test_an_edition_that_cannot_be_copied_is_one_finding(harbour: Workspace) -> None:
    """An edition that is not there, was changed or is withdrawn is refused by its number."""
    assert refusal(made(harbour)).rule == "edition-unknown"
    pdf = issued(harbour)
    assert refusal(made(harbour, edition=2)).rule == "edition-unknown"
    whole = pdf.read_bytes()
    pdf.write_bytes(whole + b"\n")
    assert refusal(made(harbour)).rule == "edition-damaged"
    pdf.write_bytes(whole)
    notice = Notice(about=1, kind="withdrawn", day="2026-03-22", reason="An error.", sha256="0" * 64)
    assert record_notice(harbour.root / "briefs/brief.yaml", harbour.settings, notice) == ()
    assert refusal(made(harbour)).rule == "edition-withdrawn"


def test_a_replaced_edition_is_not_copied(harbour: Workspace) -> None:
    """A manifest and a PDF that agree with each other, and not with the ledger, are refused."""
    pdf = issued(harbour)
    ledger = folder(harbour) / "editions.jsonl"
    ledger.write_text(
        ledger.read_text("utf-8").replace(sha256(pdf.read_bytes()).hexdigest(), "0" * 64), "utf-8"
    )
    assert refusal(made(harbour)).rule == "edition-damaged"


def test_an_edition_with_a_number_of_its_own_is_not_copied(harbour: Workspace) -> None:
    """An edition that says “Copy 1 of 2” itself cannot be the copy of somebody else."""
    issued(harbour, BRIEF + "copy: 1/2\n")
    assert refusal(made(harbour)).rule == "edition-undrawable"


def test_a_changed_list_of_copies_is_refused(harbour: Workspace) -> None:
    """A list of copies that somebody changed is a finding, and no copy is made by it."""
    issued(harbour)
    made(harbour)
    path = folder(harbour) / "ed01.copies" / LIST
    path.write_text(path.read_text("utf-8").replace("Harbour office", "Port office"), "utf-8")
    assert refusal(made(harbour)).rule == "copies-damaged"


def test_a_numbered_build_is_no_edition(harbour: Workspace) -> None:
    """`--set copy` keeps the number of the edition, and cannot issue one."""
    issued(harbour)
    numbered = harbour.set(overrides={"copy": "2/5"})
    built, problems = numbered.build()
    assert problems == ()
    assert built is not None
    evidence = json.loads(evidence_of_pdf(built.path.read_bytes()) or b"")
    assert (evidence["memo"]["brief"]["edition"], evidence["memo"]["brief"]["copy"]) == (1, "2/5")
    issued_again, problems = issue(numbered, force=True)
    assert issued_again is None
    assert [finding.rule for finding in problems] == ["edition-copy"]
