"""Inline nodes as HTML, and the marks that open their notes."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup

from briefgen.document.inlines import Emphasis, Inline, Inlines, LineBreak, Link, NoteRef, Text
from briefgen.render.note_refs import NoteRefs
from briefgen.render.sanitise import safe_url, sanitise_text

_RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"})
"""Languages whose usual script runs from right to left."""
_KEPT, _KEPT_END = Markup('<span class="kept">'), Markup("</span>")
_MOST_KEPT = 24
"""Characters of a word that are kept with its mark; a longer one may be divided before them."""


def inline_html(inlines: Inlines, marks: NoteRefs) -> Markup:
    """Make inline nodes HTML; nothing in their words is taken for markup."""
    out = Markup()
    for before, node, after in zip((None, *inlines), inlines, (*inlines[1:], None), strict=False):
        if isinstance(node, Text) and isinstance(after, NoteRef):
            out += _words_to_mark(node)
        elif isinstance(node, NoteRef) and isinstance(before, Text):
            out += mark_html(node.number, marks) + _KEPT_END
        else:
            out += _inline(node, marks)
    return out


def _words_to_mark(node: Text) -> Markup:
    """Open a span that keeps a mark on the line of the last word: browsers part words from buttons."""
    cut = max(node.text.rstrip().rfind(" ") + 1, len(node.text) - _MOST_KEPT)
    return _words(replace(node, text=node.text[:cut])) + _KEPT + _words(replace(node, text=node.text[cut:]))


def _inline(node: Inline, marks: NoteRefs) -> Markup:
    if isinstance(node, Text):
        return _words(node)
    if isinstance(node, NoteRef):
        return mark_html(node.number, marks)
    if isinstance(node, LineBreak):
        return Markup("<br>\n")
    if isinstance(node, Link):
        return _link(node, marks)
    name = "em" if isinstance(node, Emphasis) else "strong"
    return Markup("<{0}>{1}</{0}>").format(name, inline_html(node.children, marks))


def _words(node: Text) -> Markup:
    if not node.lang or not node.text:
        return Markup.escape(sanitise_text(node.text))
    return Markup("<span{}>{}</span>").format(language(node.lang), sanitise_text(node.text))


def language(lang: str) -> Markup:
    """Write the attributes that name a language and, where it runs from right to left, its direction."""
    leftward = lang.lower().split("-")[0] in _RIGHT_TO_LEFT
    named = Markup(' lang="{}"').format(sanitise_text(lang))
    return named + Markup(' dir="rtl"') if leftward else named


def _link(node: Link, marks: NoteRefs) -> Markup:
    """Make a link of the words between its note marks: a mark is a control of its own."""
    address = safe_url(node.url)
    opened = Markup('<a href="{}" rel="noreferrer">').format(address)
    out = Markup()
    run: list[Inline] = []
    for child in (*node.children, None):
        if child is not None and not isinstance(child, NoteRef):
            run.append(child)
            continue
        words = inline_html(tuple(run), marks)
        out += opened + words + Markup("</a>") if address and words else words
        out += mark_html(child.number, marks) if child is not None else ""
        run = []
    return out


def mark_html(number: int, marks: NoteRefs) -> Markup:
    """Make a note's mark: a button that opens the note in place; on paper, and in old browsers, a link."""
    if number not in marks.notes:
        return Markup('<sup class="mark">{}</sup>').format(number)
    place = Markup(' id="mark-{}"').format(number) if marks.record(number) else ""
    return Markup(
        '<sup class="mark"{0}><a href="#note-{1}">{1}</a>'
        '<button type="button" popovertarget="open-{1}" aria-label="Note {1}">{1}</button></sup>'
    ).format(place, number)
