"""Auditing files: reading drafts, and the texts and facts that they are compared with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from msgspec import Struct

from briefgen.audit.audit import audit_draft
from briefgen.audit.draft import Draft
from briefgen.audit.load_library import load_library, text_files
from briefgen.audit.read_file import MOST_CHARACTERS, read_draft_file
from briefgen.audit.to_brief import write_brief
from briefgen.audit.verdicts import Audit
from briefgen.build.check import check_loaded
from briefgen.build.load import load_entry
from briefgen.check import bottom_line_long, sentence_long
from briefgen.check.policy import CheckRun
from briefgen.corpus.size import count_brief_shares
from briefgen.diagnostic import Findings, Span, error
from briefgen.settings.settings import Settings
from briefgen.spec.read import read_brief

_SHARE_BYTES = 150_000
"""Bytes of texts that may take the processor time of one brief."""
_UNWRITTEN = "brief.yaml"
"""The name of a brief that is not written yet."""
_OF_LENGTH = frozenset({sentence_long.RULE, bottom_line_long.RULE})
"""Rules that say nothing of what a statement is linked to."""
_TIMES_DRAFT = 200
"""How much longer a draft takes than a text: one brief’s time is for some 8 sentences."""


class Audited(Struct, frozen=True):
    """The audits of some drafts."""

    audits: tuple[Audit, ...] = ()
    problems: Findings = ()
    """What is wrong with the drafts as files, the corpus and the texts."""
    brief: str = ""
    """The first draft as a brief in YAML, if it is wanted; empty if no fact supports anything in it."""


def audit_files(paths: Sequence[Path], settings: Settings, *, to_brief: bool = False) -> Audited:
    """Audit drafts; with `to_brief`, write the first one as a brief.

    Errors: those of reading a draft and of loading the library; texts-missing.
    """
    drafts: list[Draft] = []
    problems: Findings = ()
    for path in paths:
        draft, found = read_draft_file(path, settings.shown(path))
        drafts += [draft] if draft else []
        problems += found
    if not drafts:
        return Audited(problems=problems)
    library, found = load_library(settings, without=paths)
    problems += found
    if not library.texts and not library.facts:
        hint = "name a folder of texts with `--texts DIR`, or run it in a workspace"
        missing = error(
            "texts-missing", Span("briefgen audit"), "there are no texts or facts to compare it with", hint
        )
        return Audited(problems=(*problems, missing))
    audits = tuple(audit_draft(draft, library) for draft in drafts)
    brief = ""
    if to_brief:
        check = partial(_check_brief, settings=settings)
        brief = write_brief(audits[0], library, settings.now.date(), check)
    return Audited(audits, problems, brief)


def _check_brief(text: str, settings: Settings) -> dict[int, str]:
    """Check a brief that is not written yet; return the rules that report something, by their lines."""
    entry, problems = read_brief(text, _UNWRITTEN, settings.overrides)
    run = CheckRun(problems, {_UNWRITTEN: text})
    loaded, _ = load_entry(entry, Path(_UNWRITTEN), settings, run) if entry else (None, run)
    found = (*problems, *(check_loaded(loaded, settings) if loaded else ()))
    spans = ((each.rule, each.span) for each in found if each.rule not in _OF_LENGTH)
    return {span.line: rule for rule, span in spans if span.path == _UNWRITTEN}


def count_shares(drafts: Sequence[Path], settings: Settings) -> int:
    """Return how many briefs' processor time an audit may take; one at least."""
    texts = (path for root in settings.texts for path in text_files(root))
    size = _size(drafts) * _TIMES_DRAFT + _size(texts)
    return count_brief_shares(settings.corpus) + size // _SHARE_BYTES


def _size(paths: Iterable[Path]) -> int:
    total = 0
    for path in paths:
        with suppress(OSError):  # reading it reports that
            total += min(path.stat().st_size, MOST_CHARACTERS)
    return total
