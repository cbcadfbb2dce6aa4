"""The findings that a previewed brief has no part in: those of other briefs, and of what it does not use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from briefgen.preview.page import FindingKey, FindingsElsewhere
from briefgen.recheck.recheck import check_all
from briefgen.settings.list_briefs import list_briefs
from briefgen.settings.settings import Settings


def count_elsewhere(
    brief: str, shown: Collection[FindingKey], settings: Settings
) -> tuple[FindingsElsewhere, ...]:
    """Check a whole workspace, and count the findings of each file, but those shown and a brief's.

    Errors: UsageError.
    """
    briefs = list_briefs([settings.root], without={settings.corpus})
    findings = check_all([(each, settings) for each in briefs], [settings]).findings
    keys = (FindingKey(d.rule, d.span.path, d.span.line, d.span.column) for d in findings)
    counts = Counter(key.path for key in keys if key not in shown and key.path != brief)
    return tuple(FindingsElsewhere(path, count) for path, count in sorted(counts.items()))
