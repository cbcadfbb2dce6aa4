"""Gathering the settings of a run from its options, the environment and the workspace."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, get_args

from msgspec.structs import replace

from briefgen.diagnostic import Diagnostic, Span, error, truncate
from briefgen.readable_folders import readable_folders
from briefgen.reading.files import folder_exists
from briefgen.settings.settings import OutputFormat, Settings, find_root
from briefgen.workers.limits import ResourceLimits
from briefgen.workers.outcome import Exceeded, Limit
from briefgen.workers.pool import run_in_child

if TYPE_CHECKING:
    from briefgen.corpus.marking_scheme import MarkingScheme
    from briefgen.settings.workspace_file import SettingsFile

T = TypeVar("T")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MAX_RULE_FINDINGS = 50
"""Findings on rules in the settings; further ones are left out."""


class UsageError(Exception):
    """A run cannot be done with its options and settings; the findings say why."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__()
        self.diagnostics = diagnostics


def gather_settings(  # noqa: PLR0913  # one parameter for each option
    near: Path,
    here: Path,
    environment: Mapping[str, str],
    now: datetime,
    *,
    overrides: Iterable[str] = (),
    as_of: str | None = None,
    texts: Iterable[Path] = (),
    output: Path | None = None,
    formats: str | None = None,
    cache: Path | None = None,
    strict: bool = False,
    audience: str = "",
) -> Settings:
    """Gather the settings of a run: options before the environment, and the environment before the workspace.

    `near` is a path in the workspace, `here` the current folder.

    Errors: UsageError for an invalid option or setting.
    """
    from briefgen.spec.markings import marking_scheme  # it loads Pydantic

    # Not resolved: a brief belongs to the workspace that it is named in, wherever a link leads to.
    root = find_root(Path(os.path.normpath(here / near)) if (here / near).exists() else here)
    settings_file = _settings_file(root, here, own_output=output is None)
    table = settings_file.table
    pairs = _overrides(overrides, as_of)
    named = _text_folders(texts, environment.get("BRIEFGEN_TEXTS", ""), here)
    roots = [here / p for p in named] + [root / p for p in table.texts]
    markings = marking_scheme(table.marking)
    return Settings(
        root=root,
        shown_from=here,
        corpus=root / table.corpus,
        templates=root / table.templates,
        output=here / output if output else root / table.output,
        texts=tuple(dict.fromkeys(Path(os.path.normpath(p)) for p in roots)),
        now=now,
        cache=cache,
        strict=strict or table.strict,
        formats=table.formats if formats is None else _formats(formats),
        edition_name=table.edition_name,
        limits=ResourceLimits(table.time_limit_seconds, table.memory_limit_mb),
        timestamp=_source_date(environment.get("SOURCE_DATE_EPOCH", "")),
        audience=_known_marking(audience, markings),
        signed_for=table.signed_for or "",
        markings=markings,
        overrides=pairs,
        rules=table.rules,
        freshness=table.freshness,
        units=table.units,
        search_url=table.search.url or "",
        key_places=settings_file.places,
    )


def _settings_file(root: Path, here: Path, *, own_output: bool) -> SettingsFile:
    """Read the settings file of a workspace; its output folder is checked only if it is used.

    Errors: UsageError for an invalid setting.
    """
    from briefgen.settings.workspace_file import read_settings_file  # it loads Pydantic

    file = root / "pyproject.toml"
    shown = file.relative_to(here).as_posix() if file.is_relative_to(here) else str(file)
    settings_file, problems = read_settings_file(root, shown)
    table = settings_file.table
    folders = {
        "corpus": table.corpus,
        "templates": table.templates,
        "output": table.output if own_output else "",
    }
    links = (
        _linked_folder(root, name, settings_file.places.get(key) or Span(shown))
        for key, name in folders.items()
        if name
    )
    if problems := (*problems, *_unadjustable_rules(settings_file), *filter(None, links)):
        raise UsageError(*problems)
    return settings_file


def _overrides(items: Iterable[str], as_of: str | None) -> dict[str, str]:
    """Return the values that `--set` and `--as-of` give to a brief's keys.

    Errors: UsageError.
    """
    from briefgen.spec.as_of import rule_of  # it loads Pydantic

    pairs = dict(_pair(item) for item in items)
    if as_of is not None:
        or_rule = ", or a rule: `latest`, `today` or `last friday`"
        pairs["as_of"] = rule_of(as_of) or parse_day(as_of, "--as-of", or_rule).isoformat()
    return pairs


def _why_no_texts(folder: Path) -> str:
    """Say why a path is no folder of texts."""
    try:
        folder.stat()
    except OSError as problem:
        if problem.errno == errno.ENAMETOOLONG:
            return "no folder of texts: name too long"
    return "no such folder of texts"


def _text_folders(given: Iterable[Path], variable: str, here: Path) -> list[Path]:
    """Return the folders of texts that `--texts` and BRIEFGEN_TEXTS name.

    Errors: UsageError for folders that do not exist.
    """
    named = list(given)
    listed = [Path(folder) for folder in variable.split(os.pathsep) if folder]
    hints = ["name a folder that exists"] * len(named)
    hints += ["name folders that exist in BRIEFGEN_TEXTS, or unset it"] * len(listed)
    if missing := [
        error("file-unreadable", Span(truncate(str(folder))), _why_no_texts(here / folder), hint)
        for folder, hint in zip([*named, *listed], hints, strict=True)
        if not folder_exists(here / folder)
    ]:
        raise UsageError(*missing)
    return named + listed


def run_within_limits(work: Callable[[], T], near: Path, settings: Settings, times: int = 1) -> T:
    """Call a function within the workspace's limits, with `times` the processor time of one brief.

    Errors: UsageError with a `run-limit`.
    """
    limits = replace(settings.limits, cpu_seconds=settings.limits.cpu_seconds * times)
    (result,) = run_in_child((work,), limits)
    if isinstance(result, Exceeded):
        raise UsageError(limit_finding(result, near, settings))
    return result.value


def limit_finding(exceeded: Exceeded, near: Path, settings: Settings) -> Diagnostic:
    """Report the limit that ended some work, and what to do."""
    key = "memory_limit_mb" if exceeded.limit is Limit.MEMORY else "time_limit_seconds"
    hint = f"split it, or raise `{key}` under `[tool.briefgen]` in pyproject.toml"
    if exceeded.limit is Limit.CLOCK:
        hint = "find out what it waits for, such as a slow disk or a stopped process"
    return error("run-limit", Span(settings.shown(near)), f"needs more than {exceeded.amount}", hint)


def parse_day(text: str, option: str, rules: str = "") -> date:
    """Parse the day given to an option; `rules` says what may be written in place of one.

    Errors: UsageError for what is not a day.
    """
    try:
        return date.fromisoformat(text if _DAY.fullmatch(text) else "none")
    except ValueError:
        message = f"`{truncate(text)}` is not a day"
        raise UsageError(
            error("date-form", Span(f"{option} {truncate(text)}"), message, f"write it as 2024-06-26{rules}")
        ) from None


def _linked_folder(root: Path, name: str, place: Span) -> Diagnostic | None:
    """Report a folder of the settings that lies in the workspace by its name, but by a link elsewhere.

    Errors: file-outside.
    """
    path = Path(os.path.normpath(root / name))
    if not path.is_relative_to(root) or readable_folders(root).contains(path):
        return None
    message = f"`{name}` leads out of the workspace, by a link"
    return error("file-outside", place, message, f"put the folder itself there, or name `{path.resolve()}`")


def _unadjustable_rules(settings_file: SettingsFile) -> Iterator[Diagnostic]:
    """Report the rules in the settings that do not exist or cannot be adjusted."""
    if settings_file.table.rules:
        from briefgen.check.policy import unadjustable_rule  # it loads every rule

        for rule in islice(settings_file.table.rules, _MAX_RULE_FINDINGS):
            if fault := unadjustable_rule(rule, settings_file.places[rule]):
                yield fault


def _pair(item: str) -> tuple[str, str]:
    key, sign, value = item.partition("=")
    if not sign or not key:
        hint = "write `--set edition=2`"
        raise UsageError(error("set-form", Span(f"--set {truncate(item)}"), "expected `KEY=VALUE`", hint))
    return key, value


def _known_marking(text: str, markings: MarkingScheme) -> str:
    """Check the marking of `--for`. Errors: UsageError for one that nobody knows."""
    if text and not markings.is_known(text):
        hint = f"markings: {', '.join(f'`{name}`' for name in markings.words)}"
        raise UsageError(error("marking-unknown", Span(f"--for {truncate(text)}"), "no such marking", hint))
    return text


def _formats(text: str) -> tuple[OutputFormat, ...]:
    """Parse the formats named on the command line; drop duplicates."""
    known = {name: name for name in get_args(OutputFormat)}
    names = [name.strip() for name in text.split(",")]
    for name in names:
        if name not in known:
            message = f"`{truncate(name)}` is not an output format"
            span = Span(f"--format {truncate(text)}")
            raise UsageError(error("format-unknown", span, message, f"write `--format {','.join(known)}`"))
    return tuple(dict.fromkeys(known[name] for name in names))


def _source_date(text: str) -> datetime | None:
    """Parse SOURCE_DATE_EPOCH. Source: reproducible-builds.org, SOURCE_DATE_EPOCH specification."""
    if not text:
        return None
    try:
        # Only digits: `int` would also take signs, spaces, underscores and other scripts' digits.
        return datetime.fromtimestamp(int(text if text.isascii() and text.isdigit() else "none"), UTC)
    except (ValueError, OverflowError, OSError):
        message = f"`{truncate(text)}` is not a number of seconds since 1970"
        raise UsageError(
            error("date-form", Span("SOURCE_DATE_EPOCH"), message, "correct or unset it")
        ) from None
