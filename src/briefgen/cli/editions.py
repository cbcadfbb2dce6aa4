"""The command `editions`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from briefgen.cli.console import FINDINGS, count, print_findings, print_line
from briefgen.cli.environment import settings_of
from briefgen.cli.options import Output
from briefgen.diagnostic import Span, error
from briefgen.settings.gather import UsageError

if TYPE_CHECKING:
    from briefgen.editions.ledger import Ledger, Notice
    from briefgen.editions.store import Edition


def run(
    spec: Annotated[Path, typer.Argument(metavar="SPEC", help="The brief.", show_default=False)],
    style: Annotated[Literal["human", "json"], typer.Option("--format", help="Output format.")] = "human",
    output: Output = None,
) -> None:
    """List a brief's issued editions. Also shows damaged files, and what changed in each."""
    from briefgen.editions.ledger import check_editions, read_ledger
    from briefgen.editions.store import edition_at, edition_fault, edition_numbers

    settings = settings_of(spec, output=output)
    folder = settings.output / spec.stem
    ledger = read_ledger(folder, settings.shown(folder))
    editions = [edition_at(folder, number) for number in edition_numbers(folder)]
    if not editions and not spec.exists():
        raise UsageError(error("file-unreadable", Span(str(spec)), "no such brief", "check its name"))
    listed = [(edition, edition_fault(edition)) for edition in editions]
    if style == "json":
        plain = [_plain(edition, fault, _on(edition, ledger)) for edition, fault in listed]
        typer.echo(json.dumps({"version": 1, "editions": plain}, ensure_ascii=False, indent=1))
    else:
        for line in (
            line for edition, fault in listed for line in _lines(edition, fault, _on(edition, ledger))
        ):
            print_line(line)
        if not listed:
            print_line(f"{spec}: no edition has been issued; issue one with `briefgen build --issue`")
    found = check_editions(ledger, settings.shown(folder))
    print_findings(found)
    if found or any(fault for _, fault in listed):
        raise typer.Exit(FINDINGS)


def _on(edition: Edition, ledger: Ledger) -> list[Notice]:
    return [notice for notice in ledger.notices if notice.about == edition.number]


def _lines(edition: Edition, fault: str, notices: Iterable[Notice]) -> Iterator[str]:
    state = f"damaged: {fault}" if fault else "whole"
    manifest = edition.manifest
    if manifest is None:
        yield f"edition {edition.number}  {state}"
        return
    pages = count(manifest.pages.body + manifest.pages.annex, "page")
    dates = f"as of {manifest.as_of}  issued {manifest.issued}"
    yield f"edition {edition.number}  {dates}  {manifest.marking}  {pages}  {state}"
    yield f"  {edition.folder.name}/{manifest.pdf.name}"
    for notice in notices:
        yield f"  {notice.kind} on {notice.day}: {notice.reason}"
    if manifest.changes:
        yield f"  since edition {manifest.since}: {'; '.join(manifest.changes)}"


def _plain(edition: Edition, fault: str, notices: Iterable[Notice]) -> dict[str, Any]:
    """Convert an edition to JSON; the manifest's fields are null if it cannot be read."""
    manifest = edition.manifest.model_dump(mode="json") if edition.manifest else {}
    state: dict[str, Any] = {
        "edition": edition.number,
        "state": "damaged" if fault else "whole",
        "fault": fault or None,
    }
    names = ("as_of", "issued", "marking", "pages", "memo", "evidence", "since", "changes")
    state |= {"notices": [notice.model_dump(mode="json", exclude={"before"}) for notice in notices]}
    return state | {name: manifest.get(name) for name in names}
