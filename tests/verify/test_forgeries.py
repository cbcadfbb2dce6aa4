"""Tests of forgeries: each is named, with its place; honest copies are not accused."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from briefgen.corpus.quotation_proofs import SourceTexts
from briefgen.diagnostic import Diagnostic, has_errors
from briefgen.document.font_file import FontFiles
from briefgen.render.pdf.document_pdf import render_pdf
from briefgen.render.pdf.drawing_versions import drawing_versions
from briefgen.render.pdf.page_style import PageStyle, page_style
from briefgen.theme import Theme
from briefgen.verify import redraw
from briefgen.verify.verify import verify
from tests.harbour import LOG
from tests.verify.forgeries import FORGERIES, forged, with_resource
from tests.verify.tampering import FACTS, MEMO, memo_of_two_pages
from tests.verify.test_drafts import COUNTS
from tests.workspace import Workspace

SECTIONS = """\
charts: [{measure: waiting, kind: slope}]
sections:
  - title: The quay
    body: See the [harbour office](https://example.com/office).
    picture: {file: quay.png, alt: The quay, caption: The quay in March}
"""


def illustrated(root: Path) -> Workspace:
    """Make a workspace whose memo of two pages has a figure, a chart, a picture and a link to the web."""
    facts = FACTS.replace("qualifier: at least", "measure: waiting, qualifier: at least") + COUNTS
    measure = "measures: [{id: waiting, label: Vessels waiting, unit: vessels}]\n"
    picture = BytesIO()
    Image.new("RGB", (60, 40), (30, 90, 160)).save(picture, "PNG")
    files = {
        **MEMO,
        "briefs/corpus/facts/channel.yaml": measure + facts,
        "briefs/brief.yaml": MEMO["briefs/brief.yaml"] + SECTIONS,
        "texts/log.txt": f"{LOG}On that day at least 14 vessels wait at the roads; more than 21 vessels waited in May.\n",
    }
    return memo_of_two_pages(root).write(files).write_as_is({"briefs/quay.png": picture.getvalue()})


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Build the memo that is forged."""
    built, problems = illustrated(tmp_path_factory.mktemp("forged")).build()
    assert built is not None, problems
    return built.path.read_bytes()


@pytest.fixture
def _drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw a memo again one time for all forgeries with the same attachments: equal inputs give equal bytes."""
    monkeypatch.setattr(redraw, "render_pdf", _render_pdf)


_render_pdf = cache(render_pdf)


def _findings(pdf: bytes) -> tuple[Diagnostic, ...]:
    return verify(pdf, "memo.pdf", SourceTexts(()))[1]


EXPECTED: dict[str, tuple[str, int, str]] = {
    "a word as an artifact": ("memo-differs", 1, "the page paints nothing; the file paints `/Artifact BMC BT "),
    "a rectangle over a figure": ("memo-differs", 1, "the page paints nothing; the file paints `/Artifact BMC 1 1 1 rg 200 675 140 14 re f EMC`"),
    "a line through words": ("memo-differs", 1, "the page paints nothing; the file paints `/Artifact BMC 0 0 0 RG 1 w 60 600 m 300 600 l S EMC`"),
    "a marking over the marking": ("memo-differs", 1, "the page paints nothing; the file paints `/Artifact BMC 0 0 0 rg 240 795 110 24 re f EMC`"),
    "white text": ("memo-differs", 1, "the page paints nothing; the file paints `/Artifact BMC BT 1 1 1 rg "),
    "invisible text": ("memo-differs", 1, "the page paints nothing; the file paints `/Artifact BMC BT 3 Tr "),
    "text beside the page": ("memo-differs", 1, "the page paints nothing; the file paints `/Artifact BMC BT "),
    "tiny text": ("memo-differs", 1, "the page paints nothing; the file paints `/Artifact BMC BT /F1 0.1 Tf 1 0 0 1 60 400 Tm (e) Tj ET EM"),
    "a faint shape": ("memo-differs", 2, "the page paints nothing; the file paints `/Artifact BMC 0.98 0.98 0.98 rg 60 400 100 50 re f EMC`"),
    "an inline image": ("memo-differs", 1, "the page paints nothing; the file paints `/Artifact BMC q 90 0 0 20 60 60 cm BI"),
    "words in another colour": ("memo-differs", 1, "the page paints `0.106 0.122 0.141 rg`; the file paints `1 1 1 rg`"),
    "a clip over words": ("memo-differs", 1, "the page paints nothing; the file paints `60 60 1 1 re W n`"),
    "words moved": ("memo-differs", 1, "the page has `Two-page` at another place; the file looks different in an area of 380 × 509 pt, 57 pt"),
    "a larger letter": ("memo-differs", 1, "the page has `Two-page` at another place; the file looks different in an area of 194 × 29 pt, 57 pt "),
    "a digit": ("memo-differs", 1, "the page paints `[ ( at le) 10 (ast 14 v) 20 (esse) 10 (ls) ] TJ`; the file paints `( at least 11 ve"),
    "a digit of the marking": ("memo-differs", 1, "the page paints `[ (TLP:GREEN) ] TJ`; the file paints `(TLP:REEN) Tj`"),
    "a second stream of content": ("memo-differs", 1, "the page paints nothing; the file paints `/Artifact BMC 1 0 0 rg 60 700 200 14 re f EMC`"),
    "a form": ("memo-differs", 1, "the page at `/Resources /XObject /X` has nothing; the file has a stream /Form"),
    "transparency": ("memo-differs", 1, "the page at `/Resources /ExtGState` has nothing; the file has a dictionary"),
    "a picture": ("memo-differs", 1, "the page at `/Resources /XObject /FormXob.9d757d706838d2f7` has `7200 bytes`; the file has `7200 oth"),
    "a turned page": ("memo-differs", 1, "the page at `/Rotate` has `0`; the file has `180`"),
    "a cropped page": ("memo-differs", 1, "the page at `/CropBox` has nothing; the file has a list of 4"),
    "a larger page": ("memo-differs", 1, "the page at `/MediaBox [2]` has `595.2756`; the file has `900`"),
    "another unit": ("memo-differs", 1, "the page at `/UserUnit` has nothing; the file has `2`"),
    "a page twice": ("memo-differs", 3, "the memo has nothing; the file has a page"),
    "a page less": ("memo-differs", 1, "annotation 1 of the page at `/Dest [0]` has page 2; the file has `another object`"),
    "pages exchanged": ("memo-differs", 1, "annotation 1 of the page at `/Contents` has `Note 1: The pilots’ log, 5 Mar 2026`; the file has `Not"),
    "a blank page": ("memo-differs", 3, "the memo has nothing; the file has a page"),
    "a thumbnail": ("memo-differs", 1, "the page at `/PieceInfo` has nothing; the file has a dictionary"),
    "a script of a page": ("memo-differs", 1, "the page at `/AA` has nothing; the file has a dictionary"),
    "letters of another font": ("memo-differs", 1, "the font F1 at `/FontDescriptor /FontFile2 /Length1` has `4536`; the file has `4548`"),
    "a map of letters": ("memo-differs", 1, "the font F1 at `/ToUnicode` has `639 bytes`; the file has `675 other bytes`"),
    "widths of letters": ("memo-differs", 1, "the font F1 at `/Widths [0]` has `200`; the file has `240`"),
    "a square": ("memo-differs", 1, "annotation 9 of the page has nothing; the file has a dictionary /Annot /Square"),
    "free text": ("memo-differs", 1, "annotation 9 of the page has nothing; the file has a dictionary /Annot /FreeText"),
    "a stamp": ("memo-differs", 2, "annotation 6 of the page has nothing; the file has a dictionary /Annot /Stamp"),
    "a note": ("memo-differs", 1, "annotation 9 of the page has nothing; the file has a dictionary /Annot /Text"),
    "a watermark": ("memo-differs", 1, "annotation 9 of the page has nothing; the file has a dictionary /Annot /Watermark"),
    "a form field": ("memo-differs", 1, "annotation 9 of the page has nothing; the file has a dictionary /Annot /Widget (name)"),
    "an attached sound": ("memo-differs", 1, "annotation 9 of the page has nothing; the file has a dictionary /Annot /FileAttachment"),
    "a link moved": ("memo-differs", 1, "annotation 1 of the page at `/Rect [0]` has `200.1`; the file has `240.1`"),
    "a link to a script": ("memo-differs", 1, "annotation 5 of the page at `/A /URI` has `https://example.com/office`; the file has `javascript:ale"),
    "a link elsewhere": ("memo-differs", 1, "annotation 5 of the page at `/A /URI` has `https://example.com/office`; the file has `https://exampl"),
    "a link that starts a program": ("memo-differs", 1, "annotation 5 of the page at `/A /F` has nothing; the file has `cmd.exe`"),
    "a link to another page": ("memo-differs", 1, "annotation 1 of the page at `/Dest [1]` has `/XYZ`; the file has `/Fit`"),
    "a link's description": ("memo-differs", 1, "annotation 1 of the page at `/Contents` has `Note 1: The pilots’ log, 5 Mar 2026`; the file has `Har"),
    "a link less": ("memo-differs", 1, "annotation 1 of the page at `/Contents` has `Note 1: The pilots’ log, 5 Mar 2026`; the file has `Not"),
    "a link of a chain": ("memo-differs", 1, "annotation 5 of the page at `/A /Next` has nothing; the file has a dictionary /JavaScript"),
    "a program": ("memo-differs", 1, "the list of attached files at `/AF [3]` has nothing; the file has a dictionary /Filespec (x.exe)"),
    "a second evidence": ("evidence-altered", 1, "`evidence.json` is not the evidence of a memo"),
    "a file's relation": ("memo-differs", 1, "the list of attached files at `/AF [2] /AFRelationship` has `/Data`; the file has `/Alternative`"),
    "a file's description": ("memo-differs", 1, "the list of attached files at `/AF [0] /Desc` has `The memo's brief`; the file has `Not the brief`"),
    "a file's type": ("memo-differs", 1, "the list of attached files at `/AF [0] /EF /F /Subtype` has `/application/yaml`; the file has `/text"),
    "a file of a page": ("memo-differs", 1, "the page at `/AF` has nothing; the file has a list of 1"),
    "an alternative text": ("memo-differs", 1, "the structure tree, Figure element, at `/StructTreeRoot /K [0] /K [9] /Alt` has `The quay`; the file has `Unlikely`"),
    "a tag": ("memo-differs", 1, "the structure tree, H2 element, at `/StructTreeRoot /K [0] /K [5] /S` has `/H2`; the file has `/P`"),
    "text instead of the page's": ("memo-differs", 1, "the structure tree, P element, at `/StructTreeRoot /K [0] /K [0] /ActualText` has nothing; the file "),
    "an expansion": ("memo-differs", 1, "the structure tree, P element, at `/StructTreeRoot /K [0] /K [0] /E` has nothing; the file has `Othe"),
    "a language": ("memo-differs", 1, "the structure tree, P element, at `/StructTreeRoot /K [0] /K [0] /Lang` has nothing; the file has `r"),
    "the order of reading": ("memo-differs", 1, "the structure tree, L element, at `/StructTreeRoot /K [0] /K [19] /K` has a dictionary /StructElem /"),
    "a part that is not read": ("memo-differs", 1, "the structure tree, Document element, at `/StructTreeRoot /K [0] /K [19]` has a dictionary /StructEl"),
    "a role": ("memo-differs", 1, "the structure tree at `/StructTreeRoot /RoleMap` has nothing; the file has a dictionary"),
    "a title of an element": ("memo-differs", 1, "the structure tree, H1 element, at `/StructTreeRoot /K [0] /K [1] /T` has nothing; the file has `Oth"),
    "a title in the outline": ("memo-differs", 1, "the outline at `/Outlines /First /Title` has `The north channel stays closed`; the file has `Another"),
    "an entry in the outline": ("memo-differs", 1, "the outline at `/Outlines /Count` has `1`; the file has `7`"),
    "a target in the outline": ("memo-differs", 1, "the outline at `/Outlines /First /Dest [0]` has page 1; the file has page 2"),
    "the title": ("memo-differs", 1, "the metadata at `/Title` has `The north channel stays closed`; the file has `Other`"),
    "an author": ("memo-differs", 1, "the metadata at `/Author` has nothing; the file has `Somebody`"),
    "a key of the information": ("memo-differs", 1, "the metadata at `/Reviewed` has nothing; the file has `yes`"),
    "the date": ("memo-differs", 1, "the metadata at `/ModDate` has `D:20260320000000Z`; the file has `D:20200101000000Z`"),
    "the title in XMP": ("memo-differs", 1, 'the metadata at `/Metadata` has `ault">The north channel stays closed</rdf:li></rdf:Alt></dc:`; the '),
    "a producer in XMP": ("memo-differs", 1, 'the metadata at `/Metadata` has `pdf/1.3/">briefgen</pdf:Producer><pdfaid:part xmlns:pdfaid="`; the '),
    "a comment in XMP": ("memo-differs", 1, "the metadata at `/Metadata` has `2649 bytes`; the file has `"),
    "a script": ("memo-differs", 1, "the catalog at `/OpenAction` has nothing; the file has a dictionary /JavaScript"),
    "scripts of the file": ("memo-differs", 1, "the catalog at `/AA` has nothing; the file has a dictionary"),
    "a named script": ("memo-differs", 1, "the list of attached files at `/Names /JavaScript` has nothing; the file has a dictionary"),
    "a base of addresses": ("memo-differs", 1, "the catalog at `/URI` has nothing; the file has a dictionary"),
    "a layer": ("memo-differs", 1, "the catalog at `/OCProperties` has nothing; the file has a dictionary"),
    "a form of the file": ("memo-differs", 1, "the catalog at `/AcroForm` has nothing; the file has a dictionary"),
    "a signature field": ("memo-differs", 1, "the catalog at `/AcroForm` has nothing; the file has a dictionary"),
    "labels of pages": ("memo-differs", 1, "the catalog at `/PageLabels` has nothing; the file has a dictionary"),
    "a portfolio": ("memo-differs", 1, "the catalog at `/Collection` has nothing; the file has a dictionary"),
    "another language": ("memo-differs", 1, "the catalog at `/Lang` has `en-GB`; the file has `ru`"),
    "a mode of viewing": ("memo-differs", 1, "the catalog at `/PageMode` has nothing; the file has `/FullScreen`"),
    "requirements": ("memo-differs", 1, "the catalog at `/Requirements` has nothing; the file has a list of 1"),
    "an article": ("memo-differs", 1, "the catalog at `/Threads` has nothing; the file has a list of 0"),
    "a colour profile": ("memo-differs", 1, "the catalog at `/OutputIntents [0] /DestOutputProfile` has `480 bytes`; the file has `5 other bytes`"),
    "a statement of the evidence": ("document-altered", 1, "`document.json` has `It is closed;¹ at least 14 vessels² wait there.` where `evidence.json` has `It "),
    "the marking in the evidence": ("document-altered", 1, "the marking is `TLP:GREEN` in `document.json` and `TLP:CLEAR` in `evidence.json`"),
    "a statement and the page": ("document-altered", 1, "`document.json` has `It is closed;¹ at least 14 vessels² wait there.` where `evidence.json` has `It "),
    "the brief and its hashes": ("evidence-altered", 1, "`brief.yaml` has `The north channel stays open` at `title`"),
    "the value of a figure": ("evidence-altered", 1, "the figure of `fact:vessels-may` is `41` in numbers and `more than 21 vessels` in words"),
    "a word of the document": ("document-altered", 1, "`document.json` has `Bottom line, altered` where `evidence.json` has `Bottom line`"),
    "the marking in the document": ("document-altered", 1, "the marking is `TLP:CLEAR` in `document.json` and `TLP:GREEN` in `evidence.json`"),
    "a colour of the document": ("memo-differs", 1, "the page paints `0.353 0.0431 0.0431 rg`; the file paints `0.0431 0.239 0.431 rg`; 24 more places di"),
    "the date of the document": ("memo-differs", 1, "the list of attached files at `/AF [0] /EF /F /Params /ModDate` has `D:20200101000000Z`; the file ha"),
    "a key in the document": ("document-altered", 1, "`document.json` is invalid at `script`"),
    "a margin in the document": ("document-altered", 1, "`document.json` is invalid at `theme.page.margin_mm`"),
    "an endless document": ("document-altered", 1, "`document.json` has more than 100,000 values"),
    "no document": ("memo-not-redrawn", 1, "`document.json` is not attached, so the memo cannot be drawn again to compare the pages with it"),
    "a document that is none": ("document-altered", 1, "`document.json` is not the document of a memo"),
    "bytes behind the end": ("pdf-rewritten", 1, "200 bytes that belong to no PDF follow the end mark `%%EOF`"),
    "bytes before the header": ("pdf-rewritten", 1, "200 bytes that belong to no PDF precede the header"),
    "an update": ("memo-differs", 1, "the metadata at `/CreationDate` has `D:20260320000000Z`, which the file lacks"),
    "an object that nothing uses": ("memo-differs", 1, "an object that nothing uses at `[900]` has nothing; the file has a dictionary"),
    "an older version of PDF": ("memo-differs", 1, "the header of the file has `1.7`; the file has `1.3`"),
    "a key of the trailer": ("memo-differs", 1, "the trailer of the file at `/Hidden` has nothing; the file has `x`"),
}  # fmt: skip
"""By the name of a forgery: the rule, the page and the beginning of the message of one of its findings."""


def test_each_forgery_is_tested() -> None:
    """Every forgery has an expected finding, and there are at least 60."""
    assert FORGERIES.keys() == EXPECTED.keys()
    assert len(FORGERIES) >= 60


@pytest.mark.usefixtures("_drawn_once")
@pytest.mark.filterwarnings("ignore:This document has 1 form widget")
@pytest.mark.parametrize("name", FORGERIES)
def test_a_forgery_is_named_with_its_place(original: bytes, name: str) -> None:
    """A forged memo has a finding that says what differs and on which page."""
    rule, page, message = EXPECTED[name]
    found = [
        (d.rule, d.span.line, d.message.removeprefix("drawn again, "))
        for d in _findings(FORGERIES[name](original))
    ]
    assert any(d[:2] == (rule, page) and d[2].startswith(message) for d in found), found


ONLY_WARNED = frozenset({"bytes behind the end", "bytes before the header"})


@pytest.mark.usefixtures("_drawn_once")
@pytest.mark.filterwarnings("ignore:This document has 1 form widget")
@pytest.mark.parametrize("name", sorted(FORGERIES.keys() - ONLY_WARNED))
def test_a_forgery_is_found_by_another_version(
    original: bytes, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where another version drew the memo, a forgery is an error too, though places may differ a little."""
    monkeypatch.setattr(redraw, "drawing_versions", lambda: {**drawing_versions(), "reportlab": "0"})
    found = _findings(FORGERIES[name](original))
    assert has_errors(found), found


def _no_last_link(file: pikepdf.Pdf) -> None:
    page = next(page.obj for page in reversed(file.pages) if "/Annots" in page.obj)
    page.Annots = pikepdf.Array(list(page.Annots)[:-1])


def _no_outline(file: pikepdf.Pdf) -> None:
    del file.Root.Outlines


def _shading(file: pikepdf.Pdf) -> pikepdf.Object:
    written = b"<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 1 1]/Function<</FunctionType 2/Domain[0 1]/N 1>>>>"
    return file.make_indirect(pikepdf.Object.parse(written))


def _overprint(_: pikepdf.Pdf) -> pikepdf.Object:
    return pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, OP=True, op=True)


UNSEEN = {
    "the last link": (forged(_no_last_link), "annotation 5 of the page has a dictionary /Annot /Link"),
    "the outline": (forged(_no_outline), "the outline at `/Outlines` has a dictionary"),
    "overprinting": (with_resource("/ExtGState", _overprint, "/X gs"), "the page has no `/ExtGState`"),
    "a pattern": (
        with_resource("/Shading", _shading, "q 9 9 1 1 re W n /X sh Q"),
        "the page has no `/Shading`",
    ),
}


@pytest.mark.parametrize(("forge", "words"), UNSEEN.values(), ids=UNSEEN)
def test_what_one_reader_does_not_show_is_found_by_another_version(
    original: bytes, forge: Callable[[bytes], bytes], words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where another version drew the memo, what looks equal here and different elsewhere is an error, too."""
    monkeypatch.setattr(redraw, "drawing_versions", lambda: {**drawing_versions(), "reportlab": "0"})
    found = [
        d.message.removeprefix("drawn again, ")
        for d in _findings(forge(original))
        if d.rule == "memo-differs"
    ]
    assert any(message.startswith(words) for message in found), found


def test_the_difference_is_drawn(original: bytes) -> None:
    """A page that looks different comes with a picture of it, and other pages do not."""
    verified, _ = verify(FORGERIES["a stamp"](original), "memo.pdf", SourceTexts(()), with_pictures=True)
    assert verified is not None
    assert list(verified.pictures) == [2]
    colours = Image.open(BytesIO(verified.pictures[2])).getcolors(maxcolors=1 << 24)
    assert (215, 0, 0) in {colour for _, colour in colours or ()}


# ---------------------------------------------------------------- honest copies


def _saved(**options: Any) -> Callable[[bytes], bytes]:
    def save(pdf: bytes) -> bytes:
        out = BytesIO()
        with pikepdf.open(BytesIO(pdf)) as file:
            file.save(out, fix_metadata_version=False, **options)
        return out.getvalue()

    return save


COPIES: dict[str, Callable[[bytes], bytes]] = {
    "for the web": _saved(linearize=True),
    "without object streams": _saved(object_stream_mode=pikepdf.ObjectStreamMode.disable),
    "compressed again": _saved(recompress_flate=True),
    "uncompressed": _saved(compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized),
    "for reading in an editor": _saved(qdf=True),
}


def test_an_unchanged_memo_is_equal_byte_for_byte(original: bytes) -> None:
    """The memo itself has no finding."""
    verified, problems = verify(original, "memo.pdf", SourceTexts(()))
    assert problems == ()
    assert verified is not None
    assert verified.redrawn == "equal byte for byte"


@pytest.mark.parametrize("save", COPIES.values(), ids=COPIES)
def test_a_file_saved_again_is_not_accused(original: bytes, save: Callable[[bytes], bytes]) -> None:
    """A file that a program saved in another form has one warning, about its bytes."""
    verified, problems = verify(save(original), "memo.pdf", SourceTexts(()))
    assert [d.rule for d in problems] == ["pdf-rewritten"]
    assert not has_errors(problems)
    assert verified is not None
    assert verified.redrawn == "equal in every object, word and pixel"


def test_another_release_of_zlib_is_no_finding(original: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """A memo from a machine that compresses otherwise has no finding."""
    monkeypatch.setattr("briefgen.render.pdf.pdf_file._COMPRESSION_LEVEL", 1)
    verified, problems = verify(original, "memo.pdf", SourceTexts(()))
    assert problems == ()
    assert verified is not None
    assert verified.redrawn == "equal, compressed by another release of zlib"


def test_a_false_id_is_reported(original: bytes) -> None:
    """A file whose ID is not the hash of its bytes was not written by any release of zlib."""
    at = original.index(b"/ID[<") + 5
    _, problems = verify(original[:at] + b"0000" + original[at + 4 :], "memo.pdf", SourceTexts(()))
    assert [d.rule for d in problems] == ["pdf-rewritten"]


def test_a_version_that_draws_otherwise_is_a_warning(
    original: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A memo whose lines are drawn a little otherwise by another version is equal within the tolerance."""
    monkeypatch.setattr(redraw, "drawing_versions", lambda: {**drawing_versions(), "reportlab": "0"})
    monkeypatch.setattr("briefgen.render.pdf.header_footer._HEIGHT", 16.02)
    verified, problems = verify(original, "memo.pdf", SourceTexts(()))
    assert [d.rule for d in problems] == ["memo-not-redrawn"]
    assert not has_errors(problems)
    assert verified is not None
    assert verified.redrawn == "equal within a tolerance"


IN_ANOTHER_LAYOUT = (
    "a rectangle over a figure", "a line through words", "words in another colour",
    "a word as an artifact", "a digit", "a turned page", "another unit", "a script of a page", "a stamp", "a link elsewhere",
    "a link to a script", "a program", "an alternative text", "a tag", "a title in the outline", "an author",
    "a script", "a statement of the evidence", "the marking in the document", "letters of another font",
)  # fmt: skip


@pytest.mark.parametrize("name", IN_ANOTHER_LAYOUT)
def test_a_forgery_is_found_in_another_layout(
    original: bytes, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where other drawing code moved every line, what does not depend on the layout is an error."""
    monkeypatch.setattr(redraw, "drawing_versions", lambda: {**drawing_versions(), "drawing": "999"})
    monkeypatch.setattr("briefgen.render.pdf.document_pdf.page_style", _wider_lines)
    found = _findings(FORGERIES[name](original))
    assert has_errors(found), [(d.rule, d.message) for d in found]


def _wider_lines(theme: Theme, lang: str, fonts: FontFiles) -> PageStyle:
    sizes = theme.sizes.model_copy(update={"leading_pt": theme.sizes.leading_pt + 1.5})
    return page_style(theme.model_copy(update={"sizes": sizes}), lang, fonts)


def test_an_honest_memo_in_another_layout_is_no_forgery(
    original: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where other drawing code moved every line, one warning says what was compared and agrees."""
    monkeypatch.setattr(redraw, "drawing_versions", lambda: {**drawing_versions(), "drawing": "999"})
    monkeypatch.setattr("briefgen.render.pdf.document_pdf.page_style", _wider_lines)
    verified, problems = verify(original, "memo.pdf", SourceTexts(()), with_pictures=True)
    assert [d.rule for d in problems] == ["memo-not-redrawn"], problems
    assert not has_errors(problems)
    assert "structure, links, files and metadata agree" in problems[0].message
    assert verified is not None
    assert list(verified.pictures) == [1, 2]
