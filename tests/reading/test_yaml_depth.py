"""Tests of the limit of depth that is applied before a text is parsed."""

from __future__ import annotations

from itertools import product

import pytest
import yaml

from briefgen.reading import yaml_depth
from briefgen.reading.yaml_depth import MAX_DEPTH, first_too_deep
from briefgen.reading.yaml_text import read_yaml

DEEP = MAX_DEPTH + 2
"""As many lists and mappings, one in the other, as are refused: the outermost has none around it."""
MANY = 200
REFUSED: dict[str, tuple[str, int]] = {
    "brackets": ("[" * DEEP, 33),
    "braces": ("{a: " * DEEP, 132),
    "brackets over lines": ("a:\n" + " [\n" * DEEP, 3 + 3 * 32 + 1),
    "brackets behind a quotation mark in a word": ("a: [it's, " + "[" * MANY, 10 + 31),
    "brackets behind a hash in a word": ("a: [b#c, " + "[" * MANY, 9 + 31),
    "brackets behind a block scalar": ("a: |\n  [[\nb: " + "[" * MANY, 13 + 32),
    "brackets behind a scalar in quotes": ("a: ['['' ', \"[\\\", \", " + "[" * MANY, 21 + 31),
    "dashes": ("- " * DEEP, 66),
    "question marks": ("? " * DEEP, 66),
    "values without a key": ("- : " * DEEP, 66),
    "indentation": ("".join(f"{n * ' '}a:\n" for n in range(DEEP)), sum(range(33)) + 33 * 3 + 33),
    "indented keys in quotes": (
        "".join(f"{n * ' '}'a':\n" for n in range(DEEP)),
        sum(range(33)) + 33 * 5 + 33,
    ),
    "dashes and brackets": ("- " * 20 + "[" * 20, 40 + 13),
}
READ: dict[str, str] = {
    "as deep as may be": "[" * (DEEP - 1) + "]" * (DEEP - 1),
    "dashes as deep as may be": "- " * (DEEP - 2) + "a",
    "brackets beside each other": "a: [" + "[b], " * MANY + "]\n",
    "brackets in double quotes": f'a: "{"[" * MANY}\\" {"{" * MANY}"\n',
    "brackets in single quotes": f"a: '{'[' * MANY}'' {'{' * MANY}'\n",
    "brackets in quotes over lines": 'a: "b\n' + "  [\n" * MANY + '"\n',
    "brackets in a comment": f"# {'[' * MANY}\na: b # {'[' * MANY}\n",
    "brackets in plain text": f"a: b {'[' * MANY}\n",
    "brackets in plain text over lines": "a: b\n" + "  [\n" * MANY,
    "brackets in plain text behind an apostrophe": f"a: it's {'[' * MANY}\n",
    "brackets in a literal": "a: |\n" + "  [[\n\n" * MANY + "b: c\n",
    "brackets in a folded text": "a: >-  # [\n" + "  {\n" * MANY,
    "brackets in a literal of given indentation": "a: |2\n" + "    [\n  [\n" * MANY,
    "brackets in a literal in a list": "- |\n" + " [\n" * MANY + "- a\n",
    "a dashed line in a literal": "a: |\n  b\n\n  " + "- " * MANY + "\n",
    "deep indentation in a literal": "a: |\n" + "".join(f"  {n * ' '}b:\n" for n in range(MANY)),
    "much indentation": "a:\n" + MANY * " " + "b: c\n",
    "indentation that comes back": "".join(f"a{n}:\n{(20 + n) * ' '}b: c\n" for n in range(MANY)),
    "lists beside each other": "- - - a\n" * MANY,
}


@pytest.mark.parametrize(("text", "place"), REFUSED.values(), ids=REFUSED)
def test_what_is_too_deep_is_found_before_parsing(
    text: str, place: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first list or mapping that is too deep is reported at its place, and no parser reads the text."""
    monkeypatch.delattr(yaml, "CSafeLoader")
    assert first_too_deep(text) == place
    read, problems = read_yaml(text, "f")
    assert [(d.rule, d.span) for d in problems] == [("yaml-limit", read.slice(place, place + 1))]


@pytest.mark.parametrize("text", READ.values(), ids=READ)
def test_what_only_looks_deep_is_read(text: str) -> None:
    """Brackets, dashes and indentation inside scalars and comments do not count."""
    assert first_too_deep(text) is None
    assert read_yaml(text, "f")[1] == ()


def test_lists_in_the_column_of_their_key_are_limited_too() -> None:
    """Where only every second level is indented, the parsed levels are counted."""
    text = "".join(f"{n * '  '}a:\n{n * '  '}- b: c\n" for n in range(20))
    assert [d.rule for d in read_yaml(text, "f")[1]] == ["yaml-limit"]


PIECES = ("a", "- ", "[", "]", "'", '"', "|\n", "\n", "\n  ", "# [\n", "b: ")


def _parsed_depth(text: str) -> int | None:
    """Count how deep lists and mappings lie, as PyYAML's parser sees it; None where the text is not valid."""
    depth = deepest = 0
    try:
        list(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.YAMLError:
        return None
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        name = type(token).__name__
        depth += name.endswith(("SequenceStartToken", "MappingStartToken"))
        depth -= name.endswith(("SequenceEndToken", "MappingEndToken", "BlockEndToken"))
        deepest = max(deepest, depth)
    return deepest


def test_depth_is_the_parsers(monkeypatch: pytest.MonkeyPatch) -> None:
    """For every valid text of a few pieces, the depth is the same as in the parser's tokens."""
    compared = 0
    for pieces in product(PIECES, repeat=4):
        text = "".join(pieces)
        expected = _parsed_depth(text)
        if expected is None:
            continue
        compared += 1
        monkeypatch.setattr(yaml_depth, "MAX_DEPTH", expected - 1)
        assert yaml_depth._Scanner(text).scan() is None, text
        monkeypatch.setattr(yaml_depth, "MAX_DEPTH", expected - 2)
        assert expected == 0 or yaml_depth._Scanner(text).scan() is not None, text
    assert compared > 1_000
