"""Hostile numbers, dates and looks: read as what they mean, or refused at their place."""

from __future__ import annotations

import pypdfium2  # type: ignore[import-untyped]  # it has no type hints
import pytest

from tests.hostile.attack import build, memo_of
from tests.workspace import Workspace

BRIEF, FACTS, SOURCE = "briefs/brief.yaml", "briefs/corpus/facts/all.yaml", "briefs/corpus/sources/log.yaml"
THEME = "templates/mine/theme.yaml"
PRINTED = {
    "minus nothing": (FACTS, "value: 9,", "value: -0,", "0 metres"),
    "below nothing": (FACTS, "value: 9,", "value: -9.5,", "−9.5 metres"),
    "a plus sign": (FACTS, "value: 9,", "value: +5,", "5 metres"),
    "no digit before the point": (FACTS, "value: 9,", "value: .5,", "0.5 metres"),
    "a power": (FACTS, "value: 9,", "value: 1e18,", "1,000,000,000,000,000,000 metres"),
    "twelve places": (FACTS, "value: 9,", "value: 1e-12,", "0.000000000001 metres"),
    "money": (FACTS, "value: 9,", "value: 9999999999,", "9,999,999,999 metres"),
    "the year 1": ("briefs/corpus/sources/log.yaml", "issued: 2026-03-05~", "issued: 0001-01-01~", "1 January 1"),
    "the last year": (BRIEF, "as_of: 2026-03-20", "as_of: 9999-12-31", "31 December 9999"),
    "a date in quotation marks": (BRIEF, "as_of: 2026-03-20", 'as_of: "2026-03-20"', "20 March 2026"),
    "watched for ever": (BRIEF, "by: 2026-04-01", "by: 9999-12-31", "31 December 9999"),
    "an event of the year 1": (FACTS, "date: 2026-03-02", "date: 0001", "1"),
    "an event of the last year": (FACTS, "date: 2026-03-02", "date: 9999-12-31", "31 Dec 9999"),
    "a percentage with a power": (BRIEF, 'likelihood: {term: "Wordbi"}', "likelihood: {percent: 6e1}", "Wordbi"),
    "a large edition": (BRIEF, "to: ", "edition: 9999\nto: ", "Edition 9999"),
}  # fmt: skip
_NUMBERS = {
    "not a number": (".nan", "value-type]: expected a number, found `.nan`"),
    "infinite": (".inf", "value-type]"),
    "a huge power": ("1e999999", "value-type]"),
    "a large power": ("1e999", "value-range]"),
    "39 digits": ("9" * 39, "value-range]"),
    "5,000 digits": ("9" * 5_000, "value-type]"),
    "hexadecimal": ("0x10", "value-type]"),
    "octal": ("010", "value-type]"),
    "of sixty": ("12:30:45", "value-type]"),
    "with underscores": ("1_000", "value-type]"),
    "in Arabic digits": ("٣", "value-type]"),
    "in wide digits": ("１２", "value-type]"),
    "a half": ("½", "value-type]"),
    "a typographer's minus": ("−5", "value-type]"),
    "true": ("true", "value-type]"),
    "a list": ("[1]", "value-type]: expected a number, found a list"),
    "keys": ("{a: 1}", "value-type]: expected a number, found keys and values"),
    "in quotation marks": ('"5"', "value-type]"),
    "thirteen places": ("1e-13", "value-range]"),
}
_DATES = {
    "of the year 0": "0000-01-01",
    "before the year 0": "-0044-03-15",
    "of the year 10,000": "10000-01-01",
    "of month 13": "2026-13-01",
    "of day 32": "2026-01-32",
    "of no leap year": "2023-02-29",
    "with a time": "2026-03-20T00:00:00Z",
    "with a zone": "2026-03-20+99:99",
    "in Arabic digits": "٢٠٢٦-03-20",
    "in wide digits": "２０２６-03-20",
    "cut short": "26-3-20",
    "without marks": "20260320",
    "as seconds": "1e9",
    "a list": "[2026-03-20]",
}
_LOOKS = {
    "of no size": "sizes: {text_pt: 0}",
    "of a huge size": "sizes: {title_pt: 1000000000}",
    "of less than nothing": "sizes: {leading_pt: -14}",
    "of infinite size": "sizes: {text_pt: .inf}",
    "that is not a number": "sizes: {text_pt: .nan}",
    "of a power": "sizes: {text_pt: 1e999999}",
    "with a margin wider than the page": "page: {margin_mm: 500}",
    "with a negative margin": "page: {margin_mm: -20}",
    "on no paper": "page: {size: A0}",
    "in code": 'colours: {ink: "describe(red)"}',
    "in a name": "colours: {ink: red}",
    "in a long colour": f'colours: {{ink: "{"-" * 10_000}1"}}',
    "in a face by its path": "faces: {text: /etc/passwd}",
    "in a face of another name": "faces: {text: Comic Sans}",
    "with a key of its own": "rl_config: {trustedHosts: [localhost]}",
}
REFUSED = {
    **{f"a number {name}": (FACTS, "value: 9,", f"value: {v},", f"all.yaml:14:37: error[{rule}") for name, (v, rule) in _NUMBERS.items()},
    **{f"a date {name}": (BRIEF, "as_of: 2026-03-20", f"as_of: {v}", "brief.yaml:6:8: error[value-") for name, v in _DATES.items()},
    **{f"a source {name}": (SOURCE, "issued: 2026-03-05~", f"issued: {v}", "log.yaml:10:9: error[value-format]: ") for name, v in list(_DATES.items())[:5]},
    **{f"a look {name}": (THEME, "{}", v, "templates/mine/theme.yaml:1:") for name, v in _LOOKS.items()},
    "a long edition": (BRIEF, "to: ", f"edition: {'9' * 40}\nto: ", "brief.yaml:4:10: error[value-range]"),
    "no page": ("templates/mine/product.yaml", "body_pages: 200", "body_pages: 0", "value-range]"),
    "a million pages": ("templates/mine/product.yaml", "body_pages: 200", "body_pages: 1000000", "value-range]"),
    "a percentage above all": (BRIEF, 'likelihood: {term: "Wordbi"}', "likelihood: {percent: 101}", "value-range]"),
    "a percentage on an edge": (BRIEF, 'likelihood: {term: "Wordbi"}', "likelihood: {percent: 50}", "likelihood-gap]"),
    "a range that runs back": (FACTS, "value: 9,", "low: 9, high: 8,", "value-format]"),
    "a formula that divides by zero": (FACTS, "value: 9,", "value: 9, formula: 1 / 0,", "formula-disagrees]"),
    "a formula of powers": (FACTS, "value: 9,", "value: 9, formula: 9 ** 9 ** 9,", "formula-disagrees]"),
    "a formula of calls": (FACTS, "value: 9,", "value: 9, formula: exit(1),", "formula-disagrees]"),
    "a formula of itself": (FACTS, "value: 9,", "value: 9, formula: nine + 1,", "formula-disagrees]"),
    "a deep formula": (FACTS, "value: 9,", f"value: 9, formula: {'(' * 190}1{')' * 190},", "formula-disagrees]"),
}  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "words"), PRINTED.values(), ids=PRINTED)
def test_odd_values_are_printed(full: Workspace, file: str, old: str, new: str, words: str) -> None:
    """A value at the edge of what can be is printed as what it is."""
    _change(full, file, old, new)
    outcome = build(full)
    assert outcome.code == 0, outcome.err
    pages = pypdfium2.PdfDocument(memo_of(full))
    text = " ".join("".join(page.get_textpage().get_text_range() for page in pages).split())
    assert words in text.replace("\ufffe", "")


@pytest.mark.parametrize(("file", "old", "new", "finding"), REFUSED.values(), ids=REFUSED)
def test_hostile_values_are_refused(full: Workspace, file: str, old: str, new: str, finding: str) -> None:
    """A value that is none is refused at its place, and nothing stands in for it."""
    _change(full, file, old, new)
    outcome = build(full)
    assert (outcome.code, finding in outcome.err) == (1, True), outcome.err


def _change(workspace: Workspace, file: str, old: str, new: str) -> None:
    path = workspace.root / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
