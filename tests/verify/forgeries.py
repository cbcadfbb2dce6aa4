"""Forgeries of a memo, by kind. Each is sealed again, as a forger would do.

The memo has two pages and a chart, a picture and links.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from briefgen.evidence.container import NAME as EVIDENCE
from briefgen.evidence.drawing import NAME as DOCUMENT
from briefgen.verify.page_content import to_unicode
from tests.verify.tampering import Tampering, modify_evidence, modify_json, replace_attachment, replace_text

Change = Callable[[pikepdf.Pdf], object]
_ID = re.compile(rb"/ID \[<[0-9a-f]{32}><[0-9a-f]{32}>\]")


def seal(pdf: bytes) -> bytes:
    """Write the hash of a file's bytes into its ID, as briefgen does."""
    xref = int(pdf[pdf.rindex(b"startxref") :].split()[1])
    seal = sha256(pdf[:xref]).hexdigest()[:32].encode()
    return pdf[:xref] + _ID.sub(b"/ID [<%s><%s>]" % (seal, seal), pdf[xref:])


def forged(change: Change) -> Tampering:
    """Make a forgery that changes the opened file."""

    def forge(pdf: bytes) -> bytes:
        with pikepdf.open(BytesIO(pdf)) as file:
            change(file)
            out = BytesIO()
            file.save(
                out,
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
                fix_metadata_version=False,
            )
        return seal(out.getvalue())

    return forge


# ---------------------------------------------------------------- pages


def painted(code: str, page: int = 0) -> Tampering:
    """Paint something more on a page, as an artifact."""

    def change(file: pikepdf.Pdf) -> None:
        old = file.pages[page].obj.Contents.read_bytes()
        more = code.replace("FONT", _font_name(file, page))
        file.pages[page].obj.Contents = file.make_stream(old + f"\n/Artifact BMC {more} EMC".encode())

    return forged(change)


def _font_name(file: pikepdf.Pdf, page: int) -> str:
    return str(min(file.pages[page].obj.Resources.Font.keys()))


def rewritten(old: bytes, new: bytes, page: int = 0) -> Tampering:
    """Replace the first occurrence of an instruction on a page."""

    def change(file: pikepdf.Pdf) -> None:
        code = file.pages[page].obj.Contents.read_bytes()
        assert re.search(old, code), old
        file.pages[page].obj.Contents = file.make_stream(re.sub(old, new, code, count=1))

    return forged(change)


def with_resource(kind: str, make: Callable[[pikepdf.Pdf], Any], code: str) -> Tampering:
    """Give page 1 a resource named /X, and paint with it."""

    def change(file: pikepdf.Pdf) -> None:
        page = file.pages[0].obj
        page.Resources[kind] = Dictionary({**dict(page.Resources.get(kind, {}).items()), "/X": make(file)})
        old = page.Contents.read_bytes()
        page.Contents = file.make_stream(old + f"\n/Artifact BMC {code} EMC".encode())

    return forged(change)


def _form(file: pikepdf.Pdf) -> Any:
    box = Array([0, 0, 500, 500])
    return file.make_stream(
        b"1 0 0 rg 60 60 90 20 re f", Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=Dictionary()
    )


def on_page(key: str, value: object, page: int = 0) -> Tampering:
    """Set an entry of a page."""
    return forged(lambda file: file.pages[page].obj.__setitem__(key, value))


def _another_picture(file: pikepdf.Pdf) -> None:
    (image,) = (image for page in file.pages for image in page.get_images().values())
    image.write(bytes(int(image.Width) * int(image.Height) * 3))


# ---------------------------------------------------------------- fonts


def _fonts(file: pikepdf.Pdf) -> list[Any]:
    fonts = file.pages[0].obj.Resources.Font
    return [fonts[name] for name in sorted(fonts.keys())]


def _swap_glyphs(file: pikepdf.Pdf) -> None:
    first, second = _fonts(file)[:2]
    mine, theirs = first.FontDescriptor, second.FontDescriptor
    mine.FontFile2, theirs.FontFile2 = theirs.FontFile2, mine.FontFile2


def _swap_unicode(file: pikepdf.Pdf) -> None:
    font = next(font for font in _fonts(file) if "4" in to_unicode(font).values())
    code = next(code for code, char in to_unicode(font).items() if char == "4")
    cmap = font.ToUnicode.read_bytes()
    more = b"1 beginbfchar\n<%s> <0039>\nendbfchar\nendcmap" % code.hex().upper().encode()
    font.ToUnicode = file.make_stream(cmap.replace(b"endcmap", more))


def _change_widths(file: pikepdf.Pdf) -> None:
    font = _fonts(file)[0]
    font.Widths = Array([int(width) + 40 for width in font.Widths])


# ---------------------------------------------------------------- annotations


def annotated(page: int = 0, **entries: object) -> Tampering:
    """Add an annotation with a red appearance to a page."""

    def change(file: pikepdf.Pdf) -> None:
        look = file.make_stream(
            b"1 0 0 rg 0 0 90 20 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 90, 20])
        )
        rect = Array([60, 60, 150, 80])
        made = Dictionary(Type=Name.Annot, Rect=rect, F=4, AP=Dictionary(N=look), Contents=String("a"))
        for key, value in entries.items():
            made[f"/{key}"] = value
        owner = file.pages[page].obj
        owner.Annots = Array([*owner.get("/Annots", []), file.make_indirect(made)])

    return forged(change)


def linked(change: Callable[[Any], object], *, web: bool = False) -> Tampering:
    """Change the first link of the file, or the first to the web."""

    def find(file: pikepdf.Pdf) -> None:
        annotations = [each for page in file.pages for each in page.obj.get("/Annots", [])]
        change(next(each for each in annotations if "/A" in each or not web))

    return forged(find)


def _move(link: Any) -> None:
    link.Rect = Array([float(side) + 40 for side in link.Rect])


def _set(**entries: object) -> Callable[[Any], None]:
    def change(item: Any) -> None:
        for key, value in entries.items():
            item[f"/{key}"] = value

    return change


def _launch(link: Any) -> None:
    link.A = Dictionary(S=Name.Launch, F=String("cmd.exe"))


def _no_link(file: pikepdf.Pdf) -> None:
    page = next(page.obj for page in file.pages if "/Annots" in page.obj)
    page.Annots = Array(list(page.Annots)[1:])


def _script() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


# ---------------------------------------------------------------- attached files


def _attach(name: str, content: bytes = b"MZ") -> Change:
    def change(file: pikepdf.Pdf) -> None:
        file.attachments[name] = pikepdf.AttachedFileSpec(
            file, content, filename=name, mime_type="application/octet-stream"
        )

    return change


def _second_evidence(file: pikepdf.Pdf) -> None:
    made = pikepdf.AttachedFileSpec(file, b"{}", filename=EVIDENCE, mime_type="application/json").obj
    names = file.Root.Names.EmbeddedFiles.Names
    names.append(String(EVIDENCE))
    names.append(made)
    file.Root.AF.append(made)


def _of_file(name: str, change: Callable[[Any], object]) -> Tampering:
    def find(file: pikepdf.Pdf) -> None:
        change(next(spec for spec in file.Root.AF if str(spec.UF) == name))

    return forged(find)


# ---------------------------------------------------------------- structure


def element(tag: str, change: Callable[[Any], object]) -> Tampering:
    """Change the first structure element with a tag."""

    def find(file: pikepdf.Pdf) -> None:
        change(next(item for item in _elements(file.Root.StructTreeRoot.K) if f"/{tag}" == item.S))

    return forged(find)


def _elements(kids: Any) -> Any:
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid.get("/K", Array()))


def _exchange_kids(item: Any) -> None:
    kids = list(item.K)
    kids[-1], kids[-2] = kids[-2], kids[-1]
    item.K = Array(kids)


def _drop_last_kid(item: Any) -> None:
    item.K = Array(list(item.K)[:-1])


# ---------------------------------------------------------------- outline, metadata, catalog


def _first_title(file: pikepdf.Pdf) -> None:
    file.Root.Outlines.First.Title = String("Another title")


def _outline_entry(file: pikepdf.Pdf) -> None:
    with file.open_outline() as outline:
        outline.root.append(
            OutlineItem("Click here", action=Dictionary(S=Name.URI, URI=String("https://x.org")))
        )


def _outline_target(file: pikepdf.Pdf) -> None:
    file.Root.Outlines.First.Dest = Array([file.pages[1].obj, Name.Fit])


def in_xmp(old: bytes, new: bytes) -> Tampering:
    """Replace a text of the XMP packet."""

    def change(file: pikepdf.Pdf) -> None:
        packet = file.Root.Metadata.read_bytes()
        assert old in packet
        file.Root.Metadata.write(packet.replace(old, new))

    return forged(change)


def in_catalog(**entries: object) -> Tampering:
    """Set entries of the catalog."""
    return forged(lambda file: _set(**entries)(file.Root))


def _layer(file: pikepdf.Pdf) -> None:
    group = file.make_indirect(Dictionary(Type=Name.OCG, Name=String("Layer")))
    off = Dictionary(Name=String("Default"), OFF=Array([group]))
    file.Root.OCProperties = Dictionary(OCGs=Array([group]), D=off)
    page = file.pages[0].obj
    page.Resources.Properties = Dictionary(Layer=group)
    code = b"/OC /Layer BDC " + page.Contents.read_bytes() + b"\nEMC"
    page.Contents = file.make_stream(code)


def _update(pdf: bytes, number: int, body: bytes) -> bytes:
    """Append an incremental update with one object. Source: ISO 32000-1, 7.5.6."""
    with pikepdf.open(BytesIO(pdf)) as file:
        root, info, size = file.Root.objgen[0], file.trailer.Info.objgen[0], int(file.trailer.Size)
    number = number or info
    written = b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, len(pdf))
    start = pdf[pdf.rindex(b"startxref") :].split()[1]
    entries = (max(size, number + 1), root, info, start)
    trailer = b"trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/Prev %s>>\n" % entries
    return pdf + written + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (len(pdf) + len(written))


def also(*steps: Tampering) -> Tampering:
    """Make one forgery of several, sealed at the end."""

    def forge(pdf: bytes) -> bytes:
        for step in steps:
            pdf = step(pdf)
        return seal(pdf)

    return forge


# ---------------------------------------------------------------- attached data


def _first_words(data: dict[str, Any]) -> None:
    statement = next(each for each in data["statements"] if "14 vessels" in each["words"])
    statement["words"] = statement["words"].replace("14 vessels", "11 vessels")


def _another_marking(data: dict[str, Any]) -> None:
    data["brief"]["marking"] = "TLP:CLEAR"


def _another_value(data: dict[str, Any]) -> None:
    data["facts"][1]["figure"]["value"] = "41"


def _another_brief(pdf: bytes) -> bytes:
    """Change the title of the attached brief, its hash in the evidence, and the hash of the evidence."""
    with pikepdf.open(BytesIO(pdf)) as file:
        attached = file.attachments["brief.yaml"]
        brief = attached.get_file().read_bytes().replace(b"stays closed", b"stays open", 1)

    def change(data: dict[str, Any]) -> None:
        data["brief_file"]["sha256"] = sha256(brief).hexdigest()

    return also(replace_attachment("brief.yaml", brief), modify_evidence(change, rehash=True))(pdf)


def _document_words(whole: dict[str, Any]) -> None:
    text = next(i for i in whole["document"]["body"] if "bottomline" in i)
    text["bottomline"]["label"] = "Bottom line, altered"


def _document_marking(whole: dict[str, Any]) -> None:
    whole["document"]["marking"] = "TLP:CLEAR"


def _document_colour(whole: dict[str, Any]) -> None:
    whole["theme"]["colours"]["accent"] = "#5a0b0b"


def _document_date(whole: dict[str, Any]) -> None:
    whole["timestamp"] = "2020-01-01T00:00:00+00:00"


def _document_script(whole: dict[str, Any]) -> None:
    whole["script"] = "app.alert(1)"


def _document_margin(whole: dict[str, Any]) -> None:
    whole["theme"]["page"]["margin_mm"] = 10_000.0


def _document_endless(whole: dict[str, Any]) -> None:
    whole["document"]["body"] += [{"paragraph": {"children": [{"text": {"text": "a"}}]}}] * 60_000


_OUT = "1 0 0 rg 60 700 200 14 re f"
_SIGN = Dictionary(FT=Name.Sig, T=String("x"))
_NAMED = Array([String("a"), Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))])

FORGERIES: dict[str, Tampering] = {
    # content of pages
    "a word as an artifact": painted("BT FONT 12 Tf 1 0 0 1 60 400 Tm (e) Tj ET"),
    "a rectangle over a figure": painted("1 1 1 rg 200 675 140 14 re f"),
    "a line through words": painted("0 0 0 RG 1 w 60 600 m 300 600 l S"),
    "a marking over the marking": painted("0 0 0 rg 240 795 110 24 re f"),
    "white text": painted("BT 1 1 1 rg FONT 12 Tf 1 0 0 1 60 400 Tm (e) Tj ET"),
    "invisible text": painted("BT 3 Tr FONT 12 Tf 1 0 0 1 60 400 Tm (e) Tj ET"),
    "text beside the page": painted("BT FONT 12 Tf 1 0 0 1 -200 400 Tm (e) Tj ET"),
    "tiny text": painted("BT FONT 0.1 Tf 1 0 0 1 60 400 Tm (e) Tj ET"),
    "a faint shape": painted("0.98 0.98 0.98 rg 60 400 100 50 re f", page=1),
    "an inline image": painted("q 90 0 0 20 60 60 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x00 EI Q"),
    "words in another colour": rewritten(rb"[0-9. ]+ rg", b"1 1 1 rg"),
    "a clip over words": rewritten(rb"\ABT|BT", b"60 60 1 1 re W n BT"),
    "words moved": rewritten(rb"([0-9.]+) ([0-9.]+) Td", b"200 300 Td"),
    "a larger letter": rewritten(rb" ([0-9.]+) Tf", b" 30 Tf"),
    "a digit": also(replace_text("at least 14 vessels", "14", "11")),
    "a digit of the marking": also(replace_text("|TLP:GREEN|", "GREEN", "REEN")),
    "a second stream of content": forged(lambda f: f.pages[0].contents_add(f.make_stream(f"/Artifact BMC {_OUT} EMC".encode()))),
    "a form": with_resource("/XObject", _form, "/X Do"),
    "transparency": with_resource("/ExtGState", lambda _: Dictionary(Type=Name.ExtGState, ca=0.5), "/X gs"),
    "a picture": forged(_another_picture),
    # pages
    "a turned page": on_page("/Rotate", 180),
    "a cropped page": on_page("/CropBox", Array([0, 0, 300, 842])),
    "a larger page": on_page("/MediaBox", Array([0, 0, 900, 900])),
    "another unit": on_page("/UserUnit", 2),
    "a page twice": forged(lambda f: f.pages.append(f.pages[0])),
    "a page less": forged(lambda f: f.pages.__delitem__(1)),
    "pages exchanged": forged(lambda f: f.pages.reverse()),
    "a blank page": forged(lambda f: f.add_blank_page()),
    "a thumbnail": on_page("/PieceInfo", Dictionary(Other=Dictionary(Private=String("x")))),
    "a script of a page": on_page("/AA", Dictionary(O=_script())),
    # fonts
    "letters of another font": forged(_swap_glyphs),
    "a map of letters": forged(_swap_unicode),
    "widths of letters": forged(_change_widths),
    # annotations
    "a square": annotated(Subtype=Name.Square),
    "free text": annotated(Subtype=Name.FreeText, DA=String("/Helv 12 Tf")),
    "a stamp": annotated(Subtype=Name.Stamp, page=1),
    "a note": annotated(Subtype=Name.Text),
    "a watermark": annotated(Subtype=Name.Watermark),
    "a form field": annotated(Subtype=Name.Widget, FT=Name.Tx, T=String("name")),
    "an attached sound": annotated(Subtype=Name.FileAttachment),
    "a link moved": linked(_move),
    "a link to a script": linked(lambda link: _set(URI=String("javascript:alert(1)"))(link.A), web=True),
    "a link elsewhere": linked(lambda link: _set(URI=String("https://example.org/"))(link.A), web=True),
    "a link that starts a program": linked(_launch, web=True),
    "a link to another page": linked(lambda link: link.Dest.__setitem__(1, Name.Fit)),
    "a link's description": linked(_set(Contents=String("Harmless"))),
    "a link less": forged(_no_link),
    "a link of a chain": linked(lambda link: _set(Next=_script())(link.A), web=True),
    # attached files
    "a program": forged(_attach("x.exe")),
    "a second evidence": forged(_second_evidence),
    "a file's relation": _of_file(EVIDENCE, _set(AFRelationship=Name.Alternative)),
    "a file's description": _of_file("brief.yaml", _set(Desc=String("Not the brief"))),
    "a file's type": _of_file("brief.yaml", lambda spec: _set(Subtype=Name("/text/html"))(spec.EF.F)),
    "a file of a page": on_page("/AF", Array([Dictionary(Type=Name.Filespec, UF=String("x"))])),
    # structure
    "an alternative text": element("Figure", _set(Alt=String("Unlikely"))),
    "a tag": element("H2", _set(S=Name.P)),
    "text instead of the page's": element("P", _set(ActualText=String("Other words"))),
    "an expansion": element("P", _set(E=String("Other words"))),
    "a language": element("P", _set(Lang=String("ru"))),
    "the order of reading": element("Document", _exchange_kids),
    "a part that is not read": element("Document", _drop_last_kid),
    "a role": forged(lambda f: _set(RoleMap=Dictionary(P=Name.Artifact))(f.Root.StructTreeRoot)),
    "a title of an element": element("H1", _set(T=String("Other"))),
    # outline and metadata
    "a title in the outline": forged(_first_title),
    "an entry in the outline": forged(_outline_entry),
    "a target in the outline": forged(_outline_target),
    "the title": forged(lambda f: _set(Title=String("Other"))(f.trailer.Info)),
    "an author": forged(lambda f: _set(Author=String("Somebody"))(f.trailer.Info)),
    "a key of the information": forged(lambda f: _set(Reviewed=String("yes"))(f.trailer.Info)),
    "the date": forged(lambda f: _set(ModDate=String("D:20200101000000Z"))(f.trailer.Info)),
    "the title in XMP": in_xmp(b"The north channel", b"The south channel"),
    "a producer in XMP": in_xmp(b"<pdf:Producer>briefgen", b"<pdf:Producer>Other"),
    "a comment in XMP": in_xmp(b"</rdf:RDF>", b"<!-- The channel is open --></rdf:RDF>"),
    # the catalog
    "a script": in_catalog(OpenAction=_script()),
    "scripts of the file": in_catalog(AA=Dictionary(WC=_script())),
    "a named script": forged(lambda f: _set(JavaScript=Dictionary(Names=_NAMED))(f.Root.Names)),
    "a base of addresses": in_catalog(URI=Dictionary(Base=String("https://x.org/"))),
    "a layer": forged(_layer),
    "a form of the file": in_catalog(AcroForm=Dictionary(Fields=Array([]), XFA=String("<x/>"))),
    "a signature field": in_catalog(AcroForm=Dictionary(Fields=Array([_SIGN]))),
    "labels of pages": in_catalog(PageLabels=Dictionary(Nums=Array([0, Dictionary(St=7)]))),
    "a portfolio": in_catalog(Collection=Dictionary(View=Name.T)),
    "another language": in_catalog(Lang=String("ru")),
    "a mode of viewing": in_catalog(PageMode=Name.FullScreen),
    "requirements": in_catalog(Requirements=Array([Dictionary(S=Name.EnableJavaScripts)])),
    "an article": in_catalog(Threads=Array([])),
    "a colour profile": forged(lambda f: f.Root.OutputIntents[0].DestOutputProfile.write(b"other")),
    # attached data
    "a statement of the evidence": also(modify_evidence(_first_words, rehash=True)),
    "the marking in the evidence": also(modify_evidence(_another_marking, rehash=True)),
    "a statement and the page": also(replace_text("at least 14 vessels", "14", "11"), modify_evidence(_first_words, rehash=True)),
    "the brief and its hashes": _another_brief,
    "the value of a figure": also(modify_evidence(_another_value, rehash=True)),
    "a word of the document": also(modify_json(DOCUMENT, _document_words)),
    "the marking in the document": also(modify_json(DOCUMENT, _document_marking)),
    "a colour of the document": also(modify_json(DOCUMENT, _document_colour)),
    "the date of the document": also(modify_json(DOCUMENT, _document_date)),
    "a key in the document": also(modify_json(DOCUMENT, _document_script)),
    "a margin in the document": also(modify_json(DOCUMENT, _document_margin)),
    "an endless document": also(modify_json(DOCUMENT, _document_endless)),
    "no document": forged(lambda f: f.attachments.__delitem__(DOCUMENT)),
    "a document that is none": also(replace_attachment(DOCUMENT, b"[]")),
    # the file
    "bytes behind the end": lambda pdf: pdf + b"MZ" * 100,
    "bytes before the header": lambda pdf: b"MZ" * 100 + pdf,
    "an update": lambda pdf: _update(pdf, 0, b"<</Title(Another title)>>"),
    "an object that nothing uses": lambda pdf: _update(pdf, 900, b"<</Hidden(yes)>>"),
    "an older version of PDF": lambda pdf: seal(pdf.replace(b"%PDF-1.7", b"%PDF-1.3", 1)),
    "a key of the trailer": forged(lambda f: f.trailer.__setitem__("/Hidden", String("x"))),
}  # fmt: skip
