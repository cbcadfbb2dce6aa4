"""Names in languages whose endings, not their order, show who does something to whom."""

from __future__ import annotations

from briefgen.language.wording.name_endings import name_endings
from briefgen.language.wording.names import Name
from briefgen.language.wording.passage import Passage


def may_be_object(name: Name, passage: Passage) -> bool:
    """Check whether a name may be in another case than a subject: Галущенка.

    In a language with articles these or the order of words show it.
    """
    endings = tuple(name_endings(passage.language))
    return not passage.lists["articles"] and name.keys[-1].endswith(endings)
