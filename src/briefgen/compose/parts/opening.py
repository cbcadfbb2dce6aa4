"""The front of the memo: head and bottom line."""

from __future__ import annotations

from datetime import date

from briefgen.compose.memo import Memo
from briefgen.compose.prose import compose_prose, printed_words
from briefgen.corpus.date_words import day_words
from briefgen.document.inlines import Text
from briefgen.document.nodes import Blocks, BottomLine, Field, Head


def head(memo: Memo, level: int) -> Blocks:
    """Compose the memo head."""
    brief, words = memo.brief, memo.words
    rows = (
        (words.text("To", "label"), brief.to),
        (words.text("From", "label"), brief.from_),
        (words.text("Question", "label"), brief.question),
    )
    fields = tuple(Field(label, (Text(value),)) for label, value in rows if value)
    day = day_words(brief.as_of, words)
    as_of = words.text("Information as of {day}", day=day)
    if memo.issued:
        issued = day_words(date.fromisoformat(memo.issued), words)
        as_of = words.text("Information as of {day} · issued {issued}", day=day, issued=issued)
    return (Head(words.term("heading", memo.product.title), as_of, brief.title, fields, memo.logo),)


def bottom_line(memo: Memo, level: int) -> Blocks:
    """Compose the answer to the memo's question."""
    return (
        BottomLine(
            memo.words.text("Bottom line", "label"),
            compose_prose(memo.brief.bottom_line, memo.corpus, memo.citations, memo.words),
        ),
    )


def bottom_line_words(memo: Memo) -> str:
    """Return the words of the bottom line."""
    return printed_words(memo.corpus, memo.words, memo.brief.bottom_line)
