"""Tests of adding items to lists of a YAML file as text."""

from __future__ import annotations

import pytest

from briefgen.propose.insert import add_items

ITEM = [["- id: new", "  statement: New."]]
ADDED = "  - id: new\n    statement: New.\n"
LISTS = {
    "at the end": ("facts:\n  - id: a  # why\n", f"facts:\n  - id: a  # why\n{ADDED}"),
    "without a last line end": ("facts:\n  - id: a", f"facts:\n  - id: a\n{ADDED}"),
    "before another key": (
        "facts:\n  - id: a\n\n# origins\norigins: []\n",
        f"facts:\n  - id: a\n{ADDED}\n# origins\norigins: []\n",
    ),
    "behind a folded text": (
        "facts:\n  - id: a\n    statement: >-\n      Long\n      text.\n\n",
        f"facts:\n  - id: a\n    statement: >-\n      Long\n      text.\n{ADDED}\n",
    ),
    "behind evidence in brackets": (
        "facts:\n- id: a\n  evidence: [{source: s,\n    exact: x}]  # note\n",
        "facts:\n- id: a\n  evidence: [{source: s,\n    exact: x}]  # note\n- id: new\n  statement: New.\n",
    ),
    "an item in braces": ("facts:\n  - {id: a}\n", f"facts:\n  - {{id: a}}\n{ADDED}"),
    "an empty list": ("facts: []  # none yet\nmeasures: []\n", f"facts:  # none yet\n{ADDED}measures: []\n"),
    "an empty key": ("facts:\n", f"facts:\n{ADDED}"),
    "a new key": ("# head\nmeasures: []\n", f"# head\nmeasures: []\nfacts:\n{ADDED}"),
    "a file of comments": ("# head\n", f"# head\nfacts:\n{ADDED}"),
}
REFUSED = {
    "a list in brackets": ("facts: [{id: a}]\n", "list-in-brackets"),
    "a file that is a list": ("- a\n", "list-in-brackets"),
    "not YAML": ("facts: [\n", "yaml-syntax"),
}


@pytest.mark.parametrize(("text", "wanted"), LISTS.values(), ids=LISTS)
def test_items_are_added_behind_the_last(text: str, wanted: str) -> None:
    """Every line that was there stays as it is, and the new item has the indentation of the others."""
    assert add_items(text, "facts.yaml", {"facts": ITEM}) == (wanted, ())


@pytest.mark.parametrize(("text", "rule"), REFUSED.values(), ids=REFUSED)
def test_a_list_of_another_form_is_refused(text: str, rule: str) -> None:
    """Nothing is added where the list is in brackets or the file is no YAML mapping, and the finding says so."""
    result, findings = add_items(text, "facts.yaml", {"facts": ITEM})
    assert result is None
    assert [finding.rule for finding in findings] == [rule]
