"""The structure of the PDF is valid and complete, according to checkers that are tested themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import page
import pikepdf
import pytest
from msgspec.structs import replace
from page import ValidationProfile
from pikepdf import Name

from briefgen.document.attachment import Attachment
from briefgen.render.pdf.document_pdf import render_pdf
from briefgen.theme import Theme
from briefgen.verify.structure_reader import read_structure
from tests.render.pdf.harbour_memo import BARS, MEMO, RANGES, SLOPE, TIMESTAMP, memo_of
from tests.render.pdf.memo_text import squeeze, words_of

ATTACHED = (
    Attachment("memo.json", b'{"title": "Velmar"}', "application/json", "Source", "The memo as data"),
    Attachment("evidence.csv", b"a,b\n1,2\n", "text/csv", "Data", "The evidence"),
)
PLAIN = render_pdf(MEMO, Theme(), TIMESTAMP)[0].pdf
CARRYING = render_pdf(MEMO, Theme(), TIMESTAMP, ATTACHED)[0].pdf


def failures(pdf: bytes, profile: str) -> list[str]:
    """Validate a file and return the violated rules."""
    report = page.validate_pdf_bytes(pdf, profile=ValidationProfile(profile))
    return sorted({f"{failure.rule_id}: {failure.message}" for failure in report.failures})


@pytest.mark.parametrize(
    ("pdf", "profile"), [(PLAIN, "ua1"), (PLAIN, "2a"), (CARRYING, "ua1"), (CARRYING, "3a")]
)
def test_standards(pdf: bytes, profile: str) -> None:
    """The memo meets PDF/UA-1 and PDF/A-2a, and PDF/A-3a if it has attachments."""
    assert failures(pdf, profile) == []


@pytest.mark.parametrize("pdf", [PLAIN, CARRYING])
def test_syntax(pdf: bytes) -> None:
    """QPDF finds no problem in the file's syntax."""
    assert list(pikepdf.open(BytesIO(pdf)).check_pdf_syntax()) == []


def test_structure_is_consistent() -> None:
    """All marked content is in the structure tree once, the parent tree agrees, and nothing is painted outside."""
    assert read_structure(PLAIN).faults == []


def test_structure_has_the_whole_text_in_order() -> None:
    """A screen reader gets every word of the document once and in order."""
    assert squeeze(read_structure(PLAIN).words()) == words_of(MEMO)


def test_words_do_not_run_together() -> None:
    """Lines, labels and tiles are separated by spaces in extracted text."""
    words = " ".join(read_structure(PLAIN).words().split())
    assert "One contractor holds both dredgers and the only licensed disposal site, and two of three" in words
    assert "more than 4.2 million m³ Silt to be moved Port authority" in words


def test_headings_follow_the_document() -> None:
    """The title is the only heading of level 1, and the others keep their levels."""
    nodes = read_structure(PLAIN).elements
    assert [n.tag for n in nodes if n.tag.startswith("H") and n.tag[1:].isdigit()][:3] == ["H1", "H2", "H2"]
    assert len(read_structure(PLAIN).tagged("H1")) == 1
    assert [n.words.strip() for n in read_structure(PLAIN).tagged("H3")] == ["What the contract allows"]


def test_figures_have_alternative_text() -> None:
    """The range of a contested figure has alternative text; a scale is an artifact, since words say the same."""
    alts = [node.alt for node in read_structure(PLAIN).tagged("Figure")]
    assert "14,500: Contractor, January 2031; 10,000–11,000: Harbour survey office, March 2031" in alts
    assert not any("Likely" in alt for alt in alts)


def test_tables_say_what_they_show() -> None:
    """Each table has a summary."""
    with pikepdf.open(BytesIO(PLAIN)) as pdf:
        tables = [e for e in pdf.objects if isinstance(e, pikepdf.Dictionary) and e.get("/S") == "/Table"]
        assert all(str(table.A.Summary) for table in tables)
        assert any(str(table.A.Summary).startswith("Why does the silt") for table in tables)


def test_painting_follows_the_order_of_tags() -> None:
    """On each page, also inside charts, everything is painted in the order in which it is read."""
    long = replace(SLOPE, data=tuple(replace(SLOPE.data[0], day=30 * i, label=f"{i}") for i in range(40)))
    charts = render_pdf(memo_of(BARS, SLOPE, long, RANGES), Theme(), TIMESTAMP)[0].pdf
    for file in (PLAIN, charts):
        with pikepdf.open(BytesIO(file)) as pdf:
            for page in pdf.pages:
                found = [
                    i for owner, i in _in_reading_order(pdf.Root.StructTreeRoot, None) if owner == page.objgen
                ]
                assert found == sorted(found)


def _in_reading_order(element: Any, page: Any) -> Iterator[tuple[tuple[int, int], int]]:
    """Yield the page and the marked-content id of each leaf of the structure tree."""
    page, kids = element.get("/Pg", page), element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if not isinstance(kid, pikepdf.Dictionary):
            yield page.objgen, int(kid)
        elif "/MCID" in kid:
            yield kid.get("/Pg", page).objgen, int(kid.MCID)
        else:
            yield from _in_reading_order(kid, page)


def test_attachments_are_embedded() -> None:
    """Attachments are embedded unchanged, with their relationship to the memo."""
    pdf = pikepdf.open(BytesIO(CARRYING))
    assert {name: pdf.attachments[name].get_file().read_bytes() for name in pdf.attachments} == {
        a.name: a.content for a in ATTACHED
    }
    assert sorted(str(f.AFRelationship) for f in pdf.Root.AF) == ["/Data", "/Source"]


# ---------------------------------------------------------------- the checkers are checked


def elements(pdf: pikepdf.Pdf, tag: str) -> list[Any]:
    """Return the structure elements with a tag."""
    return [
        o
        for o in pdf.objects
        if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == Name.StructElem and Name("/" + tag) == o.S
    ]


def drop(tag: str, key: str) -> Callable[[pikepdf.Pdf], None]:
    """Make a mutation that removes an entry from every element with a tag."""

    def mutate(pdf: pikepdf.Pdf) -> None:
        for element in elements(pdf, tag):
            del element[key]

    return mutate


def rename(tag: str, to: str) -> Callable[[pikepdf.Pdf], None]:
    """Make a mutation that gives the first element with a tag another one."""

    def mutate(pdf: pikepdf.Pdf) -> None:
        elements(pdf, tag)[0].S = Name("/" + to)

    return mutate


def untagged_text(pdf: pikepdf.Pdf) -> None:
    """Paint text outside marked content."""
    first = pdf.pages[0]
    font = next(iter(first.obj.Resources.Font.keys()))
    data = first.obj.Contents.read_bytes() + f"\nBT {font} 9 Tf 50 20 Td (e) Tj ET\n".encode()
    first.obj.Contents = pdf.make_stream(data)


def empty_parent_tree(pdf: pikepdf.Pdf) -> None:
    """Empty the first page's entry of the parent tree."""
    pdf.Root.StructTreeRoot.ParentTree.Nums[1] = pikepdf.Array([])


def duplicate_content(pdf: pikepdf.Pdf) -> None:
    """Add a paragraph's marked content to it twice."""
    paragraph = elements(pdf, "P")[0]
    paragraph.K = pikepdf.Array([paragraph.K, paragraph.K])


def remove_content(pdf: pikepdf.Pdf) -> None:
    """Remove a paragraph's marked content from the tree."""
    elements(pdf, "P")[0].K = pikepdf.Array([])


def link_without_key(pdf: pikepdf.Pdf) -> None:
    """Remove a link's key in the parent tree."""
    del pdf.pages[0].obj.Annots[0]["/StructParent"]


def mutated(mutate: Callable[[pikepdf.Pdf], None]) -> pikepdf.Pdf:
    """Apply a mutation to the memo."""
    pdf = pikepdf.open(BytesIO(PLAIN))
    mutate(pdf)
    return pdf


@pytest.mark.parametrize(
    "mutate",
    [
        untagged_text,
        empty_parent_tree,
        duplicate_content,
        remove_content,
        link_without_key,
        rename("LBody", "P"),
    ],
)
def test_our_checker_finds_damage(mutate: Callable[[pikepdf.Pdf], None]) -> None:
    """Our own reader reports damage to the tree, so that its silence is meaningful."""
    pdf = mutated(mutate)
    structure = read_structure(pdf)
    renamed = [n.tag for n in structure.elements] != [n.tag for n in read_structure(PLAIN).elements]
    assert structure.faults or renamed


@pytest.mark.parametrize(
    "mutate",
    [
        drop("Figure", "/Alt"),
        drop("TH", "/A"),
        drop("Note", "/ID"),
        rename("H3", "H5"),
        rename("TBody", "P"),
        rename("LBody", "P"),
        untagged_text,
        link_without_key,
        lambda pdf: pdf.Root.__delitem__("/Lang"),
        lambda pdf: pdf.Root.__delitem__("/MarkInfo"),
        lambda pdf: pdf.Root.__delitem__("/Metadata"),
        lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"),
        lambda pdf: pdf.pages[0].obj.__delitem__("/Tabs"),
    ],
)
def test_validator_finds_damage(mutate: Callable[[pikepdf.Pdf], None]) -> None:
    """The validator rejects a damaged memo, so that its approval is meaningful."""
    out = BytesIO()
    mutated(mutate).save(out)
    assert failures(out.getvalue(), "ua1")
