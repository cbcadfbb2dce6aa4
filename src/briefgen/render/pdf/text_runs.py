"""Turn inline nodes into text runs, with their style, structure element and link."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from textwrap import shorten

from msgspec import Struct
from msgspec.structs import replace

from briefgen.bidi.classes import contains_rtl
from briefgen.bidi.direction import is_rtl_language
from briefgen.document.inlines import Emphasis, Inlines, LineBreak, Link, NoteRef, Strong, Text
from briefgen.document.plain_text import mark_texts, note_ranges, plain_text
from briefgen.render.note_refs import NoteRefs
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.structure_tree import ContentItem, Element
from briefgen.render.pdf.text_style import TextStyle
from briefgen.render.sanitise import LINK_SCHEMES
from briefgen.render.script_language import split_by_script

NEW_LINE = "\n"
_SUMMARY_LENGTH = 60


class LinkTarget(Struct, frozen=True):
    """The target of a link: a `url`, or the name of an `anchor` in the document; or a signature `field`."""

    element: Element
    description: str
    url: str = ""
    anchor: str = ""
    field: str = ""
    """The name of the field, for an annotation that is no link but an empty signature field."""


class Isolate(Struct, frozen=True, eq=False):
    """Text in a language of its own, whose direction does not affect the text around it."""

    rtl: bool
    """Whether its language is written from right to left."""
    outer_level: int = 0
    """The bidirectional level of its ends, set when its paragraph is broken into lines."""


class TextRun(Struct, frozen=True):
    """A text run: characters with one style that belong to one content item."""

    text: str
    text_style: TextStyle
    content: ContentItem
    target: LinkTarget | None = None
    anchors: tuple[str, ...] = ()
    """The names of the anchors at this run."""
    isolate: Isolate | None = None
    """The isolate that it is a part of; None for text in the paragraph's own language."""
    level: int = 0
    """Its bidirectional level, set when its paragraph is broken into lines; odd for right-to-left."""


TextRuns = tuple[TextRun, ...]
_LONGEST = 16_000
"""Characters of an /ActualText, of two bytes each; a string has 32,767 bytes at most. Source: ISO 19005-2."""


def plain_runs(text: str, text_style: TextStyle, parent: Element) -> TextRuns:
    """Make runs of plain text; text in another script gets an element with its language."""
    return _language_runs(text, text_style, parent, None)


def _language_runs(text: str, text_style: TextStyle, parent: Element, lang: str | None) -> TextRuns:
    """Make runs of text, with an element for each language.

    Right-to-left text is painted in visual order; its /ActualText has it in reading order.
    Source: ISO 32000-1, 14.9.4.
    """
    out = []
    isolate = Isolate(is_rtl_language(lang)) if lang else None
    cleaned = clean(text, with_direction_marks=contains_rtl(text))
    for script_run in split_by_script(cleaned, lang, text_style.lang):
        for part in _short_parts(script_run.text) if contains_rtl(script_run.text) else (script_run.text,):
            properties = {"Lang": script_run.lang} if script_run.lang else {}
            if contains_rtl(part):
                properties["ActualText"] = clean(part)
            span = parent.add("Span", **properties) if properties else parent
            out.append(TextRun(part, text_style, span.content(), isolate=isolate))
    return tuple(run for run in out if run.text)


def _short_parts(text: str) -> Iterator[str]:
    """Split text into parts that fit in an /ActualText, after a space where there is one."""
    start = 0
    while len(text) - start > _LONGEST:
        end = text.rfind(" ", start, start + _LONGEST) + 1 or start + _LONGEST
        yield text[start:end]
        start = end
    yield text[start:]


def inline_runs(
    inlines: Inlines, text_style: TextStyle, parent: Element, accent: str, note_refs: NoteRefs
) -> TextRuns:
    """Make runs of inline nodes and add their structure elements to the parent."""
    out: list[TextRun] = []
    for is_marks, group in groupby(inlines, lambda inline: isinstance(inline, NoteRef)):
        if is_marks:
            numbers = [inline.number for inline in group if isinstance(inline, NoteRef)]
            out += note_ref_runs(numbers, text_style, parent, accent, note_refs)
            continue
        for inline in group:
            if isinstance(inline, LineBreak):
                out.append(TextRun(NEW_LINE, text_style, parent.content()))
            elif not isinstance(inline, NoteRef):
                out.extend(_runs_of(inline, text_style, parent, accent, note_refs))
    return tuple(out)


def _runs_of(
    inline: Text | Emphasis | Strong | Link,
    text_style: TextStyle,
    parent: Element,
    accent: str,
    note_refs: NoteRefs,
) -> Iterable[TextRun]:
    if isinstance(inline, Text):
        return _language_runs(inline.text, text_style, parent, inline.lang)
    if isinstance(inline, Emphasis):
        return inline_runs(inline.children, text_style.italic(), parent, accent, note_refs)
    if isinstance(inline, Strong):
        return inline_runs(inline.children, text_style.bold(), parent, accent, note_refs)
    if not inline.url.startswith(LINK_SCHEMES):
        return inline_runs(inline.children, text_style, parent, accent, note_refs)
    element = parent.add("Link")
    target = LinkTarget(element, inline.url, url=inline.url)
    runs = inline_runs(inline.children, text_style.coloured(accent), element, accent, note_refs)
    return [replace(run, target=run.target or target) for run in runs]


def note_ref_runs(
    numbers: Sequence[int], text_style: TextStyle, parent: Element, accent: str, note_refs: NoteRefs
) -> TextRuns:
    """Make the marks of adjacent note references, with thin spaces between them."""
    out: list[TextRun] = []
    for group in note_ranges(numbers):
        if out:
            out += plain_runs("\u2009", text_style, parent)
        out.append(_note_mark(group, text_style, parent, accent, note_refs))
    return tuple(out)


def _note_mark(
    group: tuple[int, ...], text_style: TextStyle, parent: Element, accent: str, note_refs: NoteRefs
) -> TextRun:
    """Make the superscript mark of a note or a range of notes, with a link if the first note exists."""
    element = parent.add("Reference")
    first = group[0]
    target = None
    if first in note_refs.notes:
        element = element.add("Link")
        target = LinkTarget(element, _describe(group, note_refs), anchor=note_anchor(first))
    (text,) = mark_texts(group)
    known = (number for number in group if number in note_refs.notes)
    anchors = tuple(note_ref_anchor(number) for number in known if note_refs.record(number))
    isolate = Isolate(rtl=True) if text_style.rtl else None  # else it would be a part of digits before it
    style = text_style.coloured(accent)
    return TextRun(text, style, element.content(), target, anchors, isolate)


def _describe(group: tuple[int, ...], note_refs: NoteRefs) -> str:
    """Return the names of the notes of a range, or the name of a note and its beginning."""
    words, number = note_refs.words, group[0]
    if len(group) > 1:
        first, last = (words.formats.local_digits(each) for each in (number, group[-1]))
        return words.text("Notes {first}–{last}", first=first, last=last)
    note = _summary(clean(plain_text(note_refs.notes[number].text)), words.formats.quotes[0].strip())
    return words.text("{label}: {value}", label=note_refs.name(number), value=note)


def _summary(note: str, quotation_mark: str) -> str:
    """Summarise a note: the text before its first quotation, or its beginning."""
    source = note.partition(quotation_mark)[0].rstrip(" ,،:")
    return shorten(source or note, _SUMMARY_LENGTH, placeholder=" …")


def note_anchor(number: int) -> str:
    """Return the anchor name of a note."""
    return f"note-{number}"


def note_ref_anchor(number: int) -> str:
    """Return the anchor name of the first reference to a note."""
    return f"mark-{number}"
