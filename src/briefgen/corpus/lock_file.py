"""The lock's file in a corpus."""

from __future__ import annotations

from pathlib import Path

from briefgen.corpus.lock import Lock, parse_lock
from briefgen.diagnostic import Diagnostic, Span, error
from briefgen.reading.files import is_named, leads_out, read_text_file

NAME = "briefgen.lock"
MAX_BYTES = 50_000_000


def read_lock(corpus: Path, shown: str) -> tuple[Lock | None, tuple[Diagnostic, ...]]:
    """Read a corpus's lock; None without a problem where there is none.

    Errors: lock-damaged, and those of `read_text_file`.
    """
    path = corpus / NAME
    if not is_named(path):
        return None, ()
    if outside := leads_out(path, corpus, f"{shown}/{NAME}"):
        return None, (outside,)
    text, problems = read_text_file(path, f"{shown}/{NAME}", MAX_BYTES)
    if text is None:
        return None, problems
    lock, damage = parse_lock(text)
    if damage is not None:
        span = Span(f"{shown}/{NAME}", damage.line, 1, damage.line, 2)
        hint = "restore it from git, or remove it and run `briefgen lock` where the texts are at hand"
        return None, (error("lock-damaged", span, f"the lock is damaged: {damage.message}", hint),)
    return lock, ()
