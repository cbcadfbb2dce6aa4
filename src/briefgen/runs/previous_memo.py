"""The memo of a brief that is there from an earlier build."""

from __future__ import annotations

from pathlib import Path

from briefgen.editions.ledger import read_ledger
from briefgen.publish.outputs import last_built_at, read_record
from briefgen.runs.build_outcome import PreviousMemo
from briefgen.settings.editions_folder import editions_folder
from briefgen.settings.settings import Settings


def previous_memo(spec: Path, settings: Settings) -> PreviousMemo | None:
    """Return the memo that an earlier build has left; None if there is none."""
    memo = settings.memo_path(spec.stem)
    if not memo.is_file():
        return None
    record, _ = read_record(settings.output, spec.stem)
    editions = editions_folder(spec, settings)
    numbers = read_ledger(editions, settings.shown(editions)).numbers()
    return PreviousMemo(
        settings.shown(memo),
        last_built_at(settings.output, spec.stem),
        record.marking if record else "",
        record.as_of if record else "",
        max(numbers, default=0),
    )
