"""Tables in GitHub's form, cells of several blocks among them."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.document.nodes import Blocks, Comparison, Heading, ListBlock, Matrix, Paragraph, Quote, Table
from briefgen.render.markdown.inlines import inlines_markdown, words_markdown


def write_table(block: Table, notes: frozenset[int]) -> str:
    """Write the caption and the rows of a plain table."""
    rows = [[inlines_markdown(cell, notes, "cell") for cell in row] for row in (block.header, *block.rows)]
    return _captioned(block.caption, rows if block.header else ())


def write_comparison(block: Comparison, notes: frozenset[int]) -> str:
    """Write the question, then the hypotheses as columns."""
    heads = ["", *(_lettered(column.key, column.title) for column in block.columns)]
    rows = [
        [words_markdown(row.label, strong=True), *(_cell(cell, notes) for cell in row.cells)]
        for row in block.rows
    ]
    return _captioned(block.question, (heads, *rows))


def write_matrix(block: Matrix, notes: frozenset[int]) -> str:
    """Write evidence by hypotheses, in words, and the sentence that sums it up."""
    rating_words = dict(block.rating_words)
    heads = [words_markdown(block.evidence_label), *(_lettered(c.key, c.title) for c in block.columns)]
    rows = []
    for row in block.rows:
        evidence = inlines_markdown(row.evidence, notes, "cell")
        flag = words_markdown(block.discriminates_label, strong=True) if row.discriminates else ""
        ratings = (words_markdown(rating_words.get(rating, rating)) for rating in row.ratings)
        rows.append([f"{evidence} {flag}".strip(), *ratings])
    table = _captioned(block.caption, (heads, *rows))
    return "\n\n".join(filter(None, (table, words_markdown(block.summary))))


def _captioned(caption: str, rows: Sequence[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    if lines:
        lines.insert(1, "|" + " --- |" * len(rows[0]))
    return "\n\n".join(filter(None, (words_markdown(caption, strong=True), "\n".join(lines))))


def _lettered(key: str, title: str) -> str:
    return f"{words_markdown(key, strong=True)} {words_markdown(title)}".strip()


def _cell(blocks: Blocks, notes: frozenset[int]) -> str:
    """Write the blocks of a cell below each other."""
    return "<br><br>".join(_flat(blocks, notes))


def _flat(blocks: Blocks, notes: frozenset[int]) -> list[str]:
    """Turn blocks into paragraphs, the items of lists with their labels."""
    out: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            out.append(inlines_markdown(block.children, notes, "cell", strong=isinstance(block, Heading)))
        elif isinstance(block, Quote):
            out += _flat(block.blocks, notes)
        elif isinstance(block, ListBlock):
            out += _items(block, notes)
    return [text for text in out if text]


def _items(block: ListBlock, notes: frozenset[int]) -> list[str]:
    out = []
    for number, item in enumerate(block.items, block.start or 0):
        label = "•" if block.start is None else f"{number}."
        out.append("<br>".join((label, *_flat(item, notes))).replace("<br>", " ", 1))
    return out
