"""message-late: the bottom line does not begin with the answer.

It opens with a question, or speaks of the memo instead of its subject.

PASS  bottom_line: Dredge now; the channel stays closed till May.
FAIL  bottom_line: Should the port dredge now? It should.
FAIL  bottom_line: This memo examines whether to dredge. It should be done now.

Begin with what the reader is to do or to know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.estimative import sentences
from briefgen.check.prose_field import brief_prose, place_of, words_of
from briefgen.diagnostic import Diagnostic, warning
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief

RULE = "message-late"
_OF_ITSELF = re.compile(
    r"(?:in |with )?(?:the )?(?:(?:purpose|aim|object|objective|subject) of )?(?:this|the present|our) "
    r"(?:memo|memorandum|brief|briefing|paper|note|report|document|analysis|assessment)\b",
    re.IGNORECASE,
)


def check(brief: Entry[Brief]) -> Iterator[Diagnostic]:
    """Report a bottom line that opens with something other than the answer."""
    for field in brief_prose(brief):
        children = next(field.paragraphs(), None) if field.path == ("bottom_line",) else None
        if children is None:
            continue
        _, first = next(sentences(words_of(children)))
        if late := _late(first.strip()):
            span = field.span(*place_of(children, 0, len(first.rstrip())))
            hint = "begin with what the reader is to do or to know"
            yield warning(RULE, span, f"the bottom line begins {late}", hint)


def _late(opening: str) -> str:
    if opening.endswith("?"):
        return "with a question"
    of_itself = _OF_ITSELF.match(opening)
    return f"with the memo instead of its subject: `{of_itself.group()}`" if of_itself else ""
