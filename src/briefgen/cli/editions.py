"""The command `editions`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from briefgen.cli.console import FINDINGS, count, print_findings, print_line
from briefgen.cli.environment import settings_of
from briefgen.cli.options import Output
from briefgen.diagnostic import Span, error
from briefgen.settings.gather import UsageError

if TYPE_CHECKING:
    from briefgen.editions.copies import MadeCopy
    from briefgen.editions.ledger import Notice
    from briefgen.editions.store import Edition


@dataclass(frozen=True, slots=True)
class _Listed:
    """An edition as it is listed."""

    edition: Edition
    fault: str
    """What is wrong with its files; empty if nothing is."""
    notices: tuple[Notice, ...]
    copies: tuple[MadeCopy, ...]


def run(
    spec: Annotated[Path, typer.Argument(metavar="SPEC", help="The brief.", show_default=False)],
    style: Annotated[Literal["human", "json"], typer.Option("--format", help="Output format.")] = "human",
    output: Output = None,
) -> None:
    """List a brief's issued editions. Also shows damaged files, what changed in each, and its copies."""
    from briefgen.editions.copy_files import read_copies
    from briefgen.editions.ledger import check_editions, read_ledger
    from briefgen.editions.store import edition_at, edition_fault, edition_numbers

    settings = settings_of(spec, output=output)
    folder = settings.output / spec.stem
    ledger = read_ledger(folder, settings.shown(folder))
    editions = [edition_at(folder, number) for number in edition_numbers(folder)]
    if not editions and not spec.exists():
        raise UsageError(error("file-unreadable", Span(str(spec)), "no such brief", "check its name"))
    found = check_editions(ledger, settings.shown(folder))
    listed = []
    for edition in editions:
        copies, problems = read_copies(edition, settings.shown(folder))
        notices = tuple(notice for notice in ledger.notices if notice.about == edition.number)
        listed.append(_Listed(edition, edition_fault(edition), notices, copies))
        found += problems
    if style == "json":
        plain = [_plain(each) for each in listed]
        typer.echo(json.dumps({"version": 1, "editions": plain}, ensure_ascii=False, indent=1))
    else:
        for line in (line for each in listed for line in _lines(each)):
            print_line(line)
        if not listed:
            print_line(f"{spec}: no edition has been issued; issue one with `briefgen build --issue`")
    print_findings(found)
    if found or any(each.fault for each in listed):
        raise typer.Exit(FINDINGS)


def _lines(listed: _Listed) -> Iterator[str]:
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


def _plain(listed: _Listed) -> dict[str, Any]:
    """Convert an edition to JSON; the manifest's fields are null if it cannot be read."""
    edition, fault = listed.edition, listed.fault
    manifest = edition.manifest.model_dump(mode="json") if edition.manifest else {}
    state: dict[str, Any] = {
        "edition": edition.number,
        "state": "damaged" if fault else "whole",
        "fault": fault or None,
    }
    names = ("as_of", "issued", "marking", "pages", "memo", "evidence", "since", "changes")
    state |= {"notices": [notice.model_dump(mode="json", exclude={"before"}) for notice in listed.notices]}
    state |= {"copies": [copy.model_dump(mode="json") for copy in listed.copies]}
    return state | {name: manifest.get(name) for name in names}
