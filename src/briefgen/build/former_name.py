"""Checks of the name under which a renamed brief has issued its editions."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefgen.diagnostic import Diagnostic, error
from briefgen.editions.store import edition_numbers
from briefgen.reading.entry import Entry
from briefgen.settings.editions_folder import editions_folder
from briefgen.settings.settings import Settings
from briefgen.spec.brief import Brief


def check_former_name(entry: Entry[Brief], spec: Path, settings: Settings) -> Iterator[Diagnostic]:
    """Report editions that two briefs would share, and editions that a brief has under both of its names."""
    name = entry.value.formerly
    if name is None or name == spec.stem:
        return
    folder = editions_folder(spec, settings)
    for other in sorted(spec.parent.glob("*.yaml")):
        if other != spec and editions_folder(other, settings) == folder:
            message = f"the editions of `{name}` are also those of `{settings.shown(other)}`"
            hint = "remove `formerly` from one of the two briefs, or delete the brief with the old name"
            yield error("formerly-shared", entry.at("formerly"), message, hint)
    if numbers := edition_numbers(settings.output / spec.stem):
        listed = ", ".join(map(str, numbers))
        message = f"editions were issued under the new name too: {listed} of `{spec.stem}`"
        hint = "remove `formerly`: a brief has one sequence of editions, and issued ones are never renumbered"
        yield error("formerly-late", entry.at("formerly"), message, hint)


def check_former_editions(entry: Entry[Brief], issued: frozenset[int]) -> Iterator[Diagnostic]:
    """Report, when an edition is issued, that there are none under the former name to go on from."""
    if entry.value.formerly is not None and not issued:
        message = f"no edition was issued as `{entry.value.formerly}`"
        hint = "correct the name, bring its folder back into the output folder, or remove `formerly`"
        yield error("formerly-unknown", entry.at("formerly"), message, hint)
