"""What a run is told from outside: its arguments, the workspace's settings and the environment."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import TypeVar, get_args

from briefgen.diagnostic import Diagnostic, Span, error, truncate
from briefgen.settings.settings import Form, Settings, find_root, place_of_key
from briefgen.workers.pool import Bounds, Exceeded, bounded

T = TypeVar("T")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOST_RULE_FINDINGS = 50
"""More findings than this on the rules named in the settings say nothing more."""


class UsageError(Exception):
    """What was asked for makes no sense; it carries the findings and ends the run."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__()
        self.diagnostics = diagnostics


def list_briefs(specs: Iterable[Path]) -> list[Path]:
    """List the briefs named, and those of the folders named, each once.

    Errors: UsageError for a folder without a brief.
    """
    found: list[Path] = []
    for spec in specs:
        if not spec.is_dir():
            found.append(spec)
            continue
        folder = spec / "briefs" if (spec / "briefs").is_dir() else spec
        here = sorted(p for p in folder.glob("*.yaml") if p.is_file())
        if not here:
            hint = "make one: `briefgen new NAME`"
            raise UsageError(error("file-unreadable", Span(str(spec)), "no brief in this folder", hint))
        found += here
    return list({path.absolute(): path for path in reversed(found)}.values())[::-1]


def refuse_same_output(told: Iterable[tuple[Path, Settings]]) -> None:
    """See that no two briefs are written to one file.

    Errors: UsageError.
    """
    written: dict[Path, Path] = {}
    for spec, settings in told:
        target = settings.memo_path(spec.stem)
        if (first := written.setdefault(target, spec)) is not spec:
            message = f"it would be written to `{settings.shown(target)}`, and so would `{first}`"
            hint = "rename one, or build them apart with `-o`"
            raise UsageError(error("output-twice", Span(str(spec)), message, hint))


def gather_settings(  # noqa: PLR0913  # one parameter for each thing a run can be told
    near: Path,
    here: Path,
    environment: Mapping[str, str],
    *,
    overrides: Iterable[str] = (),
    as_of: str | None = None,
    texts: Iterable[Path] = (),
    output: Path | None = None,
    formats: str | None = None,
    cache: Path | None = None,
    strict: bool = False,
) -> Settings:
    """Settle what a run goes by: options first, then the environment, then the workspace's settings.

    `near` is a path in the workspace, `here` the current folder.

    Errors: UsageError for an option or a setting that cannot be understood.
    """
    from briefgen.settings.workspace_file import (
        read_configuration,  # loads models: only once a run has settings
    )

    root = find_root((here / near).resolve() if (here / near).exists() else here)
    file = root / "pyproject.toml"
    shown = file.relative_to(here).as_posix() if file.is_relative_to(here) else str(file)
    configuration, problems = read_configuration(root, shown)
    if problems := (*problems, *_unadjustable_rules(configuration.rules, file, shown)):
        raise UsageError(*problems)
    pairs = dict(_pair(item) for item in overrides)
    if as_of is not None:
        pairs["as_of"] = parse_day(as_of, "--as-of").isoformat()
    named = list(texts)
    for missing in (p for p in named if not (here / p).is_dir()):
        hint = "name a folder that exists"
        raise UsageError(error("file-unreadable", Span(str(missing)), "no such folder of texts", hint))
    named += [Path(p) for p in environment.get("BRIEFGEN_TEXTS", "").split(os.pathsep) if p]
    roots = [here / p for p in named] + [root / p for p in configuration.texts]
    return Settings(
        root=root,
        shown_from=here,
        corpus=root / configuration.corpus,
        templates=root / configuration.templates,
        output=here / output if output else root / configuration.output,
        texts=tuple(dict.fromkeys(Path(os.path.normpath(p)) for p in roots)),
        cache=cache,
        strict=strict or configuration.strict,
        formats=configuration.formats if formats is None else _formats(formats),
        edition_name=configuration.edition_name,
        bounds=Bounds(configuration.time_limit_seconds, configuration.memory_limit_mb),
        timestamp=_source_date(environment.get("SOURCE_DATE_EPOCH", "")),
        overrides=pairs,
        rules=configuration.rules,
        freshness=configuration.freshness,
    )


def within_bounds(work: Callable[[], T], near: Path, settings: Settings, times: int = 1) -> T:
    """Do a piece of work within the workspace's bounds, `times` those of one brief.

    Errors: UsageError where it exceeds them.
    """
    bounds = replace(settings.bounds, seconds=settings.bounds.seconds * times)
    (result,) = bounded((work,), bounds)
    if isinstance(result, Exceeded):
        raise UsageError(limit_finding(result, near, settings))
    return result.value


def limit_finding(exceeded: Exceeded, near: Path, settings: Settings) -> Diagnostic:
    """Say which limit ended a piece of work, and how it is raised."""
    limit = exceeded.limit or f"{settings.bounds.seconds:g} s"
    key = "memory_limit_mb" if exceeded.limit else "time_limit_seconds"
    hint = f"split it, or raise `{key}` under `[tool.briefgen]` in pyproject.toml"
    return error("run-limit", Span(settings.shown(near)), f"needs more than {limit}", hint)


def parse_day(text: str, option: str) -> date:
    """Read a day given to an option.

    Errors: UsageError where it is none.
    """
    try:
        return date.fromisoformat(text if _DAY.fullmatch(text) else "none")
    except ValueError:
        message = f"`{truncate(text)}` is not a day"
        raise UsageError(
            error("date-form", Span(f"{option} {truncate(text)}"), message, "write it as 2024-06-26")
        ) from None


def _unadjustable_rules(rules: Iterable[str], file: Path, shown: str) -> Iterator[Diagnostic]:
    """Report the rules of the settings that do not exist or cannot be lifted."""
    if rules:
        from briefgen.check.policy import unadjustable_rule  # loads every rule: only where settings name one

        for rule in islice(rules, _MOST_RULE_FINDINGS):
            if fault := unadjustable_rule(rule, place_of_key(file, shown, rule)):
                yield fault


def _pair(item: str) -> tuple[str, str]:
    key, sign, value = item.partition("=")
    if not sign or not key:
        hint = "write `--set edition=2`"
        raise UsageError(error("set-form", Span(f"--set {truncate(item)}"), "expected `KEY=VALUE`", hint))
    return key, value


def _formats(text: str) -> tuple[Form, ...]:
    """Read the forms named on the command line, each once."""
    known = {form: form for form in get_args(Form)}
    names = [name.strip() for name in text.split(",")]
    for name in names:
        if name not in known:
            message = f"`{truncate(name)}` is not a form of a memo"
            span = Span(f"--format {truncate(text)}")
            raise UsageError(error("format-unknown", span, message, f"write `--format {','.join(known)}`"))
    return tuple(dict.fromkeys(known[name] for name in names))


def _source_date(text: str) -> datetime | None:
    """Read SOURCE_DATE_EPOCH. Source: reproducible-builds.org, SOURCE_DATE_EPOCH specification."""
    if not text:
        return None
    try:
        # Digits alone: `int` would also take signs, spaces, underscores and other scripts' digits.
        return datetime.fromtimestamp(int(text if text.isascii() and text.isdigit() else "none"), UTC)
    except (ValueError, OverflowError, OSError):
        message = f"`{truncate(text)}` is not a number of seconds since 1970"
        raise UsageError(
            error("date-form", Span("SOURCE_DATE_EPOCH"), message, "correct or unset it")
        ) from None
