"""Tests of reading allowances from YAML and Markdown."""

from __future__ import annotations

import pytest

from briefgen.reading.allowance import read_allowances
from briefgen.reading.markdown import parse_prose
from briefgen.reading.prose import Para, RunningText, Subheading

SAID = "briefgen: allow a-b: why"
YAML = {
    "the same line": (f"a: 1 # {SAID}\nb: 2\n", [(1, 6, 1, 1)]),
    "the line above": (f"# {SAID}\na: 1\nb: 2\n", [(1, 1, 1, 2)]),
    "indented, above": (f"a:\n  # {SAID}\n  - 1\n  - 2\n", [(2, 3, 2, 3)]),
    "above an empty line": (f"# {SAID}\n\na: 1\n", [(1, 1, 1, 3)]),
    "above a block": (f"# {SAID}\na: >-\n  x\n  y\nb: 2\n", [(1, 1, 1, 4)]),
    "at a block's head": (f"a: >- # {SAID}\n  x\n  y\nb: 2\n", [(1, 7, 1, 3)]),
    "above folded plain text": (f"# {SAID}\na: x\n  y\nb: 2\n", [(1, 1, 1, 3)]),
    "above a list": (f"# {SAID}\na:\n  - 1\n  - 2\n", [(1, 1, 1, 2)]),
    "two above one line": (f"# {SAID}\n# {SAID}\na: 1\n", [(1, 1, 1, 3), (2, 1, 2, 3)]),
    "at the end": (f"a: 1\n# {SAID}", [(2, 1, 2, 3)]),
    "a comment of Markdown in a block": (f"a: |\n  x\n  <!-- {SAID} -->\n  y\n", [(3, 3, 3, 4)]),
    "not in a block": (f"a: |\n  # {SAID}\n", []),
    "not in quotes": (f'a: "x # {SAID}"\n', []),
    "not without a space": (f"a: x#{SAID}\n", []),
}
MARKDOWN = {
    "the same line": (f"x <!-- {SAID} -->\ny\n", [(1, 3, 1, 1)]),
    "the line above": (f"<!-- {SAID} -->\ny\nz\n", [(1, 1, 1, 2)]),
    "over two lines": ("<!-- briefgen: allow a-b:\n  why -->\ny\n", [(1, 1, 1, 3)]),
    "a heading": (f"# {SAID}\n", []),
}
FAULTS = {
    "no reason": ("# briefgen: allow a-b\n", "the allowance gives no reason"),
    "no words after the colon": ("# briefgen: allow a-b:  \n", "the allowance gives no reason"),
    "another word": ("# briefgen: alow a-b: why\n", "not a valid allowance"),
    "no rule": ("# briefgen: allow : why\n", "not a valid allowance"),
    "no rule after the comma": ("# briefgen: allow a-b,: why\n", "not a valid allowance"),
    "no reason for two": ("# briefgen: allow a-b, c-d\n", "the allowance gives no reason"),
}


@pytest.mark.parametrize(("text", "expected"), YAML.values(), ids=YAML)
def test_yaml_comments_are_read(text: str, expected: list[tuple[int, int, int, int]]) -> None:
    """An allowance covers its line, or the next line with the whole value that begins there."""
    found, problems = read_allowances("a.yaml", text)
    assert [(a.span.line, a.span.column, a.first_line, a.last_line) for a in found] == expected
    assert {a.rule for a in found} <= {"a-b"}
    assert problems == ()


@pytest.mark.parametrize(("text", "expected"), MARKDOWN.values(), ids=MARKDOWN)
def test_markdown_comments_are_read(text: str, expected: list[tuple[int, int, int, int]]) -> None:
    """In Markdown, an allowance is an HTML comment and covers single lines."""
    found, problems = read_allowances("a.md", text)
    assert [(a.span.line, a.span.column, a.first_line, a.last_line) for a in found] == expected
    assert problems == ()


SEVERAL = {
    "two rules, one reason": ("a: 1 # briefgen: allow a-b, c-d: why\n", [("a-b", 6), ("c-d", 6)]),
    "without a space": ("a: 1 # briefgen: allow a-b,c-d:why\n", [("a-b", 6), ("c-d", 6)]),
    "three rules": ("# briefgen: allow a-b, c-d, e-f: why\na: 1\n", [("a-b", 1), ("c-d", 1), ("e-f", 1)]),
    "each with its reason": (
        "a: 1 # briefgen: allow a-b: why # briefgen: allow c-d: why not\n",
        [("a-b", 6), ("c-d", 33)],
    ),
    "a reason with a number sign": ("a: 1 # briefgen: allow a-b: see line # 4\n", [("a-b", 6)]),
    "a reason with a comma": ("a: 1 # briefgen: allow a-b: so, c-d: why\n", [("a-b", 6)]),
}


@pytest.mark.parametrize(("text", "expected"), SEVERAL.values(), ids=SEVERAL)
def test_one_line_may_have_several_allowances(text: str, expected: list[tuple[str, int]]) -> None:
    """A comment may name several rules with one reason, and a line may have several comments."""
    found, problems = read_allowances("a.yaml", text)
    assert [(a.rule, a.span.column) for a in found] == expected
    assert problems == ()


def test_markdown_comments_name_several_rules() -> None:
    """In Markdown, too, a comment may name several rules, and a line may have several comments."""
    text = "x <!-- briefgen: allow a-b, c-d: why --> y <!-- briefgen: allow e-f: why -->\n"
    found, problems = read_allowances("a.md", text)
    assert [(a.rule, a.span.column) for a in found] == [("a-b", 3), ("c-d", 3), ("e-f", 44)]
    assert problems == ()


@pytest.mark.parametrize(("text", "message"), FAULTS.values(), ids=FAULTS)
def test_invalid_allowances_are_reported(text: str, message: str) -> None:
    """An invalid comment, or one without a reason, allows nothing and is reported."""
    found, (problem,) = read_allowances("a.yaml", f"a: 1\n{text}")
    assert found == ()
    assert (problem.rule, problem.span.line, problem.span.column, problem.message) == (
        "allow-reason",
        2,
        1,
        message,
    )


PRINTED = {
    "between words": (f"a <!-- {SAID} --> b", "a b"),
    "on a line of its own": (f"a\n<!-- {SAID} -->\nb", "a b"),
    "at a line's end": (f"a <!-- {SAID} -->\nb", "a b"),
    "before a paragraph": (f"<!-- {SAID} -->\na b", "a b"),
    "as a paragraph": (f"a\n\n<!-- {SAID} -->\n\nb", "a|b"),
    "before a heading": (f"<!-- {SAID} -->\n## a\n\nb", "a|b"),
    "inside a word": (f"a<!-- {SAID} -->b", "ab"),
    "another comment": ("a <!-- x -->", "a <!-- x -->"),
}


@pytest.mark.parametrize(("text", "printed"), PRINTED.values(), ids=PRINTED)
def test_comments_are_not_printed(text: str, printed: str) -> None:
    """Comments to briefgen are not printed, and the words around them have correct places."""
    blocks = [b for b in parse_prose(text).blocks if isinstance(b, (Para, Subheading))]
    runs = [[w for w in b.children if isinstance(w, RunningText)] for b in blocks]
    assert "|".join("".join(w.text for w in run) for run in runs) == printed
    for words in (w for run in runs for w in run):
        assert text[words.start : words.start + len(words.text)].split() == words.text.split()
