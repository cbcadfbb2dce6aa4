"""Find where an item is used: its references, the editions that cite it, and what rests on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from briefgen.diagnostic import Diagnostic, Findings, Span, error
from briefgen.editions.store import edition_at, edition_numbers, read_edition
from briefgen.evidence.frozen import FrozenMemo
from briefgen.reading.files import read_text_file
from briefgen.reading.suggest import nearest
from briefgen.settings.settings import Settings
from briefgen.usage.briefs import BriefUse, briefs_using
from briefgen.usage.effects import Effect, effects
from briefgen.usage.files import WorkspaceFile, workspace_files
from briefgen.usage.references import DEFINITION, Item, Reference, references_in, with_bases


@dataclass(frozen=True, slots=True)
class CitingEdition:
    """An issued edition that cites an item."""

    memo: str
    number: int
    as_of: str


@dataclass(frozen=True, slots=True)
class Usage:
    """Where one item is used."""

    item: Item
    definitions: tuple[Reference, ...]
    uses: tuple[Reference, ...]
    """Every other place of its id, in the order of files and places."""
    briefs: tuple[BriefUse, ...]
    editions: tuple[CitingEdition, ...]
    effects: tuple[Effect, ...]
    """What falls, or loses a support, if the item falls."""


@dataclass(slots=True)
class UsageIndex:
    """The references of a workspace; a file is parsed when an id is looked up that its text contains."""

    settings: Settings
    problems: dict[WorkspaceFile, Findings] = field(default_factory=dict)
    """What was wrong with the files that were read."""
    _texts: dict[WorkspaceFile, str] | None = None
    _parsed: dict[WorkspaceFile, tuple[Reference, ...]] = field(default_factory=dict)

    def texts(self) -> dict[WorkspaceFile, str]:
        """Return the text of every file that can be read."""
        if self._texts is None:
            self._texts = {}
            for file in workspace_files(self.settings):
                text, self.problems[file] = read_text_file(file.path, file.shown, self.settings.readable)
                if text is not None:
                    self._texts[file] = text
        return self._texts

    def in_files_with(self, ids: frozenset[str]) -> tuple[Reference, ...]:
        """Return all references of the files that contain one of some ids."""
        return self._references([f for f, text in self.texts().items() if _contains(f, text, ids)])

    def all(self) -> tuple[Reference, ...]:
        """Return all references of the workspace."""
        return self._references(list(self.texts()))

    def _references(self, files: list[WorkspaceFile]) -> tuple[Reference, ...]:
        for file in files:
            if file not in self._parsed:
                self._parsed[file], faults = references_in(file, self.texts()[file])
                self.problems[file] += faults
        return with_bases(each for file in files for each in self._parsed[file])


def _contains(file: WorkspaceFile, text: str, ids: frozenset[str]) -> bool:
    return file.path.stem in ids or any(name in text for name in ids)


def find_usages(name: str, settings: Settings) -> tuple[tuple[Usage, ...], Findings]:
    """Find where the items with an id are used; `kind:id` names those of one kind.

    Shape: one usage for each item; two items of different kinds, or hypotheses of two questions, may have
    the same id.

    Errors: id-unknown, with the nearest id; those of reading the files.
    """
    index = UsageIndex(settings)
    kind, _, identity = name.rpartition(":")
    found = index.in_files_with(frozenset({identity}))
    items = sorted({each.item for each in found if each.id == identity and kind in ("", each.kind)})
    defined = [i for i in items if any(each.item == i and each.role == DEFINITION for each in found)]
    if not defined:
        return (), (unknown_id(f"where {name}", name, index),)
    usages = tuple(
        Usage(
            item,
            tuple(each for each in found if each.item == item and each.role == DEFINITION),
            tuple(each for each in found if each.item == item and each.role != DEFINITION),
            briefs_using(item, index.in_files_with),
            tuple(_citing_editions(item, settings)),
            effects([item], index.in_files_with),
        )
        for item in defined
    )
    return usages, tuple(problem for faults in index.problems.values() for problem in faults)


def unknown_id(command: str, name: str, index: UsageIndex) -> Diagnostic:
    """Report an id that nothing in the workspace has, with the nearest one."""
    kind, _, identity = name.rpartition(":")
    known = {each.item for each in index.all() if each.role == DEFINITION}
    close = nearest(identity, sorted({item.id for item in known}))
    like = sorted(str(item) for item in known if item.id == close)
    hint = (
        f"did you mean `{like[0]}`?" if like else "name the id of a fact, source, view, hypothesis or option"
    )
    what = f"no {kind} has the id `{identity}`" if kind else f"nothing has the id `{identity}`"
    return error("id-unknown", Span(command), what, hint)


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
