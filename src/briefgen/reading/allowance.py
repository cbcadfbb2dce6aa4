"""Allowances: comments that suppress findings of one rule in one place, with a reason.

In YAML `# briefgen: allow RULE: reason`, in Markdown `<!-- briefgen: allow RULE: reason -->`. A comment may
name several rules, `RULE, RULE: reason`, and a line may have several comments. An allowance covers its own
line, or the next line if there is nothing else on its line. If a value of several lines begins there, it
covers the whole value, since there can be no comment inside.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from msgspec import Struct

from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.reading.yaml_text import YamlText, read_yaml

_YAML = re.compile(
    r"(?:(?<=\s)|^)#[ \t]*briefgen:(?P<content>[^\n]*?)(?=[ \t]#[ \t]*briefgen:|$)", re.MULTILINE
)
_MARKDOWN = re.compile(r"<!--\s*briefgen:(?P<content>.{0,2000}?)-->", re.DOTALL)
_FORM = re.compile(
    r"\s*allow\s+(?P<rules>[a-z0-9-]+(?:\s*,\s*[a-z0-9-]+)*)\s*(?::\s*(?P<reason>\S.*?)?)?\s*", re.DOTALL
)
_MOST_BETWEEN = 50
"""How many empty lines and other comments there may be between an allowance and its line."""


class Allowance(Struct, frozen=True):
    """A rule whose findings are allowed in one place. Units: lines count from 1, `last_line` inclusive."""

    rule: str
    span: Span
    first_line: int
    last_line: int

    def covers(self, finding: Diagnostic) -> bool:
        """Check whether this allowance applies to a finding."""
        inside = self.first_line <= finding.span.line <= self.last_line
        return inside and finding.span.path == self.span.path and finding.rule == self.rule


def read_allowances(path: str, text: str) -> tuple[tuple[Allowance, ...], tuple[Diagnostic, ...]]:
    """Read the allowances of a YAML or Markdown file.

    Errors: allow-reason for a comment that gives no reason or cannot be parsed.
    """
    return _read_allowances(path, text) if "briefgen:" in text else ((), ())


@lru_cache(maxsize=256)  # the files of a corpus are the same for many briefs
def _read_allowances(path: str, text: str) -> tuple[tuple[Allowance, ...], tuple[Diagnostic, ...]]:
    markdown = path.endswith(".md")
    whole = YamlText(path, text) if markdown else read_yaml(text, path)[0]
    lines, ends = text.split("\n"), _end_lines(whole)
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    found: list[Allowance] = []
    problems: list[Diagnostic] = []
    for comment in sorted(_comments(whole, markdown=markdown), key=lambda m: m.start()):
        span = Span(path, *_line_column(starts, comment.start()), *_line_column(starts, comment.end()))
        form = _FORM.fullmatch(comment["content"])
        if form and form["reason"]:
            last = _last_covered_line(lines, comment, span)
            rules = (rule.strip() for rule in form["rules"].split(","))
            found += (Allowance(rule, span, span.line, max(last, ends.get(last, last))) for rule in rules)
        else:
            message = "the allowance gives no reason" if form else "not a valid allowance"
            problems.append(error("allow-reason", span, message, "write `briefgen: allow RULE: reason`"))
    return tuple(found), tuple(problems)


def _line_column(starts: list[int], offset: int) -> tuple[int, int]:
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def _comments(whole: YamlText, *, markdown: bool) -> Iterator[re.Match[str]]:
    yield from _MARKDOWN.finditer(whole.text)
    if not markdown:
        texts = (m for path, m in whole.values.items() if _is_text(whole, path))
        values = sorted((_content_start(whole.text, m.start), m.end) for m in texts)
        for comment in _YAML.finditer(whole.text):
            last = bisect_right(values, (comment.start(), len(whole.text))) - 1
            if last < 0 or values[last][1] <= comment.start():
                yield comment


def _content_start(text: str, start: int) -> int:
    """Return where a value begins; after the `|` or `>` of a block there may still be a comment."""
    return text.find("\n", start) if text[start : start + 1] in ("|", ">") else start


def _is_text(whole: YamlText, path: tuple[str | int, ...]) -> bool:
    return not isinstance(whole.lookup(path), (dict, list))


def _last_covered_line(lines: list[str], comment: re.Match[str], span: Span) -> int:
    """Return the last line that a comment covers: its own, or the next one if it is alone on its line."""
    before = lines[span.line - 1][: span.column - 1]
    after = lines[span.end_line - 1][span.end_column - 1 :]
    if (before + after).strip():
        return span.end_line
    below = range(span.end_line, min(span.end_line + _MOST_BETWEEN, len(lines)))
    passed = ("<!-- briefgen:",) if _MARKDOWN.fullmatch(comment.group()) else ("#", "<!-- briefgen:")
    further = (n for n in below if lines[n].strip() and not lines[n].lstrip().startswith(passed))
    return 1 + next(further, span.end_line)


def _end_lines(whole: YamlText) -> dict[int, int]:
    """Map the first line of each text value to its last line."""
    ends: dict[int, int] = {}
    for path, mark in whole.values.items():
        span = whole.slice(*mark)
        if span.end_line > span.line and _is_text(whole, path):
            last = span.end_line if span.end_column > 1 else span.end_line - 1
            ends[span.line] = max(ends.get(span.line, 0), last)
    return ends
