"""Hostile text in the fields of a brief: printed as it was typed, or refused by name."""

from __future__ import annotations

import json

import pypdfium2  # type: ignore[import-untyped]  # it has no type hints
import pytest

from tests.harbour import BRIEF
from tests.hostile.attack import Outcome, build, memo_of
from tests.workspace import Workspace

FIELDS = (
    BRIEF.replace("The north channel stays closed", "TEXT").replace(
        "When does the north channel reopen?", "TEXT"
    )
    + "to: TEXT\nfrom: TEXT\nsections: [{title: TEXT, body: TEXT}]\n"
    + "options: [{id: a, title: TEXT, text: TEXT, risks: TEXT}]\ngaps: [{question: TEXT, matters: TEXT}]\n"
)
"""A brief with the text in eleven fields."""
SECTION = BRIEF + "sections: [{title: Words, body: TEXT}]\n"
PRINTED = {
    "signs": "a & b < c > d",
    "no markup": "p<q and r>s <b>bold</b> <img src=/etc/passwd>",
    "Polish": "Zażółć gęślą jaźń",
    "Vietnamese": "Đặng Thị Ngọc",
    "Cyrillic": "Привет, Україна",
    "Greek": "Ὀδυσσεύς",
    "Hangul": "한국어",
    "Chinese": "中华人民共和国",
    "Japanese": "ひらがな カタカナ",
    "Arabic": "العربية",
    "Hebrew": "עברית",
    "Thai": "ไทย",
    "Ethiopic": "ግዕዝ",
    "emoji": "😀 🚀 🕊 ✅",
    "minus and dashes": "− – — ± ‰",
    "no template": "{ % x % } ${y} %(z)s",
}
REFUSED = {
    "Cherokee": ("ᏣᎳᎩ", 1, "glyph-missing]"),
    "a form of an emoji": ("✈\ufe0f", 0, "warning[text-invisible]: U+FE0F VARIATION SELECTOR-16"),
    "a replacement character": ("a\ufffdb", 1, "glyph-missing]"),
    "a private character": ("a\ue000b", 1, "glyph-missing]"),
    "an override": ("a\u202eb", 1, "yaml-character]: character U+202E"),
    "an isolate": ("a\u2066b", 1, "yaml-character]: character U+2066"),
    "a soft hyphen": ("co\u00adoperate", 0, "warning[text-invisible]: U+00AD SOFT HYPHEN"),
    "a zero-width space": ("chan\u200bnel", 0, "warning[text-invisible]: U+200B ZERO WIDTH SPACE"),
    "a joiner": ("chan\u200dnel", 0, "warning[text-invisible]: U+200D ZERO WIDTH JOINER"),
    "a byte-order mark": ("chan\ufeffnel", 0, "warning[text-invisible]: U+FEFF ZERO WIDTH NO-BREAK SPACE"),
    "an annotation": ("chan\ufff9nel", 0, "warning[text-invisible]: U+FFF9"),
}
MARKDOWN = {
    "an escape": ("\\[a\\]", 0, ""),
    "an entity": ("a &amp; b", 0, ""),
    "an entity that turns words": ("a&#x202e;b", 1, "text-direction]: U+202E RIGHT-TO-LEFT OVERRIDE"),
    "an entity without a shape": ("a&shy;b", 0, "text-invisible]: U+00AD SOFT HYPHEN"),
    "an entity of nothing": ("a&#0;b", 1, "glyph-missing]"),
    "a picture": ("![x](/etc/passwd)", 1, "prose-image]"),
    "a script": ("[x](javascript:alert)", 1, "prose-link]"),
    "a script in capitals": ("[x](JaVaScRiPt:alert)", 1, "prose-link]"),
    "data": ("[x](data:text/html,hi)", 1, "prose-link]"),
    "a file": ("[x](file:///etc/passwd)", 1, "prose-link]"),
    "a path": ("[x](../../x)", 1, "prose-link]"),
    "no address": ("[x]()", 1, "prose-link]"),
    "an address alone": ("[x](http://)", 1, "prose-link]"),
    "code": ("`x`", 1, "prose-code]"),
    "a fence": ("```\nx\n```", 1, "prose-code]"),
    "a table": ("a\n\n| b |\n|---|\n| c |", 1, "prose-table]"),
    "a rule": ("a\n\n---\n\nb", 1, "prose-rule]"),
    "lists in lists": ("- " * 12 + "deep", 1, "prose-depth]"),
    "quotations in quotations": ("> " * 25 + "deep", 1, "prose-depth]"),
    "brackets": ("[" * 20_000, 1, "page-budget]"),
    "pictures begun": ("![" * 10_000, 1, "page-budget]"),
    "links begun": ("[a](<b" * 5_000, 1, "page-budget]"),
    "tags begun": ("<a " * 10_000, 1, "page-budget]"),
    "character data begun": ("<![CDATA[" * 3_300, 1, "page-budget]"),
    "emphasis begun": ("**a " * 7_500, 1, "page-budget]"),
    "ticks": ("".join("`" * i + " " for i in range(1, 240)), 1, "page-budget]"),
    "ampersands": ("&" * 30_000, 1, "page-budget]"),
    "a long word": ("x" * 30_000, 1, "page-budget]"),
    "many words": ("word " * 6_000, 1, "page-budget]"),
    "many soft hyphens": ("ab\u00ad" * 10_000, 1, "page-budget]"),
    "many zero-width spaces": ("a" + "\u200b" * 29_000, 0, "text-invisible]"),
    "many marks": ("a" + "\u0301" * 10_000, 0, ""),
    "many paragraphs": ("a\n\n" * 6_000, 1, "page-budget]"),
    "many headings": ("# a\n" * 4_000, 1, "page-budget]"),
    "many items": ("- a\n" * 4_500, 1, "page-budget]"),
    "many numbers": ("twenty one " * 2_700, 1, "number-naked]"),
    "many marks of quotation": ('"' * 30_000, 1, "page-budget]"),
    "open marks of quotation": ("“" * 30_000, 1, "page-budget]"),
    "many links": ("[](fact:channel-depth) " * 900, 0, ""),
    "one address many times": (f"[a]: http://x.example/{'y' * 5_000}\n\n" + "[a] " * 2_000, 0, "sentence-long]"),
    "remarks begun": ("<!--briefgen:" * 2_300, 1, "page-budget]"),
}  # fmt: skip


@pytest.mark.parametrize("text", PRINTED.values(), ids=PRINTED)
def test_what_was_typed_is_printed(target: Workspace, text: str) -> None:
    """Ordinary text of many scripts, and text that looks like markup, is on the page as it was typed."""
    outcome = _build(target, FIELDS, text)
    assert (outcome.code, outcome.err) == (0, "")
    pages = pypdfium2.PdfDocument(memo_of(target))
    printed = "".join("".join(page.get_textpage().get_text_range().split()) for page in pages)
    assert printed.count("".join(text.split())) >= FIELDS.count("TEXT")


@pytest.mark.parametrize(("text", "code", "finding"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_printed_is_said(target: Workspace, text: str, code: int, finding: str) -> None:
    """A character without a glyph, without a shape or with a direction is reported, never dropped in silence."""
    outcome = _build(target, FIELDS, text)
    assert outcome.code == code
    assert finding in outcome.err


@pytest.mark.parametrize(("text", "code", "finding"), MARKDOWN.values(), ids=MARKDOWN)
def test_hostile_markdown(target: Workspace, text: str, code: int, finding: str) -> None:
    """Markdown is set or refused, in time that grows with its length."""
    outcome = _build(target, SECTION, text)
    assert (outcome.code, finding in outcome.err) == (code, True)
    assert bool(outcome.err) is bool(finding)


@pytest.mark.parametrize("character", ["\0", "\x1b", "\x85", "\u2028", "\u202e"])
def test_controls_in_a_section(target: Workspace, character: str) -> None:
    """A section is Markdown, and its controls are refused at their place as those of YAML are."""
    section = target.root / "briefs" / "corpus" / "sections" / "words.md"
    section.parent.mkdir()
    section.write_text(f"---\ntitle: Words\n---\nab{character}cd\n", "utf-8")
    outcome = _build(target, BRIEF + "sections: [{ref: TEXT}]\n", "words")
    assert outcome.code == 1
    assert "sections/words.md:4:3: error[yaml-character]" in outcome.err


def _build(target: Workspace, brief: str, text: str) -> Outcome:
    brief = brief.replace("TEXT", json.dumps(text, ensure_ascii=False))
    (target.root / "briefs" / "brief.yaml").write_text(brief, "utf-8")
    return build(target)
