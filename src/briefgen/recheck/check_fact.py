"""Checking single facts, each with what was read from it and from its evidence."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from briefgen.build.check import RULES_BEFORE_LAYOUT, run_entry_checks
from briefgen.build.load import corpus_files
from briefgen.check.policy import CheckRun, read_policy
from briefgen.check.side_by_side import SideBySide, set_side_by_side
from briefgen.check.support import Supports
from briefgen.corpus.load import load_linked_corpus
from briefgen.corpus.references import EntryReference
from briefgen.diagnostic import Diagnostic, Findings, Span, error
from briefgen.reading.suggest import nearest_names
from briefgen.recheck.check_units import Places
from briefgen.recheck.recheck import add_origins
from briefgen.settings.settings import Settings

_MANUSCRIPT = "en"
"""The language of a corpus that no brief is given for."""


class CheckedFact(Struct, frozen=True):
    """A fact beside its evidence, with the findings in its entry."""

    reading: SideBySide
    findings: Findings
    allowed: int
    """How many findings the settings or a comment in the file allow."""


def check_facts(names: Iterable[str], settings: Settings) -> tuple[tuple[CheckedFact, ...], Findings]:
    """Check some facts of a workspace.

    Errors: fact-unknown, with the nearest ids; what is wrong with the files of a fact that cannot be loaded.
    """
    checked: list[CheckedFact] = []
    problems: Findings = ()
    for name in dict.fromkeys(names):
        found = _check(name, settings)
        checked += [found] if isinstance(found, CheckedFact) else []
        problems += () if isinstance(found, CheckedFact) else found
    return tuple(checked), problems


def _check(name: str, settings: Settings) -> CheckedFact | Findings:
    files = corpus_files(settings)
    place = Span(f"check {name}")
    if name not in files.ids("facts"):
        return (_unknown(name, place, load_linked_corpus(files)[0].facts),)
    wanted = [EntryReference("fact", name, place)]
    corpus, proofs, found = run_entry_checks(files, wanted, add_origins(files, settings), settings)
    if name not in corpus.facts:  # what is wrong with its file; or it is an origin or a measure
        others = load_linked_corpus(files)[0].facts
        return tuple(_unknown(name, place, others) if d.rule == "fact-unknown" else d for d in found)
    places = Places(corpus)
    own = tuple(finding for finding in found if places.unit(finding) == f"fact {name}")
    policy = read_policy(CheckRun(own, files.texts()), settings.rules)
    reported = policy.apply(own, RULES_BEFORE_LAYOUT)
    reading = set_side_by_side(corpus.facts[name], corpus, Supports(corpus, proofs, _MANUSCRIPT))
    return CheckedFact(
        reading,
        tuple(finding for finding in reported if places.unit(finding) == f"fact {name}"),
        len(policy.allowed(own)),
    )


def _unknown(name: str, place: Span, known: Iterable[str]) -> Diagnostic:
    listed = " or ".join(f"`{each}`" for each in nearest_names(name, known))
    hint = f"did you mean {listed}?" if listed else "name a fact of the corpus, a brief or a folder"
    return error("fact-unknown", place, f"no fact `{name}` in the corpus", hint)
