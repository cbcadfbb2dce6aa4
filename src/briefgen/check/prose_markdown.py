"""prose-link, prose-lang, prose-image, prose-code, prose-rule, prose-table, prose-depth: Markdown not set.

Prose is CommonMark with links `fact:`, `measure:`, `view:`, `source:`, http, https and mailto, and with
`[Київ]{lang=uk}` for words in another language than the memo's, which a reader aloud says with another voice.

PASS  [below its charted depth](fact:channel-depth-march)
FAIL  [below its charted depth](fcat:channel-depth-march)
FAIL  ![chart](depth.png)
PASS  the daily [Le Monde]{lang=fr}
FAIL  the daily [Le Monde]{.french}

Mend the link, or say in words what the image or code would show.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.prose_field import ProseField
from briefgen.corpus.corpus import Corpus
from briefgen.diagnostic import Diagnostic, error


def check(field: ProseField, corpus: Corpus) -> Iterator[Diagnostic]:
    """Report what is wrong with the Markdown of a field."""
    for p in field.prose.problems:
        yield error(p.rule, field.span(p.start, p.end), p.message, p.hint)
