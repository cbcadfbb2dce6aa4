"""Planning the copies of an edition: which are to be made, for whom, and what prevents it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from briefgen.check.marking_unknown import check_marking
from briefgen.corpus.marking_scheme import MarkingScheme
from briefgen.diagnostic import Diagnostic, Findings, Span, error, warning
from briefgen.document.attachment import Attachment
from briefgen.document.font_file import FontFiles
from briefgen.editions.copies import CopyList, MadeCopy, copies_folder, read_copy_list
from briefgen.editions.ledger import Ledger, read_ledger
from briefgen.editions.manifest import Manifest
from briefgen.editions.store import edition_at, edition_fault
from briefgen.evidence.attached import brief_attachment, evidence_attachment
from briefgen.evidence.container import FORMAT as EVIDENCE
from briefgen.evidence.container import attached_data, open_evidence
from briefgen.evidence.drawing import FORMAT as DRAWING
from briefgen.evidence.drawing import Drawing, read_drawing
from briefgen.readable_folders import readable_folders
from briefgen.reading.files import read_file, read_text_file
from briefgen.reading.fonts import read_fonts
from briefgen.render.pdf.drawing_versions import drawing_versions
from briefgen.settings.editions_folder import editions_folder
from briefgen.settings.settings import Settings
from briefgen.spec.read import read_brief
from briefgen.spec.read_recipients import Recipient, check_listed, read_recipients

_MAX_PDF_BYTES = 100_000_000


class CopyPlan(Struct, frozen=True):
    """What the copies of an edition are made from, and what was made before."""

    folder: Path
    """The folder of the copies."""
    manifest: Manifest
    drawing: Drawing
    """What the pages of the edition are drawn from."""
    attached: tuple[Attachment, ...]
    """The evidence and the brief, as the edition has them."""
    recipients: tuple[Recipient, ...]
    before: CopyList
    """The copies that were made before."""
    of: int
    """How many copies there are: the highest number."""
    fonts: FontFiles
    """The fonts of the workspace that its pages need."""

    def made(self, recipient: Recipient) -> MadeCopy | None:
        """Return the copy of a recipient that was made before, if there is one."""
        return self.before.of_number(recipient.value.copy_)


def plan_copies(spec: Path, settings: Settings, number: int | None) -> tuple[CopyPlan | None, Findings]:
    """Read the recipients of a brief and one of its editions, the last unless there is a `number`.

    Errors: edition-unknown, edition-withdrawn, edition-twice, edition-damaged, edition-undrawable,
    copies-damaged, those of `read_recipients`, of `_check_recipients` and of `_fonts_of`.
    """
    shown = settings.shown(spec)
    text, problems = read_text_file(spec, shown, settings.readable)
    if text is None:
        return None, problems
    entry, problems = read_brief(text, shown, {})
    if entry is None:
        return None, problems
    recipients, problems = read_recipients(entry, spec.parent, settings.readable)
    editions = editions_folder(spec, settings)
    ledger = read_ledger(editions, settings.shown(editions))
    given = number or max((issue.edition for issue in ledger.issues), default=0)
    if faults := tuple(_edition_faults(ledger, given, shown)):
        return None, (*problems, *faults)
    manifest = edition_at(editions, given).manifest
    if problems or manifest is None:
        return None, problems
    drawing, attached, faults = _read_edition(editions, manifest, shown)
    folder = copies_folder(editions, given)
    before, unread = read_copy_list(folder, settings.shown(folder), readable_folders(settings.output))
    if drawing is None or unread:
        return None, (*faults, *unread)
    if before is None or before.edition_sha256 != manifest.pdf.sha256:
        before = CopyList(name=spec.stem, edition=given, edition_sha256=manifest.pdf.sha256)
    problems = tuple(_check_recipients(recipients, manifest.marking, before, settings.markings))
    numbers = [*(each.value.copy_ for each in recipients), *(made.number for made in before.copies)]
    fonts, missing = _fonts_of(drawing, settings, shown)
    problems += missing
    plan = CopyPlan(folder, manifest, drawing, attached, recipients, before, max(numbers), fonts)
    return (None if problems else plan), (*problems, *faults)


def _fonts_of(drawing: Drawing, settings: Settings, shown: str) -> tuple[FontFiles, Findings]:
    """Find the fonts of the workspace that an edition was drawn with.

    Errors: edition-undrawable, and those of `read_fonts`.
    """
    if not drawing.fonts:
        return (), ()
    folder = settings.shown(settings.fonts)
    there, problems = read_fonts(settings.fonts, folder, settings.readable)
    found = {font.sha256: font for font in there}
    missing = [name for name, digest in drawing.fonts.items() if digest not in found]
    for name in missing:
        message = f"the edition was drawn with the font `{name}`, which is no longer in `{folder}`"
        hint = f"put the file back; its SHA-256 is {drawing.fonts[name]}"
        problems += (error("edition-undrawable", Span(shown), message, hint),)
    return tuple(found[digest] for digest in drawing.fonts.values() if digest in found), problems


def _edition_faults(ledger: Ledger, number: int, spec: str) -> Iterator[Diagnostic]:
    """Report why no copy can be made of an edition."""
    span, folder = Span(spec), ledger.path.parent
    numbers = sorted(ledger.numbers())
    if number not in numbers:
        hint = (
            f"its editions: {', '.join(map(str, numbers))}" if numbers else "issue one with `build --issue`"
        )
        message = f"no edition {number} was issued" if number else "no edition was issued"
        yield error("edition-unknown", span, message, hint)
        return
    for notice in ledger.notices:
        if notice.about == number and notice.kind == "withdrawn":
            message = f"edition {number} was withdrawn on {notice.day}: {notice.reason}"
            yield error("edition-withdrawn", span, message, "make copies of the edition that came after it")
            return
    if any(double.edition == number for double in ledger.doubles()):
        hint = "issue the later one again: `build --issue --force` gives it a number of its own"
        yield error("edition-twice", span, f"edition {number} was issued twice", hint)
        return
    edition = edition_at(folder, number)
    fault = edition_fault(edition)
    issued = {issue.sha256 for issue in ledger.issues if issue.edition == number}
    if not fault and edition.manifest and edition.manifest.pdf.sha256 not in issued:
        fault = "its PDF is not the one of the ledger"
    if fault:
        hint = "restore the files as they were issued: a copy is drawn from them"
        yield error("edition-damaged", span, f"edition {number}: {fault}", hint)


def _read_edition(
    folder: Path, manifest: Manifest, shown: str
) -> tuple[Drawing | None, tuple[Attachment, ...], Findings]:
    """Read what an edition was drawn from out of its PDF.

    Errors: edition-undrawable; copy-redrawn, a warning, and those of `read_drawing`.
    """
    span = Span(shown)
    path = folder / manifest.pdf.name
    pdf, problems = read_file(path, path.name, readable_folders(folder.parent), _MAX_PDF_BYTES, "")
    evidence = drawn = brief = None
    for data in attached_data(pdf or b""):
        start = data[:200].replace(b" ", b"")
        if f'"format":"{EVIDENCE}"'.encode() in start:
            evidence = data
        elif f'"format":"{DRAWING}"'.encode() in start:
            drawn = data
        else:
            brief = data
    if evidence is None or drawn is None or brief is None:
        message = f"edition {manifest.edition} does not carry all that its pages are drawn from"
        hint = "it was issued by an older briefgen; issue the memo again, and make copies of the new edition"
        return None, (), (*problems, error("edition-undrawable", span, message, hint))
    memo, problems = open_evidence(evidence, shown)
    drawing, faults = read_drawing(drawn, shown)
    if problems or drawing is None:
        return None, (), (*problems, *faults)
    if drawing.document.copy:
        message = f"edition {manifest.edition} was issued as `{drawing.document.copy}` itself"
        hint = "remove `copy` from the brief and issue it again: recipients have the numbers of copies"
        return None, (), (error("edition-undrawable", span, message, hint),)
    language = drawing.document.lang
    name = memo["brief_file"]["name"]
    attached = evidence_attachment(evidence, language), brief_attachment(name, brief, language)
    return drawing, attached, tuple(_redrawn(drawing, manifest, span))


def _redrawn(drawing: Drawing, manifest: Manifest, span: Span) -> Iterator[Diagnostic]:
    if dict(drawing.versions) != drawing_versions():
        message = f"edition {manifest.edition} was drawn by another version: lines may break elsewhere"
        hint = "compare the pages, or make the copies with the version that issued it"
        yield warning("copy-redrawn", span, message, hint)


def _check_recipients(
    recipients: tuple[Recipient, ...], marking: str, before: CopyList, markings: MarkingScheme
) -> Iterator[Diagnostic]:
    """Report recipients who cannot have the copy that the list gives them.

    Errors: recipient-twice, copy-twice, copy-missing, copy-taken, recipient-marking, marking-unknown.
    """
    numbers = Counter(each.value.copy_ for each in recipients)
    yield from check_listed(recipients)
    for each in recipients:
        name, number = each.value.name, each.value.copy_
        made = before.of_number(number)
        if numbers[number] == 1 and made and made.recipient != name:
            message = f"copy {number} was made for `{made.recipient}` on {made.made}"
            yield error("copy-taken", each.copy_place, message, f"give `{name}` a number of its own")
        yield from check_marking(each.value.marking, each.marking_place, markings)
        if not markings.is_known(marking) or markings.is_below(each.value.marking, marking):
            message = f"`{name}` may see up to `{each.value.marking}`, and the edition is `{marking}`"
            hint = (
                "take them off the list; `briefgen build --for` makes another memo for them, "
                "which is no copy of this edition"
            )
            yield error("recipient-marking", each.marking_place, message, hint)
    given = numbers.keys() | {made.number for made in before.copies}
    missing = sorted(set(range(1, max(given) + 1)) - given)
    if missing:
        listed = ", ".join(map(str, missing[:10])) + ("…" if len(missing) > 10 else "")
        last = max(recipients, key=lambda each: each.value.copy_)
        message = f"nobody has copy {listed} of {max(given)}"
        yield error("copy-missing", last.copy_place, message, "number the copies from 1, without gaps")
