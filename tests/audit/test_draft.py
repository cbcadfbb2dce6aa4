"""Tests of reading drafts: what is text, what is markup, and where each sentence is."""

from __future__ import annotations

import pytest

from briefgen.audit.draft import read_draft
from briefgen.audit.statements import find_statements

MARKDOWN = """\
---
title: 12 ships
---
# Ships at *last*

The **first** line ends
here. “Not a [word](http://a.b/c_(d))”, said `Ann`!

- an item with 3 nets
  that goes on
- [ref][1] and a note[^1]

```
code with 99 numbers
```
<!-- 77 hidden -->
| Port | Ships |
|------|-------|
| Ostby | 41 |

[1]: http://a.b/12
[^1]: A footnote of 2025.
"""


def texts(markdown: str) -> list[str]:
    """Return the sentences of a draft."""
    return [s.text for s in find_statements(read_draft("d.md", markdown, markdown=True), ["en"])]


def test_markup_is_left_out() -> None:
    """Front matter, code, comments, addresses and marks are no text; each item and row is its own block."""
    assert texts(MARKDOWN) == [
        "Ships at last", "The first line ends here.", "“Not a word”, said Ann!", "an item with 3 nets that goes on",
        "ref and a note", "Port ; Ships", "Ostby ; 41", "A footnote of 2025.",
    ]  # fmt: skip


def test_places_are_those_of_the_draft() -> None:
    """A sentence over two lines begins and ends where it does in the file, with its markup."""
    statements = list(find_statements(read_draft("d.md", MARKDOWN, markdown=True), ["en"]))
    span = statements[1].span
    assert (span.line, span.column, span.end_line, span.end_column) == (6, 1, 7, 6)
    assert statements[1].heading == "Ships at last"


def test_plain_text_has_no_markup() -> None:
    """Marks of Markdown are ordinary characters of a plain text, but each item and row is its own block."""
    draft = read_draft(
        "d.txt", "2 * 3 # 4\n\n- a_b_c\n- 58 ships\nPort | Ships\nOstby | 41\n", markdown=False
    )
    expected = ["2 * 3 # 4", "a_b_c", "58 ships", "Port ; Ships", "Ostby ; 41"]
    assert [block.text for block in draft.blocks] == expected


@pytest.mark.parametrize("text", ["", "\n\n", "---\n", "```\nnever closed", "<!-- never closed"])
def test_nothing_is_no_statement(text: str) -> None:
    """A draft of markup alone has no sentence."""
    assert texts(text) == []
