"""Tests of reading Markdown prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.reading.markdown import parse_prose
from briefgen.reading.prose import (
    Block,
    BlockQuote,
    Break,
    Inline,
    Items,
    Own,
    Para,
    Reference,
    RunningText,
    Styled,
    Subheading,
    WebLink,
    inlines_below,
    paragraphs,
    references,
)

INLINES: dict[str, tuple[str, tuple[Inline, ...]]] = {
    "words": ("two words", (RunningText("two words", 0),)),
    "a line's end is a space": ("one\ntwo", (RunningText("one two", 0),)),
    "two spaces force a line": ("one  \ntwo", (RunningText("one", 0), Break(3), RunningText("two", 6))),
    "a backslash forces a line": ("one\\\ntwo", (RunningText("one", 0), Break(3), RunningText("two", 5))),
    "emphasis": ("a *b*", (RunningText("a ", 0), Styled("emphasis", (RunningText("b", 3),)))),
    "strong": ("**b**", (Styled("strong", (RunningText("b", 2),)),)),
    "strong in emphasis": (
        "*a **b***",
        (Styled("emphasis", (RunningText("a ", 1), Styled("strong", (RunningText("b", 5),)))),),
    ),
    "words in a language": (
        "in [Kyjiw]{lang=de}",
        (RunningText("in ", 0), Styled("plain", (RunningText("Kyjiw", 4),), "de")),
    ),
    "emphasis in a language": (
        "[*a* b]{lang=zh-Hant}",
        (Styled("plain", (Styled("emphasis", (RunningText("a", 2),)), RunningText(" b", 4)), "zh-Hant"),),
    ),
    "brackets alone": ("[a] {b}", (RunningText("[a] {b}", 0),)),
    "a fact": ("[x](fact:a-1)", (Reference("fact", "a-1", (RunningText("x", 1),), 4, 12),)),
    "a measure": ("[x](measure:a)", (Reference("measure", "a", (RunningText("x", 1),), 4, 13),)),
    "a view": ("[x](view:a)", (Reference("view", "a", (RunningText("x", 1),), 4, 10),)),
    "a source": ("[x](source:a)", (Reference("source", "a", (RunningText("x", 1),), 4, 12),)),
    "a reference without words": ("[](fact:a)", (Reference("fact", "a", (), 3, 9),)),
    "a reference with a title": ('[x](fact:a "t")', (Reference("fact", "a", (RunningText("x", 1),), 4, 10),)),
    "a reference in emphasis": (
        "*[x](fact:a)*",
        (Styled("emphasis", (Reference("fact", "a", (RunningText("x", 2),), 5, 11),)),),
    ),
    "emphasis in a reference": (
        "[*x*](fact:a)",
        (Reference("fact", "a", (Styled("emphasis", (RunningText("x", 2),)),), 6, 12),),
    ),
    "words like its address": (
        "[fact:a](fact:a)",
        (Reference("fact", "a", (RunningText("fact:a", 1),), 9, 15),),
    ),
    "a link in a link": (
        "[a [b](fact:x) c](fact:y)",
        (
            RunningText("[a ", 0),
            Reference("fact", "x", (RunningText("b", 4),), 7, 13),
            RunningText(" c](fact:y)", 14),
        ),
    ),
    "an own number": ("[34 slots](own:)", (Own((RunningText("34 slots", 1),), 11, 15),)),
    "an own number without words": ("[](own:)", (Own((), 3, 7),)),
    "a web page": ("[x](https://a.b/c?d=e)", (WebLink("https://a.b/c?d=e", (RunningText("x", 1),), 4, 21),)),
    "a mail address": ("[x](mailto:a@b.c)", (WebLink("mailto:a@b.c", (RunningText("x", 1),), 4, 16),)),
    "a bare address in brackets": (
        "<https://a.b>",
        (WebLink("https://a.b", (RunningText("https://a.b", 1),), 1, 12),),
    ),
    "a bare address": ("see https://a.b", (RunningText("see https://a.b", 0),)),
    "raw HTML": ("<b>x</b> <!-- y -->", (RunningText("<b>x</b> <!-- y -->", 0),)),
    "entities": ("&amp; &lt; &#8364;", (RunningText("& < €", 0, ((1, 5), (3, 10))),)),
    "escapes": ("\\*x\\*", (RunningText("*x*", 0, ((1, 2),)),)),
    "no table": ("a | b", (RunningText("a | b", 0),)),
    "no strikethrough": ("~~x~~", (RunningText("~~x~~", 0),)),
    "wide characters": (
        "港[口](fact:a)😀",
        (RunningText("港", 0), Reference("fact", "a", (RunningText("口", 2),), 5, 11), RunningText("😀", 12)),
    ),
}


@pytest.mark.parametrize(("text", "nodes"), INLINES.values(), ids=INLINES)
def test_inline_nodes(text: str, nodes: tuple[Inline, ...]) -> None:
    """Each kind of inline Markdown becomes its node, with offsets and without problems."""
    prose = parse_prose(text)
    assert prose.blocks == (Para(nodes),)
    assert prose.problems == ()


def _para(text: str, start: int) -> Para:
    return Para((RunningText(text, start),))


BLOCKS: dict[str, tuple[str, tuple[Block, ...]]] = {
    "nothing": (" \n\n", ()),
    "paragraphs": ("a\n\nb\n", (_para("a", 0), _para("b", 3))),
    "headings": (
        "# A\n\n### B\n",
        (Subheading(1, (RunningText("A", 2),), 0), Subheading(3, (RunningText("B", 9),), 3)),
    ),
    "a heading underlined": ("A\n===\n", (Subheading(1, (RunningText("A", 0),), 0),)),
    "bullets": ("- a\n- b\n", (Items(((_para("a", 2),), (_para("b", 6),)), None),)),
    "numbers": ("3. a\n4. b\n", (Items(((_para("a", 3),), (_para("b", 8),)), 3),)),
    "numbers from nought": ("0. a\n", (Items(((_para("a", 3),),), 0),)),
    "a list in a list": (
        "- a\n  - b\n",
        (Items(((_para("a", 2), Items(((_para("b", 8),),), None)),), None),),
    ),
    "two paragraphs in an item": ("- a\n\n  b\n", (Items(((_para("a", 2), _para("b", 7)),), None),)),
    "a quotation": ("> a\n> b\n\nc\n", (BlockQuote((Para((RunningText("a b", 2, ((2, 6),)),)),)), _para("c", 9))),
    "an HTML block": ("<div>\nx\n</div>\n", (_para("<div> x </div>", 0),)),
}  # fmt: skip


@pytest.mark.parametrize(("text", "blocks"), BLOCKS.values(), ids=BLOCKS)
def test_blocks(text: str, blocks: tuple[Block, ...]) -> None:
    """Each kind of block becomes its node, without problems."""
    prose = parse_prose(text)
    assert prose.blocks == blocks
    assert prose.problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "one\n  7 two",
        "- one\n  two\n  7",
        "> one\n>  two 7",
        "> - one\n>   two\n>   7",
        "one &amp; two &nbsp; 7",
        "\\*one\\* 7",
        "one   \n   *two* \\& 7",
        "one <!-- briefgen: ignore x: y --> two\n\t7",
    ],
)
def test_words_are_found_again_in_the_prose(text: str) -> None:
    """Each character of a word has its offset in the prose, after margins, entities, escapes and remarks."""
    words = [
        node for children in paragraphs(parse_prose(text).blocks) for node in inlines_below(children)
        if isinstance(node, RunningText) and "7" in node.text
    ]  # fmt: skip
    assert [text[each.offset(each.text.index("7"))] for each in words] == ["7"]
    assert [each.offset(each.text.index("7")) for each in words] == [text.index("7")]


PROBLEMS: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "an image": ("a ![b](c.png)", [("prose-image", "![")]),
    "two images": ("![a](b) ![c](d)", [("prose-image", "!["), ("prose-image", "![")]),
    "an image in a link": ("[![a](b)](fact:c)", [("prose-image", "![")]),
    "code": ("a `b c` d", [("prose-code", "b c")]),
    "code over lines": ("a `b\nc` d", [("prose-code", "`")]),
    "indented code": ("a\n\n    b c\n    d\n", [("prose-code", "b c")]),
    "a fence": ("a\n\n~~~\nb\n~~~\n", [("prose-code", "~~~")]),
    "an empty fence": ("```\n```\n", [("prose-code", "```")]),
    "a fence in a list": ("- a\n\n  ```py\n  b\n  ```\n", [("prose-code", "```py")]),
    "a rule": ("a\n\n---\n\nb\n", [("prose-rule", "---")]),
    "a spaced rule": ("a\n\n* * *\n", [("prose-rule", "* * *")]),
    "a rule in a quotation": ("> a\n> ***\n", [("prose-rule", "***")]),
    "a table": ("a\n\n| b |\n|---|\n| c |\n", [("prose-table", "| b |")]),
    "a table without borders": ("b | c\n--|--\nd | e\n", [("prose-table", "b | c")]),
    "an unknown scheme": ("[a](fcat:b)", [("prose-link", "fcat:b")]),
    "a scheme in capitals": ("[a](FACT:b)", [("prose-link", "FACT:b")]),
    "an id in capitals": ("[a](fact:B)", [("prose-link", "fact:B")]),
    "an id with a space": ("[a](<fact:b c>)", [("prose-link", "fact:b c")]),
    "no id": ("[a](fact:)", [("prose-link", "fact:")]),
    "no address": ("[a]() b", [("prose-link", "")]),
    "a script": ("[a](javascript:alert(1))", [("prose-link", "javascript:alert(1)")]),
    "a script in capitals": ("[a](JavaScript:x)", [("prose-link", "JavaScript:x")]),
    "a bare script": ("<javascript:x>", [("prose-link", "javascript:x")]),
    "data": ("[a](data:text/html,b)", [("prose-link", "data:text/html,b")]),
    "a file": ("[a](file:///etc/passwd)", [("prose-link", "file:///etc/passwd")]),
    "a path": ("[a](../b.md)", [("prose-link", "../b.md")]),
    "a host alone": ("[a](//b.c)", [("prose-link", "//b.c")]),
    "a web scheme alone": ("[a](https://)", [("prose-link", "https://")]),
    "the second of two alike": ("[a](fact:b) [a](fact:B)", [("prose-link", "fact:B")]),
    "no language's tag": ('[a]{lang="Russian words"}', [("prose-lang", "{")]),
    "a class": ("[a]{.b}", [("prose-lang", "{")]),
    "a handler": ("[a]{lang=fr onclick=b}", [("prose-lang", "{")]),
    "all at once": (
        "`a` ![b](c)\n\n[d](e)\n\n***\n",
        [("prose-code", "a"), ("prose-image", "!["), ("prose-link", "e"), ("prose-rule", "***")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), PROBLEMS.values(), ids=PROBLEMS)
def test_problems(text: str, expected: list[tuple[str, str]]) -> None:
    """Everything that prose may not contain is reported at its characters."""
    assert [(p.rule, text[p.start : p.end]) for p in parse_prose(text).problems] == expected


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("fakt:b", "did you mean `fact:b`?"),
        ("FACT:b", "did you mean `fact:b`?"),
        ("facts:b", "did you mean `fact:b`?"),
        ("mesure:b", "did you mean `measure:b`?"),
    ],
)
def test_a_mistyped_scheme_has_the_one_that_was_meant(target: str, hint: str) -> None:
    """A scheme that is nearly one of ours is told; any other has the list of what may be linked."""
    assert [p.hint for p in parse_prose(f"[a]({target})").problems] == [hint]


@pytest.mark.parametrize("target", ["tel:b", "fact:B", "fact:", "javascript:x", ""])
def test_no_scheme_was_meant(target: str) -> None:
    """Where no scheme is near, or the id is not one, the hint lists what may be linked."""
    (problem,) = parse_prose(f"[a]({target})").problems
    assert problem.hint.startswith("link to `fact:ID`")


def test_a_refused_link_keeps_its_words() -> None:
    """If a link is refused, its words remain in the text."""
    assert parse_prose("[a](b:c)").blocks == (Para((Styled("plain", (RunningText("a", 1),)),)),)


@pytest.mark.parametrize("mark", ["> ", "- "])
def test_depth_has_a_limit(mark: str) -> None:
    """Nesting up to the parser's limit is read; deeper nesting is a problem, never lost silently."""
    for depth in range(1, 60):
        prose = parse_prose(mark * depth + "end")
        assert prose.problems or "end" in repr(prose.blocks)
    assert parse_prose(mark * 4 + "end").problems == ()
    assert [p.rule for p in parse_prose(mark * 59 + "end").problems] == ["prose-depth"]


def test_references_are_walked_in_order() -> None:
    """References in headings, lists, quotations, emphasis and links are found in reading order."""
    text = "# [](fact:a)\n\n- *[](view:b)*\n- > **[](source:c)**\n\n[x](https://d.e) [](measure:f)\n"
    assert [r.id for r in references(parse_prose(text).blocks)] == ["a", "b", "c", "f"]


@given(st.text("ab *_`[]()!>-#\\\n&;<:.中😀1", max_size=60))
def test_any_text_is_read(text: str) -> None:
    """Any text can be parsed, and all offsets are inside the text."""
    prose = parse_prose(text)
    assert all(0 <= p.start <= p.end <= len(text) for p in prose.problems)
    assert all(0 <= r.start <= r.end <= len(text) for r in references(prose.blocks))
