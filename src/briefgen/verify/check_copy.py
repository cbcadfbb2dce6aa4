"""Check a copy for a named recipient: it is the edition that it names, drawn with that recipient."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256

from briefgen.diagnostic import Diagnostic, Span, error, warning
from briefgen.document.font_file import FontFiles
from briefgen.evidence import container
from briefgen.evidence.attached import brief_attachment, document_attachment, evidence_attachment
from briefgen.evidence.drawing import NAME as DOCUMENT
from briefgen.evidence.drawing import Drawing, drawing_bytes
from briefgen.evidence.issued_copy import NAME, IssuedCopy, edition_drawing
from briefgen.render.pdf.document_pdf import render_pdf
from briefgen.render.pdf.drawing_versions import drawing_versions
from briefgen.verify.attached_evidence import AttachedEvidence
from briefgen.verify.text_comparison import ASK


def check_copy(
    copy: IssuedCopy | None,
    drawing: Drawing,
    files: Mapping[str, bytes],
    evidence: AttachedEvidence | None,
    fonts: FontFiles | None,
    span: Span,
) -> Iterator[Diagnostic]:
    """Compare copy.json with the document, the evidence and the edition, which is drawn again without it.

    Without `fonts`, the edition cannot be drawn again.

    Errors: copy-altered; copy-redrawn, a warning.
    """
    document = drawing.document
    if copy is None:
        if document.recipient:
            message = f"`{DOCUMENT}` has the recipient `{document.recipient}`, and no `{NAME}` is attached"
            yield error("copy-altered", span, message, ASK)
        return
    for found, expected in ((document.copy, copy.words(document.lang)), (document.recipient, copy.recipient)):
        if found != expected:
            message = f"`{DOCUMENT}` has `{found}`, and `{NAME}` has `{expected}`"
            yield error("copy-altered", span, message, ASK)
    if evidence is None:
        return
    if evidence.brief.edition != copy.edition:
        message = f"`{NAME}` names edition {copy.edition}, and `{container.NAME}` {evidence.brief.edition}"
        yield error("copy-altered", span, message, ASK)
    if copy.edition_versions != drawing_versions():
        message = f"edition {copy.edition} was drawn by another version, so the copy is not compared with it"
        hint = "verify it with the version that drew the edition; ask for the edition, and compare the words"
        yield warning("copy-redrawn", span, message, hint)
    elif (
        fonts is not None
        and _edition_hash(copy, drawing, files, evidence.brief_file.name, fonts) != copy.edition_sha256
    ):
        message = f"drawn again without its recipient, it is not the edition {copy.edition} that it names"
        yield error("copy-altered", span, message, ASK)


def _edition_hash(
    copy: IssuedCopy, drawing: Drawing, files: Mapping[str, bytes], brief: str, fonts: FontFiles
) -> str:
    """Return the hash of the edition's PDF, drawn again from a copy of it; empty if it cannot be drawn."""
    if container.NAME not in files or brief not in files:
        return ""
    edition = edition_drawing(drawing, copy)
    language = edition.document.lang
    attached = (
        evidence_attachment(files[container.NAME], language),
        brief_attachment(brief, files[brief], language),
        document_attachment(drawing_bytes(edition), language),
    )
    rendered, _ = render_pdf(edition.document, edition.theme, edition.timestamp, attached, fonts)
    return sha256(rendered.pdf).hexdigest()
