"""The notices at the head of a memo: which edition it corrects or replaces, why, and what was wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefgen.compose.memo import Memo
from briefgen.corpus.date_words import day_words
from briefgen.document.inlines import Text
from briefgen.document.nodes import Blocks, Changed, WhatChanged
from briefgen.editions.ledger import Notice

_LABELS = {
    "withdrawn": "This edition replaces edition {number}",
    "corrected": "This edition corrects edition {number}",
}


def notice_blocks(memo: Memo) -> Blocks:
    """Compose a box for each notice."""
    return tuple(
        WhatChanged(memo.words.text(_LABELS[notice.kind], number=notice.about), tuple(_items(memo, notice)))
        for notice in memo.notices
    )


def _items(memo: Memo, notice: Notice) -> Iterator[Changed]:
    words = memo.words
    day = day_words(date.fromisoformat(notice.day), memo.words)
    if notice.kind == "withdrawn":
        withdrawn = words.text("Edition {number} was withdrawn on {day}.", number=notice.about, day=day)
        yield Changed(words.text("Withdrawn", "verdict"), (Text(withdrawn),))
    yield Changed(words.text("Reason", "label"), (Text(_sentence(notice.reason)),))
    for wrong in notice.wrong:
        yield Changed(words.text("Wrong", "label"), (Text(_sentence(wrong)),))


def _sentence(words: str) -> str:
    words = " ".join(words.split())
    ending = "" if words.endswith((".", "!", "?", "…", "。")) else "."
    return f"{words[:1].upper()}{words[1:]}{ending}"
