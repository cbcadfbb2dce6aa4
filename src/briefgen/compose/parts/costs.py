"""What the courses of action cost."""

from __future__ import annotations

from briefgen.compose.memo import Memo
from briefgen.compose.prose import compose_line, printed_words
from briefgen.document.inlines import Text
from briefgen.document.nodes import Blocks, Table


def costs(memo: Memo, level: int) -> Blocks:
    """Compose a table of what costs how much."""
    rows = tuple(
        ((Text(cost.what),), compose_line(cost.amount.strip(), memo.corpus, memo.citations))
        for cost in memo.brief.costs
    )
    header = ((Text("What"),), (Text("Amount"),))
    return (Table("Costs", header, rows, row_headers=True),) if rows else ()


def cost_words(memo: Memo) -> list[dict[str, str]]:
    """Give the words of each cost."""
    return [
        {"title": cost.what, "words": printed_words(memo.corpus, cost.amount)} for cost in memo.brief.costs
    ]
