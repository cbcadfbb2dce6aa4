"""Auditing files: reading drafts, and the library that they are looked up in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from briefgen.audit.audit import audit_draft
from briefgen.audit.draft import Draft, read_draft
from briefgen.audit.load_library import load_library, text_files
from briefgen.audit.verdicts import Audit
from briefgen.corpus.size import count_brief_shares
from briefgen.corpus.source_text import read_text
from briefgen.diagnostic import Findings, Span, error
from briefgen.readable_folders import ANYWHERE
from briefgen.settings.settings import Settings

_MARKDOWN = frozenset({".md", ".markdown"})
_PLAIN = frozenset({".txt", ".text", ""})
_SHARE_BYTES = 150_000
"""Bytes of texts and drafts that may take the processor time of one brief."""


def audit_files(paths: Iterable[Path], settings: Settings) -> tuple[tuple[Audit, ...], Findings]:
    """Audit drafts.

    Errors: draft-format, texts-missing, those of reading a text, and those of loading the library.
    """
    paths = list(paths)
    drafts: list[Draft] = []
    problems: Findings = ()
    for path in paths:
        draft, found = _read(path, settings)
        drafts += [draft] if draft else []
        problems += found
    if not drafts:
        return (), problems
    library, found = load_library(settings, without=paths)
    problems += found
    if not library.texts and not library.facts:
        hint = "name a folder of texts by `--texts DIR`, or run it in a workspace"
        return (), (*problems, error("texts-missing", Span("briefgen audit"), "no text to look in", hint))
    return tuple(audit_draft(draft, library) for draft in drafts), problems


def _read(path: Path, settings: Settings) -> tuple[Draft | None, Findings]:
    """Read a draft by its kind."""
    shown, suffix = settings.shown(path), path.suffix.lower()
    if suffix not in _MARKDOWN | _PLAIN:
        hint = "save it as Markdown or plain text: .md, .txt"
        return None, (error("draft-format", Span(shown), f"`{suffix}` is no format of a draft", hint),)
    text, problems = read_text(path, shown, ANYWHERE)
    if text is None:
        return None, problems
    return read_draft(shown, text, markdown=suffix in _MARKDOWN), problems


def count_shares(drafts: Sequence[Path], settings: Settings) -> int:
    """Return how many briefs' processor time an audit may take; one at least."""
    size = 0
    for path in (*drafts, *(path for root in settings.texts for path in text_files(root))):
        with suppress(OSError):  # reading it reports that
            size += path.stat().st_size
    return count_brief_shares(settings.corpus) + size // _SHARE_BYTES
