"""What `briefgen explain` prints: the manual of each rule.

A check's manual is its module's docstring; rules of reading, templates and files have theirs in `rules.md`.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib.resources import files

from briefgen.check import BRIEF_CHECKS, CORPUS_CHECKS, PROSE_CHECKS, page_budget


def explanations() -> dict[str, str]:
    """Give the text of every rule by its id, in order of id."""
    checks = (*CORPUS_CHECKS, *BRIEF_CHECKS, *PROSE_CHECKS, page_budget.check)
    modules = {inspect.getmodule(check) for check in checks}
    texts = [inspect.getdoc(module) or "" for module in modules]
    texts += files("briefgen").joinpath("rules.md").read_text("utf-8").split("\n## ")[1:]
    return dict(sorted(pair for text in texts for pair in _by_rule(text.strip())))


def _by_rule(text: str) -> Iterator[tuple[str, str]]:
    for rule in text.partition(":")[0].split(","):
        yield rule.strip(), text
