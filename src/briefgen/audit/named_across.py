"""Whether texts in other languages than a statement have a name of it: Caledonia, Nouvelle-Calédonie."""

from __future__ import annotations

from briefgen.audit.cognates import is_cognate
from briefgen.audit.library import Library
from briefgen.language.claims import Difference
from briefgen.language.reading import Reading
from briefgen.language.tables import base_language


def is_named_across(found: Difference, claim: Reading, library: Library) -> bool:
    """Check whether a text in another language may have the name that differs, so that it may be meant.

    What it says of it is hardly compared.
    """
    words = [w for w in claim.passage.words if found.start <= w.start < found.end]
    names = [word.key for word in words if claim.text[word.start].isupper()]
    others = [text for text in library.texts if base_language(text.language) != claim.language]
    stems = (stem for text in others for stem in library.stems_of(text))
    return bool(names) and any(is_cognate(names[-1], stem) for stem in stems)
