"""Export sources for reference managers."""

from __future__ import annotations

from briefgen.corpus.corpus import Corpus


def export_sources(corpus: Corpus, form: str) -> str:
    """Write the sources of a corpus, in order of their ids, as `csl`, `bibtex` or `ris`."""
    # Each form loads its own library, when it is asked for.
    sources = [entry.value for _, entry in sorted(corpus.sources.items())]
    if form == "bibtex":
        from briefgen.sources.bibtex import bibtex_text

        return bibtex_text(sources)
    if form == "ris":
        from briefgen.sources.ris import ris_text

        return ris_text(sources)
    from briefgen.sources.csl_json import csl_text

    return csl_text(sources)
