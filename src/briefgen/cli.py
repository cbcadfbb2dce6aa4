"""The command line: it reads the environment, prints, and gives the exit code; the work is done elsewhere."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache, partial
from importlib.metadata import version
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, Literal

import typer

from briefgen.bounded import Done, blame, bounded
from briefgen.diagnostic import Diagnostic, Severity, Span, error, has_errors
from briefgen.invocation import (
    UsageError,
    gather_settings,
    limit_finding,
    list_briefs,
    parse_day,
    refuse_clashes,
    within_bounds,
)
from briefgen.reading.files import read_lines
from briefgen.report import FORMATS, Lines, human, visible
from briefgen.settings import Settings

FINDINGS, USAGE, BUG = 1, 2, 70
"""Exit codes; 0 is clean, or warnings alone."""
_INPUT_OUTPUT = frozenset(
    {
        "file-unreadable",
        "output-unwritable",
        "output-twice",
        "run-limit",
        "workspace-exists",
        "set-form",
        "date-form",
        "name-form",
    }
)
"""Rules that speak of usage, of reading and writing and of limits, not of what was written in a file."""

app = typer.Typer(
    name="briefgen",
    help="Policy memos that prove every reference: YAML in, an accessible PDF out.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

Style = Literal["human", "short", "json", "github", "sarif"]
SchemaKind = Literal["brief", "source", "fact", "view", "profile", "theme", "product"]

Specs = Annotated[
    list[Path], typer.Argument(metavar="SPEC…|DIR", help="Briefs, or folders of briefs.", show_default=False)
]
Texts = Annotated[
    list[Path] | None,
    typer.Option(
        "--texts",
        metavar="DIR",
        help="A folder of source texts; may be given several times.",
        show_default=False,
    ),
]
Set = Annotated[
    list[str] | None,
    typer.Option(
        "--set", metavar="KEY=VALUE", help="Replace a top-level value of the brief.", show_default=False
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="Day on which the information stands, as 2024-06-26.",
        show_default=False,
    ),
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
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Folder to write to.", show_default=False),
    ] = None,
    overrides: Set = None,
    as_of: AsOf = None,
    texts: Texts = None,
    strict: Strict = False,
) -> None:
    """Prove briefs and write their memos as PDF."""
    from briefgen.pipeline import build as build_one

    found: list[Diagnostic] = []
    told = [(s, _settings(s, overrides, as_of, texts, strict, output)) for s in list_briefs(specs)]
    refuse_clashes(told)
    works = [partial(build_one, spec, settings) for spec, settings in told]
    for (spec, settings), result in zip(told, bounded(works, told[0][1].bounds), strict=True):
        built, problems = (
            result.value if isinstance(result, Done) else (None, (limit_finding(result, spec, settings),))
        )
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
    style: Annotated[Style, typer.Option("--format", help="How to print findings.")] = "human",
    overrides: Set = None,
    as_of: AsOf = None,
    texts: Texts = None,
    strict: Strict = False,
) -> None:
    """Prove briefs without writing anything; with a folder, its corpus too."""
    from briefgen.proving import check_all

    briefs = list_briefs(specs)
    told = [(spec, _settings(spec, overrides, as_of, texts, strict)) for spec in briefs]
    corpora = [_settings(folder, texts=texts) for folder in specs if folder.is_dir()]
    times = len(told) + len(corpora)
    states, findings = within_bounds(partial(check_all, told, corpora), *told[0], times=times)
    if style in ("human", "short"):
        _tell(findings, style)
        typer.echo(f"{_count(len(briefs), 'brief')}: {_summary(findings)}")
        _tell_states(states)
    else:
        typer.echo(FORMATS[style](findings, _source_lines()))
    _finish(findings, strict)


@app.command()
def verify(
    pdfs: Annotated[
        list[Path], typer.Argument(metavar="FILE.pdf…", help="Finished memos.", show_default=False)
    ],
    style: Annotated[Style, typer.Option("--format", help="How to print findings.")] = "human",
    texts: Texts = None,
    strict: Strict = False,
) -> None:
    """Check finished memos, offline: standards, structure, evidence, every word, quotations."""
    from briefgen.proving import texts_of

    try:
        from briefgen.verify.verify import verify_file  # what it needs is an extra
    except ModuleNotFoundError as missing:
        hint = "install what it needs: `pip install 'briefgen[verify]'`"
        message = f"`{missing.name}` is not installed"
        raise UsageError(error("extra-missing", Span("briefgen verify"), message, hint)) from missing
    settings = _settings(Path.cwd(), texts=texts)
    found: list[Diagnostic] = []
    for pdf in pdfs:
        verified, problems = verify_file(pdf, str(pdf), texts_of(settings))
        found += problems
        if style not in ("human", "short"):
            continue
        _tell(problems, style, lines=_no_line)
        if verified is not None:
            counts = f"{_count(verified.pages, 'page')}, {_count(verified.statements, 'statement')}"
            typer.echo(f"{pdf}: {counts}, {_count(verified.figures, 'figure')}: {_summary(problems)}")
            _tell_states(verified.quotations)
    if style not in ("human", "short"):
        typer.echo(FORMATS[style](found, _no_line))
    _finish(found, strict)


@app.command()
def lock(
    update: Annotated[
        list[str] | None,
        typer.Option(
            "--update",
            metavar="ID",
            help="Lock a changed quotation anew: `fact:ID`, `view:ID` or a source's id.",
            show_default=False,
        ),
    ] = None,
    texts: Texts = None,
    day: Annotated[
        str | None,
        typer.Option(
            "--date", metavar="DATE", help="The day to write; today where left out.", show_default=False
        ),
    ] = None,
) -> None:
    """Write where each quotation stands, so that a workspace without the texts can vouch for it."""
    from briefgen.pipeline import lock_corpus

    settings = _settings(Path.cwd(), texts=texts)
    today = parse_day(day, "--date") if day else datetime.now(UTC).date()
    work = partial(lock_corpus, settings, tuple(update or ()), today)
    locked, problems = within_bounds(work, settings.corpus, settings)
    _tell(problems)
    if locked is not None:
        typer.echo(
            f"{settings.shown(locked.path)}: {_count(locked.quotations, 'quotation')} locked, "
            f"{locked.written} written"
        )
    _finish(problems, strict=False)


@app.command()
def new(
    name: Annotated[str, typer.Argument(help="Name of the brief, in kebab-case.")],
    product: Annotated[
        str, typer.Option("--product", help="Kind of memo: a folder of templates.")
    ] = "policy-memo",
) -> None:
    """Write a brief that builds at once, to be filled in."""
    from briefgen.proving import check_product
    from briefgen.publish.starter import new_brief

    settings = _settings(Path.cwd())
    if problems := check_product(product, settings):
        raise UsageError(*problems)
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
    kind: Annotated[
        SchemaKind | None, typer.Argument(help="Which schema to print; all are written with -o.")
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="DIR", help="Write every schema as a file there.", show_default=False
        ),
    ] = None,
) -> None:
    """Print a JSON Schema, by which an editor completes and underlines."""
    from briefgen.publish.write import write_whole
    from briefgen.schemas import MODELS, schema_text

    if output is not None:
        problems: tuple[Diagnostic, ...] = ()
        for name in MODELS if kind is None else (kind,):
            path = output / f"{name}.json"
            faults = write_whole(path, schema_text(name).encode(), str(path))
            problems += faults
            if not faults:
                typer.echo(str(path))
        _tell(problems)
        _finish(problems, strict=False)
    elif kind is None:
        typer.echo("\n".join(MODELS))
    else:
        typer.echo(schema_text(kind), nl=False)


@app.command()
def explain(
    rule: Annotated[str | None, typer.Argument(help="Id of a rule; all are listed without one.")] = None,
) -> None:
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
    what: Annotated[
        Literal["corpus", "brief"], typer.Argument(help="The corpus, or a brief with all it refers to.")
    ],
    spec: Annotated[
        Path | None,
        typer.Argument(help="The brief; for the corpus, a path in its workspace.", show_default=False),
    ] = None,
    to: Annotated[Literal["json"], typer.Option("--to", help="Format.")] = "json",  # noqa: ARG001  # one so far
    texts: Texts = None,
) -> None:
    """Print a corpus or a brief as one JSON object, with the state of every quotation."""
    from briefgen import export as exports
    from briefgen.proving import check_brief, check_corpus

    settings = _settings(spec or Path.cwd(), texts=texts)
    if what == "corpus":
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
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a console of few characters shows the others as escapes
            stream.reconfigure(errors="backslashreplace")
    for name in [name for name in os.environ if name.startswith("RL_")]:
        del os.environ[name]  # they would set ReportLab, or keep it from starting
    try:
        app(prog_name="briefgen")
    except UsageError as fault:
        _tell(fault.diagnostics)
        raise SystemExit(USAGE) from None
    except OSError as fault:
        name = f"{fault.filename}: " if fault.filename else ""
        typer.echo(f"error: {visible(name)}{(fault.strerror or 'input or output failed').lower()}", err=True)
        raise SystemExit(USAGE) from None
    except Exception as bug:  # noqa: BLE001  # the last line: a traceback helps no analyst
        place, what = blame(bug)
        typer.echo(f"briefgen: a bug in briefgen at {place}: {visible(what)}", err=True)
        typer.echo("hint: please report this line with the files that led to it", err=True)
        raise SystemExit(BUG) from None


def _settings(
    near: Path,
    overrides: list[str] | None = None,
    as_of: str | None = None,
    texts: list[Path] | None = None,
    strict: bool = False,
    output: Path | None = None,
) -> Settings:
    return gather_settings(
        near,
        Path.cwd(),
        os.environ,
        overrides=overrides or (),
        as_of=as_of,
        texts=texts or (),
        output=output,
        strict=strict,
    )


def _tell(diagnostics: tuple[Diagnostic, ...], style: str = "human", lines: Lines | None = None) -> None:
    if diagnostics:
        write = FORMATS.get(style, human)
        typer.echo(write(diagnostics, lines or _source_lines()), err=True)


def _tell_states(states: Mapping[str, int]) -> None:
    listed = ", ".join(f"{count} {state}" for state, count in states.items())
    typer.echo(f"{_count(sum(states.values()), 'quotation')}: {listed or 'none'}")


def _source_lines() -> Lines:
    """Give the lines of files as they are now, each file read once."""
    read = cache(lambda path: read_lines(Path(path)))

    def line(path: str, number: int) -> str | None:
        lines = read(path)
        return lines[number - 1] if 0 < number <= len(lines) else None

    return line


def _no_line(_path: str, _page: int) -> None:
    """Show no line of a PDF: what stands for a line there is a page."""


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
