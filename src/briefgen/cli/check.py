"""The command `check`."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from briefgen.cache.file_stamp import now_ns
from briefgen.cli.cache_output import cache_check
from briefgen.cli.console import (
    USAGE,
    Exit,
    count,
    exit_on_findings,
    print_findings,
    print_text,
    quotation_states_line,
    source_lines,
    summary,
)
from briefgen.cli.declared import CommandArgument, CommandOption
from briefgen.cli.environment import cores, settings_of, terminal_width
from briefgen.cli.options import AsOf, Set, Strict, Style, Texts
from briefgen.corpus.size import count_brief_shares
from briefgen.diagnostic import Findings, Severity, Span, error
from briefgen.report.formats import FORMATS
from briefgen.settings.gather import UsageError, run_within_limits
from briefgen.settings.list_briefs import list_briefs, with_settings
from briefgen.settings.settings import Settings

if TYPE_CHECKING:
    from briefgen.recheck.recheck import Checked

_FACT = re.compile(r"(?:fact:)?[a-z0-9]+(?:-[a-z0-9]+)*")
"""What is taken for the id of a fact, if there is no file or folder of that name."""


def run(
    specs: Annotated[
        list[Path],
        CommandArgument(
            metavar="SPEC…|DIR|FACT-ID…",
            help="Briefs, folders of briefs, or ids of facts.",
            show_default=False,
        ),
    ],
    style: Annotated[Style, CommandOption("--format", help="How to print findings.")] = "human",
    overrides: Set = None,
    as_of: AsOf = None,
    texts: Texts = None,
    strict: Strict = False,
    unused: Annotated[
        bool,
        CommandOption("--unused", help="Also list entries of a folder that no brief uses."),
    ] = False,
) -> None:
    """Check briefs, and with a folder also its corpus; or show single facts beside their evidence."""
    if all(_is_fact(spec) for spec in specs):
        if overrides or as_of:
            option = "--set" if overrides else "--as-of"
            hint = "leave it out, or name the brief"
            raise UsageError(error("set-form", Span(f"briefgen check {option}"), "only a brief has it", hint))
        names = [spec.name.removeprefix("fact:") for spec in specs]
        _check_facts(names, settings_of(Path.cwd(), texts=texts), style, strict=strict)
        return
    from briefgen.recheck.recheck import check_all

    started_ns = now_ns()
    corpora = [settings_of(folder, texts=texts) for folder in specs if folder.is_dir()]
    briefs = list_briefs(specs, without={settings.corpus for settings in corpora})
    tasks = with_settings(briefs, lambda near: settings_of(near, overrides, as_of, texts, strict))
    near, settings = tasks[0] if tasks else (corpora[0].corpus, corpora[0])
    shares = sum(count_brief_shares(each.corpus) for each in corpora)
    checked = run_within_limits(
        partial(check_all, tasks, corpora, cores()), near, settings, times=len(tasks) + shares
    )
    findings = checked.findings
    if unused:
        from briefgen.usage.unused import unused_entries

        findings += tuple(entry for each in corpora for entry in unused_entries(each))
    if style in ("human", "short"):
        print_findings(findings, style)
        lines = _lines(checked, len(briefs), findings)
        for line in lines:
            print_text(line)
        if not findings and not unused:
            cache_check(specs, briefs, checked.inputs, started_ns, lines)
    else:
        print_text(FORMATS[style](findings, source_lines()))
    exit_on_findings(findings, strict)


def _lines(checked: Checked, briefs: int, findings: Findings) -> list[str]:
    """Return the lines below the findings."""
    lines = [f"{count(briefs, 'brief')}: {summary(findings)}", quotation_states_line(checked.states)]
    if checked.own_count:
        lines.append(f"{count(checked.own_count, 'own number')}, which need no evidence")
    if briefs and not any(finding.severity is Severity.ERROR for finding in findings):
        lines.append("`briefgen build` also checks the number of pages")
    return lines


def _is_fact(spec: Path) -> bool:
    return not spec.exists() and _FACT.fullmatch(str(spec)) is not None


def _check_facts(names: list[str], settings: Settings, style: str, *, strict: bool) -> None:
    """Print facts beside their evidence, each with its findings."""
    from briefgen.recheck.check_fact import check_facts
    from briefgen.report.fact_text import fact_text, facts_json

    checked, problems = run_within_limits(
        partial(check_facts, names, settings), settings.corpus, settings, times=len(names)
    )
    findings = (*problems, *(finding for fact in checked for finding in fact.findings))
    facts = [(fact.reading, fact.findings, fact.allowed) for fact in checked]
    if style == "json":
        print_text(facts_json(facts, problems))
    elif style == "human":
        print_findings(problems)
        print_text(
            "\n\n".join(fact_text(*fact, terminal_width()) for fact in facts), end="\n" if facts else ""
        )
    else:
        print_text(FORMATS[style](findings, source_lines()))
    if any(problem.rule == "fact-unknown" for problem in problems):
        raise Exit(USAGE)
    exit_on_findings(findings, strict)
