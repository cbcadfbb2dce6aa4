"""The command `editions`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from msgspec import Struct

from briefgen.cli.console import FINDINGS, Exit, count, print_findings, print_line, print_text
from briefgen.cli.declared import CommandArgument, CommandOption
from briefgen.cli.environment import settings_of
from briefgen.cli.options import Output
from briefgen.diagnostic import Diagnostic, Findings, Span, error
from briefgen.settings.gather import UsageError
from briefgen.settings.list_briefs import list_briefs
from briefgen.settings.settings import Settings

if TYPE_CHECKING:
    from briefgen.editions.copies import MadeCopy
    from briefgen.editions.ledger import Notice
    from briefgen.editions.store import Edition


class _ListedEdition(Struct, frozen=True):
    """An edition as it is listed."""

    brief: str | None
    """The path of the brief as it is printed; None if the brief is gone."""
    edition: Edition
    fault: str
    """What is wrong with its files; empty if nothing is."""
    notices: tuple[Notice, ...]
    copies: tuple[MadeCopy, ...]


def run(
    specs: Annotated[
        list[Path], CommandArgument(metavar="SPEC…|DIR", help="Briefs, or folders.", show_default=False)
    ],
    style: Annotated[Literal["human", "json"], CommandOption("--format", help="Output format.")] = "human",
    output: Output = None,
) -> None:
    """List the issued editions of briefs. Also shows what changed in each, its copies, and damaged files."""
    listed: list[_ListedEdition] = []
    found: list[Diagnostic] = []
    alone = len(specs) == 1 and not specs[0].is_dir()
    for brief, folder, settings in _folders(specs, output):
        here, problems = _editions(brief, folder, settings)
        listed += here
        found += problems
        name = brief or f"{settings.shown(folder)} (its brief is gone)"
        for line in _memo_lines(name, here, alone=alone) if style == "human" else ():
            print_line(line)
    if style == "json":
        plain = [_plain(each) for each in listed]
        print_text(json.dumps({"version": 1, "editions": plain}, ensure_ascii=False, indent=1))
    print_findings(found)
    if found or any(each.fault for each in listed):
        raise Exit(FINDINGS)


def _folders(specs: list[Path], output: Path | None) -> Iterator[tuple[str | None, Path, Settings]]:
    """Yield each brief with the folder of its editions; for a folder, also the editions whose brief is gone.

    Errors: UsageError for a brief that does not exist and has no edition.
    """
    from briefgen.editions.store import edition_numbers
    from briefgen.settings.editions_folder import editions_folder

    for spec in specs:
        settings = settings_of(spec, output=output)
        if not spec.is_dir():
            if not spec.exists() and not edition_numbers(editions_folder(spec, settings)):
                raise UsageError(error("file-unreadable", Span(str(spec)), "no such brief", "check its name"))
            yield str(spec), editions_folder(spec, settings), settings
            continue
        briefs = list_briefs([spec])
        for brief in briefs:
            yield str(brief), editions_folder(brief, settings), settings
        known = {editions_folder(brief, settings) for brief in briefs}
        others = sorted(settings.output.iterdir()) if settings.output.is_dir() else ()
        for folder in others:
            if folder not in known and edition_numbers(folder):
                yield None, folder, settings


def _editions(brief: str | None, folder: Path, settings: Settings) -> tuple[list[_ListedEdition], Findings]:
    """Read the editions of a memo; report what does not agree between its ledger and its files."""
    from briefgen.editions.copy_files import read_copies
    from briefgen.editions.ledger import check_editions, read_ledger
    from briefgen.editions.store import edition_at, edition_fault, edition_numbers

    shown = settings.shown(folder)
    ledger = read_ledger(folder, shown)
    found = check_editions(ledger, shown)
    listed = []
    for edition in (edition_at(folder, number) for number in edition_numbers(folder)):
        copies, problems = read_copies(edition, shown)
        notices = tuple(notice for notice in ledger.notices if notice.about == edition.number)
        listed.append(_ListedEdition(brief, edition, edition_fault(edition), notices, copies))
        found += problems
    return listed, found


def _memo_lines(name: str, listed: list[_ListedEdition], *, alone: bool) -> Iterator[str]:
    """Describe the editions of a memo, below its name unless it is listed alone."""
    if not listed:
        yield f"{name}: no edition has been issued; issue one with `briefgen build --issue`"
    elif not alone:
        yield f"{name}:"
    for each in listed:
        yield from (line if alone else f"  {line}" for line in _lines(each))


def _lines(listed: _ListedEdition) -> Iterator[str]:
    edition = listed.edition
    state = f"damaged: {listed.fault}" if listed.fault else "whole"
    manifest = edition.manifest
    if manifest is None:
        yield f"edition {edition.number}  {state}"
        return
    pages = count(manifest.pages.body + manifest.pages.annex, "page")
    dates = f"as of {manifest.as_of}  issued {manifest.issued}"
    yield f"edition {edition.number}  {dates}  {manifest.marking}  {pages}  {state}"
    yield f"  {edition.folder.name}/{manifest.pdf.name}"
    for notice in listed.notices:
        yield f"  {notice.kind} on {notice.day}: {notice.reason}"
    for copy in listed.copies:
        yield f"  copy {copy.number} of {copy.of}, made {copy.made} for {copy.recipient}"
    if manifest.changes:
        yield f"  since edition {manifest.since}: {'; '.join(manifest.changes)}"


def _plain(listed: _ListedEdition) -> dict[str, Any]:
    """Convert an edition to JSON; the manifest's fields are null if it cannot be read."""
    edition, fault = listed.edition, listed.fault
    manifest = edition.manifest.model_dump(mode="json") if edition.manifest else {}
    state: dict[str, Any] = {
        "brief": listed.brief,
        "edition": edition.number,
        "state": "damaged" if fault else "whole",
        "fault": fault or None,
    }
    names = ("as_of", "issued", "marking", "pages", "memo", "evidence", "since", "changes")
    state |= {"notices": [notice.model_dump(mode="json", exclude={"before"}) for notice in listed.notices]}
    state |= {"copies": [copy.model_dump(mode="json") for copy in listed.copies]}
    return state | {name: manifest.get(name) for name in names}
