"""The command `export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

from briefgen.cli.console import OptionError, exit_on_findings, print_findings, print_text
from briefgen.cli.declared import CommandArgument, CommandOption
from briefgen.cli.environment import settings_of
from briefgen.cli.export_facts import facts_csv
from briefgen.cli.extras import need_sources
from briefgen.cli.options import Texts
from briefgen.diagnostic import Findings
from briefgen.settings.settings import Settings

What = Literal["corpus", "brief", "sources", "facts"]
Format = Literal["json", "csv", "csl", "bibtex", "ris", "stix"]
_FORMATS: dict[What, tuple[Format, ...]] = {
    "corpus": ("json",),
    "brief": ("json", "stix"),
    "sources": ("csl", "bibtex", "ris"),
    "facts": ("csv",),
}
"""The formats of each; the first is its default."""


def run(
    what: Annotated[
        What,
        CommandArgument(
            metavar="corpus|brief|sources|facts",
            help="The whole corpus, a brief with all it refers to, or the sources or facts of either.",
        ),
    ],
    spec: Annotated[
        Path | None,
        CommandArgument(
            metavar="SPEC", help="The brief; for the corpus, any path in its workspace.", show_default=False
        ),
    ] = None,
    to: Annotated[
        Format | None,
        CommandOption(
            "--to",
            help="Format to print; default: csl for sources, csv for facts, otherwise json.",
            show_default=False,
        ),
    ] = None,
    texts: Texts = None,
) -> None:
    """Print a corpus, a brief or sources for other programs. JSON includes the state of every quotation."""
    form = to or _FORMATS[what][0]
    if form not in _FORMATS[what]:
        allowed = ", ".join(_FORMATS[what])
        raise OptionError(f"`{form}` is no format of `{what}`: {allowed}", "--to")
    if what == "brief" and spec is None:
        raise OptionError("name the brief to export", "SPEC")
    if form in ("bibtex", "ris"):
        need_sources("briefgen export")
    settings = settings_of(spec or Path.cwd(), texts=texts)
    if spec is None or (what != "brief" and spec.is_dir()):
        text, problems = _corpus(what, form, settings)
    else:
        text, problems = _brief(spec, what, form, settings)
    print_findings(problems)
    if text:
        print_text(text)
    exit_on_findings(problems, strict=False)


def _corpus(what: What, form: Format, settings: Settings) -> tuple[str, Findings]:
    from briefgen.build.check import check_corpus
    from briefgen.sources.export import export_sources
    from briefgen.spec import export as exports

    checked, problems = check_corpus(settings)
    if what == "sources":
        return export_sources(checked.corpus, form), problems
    if what == "facts":
        return facts_csv(checked.corpus), problems
    return exports.to_json(exports.corpus_object(checked.corpus, checked.proofs)), problems


def _brief(spec: Path, what: What, form: Format, settings: Settings) -> tuple[str, Findings]:
    from briefgen.build.check import check_brief
    from briefgen.sources.export import export_sources
    from briefgen.sources.stix import stix_bundle
    from briefgen.spec import export as exports

    proven, problems = check_brief(spec, settings)
    if proven is None:
        return "", problems
    if what == "sources":
        return export_sources(proven.corpus, form), problems
    if what == "facts":
        return facts_csv(proven.corpus), problems
    if form == "stix":
        return exports.to_json(stix_bundle(proven.entry.value, proven.corpus)), problems
    return exports.to_json(exports.brief_object(proven.entry, proven.corpus, proven.proofs)), problems
