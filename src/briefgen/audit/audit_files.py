"""Auditing files: reading drafts, and the texts and facts that they are compared with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from briefgen.audit.audit import audit_draft
from briefgen.audit.draft import Draft
from briefgen.audit.load_library import load_library, text_files
from briefgen.audit.read_file import MOST_CHARACTERS, read_draft_file
from briefgen.audit.to_brief import write_brief
from briefgen.audit.verdicts import Audit
from briefgen.corpus.size import count_brief_shares
from briefgen.diagnostic import Findings, Span, error
from briefgen.settings.settings import Settings

_SHARE_BYTES = 150_000
"""Bytes of texts that may take the processor time of one brief."""
_TIMES_DRAFT = 75
"""How much longer a draft takes than a text: one brief's time is for some 20 sentences."""


class Audited(Struct, frozen=True):
    """The audits of some drafts."""

    audits: tuple[Audit, ...] = ()
    problems: Findings = ()
    """What is wrong with the drafts as files, the corpus and the texts."""
    brief: str = ""
    """The first draft as a brief in YAML; empty if no fact supports anything in it."""


def audit_files(paths: Sequence[Path], settings: Settings) -> Audited:
    """Audit drafts.

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
    return Audited(audits, problems, write_brief(audits[0], library, settings.now.date()))


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
