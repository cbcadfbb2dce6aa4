"""Compare a file with a memo drawn again in another layout: by other drawing code, or without its fonts.

Words are then at other places, and pages may break elsewhere. What does not depend on the layout is compared:
outline, links, kinds of entries of a page, structure, headers and footers; letters by their outlines; words
and shapes by their looks and by what is beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from briefgen.document.font_file import FontFiles
from briefgen.verify.embedded_fonts import describe_letters
from briefgen.verify.layout_comparison import compare_layouts, read_painted
from briefgen.verify.link_places import moved_links
from briefgen.verify.normalised_text import normalise
from briefgen.verify.object_graph import describe
from briefgen.verify.page_grammar import unusual_parts
from briefgen.verify.page_tree import inherited
from briefgen.verify.structure_reader import Structure, read_structure

_SPOKEN = ("/Alt", "/E", "/T", "/Lang")
_COMPARED_ELSEWHERE = frozenset({"/ActualText", "/Alt"})
"""Entries of an element whose text is compared, and which other drawing code may use differently."""
_HEADINGS = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"})
_MAX_OUTLINE = 10_000
_NO_LETTERS = re.compile(r"[\W\d_]+")
Described = Iterator[tuple[int, str]]
"""Differences in words, each with its page from 0."""


def describe_other_layout(file: pikepdf.Pdf, drawn: pikepdf.Pdf, known: frozenset[str] | None) -> Described:
    """Describe what a file has that its memo has in no layout.

    Without `known`, the words that other drawing code may use in descriptions, its structure must be equal.
    """
    yield from _page_differences(file, drawn)
    yield from _link_differences(file, drawn, known or frozenset())
    yield from _outline_differences(file, drawn)
    yield from _structure_differences(file, drawn, known)


def describe_painted(
    file: pikepdf.Pdf, drawn: pikepdf.Pdf, labels: frozenset[str], fonts: FontFiles, *, lacks_fonts: bool
) -> Described:
    """Describe letters that look like others, and words and shapes elsewhere or of another look.

    Shape: `labels` are texts that other drawing code may print elsewhere; `fonts` are those of the workspace.
    """
    try:
        mine, theirs = read_painted(file), read_painted(drawn)
        yield from describe_letters(file, mine.pages, drawn, fonts, lacks_fonts=lacks_fonts)
        yield from compare_layouts(mine, theirs, labels, lacks_fonts=lacks_fonts)
        yield from moved_links(file, mine.words, drawn, theirs.words)
    except (KeyError, AttributeError, TypeError, ValueError, IndexError):  # it names what is not there
        yield 0, "the pages can be read; those of the file cannot"


def _page_differences(file: pikepdf.Pdf, drawn: pikepdf.Pdf) -> Described:
    """Describe entries, sizes and instructions that no page of the memo has."""
    expected = [_attributes(page) for page in drawn.pages]
    keys = {key for page in expected for key in page}
    usual = {part for page in drawn.pages for part in unusual_parts(page)}
    for number, page in enumerate(file.pages):
        attributes = _attributes(page)
        for key in sorted(set(attributes) - keys):
            yield number, f"no page has `{key}`; the file has {describe(attributes[key])}"
        for key in ("/MediaBox", "/Rotate", "/Group", "/Tabs"):
            if _unparse(attributes.get(key)) not in {_unparse(each.get(key)) for each in expected}:
                yield number, f"the page has another `{key}`"
        for part in sorted(unusual_parts(page) - usual):
            yield (
                number,
                f"the page has no `{part}`; the file has it, and readers may paint it in different ways",
            )


def _attributes(page: pikepdf.Page) -> dict[str, Any]:
    return {**page.obj.as_dict(), **inherited(page.obj)}


def _unparse(item: Any) -> bytes:
    return pikepdf.unparse_content_stream([([item], pikepdf.Operator("x"))]) if item is not None else b""


def _link_differences(file: pikepdf.Pdf, drawn: pikepdf.Pdf, known: frozenset[str]) -> Described:
    """Describe annotations whose kind or address the memo does not have, and addresses that are missing."""
    expected = {_kind_of_link(link) for _, link in _links(drawn)}
    words = {word for _, link in _links(drawn) for word in _words(str(link.get("/Contents", "")))}
    words |= {word for each in known for word in _words(each)}
    found = set()
    for page, link in _links(file):
        found.add(kind := _kind_of_link(link))
        if kind not in expected:
            yield page, f"no page has such an annotation; the file has {describe(link)} {kind[-1]}".rstrip()
        elif others := [word for word in _words(str(link.get("/Contents", ""))) if word not in words]:
            yield page, f"no link is described by the word `{others[0]}`"
    for kind in sorted(expected - found):
        yield (
            0,
            f"a page has a link to `{kind[-1]}`, which the file lacks" if kind[-1] else "a page has a link",
        )


def _links(file: pikepdf.Pdf) -> Iterator[tuple[int, Any]]:
    for number, page in enumerate(file.pages):
        yield from ((number, each) for each in page.obj.get("/Annots", Array()))


def _kind_of_link(link: Any) -> tuple[str, ...]:
    """Return what an annotation is, wherever it is: its kind, its entries, its action and its address."""
    action = link.get("/A", Dictionary())
    target = link.get("/Dest", Array())
    is_place = isinstance(target, Array) and len(target) > 1
    return (
        str(link.get("/Subtype")),
        " ".join(sorted(link.keys())),
        str(link.get("/F")),
        *(repr(_unparse(link.get(key))) for key in ("/Border", "/BS", "/C", "/H")),
        str(target[1]) if is_place else describe(target),
        " ".join(sorted(action.keys())),
        str(action.get("/S")),
        str(action.get("/URI", "")),
    )


def _outline_differences(file: pikepdf.Pdf, drawn: pikepdf.Pdf) -> Described:
    found, expected = list(_outline(file)), list(_outline(drawn))
    if found != expected:
        pairs = zip([*expected, "nothing"], [*found, "nothing"], strict=False)
        theirs, mine = next(((a, b) for a, b in pairs if a != b), ("nothing", "nothing"))
        yield 0, f"the outline has `{theirs}` where the file has `{mine}`"


def _outline(file: pikepdf.Pdf) -> Iterator[str]:
    """Yield the entries of the outline in order: level, title and keys."""
    outline = file.Root.get("/Outlines", Dictionary())
    waiting = [(outline.get("/First"), 1)]
    count = 0
    while waiting and count < _MAX_OUTLINE:
        entry, level = waiting.pop()
        if not isinstance(entry, Dictionary):
            continue
        count += 1
        keys = " ".join(sorted(set(entry.keys()) - {"/Parent", "/Prev", "/Next", "/First", "/Last"}))
        yield f"{level} {entry.get('/Title', '')} ({keys}; {describe(entry.get('/A'))})"
        waiting += [(entry.get("/Next"), level), (entry.get("/First"), level + 1)]


def _structure_differences(file: pikepdf.Pdf, drawn: pikepdf.Pdf, known: frozenset[str] | None) -> Described:
    """Describe tags, spoken texts and artifacts that the memo does not have."""
    try:
        found = read_structure(file)
    except (KeyError, AttributeError, TypeError, ValueError):  # it names objects that are not there
        yield 0, "the structure tree can be read; that of the file cannot"
        return
    expected = read_structure(drawn)
    mine, theirs = (_tags(each, all_tags=known is None) for each in (found, expected))
    if mine != theirs:
        pairs = zip([*theirs, ("no element", "")], [*mine, ("no element", "")], strict=False)
        wanted, has = next(((a, b) for a, b in pairs if a != b), (("no element", ""), ("no element", "")))
        yield 0, f"the structure tree has {' '.join(wanted)[:60]} where the file has {' '.join(has)[:60]}"
    words = {word for each in known or () for word in _words(each)}
    added = _element_entries(file) - _element_entries(drawn)
    for entry in sorted(each for each in added if not words or not words.issuperset(_words(each)))[:3]:
        yield 0, f"no structure element has `{entry[:80]}`, which the file has"
    roots = [each.Root.get("/StructTreeRoot", Dictionary()) for each in (file, drawn)]
    for key in sorted(set(roots[0].keys()) - set(roots[1].keys())):
        yield 0, f"the structure tree has no `{key}`; the file has {describe(roots[0][key])}"
    usual = words | {word for part in expected.artifacts for word in _words(part.words)}
    for part in found.artifacts:
        if other := next((word for word in _words(part.words) if word not in usual), ""):
            yield part.page, f"no page has `{other}` outside its text; the file has it"


def _tags(structure: Structure, *, all_tags: bool) -> list[tuple[str, str]]:
    """Return the tags in order, with alternative texts; without `all_tags` those of headings."""
    named = ((element.tag, normalise(element.alt)) for element in structure.elements)
    return [each for each in named if all_tags or each[0] in _HEADINGS]


def _element_entries(file: pikepdf.Pdf) -> set[str]:
    """Return the keys of the structure elements of a file, and the texts in them that are read aloud."""
    found: set[str] = set()
    for item in file.objects:
        if isinstance(item, Dictionary) and item.get("/Type") == Name.StructElem:
            found |= {key for key in item.keys() if key not in _COMPARED_ELSEWHERE}  # noqa: SIM118  # no Mapping
            found |= {str(item[key]) for key in _SPOKEN if key in item}
    return found


def _words(text: str) -> Iterable[str]:
    """Return the words of a text without digits, which are compared with the evidence, and punctuation."""
    return filter(None, (_NO_LETTERS.sub("", normalise(word)) for word in text.split()))
