"""The manual of each rule, as `briefgen explain` prints it.

The manual of a rule in this package is the docstring of its module; all others are in `rules.md`.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import MappingProxyType, ModuleType

from briefgen.check import (
    BRIEF_RULES,
    CORPUS_RULES,
    LAYOUT_RULES,
    NOT_ADJUSTABLE,
    PROSE_RULES,
    WORKSPACE_RULES,
)


@cache
def explanations() -> MappingProxyType[str, str]:
    """Return the text of every rule by its id, in order of id."""
    texts = [inspect.getdoc(module) or "" for module in _modules()]
    texts += Path(__file__).with_name("rules.md").read_text("utf-8").split("\n## ")[1:]
    return MappingProxyType(dict(sorted(pair for text in texts for pair in _by_rule(text.strip()))))


@cache
def adjustable_rules() -> frozenset[str]:
    """Return the rules that settings and allowances may switch off: a memo can be composed without them."""
    named = {str(module.RULE) for module in _modules() if hasattr(module, "RULE")}
    return frozenset({*named, "allow-reason", "allow-unused"}) - NOT_ADJUSTABLE


def _modules() -> list[ModuleType]:
    rules = (*CORPUS_RULES, *BRIEF_RULES, *PROSE_RULES, *LAYOUT_RULES, *WORKSPACE_RULES)
    return [m for m in dict.fromkeys(inspect.getmodule(rule) for rule in rules) if m is not None]


def _by_rule(text: str) -> Iterator[tuple[str, str]]:
    for rule in text.partition(":")[0].split(","):
        yield rule.strip(), text
