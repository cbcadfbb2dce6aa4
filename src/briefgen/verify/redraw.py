"""Draw a memo again from the files attached to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from briefgen.diagnostic import Diagnostic, Findings, Span, error, truncate, warning
from briefgen.document.attachment import Attachment
from briefgen.document.font_file import FontFiles
from briefgen.document.nodes import Document
from briefgen.document.pictures import pictures_of
from briefgen.evidence import container
from briefgen.evidence.attached import brief_attachment, document_attachment, evidence_attachment
from briefgen.evidence.drawing import NAME, Drawing, read_drawing
from briefgen.evidence.issued_copy import NAME as COPY
from briefgen.evidence.issued_copy import IssuedCopy, copy_attachment, read_copy
from briefgen.reading.pictures import Pixels, encoded_fault
from briefgen.render.pdf.document_pdf import render_pdf
from briefgen.render.pdf.drawing_versions import drawing_versions
from briefgen.verify.attached_brief import check_attached_brief
from briefgen.verify.attached_evidence import AttachedEvidence
from briefgen.verify.check_copy import check_copy
from briefgen.verify.document_agreement import check_document
from briefgen.verify.document_binding import check_binding, document_absent
from briefgen.verify.document_words import differing_words
from briefgen.verify.drawing_claim import check_drawing_claim
from briefgen.verify.figure_values import check_figure_values
from briefgen.verify.normalised_text import normalise
from briefgen.verify.text_comparison import ASK, ASK_OTHER_VERSION

_MAX_LISTED = 5
"""How many missing fonts are named."""
FontsAtHand = Callable[[], tuple[FontFiles, Findings]]
"""Reads the fonts of the workspace in which a memo is verified."""


class Redrawn(Struct, frozen=True):
    """A memo drawn again."""

    pdf: bytes
    drawing: Drawing
    is_exact: bool
    """Whether what draws here is what drew the file, so that equal documents give equal pages."""
    fonts: FontFiles
    """The fonts of the workspace that it needs."""
    copy: IssuedCopy | None = None
    """Which copy it is, and for whom; None for what is no copy for a named recipient."""
    lacks_fonts: bool = False
    """Whether letters could not be drawn, since fonts of the workspace are not at hand."""

    @property
    def is_other_layout(self) -> bool:
        """Whether an honest file may have another layout: by other drawing code, or without fonts."""
        return self.lacks_fonts or not _is_same_drawing(self.drawing)


def _is_same_drawing(drawing: Drawing) -> bool:
    return drawing.versions.get("drawing") == drawing_versions().get("drawing")


def no_fonts() -> tuple[FontFiles, Findings]:
    """Return no fonts, where a memo is verified outside any workspace."""
    return (), ()


def redraw(
    files: Mapping[str, bytes],
    evidence: AttachedEvidence | None,
    shown_path: str,
    fonts_at_hand: FontsAtHand = no_fonts,
) -> tuple[Redrawn | None, Findings]:
    """Draw a memo again from its attachments; attachments that no memo has are left out.

    Errors: memo-not-redrawn, a warning where the file needs a font that is not at hand;
    document-altered, evidence-version.
    """
    span = Span(shown_path)
    if NAME not in files:
        return None, (document_absent(span),)
    drawing, problems = read_drawing(files[NAME], shown_path)
    if drawing is None:
        return None, problems
    copy, unread = read_copy(files[COPY], shown_path) if COPY in files else (None, ())
    if fault := _picture_fault(drawing.document):
        return None, (error("document-altered", span, f"a picture in `{NAME}` is unusable: {fault}", ASK),)
    attached = tuple(_attachments(files, evidence, drawing.document.lang))
    is_exact = dict(drawing.versions) == drawing_versions()
    advice = ASK if is_exact else ASK_OTHER_VERSION
    disagreements = (
        *check_drawing_claim(drawing, evidence, span),
        *check_binding(files, drawing, copy, span),
    )
    disagreements += tuple(_disagreements(drawing, evidence, copy, advice, span)) if evidence else ()
    fonts, missing = _find_fonts(drawing, fonts_at_hand, span)
    try:
        rendered, faults = render_pdf(drawing.document, drawing.theme, drawing.timestamp, attached, fonts)
    except MemoryError:
        raise
    except Exception as fault:  # noqa: BLE001  # a document from a stranger may break any assumption
        message = f"no pages can be drawn from `{NAME}` ({type(fault).__name__})"
        return None, (error("document-altered", span, message, ASK),)
    at_hand = None if missing else fonts
    findings = (*unread, *missing, *check_copy(copy, drawing, files, evidence, at_hand, span), *disagreements)
    if evidence:
        findings += tuple(check_figure_values(evidence, span))
        findings += tuple(_check_brief(files, evidence, span))
        findings += tuple(_check_document(files, drawing.document, span))
    lacks_fonts = bool(missing) and any(fault.rule == "glyph-missing" for fault in faults)
    return Redrawn(rendered.pdf, drawing, is_exact and not lacks_fonts, fonts, copy, lacks_fonts), findings


def _find_fonts(drawing: Drawing, fonts_at_hand: FontsAtHand, span: Span) -> tuple[FontFiles, Findings]:
    """Find the fonts that a memo needs by their digests; report those that are not at hand.

    Errors: memo-not-redrawn, a warning.
    """
    if not drawing.fonts:
        return (), ()
    found = {font.sha256: font for font in fonts_at_hand()[0]}
    fonts = tuple(found[digest] for digest in drawing.fonts.values() if digest in found)
    missing = [name for name, digest in drawing.fonts.items() if digest not in found]
    if not missing:
        return fonts, ()
    listed = ", ".join(
        f"`{truncate(name)}` (SHA-256 {truncate(drawing.fonts[name], 64)})" for name in missing[:_MAX_LISTED]
    )
    if (more := len(missing) - _MAX_LISTED) > 0:
        listed += f" and {more} more"
    message = f"the memo cannot be drawn again exactly without fonts that are not at hand: {listed}"
    hint = "ask the sender for these files, put them into the folder `fonts/`, and verify the memo beside it"
    return fonts, (warning("memo-not-redrawn", span, message, hint),)


def _attachments(
    files: Mapping[str, bytes], evidence: AttachedEvidence | None, language: str
) -> Iterator[Attachment]:
    """Yield the attachments that a memo has; the brief is known by the evidence, or else by its suffix."""
    makers = {NAME: document_attachment, container.NAME: evidence_attachment, COPY: copy_attachment}
    yield from (make(files[name], language) for name, make in makers.items() if name in files)
    briefs = [name for name in sorted(files) if name.endswith(".yaml")]
    if evidence:
        briefs = [name for name in files if name == evidence.brief_file.name and name not in makers]
    yield from (brief_attachment(name, files[name], language) for name in briefs[:1])


def _check_brief(files: Mapping[str, bytes], evidence: AttachedEvidence, span: Span) -> Iterator[Diagnostic]:
    """Compare the attached brief with the evidence, if both are there.

    Errors: evidence-altered.
    """
    file = evidence.brief_file
    memo, _ = container.open_evidence(files.get(container.NAME, b""), span.path)
    if file.name in files and isinstance(memo, dict):
        content = files[file.name]
        yield from check_attached_brief(content, file.name, memo.get("brief"), file.overrides, span)


def _check_document(files: Mapping[str, bytes], document: Document, span: Span) -> Iterator[Diagnostic]:
    """Compare the document with the data in the evidence.

    Errors: document-altered; evidence-altered if the data have another form.
    """
    memo, _ = container.open_evidence(files.get(container.NAME, b""), span.path)
    if isinstance(memo, dict):
        try:
            yield from check_document(document, memo, span)
        except (KeyError, TypeError, AttributeError, ArithmeticError):
            yield error("evidence-altered", span, f"`{container.NAME}` has data of another form", ASK)


def _picture_fault(document: Document) -> str:
    pictures = (
        Pixels(picture.data, picture.media_type, picture.width_px, picture.height_px)
        for picture in pictures_of((document.body, document.annex))
    )
    return next(filter(None, map(encoded_fault, pictures)), "")


def _disagreements(
    drawing: Drawing, evidence: AttachedEvidence, copy: IssuedCopy | None, advice: str, span: Span
) -> Iterator[Diagnostic]:
    """Report where the document and the evidence do not agree.

    Errors: document-altered.
    """
    document = drawing.document
    if mine_and_theirs := differing_words(document, evidence, is_same_drawing=_is_same_drawing(drawing)):
        mine, theirs = mine_and_theirs
        message = f"`{NAME}` has `{mine[:80]}` where `{container.NAME}` has `{theirs[:80]}`"
        yield error("document-altered", span, message, advice)
    brief = evidence.brief
    fields = {
        "title": (document.title, brief.title),
        "marking": (document.marking, brief.marking),
        "draft": (bool(document.draft), brief.draft),
        "copy": (bool(document.copy), brief.copy_number is not None or copy is not None),
    }
    for name, (mine_, theirs_) in fields.items():
        if normalise(str(mine_)) != normalise(str(theirs_)):
            message = f"the {name} is `{mine_}` in `{NAME}` and `{theirs_}` in `{container.NAME}`"
            yield error("document-altered", span, message, ASK)
