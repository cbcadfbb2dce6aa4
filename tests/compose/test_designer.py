"""A designer's own template, face and colours, without a line of Python changed."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from ctypes import create_string_buffer

import pypdfium2  # type: ignore[import-untyped]  # it has no type hints
import pytest

from tests.workspace import ROOT, TEMPLATES, Workspace, open_workspace

OWN = "templates/policy-memo"
PRODUCT = """\
title: Letter to the minister
parts:
  - {part: options, heading: What you can do, required: true}
  - {part: head}
  - {part: key-judgements, heading: What we think}
  - {part: bottom-line}
annex: [{part: sources, heading: Where it comes from}, {part: notes}]
annex_heading: Behind it
budget: {body_pages: 9, annex_pages: 9}
"""
THEME = """\
page: {size: Letter, margin_mm: 30}
faces: {text: Source Sans Pro, display: Source Serif Pro}
colours: {accent: "#7a0019", ink: "#000000"}
"""


@pytest.fixture(scope="module")
def designer(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """Make a workspace with the real corpus and a policy memo of its own."""
    root = tmp_path_factory.mktemp("designer")
    shutil.copytree(ROOT / "briefs", root / "briefs")
    shutil.copytree(TEMPLATES / "policy-memo", root / OWN)
    workspace = open_workspace(root).set(texts=())
    return workspace.write({f"{OWN}/product.yaml": PRODUCT, f"{OWN}/theme.yaml": THEME})


@pytest.fixture(scope="module")
def pdf(designer: Workspace) -> pypdfium2.PdfDocument:
    """Build the brief with the designer's memo."""
    built, problems = designer.build("briefs/putin-kim.yaml")
    assert problems == ()
    assert built is not None
    return pypdfium2.PdfDocument(built.path)


def _font_name(item: pypdfium2.PdfObject) -> str:
    font = pypdfium2.raw.FPDFTextObj_GetFont(item)
    name = create_string_buffer(100)
    pypdfium2.raw.FPDFFont_GetBaseFontName(font, name, 100)
    return name.value.decode()


def _text(pdf: pypdfium2.PdfDocument) -> str:
    pages = "\n".join(page.get_textpage().get_text_range() for page in pdf)
    return " ".join(pages.replace("\ufffe", "").split())


def test_parts_are_moved_renamed_and_dropped(pdf: pypdfium2.PdfDocument) -> None:
    """The page follows the designer's product: its order, its headings, and nothing it leaves out."""
    text = _text(pdf)
    order = [
        "What you can do",
        "Letter to the minister",
        "What we think",
        "Bottom line",
        "Behind it",
        "Where it comes from",
    ]
    places = [text.casefold().find(words.casefold()) for words in order]
    assert -1 not in places
    assert places == sorted(places)
    for dropped in ("Key figures", "Timeline", "What we do not know", "Policy memo"):
        assert dropped.casefold() not in text.casefold()


def test_the_page_is_the_designers(pdf: pypdfium2.PdfDocument) -> None:
    """Paper and face of running text follow the designer's theme."""
    width, height = pdf[0].get_size()
    assert (round(width), round(height)) == (612, 792)
    objects = [o for o in pdf[0].get_objects() if o.type == pypdfium2.raw.FPDF_PAGEOBJ_TEXT]
    names = Counter(_font_name(o) for o in objects)
    assert "SourceSans" in names.most_common(1)[0][0]


def test_a_look_changes_no_word(designer: Workspace) -> None:
    """Another face and other colours leave the words and their order as they are."""
    before = _text(_built(designer))
    designer.write(
        {f"{OWN}/theme.yaml": 'page: {size: Letter, margin_mm: 30}\ncolours: {accent: "#004400"}\n'}
    )
    after = _text(_built(designer))
    designer.write({f"{OWN}/theme.yaml": THEME})
    assert _words_between(before) == _words_between(after)


def _words_between(text: str) -> list[str]:
    """Return the words between header and footer, in order of the alphabet; how many pages there are may differ."""
    body = re.sub(r"TLP:GREEN|Russia–North Korea pact · 26 June 2024|Page \d+ of \d+", "", text)
    return sorted(body.replace("-", "").split())


def test_a_template_of_its_own_words(designer: Workspace) -> None:
    """A template that writes the parts out sets its own words between them."""
    template = "## For your eyes\n\n:::{bottom-line}\n:::\n\nAbout {{ title }}.\n\n:::{head}\n:::\n\n:::{options}\n:::\n"
    kept = (designer.root / OWN / "memo.md.j2").read_text("utf-8")
    designer.write({f"{OWN}/memo.md.j2": template})
    text = _text(_built(designer))
    designer.write({f"{OWN}/memo.md.j2": kept})
    places = [
        text.casefold().find(words)
        for words in (
            "for your eyes",
            "bottom line",
            "about un sanctions monitoring",
            "letter to the minister",
        )
    ]
    assert -1 not in places
    assert places == sorted(places)


def _built(designer: Workspace) -> pypdfium2.PdfDocument:
    built, problems = designer.build("briefs/putin-kim.yaml")
    assert problems == ()
    assert built is not None
    return pypdfium2.PdfDocument(built.path)
