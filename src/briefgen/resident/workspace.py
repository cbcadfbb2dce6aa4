"""A workspace that stays loaded: its findings after each edit, and every place of every id.

An edit checks again only what it can affect. What was read from a sentence, and how it compares with its
evidence, is cached by content, so that a second check of the same words costs little.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from briefgen.build.check import RULES_BEFORE_LAYOUT, run_corpus_checks
from briefgen.build.load import LoadedBrief, ProvenCorpus, template_folders
from briefgen.cache.file_stamp import Stamp, stamp_of
from briefgen.check.policy import CheckRun, apply_policy
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.lock_file import NAME as LOCK
from briefgen.corpus.quotation_proofs import Proofs
from briefgen.diagnostic import Diagnostic, Findings, arrange
from briefgen.reading.files import file_named, read_text_file
from briefgen.recheck.recheck import check_spec
from briefgen.resident.corpus_findings import CorpusFindings
from briefgen.settings.gather import UsageError
from briefgen.settings.list_briefs import list_briefs
from briefgen.settings.settings import Settings
from briefgen.usage.files import WorkspaceFile, workspace_files
from briefgen.usage.references import DEFINITION, IdPlace, references_in, with_bases

_State = tuple[Stamp | None, bytes | None]
"""The stamp of a file, and its unsaved text."""
_KINDS = ("sources", "origins", "measures", "facts", "questions", "views", "sections")


class Snapshot(Struct, frozen=True):
    """What is known of a workspace after a check, or after a step of one."""

    settings: Settings
    findings: Findings
    """As `briefgen check` reports them, sorted by place."""
    corpus: Corpus = field(default_factory=Corpus)
    """With the last good form of entries in files that cannot be read now."""
    proofs: Proofs = field(default_factory=dict)
    texts: Mapping[Path, str] = field(default_factory=dict)
    """The texts of the corpus files and briefs, with line ends of one character."""
    references: tuple[IdPlace, ...] = ()
    """In a file that cannot be read now, those that it had before."""
    finished: bool = True
    """Whether all that the edit can affect has been checked."""


class _BriefCheck(Struct, frozen=True):
    loaded: LoadedBrief | None
    run: CheckRun


class Workspace:
    """A workspace, with the unsaved texts of the files that are open in an editor.

    `set_unsaved` may be called while another thread runs `check`; the next check then uses the text.
    """

    def __init__(self, gather: Callable[[], Settings], now: Callable[[], datetime]) -> None:
        self.gather = gather
        """Gathers the settings as they are now."""
        self._now = now
        self._unsaved: dict[Path, bytes] = {}
        self._settings: Settings | None = None
        self._states: dict[Path, _State] = {}
        self._briefs: dict[Path, _BriefCheck] = {}
        self._rules: dict[Path, CorpusFindings] = {}
        self._proven: ProvenCorpus | None = None
        self._corpus = Corpus()
        self._corpus_run = CheckRun()
        self._stale: set[Path | None] = set()
        """What has to be checked again: briefs, and the corpus as None."""
        self._texts: dict[Path, str] = {}
        self._references: dict[Path, tuple[IdPlace, ...]] = {}

    def set_unsaved(self, path: Path, text: str | None) -> None:
        """Use a text in place of a file's own; with None, the file's own again."""
        others = {other: data for other, data in self._unsaved.items() if other != path}
        new = {} if text is None else {path: text.encode("utf-8", "surrogatepass")}
        self._unsaved = {**others, **new}

    def unsaved(self) -> Mapping[str, bytes]:
        """Return the unsaved texts, by real path."""
        return {str(path.resolve()): data for path, data in self._unsaved.items()}

    def check(self, first: Path | None = None) -> Iterator[Snapshot]:
        """Check what has changed since the last check; yield after each step, `first` what concerns a file.

        The corpus is checked before briefs, except where `first` is a brief.

        Errors: UsageError for settings that are not valid.
        """
        settings = self._current_settings()
        files = workspace_files(settings)
        changed = self._changed(settings, files)
        own = {file.path for file in files}
        everything = not changed <= own or self._proven is None
        self._read(settings, [file for file in files if everything or file.path in changed], own)
        briefs = self._list_briefs(settings, files)
        self._briefs = {path: check for path, check in self._briefs.items() if path in briefs}
        in_corpus = {path for path in changed if path.is_relative_to(settings.corpus)}
        self._stale = {step for step in self._stale if step is None or step in briefs}
        self._stale |= {
            path for path in briefs if everything or self._is_affected(path, changed, in_corpus, settings)
        }
        self._stale |= {None} if everything or in_corpus else set()
        of_brief = first in briefs and self._proven is not None
        if not self._stale:
            yield self._snapshot(settings)
        while self._stale:
            step = min(self._stale, key=lambda s: ((s is None) == of_brief, s != first, str(s)))
            self._check_step(step, settings)
            self._stale.remove(step)
            yield self._snapshot(settings)

    def _check_step(self, brief: Path | None, settings: Settings) -> None:
        """Check a brief; with None, the corpus."""
        if brief is not None:
            rules = self._rules.setdefault(brief, CorpusFindings())
            self._briefs[brief] = _BriefCheck(*check_spec(brief, settings, rules))
            return
        self._proven, _, _, self._corpus_run = run_corpus_checks(settings)
        defined: set[tuple[str, str]] = {
            (each.kind, each.id) for each in self._all_references() if each.role == DEFINITION
        }
        self._corpus = _with_last_good(self._proven.corpus, self._corpus, defined)
        for path in self._source_texts(settings):
            self._states.setdefault(path, self._state(path))

    def _snapshot(self, settings: Settings) -> Snapshot:
        run = self._corpus_run
        for check in self._briefs.values():
            run = check.run + run
        findings = arrange(apply_policy(run, settings.rules, RULES_BEFORE_LAYOUT))
        proofs = self._proven.proofs if self._proven else {}
        texts, references = dict(self._texts), with_bases(self._all_references())
        return Snapshot(settings, findings, self._corpus, proofs, texts, references, not self._stale)

    def _all_references(self) -> Iterator[IdPlace]:
        return (each for path in sorted(self._references) for each in self._references[path])

    def _current_settings(self) -> Settings:
        project = None if self._settings is None else self._settings.root / "pyproject.toml"
        if self._settings is None or (project and self._state(project) != self._states.get(project)):
            self._settings = self.gather()
            self._proven = None
        self._settings = replace(self._settings, unsaved=self.unsaved(), now=self._now(), cache=None)
        return self._settings

    def _state(self, path: Path) -> _State:
        return stamp_of(path), self._unsaved.get(path)

    def _changed(self, settings: Settings, files: Iterable[WorkspaceFile]) -> set[Path]:
        """Return the files that have changed, are new or are gone since the last call."""
        before = self._states
        self._states = {path: self._state(path) for path in self._inputs(settings, files)}
        paths = {*before, *self._states}
        return {path for path in paths if before.get(path) != self._states.get(path)}

    def _inputs(self, settings: Settings, files: Iterable[WorkspaceFile]) -> Iterator[Path]:
        yield from (file.path for file in files)
        yield from (settings.root / "pyproject.toml", settings.corpus / LOCK)
        yield from (settings.corpus / "profiles").rglob("*.yaml")
        yield from (path for folder, _ in template_folders(settings) for path in folder.rglob("*.*"))
        yield from settings.fonts.rglob("*.*")
        yield from self._source_texts(settings)

    def _source_texts(self, settings: Settings) -> Iterator[Path]:
        names = (entry.value.text for entry in self._corpus.sources.values())
        yield from (file_named(root, name) for name in names if name for root in settings.texts)

    def _read(self, settings: Settings, files: Iterable[WorkspaceFile], own: set[Path]) -> None:
        """Read the references of files; those of a file that is not valid stay as they were."""
        for gone in self._references.keys() - own:
            del self._references[gone]
            self._texts.pop(gone, None)
        for file in files:
            text, _ = read_text_file(file.path, file.shown, settings.readable)
            if text is None:
                continue
            self._texts[file.path] = text
            found, problems = references_in(file, text)
            if found or not problems:
                self._references[file.path] = found

    def _list_briefs(self, settings: Settings, files: Iterable[WorkspaceFile]) -> list[Path]:
        try:
            listed = list_briefs([settings.root], without={settings.corpus})
        except UsageError:
            listed = []
        opened = [file.path for file in files if file.kind == "brief" and file.path in self._unsaved]
        return [*dict.fromkeys([*listed, *opened])]

    def _is_affected(self, brief: Path, changed: set[Path], in_corpus: set[Path], settings: Settings) -> bool:
        """Check whether a brief's findings may differ: it read a file, or may refer to what is new in one."""
        check = self._briefs.get(brief)
        if check is None or brief in changed:
            return True
        if check.loaded is None:
            return bool(in_corpus)
        shown = {settings.shown(path) for path in changed}
        if not shown.isdisjoint(check.run.texts):
            return True
        lacking = any(finding.rule.endswith("-unknown") for finding in check.run.findings)
        measures = check.loaded.corpus.measures
        texts = [self._texts.get(path, "") for path in in_corpus]
        return bool(texts) and (lacking or any(name in text for text in texts for name in measures))


def _with_last_good(new: Corpus, old: Corpus, defined: set[tuple[str, str]]) -> Corpus:
    """Add to a corpus the old form of entries that it lacks though they are still defined."""
    merged: dict[str, Any] = {
        kind: {n: e for n, e in getattr(old, kind).items() if (kind[:-1], n) in defined} | getattr(new, kind)
        for kind in _KINDS
    }
    return replace(new, **merged)


def findings_by_file(snapshot: Snapshot) -> dict[Path, list[Diagnostic]]:
    """Return the findings of each file; what is not about a file of the workspace is left out."""
    found: dict[Path, list[Diagnostic]] = {}
    for finding in snapshot.findings:
        found.setdefault(snapshot.settings.shown_from / finding.span.path, []).append(finding)
    return found
