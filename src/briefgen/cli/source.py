"""The commands `source add` and `source import`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from briefgen.cli.console import count, exit_on_findings, print_findings, print_line
from briefgen.cli.declared import CommandArgument, CommandOption, Group
from briefgen.cli.environment import cores, settings_of
from briefgen.cli.extras import need_sources
from briefgen.diagnostic import Diagnostic, Span, error, has_errors
from briefgen.settings.gather import UsageError

if TYPE_CHECKING:
    from briefgen.sources.add import Keep
    from briefgen.sources.propose import Proposal


def add(
    documents: Annotated[
        list[str],
        CommandArgument(
            metavar="FILE|FOLDER|URL…",
            help="HTML, PDF, DOCX, e-mail (.eml), Markdown or plain text; with --fetch, addresses of pages.",
            show_default=False,
        ),
    ],
    fetch: Annotated[
        bool, CommandOption("--fetch", help="Allow addresses: fetch the pages from the network.")
    ] = False,
    no_original: Annotated[
        bool, CommandOption("--no-original", help="Keep no copy of the files: record only their hashes.")
    ] = False,
    only_hashes: Annotated[
        bool,
        CommandOption(
            "--only-hashes",
            help="Keep only hashes, neither files nor texts: for licences that forbid copies.",
        ),
    ] = False,
) -> None:
    """Read documents, and write a source for each, with its text. A comment marks each guess."""
    need_sources("briefgen source")
    from briefgen.sources.add import add_documents, file_work, page_work
    from briefgen.sources.known import read_known
    from briefgen.sources.list_documents import list_documents

    settings = settings_of(Path.cwd())
    urls = [name for name in documents if re.match(r"[a-z]+://", name)]
    if urls and not fetch:
        hint = "add `--fetch`: nothing else uses the network"
        raise UsageError(
            error("option-missing", Span(urls[0]), "an address, but `--fetch` is not given", hint)
        )
    paths, problems = list_documents(
        [Path(name).absolute() for name in documents if name not in urls], settings
    )
    if has_errors(problems):
        raise UsageError(*problems)
    print_findings(problems)
    works = [*(file_work(path, settings) for path in paths), *(page_work(url, settings) for url in urls)]
    found: list[Diagnostic] = []
    number = 0
    keep: Keep = "hashes" if only_hashes else "text" if no_original else "all"
    for added in add_documents(works, read_known(settings), settings, cores(), keep):
        if added.entry is not None and added.proposal is not None:
            number += 1
            print_line(f"{settings.shown(added.entry)}: {_title(added.proposal)}")
        print_findings(added.problems)
        found += added.problems
    if len(works) > 1:
        print_line(f"{count(number, 'source')} added of {count(len(works), 'document')}")
    exit_on_findings(found, strict=False)


def import_(
    file: Annotated[
        Path, CommandArgument(metavar="FILE", help="CSL-JSON, BibTeX or RIS.", show_default=False)
    ],
) -> None:
    """Write a source for each reference of a reference manager's export, such as Zotero's."""
    need_sources("briefgen source")
    from briefgen.sources.import_references import import_references, read_references
    from briefgen.sources.known import read_known

    settings = settings_of(Path.cwd())
    references, problems = read_references(file, str(file))
    print_findings(problems)
    found = [*problems]
    number = 0
    for entry, proposal, faults in import_references(references, str(file), read_known(settings), settings):
        if entry is not None and proposal is not None:
            number += 1
            print_line(f"{settings.shown(entry)}: {_title(proposal)}")
        print_findings(faults)
        found += faults
    print_line(f"{count(number, 'source')} added of {count(len(references), 'reference')}")
    exit_on_findings(found, strict=False)


def _title(proposal: Proposal) -> str:
    values = {key.name: key.value for key in proposal.keys}
    return f"{values['title']} ({values['genre']}, {values['language']})"


GROUP = Group("Add documents as sources. Needs the extra `sources`.", {"add": add, "import": import_})
