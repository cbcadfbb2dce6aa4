"""Find where an item is used: its references, the editions that cite it, and what rests on it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from briefgen.diagnostic import Findings
from briefgen.editions.store import edition_at, edition_numbers, read_edition
from briefgen.evidence.frozen import FrozenMemo
from briefgen.settings.settings import Settings
from briefgen.usage.briefs import BriefUse, briefs_using
from briefgen.usage.effects import Effect, effects
from briefgen.usage.references import DEFINITION, IdPlace, Item
from briefgen.usage.resolve import UsageIndex, resolve


class CitingEdition(Struct, frozen=True):
    """An issued edition that cites an item."""

    memo: str
    number: int
    as_of: str


class Usage(Struct, frozen=True):
    """Where one item is used."""

    item: Item
    definitions: tuple[IdPlace, ...]
    uses: tuple[IdPlace, ...]
    """Every other place of its id, in the order of files and places."""
    briefs: tuple[BriefUse, ...]
    editions: tuple[CitingEdition, ...]
    effects: tuple[Effect, ...]
    """What loses a support if the item is wrong."""


def find_usages(name: str, settings: Settings) -> tuple[tuple[Usage, ...], Findings]:
    """Find where the items with an id are used.

    Shape: one usage for each item of `resolve`.

    Errors: those of `resolve`, and of reading the files.
    """
    index = UsageIndex(settings)
    items, unknown = resolve(name, "where", index)
    found = index.in_files_with(frozenset(item.id for item in items))
    usages = tuple(
        Usage(
            item,
            tuple(each for each in found if each.item == item and each.role == DEFINITION),
            tuple(each for each in found if each.item == item and each.role != DEFINITION),
            briefs_using(item, index.in_files_with),
            tuple(_citing_editions(item, settings)),
            effects([item], index.in_files_with),
        )
        for item in items
    )
    return usages, unknown or index.findings()


def _citing_editions(item: Item, settings: Settings) -> Iterator[CitingEdition]:
    """Yield the editions that cite an item; those that cannot be read are left to `editions`."""
    folders = sorted(settings.output.iterdir()) if settings.output.is_dir() else ()
    for folder in folders:
        for number in edition_numbers(folder):
            loaded, _ = read_edition(edition_at(folder, number), settings.shown(folder))
            if loaded and (item.kind, item.id) in _cited(loaded.frozen):
                yield CitingEdition(folder.name, number, loaded.frozen.brief.as_of)


def _cited(memo: FrozenMemo) -> set[tuple[str, str]]:
    """Return the kinds and ids of what the memo of an edition cites or has."""
    ids = {
        "fact": [fact.id for fact in memo.facts],
        "view": [view.id for view in memo.views],
        "source": [source.id for source in memo.sources],
        "origin": [origin.id for origin in memo.origins],
        "measure": [row.measure for row in memo.ledger],
        "question": [question.id for question in memo.questions],
        "hypothesis": [h.id for question in memo.questions for h in question.hypotheses],
        "judgement": [judgement.id for judgement in memo.parts.judgements],
        "option": [option.id for option in memo.parts.items.get("options", ())],
    }
    return {(kind, name) for kind, names in ids.items() for name in names}
