"""Running the rules: each gets, by the names of its parameters, the values it uses.

A rule is a function that takes some of the fields of `RuleInputs` and yields findings. It runs only if
none of its arguments is None: `change_unexplained` takes `last`, and does not run if no edition was issued.
The reasons for this are in docs/decisions/rule-signatures.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from inspect import signature
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from briefgen.check import (
    BRIEF_RULES,
    CORPUS_RULES,
    FACT_RULES,
    LAYOUT_RULES,
    PROSE_RULES,
    QUOTATION_RULES,
    WORKSPACE_RULES,
    Rule,
)
from briefgen.check.briefs_disagree import BriefWithProfile
from briefgen.check.clean_runs import CleanRuns
from briefgen.check.extent import Extent
from briefgen.check.prose_field import FieldInEntry, ProseField, brief_prose, corpus_prose
from briefgen.check.support import Supports
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact
from briefgen.corpus.marking_scheme import TLP, MarkingScheme
from briefgen.corpus.quotation_proofs import Proofs
from briefgen.corpus.translations import NO_TRANSLATIONS, Translations
from briefgen.diagnostic import Diagnostic, Findings
from briefgen.evidence.frozen import FrozenMemo
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief
from briefgen.spec.freshness import Limits
from briefgen.spec.product import Product
from briefgen.spec.profile import Profile

T = TypeVar("T")


class RuleInputs(Struct, frozen=True):
    """The values a rule can ask for, by name; None if not available."""

    corpus: Corpus | None = None
    """The whole corpus, or what a brief refers to; without its sections for rules on a fact or on prose."""
    proofs: Proofs | None = None
    """The quotations of the corpus, each with the result of looking for it in its source."""
    supports: Supports | None = None
    """What the facts and views rest on; made of the corpus and its proofs when the rules are run."""
    entry: Entry[Fact] | None = None
    """One fact of the corpus."""
    field: ProseField | None = None
    """One field of prose, of the corpus or of the brief."""
    field_in_entry: FieldInEntry | None = None
    """The same field, for a rule that also looks at other fields of its entry."""
    brief: Entry[Brief] | None = None
    product: Product | None = None
    profile: Profile | None = None
    last: FrozenMemo | None = None
    """The last edition of the brief."""
    limits: Mapping[str, Limits] | None = None
    """How old facts may be, from the settings."""
    markings: MarkingScheme = TLP
    """The markings of the workspace."""
    translations: Translations = NO_TRANSLATIONS
    """The texts of the corpus in the brief's language; empty where it has none."""
    extent: Extent | None = None
    """The length of the memo, once it is laid out."""
    briefs: tuple[BriefWithProfile, ...] | None = None
    """The briefs of a workspace, where they are checked together."""
    clean_runs: CleanRuns | None = None
    """The runs that are left out, because they had no finding before; no rule asks for it."""


def run_corpus_rules(inputs: RuleInputs, *, with_brief: bool | None = None) -> Iterator[Diagnostic]:
    """Run the rules on a corpus, on its facts and on its prose.

    `with_brief` limits them to the rules that look at a brief too, or to those that do not.
    """
    inputs = _with_supports(inputs)
    of_corpus, of_facts, of_prose = (
        [rule for rule in rules if with_brief in (None, "brief" in parameters(rule))]
        for rules in (CORPUS_RULES, FACT_RULES, PROSE_RULES)
    )
    yield from _run(of_corpus, inputs)
    if inputs.corpus is not None:
        yield from _on_facts(of_facts, inputs, inputs.corpus.facts)
        yield from _on_prose(of_prose, inputs, corpus_prose(inputs.corpus, usual_language(inputs)))


def divide_corpus_rules(inputs: RuleInputs, size: int) -> list[Callable[[], Findings]]:
    """Divide what `run_corpus_rules` does into parts, which can be done side by side.

    Shape: the findings of the parts, one part after the other, are those of `run_corpus_rules`. A part runs
    the rules on the corpus, or those on `size` facts, or on `size` fields of prose.
    """
    inputs = _with_supports(inputs)
    parts = [partial(_run, CORPUS_RULES, inputs)]
    if inputs.corpus is not None:
        facts = list(inputs.corpus.facts.items())
        fields = list(corpus_prose(inputs.corpus, usual_language(inputs)))
        parts += [partial(_on_facts, FACT_RULES, inputs, dict(some)) for some in _split(facts, size)]
        parts += [partial(_on_prose, PROSE_RULES, inputs, some) for some in _split(fields, size)]
    return [partial(_listed, part) for part in parts]


def _split(values: list[T], size: int) -> list[list[T]]:
    return [values[at : at + size] for at in range(0, len(values), size)]


def _listed(part: Callable[[], Iterable[Diagnostic]]) -> Findings:
    return tuple(part())


CorpusRules = Callable[[RuleInputs], Iterable[Diagnostic]]
"""Runs the rules on a corpus."""


def run_brief_rules(inputs: RuleInputs, corpus_rules: CorpusRules = run_corpus_rules) -> Iterator[Diagnostic]:
    """Run the rules on a brief, on its prose, and on the part of the corpus that it refers to."""
    inputs = _with_supports(inputs)
    yield from corpus_rules(inputs)
    yield from _run(BRIEF_RULES, inputs)
    if inputs.brief is not None:
        yield from _on_prose(PROSE_RULES, inputs, brief_prose(inputs.brief))


def run_quotation_rules(inputs: RuleInputs) -> Iterator[Diagnostic]:
    """Run the rules on the places of a corpus's quotations."""
    return _run(QUOTATION_RULES, inputs)


def run_workspace_rules(inputs: RuleInputs) -> Iterator[Diagnostic]:
    """Run the rules on the briefs of a workspace together."""
    return _run(WORKSPACE_RULES, inputs)


def run_layout_rules(inputs: RuleInputs) -> Iterator[Diagnostic]:
    """Run the rules on a memo that is laid out."""
    return _run(LAYOUT_RULES, inputs)


def _with_supports(inputs: RuleInputs) -> RuleInputs:
    """Add what gathers the evidence of the facts and views, where there is a corpus with its proofs."""
    if inputs.supports is not None or inputs.corpus is None or inputs.proofs is None:
        return inputs
    supports = Supports.without_sections(inputs.corpus, inputs.proofs, usual_language(inputs))
    return replace(inputs, supports=supports)


def _without_sections(inputs: RuleInputs) -> RuleInputs:
    """Leave out the sections, so that an edit of one does not run rules on facts and other prose again."""
    if inputs.supports is not None:
        return replace(inputs, corpus=inputs.supports.corpus)
    return inputs if inputs.corpus is None else replace(inputs, corpus=replace(inputs.corpus, sections={}))


def usual_language(inputs: RuleInputs) -> str:
    """Return the language of the brief; English where there is none."""
    return inputs.brief.value.language if inputs.brief else "en"


def _on_facts(
    rules: Sequence[Rule], inputs: RuleInputs, facts: Mapping[str, Entry[Fact]]
) -> Iterator[Diagnostic]:
    inputs = _without_sections(inputs)
    if inputs.clean_runs is None:
        # One fact after the other, so that its texts are read once for all rules.
        for entry in facts.values():
            yield from _run(rules, replace(inputs, entry=entry))
        return
    for rule in rules:
        others = {name: getattr(inputs, name) for name in parameters(rule) if name != "entry"}
        if not any(value is None for value in others.values()):
            yield from inputs.clean_runs.run_on_facts(rule, others, facts)


def _on_prose(
    rules: Sequence[Rule], inputs: RuleInputs, fields: Iterable[FieldInEntry]
) -> Iterator[Diagnostic]:
    inputs = _without_sections(inputs)
    for each in fields:
        yield from _run(rules, replace(inputs, field=each, field_in_entry=each))


def _run(rules: Iterable[Rule], inputs: RuleInputs) -> Iterator[Diagnostic]:
    for rule in rules:
        given = {name: getattr(inputs, name) for name in parameters(rule)}
        if not any(value is None for value in given.values()):
            yield from inputs.clean_runs.run(rule, given) if inputs.clean_runs else rule(**given)


@cache
def parameters(rule: Rule) -> tuple[str, ...]:
    """Return the names of the values that a rule takes."""
    return tuple(signature(rule).parameters)
