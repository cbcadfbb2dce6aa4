"""Tests of composing prose: Markdown and references to nodes of the document."""

from __future__ import annotations

import pytest

from briefgen.compose.prose import compose_line, compose_prose
from briefgen.document.inlines import Emphasis, NoteRef, Text
from briefgen.document.nodes import Block, Heading, ListBlock, Paragraph, Quote
from tests.compose.composing import memo_of
from tests.harbour import BRIEF, FACTS, QUESTION, VIEW
from tests.outline import words
from tests.workspace import Workspace

LINES = {
    "words": ("one\ntwo", "one two"),
    "styles": ("*one* **two**", "*one* **two**"),
    "a forced line": ("one\\\ntwo", "one⏎two"),
    "a web page": ("[one](https://a.b)", "<https://a.b one>[^1]"),
    "a web page without words": ("[](https://a.b)", "<https://a.b https://a.b>"),
    "a bare address": ("<https://a.b>", "<https://a.b https://a.b>"),
    "a fact": ("[one](fact:channel-closed) two", "one[^1] two"),
    "the same twice": ("[a](fact:channel-closed) [b](fact:channel-closed)", "a[^1] b[^1]"),
    "two": ("[a](fact:channel-closed) [b](fact:channel-depth)", "a[^1] b[^2]"),
    "a fact's own figure": ("It is [](fact:channel-depth) deep", "It is 9 m[^1] deep"),
    "a fact's own statement": ("Now [](fact:channel-closed).", "Now The north channel is closed.[^1]"),
    "a measure": ("[](measure:north-depth)", "9 m[^1]"),
    "a measure with words": ("[the depth](measure:north-depth)", "the depth[^1]"),
    "an own number": ("at [34 *slots*](own:).", "at 34 *slots*."),
    "a view": ("[](view:pilots-wait) say", "The pilots[^1] say"),
    "a source": ("[](source:log)", "The pilots’ log[^1]"),
    "before a full stop": ("a [b](fact:channel-closed).", "a b.[^1]"),
    "before a comma": ("a [b](fact:channel-closed), c", "a b,[^1] c"),
    "before every stop": ("[a](fact:channel-closed): [b](fact:channel-depth); c", "a:[^1] b;[^2] c"),
    "before a stop and a quotation mark": ("“[a](fact:channel-closed).” b", "“a.”[^1] b"),
    "before a dash": ("[a](fact:channel-closed) – b", "a[^1] – b"),
    "two before a stop": ("[a](fact:channel-closed)[](fact:channel-depth).", "a[^1]9 m.[^2]"),
    "in emphasis before a stop": ("*[a](fact:channel-closed)*. b", "*a*.[^1] b"),
    "in the middle of emphasis": ("*[a](fact:channel-closed) b*.", "*a[^1] b*."),
    "emphasis in a link": ("[*a*](fact:channel-closed).", "*a*.[^1]"),
    "an unknown link's words stay": ("[a](b) c", "a c"),
    "raw HTML stays text": ("<b>&amp;</b>", "<b>&</b>"),
    "paragraphs in one line": ("a\n\nb", "a b"),
    "a list in one line": ("- a\n- b", "a b"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line"), LINES.values(), ids=LINES)
def test_a_line(harbour: Workspace, text: str, line: str) -> None:
    """Prose becomes words, styles, links and note marks, each mark behind the stop that follows it."""
    matrix = "matrix: [{fact: channel-depth, ratings: {extend: neutral, wait: neutral}}]\n"
    harbour.write(
        {
            "briefs/brief.yaml": BRIEF + "views: [extend-or-wait]\n",
            "briefs/corpus/views/extend-or-wait.yaml": QUESTION + VIEW + matrix,
        }
    )
    memo = memo_of(harbour)
    assert words(compose_line(text, memo.corpus, memo.citations, memo.words)) == line


def test_words_say_their_language(harbour: Workspace) -> None:
    """Words that are given a language have it in every style, and those around them have none."""
    memo = memo_of(harbour)
    line = compose_line(
        "a [b *c*[d](fact:channel-closed)]{lang=fr} e", memo.corpus, memo.citations, memo.words
    )
    assert line == (
        Text("a "), Text("b ", "fr"), Emphasis((Text("c", "fr"),)), Text("d", "fr"), NoteRef(1), Text(" e"),
    )  # fmt: skip


BLOCKS: dict[str, tuple[str, list[str]]] = {
    "paragraphs": ("a\n\nb", ["Paragraph a", "Paragraph b"]),
    "a heading": ("# a\n\nb", ["Heading4 a", "Paragraph b"]),
    "headings keep their distance": ("## a\n\n### b\n\n## c", ["Heading4 a", "Heading5 b", "Heading4 c"]),
    "a skipped level is closed": ("# a\n\n#### b", ["Heading4 a", "Heading5 b"]),
    "a deep heading alone": ("###### a", ["Heading4 a"]),
    "bullets": ("- a\n- b", ["List None", "(Paragraph a)", "(Paragraph b)"]),
    "numbers": ("3. a", ["List 3", "(Paragraph a)"]),
    "a quotation": ("> a", ["Quote", "(Paragraph a)"]),
    "nothing": ("", []),
}


def _shown(blocks: tuple[Block, ...]) -> list[str]:
    rows: list[str] = []
    for block in blocks:
        if isinstance(block, Heading):
            rows.append(f"Heading{block.level} {words(block.children)}")
        elif isinstance(block, Paragraph):
            rows.append(f"Paragraph {words(block.children)}")
        elif isinstance(block, ListBlock):
            rows.append(f"List {block.start}")
            rows += [f"({row})" for item in block.items for row in _shown(item)]
        elif isinstance(block, Quote):
            rows += ["Quote", *(f"({row})" for row in _shown(block.blocks))]
    return rows


@pytest.mark.parametrize(("text", "rows"), BLOCKS.values(), ids=BLOCKS)
def test_blocks(harbour: Workspace, text: str, rows: list[str]) -> None:
    """Blocks keep their order and nesting, headings begin at the level given and skip none."""
    memo = memo_of(harbour)
    assert _shown(compose_prose(text, memo.corpus, memo.citations, memo.words, 4)) == rows


def test_no_text_is_empty(harbour: Workspace) -> None:
    """Neighbouring words are one text, and no text is empty."""
    memo = memo_of(harbour)
    nodes = compose_line("a\nb \\* [](fact:channel-closed)", memo.corpus, memo.citations, memo.words)
    texts = [node.text for node in nodes if isinstance(node, Text)]
    assert texts == ["a b * The north channel is closed"]


def test_a_contested_measure_cites_every_claim(harbour: Workspace) -> None:
    """A link to a measure gives all its claims a mark, and chooses none of them."""
    rival = "facts:\n  - id: rival" + FACTS.partition("- id: channel-depth")[2].replace("nine", "seven")
    harbour.write(
        {
            "briefs/corpus/facts/rival.yaml": rival.replace("value: 9", "value: 7"),
            "briefs/brief.yaml": BRIEF + "gaps: [{question: 'Is it [](measure:north-depth)?'}]\n",
            "texts/log.txt": "the north channel is closed: a depth of nine metres, a depth of seven metres",
        }
    )
    memo = memo_of(harbour)
    assert (
        words(compose_line("[](measure:north-depth).", memo.corpus, memo.citations, memo.words))
        == "7 m (Harbour pilots, 1 Mar 2026); 9 (Harbour pilots, 1 Mar 2026).[^1][^2]"
    )
