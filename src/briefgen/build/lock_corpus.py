"""Locking a corpus: record the place of each quotation, for use where the texts are not available."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from briefgen.build.check import check_quotations
from briefgen.check import text_changed, text_retracted
from briefgen.corpus.lock_file import MAX_BYTES, NAME
from briefgen.corpus.lock_languages import cache_languages, sources_in_same_language
from briefgen.corpus.source import Source
from briefgen.diagnostic import Diagnostic, Findings, Span, arrange, error, has_errors
from briefgen.publish.leftovers import remove_leftovers_among_inputs
from briefgen.publish.lock_renewal import Renewal, lock_bytes, renew_lock
from briefgen.publish.write import write_file
from briefgen.reading.entry import Entry
from briefgen.reading.files import read_file
from briefgen.reading.suggest import nearest
from briefgen.settings.settings import Settings


class Locked(Struct, frozen=True):
    """A lock that was written."""

    path: Path
    quotations: int
    written: int
    """The number of them that are new or changed."""


def lock_corpus(
    settings: Settings, update: tuple[str, ...], today: date, accept: tuple[str, ...] = ()
) -> tuple[Locked | None, Findings]:
    """Write the lock of the whole corpus, unless a file or the place of a quotation has an error.

    What facts claim is not checked.

    Shape: `accept` names the sources whose changed texts a person has read.

    Errors: corpus-empty where there is no corpus; update-unknown; those of the corpus.
    """
    if not settings.corpus.is_dir():
        hint = "run it in the workspace's folder, or make one: `briefgen init DIR`"
        return None, (error("corpus-empty", Span(settings.shown(settings.corpus)), "no such folder", hint),)
    proven, problems = check_quotations(settings)
    sources = proven.corpus.sources
    known = {*sources, *(owner for owner, _ in proven.proofs)}
    problems = (
        *(problem for problem in problems if not _is_accepted(problem, sources, accept)),
        *_unknown_ids("--update", update, known, "name a source's id, `fact:ID` or `view:ID`"),
        *_unknown_ids("--accept", accept, set(sources), "name a source's id"),
    )
    if has_errors(problems):
        return None, problems
    old = proven.lock
    path = settings.corpus / NAME
    before = read_file(path, str(path), settings.readable, MAX_BYTES, "")[0]
    same_language = sources_in_same_language(settings.cache, settings.corpus, before, sources)
    renewal = Renewal(today, update, accept, same_language)
    lock, stale = renew_lock(proven.proofs, sources, proven.texts, old, renewal)
    text = lock_bytes(lock)
    written = sum(old.quotations.get(key) != entry for key, entry in lock.quotations.items())
    remove_leftovers_among_inputs(settings)
    faults = () if before == text else write_file(path, text, settings.shown(path))
    if not faults:
        cache_languages(settings.cache, settings.corpus, text, sources)
    found = arrange((*problems, *stale, *faults))
    return Locked(path, len(lock.quotations), written), found


def _is_accepted(problem: Diagnostic, sources: Mapping[str, Entry[Source]], accept: tuple[str, ...]) -> bool:
    """Check whether a finding is on a change that is accepted now."""
    paths = (sources[name].text.path for name in accept if name in sources)
    return problem.rule in (text_changed.RULE, text_retracted.RULE) and problem.span.path in paths


def _unknown_ids(option: str, names: tuple[str, ...], known: set[str], expected: str) -> Iterator[Diagnostic]:
    """Report ids in an option that nothing in the corpus has."""
    for name in names:
        if name not in known:
            close = nearest(name, known)
            hint = f"did you mean `{close}`?" if close else expected
            yield error("update-unknown", Span(f"{option} {name}"), "nothing in the corpus has this id", hint)
