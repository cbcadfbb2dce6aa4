"""The messages that briefgen prints: read from its code, its templates and its types."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import yaml

import briefgen
from briefgen.catalogues.po_file import Key
from briefgen.changes.changes import Verdict
from briefgen.check import list_not_checked
from briefgen.check.language_unread import unread_part
from briefgen.compose import notices
from briefgen.compose.kit import packaged_templates
from briefgen.compose.parts import charts, source_summary, views
from briefgen.corpus import date_words
from briefgen.corpus.fact import VAGUE, FigureStatus, Qualifier
from briefgen.corpus.quotation_state import State
from briefgen.corpus.source import Genre
from briefgen.spec.brief import Level
from briefgen.spec.profile import PROFILES

PACKAGE = Path(briefgen.__file__).parent
METHODS = {"text": 1, "template": 1, "count": 2, "term": 0}
"""The methods that take messages, and how many; the context comes after them."""


def messages_of_code() -> Iterator[Key]:
    """Yield the messages that are literals in the code."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in METHODS
            ):
                yield from _of_call(node, METHODS[node.func.attr])


def _of_call(node: ast.Call, count: int) -> Iterator[Key]:
    """Yield the message of a call, each of several where it is chosen by a condition."""
    given = [list(_literals(arg)) for arg in node.args]
    if not count or len(given) < count or not all(given[:count]):
        return
    context_at = count + (node.func.attr == "count")  # type: ignore[attr-defined]  # the number comes between
    context = given[context_at][0] if len(given) > context_at and given[context_at] else ""
    if count == 2:
        yield context, f"{given[0][0]}\0{given[1][0]}"
    else:
        yield from ((context, message) for message in given[0])


def _literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from (*_literals(node.body), *_literals(node.orelse))


def messages_of_tables() -> Iterator[Key]:
    """Yield the messages that the code finds by a value: of a type, a table or a profile."""
    labels = ["Who", "What", "By", "For", "Against", "Recommended", "Term", "Range"]
    yield from (("label", label) for label in (*labels, "Not recommended", "Best case"))
    yield from (("label", label) for label in ("Strongest contrary evidence", "What would change it"))
    yield from (("rating", rating) for rating in views._RATINGS)
    yield from (("holders", heading) for heading in views._KINDS.values() if heading)
    yield from (("chart", kind) for kind in charts._KINDS.values())
    yield from (
        ("", message) for message in (*date_words._SEASONS, *date_words._QUARTERS, *date_words._HALVES)
    )
    yield from (("", message) for message in notices._LABELS.values())
    yield from (("", message) for message in ("Q{number} {year}", "H{number} {year}"))
    yield from (("", message) for message in ("trigger: {text}", "then: {text}"))
    yield from (("", "\0".join(pair)) for pair in source_summary.GENRES.values())
    yield from (("genre", genre) for genre in get_args(Genre))
    yield from (("confidence", level) for level in get_args(Level))
    yield from (("status", status) for status in get_args(FigureStatus))
    yield from (("qualifier", each) for each in get_args(Qualifier) if each not in VAGUE)
    yield from (("vague", each.split()[0]) for each in get_args(Qualifier) if each in VAGUE)
    yield from (("state", state) for state in (*get_args(State), "as locked"))
    verdicts = (*get_args(Verdict), "contested", "settled")
    yield from (("verdict", verdict.capitalize()) for verdict in verdicts if verdict != "unchanged")
    for what in (source_summary._READ, source_summary._LOCKED, source_summary._UNCHECKED):
        yield from (("", what[0]), ("", f"{what[1]}\0{what[1]}"))
    yield from (("differ", what) for what in ("dates", "statuses", "scopes", "units"))
    for noun in ("fact", "source", "view"):
        yield "", f"{{number}} {noun}\0{{number}} {noun}s"
    yield from (("", f"{{what}} {verb}") for verb in ("added", "dropped", "revised"))
    yield "", "{about}: from {old} to {new}."
    yield "", "The other key judgement stands.\0The other {number} key judgements stand."


def messages_of_checks() -> Iterator[Key]:
    """Yield what a memo says was not checked."""
    found = (*list_not_checked._OF_EVIDENCE.values(), *list_not_checked._OF_TEXT.values())
    for part in (unread_part("xx"), unread_part("bg")):
        found += (f"{part} (language {{language}})", f"{part} of the text (language {{language}})")
    yield from (("not checked", what) for what in found)


def messages_of_profiles() -> Iterator[Key]:
    """Yield the terms of each profile, their sentences, and the profiles' names."""
    for profile in PROFILES.values():
        yield "profile", profile.title
        for term in profile.terms():
            yield profile.id, term
            yield f"{profile.id}: sentence", term


def messages_of_templates() -> Iterator[Key]:
    """Yield the headings of the products that come with briefgen."""
    for path in sorted(packaged_templates().glob("*/product.yaml")):
        product = yaml.safe_load(path.read_text("utf-8"))
        headings = [part.get("heading") for part in (*product["parts"], *product["annex"])]
        found = (product["title"], product.get("annex_heading"), *headings)
        yield from (("heading", heading) for heading in found if heading)


@cache  # it parses all code
def all_messages() -> dict[Key, None]:
    """Return every message once."""
    return dict.fromkeys(
        (
            *messages_of_code(),
            *messages_of_tables(),
            *messages_of_checks(),
            *messages_of_profiles(),
            *messages_of_templates(),
        )
    )


COMMENTS: dict[Key, str] = {
    ("", "There is a {term} ({range}) that {judgement}"): (
        "For a term of a workspace's own profile that is a noun; the judgement is a clause in the indicative."
    ),
    ("", "It is {term} ({range}) that {judgement}"): "For any other term of a workspace's own profile.",
    ("endings of nouns", "chance, possibility"): (
        "Words at the end of a term that is a noun, after which “There is a …” is printed."
    ),
    ("millions", "{unit}"): "A unit after a number that ends in million or billion: « de {unit} ».",
    ("dozens", "of {unit}"): "A unit after dozens, hundreds and the like.",
    (
        "",
        "{number} through opinion pieces alone, attributed\0{number} through opinion pieces alone, attributed",
    ): ("How many of the facts before it come through opinion pieces alone; the memo names who says so."),
    ("differ", "dates"): "Stands in “{what} differ”.",
    ("", "then: {text}"): "What happens to the judgement once the trigger is reached.",
    ("state", "moved"): "The quotation is at another place of its source than before.",
    (
        "",
        "placed here by the desk",
    ): "The writers of the memo, not the person named, put the view under this answer.",
    ("between answers", ", then "): "Between the letters of answers in a ranking: A, then B.",
}
"""What a translator has to know of a message."""
