"""Inline nodes as CommonMark: words escaped, emphasis only where it is read back as such."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from briefgen.document.inlines import Emphasis, Inlines, LineBreak, NoteRef, Strong, Text
from briefgen.document.plain_words import superior
from briefgen.render.plain_text import make_fit, safe_address

Place = Literal["text", "heading", "cell"]
"""Where words stand: a heading has one line, and a cell breaks lines in its own way."""

_BREAKS = {"text": "\\\n", "heading": " ", "cell": "<br>"}
_SPECIAL = re.compile(r"[\\`*_\[\]<~|]|&(?=#?\w+;)")
"""What CommonMark, and GitHub's tables and strikethrough, take for markup anywhere in a line."""
_AT_START = re.compile(
    r"\d{1,9}(?=[.)](\s|$))|(?=#{1,6}(\s|$))|(?=>)|(?=[+-](\s|$))|(?=-[-\s]*$)|(?==+\s*$)|(?=:-)"
)
"""What stands, at the head of a line, before a sign that begins a block. Source: CommonMark 0.31, 4 and 5."""
_NEW_LINE = "\n"


@dataclass(frozen=True, slots=True)
class _Run:
    """Words of one look, or a sign: a note's mark, a new line."""

    words: str = ""
    sign: str = ""
    emphasis: bool = False
    strong: bool = False
    address: str = ""

    @property
    def marker(self) -> str:
        """The asterisks around the words."""
        return "*" * (self.emphasis + 2 * self.strong)


def inlines_markdown(
    inlines: Inlines, notes: frozenset[int], place: Place = "text", *, strong: bool = False
) -> str:
    """Write inline nodes; the marks of `notes` become footnotes, those of others superior digits."""
    lines: list[list[_Run]] = [[]]
    for run in _merged(_runs(inlines, notes, _Run(strong=strong))):
        if run.sign == _NEW_LINE:
            lines.append([])
        else:
            lines[-1] += _trimmed(run)
    written = (_write_line(line).strip() for line in lines)
    return _BREAKS[place].join(map(_begin, filter(None, written)))


def words_markdown(words: str, *, strong: bool = False) -> str:
    """Write plain words on one line."""
    return inlines_markdown((Text(words),), frozenset(), strong=strong)


def _runs(inlines: Inlines, notes: frozenset[int], style: _Run) -> Iterator[_Run]:
    for node in inlines:
        if isinstance(node, Text):
            yield replace(style, words=make_fit(node.text))
        elif isinstance(node, LineBreak):
            yield _Run(sign=_NEW_LINE)
        elif isinstance(node, NoteRef):
            known = node.number in notes
            yield _Run(sign=f"[^{node.number}]") if known else _Run(superior(node.number))
        elif isinstance(node, Emphasis):
            yield from _runs(node.children, notes, replace(style, emphasis=True))
        elif isinstance(node, Strong):
            yield from _runs(node.children, notes, replace(style, strong=True))
        else:
            yield from _runs(node.children, notes, replace(style, address=safe_address(node.url)))


def _merged(runs: Iterable[_Run]) -> Iterator[_Run]:
    """Join neighbouring words of one look."""
    last = _Run()
    for run in runs:
        if not run.sign and not last.sign and replace(run, words="") == replace(last, words=""):
            last = replace(last, words=last.words + run.words)
        else:
            yield last
            last = run
    yield last


def _trimmed(run: _Run) -> Iterator[_Run]:
    """Take the space at both ends out of the look: asterisks must touch words."""
    core = run.words.strip()
    if run.sign or not core:
        yield replace(run, emphasis=False, strong=False, address="")
        return
    start = run.words.index(core)
    yield _Run(run.words[:start])
    yield replace(run, words=core)
    yield _Run(run.words[start + len(core) :])


def _write_line(runs: Sequence[_Run]) -> str:
    """Write runs one after the other, knowing what stands on either side of each."""
    filled = [run for run in runs if run.words or run.sign]
    line, marked = "", False
    for i, run in enumerate(filled):
        after = filled[i + 1] if i + 1 < len(filled) else _Run()
        bracketed = after.sign or after.address
        words = _escape(run.words)
        if bracketed and words.endswith("!"):
            words = f"{words[:-1]}\\!"  # or it would make a picture of what follows
        if line.endswith("]") and words.startswith(("(", ":")):
            words = f"\\{words}"  # or it would make a link, or a note, of what precedes
        opened, closed = (
            ("[", "]") if run.address else (line[-1:], "[" if bracketed else _escape(after.words)[:1])
        )
        fits = run.marker and not (marked and not run.address) and _flanks(words, opened, closed)
        styled = f"{run.marker}{words}{run.marker}" if fits else words
        line += run.sign or (f"[{styled}]({_destination(run.address)})" if run.address else styled)
        marked = bool(fits) and not run.address
    return line


def _escape(words: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", words)


def _flanks(words: str, before: str, after: str) -> bool:
    """Tell whether asterisks around words open and close. Source: CommonMark 0.31, 6.2."""
    opens = not _is_punctuation(words[0]) or not before or before.isspace() or _is_punctuation(before)
    closes = not _is_punctuation(words[-1]) or not after or after.isspace() or _is_punctuation(after)
    return opens and closes


def _is_punctuation(char: str) -> bool:
    return unicodedata.category(char)[0] in "PS"


def _destination(address: str) -> str:
    """Write an address so that brackets and what looks like an entity in it end nothing."""
    written = re.sub(r"&(?=#?\w+;)", "&amp;", address)
    return f"<{written}>" if "(" in written or ")" in written else written


def _begin(line: str) -> str:
    """Escape what would begin a block at the head of a line."""
    found = _AT_START.match(line)
    return f"{line[: found.end()]}\\{line[found.end() :]}" if found else line
