"""Whether a passage has a name of a statement."""

from __future__ import annotations

from briefgen.audit.name_forms import (
    code_of,
    has_accented,
    has_form,
    has_inflected,
    initials_of,
    is_torn,
    named_places,
)
from briefgen.audit.translated_names import has_translated
from briefgen.audit.windows import Window
from briefgen.language.reading import Reading
from briefgen.language.wording.names import Name
from briefgen.language.wording.stems import stem


def knows_name(claim: Reading, name: Name, window: Window) -> bool:
    """Check whether a passage has a name: its last word there or in the title, the others in the text."""
    left_out = claim.passage.lists["titles"] | claim.passage.lists["empty"]
    own = [stem(key, claim.language) for key in name.keys if key not in left_out]
    near = window.words | window.opening | window.speakers_before
    text = window.reading.text
    if not own or has_translated(claim.passage, name, text) or is_torn(own[-1], text):
        return True
    if window.reading.language != claim.language:  # whose words have other stems
        own = [key for key in name.keys if key not in left_out]
        own = [key for key in own if key not in claim.passage.lists["landforms"]] or own  # the Gulf of X
        return all(has_inflected(key, window.keys) for key in own) or _means_place(claim, name, window)
    if _means_place(claim, name, window):
        return True
    if initials_of(name, claim) & (near | window.everywhere):
        return True
    if len(own) == 1:
        acronym = claim.passage.text_of(name).isupper() and own[0] in window.everywhere
        return acronym or own[0] in window.first_words or has_form(own[0], near, claim)
    return has_accented(own[-1], near) and all(has_accented(key, near | window.everywhere) for key in own)


def _means_place(claim: Reading, name: Name, window: Window) -> bool:
    """Check whether a name is that of countries or cities which a passage names, perhaps in other words."""
    mine = {code_of(t, claim.passage) for t in claim.passage.places if name.first <= t.first < name.last}
    return bool(mine) and mine <= named_places(window.reading.passage)
