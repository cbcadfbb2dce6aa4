"""action-unclear: the reader cannot tell what is advised, by whom, or what happens next.

Two recommended options leave open which one to choose. An empty list of proposers, or of next steps, looks
like an answer and is none: `proposed_by: none found` is one, and so is no key at all.

PASS  options: [{id: dredge, recommended: true, …}, {id: wait, …}]
FAIL  options: [{id: dredge, recommended: true, …}, {id: wait, recommended: true, …}]
FAIL  options: [{id: dredge, proposed_by: [], …}]
FAIL  next_steps: []

Recommend one option; if both are to be done, make one option of them. Fill the list, or leave out the key.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.diagnostic import Because, Diagnostic, warning
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief

RULE = "action-unclear"


def check(brief: Entry[Brief]) -> Iterator[Diagnostic]:
    """Report a second recommended option, and empty lists of proposers and next steps."""
    first, *others = [i for i, option in enumerate(brief.value.options) if option.recommended] or [0]
    for i in others:
        because = Because(brief.at("options", first, "recommended"), "this one is recommended, too")
        message = f"`{brief.value.options[i].id}` is the second option that is recommended"
        hint = "recommend one of them, or make one option of both"
        yield warning(RULE, brief.at("options", i, "recommended"), message, hint, because=(because,))
    for i, option in enumerate(brief.value.options):
        if option.proposed_by == ():
            hint = "name the views that propose it, or write `none found`"
            span = brief.at("options", i, "proposed_by")
            yield warning(RULE, span, f"nobody is named who proposes `{option.id}`", hint)
    if brief.text.lookup((*brief.path, "next_steps")) == []:
        hint = "say who does what by when, or remove the key"
        yield warning(RULE, brief.at("next_steps"), "the list of next steps is empty", hint)
