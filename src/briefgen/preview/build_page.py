"""Building the page of a brief with its evidence; nothing is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from briefgen.build.check import RULES_BEFORE_LAYOUT
from briefgen.build.load import LoadedBrief, load_brief
from briefgen.build.make import UndrawnMemo, draw, make_draft, web_page
from briefgen.check import NOT_ADJUSTABLE
from briefgen.check.manual import adjustable_rules
from briefgen.check.policy import CheckRun, apply_policy
from briefgen.corpus.ledger import row_of
from briefgen.diagnostic import Diagnostic, Findings, arrange
from briefgen.document.plain_text import NOTE_MARKS
from briefgen.preview.entries import show_entries
from briefgen.preview.locate import show_findings
from briefgen.preview.page import (
    PreviewPage,
    ShownFinding,
    ShownMeasure,
)
from briefgen.preview.printable import draft_printable, load_printable
from briefgen.preview.printed_sentences import find_printed_sentences
from briefgen.settings.settings import Settings

_BEGUN: list[tuple[UndrawnMemo, PreviewPage]] = []
"""The page that was begun last in this process, with its draft, until it is finished."""


def build_page(spec: Path, settings: Settings) -> PreviewPage:
    """Build the whole page of a brief."""
    page = begin_page(spec, settings)
    return finish_page() or page


def begin_page(spec: Path, settings: Settings) -> PreviewPage:
    """Build a brief in memory, without its PDF, and collect what its statements rest on.

    A memo with errors is made all the same, so that they can be shown at their sentences; what cannot be
    printed because of them is left out.
    """
    settings = replace(settings, formats=("pdf",), strict=False)
    _BEGUN.clear()
    loaded, run = load_brief(spec, settings)
    if loaded is None:
        findings = apply_policy(run, settings.rules, RULES_BEFORE_LAYOUT)
        loaded = load_printable(spec, settings, run)
        draft = None
    else:
        draft, findings = make_draft(loaded, run, settings, with_errors=True)
    is_whole = draft is not None
    if draft is None and loaded is not None:
        draft = draft_printable(loaded, run, settings)
    if draft is None or loaded is None:
        return _without_memo(findings, loaded, run)
    found = arrange(draft.reported()) if is_whole else _preventing_first(findings)
    shown = show_findings(found, loaded)
    page = replace(_with_memo(draft, shown, run), is_whole=is_whole)
    _BEGUN.append((draft, page))
    return page


def finish_page() -> PreviewPage | None:
    """Draw the PDF of the page that was begun last; return nothing where there is none."""
    if not _BEGUN:
        return None
    draft, page = _BEGUN.pop()
    memo, findings = draw(draft)
    if not page.is_whole:
        return replace(page, pdf=memo.pdf if memo else b"")
    if memo is None:
        return _without_memo(findings, draft.loaded, draft.run)
    shown = show_findings(arrange(findings), draft.loaded)
    files = {**page.files, **_files(draft.run, {each.path for each in shown})}
    return replace(page, findings=shown, files=files, pdf=memo.pdf)


def _preventing_first(findings: Findings) -> Findings:
    """Sort findings: first those that prevent a memo, and of these first what could not be read."""
    adjustable = adjustable_rules()

    def rank(finding: Diagnostic) -> tuple[bool, bool, int]:
        return finding.rule in adjustable, finding.rule in NOT_ADJUSTABLE, -finding.severity

    return tuple(sorted(arrange(findings), key=rank))


def _without_memo(findings: Findings, loaded: LoadedBrief | None, run: CheckRun) -> PreviewPage:
    shown = show_findings(_preventing_first(findings), loaded)
    return PreviewPage(shown, files=_files(run, {each.path for each in shown}))


def _with_memo(draft: UndrawnMemo, shown: tuple[ShownFinding, ...], run: CheckRun) -> PreviewPage:
    frozen, loaded = draft.composed.frozen["memo"], draft.loaded
    entries = {
        f"{each.kind}:{each.id}": each
        for each in show_entries(loaded.corpus, loaded.proofs, loaded.entry.value.language)
    }
    paths = {each.path for each in shown} | {each.path for each in entries.values()}
    html = web_page(draft)
    return PreviewPage(
        findings=shown,
        html=html,
        sentences=tuple(find_printed_sentences(html, loaded.entry.value.language)),
        notes={note["number"]: note["cites"] for note in frozen["notes"]},
        entries=entries,
        ledger=tuple(_ledger(frozen, loaded)),
        changed=tuple(_changed(frozen, loaded)),
        edition=loaded.last.number if loaded.last else 0,
        files=_files(run + draft.run, paths),
    )


def _files(run: CheckRun, paths: set[str]) -> dict[str, str]:
    return {path: text for path, text in run.texts.items() if path in paths}


def _ledger(frozen: dict[str, Any], loaded: LoadedBrief) -> Iterator[ShownMeasure]:
    for row in frozen["ledger"]:
        claims = row_of(row["measure"], loaded.corpus).claims
        facts = tuple(f"fact:{claim.fact}" for claim in claims)
        yield ShownMeasure(row["label"], row["words"], row["contested"], facts)


def _changed(frozen: dict[str, Any], loaded: LoadedBrief) -> Iterator[str]:
    """Yield the title and the statements that the last edition did not have, whatever numbers notes have."""
    if loaded.last is None:
        return
    last = loaded.last.memo
    if frozen["brief"]["title"] != last["brief"]["title"]:
        yield frozen["brief"]["title"]
    before = {_without_numbers(each) for each in last["statements"]}
    for each in frozen["statements"]:
        if each["kind"] != "head" and _without_numbers(each) not in before:
            yield each["words"]


def _without_numbers(statement: Mapping[str, str]) -> str:
    """Return the words of a statement without its note marks, and a note's without its number."""
    words = NOTE_MARKS.sub("", statement["words"])
    return words.partition(" ")[2] if statement["kind"] == "note" else words
