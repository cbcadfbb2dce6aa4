"""Tests of forged copies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefgen.build.copies import draw_copy
from briefgen.build.copy_plan import CopyPlan, plan_copies
from briefgen.corpus.quotation_proofs import SourceTexts
from briefgen.editions.copy_files import check_copy_file
from briefgen.evidence.attached import document_attachment
from briefgen.evidence.drawing import drawing_bytes
from briefgen.evidence.issued_copy import IssuedCopy, copy_attachment, copy_bytes, with_recipient
from briefgen.render.pdf.document_pdf import render_pdf
from briefgen.spec.read_recipients import Recipient
from briefgen.verify.verify import verify
from tests.build.test_copies import RECIPIENTS, made
from tests.editions.issuing import issued
from tests.harbour import BRIEF
from tests.verify.tampering import replace_text
from tests.workspace import Workspace


@pytest.fixture
def plan(harbour: Workspace) -> CopyPlan:
    """Issue an edition, and plan its copies."""
    issued(harbour, BRIEF + RECIPIENTS)
    planned, problems = plan_copies(harbour.root / "briefs/brief.yaml", harbour.settings, None)
    assert planned is not None, problems
    return planned


def named(recipient: Recipient, name: str) -> Recipient:
    """Return a recipient under another name."""
    return replace(recipient, value=recipient.value.model_copy(update={"name": name}))


def rules(pdf: bytes) -> set[str]:
    """Return the rules of what `verify` finds."""
    return {finding.rule for finding in verify(pdf, "copy.pdf", SourceTexts(()))[1]}


def drawn(plan: CopyPlan, change: Callable[[IssuedCopy], IssuedCopy | None]) -> bytes:
    """Draw the first copy with another copy.json, or none."""
    copy = IssuedCopy(
        edition=1,
        edition_sha256=plan.manifest.pdf.sha256,
        edition_versions=dict(plan.drawing.versions),
        number=1,
        of=2,
        recipient="Harbour office",
    )
    document = with_recipient(plan.drawing.document, copy)
    attached = [
        *plan.attached,
        document_attachment(drawing_bytes(replace(plan.drawing, document=document)), document.lang),
    ]
    changed = change(copy)
    attached += [copy_attachment(copy_bytes(changed), document.lang)] if changed else []
    return render_pdf(document, plan.drawing.theme, plan.drawing.timestamp, attached)[0].pdf


CHANGES: dict[str, Callable[[IssuedCopy], IssuedCopy | None]] = {
    "another recipient": lambda copy: copy.model_copy(update={"recipient": "Port office"}),
    "another number": lambda copy: copy.model_copy(update={"number": 2}),
    "another edition": lambda copy: copy.model_copy(update={"edition": 2}),
    "another file": lambda copy: copy.model_copy(update={"edition_sha256": "0" * 64}),
    "none": lambda _: None,
}


def test_an_honest_copy_passes(plan: CopyPlan) -> None:
    """The copy that the forgeries begin with has no finding."""
    assert rules(drawn(plan, lambda copy: copy)) == set()


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_copy_that_contradicts_itself_is_found(
    plan: CopyPlan, change: Callable[[IssuedCopy], IssuedCopy | None]
) -> None:
    """Pages, document and copy.json have to name one copy of one edition."""
    assert "copy-altered" in rules(drawn(plan, change))


def test_an_edition_of_another_version_is_not_compared(plan: CopyPlan) -> None:
    """A copy that names other versions for its edition cannot be compared with it, and that is a warning."""
    versions = {"edition_versions": {"briefgen": "0.0.1"}}
    assert rules(drawn(plan, lambda copy: copy.model_copy(update=versions))) == {"copy-redrawn"}


def test_a_repainted_name_is_found(plan: CopyPlan) -> None:
    """A name that was changed on a page alone differs from the page drawn again."""
    pdf, _ = draw_copy(plan, plan.recipients[0])
    assert "memo-differs" in rules(replace_text("Harbour", "Harbour", "Habrour")(pdf))


def test_a_copy_of_other_words_is_found(plan: CopyPlan) -> None:
    """A memo of other words, drawn for a recipient, is not the edition that it names."""
    document = replace(plan.drawing.document, short_title="Another title")
    pdf, _ = draw_copy(replace(plan, drawing=replace(plan.drawing, document=document)), plan.recipients[0])
    assert "copy-altered" in rules(pdf)


def test_a_copy_that_was_not_made_is_not_listed(harbour: Workspace, plan: CopyPlan, tmp_path: Path) -> None:
    """A copy for a forged recipient passes by itself, and is found where the list of copies is at hand."""
    found, _ = made(harbour)
    pdf, _ = draw_copy(plan, named(plan.recipients[0], "Port office"))
    assert rules(pdf) == set()
    path = found[0].path
    assert check_copy_file(path) == ()
    path.write_bytes(path.read_bytes() + b"signed")
    assert check_copy_file(path) == ()
    path.write_bytes(pdf)
    assert [finding.rule for finding in check_copy_file(path)] == ["copy-unlisted"]
    elsewhere = tmp_path / "copy.pdf"
    elsewhere.write_bytes(pdf)
    assert check_copy_file(elsewhere) == ()
