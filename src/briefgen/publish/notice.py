"""Recording in the ledger that an edition is withdrawn, or that the next one corrects it."""

from __future__ import annotations

from pathlib import Path

from briefgen.cache.build_record import FOLDER
from briefgen.diagnostic import Diagnostic, Findings, Span, error
from briefgen.editions.ledger import Notice, read_ledger
from briefgen.publish.output_lock import LOCK_WAIT_SECONDS, lock_output
from briefgen.publish.write import write_file
from briefgen.settings.editions_folder import editions_folder
from briefgen.settings.settings import Settings


def record_notice(spec: Path, settings: Settings, notice: Notice) -> Findings:
    """Write a notice on an edition to the ledger; the hash of the edition is filled in.

    Errors: edition-unknown; edition-withdrawn for an edition that is withdrawn already; output-held,
    output-unwritable.
    """
    folder = editions_folder(spec, settings)
    shown = settings.shown(folder)
    lock_file = settings.output / FOLDER / f"{spec.stem}.lock"
    with lock_output(lock_file, settings.shown(settings.memo_path(spec.stem)), LOCK_WAIT_SECONDS) as lock:
        if lock.problem:
            return (lock.problem,)
        ledger = read_ledger(folder, shown)
        issue = next((issue for issue in ledger.issues if issue.edition == notice.about), None)
        if issue is None:
            return (_unknown(notice.about, sorted(ledger.numbers()), str(spec)),)
        if any(old.about == notice.about and old.kind == "withdrawn" for old in ledger.notices):
            message = f"edition {notice.about} is withdrawn already"
            return (error("edition-withdrawn", Span(str(spec)), message, "see `briefgen editions`"),)
        line = notice.model_copy(update={"sha256": issue.sha256})
        return write_file(ledger.path, ledger.with_line(line), ledger.shown)


def _unknown(number: int, there: list[int], spec: str) -> Diagnostic:
    numbers = ", ".join(map(str, there))
    hint = f"its editions: {numbers}" if numbers else "issue one with `briefgen build --issue`"
    return error("edition-unknown", Span(spec), f"no edition {number} was issued", hint)
