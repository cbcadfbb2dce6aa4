"""Assemble the PDF file: add structure tree, links, outline, metadata and attachments to the painted pages.

This is the last step of rendering, after the pages are painted.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefgen.document.attachment import Attachment
from briefgen.render.pdf.colour_profile import srgb_profile
from briefgen.render.pdf.metadata import Metadata
from briefgen.render.pdf.painter import Painter
from briefgen.render.pdf.pdf_file import stream_object, write_file
from briefgen.render.pdf.reportlab_imports import pdfdoc
from briefgen.render.pdf.structure_tree import Element
from briefgen.render.pdf.structure_writer import ObjectNumbers, StructureWriter, write_outline
from briefgen.render.pdf.text_string import text_string


def assemble_pdf(
    painter: Painter, root: Element, metadata: Metadata, attachments: Sequence[Attachment]
) -> bytes:
    """Assemble the file.

    It claims PDF/UA-1 and PDF/A-2a, or PDF/A-3a if it has attachments, which PDF/A-2 does not allow.
    """
    doc = painter.file
    numbers = ObjectNumbers(doc)
    fonts = painter.fonts.write(numbers.add)
    doc.idToObject[pdfdoc.BasicFonts].dict.update({name: b"%d 0 R" % font for name, font in fonts.items()})
    pages = [numbers.of(doc.Reference(page)) for page in painter.pages]
    root.drop_unpainted()
    writer = StructureWriter(painter, numbers, pages)
    tree = writer.write(root)
    for index, page in enumerate(painter.pages):
        _complete_page(page, index, writer.annotations_of(index))
    files = [(a.name, _attach(a, metadata, numbers)) for a in sorted(attachments, key=lambda a: a.name)]
    pdfa_part = 3 if files else 2
    xmp = numbers.add(
        lambda: stream_object(b"/Type/Metadata/Subtype/XML", metadata.xmp(pdfa_part), compress=False)
    )
    entries = b"/Type/Catalog/Pages %d 0 R/Lang %s/StructTreeRoot %d 0 R/MarkInfo<</Marked true>>" % (
        numbers.of(doc.Reference(doc.Pages)),
        text_string(metadata.lang),
        tree,
    )
    entries += b"/ViewerPreferences<</DisplayDocTitle true>>/Metadata %d 0 R" % xmp
    entries += _output_intent(numbers) + _outline(painter, numbers, pages) + _file_entries(files)
    entries += _form(writer.signature_fields())
    catalog = numbers.add(lambda: b"<<%s>>" % entries)
    info = numbers.add(metadata.info)
    return write_file(doc, catalog, info)


def _form(signature_fields: Sequence[int]) -> bytes:
    """Write the form of the file, if it has a signature field. Source: ISO 32000-1, 12.7.2."""
    if not signature_fields:
        return b""
    return b"/AcroForm<</SigFlags 1/Fields[%s]>>" % b" ".join(b"%d 0 R" % each for each in signature_fields)


def _complete_page(page: Any, index: int, links: list[int]) -> None:
    """Connect a page to the structure tree and its links; set the tab order to structure order."""
    page.__NoDefault__ = [*pdfdoc.PDFPage.__NoDefault__, "StructParents", "Tabs"]
    page.StructParents = index
    page.Tabs = "/S"
    if links:
        page.Annots = pdfdoc.PDFArray([b"%d 0 R" % link for link in links])


def _output_intent(numbers: ObjectNumbers) -> bytes:
    profile = numbers.add(lambda: stream_object(b"/N 3/Alternate/DeviceRGB", srgb_profile()))
    return (
        b"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
        b"/Info(sRGB IEC61966-2.1)/DestOutputProfile %d 0 R>>]" % profile
    )


def _outline(painter: Painter, numbers: ObjectNumbers, pages: Sequence[int]) -> bytes:
    outline = write_outline(painter, numbers, pages)
    return b"" if outline is None else b"/Outlines %d 0 R" % outline


def _attach(attachment: Attachment, metadata: Metadata, numbers: ObjectNumbers) -> int:
    """Embed a file. Source: ISO 19005-3, 6.8."""
    # a slash in a PDF name is escaped
    subtype = b"/" + attachment.media_type.replace("/", "#2F").encode("ascii", "ignore")
    entries = b"/Type/EmbeddedFile/Subtype%s/Params<</Size %d/ModDate(%s)>>" % (
        subtype,
        len(attachment.content),
        metadata.date().encode(),
    )
    body = numbers.add(lambda: stream_object(entries, attachment.content))
    name = text_string(attachment.name)
    return numbers.add(
        lambda: (
            b"<</Type/Filespec/F %s/UF %s/Desc %s/AFRelationship/%s/EF<</F %d 0 R/UF %d 0 R>>>>"
            % (name, name, text_string(attachment.description), attachment.relationship.encode(), body, body)
        )
    )


def _file_entries(files: Sequence[tuple[str, int]]) -> bytes:
    if not files:
        return b""
    listed = b" ".join(b"%d 0 R" % number for _, number in files)
    named = b" ".join(b"%s %d 0 R" % (text_string(name), number) for name, number in files)
    return b"/AF[%s]/Names<</EmbeddedFiles<</Names[%s]>>>>" % (listed, named)
