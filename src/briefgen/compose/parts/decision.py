"""What the reader is asked to decide, and who does what next."""

from __future__ import annotations

from typing import Any

from briefgen.compose.memo import Memo
from briefgen.compose.prose import compose_line, printed_words
from briefgen.corpus.date_words import day_words
from briefgen.document.inlines import Inlines, Text
from briefgen.document.nodes import Blocks, Decision, Field, Table


def decision(memo: Memo, level: int) -> Blocks:
    """Compose what is asked, by when, who leads and what it costs."""
    asked, words = memo.brief.decision, memo.words
    if asked is None:
        return ()
    return (
        Decision(
            (
                Field(words.text("Asked of you", "label"), _line(memo, asked.asked)),
                Field(words.text("By", "label"), (Text(day_words(asked.by, memo.words)),)),
                Field(words.text("Lead", "label"), (Text(asked.lead),)),
                Field(words.text("Cost", "label"), _line(memo, asked.cost)),
            )
        ),
    )


def decision_words(memo: Memo) -> list[dict[str, Any]]:
    """Return the words of the decision."""
    asked = memo.brief.decision
    if asked is None:
        return []
    words = printed_words(memo.corpus, memo.words, asked.asked, asked.cost)
    return [{"id": "decision", "words": f"{words} {day_words(asked.by, memo.words)} {asked.lead}"}]


def next_steps(memo: Memo, level: int) -> Blocks:
    """Compose a table of who does what by when."""
    steps = memo.brief.next_steps
    if not steps:
        return ()
    rows = tuple(
        ((Text(step.who),), _line(memo, step.what), (Text(day_words(step.by, memo.words)),)) for step in steps
    )
    header = tuple((Text(memo.words.text(label, "label")),) for label in ("Who", "What", "By"))
    return (Table("", header, rows, row_headers=True),)


def next_step_words(memo: Memo) -> list[dict[str, Any]]:
    """Return the words of each next step."""
    return [
        {
            "title": step.who,
            "words": f"{printed_words(memo.corpus, memo.words, step.what)} {day_words(step.by, memo.words)}",
        }
        for step in memo.brief.next_steps
    ]


def _line(memo: Memo, text: str) -> Inlines:
    return compose_line(text.strip(), memo.corpus, memo.citations, memo.words)
