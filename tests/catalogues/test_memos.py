"""Tests of whole memos in other languages than English, on the English corpus of this repository."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from pathlib import Path
from string import Formatter

import pikepdf
import pypdfium2  # type: ignore[import-untyped] # it has no type hints
import pytest

from briefgen.build.build import Built
from briefgen.build.check import check_corpus
from briefgen.catalogues.po_file import Messages, read_po
from briefgen.catalogues.words import FOLDER
from tests.workspace import Workspace, open_workspace

MEMOS = Path(__file__).parent / "memos"
LANGUAGES = ("fr", "de", "es", "ar")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module", params=LANGUAGES)
def memo(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Built, Workspace]:
    """Build the memo of a language in every format; nothing is found in it."""
    language = str(request.param)
    root = tmp_path_factory.mktemp(language)
    shutil.copytree(ROOT / "briefs" / "corpus", root / "briefs" / "corpus")
    workspace = open_workspace(root).write_as_is(
        {
            "briefs/memo.yaml": (MEMOS / f"brief.{language}.yaml").read_text("utf-8"),
            f"briefs/corpus/translations/{language}.yaml": (
                MEMOS / f"translations.{language}.yaml"
            ).read_text("utf-8"),
        }
    )
    workspace = workspace.set(formats=("pdf", "html", "md"))
    built, problems = workspace.build("briefs/memo.yaml")
    assert [(each.rule, each.message) for each in problems] == []
    assert built is not None
    return language, built, workspace


def test_no_english_is_left(memo: tuple[str, Built, Workspace]) -> None:
    """No piece of an English message is in the PDF, its descriptions, the web page or the Markdown."""
    language, built, workspace = memo
    known = f"{_words_of(language)} {_kept_in_english(workspace)}"
    pieces = [piece for piece in _english() if not _holds(known, piece)]
    assert len(pieces) > 200
    for name, text in _texts(built.path).items():
        plain = " ".join(text.split())
        assert (name, [piece for piece in pieces if _holds(plain, piece)]) == (name, [])


def _english() -> Iterator[str]:
    """Yield the words of the English catalogue between their placeholders."""
    messages = read_po((FOLDER / "en.po").read_text("utf-8"))
    for key, forms in messages.items():
        for form in (*key[1].split("\0"), *forms):
            for literal, *_ in Formatter().parse(form) if key[1] else ():
                piece = literal.strip(" .,:;()–“”")
                if sum(map(str.isalpha, piece)) > 2:
                    yield piece


def _words_of(language: str) -> str:
    """Return every word of a language's catalogue, brief and translations."""
    messages: Messages = read_po((FOLDER / f"{language}.po").read_text("utf-8"))
    catalogue = " ".join(form for forms in messages.values() for form in forms)
    files = (MEMOS / f"{kind}.{language}.yaml" for kind in ("brief", "translations"))
    return " ".join(
        (
            catalogue,
            *(
                re.sub(r"^\s*[\w-]+:|fact:[\w-]+|view:[\w-]+", "", f.read_text("utf-8"), flags=re.MULTILINE)
                for f in files
            ),
        )
    )


def _holds(text: str, piece: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", text) is not None


def _kept_in_english(workspace: Workspace) -> str:
    """Return what stays in English: quotations, and titles of sources."""
    corpus = check_corpus(workspace.settings)[0].corpus
    kept = [evidence.exact for fact in corpus.facts.values() for evidence in fact.value.evidence]
    kept += [evidence.exact for view in corpus.views.values() for evidence in view.value.evidence]
    for source in corpus.sources.values():
        kept += [source.value.title, source.value.subtitle or ""]
    return " ".join(kept)


def _texts(pdf: Path) -> dict[str, str]:
    """Return what a reader can see or hear of a memo, by format."""
    document = pypdfium2.PdfDocument(pdf)
    pages = " ".join(page.get_textpage().get_text_range() for page in document)
    html = pdf.with_suffix(".html").read_text("utf-8")
    labels = " ".join(re.findall(r'(?:aria-label|alt|content)="([^"]*)"', html.partition("</style>")[2]))
    return {
        "pdf": pages,
        "descriptions": " ".join(_descriptions(pdf.read_bytes())),
        "html": unescape(f"{re.sub('<[^>]*>', ' ', html.partition('</style>')[2])} {labels}"),
        "md": pdf.with_suffix(".md").read_text("utf-8"),
    }


def _descriptions(pdf: bytes) -> Iterator[str]:
    """Yield the alternative texts, descriptions of links and attachments, and bookmarks of a PDF."""
    with pikepdf.open(BytesIO(pdf)) as file:
        for each in file.objects:
            if isinstance(each, pikepdf.Dictionary):
                yield from (
                    str(each[key])
                    for key in ("/Alt", "/Contents", "/Desc", "/TU", "/Title")
                    if key in each and isinstance(each[key], pikepdf.String)
                )


@pytest.mark.parametrize("path", sorted(MEMOS.glob("brief.*.yaml")), ids=lambda path: path.name)
def test_each_language_has_a_memo(path: Path) -> None:
    """The memos are those of the languages that are tested."""
    assert path.name.split(".")[1] in LANGUAGES
