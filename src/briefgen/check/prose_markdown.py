"""prose-link, prose-lang, prose-image, prose-code, prose-rule, prose-table, prose-depth: Markdown not set.

Prose is CommonMark with links `fact:`, `measure:`, `view:`, `source:`, http, https and mailto, and with
`[Київ]{lang=uk}` for words in another language than the memo's, which a reader aloud says with another voice.

PASS  [below its charted depth](fact:channel-depth-march)
FAIL  [below its charted depth](fcat:channel-depth-march)
FAIL  [below its charted depth](fact: channel-depth-march)
FAIL  ![chart](depth.png)
PASS  the daily [Le Monde]{lang=fr}
FAIL  the daily [Le Monde]{.french}

Mend the link, or say in words what the image or code would show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.prose_field import ProseField, place_of, words_of
from briefgen.diagnostic import Diagnostic, error

_BROKEN = re.compile(
    r"\]\s*\(\s*(?:fact|measure|view|source)\s*:[^)\n]*\)?|\(\s*(?:fact|measure|view):[a-z0-9-]+\s*\)"
)
"""What was meant for a link into the corpus and is none."""


def check(field: ProseField) -> Iterator[Diagnostic]:
    """Report what is wrong with the Markdown of a field."""
    for p in field.prose.problems:
        yield error(p.rule, field.span(p.start, p.end), p.message, p.hint)
    for children in field.paragraphs():
        for found in _BROKEN.finditer(words_of(children)):
            message = f"`{found.group()}` is not a link, and would be printed as it is"
            place = field.span(*place_of(children, found.start(), found.end()))
            yield error("prose-link", place, message, "write `[words](fact:ID)`, without a space")
