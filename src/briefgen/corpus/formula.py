"""Formulas of derived figures: arithmetic on ids of facts, such as `trade-2023 - trade-2013`.

Ids are replaced by names, then Python's own parser parses the expression; it is never executed as code. Ids
contain hyphens, so a minus sign needs spaces around it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Mapping
from decimal import Decimal, DecimalException
from types import MappingProxyType

from msgspec import Struct

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact

_TOKEN = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*|[0-9]+(?:\.[0-9]+)?|[-+*/() ]")
_OPERATORS: Mapping[type[ast.operator], Callable[[Decimal, Decimal], Decimal]] = MappingProxyType(
    {
        ast.Add: lambda a, b: a + b,
        ast.Sub: lambda a, b: a - b,
        ast.Mult: lambda a, b: a * b,
        ast.Div: lambda a, b: a / b,
    }
)


class FormulaError(ValueError):
    """A formula that cannot be parsed or computed; the message says why."""


class Formula(Struct, frozen=True):
    """A parsed formula."""

    text: str
    inputs: tuple[str, ...]
    """The ids of the facts in the formula, each once, in order."""
    tree: ast.expr

    def compute(self, values: Mapping[str, Decimal]) -> Decimal:
        """Compute the formula from the values of its inputs.

        Errors: FormulaError for a division by zero or a result that is out of range.
        """
        try:
            return self._value(self.tree, values)
        except (DecimalException, ArithmeticError) as fault:
            raise FormulaError("it divides by zero, or its result is out of range") from fault

    def _value(self, node: ast.expr, values: Mapping[str, Decimal]) -> Decimal:
        if isinstance(node, ast.BinOp):
            operator = _OPERATORS[type(node.op)]
            return operator(self._value(node.left, values), self._value(node.right, values))
        if isinstance(node, ast.Name):
            return values[self.inputs[int(node.id[1:])]]
        if isinstance(node, ast.Constant):
            return Decimal(str(node.value))
        raise AssertionError("parse_formula allows no other nodes")


def parse_formula(text: str) -> Formula:
    """Parse a formula: ids of facts, numbers, `+`, `-`, `*`, `/` and parentheses.

    Errors: FormulaError.
    """
    inputs: dict[str, int] = {}
    parts: list[str] = []
    at = 0
    for found in _TOKEN.finditer(text):
        if found.start() != at:
            break
        token = found.group()
        is_id = token[0].isalpha()
        parts.append(f"_{inputs.setdefault(token, len(inputs))}" if is_id else token)
        at = found.end()
    if at != len(text):
        raise FormulaError(f"`{text[at]}` is not allowed in a formula")
    try:
        tree = ast.parse("".join(parts).strip(), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as fault:
        raise FormulaError("it is not arithmetic on ids and numbers") from fault
    kinds = (ast.BinOp, ast.Name, ast.Constant, ast.operator, ast.expr_context)
    allowed = all(isinstance(node, kinds) for node in ast.walk(tree))
    operators = (n.op for n in ast.walk(tree) if isinstance(n, ast.BinOp))
    if not allowed or not all(type(op) in _OPERATORS for op in operators) or not inputs:
        raise FormulaError("it is not arithmetic on ids and numbers")
    return Formula(text, tuple(inputs), tree)


def derived_from(name: str, corpus: Corpus) -> tuple[str, ...]:
    """Return the loaded facts that a fact is computed from, directly or not; itself too, if in a circle."""
    found: dict[str, None] = {}
    waiting = [name]
    while waiting:
        entry = corpus.facts.get(waiting.pop())
        new = [i for i in inputs_of(entry.value) if i not in found and i in corpus.facts] if entry else []
        found |= dict.fromkeys(new)
        waiting += new
    return tuple(found)


def inputs_of(fact: Fact) -> tuple[str, ...]:
    """Return the ids of the facts that a derived fact is computed from; none for any other fact."""
    if fact.figure is None or fact.figure.formula is None:
        return ()
    try:
        return parse_formula(fact.figure.formula).inputs
    except FormulaError:
        return ()  # reported as a formula that cannot be computed
