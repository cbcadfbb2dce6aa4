"""What is fed to briefgen, and what must come of it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st

from briefgen.compose.template import render_template
from briefgen.corpus.anchor import anchor_quote
from briefgen.corpus.dates import parse_date
from briefgen.corpus.difference import difference
from briefgen.corpus.fold import fold
from briefgen.corpus.formula import FormulaError, parse_formula
from briefgen.corpus.lock_format import parse_lock
from briefgen.corpus.section import read_section
from briefgen.diagnostic import Diagnostic, Span
from briefgen.reading.allowance import read_allowances
from briefgen.reading.markdown import parse_prose
from briefgen.reading.prose import references
from briefgen.reading.yaml_text import read_yaml
from briefgen.report.formats import FORMATS
from briefgen.settings.workspace_file import read_settings_file
from tests.harbour import BRIEF, FACTS, LOG
from tests.hostile.attack import run
from tests.hostile.everything import FIELDS, everything
from tests.hostile.test_inert import TEXTS, see_it_printed
from tests.workspace import open_workspace

Target = tuple[st.SearchStrategy[Any], Callable[[Any], None], float]
"""Inputs, what is done with one, and how many it gets as a share of the others'."""

_ANY = st.text(st.characters(codec=None), max_size=60)


def _soup(*pieces: str, most: int = 40) -> st.SearchStrategy[str]:
    """Make text of pieces that mean something to the reader, and of anything else."""
    return st.lists(st.one_of(st.sampled_from(pieces), st.text(max_size=4)), max_size=most).map("".join)


_YAML = _soup(
    "a: ", "- ", "\n", "\n  ", "  ", "{", "}", "[", "]", ",", ":", "? ", "|", ">", "|-\n  ", "'", '"', "\\n", "\\u00e9",
    "\\x1b", "#", "# briefgen: allow x: y", "&a ", "*a", "!!str ", "<<: ", "---\n", "...\n", "%YAML 1.1\n", "\t", "\r",
    "~", "null", "1e9", "0x1", "\ufeff", "\u2028", "\x85", "title: ", "é", "😀",
)  # fmt: skip
_MARKDOWN = _soup(
    "a", " ", "\n", "\n\n", "*", "**", "_", "[", "]", "(", ")", "](fact:a)", "[](fact:a)", "<", ">", "> ", "- ", "1. ",
    "# ", "`", "```\n", "---", "!", "![", "&amp;", "&#0;", "&#x202e;", "\\", "http://a.example", "<http://a.example>",
    "<!-- briefgen: x -->", "<!-- ", "    ", "\t", "|", "~", "[a]: http://x.example\n", "[a]", "é", "\u00ad", "“", "”", "12",
)  # fmt: skip
_JINJA = _soup(
    "{{ ", " }}", "{% ", " %}", "{# ", " #}", "title", "parts", "for x in parts", "endfor", "if title", "endif", "|upper",
    "|join", ".x", "[0]", "(", ")", "'a'", "* 99", "** 9", "+", "~", "set x = 1", "macro m()", "endmacro", "\n", "## ",
    ":::{notes}\n:::\n", "include 'x'", "-%}", "{%-", "%", "|format(1)", "|attr('__class__')", "loop.index", "range(9)",
)  # fmt: skip
_SOURCE = _soup(
    "the north channel", " is closed", "nine", "9", ",", "000", " ", "  ", "\n", "“", "”", "'", "’", "-", "\u00ad", "\u2011",
    "…", "ﬁ", "é", "e\u0301", "北", "不", "한국", "ไม่", "£", "%", "10 ²", "½", "\u200b", "\ufffd",
)  # fmt: skip
_FORMULA = _soup("a", "a-1", "-", " - ", "+", "*", "/", "(", ")", " ", "1", "0", ".5", "1e9", "**", "9" * 30)
_DATE = _soup("2026", "-", "03", "20", "~", "0000", "9999", "13", "T", "Z", "+", "٣", " ", "/", "X", most=8)
_TOML = _soup(
    "[tool.briefgen]\n", "[tool.briefgen.rules]\n", "[", "]", "=", "\n", '"', "'", '"""', "{", "}", ",", ".", "corpus = ", "texts = ",
    "strict", "true", "1", "1e9", "nan", "2024-01-01", "0x1", "#", "\\u0000", "quote-naked", "\t", "é", "rules", "9" * 50,
)  # fmt: skip


def yaml_is_read(text: str) -> None:
    """See that YAML becomes data with its places, or findings; each place lies in the text."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")  # as reading a file does
    read, problems = read_yaml(text, "a.yaml")
    _hold(problems, text)
    for path, mark in read.values.items():
        assert 0 <= mark.start <= mark.end <= len(text)
        value = read.lookup(path)
        if isinstance(value, str) and value:
            span = read.within(path, 0, len(value))
            assert 1 <= span.line <= text.count("\n") + 1
    _hold(read_allowances("a.yaml", text)[1], text)
    _hold(read_section(text, "a.md", "a")[1], text)


def markdown_is_read(text: str) -> None:
    """See that markdown becomes a tree whose places lie in the text."""
    text = text.replace("\r", "")  # no return reaches it: YAML refuses one
    prose = parse_prose(text)
    for problem in prose.problems:
        assert 0 <= problem.start <= problem.end <= len(text) + 1
    for link in references(prose.blocks):
        assert 0 <= link.start <= link.end <= len(text)
    _hold(read_allowances("a.md", text)[1], text)


def a_template_is_rendered(text: str) -> None:
    """See that a template prints or is refused."""
    values = {"title": "T {{ 1 }} & <b>", "parts": [{"name": "notes", "heading": "Notes"}]}
    markdown, problems = render_template(text, "t", values)
    assert (markdown is None) is bool(problems)
    _hold(problems, text)


def a_quotation_is_sought(given: tuple[str, str, str, str]) -> None:
    """See that a quotation is where its words stand, or it is not found."""
    text, exact, prefix, suffix = given
    folded = fold(text)
    anchor = anchor_quote(folded, exact, prefix or None, suffix or None)
    if anchor.place:
        assert fold(text[anchor.place.start : anchor.place.end]).text.strip() == fold(exact).text.strip()
    difference(exact, text)


def a_date_is_read(text: str) -> None:
    """See that a date is printed as it was read."""
    date = parse_date(text)
    assert date is None or (str(date) == text and date.first <= date.last)


def a_formula_is_computed(text: str) -> None:
    """See that a formula gives a number, or says why not."""
    try:
        formula = parse_formula(text)
        assert isinstance(formula.compute(dict.fromkeys(formula.inputs, Decimal(3))), Decimal)
    except FormulaError:
        pass


def settings_are_read(text: str) -> None:
    """See that settings are read or refused."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "pyproject.toml").write_bytes(text.encode("utf-8", "surrogatepass"))
        _hold(read_settings_file(Path(folder), "pyproject.toml")[1], text)


def a_lock_is_read(text: str) -> None:
    """See that a lock is whole or damaged."""
    parse_lock(text)


def a_damaged_file_is_built(given: tuple[str, int, int, str]) -> None:
    """See that a workspace with one damaged file builds or is refused."""
    name, at, length, put = given
    files = everything({})
    text = files[name]
    at %= len(text) + 1
    _build({**files, name: text[:at] + put + text[at + length :]})


def any_text_is_built(given: tuple[str, str]) -> None:
    """See that any text in any field builds or is refused."""
    name, text = given
    _build(everything({name: text}))


def _build(files: Mapping[str, str]) -> None:
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    try:
        workspace = open_workspace(folder)
        workspace.write_as_is({n: t.encode("utf-8", "surrogatepass") for n, t in files.items()})
        run(workspace, "build", "briefs/brief.yaml")
    finally:
        shutil.rmtree(folder)


def _hold(problems: tuple[Diagnostic, ...], text: str) -> None:
    """See that findings have a place in the text, and can be printed in every form."""
    lines = text.split("\n")
    for problem in problems:
        assert 1 <= problem.span.line <= len(lines) + 1
        assert problem.span.column >= 1
        assert problem.span != Span("")
    for write in FORMATS.values():
        write(problems, lambda _, number: lines[number - 1] if 0 < number <= len(lines) else None)


_QUOTATIONS = st.tuples(_SOURCE, _SOURCE, st.one_of(st.just(""), _SOURCE), st.one_of(st.just(""), _SOURCE))
_DAMAGE = st.tuples(
    st.sampled_from(sorted(everything({}))),
    st.integers(0, 5_000),
    st.integers(0, 30),
    st.one_of(_YAML, _MARKDOWN, _ANY),
)
_FIELDS = st.tuples(st.sampled_from(FIELDS), st.one_of(_ANY, _MARKDOWN, _YAML))
_LOCKS = st.one_of(
    _ANY, _soup("# briefgen lock 1", "[sources]", "[quotations]", "[end]", "\n", "\n\n", '"a" = { ', "sum")
)
_TEXTS = st.one_of(
    _YAML, _ANY, st.sampled_from([BRIEF, FACTS, LOG]).flatmap(lambda t: _YAML.map(lambda s: t + s))
)

TARGETS: Mapping[str, Target] = MappingProxyType(
    {
        "yaml": (_TEXTS, yaml_is_read, 2),
        "markdown": (st.one_of(_MARKDOWN, _ANY), markdown_is_read, 2),
        "template": (st.one_of(_JINJA, _ANY), a_template_is_rendered, 0.2),
        "quotation": (_QUOTATIONS, a_quotation_is_sought, 2),
        "date": (st.one_of(_DATE, _ANY), a_date_is_read, 1),
        "formula": (st.one_of(_FORMULA, _ANY), a_formula_is_computed, 1),
        "settings": (st.one_of(_TOML, _ANY), settings_are_read, 0.3),
        "lock": (_LOCKS, a_lock_is_read, 1),
        "damaged file": (_DAMAGE, a_damaged_file_is_built, 0.1),
        "every field": (TEXTS, see_it_printed, 0.1),
        "any field": (_FIELDS, any_text_is_built, 0.1),
    }
)
