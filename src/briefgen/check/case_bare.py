"""case-bare: a hypothesis's best case or contrary evidence has no link to a fact or view.

Readers weigh the hypotheses by the evidence for and against each; a case without a link to the corpus is only
an assertion. Where there is nothing to cite, write `none found`; the memo prints it.

PASS  contrary: The channel [is closed](fact:channel-closed).
PASS  contrary: none found
FAIL  contrary: It would cost too much.

Link the evidence, or write `none found`.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.view import NONE_FOUND
from briefgen.diagnostic import Diagnostic, error
from briefgen.reading.markdown import parse_prose
from briefgen.reading.prose import references

RULE = "case-bare"
_CASES = (("best_case", "best case"), ("contrary", "contrary evidence"))


def check(corpus: Corpus) -> Iterator[Diagnostic]:
    """Report cases without a link into the corpus."""
    for entry in corpus.questions.values():
        for i, hypothesis in enumerate(entry.value.hypotheses):
            for key, name in _CASES:
                text: str = getattr(hypothesis, key)
                if text.strip() != NONE_FOUND and not any(references(parse_prose(text).blocks)):
                    message = f"the {name} of `{hypothesis.id}` has no link to a fact or view"
                    hint = f"link its evidence, or write `{NONE_FOUND}`"
                    yield error(RULE, entry.key("hypotheses", i, key), message, hint)
