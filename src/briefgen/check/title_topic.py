"""title-topic: the title names a topic or asks a question, instead of stating the finding.

Someone who reads only the title should know the finding. The rule reports only clear cases: a question, or
a short title that begins with words such as "Overview of".

PASS  title: The north channel stays closed until May
FAIL  title: Will the north channel reopen?
FAIL  title: Update on the north channel

State the finding of the bottom line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.diagnostic import Diagnostic, warning
from briefgen.language.word_pattern import WordPattern
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief

RULE = "title-topic"
_SHORT = 8
"""A longer title may state something about its topic."""
_LEADS = WordPattern(r"(?:{before a topic} )?{names of a text on a topic} {of a topic}\b", re.IGNORECASE)


def check(brief: Entry[Brief]) -> Iterator[Diagnostic]:
    """Report a title that states no finding."""
    title = brief.value.title
    lead = _LEADS.of(brief.value.language).match(title) if len(title.split()) <= _SHORT else None
    if title.endswith("?"):
        message = "the title asks a question instead of stating the finding"
    elif lead:
        message = f"the title names a topic (`{lead.group()}`) instead of stating the finding"
    else:
        return
    hint = "write what is true or what should be done, as the bottom line says it"
    yield warning(RULE, brief.at("title"), message, hint)
