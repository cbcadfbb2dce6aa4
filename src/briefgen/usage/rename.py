"""Plan the renaming of an id: which characters of which files change, and which files move."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from briefgen.corpus.lock_file import MAX_BYTES as MAX_LOCK_BYTES
from briefgen.corpus.lock_file import NAME as LOCK
from briefgen.corpus.lock_file import read_lock
from briefgen.corpus.lock_format import Lock, format_lock
from briefgen.diagnostic import Diagnostic, Findings, Span, error, truncate
from briefgen.editions.store import edition_numbers
from briefgen.publish.leftovers import remove_leftovers_among_inputs
from briefgen.publish.write import unwritable
from briefgen.reading.files import MAX_BYTES, path_exists, read_file, read_text_file
from briefgen.reading.model import ID_PATTERN
from briefgen.reading.yaml_text import YamlText, read_yaml
from briefgen.settings.editions_folder import editions_folder
from briefgen.settings.settings import Settings
from briefgen.usage.references import DEFINITION, IdPlace, Item
from briefgen.usage.resolve import UsageIndex, resolve
from briefgen.usage.text_edits import (
    ChangedMeanwhileError,
    FileChange,
    Replacement,
    apply_changes,
    change_text,
)

_SETTINGS: Final = "pyproject.toml"
_LONGEST: Final = 80
"""Units: characters of an id."""
_NAMED_FILES: Final = frozenset({"source", "question", "section"})
"""Kinds of entries whose file has their id as its name."""
_STABLE: Final = frozenset({"judgement", "option"})
"""Kinds whose ids are compared between editions."""
_FORMULA_ID: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class Plan(Struct, frozen=True):
    """What a renaming changes."""

    item: Item
    new: str
    files: tuple[FileChange, ...]
    """The files whose text changes, in the order in which they are written.

    The one with the definition is the last, so that the same renaming can be run again after a kill."""
    moves: tuple[tuple[Path, Path], ...]
    """Files that are renamed, after their text has changed."""
    lock_entries: int
    """How many entries of the lock get another key."""


def plan_rename(old: str, new: str, settings: Settings) -> tuple[Plan | None, Findings]:
    """Plan the renaming of one item of a workspace.

    Errors: those of `resolve`; rename-unclear where several items have the id; name-form for an id that is
    none; rename-clash where the new id is taken; rename-issued for what editions are compared by; whatever
    is wrong with a file that contains the old id, or cannot be read.
    """
    index = UsageIndex(settings)
    items, problems = resolve(old, "rename", index)
    if len({(item.kind, item.scope) for item in items if item.kind != "option"}) > 1:
        return None, (_unclear(old, items),)
    if not items:
        return None, problems
    found = index.in_files_with(frozenset({items[0].id, new}))
    places = [each for each in found if each.item in items]
    faults = (*_bad_form(new, places), *_clashes(items[0], new, found), *_issued(places, settings))
    if faults := (*faults, *index.findings()):
        return None, faults
    return _plan(items[0], new, places, settings)


def _unclear(old: str, items: Iterable[Item]) -> Diagnostic:
    names = [f"{item.kind}:{item.scope}/{item.id}" if item.scope else str(item) for item in items]
    listed = " and ".join(f"`{name}`" for name in names)
    return error(
        "rename-unclear", Span(f"rename {old}"), f"several have this id: {listed}", "name one of them"
    )


def _bad_form(new: str, places: Iterable[IdPlace]) -> Iterator[Diagnostic]:
    """Report a new id that is none, or that YAML or a formula would not read as one."""
    message = ""
    if not re.fullmatch(ID_PATTERN, new) or len(new) > _LONGEST:
        message = f"`{truncate(new)}` is not an id"
    elif not isinstance(read_yaml(new, "")[0].data, str):
        message = f"`{new}` is not an id: YAML reads it as a number or a word of its own"
    elif any(each.role == "formula" for each in places) and not _FORMULA_ID.fullmatch(new):
        message = f"`{new}` cannot be used in a formula, which has the old id"
    if message:
        hint = f"write at most {_LONGEST} characters as `like-this-2`"
        yield error("name-form", Span(f"rename … {truncate(new)}"), message, hint)


def _clashes(item: Item, new: str, found: Iterable[IdPlace]) -> Iterator[Diagnostic]:
    """Report the entries that have the new id already."""
    kinds = {"fact", "view"} if item.kind in ("fact", "view") else {item.kind}
    for each in found:
        if (
            each.role == DEFINITION
            and each.id == new
            and each.kind in kinds
            and each.item.scope == item.scope
        ):
            message = f"a {each.kind} has the id `{new}` already"
            yield error("rename-clash", each.span, message, "choose another id")


def _issued(places: Iterable[IdPlace], settings: Settings) -> Iterator[Diagnostic]:
    """Report a judgement or an option of a brief that has editions."""
    for each in places:
        if each.kind in _STABLE and each.role == DEFINITION:
            folder = editions_folder(each.path, settings)
            if numbers := edition_numbers(folder):
                message = f"edition {numbers[-1]} of `{folder.name}` has this {each.kind} under its id"
                hint = "keep the id, by which editions are compared; no memo prints it"
                yield error("rename-issued", each.span, message, hint)


def _plan(
    item: Item, new: str, places: Sequence[IdPlace], settings: Settings
) -> tuple[Plan | None, Findings]:
    by_file: dict[Path, list[Replacement]] = {}
    moves: list[tuple[Path, Path]] = []
    for each in places:
        if each.end > each.start:
            by_file.setdefault(each.path, []).append(Replacement(each.start, each.end, new))
        if each.role == DEFINITION and item.kind in _NAMED_FILES:
            moves.append((each.path, each.path.with_stem(new)))
    limits, problems = _in_freshness(item, new, settings)
    if limits:
        by_file[settings.root / _SETTINGS] = limits
    problems += tuple(_taken(moves, settings))
    changes: list[FileChange] = []
    for path, replacements in sorted(by_file.items()):
        data, faults = read_file(path, settings.shown(path), settings.readable, MAX_BYTES, "split the file")
        problems += faults
        changes += [change_text(path, settings.shown(path), data, replacements)] if data is not None else []
    lock_change, entries, faults = _lock_change(item, new, settings)
    if problems := (*problems, *faults):
        return None, problems
    defining = {each.path for each in places if each.role == DEFINITION}
    changes.sort(key=lambda change: change.path in defining)
    return Plan(item, new, (*lock_change, *changes), tuple(moves), entries), ()


def _in_freshness(item: Item, new: str, settings: Settings) -> tuple[list[Replacement], Findings]:
    """Return the place of a measure among the limits of freshness in the settings.

    Errors: rename-settings where the limit is not a line of its own.
    """
    if item.kind != "measure" or item.id not in settings.freshness:
        return [], ()
    place = settings.place_of_key(item.id)
    text, problems = read_text_file(settings.root / _SETTINGS, place.path, settings.readable)
    lines = YamlText(place.path, text or "")
    start, end = lines.offset(place.line, place.column), lines.offset(place.end_line, place.end_column)
    if lines.text[start:end] == item.id:
        return [Replacement(start, end, new)], problems
    message = f"the settings have a limit for `{item.id}`, which cannot be renamed where it is"
    hint = f"put it on a line of its own: `{item.id} = {{warn_after = …}}` under `[tool.briefgen.freshness]`"
    return [], (*problems, error("rename-settings", Span(place.path), message, hint))


def _taken(moves: Iterable[tuple[Path, Path]], settings: Settings) -> Iterator[Diagnostic]:
    for _, target in moves:
        if path_exists(target):
            yield error(
                "rename-clash", Span(settings.shown(target)), "this file exists already", "choose another id"
            )


def _lock_change(item: Item, new: str, settings: Settings) -> tuple[tuple[FileChange, ...], int, Findings]:
    """Move the entries of a fact, view or source in the lock to their new keys."""
    path = settings.corpus / LOCK
    lock, problems = read_lock(settings.corpus, settings.shown(settings.corpus), None, settings.readable)
    if lock is None or item.kind not in ("fact", "view", "source"):
        return (), 0, problems
    moved, entries = _with_new_keys(lock, item, new)
    before, problems = read_file(path, settings.shown(path), settings.readable, MAX_LOCK_BYTES, "")
    if before is None or not entries:
        return (), 0, problems
    change = FileChange(path, settings.shown(path), before, format_lock(moved).encode(), ())
    return (change,), entries, problems


def _with_new_keys(lock: Lock, item: Item, new: str) -> tuple[Lock, int]:
    def source(name: str) -> str:
        return new if (item.kind, item.id) == ("source", name) else name

    def owner(name: str) -> str:
        return f"{item.kind}:{new}" if name == str(item) else name

    sources = {source(name): locked for name, locked in lock.sources.items()}
    quotations = {
        replace(key, owner=owner(key.owner), source=source(key.source)): locked
        for key, locked in lock.quotations.items()
    }
    changed = len(sources.keys() - lock.sources.keys()) + len(quotations.keys() - lock.quotations.keys())
    return replace(lock, sources=sources, quotations=quotations), changed


def rename(plan: Plan, settings: Settings) -> Findings:
    """Carry out a planned renaming: all of it or nothing.

    Errors: rename-changed where a file has changed since it was planned; output-unwritable.
    """
    remove_leftovers_among_inputs(settings)
    try:
        return apply_changes(plan.files, plan.moves, settings.readable)
    except ChangedMeanwhileError as fault:
        message = "has changed while the renaming was planned; nothing was written"
        return (error("rename-changed", Span(settings.shown(fault.path)), message, "run it again"),)
    except OSError as fault:
        return (unwritable(fault, settings.shown(Path(fault.filename or settings.root))),)
