"""Inline nodes turned into runs: words with their letters, their place in the tree and their link."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from textwrap import shorten

from briefgen.document.inlines import Emphasis, Inlines, LineBreak, Link, NoteRef, Strong, Text
from briefgen.document.plain_text import plain_text, superscript
from briefgen.render.note_refs import NoteRefs
from briefgen.render.pdf.clean_text import clean
from briefgen.render.pdf.letters import Letters
from briefgen.render.pdf.structure import Content, Element
from briefgen.render.sanitise import LINK_SCHEMES
from briefgen.render.script_language import split_by_script

NEW_LINE = "\n"
_GIST_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Goal:
    """Where a link leads: out to `url`, or to the `anchor` of that name in the document."""

    element: Element
    description: str
    url: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that are set alike and belong to one leaf of the tree."""

    text: str
    letters: Letters
    content: Content
    goal: Goal | None = None
    anchor: str = ""
    """A name that links may lead to."""
    to_the_left: bool = False
    """Whether its words are written from right to left."""


Runs = tuple[Run, ...]


def words_run(text: str, letters: Letters, owner: Element) -> Runs:
    """Make runs of plain words; those in another script get an element that says their language."""
    return _language_runs(text, letters, owner, None)


def _language_runs(text: str, letters: Letters, owner: Element, lang: str | None) -> Runs:
    """Make runs of words, in an element for each language.

    Words from right to left are painted from left to right, as readers of pages expect, and told in their
    own order. Source: ISO 32000-1, 14.9.4.
    """
    out = []
    for words in split_by_script(clean(text), lang):
        said = {"Lang": words.lang} if words.lang else {}
        if words.rtl:
            said["ActualText"] = words.text
        holder = owner.add("Span", **said) if said else owner
        out.append(Run(words.text, letters, holder.content(), to_the_left=words.rtl))
    return tuple(run for run in out if run.text)


def inline_runs(inlines: Inlines, letters: Letters, owner: Element, accent: str, marks: NoteRefs) -> Runs:
    """Make the runs of inline nodes and grow the tree under their owner."""
    out: list[Run] = []
    for position, inline in enumerate(inlines):
        if isinstance(inline, NoteRef):
            if position and isinstance(inlines[position - 1], NoteRef):
                out.append(Run("\u2009", letters, owner.content()))
            out.append(mark_run(inline.number, letters, owner, accent, marks))
        elif isinstance(inline, LineBreak):
            out.append(Run(NEW_LINE, letters, owner.content()))
        else:
            out.extend(_spanned(inline, letters, owner, accent, marks))
    return tuple(out)


def _spanned(
    inline: Text | Emphasis | Strong | Link, letters: Letters, owner: Element, accent: str, marks: NoteRefs
) -> Iterable[Run]:
    if isinstance(inline, Text):
        return _language_runs(inline.text, letters, owner, inline.lang)
    if isinstance(inline, Emphasis):
        return inline_runs(inline.children, letters.italic(), owner, accent, marks)
    if isinstance(inline, Strong):
        return inline_runs(inline.children, letters.bold(), owner, accent, marks)
    if not inline.url.startswith(LINK_SCHEMES):
        return inline_runs(inline.children, letters, owner, accent, marks)
    element = owner.add("Link")
    goal = Goal(element, inline.url, url=inline.url)
    runs = inline_runs(inline.children, letters.coloured(accent), element, accent, marks)
    return [replace(run, goal=run.goal or goal) for run in runs]


def mark_run(number: int, letters: Letters, owner: Element, accent: str, marks: NoteRefs) -> Run:
    """Make the raised mark of a note, a link to it where the note exists."""
    reference = owner.add("Reference")
    text = superscript(number)
    looks = letters.coloured(accent)
    if number not in marks.notes:
        return Run(text, looks, reference.content())
    link = reference.add("Link")
    description = f"Note {number}: {_gist(clean(plain_text(marks.notes[number].text)))}"
    goal = Goal(link, description, anchor=note_anchor(number))
    anchor = mark_anchor(number) if marks.record(number) else ""
    return Run(text, looks, link.content(), goal, anchor)


def _gist(note: str) -> str:
    """Say in a few words what a note is about: what stands before its first quotation, else how it begins."""
    source = note.partition("“")[0].rstrip(" ,:")
    return shorten(source or note, _GIST_LENGTH, placeholder=" …")


def note_anchor(number: int) -> str:
    """Name the place of a note."""
    return f"note-{number}"


def mark_anchor(number: int) -> str:
    """Name the place of the first mark of a note."""
    return f"mark-{number}"
