"""Render inline nodes as HTML, with note references as buttons that open the note."""

from __future__ import annotations

from markupsafe import Markup
from msgspec.structs import replace

from briefgen.bidi.classes import contains_rtl
from briefgen.bidi.direction import is_rtl_language
from briefgen.document.inlines import Emphasis, Inline, Inlines, LineBreak, Link, NoteRef, Text
from briefgen.render.note_refs import NoteRefs
from briefgen.render.sanitise import safe_url, sanitise_text

_NO_BREAK, _NO_BREAK_END = Markup('<span class="kept">'), Markup("</span>")
_MAX_NO_BREAK = 24
"""The most characters before a note reference that are kept on its line; longer words can break."""


def inline_html(inlines: Inlines, note_refs: NoteRefs, *, rtl: bool = False) -> Markup:
    """Render inline nodes, with their text escaped; `rtl` is the direction of the document."""
    out = Markup()
    for previous, node, following in zip((None, *inlines), inlines, (*inlines[1:], None), strict=False):
        if isinstance(node, Text) and isinstance(following, NoteRef):
            out += _text_before_note_ref(node, rtl=rtl)
        elif isinstance(node, NoteRef) and isinstance(previous, Text):
            out += note_ref_html(node.number, note_refs) + _NO_BREAK_END
        else:
            out += _inline(node, note_refs, rtl=rtl)
    return out


def _text_before_note_ref(node: Text, *, rtl: bool) -> Markup:
    """Open a span without line breaks around the last word and its note reference.

    Browsers allow a line break between text and a button. Right-to-left text stays whole, since two spans
    would not be ordered as one.
    """
    if contains_rtl(node.text):
        return _text(node, rtl=rtl) + _NO_BREAK
    cut = max(node.text.rstrip().rfind(" ") + 1, len(node.text) - _MAX_NO_BREAK)
    before, last_word = (
        _text(replace(node, text=part), rtl=rtl) for part in (node.text[:cut], node.text[cut:])
    )
    return before + _NO_BREAK + last_word


def _inline(node: Inline, note_refs: NoteRefs, *, rtl: bool) -> Markup:
    if isinstance(node, Text):
        return _text(node, rtl=rtl)
    if isinstance(node, NoteRef):
        return note_ref_html(node.number, note_refs)
    if isinstance(node, LineBreak):
        return Markup("<br>\n")
    if isinstance(node, Link):
        return _link(node, note_refs, rtl=rtl)
    name = "em" if isinstance(node, Emphasis) else "strong"
    return Markup("<{0}>{1}</{0}>").format(name, inline_html(node.children, note_refs, rtl=rtl))


def _text(node: Text, *, rtl: bool) -> Markup:
    if not node.lang or not node.text:
        return Markup.escape(sanitise_text(node.text))
    return Markup("<span{}>{}</span>").format(
        lang_attributes(node.lang, rtl_document=rtl), sanitise_text(node.text)
    )


def lang_attributes(lang: str, *, rtl_document: bool = False) -> Markup:
    """Write the `lang` attribute, and `dir` if the language or its document is written from right to left."""
    rtl = is_rtl_language(lang)
    lang_attribute = Markup(' lang="{}"').format(sanitise_text(lang))
    if not rtl and not rtl_document:
        return lang_attribute
    return lang_attribute + (Markup(' dir="rtl"') if rtl else Markup(' dir="ltr"'))


def _link(node: Link, note_refs: NoteRefs, *, rtl: bool) -> Markup:
    """Render a link; a note reference inside it interrupts the link, since it is a control itself."""
    url = safe_url(node.url)
    opening_tag = Markup('<a href="{}" rel="noreferrer">').format(url)
    out = Markup()
    children: list[Inline] = []
    for child in (*node.children, None):
        if child is not None and not isinstance(child, NoteRef):
            children.append(child)
            continue
        link_text = inline_html(tuple(children), note_refs, rtl=rtl)
        out += opening_tag + link_text + Markup("</a>") if url and link_text else link_text
        out += note_ref_html(child.number, note_refs) if child is not None else ""
        children = []
    return out


def note_ref_html(number: int, note_refs: NoteRefs) -> Markup:
    """Render a note reference: a button that opens the note; a link in print and in old browsers."""
    if number not in note_refs.notes:
        return Markup('<sup class="mark">{}</sup>').format(number)
    id_attribute = Markup(' id="mark-{}"').format(number) if note_refs.record(number) else ""
    return Markup(
        '<sup class="mark"{0}><a href="#note-{1}">{1}</a>'
        '<button type="button" popovertarget="open-{1}" aria-label="{2}">{1}</button></sup>'
    ).format(id_attribute, number, note_refs.name(number))
