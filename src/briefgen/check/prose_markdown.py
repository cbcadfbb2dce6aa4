"""prose-link, prose-lang, prose-image, prose-code, prose-rule, prose-table, prose-depth: Markdown not used.

Prose is CommonMark without images, code, rules and tables. Links are `fact:`, `measure:`, `view:`,
`source:`, http, https and mailto. `[34 slots](own:)` marks a number of the analyst's own. `[Київ]{lang=uk}`
marks words in another language, so that a screen reader pronounces them.

PASS  [below its charted depth](fact:channel-depth-march)
FAIL  [below its charted depth](fcat:channel-depth-march)
FAIL  [below its charted depth](fact: channel-depth-march)
FAIL  ![chart](depth.png)
PASS  the daily [Le Monde]{lang=fr}
FAIL  the daily [Le Monde]{.french}

Correct the link, or write in words what the image or code would show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.prose_field import ProseField, place_of, words_of
from briefgen.diagnostic import Diagnostic, error

_BROKEN = re.compile(
    r"\]\s*\(\s*(?:fact|measure|view|source|own)\s*:[^)\n]*\)?|\(\s*(?:fact|measure|view):[a-z0-9-]+\s*\)"
)
"""Text that looks like a link to the corpus but is not one."""


def check(field: ProseField) -> Iterator[Diagnostic]:
    """Report Markdown that cannot be printed, and broken links to the corpus."""
    for p in field.prose.problems:
        yield error(p.rule, field.span(p.start, p.end), p.message, p.hint)
    for children in field.paragraphs():
        for found in _BROKEN.finditer(words_of(children)):
            message = f"`{found.group()}` is not a link, and would be printed as it is"
            place = field.span(*place_of(children, found.start(), found.end()))
            yield error("prose-link", place, message, "write `[words](fact:ID)`, without a space")
