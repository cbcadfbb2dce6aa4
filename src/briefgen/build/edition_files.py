"""The number of an edition to be issued, and its files with their names and manifest."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from pathlib import PurePath

from briefgen.build.inputs import SETTINGS_PREFIXES
from briefgen.build.make import FinishedMemo
from briefgen.changes.format import summarise
from briefgen.diagnostic import Diagnostic, error
from briefgen.editions.ledger import IssueLine
from briefgen.editions.manifest import EditionFile, Manifest, Pages, manifest_bytes
from briefgen.editions.naming import edition_stem
from briefgen.editions.store import EVIDENCE, MANIFEST, stem
from briefgen.reading.entry import Entry
from briefgen.settings.settings import Settings
from briefgen.spec.brief import Brief
from briefgen.version import VERSION


def next_number(brief: Entry[Brief], issued: Iterable[int]) -> tuple[int, Diagnostic | None]:
    """Return the number of the edition to issue: that of the brief, or else the one after the last `issued`.

    Errors: edition-taken where the brief's number is not above the last; edition-draft, edition-copy.
    """
    last = max(issued, default=0)
    wanted = brief.value.edition
    if brief.value.draft:
        message = "a brief with `draft: true` cannot be issued"
        return 0, error(
            "edition-draft", brief.at("draft"), message, "remove `draft` from the brief, or from `--set`"
        )
    if "copy" in brief.text.elsewhere:
        message = "a numbered copy cannot be issued as an edition"
        hint = "issue the edition without `--set copy`, then make its copies: `briefgen copies`"
        return 0, error("edition-copy", brief.at("copy"), message, hint)
    if wanted is None or wanted > last:
        return wanted or last + 1, None
    message = f"edition {last} has been issued already; this one would be {wanted}"
    hint = f"leave `edition` out, and it becomes {last + 1}"
    return wanted, error("edition-taken", brief.at("edition"), message, hint)


def edition_files(
    memo: FinishedMemo, settings: Settings, day: date, inputs: Mapping[str, str]
) -> tuple[dict[str, bytes], IssueLine]:
    """Return the files of an edition by name, the manifest last; and its line of the ledger.

    Shape: equal memos, issued on the same day, give equal bytes on any machine: the digests of the settings
    and of the program are left out.
    """
    number = memo.brief.edition or 1
    name = edition_stem(settings.edition_name, memo.name, memo.brief.as_of, number, memo.brief.marking)
    files = {f"{name}.pdf": memo.pdf}
    files |= {f"{name}{PurePath(file).suffix}": data for file, data in memo.files.items()}
    files[f"{stem(number)}{EVIDENCE}"] = memo.evidence
    *memo_files, evidence = (
        EditionFile(name=n, bytes=len(d), sha256=sha256(d).hexdigest()) for n, d in files.items()
    )
    manifest = Manifest(
        name=memo.name,
        edition=number,
        as_of=memo.brief.as_of.isoformat(),
        issued=day.isoformat(),
        marking=memo.brief.marking,
        product=memo.brief.product,
        profile=memo.brief.profile,
        pages=Pages(body=memo.body_pages, annex=memo.annex_pages),
        versions=_versions(),
        inputs={
            name: digest for name, digest in sorted(inputs.items()) if not name.startswith(SETTINGS_PREFIXES)
        },
        memo=tuple(memo_files),
        evidence=evidence,
        since=memo.last_edition,
        changes=summarise(memo.changes) if memo.changes else [],
    )
    issue = IssueLine(
        edition=number,
        issued=manifest.issued,
        as_of=manifest.as_of,
        marking=manifest.marking,
        file=manifest.pdf.name,
        sha256=manifest.pdf.sha256,
    )
    return {**files, f"{stem(number)}{MANIFEST}": manifest_bytes(manifest)}, issue


def _versions() -> dict[str, str]:
    from briefgen.render.pdf.drawing_versions import drawing_versions  # it loads ReportLab

    python = ".".join(platform.python_version_tuple()[:2])
    return {"briefgen": VERSION, "reportlab": drawing_versions()["reportlab"], "python": python}
