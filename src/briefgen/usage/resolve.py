"""Resolve the id that a command names to the items that have it."""

from __future__ import annotations

from msgspec import Struct, field

from briefgen.diagnostic import Diagnostic, Findings, Span, error
from briefgen.reading.files import read_text_file
from briefgen.reading.suggest import nearest
from briefgen.settings.settings import Settings
from briefgen.usage.files import WorkspaceFile, workspace_files
from briefgen.usage.references import DEFINITION, IdPlace, Item, references_in, with_bases


class UsageIndex(Struct):
    """The references of a workspace; a file is parsed when an id is looked up that its text contains."""

    settings: Settings
    problems: dict[WorkspaceFile, Findings] = field(default_factory=dict)
    """What was wrong with the files that were read."""
    _texts: dict[WorkspaceFile, str] | None = None
    _parsed: dict[WorkspaceFile, tuple[IdPlace, ...]] = field(default_factory=dict)

    def texts(self) -> dict[WorkspaceFile, str]:
        """Return the text of every file that can be read."""
        if self._texts is None:
            self._texts = {}
            for file in workspace_files(self.settings):
                text, self.problems[file] = read_text_file(file.path, file.shown, self.settings.readable)
                if text is not None:
                    self._texts[file] = text
        return self._texts

    def in_files_with(self, ids: frozenset[str]) -> tuple[IdPlace, ...]:
        """Return all references of the files that contain one of some ids."""
        return self._references([f for f, text in self.texts().items() if _contains(f, text, ids)])

    def all(self) -> tuple[IdPlace, ...]:
        """Return all references of the workspace."""
        return self._references(list(self.texts()))

    def findings(self) -> Findings:
        """Return what was wrong with the files that were read."""
        return tuple(problem for faults in self.problems.values() for problem in faults)

    def _references(self, files: list[WorkspaceFile]) -> tuple[IdPlace, ...]:
        for file in files:
            if file not in self._parsed:
                self._parsed[file], faults = references_in(file, self.texts()[file])
                self.problems[file] += faults
        return with_bases(each for file in files for each in self._parsed[file])


def _contains(file: WorkspaceFile, text: str, ids: frozenset[str]) -> bool:
    return file.path.stem in ids or any(name in text for name in ids)


def resolve(name: str, command: str, index: UsageIndex) -> tuple[tuple[Item, ...], Findings]:
    """Find the items that have an id: `ID`, `KIND:ID`, or `KIND:SCOPE/ID`.

    Shape: sorted; several kinds, or hypotheses of two questions, may have the same id.

    Errors: id-unknown, with the nearest id.
    """
    kind, _, rest = name.rpartition(":")
    scope, _, identity = rest.rpartition("/")
    found = index.in_files_with(frozenset({identity}))
    items = {each.item for each in found if each.role == DEFINITION and each.id == identity}
    asked = {item for item in items if kind in ("", item.kind) and scope in ("", item.scope)}
    if asked:
        return tuple(sorted(asked)), ()
    return (), (_unknown(f"{command} {name}", kind, identity, index),)


def _unknown(command: str, kind: str, identity: str, index: UsageIndex) -> Diagnostic:
    known = {each.item for each in index.all() if each.role == DEFINITION}
    close = nearest(identity, sorted({item.id for item in known}))
    like = sorted(str(item) for item in known if item.id == close)
    hint = f"did you mean `{like[0]}`?" if like else "name the id of an entry, a judgement or an option"
    what = f"no {kind} has the id `{identity}`" if kind else f"nothing has the id `{identity}`"
    return error("id-unknown", Span(command), what, hint)
