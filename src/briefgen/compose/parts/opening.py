"""The front of the memo: head and bottom line."""

from __future__ import annotations

from datetime import date

from briefgen.compose.memo import Memo
from briefgen.compose.prose import compose_prose, printed_words
from briefgen.compose.words import day_words
from briefgen.document.inlines import Text
from briefgen.document.nodes import Blocks, BottomLine, Field, Head


def head(memo: Memo, level: int) -> Blocks:
    """Compose the memo head."""
    brief = memo.brief
    rows = (
        ("To", brief.to),
        ("From", brief.from_),
        ("Question", brief.question),
    )
    fields = tuple(Field(label, (Text(value),)) for label, value in rows if value)
    issued = f" · issued {day_words(date.fromisoformat(memo.issued))}" if memo.issued else ""
    as_of = f"Information as of {day_words(brief.as_of)}{issued}"
    return (Head(memo.product.title, as_of, brief.title, fields, memo.logo),)


def bottom_line(memo: Memo, level: int) -> Blocks:
    """Compose the answer to the memo's question."""
    return (BottomLine("Bottom line", compose_prose(memo.brief.bottom_line, memo.corpus, memo.citations)),)


def bottom_line_words(memo: Memo) -> str:
    """Return the words of the bottom line."""
    return printed_words(memo.corpus, memo.brief.bottom_line)
