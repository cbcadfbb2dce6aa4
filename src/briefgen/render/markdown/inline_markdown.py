"""Write inline nodes as CommonMark, escaped so that a Markdown reader gets the same text and emphasis."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from briefgen.bidi.direction import is_rtl_language
from briefgen.document.inlines import Emphasis, Inlines, LineBreak, NoteRef, Strong, Text
from briefgen.document.plain_text import superscript
from briefgen.render.sanitise import safe_url, sanitise_text

Context = Literal["text", "heading", "cell"]
"""Where the text is: a heading has one line, and a table cell has its own line breaks."""

_LINE_BREAKS = {"text": "\\\n", "heading": " ", "cell": "<br>"}
_INLINE_MARKUP = re.compile(r"[\\`*_\[\]<~|]|&(?=#?\w+;)")
"""Characters that CommonMark, or GitHub's tables and strikethrough, read as markup anywhere in a line."""
_BLOCK_START = re.compile(
    r"\d{1,9}(?=[.)](\s|$))|(?=#{1,6}(\s|$))|(?=>)|(?=[+-](\s|$))|(?=-[-\s]*$)|(?==+\s*$)|(?=:-)"
)
"""Matches up to the character that would start a block at the start of a line.

Source: CommonMark 0.31, 4 and 5.
"""
_NEW_LINE = "\n"
_LTR_ISOLATE, _RTL_ISOLATE, _END_OF_ISOLATE = "\u2066", "\u2067", "\u2069"


class _Run(Struct, frozen=True):
    """Text in one style, or raw Markdown: a footnote reference or a new line."""

    text: str = ""
    raw: str = ""
    emphasis: bool = False
    strong: bool = False
    url: str = ""

    @property
    def delimiter(self) -> str:
        """The asterisks around the text."""
        return "*" * (self.emphasis + 2 * self.strong)


def inline_markdown(
    inlines: Inlines, footnotes: frozenset[int], context: Context = "text", *, strong: bool = False
) -> str:
    """Write inline nodes; references to `footnotes` become footnote references, others superscript digits."""
    lines: list[list[_Run]] = [[]]
    for run in _merge_runs(_runs(inlines, footnotes, _Run(strong=strong))):
        if run.raw == _NEW_LINE:
            lines.append([])
        else:
            lines[-1] += _trim_run(run)
    written = (_write_line(line).strip() for line in lines)
    return _LINE_BREAKS[context].join(map(_escape_block_start, filter(None, written)))


def _isolated(text: str, lang: str) -> str:
    """Isolate text of a language, so that its direction does not affect the words around it.

    Source: UAX 9, 2.4.
    """
    core = text.strip()
    if not core:
        return text
    start, _, end = text.partition(core)
    return f"{start}{_RTL_ISOLATE if is_rtl_language(lang) else _LTR_ISOLATE}{core}{_END_OF_ISOLATE}{end}"


def plain_markdown(text: str, *, strong: bool = False) -> str:
    """Write plain text on one line."""
    return inline_markdown((Text(text),), frozenset(), strong=strong)


def _runs(inlines: Inlines, footnotes: frozenset[int], style: _Run) -> Iterator[_Run]:
    for node in inlines:
        if isinstance(node, Text):
            text = sanitise_text(node.text)
            yield replace(style, text=_isolated(text, node.lang) if node.lang else text)
        elif isinstance(node, LineBreak):
            yield _Run(raw=_NEW_LINE)
        elif isinstance(node, NoteRef):
            known = node.number in footnotes
            yield _Run(raw=f"[^{node.number}]") if known else _Run(superscript(node.number))
        elif isinstance(node, Emphasis):
            yield from _runs(node.children, footnotes, replace(style, emphasis=True))
        elif isinstance(node, Strong):
            yield from _runs(node.children, footnotes, replace(style, strong=True))
        else:
            yield from _runs(node.children, footnotes, replace(style, url=safe_url(node.url)))


def _merge_runs(runs: Iterable[_Run]) -> Iterator[_Run]:
    """Merge adjacent text of the same style."""
    last = _Run()
    for run in runs:
        if not run.raw and not last.raw and replace(run, text="") == replace(last, text=""):
            last = replace(last, text=last.text + run.text)
        else:
            yield last
            last = run
    yield last


def _trim_run(run: _Run) -> Iterator[_Run]:
    """Move spaces at both ends out of the emphasis: asterisks must touch the text."""
    core = run.text.strip()
    if run.raw or not core:
        yield replace(run, emphasis=False, strong=False, url="")
        return
    start = run.text.index(core)
    yield _Run(run.text[:start])
    yield replace(run, text=core)
    yield _Run(run.text[start + len(core) :])


def _write_line(runs: Sequence[_Run]) -> str:
    """Write the runs of one line; whether a run can have delimiters depends on its neighbours."""
    filled = [run for run in runs if run.text or run.raw]
    line, after_delimiter = "", False
    for i, run in enumerate(filled):
        next_run = filled[i + 1] if i + 1 < len(filled) else _Run()
        starts_bracket = next_run.raw or next_run.url
        text = _escape(run.text)
        if starts_bracket and text.endswith("!"):
            text = f"{text[:-1]}\\!"  # else it would turn the following link into an image
        if line.endswith("]") and text.startswith(("(", ":")):
            text = f"\\{text}"  # else the preceding brackets would become a link or a footnote
        previous_char, next_char = (
            ("[", "]") if run.url else (line[-1:], "[" if starts_bracket else _escape(next_run.text)[:1])
        )
        delimited = (
            run.delimiter
            and not (after_delimiter and not run.url)
            and _can_open_and_close(text, previous_char, next_char)
        )
        styled = f"{run.delimiter}{text}{run.delimiter}" if delimited else text
        line += run.raw or (f"[{styled}]({_link_destination(run.url)})" if run.url else styled)
        after_delimiter = bool(delimited) and not run.url
    return line


def _escape(text: str) -> str:
    return _INLINE_MARKUP.sub(r"\\\g<0>", text)


def _can_open_and_close(text: str, previous_char: str, next_char: str) -> bool:
    """Check whether asterisks around the text are left- and right-flanking. Source: CommonMark 0.31, 6.2."""
    opens = (
        not _is_punctuation(text[0])
        or not previous_char
        or previous_char.isspace()
        or _is_punctuation(previous_char)
    )
    closes = (
        not _is_punctuation(text[-1]) or not next_char or next_char.isspace() or _is_punctuation(next_char)
    )
    return opens and closes


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _link_destination(url: str) -> str:
    """Write a link destination; escape brackets and what looks like an entity."""
    written = re.sub(r"&(?=#?\w+;)", "&amp;", url)
    return f"<{written}>" if "(" in written or ")" in written else written


def _escape_block_start(line: str) -> str:
    """Escape a character that would start a block at the start of a line."""
    match = _BLOCK_START.match(line)
    return f"{line[: match.end()]}\\{line[match.end() :]}" if match else line
