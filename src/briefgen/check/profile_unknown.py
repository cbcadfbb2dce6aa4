"""profile-unknown: the brief names a likelihood profile that does not exist.

PASS  profile: icd203
FAIL  profile: icd-203

Profiles: `icd203` (United States), `phia` (United Kingdom), `ipcc` (climate assessments).
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.corpus.corpus import Corpus
from briefgen.diagnostic import Diagnostic, error
from briefgen.reading.entry import Entry
from briefgen.reading.suggest import nearest
from briefgen.spec.brief import Brief
from briefgen.spec.product import Product
from briefgen.spec.profile import PROFILES

RULE = "profile-unknown"


def check(brief: Entry[Brief], corpus: Corpus, product: Product) -> Iterator[Diagnostic]:
    """Report a profile that is not known."""
    name = brief.value.profile
    if name not in PROFILES:
        close = nearest(name, PROFILES)
        hint = f"did you mean `{close}`?" if close else f"profiles: {', '.join(f'`{p}`' for p in PROFILES)}"
        yield error(RULE, brief.at("profile"), f"no likelihood profile `{name}`", hint)
