"""Turn inline nodes into text runs, with their style, structure element and link."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from textwrap import shorten

from briefgen.bidi.classes import contains_rtl
from briefgen.bidi.direction import is_rtl_language
from briefgen.document.inlines import Emphasis, Inlines, LineBreak, Link, NoteRef, Strong, Text
from briefgen.document.plain_text import plain_text, superscript
from briefgen.render.note_refs import NoteRefs
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.structure_tree import ContentItem, Element
from briefgen.render.pdf.text_style import TextStyle
from briefgen.render.sanitise import LINK_SCHEMES
from briefgen.render.script_language import split_by_script

NEW_LINE = "\n"
_SUMMARY_LENGTH = 60


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """The target of a link: a `url`, or the name of an `anchor` in the document; or a signature `field`."""

    element: Element
    description: str
    url: str = ""
    anchor: str = ""
    field: str = ""
    """The name of the field, for an annotation that is no link but an empty signature field."""


@dataclass(frozen=True, slots=True, eq=False)
class Isolate:
    """Text in a language of its own, whose direction does not affect the text around it."""

    rtl: bool
    """Whether its language is written from right to left."""


@dataclass(frozen=True, slots=True)
class TextRun:
    """A text run: characters with one style that belong to one content item."""

    text: str
    text_style: TextStyle
    content: ContentItem
    target: LinkTarget | None = None
    anchor: str = ""
    """The name of an anchor at this run."""
    isolate: Isolate | None = None
    """The isolate that it is a part of; None for text in the paragraph's own language."""
    level: int = 0
    """Its bidirectional level, set when its paragraph is broken into lines; odd for right-to-left."""

    def width(self, text: str) -> float:
        """Measure the width of text in the style and the direction of the run."""
        return self.text_style.width(text, rtl=bool(self.level % 2))


TextRuns = tuple[TextRun, ...]


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
        properties = {"Lang": script_run.lang} if script_run.lang else {}
        if contains_rtl(script_run.text):
            properties["ActualText"] = clean(script_run.text)
        span = parent.add("Span", **properties) if properties else parent
        out.append(TextRun(script_run.text, text_style, span.content(), isolate=isolate))
    return tuple(run for run in out if run.text)


def inline_runs(
    inlines: Inlines, text_style: TextStyle, parent: Element, accent: str, note_refs: NoteRefs
) -> TextRuns:
    """Make runs of inline nodes and add their structure elements to the parent."""
    out: list[TextRun] = []
    for position, inline in enumerate(inlines):
        if isinstance(inline, NoteRef):
            if position and isinstance(inlines[position - 1], NoteRef):
                out.append(TextRun("\u2009", text_style, parent.content()))
            out.append(note_ref_run(inline.number, text_style, parent, accent, note_refs))
        elif isinstance(inline, LineBreak):
            out.append(TextRun(NEW_LINE, text_style, parent.content()))
        else:
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


def note_ref_run(
    number: int, text_style: TextStyle, parent: Element, accent: str, note_refs: NoteRefs
) -> TextRun:
    """Make the superscript mark of a note reference, with a link if the note exists."""
    reference = parent.add("Reference")
    text = superscript(number)
    note_style = text_style.coloured(accent)
    if number not in note_refs.notes:
        return TextRun(text, note_style, reference.content())
    link = reference.add("Link")
    words = note_refs.words
    note = _summary(clean(plain_text(note_refs.notes[number].text)), words.formats.quotes[0].strip())
    description = words.text("{label}: {value}", label=note_refs.name(number), value=note)
    target = LinkTarget(link, description, anchor=note_anchor(number))
    anchor = note_ref_anchor(number) if note_refs.record(number) else ""
    return TextRun(text, note_style, link.content(), target, anchor)


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
