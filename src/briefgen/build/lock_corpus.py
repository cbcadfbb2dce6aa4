"""Locking a corpus: record the place of each quotation, for use where the texts are not available."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefgen.build.check import check_corpus
from briefgen.build.load import source_texts
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.lock_file import MAX_BYTES, NAME, read_lock
from briefgen.corpus.lock_format import Lock
from briefgen.corpus.quotation_proofs import Proofs
from briefgen.diagnostic import Diagnostic, Findings, Span, arrange, error, has_errors
from briefgen.publish.lock_renewal import lock_bytes, renew_lock
from briefgen.publish.write import write_file
from briefgen.reading.files import read_file
from briefgen.reading.suggest import nearest
from briefgen.settings.settings import Settings


@dataclass(frozen=True, slots=True)
class Locked:
    """A lock that was written."""

    path: Path
    quotations: int
    written: int
    """The number of them that are new or changed."""


def lock_corpus(settings: Settings, update: tuple[str, ...], today: date) -> tuple[Locked | None, Findings]:
    """Write the lock of the whole corpus, unless there is an error in the corpus.

    Errors: corpus-empty where there is no corpus; update-unknown; those of the corpus.
    """
    if not settings.corpus.is_dir():
        hint = "run it in the workspace's folder, or make one: `briefgen init DIR`"
        return None, (error("corpus-empty", Span(settings.shown(settings.corpus)), "no such folder", hint),)
    proven, problems = check_corpus(settings)
    problems += tuple(_unknown_ids(proven.corpus, proven.proofs, update))
    if has_errors(problems):
        return None, problems
    old = read_lock(settings.corpus, settings.shown(settings.corpus), readable=settings.readable)[0] or Lock()
    lock, stale = renew_lock(proven.proofs, proven.corpus.sources, source_texts(settings), old, update, today)
    path = settings.corpus / NAME
    text = lock_bytes(lock)
    written = sum(old.quotations.get(key) != entry for key, entry in lock.quotations.items())
    before = read_file(path, str(path), settings.readable, MAX_BYTES, "")[0]
    faults = () if before == text else write_file(path, text, settings.shown(path))
    found = arrange((*problems, *stale, *faults))
    return Locked(path, len(lock.quotations), written), found


def _unknown_ids(corpus: Corpus, proofs: Proofs, update: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Report ids in `--update` that nothing in the corpus has."""
    known = {*corpus.sources, *(owner for owner, _ in proofs)}
    for name in update:
        if name not in known:
            close = nearest(name, known)
            hint = f"did you mean `{close}`?" if close else "name a source's id, `fact:ID` or `view:ID`"
            yield error("update-unknown", Span(f"--update {name}"), "nothing in the corpus has this id", hint)
