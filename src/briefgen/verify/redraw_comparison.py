"""Compare a file with the memo drawn again, and report each difference with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import groupby
from typing import Any

import pikepdf
from msgspec import Struct, field
from rapidfuzz.distance import Levenshtein

from briefgen.diagnostic import Diagnostic, Span, error, truncate, warning
from briefgen.verify.appearance import PageDifference, area_words, compare_pages
from briefgen.verify.document_words import varying_labels, words_of
from briefgen.verify.file_bytes import check_seal, rewritten, same_but_compression
from briefgen.verify.normalised_text import normalise
from briefgen.verify.object_graph import ObjectDifference, Step, compare_objects, compare_without_layout
from briefgen.verify.other_layout import describe_other_layout, describe_painted
from briefgen.verify.page_grammar import unusual_parts
from briefgen.verify.redraw import Redrawn
from briefgen.verify.structure_reader import read_structure
from briefgen.verify.text_comparison import ASK, ASK_OTHER_VERSION
from briefgen.verify.word_colours import words_in_other_colours

_MAX_LISTED = 5
"""How many differences of one kind on one page are reported; more are counted."""
_AREAS = {
    "/Names": "the list of attached files",
    "/AF": "the list of attached files",
    "/Outlines": "the outline",
    "/StructTreeRoot": "the structure tree",
    "/Metadata": "the metadata",
    "information": "the metadata",
    "header": "the header of the file",
    "trailer": "the trailer of the file",
    "page tree": "the page tree",
    "syntax": "the syntax of the file",
    "unused object": "an object that nothing uses",
}
_PAGE_LAYOUT = frozenset({"/Contents", "/Resources", "/StructParents"})
"""Entries of a page that another version may write differently; its text and its look are compared."""
_SPOKEN = frozenset({"/Lang", "/E", "/T", "/RoleMap", "/ClassMap"})
"""Entries of the structure tree that change how it is read, beside tags and texts."""
_PLACES = frozenset({"/Rect", "/Dest"})
"""Places on a page, which another version may round differently."""
_LINK = 4
"""The length of the path of a whole annotation: `page`, its number, `/Annots`, and its place there."""
_MAX_MOVED_PT = 2.0
"""How far the edge or the target of a link may be from its place, where another version drew the file."""


class RedrawResult(Struct, frozen=True):
    """How a file compares with the memo drawn again."""

    outcome: str
    """In words, such as `equal byte for byte`."""
    findings: tuple[Diagnostic, ...]
    pictures: dict[int, bytes] = field(default_factory=dict)
    """A PNG of each page that looks different, by its number from 1, where they were asked for."""


def compare_with_redrawn(
    pdf: bytes, file: pikepdf.Pdf, redrawn: Redrawn | None, shown_path: str, *, with_pictures: bool = False
) -> RedrawResult:
    """Compare a file with the redrawn memo: every object, every word, its place, and every pixel.

    Where another version drew the file, objects of the layout are left out. Where its layout is another, only
    what does not depend on it is compared. Without a redrawn memo, check the seal of the file.

    Errors: memo-differs, pdf-rewritten.
    """
    span = Span(shown_path)
    if redrawn is None:
        return RedrawResult("not drawn again", tuple(check_seal(file, pdf, span)))
    if pdf == redrawn.pdf:
        return RedrawResult("equal byte for byte", ())
    pages = tuple(compare_pages(pdf, redrawn.pdf, with_pictures=with_pictures))
    found = [(page.page, _page_words(page)) for page in pages]
    painted: list[tuple[int, str]] = []
    with pikepdf.open(BytesIO(redrawn.pdf)) as drawn:
        differences = compare_objects(file, drawn)
        if redrawn.is_exact:
            found += _object_words(differences, file, drawn)
        else:
            found += _object_words(filter(_is_not_layout, differences), file, drawn)
            found += _structure_words(file, drawn)
            found += _unusual_words(file, drawn)
            labels = varying_labels(redrawn.drawing.document)
            painted += describe_painted(file, drawn, labels, redrawn.fonts, lacks_fonts=redrawn.lacks_fonts)
    if not found and not painted:
        seal = tuple(check_seal(file, pdf, span))
        return _same_content(pdf, redrawn, span, seal, is_equal=not differences)
    pictures = {page.page + 1: page.picture for page in pages if page.picture}
    if redrawn.is_other_layout:
        found = list(_other_layout_words(pdf, file, redrawn))
        if not found and not painted:
            return _other_layout(redrawn, span, [page.page + 1 for page in pages], pictures)
    found += painted
    advice = ASK if redrawn.is_exact else ASK_OTHER_VERSION
    findings = tuple(
        error("memo-differs", Span(shown_path, page + 1, 1, page + 1, 2), f"drawn again, {words}", advice)
        for page, words in found
    )
    return RedrawResult("different", findings, pictures)


def _other_layout_words(pdf: bytes, file: pikepdf.Pdf, redrawn: Redrawn) -> Iterator[tuple[int, str]]:
    """Describe what a file has that does not come from another layout of the memo."""
    with pikepdf.open(BytesIO(redrawn.pdf)) as drawn:
        yield from _object_words(compare_without_layout(file, drawn), file, drawn)
        known = None if redrawn.lacks_fonts else frozenset(words_of(redrawn.drawing.document))
        yield from describe_other_layout(file, drawn, known)
    for page, word in words_in_other_colours(pdf, redrawn.pdf) if redrawn.lacks_fonts else ():
        if word.isascii():
            yield page, f"the page shows `{word}` in other colours or letters than the file"


def _other_layout(redrawn: Redrawn, span: Span, pages: list[int], pictures: dict[int, bytes]) -> RedrawResult:
    """Report a file whose layout is another, and nothing else.

    Errors: memo-not-redrawn, a warning; where fonts are missing, it was reported before.
    """
    agreed = "its words and shapes, and what is beside them, structure, links, files and metadata agree"
    if redrawn.lacks_fonts:
        return RedrawResult(f"not with its own fonts; {agreed}", ())
    version = truncate(redrawn.drawing.versions.get("briefgen", "unknown"), 20)
    drawing = truncate(redrawn.drawing.versions.get("drawing", "unknown"), 20)
    listed = ", ".join(map(str, pages[:20]))
    places = f"; places and look differ on page {listed}" if listed else ""
    message = (
        f"briefgen {version} with drawing code {drawing} drew this file differently from this version: "
        f"{agreed}{places}"
    )
    hint = (
        "verify it with that version, which compares exactly; `--differences DIR` draws the pages that differ"
    )
    warned = warning("memo-not-redrawn", span, message, hint)
    return RedrawResult(f"drawn differently by another version; {agreed}", (warned,), pictures)


def _same_content(
    pdf: bytes, redrawn: Redrawn, span: Span, seal: tuple[Diagnostic, ...], *, is_equal: bool
) -> RedrawResult:
    """Report a file whose pages are as drawn again, and whose bytes are not."""
    if same_but_compression(pdf, redrawn.pdf):
        return RedrawResult("equal, compressed by another release of zlib", seal)
    if is_equal:
        return RedrawResult("equal in every object, word and pixel", (rewritten(span),))
    version = truncate(redrawn.drawing.versions.get("briefgen", "unknown"), 20)
    message = (
        f"briefgen {version} drew this file with other code or libraries; within a tolerance it is equal"
    )
    hint = "verify it with that version, which compares exactly"
    return RedrawResult("equal within a tolerance", (warning("memo-not-redrawn", span, message, hint),))


def _page_words(page: PageDifference) -> str:
    """Describe how the words and the look of a page differ."""
    if page.missing or page.added:
        words = f"the page reads {_quoted(page.missing)} where the file reads {_quoted(page.added)}"
    elif page.moved:
        words = f"the page has `{page.moved}` at another place"
    else:
        words = "the page has the same words at the same places"
    if page.area is None:
        return f"{words}; it looks the same"
    return f"{words}; the file looks different in {area_words(page.area)}"


def _quoted(words: str) -> str:
    return f"`{truncate(words)}`" if words else "nothing"


def _object_words(
    differences: Iterable[ObjectDifference], file: pikepdf.Pdf, drawn: pikepdf.Pdf
) -> Iterator[tuple[int, str]]:
    """Describe differences of objects, each with its page: the first of each part of the file and page."""
    by_part = sorted(differences, key=lambda d: (d.page, _part(d)))
    for (page, part), group in groupby(by_part, key=lambda d: (d.page, _part(d))):
        listed = list(group)
        for difference in listed[:_MAX_LISTED]:
            if difference.path[2:] == ("/Contents",):
                yield page, _content_words(file.pages[page], drawn.pages[page])
            else:
                yield page, f"{part}{_step_words(difference)} {_change_words(difference)}"
        if (more := len(listed) - _MAX_LISTED) > 0:
            yield page, f"{part} differs in {more} more places"


def _part(difference: ObjectDifference) -> str:
    """Name the part of the file that a difference belongs to."""
    path = difference.path
    if path[0] != "page":
        return _AREAS.get(str(path[0]), "the catalog")
    if path[2:3] == ("/Annots",) and len(path) > 3:
        return f"annotation {int(path[3]) + 1} of the page"
    if path[2:4] == ("/Resources", "/Font") and len(path) > 4:
        return f"the font {str(path[4])[1:]}"
    return "the page" if len(path) > 2 else "the memo"


def _step_words(difference: ObjectDifference) -> str:
    """Write the way to an object, without the steps that its part names."""
    path: tuple[Step, ...] = difference.path
    if path[0] == "page":
        is_font = path[2:4] == ("/Resources", "/Font")
        path = path[5 if is_font else 4 if path[2:3] == ("/Annots",) else 2 :]
    elif path[0] in ("header", "trailer", "information", "page tree", "unused object", "syntax"):
        path = path[1:]
    element = f", {difference.tag} element," if difference.tag else ""
    words = " ".join(f"[{step}]" if isinstance(step, int) else step for step in path[-6:])
    return f"{element} at `{words}`" if words else element


def _change_words(difference: ObjectDifference) -> str:
    if not difference.expected:
        return f"has nothing; the file has {_value(difference.found)}"
    if not difference.found:
        return f"has {_value(difference.expected)}, which the file lacks"
    return f"has {_value(difference.expected)}; the file has {_value(difference.found)}"


def _value(words: str) -> str:
    return words if words.startswith(("a ", "page ")) else f"`{words}`"


def _content_words(found: pikepdf.Page, drawn: pikepdf.Page) -> str:
    """Describe the first instructions that two pages do not share."""
    mine, theirs = _instructions(found), _instructions(drawn)
    steps = [step for step in Levenshtein.opcodes(theirs, mine) if step.tag != "equal"]
    if not steps:
        return "the page has the same instructions; the file writes them differently"
    step = steps[0]
    drawn_part = " ".join(theirs[step.src_start : step.src_end])
    found_part = " ".join(mine[step.dest_start : step.dest_end])
    more = f"; {len(steps) - 1} more places differ" if len(steps) > 1 else ""
    return f"the page paints {_quoted(drawn_part)}; the file paints {_quoted(found_part)}{more}"


def _instructions(page: pikepdf.Page) -> list[str]:
    parsed: Any = pikepdf.parse_content_stream(page)
    return [pikepdf.unparse_content_stream([each]).decode("latin-1") for each in parsed]


def _is_not_layout(difference: ObjectDifference) -> bool:
    """Check whether a difference is one that no other version of briefgen makes."""
    path = difference.path
    if path[0] == "/StructTreeRoot":
        return path[-1] in _SPOKEN
    if path[0] == "page" and (len(path) == 2 or path[2] in _PAGE_LAYOUT):
        return len(path) == 2  # a page more, or less
    if not difference.found or path[-1] == "/StructParent":
        return not difference.found and _is_seen(path)
    if _PLACES.isdisjoint(path):
        return True
    try:
        return abs(float(difference.found) - float(difference.expected)) > _MAX_MOVED_PT
    except ValueError:
        return True


def _is_seen(path: tuple[Step, ...]) -> bool:
    """Check whether a reader sees that an entry is missing: a link, or a part of the outline."""
    is_link = path[0] == "page" and path[2:3] == ("/Annots",) and len(path) <= _LINK
    return is_link or path[0] == "/Outlines"


def _unusual_words(file: pikepdf.Pdf, drawn: pikepdf.Pdf) -> Iterator[tuple[int, str]]:
    """Describe what pages have that readers paint in different ways."""
    for number, (found, expected) in enumerate(zip(file.pages, drawn.pages, strict=False)):
        for part in sorted(unusual_parts(found) - unusual_parts(expected)):
            yield (
                number,
                f"the page has no `{part}`; the file has it, and readers may paint it in different ways",
            )


def _structure_words(file: pikepdf.Pdf, drawn: pikepdf.Pdf) -> Iterator[tuple[int, str]]:
    """Describe the first structure element that differs in its tag, its text or its alternative text."""
    try:
        found = read_structure(file)
    except (KeyError, AttributeError, TypeError, ValueError):  # it names objects that are not there
        yield 0, "the structure tree can be read; that of the file cannot"
        return
    mine, theirs = (
        [(element.tag, normalise(element.alt), normalise(element.words)) for element in structure.elements]
        for structure in (found, read_structure(drawn))
    )
    step = next((step for step in Levenshtein.opcodes(theirs, mine) if step.tag != "equal"), None)
    if step is not None:
        element = found.elements[min(step.dest_start, len(found.elements) - 1)] if found.elements else None
        words = f"{element.tag} “{truncate(element.alt or element.words, 40)}”" if element else "nothing"
        yield element.page if element else 0, f"the structure tree differs at an element of the file: {words}"
