"""The notices at the head of a memo: which edition it corrects or replaces, why, and what was wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefgen.compose.memo import Memo
from briefgen.compose.words import day_words
from briefgen.document.inlines import Text
from briefgen.document.nodes import Blocks, Changed, WhatChanged
from briefgen.editions.ledger import Notice

_VERBS = {"withdrawn": "replaces", "corrected": "corrects"}


def notice_blocks(memo: Memo) -> Blocks:
    """Compose a box for each notice."""
    return tuple(
        WhatChanged(f"This edition {_VERBS[notice.kind]} edition {notice.about}", tuple(_items(notice)))
        for notice in memo.notices
    )


def _items(notice: Notice) -> Iterator[Changed]:
    day = day_words(date.fromisoformat(notice.day))
    if notice.kind == "withdrawn":
        yield Changed("Withdrawn", (Text(f"Edition {notice.about} was withdrawn on {day}."),))
    yield Changed("Reason", (Text(_sentence(notice.reason)),))
    for words in notice.wrong:
        yield Changed("Wrong", (Text(_sentence(words)),))


def _sentence(words: str) -> str:
    words = " ".join(words.split())
    ending = "" if words.endswith((".", "!", "?", "…", "。")) else "."
    return f"{words[:1].upper()}{words[1:]}{ending}"
