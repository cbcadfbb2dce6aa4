"""The manual of each rule, as `briefgen explain` prints it.

The manual of a rule in this package is the docstring of its module; all others are in `rules.md`.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from types import MappingProxyType, ModuleType

from briefgen.check import (
    BRIEF_RULES,
    CORPUS_RULES,
    FACT_RULES,
    LAYOUT_RULES,
    NOT_ADJUSTABLE,
    PROSE_RULES,
    QUOTATION_RULES,
    WORKSPACE_RULES,
    Rule,
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
    return frozenset({*_names(_modules()), "allow-reason", "allow-unused"}) - NOT_ADJUSTABLE


@cache
def quotation_rules() -> frozenset[str]:
    """Return the rules that look at the places of quotations."""
    return frozenset(_names(_modules_of(QUOTATION_RULES)))


def _names(modules: Iterable[ModuleType]) -> Iterator[str]:
    return (str(module.RULE) for module in modules if hasattr(module, "RULE"))


def _modules() -> list[ModuleType]:
    every = (CORPUS_RULES, FACT_RULES, BRIEF_RULES, PROSE_RULES, LAYOUT_RULES, WORKSPACE_RULES)
    return _modules_of(rule for rules in every for rule in rules)


def _modules_of(rules: Iterable[Rule]) -> list[ModuleType]:
    return [m for m in dict.fromkeys(inspect.getmodule(rule) for rule in rules) if m is not None]


def _by_rule(text: str) -> Iterator[tuple[str, str]]:
    for rule in text.partition(":")[0].split(","):
        yield rule.strip(), text
