"""Write tables in GitHub's syntax, including cells that contain several blocks."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.document.matrix_nodes import Matrix
from briefgen.document.nodes import Blocks, Comparison, Heading, ListBlock, Paragraph, Quote, Table
from briefgen.render.markdown.inline_markdown import inline_markdown, plain_markdown


def table_markdown(block: Table, footnotes: frozenset[int]) -> str:
    """Write a table's caption and rows."""
    rows = [[inline_markdown(cell, footnotes, "cell") for cell in row] for row in (block.header, *block.rows)]
    return _table_with_caption(block.caption, rows if block.header else ())


def comparison_markdown(block: Comparison, footnotes: frozenset[int]) -> str:
    """Write the question and a table with one column per hypothesis."""
    heads = ["", *(_column_heading(column.key, column.title) for column in block.columns)]
    rows = [
        [plain_markdown(row.label, strong=True), *(_cell(cell, footnotes) for cell in row.cells)]
        for row in block.rows
    ]
    return _table_with_caption(block.question, (heads, *rows))


def matrix_markdown(block: Matrix, footnotes: frozenset[int]) -> str:
    """Write the table of evidence and hypotheses, with ratings in words, and the summary."""
    rating_words = dict(block.rating_words)
    heads = [plain_markdown(block.evidence_label), *(_column_heading(c.key, c.title) for c in block.columns)]
    heads.append(plain_markdown(block.discriminates_label))
    rows = []
    for row in block.rows:
        evidence = inline_markdown(row.evidence, footnotes, "cell")
        ratings = (plain_markdown(rating_words.get(rating, rating)) for rating in row.ratings)
        flag = plain_markdown(block.discriminates_word(row), strong=row.discriminates)
        rows.append([evidence, *ratings, flag])
    table = _table_with_caption(block.caption, (heads, *rows))
    return "\n\n".join(filter(None, (table, plain_markdown(block.summary))))


def _table_with_caption(caption: str, rows: Sequence[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    if lines:
        lines.insert(1, "|" + " --- |" * len(rows[0]))
    return "\n\n".join(filter(None, (plain_markdown(caption, strong=True), "\n".join(lines))))


def _column_heading(key: str, title: str) -> str:
    return f"{plain_markdown(key, strong=True)} {plain_markdown(title)}".strip()


def _cell(blocks: Blocks, footnotes: frozenset[int]) -> str:
    """Write the blocks of a cell with line breaks between them."""
    return "<br><br>".join(_paragraphs(blocks, footnotes))


def _paragraphs(blocks: Blocks, footnotes: frozenset[int]) -> list[str]:
    """Flatten blocks into paragraphs; list items have their labels."""
    out: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            out.append(inline_markdown(block.children, footnotes, "cell", strong=isinstance(block, Heading)))
        elif isinstance(block, Quote):
            out += _paragraphs(block.blocks, footnotes)
        elif isinstance(block, ListBlock):
            out += _list_items(block, footnotes)
    return [text for text in out if text]


def _list_items(block: ListBlock, footnotes: frozenset[int]) -> list[str]:
    out = []
    for number, item in enumerate(block.items, block.start or 0):
        label = "•" if block.start is None else f"{number}."
        out.append("<br>".join((label, *_paragraphs(item, footnotes))).replace("<br>", " ", 1))
    return out
