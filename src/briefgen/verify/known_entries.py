"""Check a memo that cannot be drawn again for entries, actions, links, letters and words that no memo has.

The lists name what every version before document.json wrote. Source: ISO 32000-1, 7.7, 12.3 to 12.6 and 14.7.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.evidence import container
from briefgen.verify.embedded_fonts import describe_letters
from briefgen.verify.normalised_text import normalise
from briefgen.verify.object_graph import describe
from briefgen.verify.page_grammar import unusual_parts
from briefgen.verify.painted import paint
from briefgen.verify.text_comparison import ASK
from briefgen.verify.word_colours import unseen_words

_CATALOG = {
    "/AF", "/Lang", "/MarkInfo", "/Metadata", "/Names", "/Outlines", "/OutputIntents", "/Pages",
    "/StructTreeRoot", "/Type", "/ViewerPreferences",
}  # fmt: skip
_INSIDE = {
    "/Names": {"/EmbeddedFiles"},
    "/MarkInfo": {"/Marked"},
    "/ViewerPreferences": {"/DisplayDocTitle"},
    "/StructTreeRoot": {"/Type", "/K", "/ParentTree", "/ParentTreeNextKey"},
}
_INFORMATION = {
    "/Title", "/Author", "/Subject", "/Keywords", "/Creator", "/Producer", "/CreationDate", "/ModDate",
}  # fmt: skip
_PAGE = {
    "/Annots", "/Contents", "/MediaBox", "/Parent", "/Resources", "/Rotate", "/StructParents", "/Tabs",
    "/Trans", "/Type",
}  # fmt: skip
_LINK = {
    "/Border", "/Contents", "/Dest", "/F", "/Rect", "/StructParent", "/Subtype", "/Type", "/A", "/P",
}  # fmt: skip
_ACTION = {"/S", "/URI", "/Type"}


def check_known_entries(
    file: pikepdf.Pdf, pdf: bytes, files: Mapping[str, bytes], brief: str, span: Span
) -> Iterator[Diagnostic]:
    """Report what no memo has; `brief` is the name of the attached brief.

    Errors: memo-differs.
    """
    data = json.loads(files[container.NAME])["memo"]
    memo = "\n".join(_texts(data))
    found = (
        *_in_catalog(file, brief),
        *_in_information(file, data["brief"]),
        *_in_pages(file, memo),
        *_in_outline(file, memo),
        *_in_letters(file),
    )
    for page, words in (
        *found,
        *((page, f"`{word}`, which cannot be seen") for page, word in unseen_words(pdf)),
    ):
        message = f"the file has {words}; no memo has that"
        yield error("memo-differs", Span(span.path, page + 1, 1, page + 1, 2), message, ASK)


def _in_letters(file: pikepdf.Pdf) -> Iterator[tuple[int, str]]:
    pages = [paint(page) for page in file.pages]
    for page, words in describe_letters(file, pages, None, (), lacks_fonts=False):
        yield page, f"other letters than their text: {words}"


def _in_catalog(file: pikepdf.Pdf, brief: str) -> Iterator[tuple[int, str]]:
    root: Any = file.Root
    yield from ((0, f"`{key}` in the catalog") for key in sorted(set(root.keys()) - _CATALOG))
    for name, known in _INSIDE.items():
        others = set(root.get(name, Dictionary()).keys()) - known
        yield from ((0, f"`{key}` in `{name}`") for key in sorted(others))
    names = set(file.attachments) - {container.NAME, brief}
    yield from ((0, f"the attached file `{name}`") for name in sorted(names))
    if len(root.get("/AF", Array())) > len(file.attachments):
        yield 0, "an attached file without a name"


def _in_information(file: pikepdf.Pdf, brief: dict[str, Any]) -> Iterator[tuple[int, str]]:
    information: Any = file.trailer.get("/Info", Dictionary())
    yield from ((0, f"`{key}` in its information") for key in sorted(set(information.keys()) - _INFORMATION))
    for key, field in (("/Title", "title"), ("/Author", "from"), ("/Subject", "question")):
        words = str(information.get(key, ""))
        if normalise(words) != normalise(brief.get(field) or ""):
            yield 0, f"`{words}` as its {key[1:].lower()}"
    if str(file.Root.get("/Lang")) != brief.get("language"):
        yield 0, f"the language `{file.Root.get('/Lang')}`"


def _in_pages(file: pikepdf.Pdf, memo: str) -> Iterator[tuple[int, str]]:
    sizes = {tuple(float(side) for side in page.mediabox) for page in file.pages}
    if len(sizes) > 1:
        yield 0, "pages of several sizes"
    for number, page in enumerate(file.pages):
        yield from ((number, f"`{key}` of a page") for key in sorted(set(page.obj.keys()) - _PAGE))
        if page.obj.get("/Rotate", 0) != 0 or page.obj.get("/Trans", Dictionary()).keys():
            yield number, "a turned page, or one with a transition"
        if [float(side) for side in page.cropbox] != [float(side) for side in page.mediabox]:
            yield number, "a cropped page"
        yield from ((number, f"`{part}` on a page") for part in sorted(unusual_parts(page)))
        for link in page.obj.get("/Annots", Array()):
            if fault := _fault_of_link(link, memo):
                yield number, fault


def _fault_of_link(link: Any, memo: str) -> str:
    if link.get("/Subtype") != Name.Link or not set(link.keys()) <= _LINK:
        return f"the annotation {describe(link)}"
    action = link.get("/A", Dictionary(S=Name.URI))
    if action.get("/S") != Name.URI or not set(action.keys()) <= _ACTION:
        return f"the action {describe(action)}"
    address = str(action.get("/URI", "")).removeprefix("mailto:")
    return f"a link to `{address}`" if address not in memo else ""


def _in_outline(file: pikepdf.Pdf, memo: str) -> Iterator[tuple[int, str]]:
    words = normalise(memo)
    with file.open_outline() as outline:
        waiting = list(outline.root)
        while waiting:
            entry = waiting.pop()
            waiting += entry.children
            if entry.action is not None:
                yield 0, f"an action in the outline at `{entry.title}`"
            if normalise(entry.title) not in words:
                yield 0, f"`{entry.title}` in the outline"


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _texts(item)
