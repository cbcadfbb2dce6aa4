"""Tests of the models of facts, sources, views and sections."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.corpus.fact import Fact, FactFile, Figure
from briefgen.corpus.section import read_section
from briefgen.corpus.source import CslName, Source
from briefgen.corpus.view import Question, View
from briefgen.diagnostic import Span
from briefgen.reading.entry import validate
from briefgen.reading.model import Model
from briefgen.reading.yaml_text import read_yaml
from tests.harbour import FACTS, ORIGINS, QUESTION, SOURCE
from tests.workspace import ROOT

Rows = list[tuple[str, int, int]]
FACT = "id: a\nstatement: b\nevidence: [{source: c, exact: d}]\n"
NO_NUMBER = "a figure has `value`, or `low` and `high`, or a qualifier such as `dozens of` alone"

ACCEPTED: dict[str, tuple[type[Model], str]] = {
    "a figure": (Figure, "value: 9\nunit: m\n"),
    "a range": (Figure, "low: 1\nhigh: 2.5\nunit: m\n"),
    "a range of money": (Figure, "low: 1\nhigh: 2\nunit: USD\nyear: 2024\nqualifier: about\n"),
    "dozens": (Figure, "qualifier: dozens of\nunit: boats\n"),
    "a negative number": (Figure, "value: -3\nunit: '%'\n"),
    "a fact": (Fact, FACT),
    "an event": (Fact, FACT + "date: 2024\nevent: e\n"),
    "a file of facts": (FactFile, FACTS + ORIGINS),
    "an empty file of facts": (FactFile, "{}"),
    "a source": (Source, SOURCE),
    "an inferred date with a note": (Source, SOURCE.replace("2026-03-05", "2026~") + "issued-note: by its stamp\n"),
    "an address": (Source, SOURCE + "URL: https://example.org/a?b\n"),
    "a body": (CslName, "literal: The pilots\n"),
    "a person": (CslName, "family: Lee\ngiven: Sung-Yoon\n"),
    "a question": (Question, QUESTION),
}  # fmt: skip
REFUSED: dict[str, tuple[type[Model], str, Rows]] = {
    "no number": (Figure, "unit: m\n", [("value-format", 1, 1)]),
    "half a range": (Figure, "low: 1\nunit: m\n", [("value-format", 1, 1)]),
    "a number and a range": (Figure, "value: 1\nlow: 1\nhigh: 2\nunit: m\n", [("value-format", 1, 1)]),
    "dozens of a number": (Figure, "value: 1\nqualifier: dozens of\nunit: m\n", [("value-format", 1, 1)]),
    "a range upside down": (Figure, "low: 2\nhigh: 1\nunit: m\n", [("value-format", 1, 1)]),
    "a range of one number": (Figure, "low: 2\nhigh: 2\nunit: m\n", [("value-format", 1, 1)]),
    "an unknown qualifier": (Figure, "value: 1\nqualifier: umpteen\nunit: m\n", [("value-choice", 2, 12)]),
    "no unit": (Figure, "value: 1\n", [("key-missing", 1, 1)]),
    "a year in the past": (Figure, "value: 1\nunit: USD\nyear: 1776\n", [("value-range", 3, 7)]),
    "an event without a date": (Fact, FACT + "event: e\n", [("value-format", 1, 1)]),
    "a long event": (Fact, FACT + f"date: 2024\nevent: {'e' * 91}\n", [("value-range", 5, 8)]),
    "a fact without evidence": (Fact, "id: a\nstatement: b\nevidence: []\n", [("value-format", 1, 1)]),
    "evidence without words": (Fact, "id: a\nstatement: b\nevidence: [{source: c}]\n", [("key-missing", 3, 12)]),
    "a statement of two lines": (Fact, FACT.replace("statement: b", 'statement: "b\\nc"'), [("value-format", 2, 12)]),
    "a kind of its own": (Fact, FACT + "kind: rumour\n", [("value-choice", 4, 7)]),
    "a day that never was": (Fact, FACT + "valid_until: 2023-02-29\n", [("value-format", 4, 14)]),
    "an inferred date without a note": (Source, SOURCE.replace("2026-03-05", "2026~"), [("value-format", 1, 1)]),
    "no web address": (Source, SOURCE + "URL: javascript:alert(1)\n", [("value-format", 8, 6)]),
    "an unknown genre": (Source, SOURCE.replace("genre: data", "genre: gossip"), [("value-choice", 3, 8)]),
    "a grade of its own": (Source, SOURCE + "grade: G7\n", [("value-format", 8, 8)]),
    "a text in another folder": (Source, SOURCE.replace("log.txt", "../log.txt"), [("value-format", 7, 7)]),
    "a language in words": (Source, SOURCE + "language: English\n", [("value-format", 8, 11)]),
    "a CSL name misspelt": (Source, SOURCE + "container_title: a\n", [("key-unknown", 8, 1)]),
    "a name without a name": (CslName, "given: a\n", [("value-format", 1, 1)]),
    "a name with two": (CslName, "family: a\nliteral: b\n", [("value-format", 1, 1)]),
    "one hypothesis": (Question, QUESTION.partition("  - id: wait")[0], [("value-range", 3, 1)]),
    "five hypotheses": (
        Question,
        QUESTION + "".join("  - " + QUESTION.partition("  - ")[2].partition("  - ")[0].replace("extend", f"h{i}") for i in "abc"),
        [("value-range", 3, 1)],
    ),
    "a view without a holder": (View, "id: a\nhypothesis: b\nclaim: c\nreasoning: d\nevidence: [{source: e, exact: f}]\n", [("key-missing", 1, 1)]),
    "a rating of its own": (Question, QUESTION + "matrix: [{fact: a, ratings: {wait: maybe}}]\n", [("value-choice", 16, 36)]),
}  # fmt: skip


@pytest.mark.parametrize(("model", "text"), ACCEPTED.values(), ids=ACCEPTED)
def test_valid_data_are_accepted(model: type[Model], text: str) -> None:
    """Data that fit the model are accepted without a finding."""
    assert validate(model, read_yaml(text, "f")[0])[1] == ()


@pytest.mark.parametrize(("model", "text", "rows"), REFUSED.values(), ids=REFUSED)
def test_invalid_data_are_refused(model: type[Model], text: str, rows: Rows) -> None:
    """Data that do not fit the model give a finding at their place."""
    entry, problems = validate(model, read_yaml(text, "f")[0])
    assert entry is None
    assert [(d.rule, d.span.line, d.span.column) for d in problems] == rows


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("unit: m\n", NO_NUMBER),
        ("low: 2.50\nhigh: 1\nunit: m\n", "`low` (2.50) must be below `high` (1)"),
    ],
)
def test_invalid_figures_say_what_is_needed(text: str, message: str) -> None:
    """The finding for an invalid figure says what a figure needs."""
    assert [d.message for d in validate(Figure, read_yaml(text, "f")[0])[1]] == [message]


SECTION = "---\ntitle: The storms\n---\nA storm.\n\nAnother [storm](fact:x).\n"
NO_SECTIONS: dict[str, tuple[str, tuple[str, int, int]]] = {
    "nothing": ("", ("section-front-matter", 1, 1)),
    "no front matter": ("A storm.\n", ("section-front-matter", 1, 1)),
    "front matter further down": ("\n---\ntitle: a\n---\nb\n", ("section-front-matter", 1, 1)),
    "front matter not closed": ("---\ntitle: a\nb\n", ("section-front-matter", 1, 1)),
    "front matter that is empty": ("---\n---\nb\n", ("value-empty", 2, 1)),
    "no title": ("---\n{}\n---\nb\n", ("key-missing", 2, 1)),
    "an unknown key": ("---\ntitle: a\nauthor: b\n---\nc\n", ("key-unknown", 3, 1)),
    "a title that is a number": ("---\n# a\ntitle: 5\n---\nb\n", ("value-type", 3, 8)),
    "front matter that is not YAML": ("---\ntitle: a: b\n---\nc\n", ("yaml-syntax", 2, 9)),
    "a key that stands twice": ("---\ntitle: a\ntitle: b\n---\nc\n", ("yaml-duplicate-key", 3, 1)),
    "no text": ("---\ntitle: a\n---\n\n  \n", ("section-empty", 4, 1)),
    "nothing behind it": ("---\ntitle: a\n---", ("section-empty", 3, 1)),
}


FOREIGN = {
    "edition: 2": "remove it: briefgen does not use it",
    "original-date: 1954": "write the date of this document as `issued`",
    "author: [{family: Berg, non-dropping-particle: van der}]": "write it in `family`, such as `van der Berg`",
    "author: [{family: Orlov, suffix: Jr.}]": "write it at the end of `given`, such as `Ada, Jr.`",
}


@pytest.mark.parametrize(("line", "hint"), FOREIGN.items())
def test_other_keys_of_csl_say_what_to_write(line: str, hint: str) -> None:
    """A key that a reference manager exports is reported with what to write, and the source is read."""
    entry, problems = validate(Source, read_yaml(f"{SOURCE}{line}\n", "f")[0])
    assert [(d.rule, *d.hints) for d in problems] == [("key-unknown", hint)]
    assert entry is not None


def test_a_section_is_its_title_and_body() -> None:
    """A section's body begins after its front matter, and its words have their place in the file."""
    entry, problems = read_section(SECTION, "f", "storms")
    assert problems == ()
    assert entry is not None
    assert (entry.value.id, entry.value.title) == ("storms", "The storms")
    assert entry.value.body == "A storm.\n\nAnother [storm](fact:x).\n"
    assert entry.at("title") == Span("f", 2, 8, 2, 18)
    at = entry.value.body.index("fact:x")
    assert entry.within(("body",), at, at + 6) == Span("f", 6, 17, 6, 23)


@pytest.mark.parametrize(
    "body", ["> [x](fact:a)\n> b\n", "| [x](fact:a)\n", '"[x](fact:a)" \\* b\n', "--- [x](fact:a)\n"]
)
def test_a_body_is_markdown_from_its_first_character(body: str) -> None:
    """A body that begins like a YAML block or quotation is read as Markdown."""
    entry, _ = read_section(f"---\ntitle: a\n---\n{body}", "f", "a")
    assert entry is not None
    at = body.index("fact:a")
    assert entry.within(("body",), at, at + 6) == Span("f", 4, at + 1, 4, at + 7)


@pytest.mark.parametrize(("text", "row"), NO_SECTIONS.values(), ids=NO_SECTIONS)
def test_invalid_sections_are_refused(text: str, row: tuple[str, int, int]) -> None:
    """A file without title or text gives one finding, at its place."""
    entry, problems = read_section(text, "f", "a")
    assert entry is None
    assert [(d.rule, d.span.line, d.span.column) for d in problems] == [row]


def _real(folder: str, suffix: str) -> list[Path]:
    return sorted((ROOT / "briefs" / "corpus" / folder).glob(f"*{suffix}"))


@pytest.mark.parametrize(
    ("model", "path"),
    [
        (model, path)
        for folder, model in (("facts", FactFile), ("sources", Source), ("views", Question))
        for path in _real(folder, ".yaml")
    ],
    ids=lambda value: value.stem if isinstance(value, Path) else "",
)
def test_the_real_corpus_fits(model: type[Model], path: Path) -> None:
    """Every file of this repository's corpus fits its model."""
    text, problems = read_yaml(path.read_text("utf-8"), path.name)
    assert problems == ()
    assert validate(model, text)[1] == ()
