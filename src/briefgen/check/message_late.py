"""message-late: the bottom line does not begin with the answer.

It begins with a question, or with words about the memo instead of its subject.

PASS  bottom_line: Dredge now; the channel stays closed till May.
FAIL  bottom_line: Should the port dredge now? It should.
FAIL  bottom_line: This memo examines whether to dredge. It should be done now.

Begin with what the reader should do or know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.prose_field import brief_prose, place_of, words_of
from briefgen.diagnostic import Diagnostic, warning
from briefgen.language.sentences import sentences
from briefgen.language.word_pattern import WordPattern
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief

RULE = "message-late"
_ABOUT_MEMO = WordPattern(
    r"(?:in |with )?(?:the )?(?:{aims of a memo} of )?(?:this|the present|our) {names of a memo}\b",
    re.IGNORECASE,
)


def check(brief: Entry[Brief]) -> Iterator[Diagnostic]:
    """Report a bottom line that begins with something other than the answer."""
    for field in brief_prose(brief):
        children = next(field.paragraphs(), None) if field.path == ("bottom_line",) else None
        if children is None:
            continue
        _, first = next(sentences(words_of(children), brief.value.language))
        if late := _late(first.strip(), brief.value.language):
            span = field.span(*place_of(children, 0, len(first.rstrip())))
            hint = "begin with what the reader should do or know"
            yield warning(RULE, span, f"the bottom line begins {late}", hint)


def _late(opening: str, language: str) -> str:
    if opening.endswith("?"):
        return "with a question"
    about_memo = _ABOUT_MEMO.of(language).match(opening)
    return f"with the memo instead of its subject: `{about_memo.group()}`" if about_memo else ""
