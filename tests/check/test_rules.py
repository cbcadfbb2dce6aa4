"""Tests of what holds for all rules together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_type_hints

import pytest

import briefgen
from briefgen import check
from briefgen.check import run_rules
from briefgen.check.manual import explanations
from briefgen.check.run_rules import RuleInputs, parameters
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.quotation_proofs import Proofs
from briefgen.diagnostic import Diagnostic, Span, error

PACKAGE = Path(briefgen.__file__).parent
MODULES = sorted(
    path.stem for path in (PACKAGE / "check").glob("*.py") if "\ndef check" in path.read_text("utf-8")
)
RULES = (
    *check.CORPUS_RULES,
    *check.FACT_RULES,
    *check.BRIEF_RULES,
    *check.PROSE_RULES,
    *check.LAYOUT_RULES,
    *check.WORKSPACE_RULES,
)
_EMITTED = re.compile(
    r"\b(?:error|warning|note|_problem|_block_problem|_fault|Problem)\(\s*\"([a-z]+(?:-[a-z]+)+)\""
)
_NAMED = re.compile(r"^RULE = \"([a-z-]+)\"", re.MULTILINE)
_RENAMED = re.compile(r"\brule=\"([a-z-]+)\"")
_TABLED = re.compile(r"\"(value-[a-z]+)\",\s+lambda")
KINDS = ("fact", "measure", "view", "source", "origin", "question", "section")


def emitted_rules() -> set[str]:
    """Return every rule id that stands in the source as the rule of a finding."""
    found = {f"{kind}-unknown" for kind in KINDS}
    for path in PACKAGE.rglob("*.py"):
        text = path.read_text("utf-8")
        for form in (_EMITTED, _NAMED, _TABLED, _RENAMED):
            found.update(form.findall(text))
    return found


def test_rules_are_seen() -> None:
    """The search for rule ids finds those of every form in which one is written."""
    assert emitted_rules() >= {
        "yaml-syntax", "yaml-duplicate-key", "value-type", "value-range", "key-missing", "fact-unknown", "prose-code",
        "prose-link", "prose-depth", "quote-missing", "page-budget", "file-large", "template-undefined", "settings-syntax",
        "output-unwritable", "id-duplicate", "part-unknown", "product-file", "lock-damaged",
    }  # fmt: skip


@pytest.mark.parametrize("rule", sorted(emitted_rules()))
def test_every_rule_is_explained(rule: str) -> None:
    """A finding's rule can be looked up, and its text has more to say than its name."""
    text = explanations()[rule]
    assert rule in text.partition(":")[0]
    assert len(text.splitlines()) > 1


def test_nothing_else_is_explained() -> None:
    """No text explains a rule that is never reported."""
    assert set(explanations()) - emitted_rules() == set()


@pytest.mark.parametrize("module", MODULES)
def test_every_rule_has_its_test(module: str) -> None:
    """A rule's file, its id and its test bear one name."""
    assert (Path(__file__).parent / f"test_{module}.py").is_file()
    named = _NAMED.findall((PACKAGE / "check" / f"{module}.py").read_text("utf-8"))
    assert named in ([module.replace("_", "-")], [] if module == "prose_markdown" else None)


@pytest.mark.parametrize("module", MODULES)
def test_every_rule_is_run(module: str) -> None:
    """A rule's file stands in one of the tables, so that it is run."""
    assert f"briefgen.check.{module}" in {rule.__module__ for rule in RULES}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.__module__}.{rule.__name__}")
def test_every_rule_takes_what_there_is(rule: check.Rule) -> None:
    """Each parameter of a rule is one of the inputs, by its name and its type, which no type checker sees."""
    inputs = get_type_hints(RuleInputs)
    taken = get_type_hints(rule)
    assert taken.pop("return") == Iterator[Diagnostic]
    assert tuple(taken) == parameters(rule) != ()
    for name, kind in taken.items():
        assert inputs[name] in (kind, kind | None), name


def test_a_rule_runs_where_all_it_takes_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that takes something that is missing does not run; the others do."""

    def on_corpus(corpus: Corpus) -> Iterator[Diagnostic]:
        yield error("on-corpus", Span(str(len(corpus.facts))), "")

    def on_proofs(proofs: Proofs, corpus: Corpus) -> Iterator[Diagnostic]:
        yield error("on-proofs", Span(f"{len(proofs)}{len(corpus.facts)}"), "")

    monkeypatch.setattr(run_rules, "CORPUS_RULES", (on_proofs, on_corpus))
    found = run_rules.run_corpus_rules(RuleInputs(corpus=Corpus()))
    assert [d.rule for d in found] == ["on-corpus"]
