"""Words in quotation marks, of any language: “…”, ‘…’, „…“, «…», »…«, 「…」, and straight ones."""

from __future__ import annotations

from types import MappingProxyType

from msgspec import Struct

from briefgen.language.lazy import lazy

_CLOSES = MappingProxyType(
    {
        "“": "”", "„": "“”", "‟": "”", "«": "»", "»": "«", "‹": "›", "›": "‹", "‘": "’", "‚": "‘’", "”": "”",
        "「": "」", "『": "』", "《": "》", "〈": "〉", "〝": "〟〞", '"': '"', "'": "'", "’": "’",
    }
)  # fmt: skip
"""Marks that open, each with those that close it."""
_BOTH = frozenset("”’»›\"'")
"""Marks that close as well as open: they open only at the beginning of a word."""
_APOSTROPHES = frozenset("'’‘")
_BEHIND_CLOSING = frozenset(",.;:!?)]–—")
"""Signs that follow a mark that closes; one that opens has none right behind it."""
_BEFORE_CLOSING = frozenset(".,!?…")
"""Signs after which a mark closes where a space follows it."""
_TITLE_MARKS = frozenset("《〈")
_MOST_NESTED = 8


class Quoted(Struct, frozen=True):
    """Words in quotation marks. Units: code points of the text; `start` and `end` take in the marks."""

    start: int
    end: int
    inner: str
    is_title: bool = False
    """Whether the marks are those of a work's title: 《巴黎协定》."""


def find_quoted(text: str) -> list[Quoted]:
    """Find what is in quotation marks, outer before inner; a mark that nothing closes opens nothing."""
    open_marks: list[int] = []
    found: list[Quoted] = []
    for place in _MARK.finditer(text):
        at, mark = place.start(), place.group()
        if mark in _CLOSERS and _may_close(text, at):
            level = next(
                (n for n in range(len(open_marks) - 1, -1, -1) if mark in _CLOSES[text[open_marks[n]]]), None
            )
            if level is not None:
                start = open_marks[level]
                del open_marks[level:]
                inner = text[start + 1 : at].strip()
                found.append(Quoted(start, at + 1, inner, text[start] in _TITLE_MARKS))
                continue
        if mark in _CLOSES and _may_open(text, at):
            open_marks = [*open_marks[-_MOST_NESTED + 1 :], at]
    return sorted((q for q in found if q.inner), key=lambda q: (q.start, -q.end))


def is_in_quotes(text: str, start: int, end: int) -> bool:
    """Check whether a stretch of a text is in quotation marks, which may open before the text begins."""
    if not _MARK.search(text, max(end - 1, 0)):
        return False  # nothing closes behind it
    before, behind = text[:start], text[max(end - 1, 0) :]
    opened = any(mark in before for mark in _CLOSES.keys() - _APOSTROPHES)
    possible = () if opened else ("“", "«", "「", '"')
    leads = ("", *(lead for lead in possible if any(mark in behind for mark in _CLOSES[lead])))
    return any(
        q.start <= start + len(lead) and end + len(lead) <= q.end and not q.is_title
        for lead in leads
        for q in find_quoted(lead + text)
    )


_CLOSERS = frozenset("".join(_CLOSES.values()))
_MARK = lazy(f"[{''.join(sorted({*_CLOSES, *_CLOSERS}))}]")


def _may_open(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if text[at] in _APOSTROPHES and after.isdigit():
        return False  # in the '90s
    if text[at] in _BOTH:
        begins = bool(after) and not after.isspace() and after not in _BEHIND_CLOSING
        return begins and not before.isalnum()
    if text[at] in "«‹":  # German closes with them: »Ja.« Das sagte er.
        return bool(after) and not before.isalnum() and before not in _BEFORE_CLOSING
    return bool(after)


def _may_close(text: str, at: int) -> bool:
    """Check whether a mark can close: an apostrophe inside a word does not, nor a mark that begins one."""
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if text[at] in "'’‘":
        return not after.isalnum()
    if text[at] == '"':
        return not after.isalnum() and at > 0
    if text[at] in "”»›":
        return not (before.isspace() and after.isalnum())
    return True
