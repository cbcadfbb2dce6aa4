"""What becomes of findings: allowances in the files lift some, the settings' levels weigh the rest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from briefgen.check.manual import adjustable_rules, explanations
from briefgen.diagnostic import Diagnostic, Severity, Span, arrange, error, warning
from briefgen.reading.allowance import Allowance, read_allowances
from briefgen.reading.suggest import nearest

_LEVELS: Mapping[str, Severity | None] = {"error": Severity.ERROR, "warning": Severity.WARNING, "off": None}


@dataclass(frozen=True, slots=True)
class Run:
    """What a run has read and found, before anything is lifted or weighed."""

    found: tuple[Diagnostic, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    """The files read, by the path that findings print."""
    whole: frozenset[str] = frozenset()
    """The paths of those in which every rule looked at everything."""

    def __add__(self, other: Run) -> Run:
        return Run(self.found + other.found, {**self.texts, **other.texts}, self.whole | other.whole)

    def adding(self, found: Iterable[Diagnostic]) -> Run:
        """Give the same run with more findings."""
        return replace(self, found=(*self.found, *found))


def settle(run: Run, levels: Mapping[str, str], ran: Collection[str]) -> tuple[Diagnostic, ...]:
    """Decide over the findings of a run; `levels` gives error, warning or off by rule.

    An allowance is called unused only where all was read that may need it: in files read whole, for the rules
    that `ran`, and after no finding that leaves part of the run undone.

    Errors: allow-reason, allow-unused, rule-unknown, rule-fixed.
    """
    allowances: list[Allowance] = []
    problems: list[Diagnostic] = []
    for path, text in run.texts.items():
        read, faults = read_allowances(path, text)
        problems += faults
        allowances += read
    used = {a for d in run.found for a in allowances if d.rule in adjustable_rules() and a.covers(d)}
    kept = [d for d in run.found if not any(a.covers(d) for a in used)]
    problems += (fault for a in allowances if (fault := doubt(a.rule, a.span)))
    undone = any(d.rule not in adjustable_rules() and d.severity is Severity.ERROR for d in run.found)
    for allowance in () if undone else allowances:
        if allowance not in used and allowance.span.path in run.whole and allowance.rule in ran:
            message = f"nothing here breaks `{allowance.rule}`"
            problems.append(warning("allow-unused", allowance.span, message, "remove the allowance"))
    return arrange(_weighed((*kept, *problems), levels))


def doubt(rule: str, span: Span) -> Diagnostic | None:
    """Say why a rule cannot be lifted or lowered, if it cannot.

    Errors: rule-unknown, rule-fixed.
    """
    if rule in adjustable_rules():
        return None
    known = explanations()
    if rule in known:
        message = f"rule `{rule}` cannot be lifted: no memo is made of what it reports"
        return error("rule-fixed", span, message, "mend what it reports")
    close = nearest(rule, known)
    hint = f"did you mean `{close}`?" if close else "list them with `briefgen explain`"
    return error("rule-unknown", span, f"no rule `{rule}`", hint)


def _weighed(found: Iterable[Diagnostic], levels: Mapping[str, str]) -> Iterator[Diagnostic]:
    for diagnostic in found:
        if diagnostic.rule not in levels:
            yield diagnostic
        elif (severity := _LEVELS[levels[diagnostic.rule]]) is not None:
            yield replace(diagnostic, severity=severity)
