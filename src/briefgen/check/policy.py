"""The policy on findings: allowances in the files drop some, and the settings' levels weigh the others."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from briefgen.check.manual import adjustable_rules, explanations
from briefgen.diagnostic import Diagnostic, Findings, Severity, Span, arrange, error, has_errors, warning
from briefgen.reading.allowance import Allowance, read_allowances
from briefgen.reading.suggest import nearest

_LEVELS: Mapping[str, Severity | None] = {"error": Severity.ERROR, "warning": Severity.WARNING, "off": None}


class CheckRun(Struct, frozen=True):
    """The files that a run has read and its findings, before any policy is applied."""

    findings: Findings = ()
    texts: Mapping[str, str] = field(default_factory=dict)
    """The files read, by the path that findings print."""
    fully_checked: frozenset[str] = frozenset()
    """The paths of the files that every rule has checked completely."""

    def __add__(self, other: CheckRun) -> CheckRun:
        return CheckRun(
            self.findings + other.findings,
            {**self.texts, **other.texts},
            self.fully_checked | other.fully_checked,
        )

    def adding(self, findings: Iterable[Diagnostic]) -> CheckRun:
        """Return the same run with more findings."""
        return replace(self, findings=(*self.findings, *findings))


class Policy(Struct, frozen=True):
    """Decides which findings of a run are reported, and with which severity."""

    levels: Mapping[str, str]
    """Error, warning or off, by rule; other rules have their own severity."""
    allowances: tuple[Allowance, ...]
    """The allowances in all files of the run."""
    faults: Findings
    """What is wrong with the allowances themselves."""
    fully_checked: frozenset[str]
    """As in `CheckRun`."""

    def apply(self, findings: Findings, rules_run: Collection[str]) -> Findings:
        """Return the findings to report, sorted by place.

        An allowance is reported as unused only where every finding that might need it is known: in a file
        that was checked fully, for a rule of `rules_run`, and where no error prevented
        part of the run.

        Errors: allow-reason, allow-unused, rule-unknown, rule-fixed.
        """
        return arrange(self._reported(findings, rules_run))

    def stops(self, findings: Findings, rules_run: Collection[str], *, strict: bool = False) -> bool:
        """Check whether any finding to report is an error; with `strict`, or a warning."""
        return has_errors(self._reported(findings, rules_run), strict=strict)

    def allowed(self, findings: Findings) -> Findings:
        """Return the findings that are not reported: an allowance covers them, or their rule is off."""
        return tuple(
            finding
            for finding in findings
            if _is_adjustable(finding)
            and (self.levels.get(finding.rule) == "off" or any(a.covers(finding) for a in self.allowances))
        )

    def _reported(self, findings: Findings, rules_run: Collection[str]) -> Iterator[Diagnostic]:
        used: set[Allowance] = set()
        for finding in findings:
            covering = {a for a in self.allowances if a.covers(finding)} if _is_adjustable(finding) else None
            if covering:
                used |= covering
            else:
                yield from self._weighed(finding)
        for fault in self.faults:
            yield from self._weighed(fault)
        if any(d.severity is Severity.ERROR and not _is_adjustable(d) for d in findings):
            return
        for allowance in self.allowances:
            known = allowance.span.path in self.fully_checked and allowance.rule in rules_run
            if known and allowance not in used:
                message = f"this allowance is not needed: `{allowance.rule}` finds nothing here"
                yield from self._weighed(
                    warning("allow-unused", allowance.span, message, "remove the allowance")
                )

    def _weighed(self, finding: Diagnostic) -> Iterator[Diagnostic]:
        """Yield a finding with the severity that its rule has in the settings, unless that is off."""
        if finding.rule not in self.levels:
            yield finding
        elif (severity := _LEVELS[self.levels[finding.rule]]) is not None:
            yield replace(finding, severity=severity)


def read_policy(run: CheckRun, levels: Mapping[str, str]) -> Policy:
    """Read the allowances in the files of a run; `levels` are those of the settings."""
    allowances: list[Allowance] = []
    faults: list[Diagnostic] = []
    for path, text in run.texts.items():
        found, wrong = read_allowances(path, text)
        allowances += found
        faults += wrong
    faults += (fault for a in allowances if (fault := unadjustable_rule(a.rule, a.span)))
    return Policy(levels, tuple(allowances), tuple(faults), run.fully_checked)


def apply_policy(run: CheckRun, levels: Mapping[str, str], rules_run: Collection[str]) -> Findings:
    """Return the findings of a run to report: those of `Policy.apply`."""
    return read_policy(run, levels).apply(run.findings, rules_run)


def unadjustable_rule(rule: str, span: Span) -> Diagnostic | None:
    """Report a rule that the settings or an allowance cannot switch off or lower, if it is one.

    Errors: rule-unknown, rule-fixed.
    """
    if rule in adjustable_rules():
        return None
    known = explanations()
    if rule in known:
        message = f"rule `{rule}` cannot be switched off: no memo can be built with what it reports"
        return error("rule-fixed", span, message, "correct what the rule reports")
    close = nearest(rule, known)
    hint = f"did you mean `{close}`?" if close else "list them with `briefgen explain`"
    return error("rule-unknown", span, f"no rule `{rule}`", hint)


def _is_adjustable(finding: Diagnostic) -> bool:
    return finding.rule in adjustable_rules()
