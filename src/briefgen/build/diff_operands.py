"""The operands of `briefgen diff`: editions, finished memos and briefs, each read as frozen data.

| operand                    | is read as                                                          |
|----------------------------|---------------------------------------------------------------------|
| `memo.pdf`                 | the frozen data that the PDF carries                                |
| `ed02.evidence.json`       | the frozen data itself                                              |
| `briefs/putin-kim.yaml@2`  | edition 2 of the brief, from the output folder                      |
| `briefs/putin-kim.yaml`    | the brief as it is now, proven and composed                         |
"""

from __future__ import annotations

import re
from pathlib import Path

from briefgen.build.check import RULES_BEFORE_LAYOUT, check_loaded
from briefgen.build.edition import compose_edition
from briefgen.build.load import load_brief
from briefgen.check.change_unexplained import RULE as UNEXPLAINED
from briefgen.check.policy import apply_policy
from briefgen.compose.freeze import Provenance
from briefgen.diagnostic import Findings, Severity, Span, error
from briefgen.editions.store import edition_at, edition_numbers, read_edition
from briefgen.evidence.container import ASK, MAX_BYTES, NAME, evidence_of_pdf
from briefgen.evidence.frozen import FrozenMemo, frozen_of, read_frozen
from briefgen.readable_folders import ANYWHERE
from briefgen.reading.files import read_file
from briefgen.settings.editions_folder import editions_folder
from briefgen.settings.settings import Settings
from briefgen.version import VERSION

_MOST_PDF_BYTES = 100_000_000
_NUMBERED = re.compile(r"(.+)@([1-9][0-9]{0,5})")


def brief_path(named: Path) -> Path:
    """Return the path of an operand's brief, without the number of the edition."""
    found = _NUMBERED.fullmatch(str(named))
    return Path(found[1]) if found else named


def read_operand(named: Path, settings: Settings) -> tuple[FrozenMemo | None, Findings]:
    """Read the frozen data of an operand.

    Errors: edition-unknown, evidence-absent, and those of reading, proving and composing.
    """
    found = _NUMBERED.fullmatch(str(named))
    if found:
        return _edition(Path(found[1]), int(found[2]), settings)
    kind = named.suffix.lower()
    if kind not in (".pdf", ".json"):
        return _working_brief(named, settings)
    shown = settings.shown(named)
    most = _MOST_PDF_BYTES if kind == ".pdf" else MAX_BYTES
    data, problems = read_file(named, shown, ANYWHERE, most, ASK)
    if data is not None and kind == ".pdf":
        data, problems = _carried(data, shown)
    return read_frozen(data, shown) if data is not None else (None, problems)


def _carried(pdf: bytes, shown: str) -> tuple[bytes | None, Findings]:
    data = evidence_of_pdf(pdf)
    message = f"no `{NAME}` that briefgen attached is in the file"
    hint = "ask the sender for the original file; run `briefgen verify` on this one"
    return data, () if data is not None else (error("evidence-absent", Span(shown), message, hint),)


def _edition(spec: Path, number: int, settings: Settings) -> tuple[FrozenMemo | None, Findings]:
    folder = editions_folder(spec, settings)
    numbers = edition_numbers(folder)
    if number not in numbers:
        message = f"edition {number} has not been issued"
        hint = f"list them with `briefgen editions {settings.shown(spec)}`"
        return None, (error("edition-unknown", Span(settings.shown(spec)), message, hint),)
    loaded, problems = read_edition(edition_at(folder, number), settings.shown(folder))
    return (loaded.frozen if loaded else None), problems


def _working_brief(spec: Path, settings: Settings) -> tuple[FrozenMemo | None, Findings]:
    """Load, check and compose a brief; changes that lack a reason are reported, but do not stop it."""
    loaded, run = load_brief(spec, settings)
    if loaded is None:
        return None, apply_policy(run, settings.rules, RULES_BEFORE_LAYOUT)
    problems = apply_policy(run.adding(check_loaded(loaded, settings)), settings.rules, RULES_BEFORE_LAYOUT)
    if any(d.severity is Severity.ERROR and d.rule != UNEXPLAINED for d in problems):
        return None, problems
    composed, faults = compose_edition(loaded, Provenance(VERSION, f"{spec.stem}.yaml", settings.overrides))
    if composed is None:
        return None, (*problems, *faults)
    frozen, wrong = frozen_of(composed.frozen["memo"], settings.shown(spec))
    unexplained = tuple(d for d in problems if d.rule == UNEXPLAINED)
    return frozen, (*unexplained, *faults, *wrong)
