"""The command line: it reads the environment, prints, and gives the exit code; the work is done elsewhere."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, date, datetime
from enum import Enum
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from briefgen.diagnostic import Diagnostic, Severity, Span, arrange, error, has_errors
from briefgen.report import FORMATS, human
from briefgen.settings import Settings, find_root, read_configuration

FINDINGS, USAGE, BUG = 1, 2, 70
"""Exit codes; 0 is clean, or warnings alone."""
_INPUT_OUTPUT = frozenset({"file-unreadable", "output-unwritable", "workspace-exists", "set-form", "date-form", "name-form"})
"""Rules that speak of usage or of reading and writing, not of what was written in a file."""

app = typer.Typer(
    name="briefgen",
    help="Policy memos that prove every reference: YAML in, an accessible PDF out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Format = Enum("Format", {name: name for name in FORMATS}, type=str)  # type: ignore[misc]  # the table names the formats
SchemaKind = Enum("SchemaKind", {n: n for n in ("brief", "source", "fact", "view", "theme", "product")}, type=str)  # type: ignore[misc]  # as above
Exportable = Enum("Exportable", {n: n for n in ("corpus", "brief")}, type=str)  # type: ignore[misc]  # as above
ExportFormat = Enum("ExportFormat", {"json": "json"}, type=str)  # type: ignore[misc]  # as above

Specs = Annotated[list[Path], typer.Argument(metavar="SPEC…|DIR", help="Briefs, or folders of briefs.", show_default=False)]
Texts = Annotated[
    list[Path] | None,
    typer.Option("--texts", metavar="DIR", help="A folder of source texts; may be given several times.", show_default=False),
]
Set = Annotated[
    list[str] | None,
    typer.Option("--set", metavar="KEY=VALUE", help="Replace a top-level value of the brief.", show_default=False),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Day on which the information stands, as 2024-06-26.", show_default=False),
]
Strict = Annotated[bool, typer.Option("--strict", help="Count warnings as errors.")]


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    show_version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    if show_version:
        typer.echo(f"briefgen {version('briefgen')}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command()
def build(
    specs: Specs,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DIR", help="Folder to write to.", show_default=False)
    ] = None,
    overrides: Set = None,
    as_of: AsOf = None,
    texts: Texts = None,
    strict: Strict = False,
) -> None:
    """Prove briefs and write their memos as PDF."""
    from briefgen.pipeline import build as build_one

    found: list[Diagnostic] = []
    for spec in _briefs(specs):
        settings = _settings(spec, overrides, as_of, texts, strict, output)
        built, problems = build_one(spec, settings)
        found += problems
        _tell(problems)
        if built is not None:
            annex = f" + {_count(built.annex_pages, 'page')} of annex" if built.annex_pages else ""
            size = round(built.bytes_written / 1000)
            typer.echo(f"{settings.shown(built.path)}: {_count(built.body_pages, 'page')}{annex}, {size} KB")
    _finish(found, strict)


@app.command()
def check(
    specs: Specs,
    style: Annotated[Format, typer.Option("--format", help="How to print findings.")] = Format("human"),
    overrides: Set = None,
    as_of: AsOf = None,
    texts: Texts = None,
    strict: Strict = False,
) -> None:
    """Prove briefs without writing anything; with a folder, its corpus too."""
    from briefgen.pipeline import check_brief, check_corpus, compose_memo

    found: list[Diagnostic] = []
    briefs = _briefs(specs)
    for spec in briefs:
        proven, problems = check_brief(spec, _settings(spec, overrides, as_of, texts, strict))
        found += problems
        if proven is not None and not has_errors(problems):
            found += compose_memo(proven)[1]
    for folder in (s for s in specs if s.is_dir()):
        settings = _settings(folder, overrides, as_of, texts, strict)
        if settings.corpus.is_relative_to(folder.resolve()) or folder.resolve() == settings.root:
            found += check_corpus(settings)[1]
    findings = arrange(found)
    if style.value in ("human", "short"):
        _tell(findings, style.value)
        typer.echo(f"{_count(len(briefs), 'brief')}: {_summary(findings)}")
    else:
        typer.echo(FORMATS[style.value](findings, _source_line))
    _finish(findings, strict)


@app.command()
def lock(
    update: Annotated[
        list[str] | None,
        typer.Option("--update", metavar="ID", help="Lock a changed quotation anew: `fact:ID`, `view:ID` or a source's id.", show_default=False),
    ] = None,
    texts: Texts = None,
    day: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="The day to write; today where left out.", show_default=False)
    ] = None,
) -> None:
    """Write where each quotation stands, so that a workspace without the texts can vouch for it."""
    from briefgen.pipeline import lock_corpus

    settings = _settings(Path.cwd(), None, None, texts, strict=False)
    today = _date(day, "--date") or datetime.now(UTC).date()
    locked, problems = lock_corpus(settings, tuple(update or ()), today)
    _tell(problems)
    if locked is not None:
        typer.echo(f"{settings.shown(locked.path)}: {_count(locked.quotations, 'quotation')} locked, {locked.written} written")
    _finish(problems, strict=False)


@app.command()
def new(
    name: Annotated[str, typer.Argument(help="Name of the brief, in kebab-case.")],
    product: Annotated[str, typer.Option("--product", help="Kind of memo: a folder of templates.")] = "policy-memo",
) -> None:
    """Write a brief that builds at once, to be filled in."""
    from briefgen.publish.starter import new_brief

    settings = _settings(Path.cwd(), None, None, None, strict=False)
    path, problems = new_brief(name, product, settings, datetime.now(UTC).date())
    _tell(problems)
    if path is not None:
        typer.echo(settings.shown(path))
    _finish(problems, strict=False)


@app.command()
def init(folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder to make.")]) -> None:
    """Make a workspace: settings, a first corpus of an invented topic, a first brief."""
    from briefgen.publish.starter import new_workspace

    paths, problems = new_workspace(folder, datetime.now(UTC).date())
    _tell(problems)
    for path in paths:
        typer.echo(str(folder / path))
    _finish(problems, strict=False)


@app.command()
def schema(
    kind: Annotated[SchemaKind | None, typer.Argument(help="Which schema to print; all are written with -o.")] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Write every schema as a file there.", show_default=False),
    ] = None,
) -> None:
    """Print a JSON Schema, by which an editor completes and underlines."""
    from briefgen.publish.write import write_whole
    from briefgen.schemas import MODELS, schema_text

    if output is not None:
        problems: tuple[Diagnostic, ...] = ()
        for name in MODELS if kind is None else (kind.value,):
            path = output / f"{name}.json"
            problems += write_whole(path, schema_text(name).encode(), str(path))
            typer.echo(str(path))
        _tell(problems)
        _finish(problems, strict=False)
    elif kind is None:
        typer.echo("\n".join(MODELS))
    else:
        typer.echo(schema_text(kind.value), nl=False)


@app.command()
def explain(rule: Annotated[str | None, typer.Argument(help="Id of a rule; all are listed without one.")] = None) -> None:
    """Explain a rule: what it asks, an example that passes, one that fails, what to do."""
    from briefgen.reading.suggest import nearest
    from briefgen.rules import explanations

    known = explanations()
    if rule is None:
        for name, text in known.items():
            typer.echo(f"{name:<22} {text.splitlines()[0].partition(': ')[2]}")
        return
    if rule not in known:
        close = nearest(rule, known)
        hint = f"did you mean `{close}`?" if close else "list them with `briefgen explain`"
        typer.echo(f"error: no rule `{rule}`\nhint: {hint}", err=True)
        raise typer.Exit(USAGE)
    typer.echo(known[rule])


@app.command()
def export(
    what: Annotated[Exportable, typer.Argument(help="The corpus, or a brief with all it refers to.")],
    spec: Annotated[Path | None, typer.Argument(help="The brief; for the corpus, a path in its workspace.", show_default=False)] = None,
    to: Annotated[ExportFormat, typer.Option("--to", help="Format.")] = ExportFormat("json"),
    texts: Texts = None,
) -> None:
    """Print a corpus or a brief as one JSON object, with the state of every quotation."""
    from briefgen import export as exports
    from briefgen.pipeline import check_brief, check_corpus

    settings = _settings(spec or Path.cwd(), None, None, texts, strict=False)
    if what.value == "corpus":
        checked, problems = check_corpus(settings)
        result = exports.corpus_object(checked.corpus, checked.proofs)
    elif spec is None:
        raise typer.BadParameter("name the brief to export", param_hint="SPEC")
    else:
        proven, problems = check_brief(spec, settings)
        result = exports.brief_object(proven.entry, proven.corpus, proven.proofs) if proven else {}
    _tell(problems)
    if result:
        typer.echo(exports.to_json(result))
    _finish(problems, strict=False)


def main() -> None:
    """Run the command line; what escapes it is a bug, and says so."""
    try:
        app()
    except Exception as bug:
        place = bug.__traceback__
        while place is not None and place.tb_next is not None:
            place = place.tb_next
        where = f"{Path(place.tb_frame.f_code.co_filename).name}:{place.tb_lineno}" if place else "?"
        typer.echo(f"briefgen: a bug in briefgen at {where}: {type(bug).__name__}: {bug}", err=True)
        typer.echo("hint: please report this line with the files that led to it", err=True)
        raise SystemExit(BUG) from None


def _briefs(specs: list[Path]) -> list[Path]:
    """List the briefs named, and those of the folders named."""
    found: list[Path] = []
    for spec in specs:
        if not spec.is_dir():
            found.append(spec)
            continue
        folder = spec / "briefs" if (spec / "briefs").is_dir() else spec
        here = sorted(p for p in folder.glob("*.yaml") if p.is_file())
        if not here:
            _refuse(error("file-unreadable", Span(str(spec)), "no brief in this folder", "make one: `briefgen new NAME`"))
        found += here
    return list(dict.fromkeys(found))


def _settings(
    near: Path,
    overrides: list[str] | None,
    as_of: str | None,
    texts: list[Path] | None,
    strict: bool,
    output: Path | None = None,
) -> Settings:
    """Gather what a run is told: the workspace's settings, the options, the environment."""
    here = Path.cwd()
    root = find_root((here / near).resolve() if (here / near).exists() else here)
    file = root / "pyproject.toml"
    shown = str(file.relative_to(here)) if file.is_relative_to(here) else str(file)
    configuration, problems = read_configuration(root, shown)
    if problems:
        _tell(problems)
        raise typer.Exit(FINDINGS)
    pairs = dict(_pair(item) for item in overrides or ())
    if as_of is not None:
        _date(as_of, "--as-of")
        pairs["as_of"] = as_of
    from_environment = [Path(p) for p in os.environ.get("BRIEFGEN_TEXTS", "").split(os.pathsep) if p]
    roots = [here / p for p in (*(texts or ()), *from_environment)] + [root / p for p in configuration.texts]
    for missing in (p for p in texts or () if not (here / p).is_dir()):
        _refuse(error("file-unreadable", Span(str(missing)), "no such folder of texts", "name a folder that exists"))
    return Settings(
        root=root,
        shown_from=here,
        corpus=root / configuration.corpus,
        templates=root / configuration.templates,
        output=here / output if output else root / configuration.output,
        texts=tuple(dict.fromkeys(Path(os.path.normpath(p)) for p in roots)),
        strict=strict or configuration.strict,
        timestamp=_source_date(),
        overrides=pairs,
    )


def _pair(item: str) -> tuple[str, str]:
    key, sign, value = item.partition("=")
    if not sign or not key:
        _refuse(error("set-form", Span(f"--set {item}"), "expected `KEY=VALUE`", "write `--set edition=2`"))
    return key, value


def _date(text: str | None, option: str) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text) if len(text) == 10 else _bad_date(text, option)
    except ValueError:
        _bad_date(text, option)


def _bad_date(text: str, option: str) -> NoReturn:
    _refuse(error("date-form", Span(f"{option} {text}"), f"`{text}` is not a day", "write it as 2024-06-26"))


def _source_date() -> datetime | None:
    """Read SOURCE_DATE_EPOCH. Source: reproducible-builds.org, SOURCE_DATE_EPOCH specification."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text:
        return None
    try:
        return datetime.fromtimestamp(int(text), UTC)
    except (ValueError, OverflowError, OSError):
        _refuse(error("date-form", Span("SOURCE_DATE_EPOCH"), f"`{text}` is not a number of seconds", "unset it"))


def _refuse(diagnostic: Diagnostic) -> NoReturn:
    _tell((diagnostic,))
    raise typer.Exit(USAGE)


def _tell(diagnostics: tuple[Diagnostic, ...], style: str = "human") -> None:
    if diagnostics:
        write: Callable[..., str] = FORMATS[style] if style in FORMATS else human
        typer.echo(write(diagnostics, _source_line), err=True)


def _source_line(path: str, number: int) -> str | None:
    try:
        lines = Path(path).read_text("utf-8-sig", "replace").splitlines()
    except (OSError, ValueError):
        return None
    return lines[number - 1] if 0 < number <= len(lines) else None


def _finish(found: list[Diagnostic] | tuple[Diagnostic, ...], strict: bool) -> None:
    if any(d.rule in _INPUT_OUTPUT for d in found):
        raise typer.Exit(USAGE)
    if has_errors(found) or (strict and found):
        raise typer.Exit(FINDINGS)


def _summary(found: tuple[Diagnostic, ...]) -> str:
    errors = sum(d.severity is Severity.ERROR for d in found)
    warnings = len(found) - errors
    parts = [_count(n, word) for n, word in ((errors, "error"), (warnings, "warning")) if n]
    return ", ".join(parts) or "no findings"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


