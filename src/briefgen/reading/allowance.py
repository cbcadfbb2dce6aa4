"""Allowances: comments that let one finding pass in one place, with a reason.

In YAML `# briefgen: allow RULE: reason`, in Markdown `<!-- briefgen: allow RULE: reason -->`. One covers the
line it stands on; alone on its line, the next one. Where a value of several lines begins there, it covers the
whole of it, since no comment can stand inside.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.reading.yaml_text import YamlText, read_yaml

_YAML = re.compile(r"(?:(?<=\s)|^)#[ \t]*briefgen:(?P<content>[^\n]*)", re.MULTILINE)
_MARKDOWN = re.compile(r"<!--\s*briefgen:(?P<content>.{0,2000}?)-->", re.DOTALL)
_FORM = re.compile(r"\s*allow\s+(?P<rule>[a-z0-9-]+)\s*(?::\s*(?P<reason>\S.*?)?)?\s*", re.DOTALL)
_MOST_BETWEEN = 50
"""Empty lines and further comments that may stand between an allowance and its line."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """A rule that may be broken in one place. Units: lines count from 1, the last one included."""

    rule: str
    span: Span
    first_line: int
    last_line: int

    def covers(self, finding: Diagnostic) -> bool:
        """Tell whether a finding stands where this allows it."""
        inside = self.first_line <= finding.span.line <= self.last_line
        return inside and finding.span.path == self.span.path and finding.rule == self.rule


def read_allowances(path: str, text: str) -> tuple[tuple[Allowance, ...], tuple[Diagnostic, ...]]:
    """Read the allowances of a YAML or Markdown file.

    Errors: allow-reason for one that gives no reason, or is no allowance at all.
    """
    if "briefgen:" not in text:
        return (), ()
    markdown = path.endswith(".md")
    whole = YamlText(path, text) if markdown else read_yaml(text, path)[0]
    lines, ends = text.split("\n"), _ends(whole)
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    found: list[Allowance] = []
    problems: list[Diagnostic] = []
    for comment in sorted(_comments(whole, markdown=markdown), key=lambda m: m.start()):
        span = Span(path, *_line_column(starts, comment.start()), *_line_column(starts, comment.end()))
        form = _FORM.fullmatch(comment["content"])
        if form and form["reason"]:
            last = _covered(lines, comment, span)
            found.append(Allowance(form["rule"], span, span.line, max(last, ends.get(last, last))))
        else:
            message = "an allowance gives no reason" if form else "not an allowance that is known"
            problems.append(error("allow-reason", span, message, "write `briefgen: allow RULE: reason`"))
    return tuple(found), tuple(problems)


def _line_column(starts: list[int], offset: int) -> tuple[int, int]:
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def _comments(whole: YamlText, *, markdown: bool) -> Iterator[re.Match[str]]:
    yield from _MARKDOWN.finditer(whole.text)
    if not markdown:
        texts = (m for path, m in whole.values.items() if _is_text(whole, path))
        values = sorted((_begin(whole.text, m.start), m.end) for m in texts)
        for comment in _YAML.finditer(whole.text):
            last = bisect_right(values, (comment.start(), len(whole.text))) - 1
            if last < 0 or values[last][1] <= comment.start():
                yield comment


def _begin(text: str, start: int) -> int:
    """Give where a value begins; behind a block's `|` or `>` there may still be a comment."""
    return text.find("\n", start) if text[start : start + 1] in ("|", ">") else start


def _is_text(whole: YamlText, path: tuple[str | int, ...]) -> bool:
    return not isinstance(whole.lookup(path), (dict, list))


def _covered(lines: list[str], comment: re.Match[str], span: Span) -> int:
    """Give the last line a comment speaks of: its own, or the next where it stands alone."""
    before = lines[span.line - 1][: span.column - 1]
    after = lines[span.end_line - 1][span.end_column - 1 :]
    if (before + after).strip():
        return span.end_line
    below = range(span.end_line, min(span.end_line + _MOST_BETWEEN, len(lines)))
    passed = ("<!-- briefgen:",) if _MARKDOWN.fullmatch(comment.group()) else ("#", "<!-- briefgen:")
    further = (n for n in below if lines[n].strip() and not lines[n].lstrip().startswith(passed))
    return 1 + next(further, span.end_line)


def _ends(whole: YamlText) -> dict[int, int]:
    """Give, by the line a text value begins on, the line it ends on."""
    ends: dict[int, int] = {}
    for path, mark in whole.values.items():
        span = whole.slice(*mark)
        if span.end_line > span.line and _is_text(whole, path):
            last = span.end_line if span.end_column > 1 else span.end_line - 1
            ends[span.line] = max(ends.get(span.line, 0), last)
    return ends
