"""Render a template: Jinja2 in its sandbox; values are escaped, so that they cannot become markup."""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, Undefined, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefgen.compose.kit import TEMPLATE, packaged_templates
from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.reading.suggest import nearest
from briefgen.workers.limits import ResourceLimits
from briefgen.workers.outcome import Done, Limit
from briefgen.workers.pool import run_in_child

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_NAME = re.compile(r"'([A-Za-z_][A-Za-z0-9_]*)' is undefined|has no attribute '([^']+)'")


LIMITS = ResourceLimits(3, 2000)
"""A template takes a hundredth of this; the limit of the whole run also limits the memory."""
_MISTAKES = (
    TemplateError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError, RecursionError,
)  # fmt: skip


def escape_markdown(value: object) -> object:
    """Escape a value so that Markdown prints it as it is, on one line."""
    if value is None or isinstance(value, Undefined):
        return value
    line = " ".join(str(value).split())
    return _PUNCTUATION.sub(r"\\\1", line)


def render_template(
    text: str, shown: str, values: Mapping[str, Any]
) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Render a template to Markdown; every value it prints is escaped.

    `values` contains text, numbers, booleans, and lists and mappings of them: nothing with methods that act.
    A workspace's template is rendered in a child process with a limit, since Jinja2 computes constants while
    it compiles; a template that comes with briefgen is known to end.

    Errors: template-syntax, template-undefined, template-error, template-limit.
    """
    if text in _packaged():
        return _render(text, shown, values)
    for result in run_in_child((lambda: _render(text, shown, values),), LIMITS):
        if isinstance(result, Done):
            return result.value
        enough = "memory than the run may use" if result.limit is Limit.MEMORY else f"than {result.amount}"
        message = f"the template needs more {enough}"
        hint = "look for arithmetic on large numbers, and for loops within loops"
        return None, (error("template-limit", Span(shown), message, hint),)
    raise AssertionError("one piece of work has one result")


def _render(text: str, shown: str, values: Mapping[str, Any]) -> tuple[str | None, tuple[Diagnostic, ...]]:
    try:
        return _compiled(text).render(dict(values)), ()
    except TemplateSyntaxError as problem:
        span = _line_span(text, shown, problem.lineno)
        return None, (
            error("template-syntax", span, f"not a valid template: {problem.message}", "correct the line"),
        )
    except UndefinedError as problem:
        return None, (_undefined(problem, text, shown, values),)
    except SyntaxError:
        # Python's own limits on the code that Jinja2 writes: 20 loops or 100 blocks in each other.
        return None, (error("template-syntax", Span(shown), "blocks nested too deep", "flatten them"),)
    except _MISTAKES as problem:
        # What a template's own expressions may raise: the author's mistake, not ours.
        span = _line_span(text, shown, _template_line(problem))
        return None, (
            error("template-error", span, f"the template fails here: {problem}", "correct the line"),
        )


@cache
def _packaged() -> frozenset[str]:
    """Read the templates that come with briefgen."""
    found = packaged_templates().glob(f"*/{TEMPLATE}")
    return frozenset(path.read_text(encoding="utf-8") for path in found)


@lru_cache(maxsize=8)
def _compiled(text: str) -> Template:
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, finalize=escape_markdown, trim_blocks=True, lstrip_blocks=True
    )
    environment.globals.clear()
    return environment.from_string(text)


def _undefined(problem: UndefinedError, text: str, shown: str, values: Mapping[str, Any]) -> Diagnostic:
    number = _template_line(problem)
    found = _NAME.search(str(problem))
    name = next((g for g in found.groups() if g), "") if found else ""
    close = nearest(name, values) if name else None
    hint = (
        f"did you mean `{close}`?" if close else f"known names: {', '.join(f'`{v}`' for v in sorted(values))}"
    )
    message = f"`{name}` is not defined" if name else str(problem)
    return error("template-undefined", _line_span(text, shown, number, name), message, hint)


def _template_line(problem: BaseException) -> int:
    frames = traceback.extract_tb(problem.__traceback__)
    return next((f.lineno or 1 for f in reversed(frames) if f.filename == "<template>"), 1)


def _line_span(text: str, shown: str, number: int, word: str = "") -> Span:
    lines = text.split("\n")
    line = lines[min(max(number, 1), len(lines)) - 1]
    start = line.find(word) if word and word in line else len(line) - len(line.lstrip())
    end = start + len(word) if word else max(len(line.rstrip()), start + 1)
    return Span(shown, number, start + 1, number, end + 1)
