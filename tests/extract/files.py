"""Documents to read, made in the tests."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO

import pikepdf
from docx import Document

PAGE = """\
<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Sarvania caps its grain exports | Wire</title>
<meta name="author" content="Ada Orlov"><meta property="og:site_name" content="Meridian Wire">
<meta property="article:published_time" content="2025-08-14T10:00:00Z"><meta property="og:type" content="article">
<link rel="canonical" href="https://meridian.example/world/grain"></head><body>
<nav><a href="/">Home</a><a href="/w">World news of the hour</a></nav><article><h1>Sarvania caps its grain exports</h1>
<p>The ministry puts this year's wheat crop at 11.2&nbsp;million tonnes. The growers' union counts no more than 8.4
million tonnes.</p><p>We will not sell abroad the bread our own people need, the minister said. Wheat closed at $312
a tonne. Sarvania votes in <b>October</b> 2026.</p><table><tr><th>Port</th><th>2024</th></tr><tr><td>Sorne</td><td>598
</td></tr></table><script>alert("9,999 tonnes")</script><div style="display:none">hidden 77 tonnes</div>
<p>One analyst expects the cap to go early, because the treasury needs the revenue &amp; the votes.</p></article>
<footer>Copyright of the wire</footer></body></html>
"""
"""A page of a newspaper, with navigation, a script and a table."""


def make_pdf(pages: Sequence[Sequence[str]], password: str = "", **details: str) -> bytes:
    """Make a PDF of lines of text; a page without lines has no text."""
    with pikepdf.new() as pdf:
        font = pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
                Encoding=pikepdf.Name.WinAnsiEncoding,
            )
        )  # fmt: skip
        for lines in pages:
            page = pdf.add_blank_page()
            shown = b" ".join(b"(%s) Tj T*" % _escaped(line) for line in lines)
            page.Contents = pdf.make_stream(b"BT /F1 12 Tf 14 TL 50 700 Td " + shown + b" ET")
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        for name, value in details.items():
            pdf.docinfo[f"/{name}"] = value
        out = BytesIO()
        pdf.save(out, encryption=pikepdf.Encryption(user=password, owner=password) if password else False)
        return out.getvalue()


def make_placed_pdf(pages: Sequence[Sequence[tuple[int, int, str]]]) -> bytes:
    """Make a PDF of lines, each with its place: points from the left and from the bottom of the page."""
    with pikepdf.new() as pdf:
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )  # fmt: skip
        for lines in pages:
            page = pdf.add_blank_page(page_size=(595, 842))
            shown = (b"1 0 0 1 %d %d Tm (%s) Tj" % (x, y, _escaped(line)) for x, y, line in lines)
            page.Contents = pdf.make_stream(b"BT /F1 9 Tf " + b" ".join(shown) + b" ET")
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
        out = BytesIO()
        pdf.save(out)
        return out.getvalue()


def _escaped(line: str) -> bytes:
    return line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", rb"\(").replace(b")", rb"\)")


def make_docx(*blocks: str | Sequence[Sequence[str]], title: str = "") -> bytes:
    """Make a document of Word: a paragraph for each text, a table for each list of rows."""
    document = Document()
    document.core_properties.title = title
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(rows=0, cols=len(block[0]))
        for row in block:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def make_bomb() -> bytes:
    """Make a small file that says it is a document of Word, and would be 80 MB when unpacked."""
    out = BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package,
        package.open("word/document.xml", "w") as part,
    ):
        for _ in range(80):
            part.write(b" " * 1_000_000)
    return out.getvalue()


def make_parts(*names: str, data: bytes = b"<a/>") -> bytes:
    """Make a ZIP archive of parts with one content."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in names:
            package.writestr(name, data)
    return out.getvalue()


def make_entity() -> bytes:
    """Make a document of Word whose text has an entity that leads to a file."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(make_docx("Some 12 words"))) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == "word/document.xml":
                begin = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document'
                data = data.replace(b"<w:document", begin, 1).replace(b"12 words", b"12 &x; words")
            new.writestr(part, data)
    return out.getvalue()
