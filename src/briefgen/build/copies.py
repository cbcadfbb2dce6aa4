"""Making the copies of an edition: draw each again with its recipient, and write it beside the edition."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from briefgen.build.copy_plan import CopyPlan, plan_copies
from briefgen.cache.atomic_write import remove_leftovers
from briefgen.cache.build_record import FOLDER
from briefgen.diagnostic import Diagnostic, Findings, Span, error, has_errors
from briefgen.editions.copies import LIST, MadeCopy, copy_file, is_as_made, list_bytes
from briefgen.evidence.attached import document_attachment
from briefgen.evidence.drawing import drawing_bytes
from briefgen.evidence.issued_copy import IssuedCopy, copy_attachment, copy_bytes, with_recipient
from briefgen.publish.output_lock import LOCK_WAIT_SECONDS, lock_output
from briefgen.publish.write import write_file
from briefgen.readable_folders import readable_folders
from briefgen.render.pdf.document_pdf import render_pdf
from briefgen.render.pdf.drawing_versions import drawing_versions
from briefgen.settings.gather import limit_finding
from briefgen.settings.settings import Settings
from briefgen.spec.read_recipients import Recipient
from briefgen.workers.outcome import Exceeded, Failed
from briefgen.workers.pool import run_in_children


class CopyMade(Struct, frozen=True):
    """A copy that is there, and where it goes."""

    copy: MadeCopy
    path: Path
    address: str
    """Empty where the recipient has none."""
    is_new: bool


def make_copies(
    spec: Path, settings: Settings, number: int | None, day: date, jobs: int
) -> tuple[tuple[CopyMade, ...], Findings]:
    """Make the copies of an edition that its recipients do not have yet, the list of copies last.

    After a run that was killed, the next run makes what is missing. Where there is an error, none is written.

    Errors: output-held, output-unwritable, copy-changed, run-limit, and those of `plan_copies`.
    """
    lock_file = settings.output / FOLDER / f"{spec.stem}.lock"
    shown = settings.shown(settings.memo_path(spec.stem))
    with lock_output(lock_file, shown, LOCK_WAIT_SECONDS) as lock:
        if lock.problem:
            return (), (lock.problem,)
        plan, problems = plan_copies(spec, settings, number)
        if plan is None or has_errors(problems):
            return (), problems
        readable = readable_folders(settings.output)
        wanted = [
            each
            for each in plan.recipients
            if not ((made := plan.made(each)) and is_as_made(plan.folder, made, readable))
        ]
        drawn, faults = _draw_all(plan, wanted, spec, settings, jobs)
        copies = {each.value.copy_: _made(plan, each, pdf, day) for each, pdf in drawn}
        problems += (*faults, *_changed(plan, copies, settings.shown(plan.folder)))
        if has_errors(problems):
            return (), problems
        pdfs = {copies[each.value.copy_].file: pdf for each, pdf in drawn}
        faults = _write(plan, pdfs, tuple(copies.values()), settings)
    done = () if faults else tuple(_done(plan, each, copies) for each in plan.recipients)
    return done, (*problems, *faults)


def _done(plan: CopyPlan, recipient: Recipient, copies: Mapping[int, MadeCopy]) -> CopyMade:
    number = recipient.value.copy_
    copy = copies.get(number) or plan.made(recipient)
    if copy is None:
        raise AssertionError(f"copy {number} was not made")
    return CopyMade(copy, plan.folder / copy.file, recipient.value.address or "", number in copies)


def draw_copy(plan: CopyPlan, recipient: Recipient) -> tuple[bytes, Findings]:
    """Draw the copy of a recipient."""
    before = plan.made(recipient)
    copy = IssuedCopy(
        edition=plan.manifest.edition,
        edition_sha256=plan.manifest.pdf.sha256,
        edition_versions=dict(plan.drawing.versions),
        number=recipient.value.copy_,
        of=before.of if before else plan.of,
        recipient=recipient.value.name,
    )
    document = with_recipient(plan.drawing.document, copy)
    drawing = replace(plan.drawing, document=document, versions=drawing_versions())
    attached = (
        *plan.attached,
        document_attachment(drawing_bytes(drawing), document.lang),
        copy_attachment(copy_bytes(copy), document.lang),
    )
    rendered, faults = render_pdf(document, drawing.theme, drawing.timestamp, attached, plan.fonts)
    return rendered.pdf, tuple(replace(fault, span=recipient.place) for fault in faults)


def _draw_all(
    plan: CopyPlan, wanted: Sequence[Recipient], spec: Path, settings: Settings, jobs: int
) -> tuple[list[tuple[Recipient, bytes]], Findings]:
    """Draw each copy in a process of its own, within the limits of a brief."""
    drawn: dict[int, bytes] = {}
    problems: Findings = ()
    works = [partial(draw_copy, plan, each) for each in wanted]
    for number, outcome in run_in_children(works, settings.limits, jobs):
        if isinstance(outcome, Failed):
            raise outcome.fault
        if isinstance(outcome, Exceeded):
            problems += (limit_finding(outcome, spec, settings),)
            continue
        drawn[number], faults = outcome.value
        problems += faults
    return [(wanted[number], pdf) for number, pdf in sorted(drawn.items())], problems


def _made(plan: CopyPlan, recipient: Recipient, pdf: bytes, day: date) -> MadeCopy:
    before = plan.made(recipient)
    return MadeCopy(
        number=recipient.value.copy_,
        of=before.of if before else plan.of,
        recipient=recipient.value.name,
        marking=recipient.value.marking,
        made=before.made if before else day.isoformat(),
        file=copy_file(plan.manifest.pdf.name, recipient.value.copy_),
        bytes=len(pdf),
        sha256=sha256(pdf).hexdigest(),
    )


def _changed(plan: CopyPlan, copies: Mapping[int, MadeCopy], shown: str) -> Iterator[Diagnostic]:
    """Report copies that were lost or changed, and that this version draws differently."""
    for number, copy in copies.items():
        before = plan.before.of_number(number)
        if before and before.sha256 != copy.sha256:
            message = f"copy {number} was lost or changed, and this version draws it differently"
            hint = "restore it from a backup, or draw it with the version that made it"
            yield error("copy-changed", Span(f"{shown}/{before.file}"), message, hint)


def _write(
    plan: CopyPlan, pdfs: dict[str, bytes], copies: tuple[MadeCopy, ...], settings: Settings
) -> Findings:
    """Write the files, the list last.

    Errors: output-unwritable.
    """
    by_number = {copy.number: copy for copy in (*plan.before.copies, *copies)}
    listed = plan.before.model_copy(update={"copies": tuple(by_number[n] for n in sorted(by_number))})
    files = {**pdfs, LIST: list_bytes(listed)} if pdfs else {}
    problems: Findings = ()
    for name, data in files.items():
        path = plan.folder / name
        remove_leftovers(path)
        problems = problems or write_file(path, data, settings.shown(path))
    return problems
