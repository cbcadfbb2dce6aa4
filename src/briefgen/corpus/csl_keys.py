"""Keys of CSL 1.0.2 that are not read, each with what to do instead."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_UNUSED = "remove it: briefgen does not use it"
_UNUSED_IN_NAME = ("comma-suffix", "static-ordering", "parse-names")
_UNUSED_IN_SOURCE = """
    ISBN ISSN PMCID PMID abstract annote archive-place archive_location authority available-date
    call-number chapter-number collection-editor collection-number collection-title composer
    container-author container-title-short dimensions director division edition editor
    editorial-director event event-date event-place event-title first-reference-note-number guest
    host illustrator interviewer jurisdiction keyword locator medium narrator number
    number-of-volumes organizer original-author original-publisher original-publisher-place
    original-title page-first part-number part-title performer printing producer publisher-place
    recipient references reviewed-author reviewed-genre reviewed-title scale script-writer section
    series-creator status submitted supplement-number title-short translator version volume-title
    volume-title-short year-suffix
"""

FOREIGN_IN_NAME: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(_UNUSED_IN_NAME, _UNUSED)
    | {
        "non-dropping-particle": "write it in `family`, such as `van der Berg`",
        "dropping-particle": "write it at the end of `given`, such as `Ludwig van`",
        "suffix": "write it at the end of `given`, such as `Ada, Jr.`",
    }
)
FOREIGN_IN_SOURCE: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(_UNUSED_IN_SOURCE.split(), _UNUSED)
    | {
        "date": "write it as `issued`",
        "year": "write it as `issued`",
        "original-date": "write the date of this document as `issued`",
        "citation-key": "write it as `id`, which is the file's name",
        "citation-label": "write it as `id`, which is the file's name",
    }
)
