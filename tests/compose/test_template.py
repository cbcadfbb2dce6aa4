"""Tests of rendering templates: values never become markup, mistakes have their place."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.colon_fence import colon_fence_plugin

from briefgen.compose.template import render_template

PARSER = MarkdownIt("commonmark", {"html": False}).use(colon_fence_plugin)
VALUES = {"title": "A *b* <c>", "parts": [{"name": "head", "heading": ""}], "number": 5}
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=40)
MARKUP = st.text("*_`[]()<>#+-.!|~&;:\\{}\"'=1a \u00a0中😀", max_size=40)


def _tokens(template: str, values: dict[str, Any]) -> list[tuple[str, str]]:
    markdown, problems = render_template(template, "t", values)
    assert problems == ()
    assert markdown is not None
    tokens = PARSER.parse(markdown)
    return [
        (t.type, "".join(c.content if c.type == "text" else f"<{c.type}>" for c in t.children or ()))
        for t in tokens
    ]


@given(st.one_of(TEXTS, MARKUP))
@example("1. a")
@example(":::{annex}")
@example("    code")
@example("# a\n\n- b\n***\n<script>")
@example("[a](javascript:b) ![c](d) <https://e>")
@example("&amp; &#42; \\* `a`")
@example("=====")
def test_a_value_is_text_in_a_paragraph(value: str) -> None:
    """Any text a template prints comes out of Markdown as that text, on one line, and as nothing else."""
    plain = " ".join(value.split())
    expected = [("paragraph_open", ""), ("inline", plain), ("paragraph_close", "")] if plain else []
    assert _tokens("{{ value }}\n", {"value": value}) == expected


@given(st.one_of(TEXTS, MARKUP).filter(str.strip))
def test_a_value_is_text_in_a_heading(value: str) -> None:
    """A value keeps within its heading, whatever it looks like."""
    expected = [("heading_open", ""), ("inline", f"a {' '.join(value.split())} b"), ("heading_close", "")]
    assert _tokens("## a {{ value }} b\n", {"value": value}) == expected


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{ title }}", "A *b* <c>"),
        ("{{ title | safe }}", "A *b* <c>"),
        ("{{ title | upper }}", "A *B* <C>"),
        ("{{ title ~ '*x*' }}", "A *b* <c>*x*"),
        ("{% set t = title %}{{ t }}", "A *b* <c>"),
        ("{% for p in parts %}{{ p.name }}{% endfor %}", "head"),
        ("{{ number }}", "5"),
        ("{{ '*a*' }}", "*a*"),
    ],
)
def test_no_way_around_the_escape(template: str, text: str) -> None:
    """A value is escaped however a template comes to print it."""
    assert _tokens(template, VALUES) == [("paragraph_open", ""), ("inline", text), ("paragraph_close", "")]


def test_the_templates_own_markup_is_markup() -> None:
    """What the designer writes in the template stays Markdown."""
    assert [kind for kind, _ in _tokens("## {{ title }}\n\n:::{head}\n:::\n", VALUES)] == [
        "heading_open", "inline", "heading_close", "colon_fence",
    ]  # fmt: skip


MISTAKES: dict[str, tuple[str, str, tuple[int, int, int], str]] = {
    "an unknown name": ("a\n  {{ titel }}\n", "template-undefined", (2, 6, 11), "did you mean `title`?"),
    "another unknown name": ("{{ xyz }}", "template-undefined", (1, 4, 7), "known names: `number`, `parts`, `title`"),
    "an unknown name in a test": ("{% if partz %}{% endif %}", "template-undefined", (1, 7, 12), "did you mean `parts`?"),
    "an unknown key": ("{% for p in parts %}\n{{ p.hading }}\n{% endfor %}", "template-undefined", (2, 6, 12), "known names: `number`, `parts`, `title`"),
    "an unknown item": ("a\n{{ parts[9] }}", "template-undefined", (2, 1, 15), "known names: `number`, `parts`, `title`"),
    "Jinja's own globals": ("{{ range(9) }}", "template-undefined", (1, 4, 9), "known names: `number`, `parts`, `title`"),
    "a test that is not closed": ("a\n{% if title %}\n", "template-syntax", (2, 1, 15), "correct the line"),
    "a value that is not closed": ("{{ title", "template-syntax", (1, 1, 9), "correct the line"),
    "an unknown tag": ("a\n\n{% fi %}", "template-syntax", (3, 1, 9), "correct the line"),
    "an unknown filter": ("{{ title | uper }}", "template-syntax", (1, 1, 19), "correct the line"),
    "a division by nothing": ("a\n {{ 1 / 0 }}", "template-error", (2, 2, 13), "correct the line"),
    "a call of a text": ("{{ title() }}", "template-error", (1, 1, 14), "correct the line"),
    "a loop over a number": ("{% for x in 5 %}{% endfor %}", "template-error", (1, 1, 29), "correct the line"),
    "a filter's missing word": ("{{ title | replace('a') }}", "template-error", (1, 1, 27), "correct the line"),
    "another file": ("{% include 'other' %}", "template-error", (1, 1, 22), "correct the line"),
    "Python's insides": ("{{ title.__class__ }}", "template-error", (1, 1, 22), "correct the line"),
    "Python's insides by a filter": ("{{ title | attr('__class__') }}", "template-error", (1, 1, 32), "correct the line"),
    "a change of a value": ("{{ parts.append(1) }}", "template-error", (1, 1, 22), "correct the line"),
    "a macro that calls itself": ("{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}", "template-error", (1, 1, 39), "correct the line"),
}  # fmt: skip


@pytest.mark.parametrize(("template", "rule", "place", "hint"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes_have_their_place(template: str, rule: str, place: tuple[int, int, int], hint: str) -> None:
    """A mistake of the template's author is a finding at its line, never a crash."""
    markdown, problems = render_template(template, "t.j2", VALUES)
    assert markdown is None
    assert [(d.rule, d.span.path, d.span.line, d.span.column, d.span.end_column) for d in problems] == [
        (rule, "t.j2", *place)
    ]
    assert problems[0].hints == (hint,)
