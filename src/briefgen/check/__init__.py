"""The rules, in the order they run; the order of findings is that of places."""

from briefgen.check import (
    event_missing,
    figure_missing,
    hypothesis_unknown,
    id_repeated,
    likelihood_unknown,
    matrix_incomplete,
    measure_empty,
    measure_unit,
    opinion_bare,
    part_missing,
    profile_unknown,
    prose_markdown,
    quote_ambiguous,
    quote_long,
    quote_missing,
    source_changed,
)
from briefgen.check.subject import BriefCheck, CorpusCheck

CORPUS_CHECKS: tuple[CorpusCheck, ...] = (
    quote_missing.check,
    source_changed.check,
    quote_ambiguous.check,
    quote_long.check,
    opinion_bare.check,
    measure_unit.check,
    hypothesis_unknown.check,
    matrix_incomplete.check,
    prose_markdown.check_corpus,
)
BRIEF_CHECKS: tuple[BriefCheck, ...] = (
    prose_markdown.check,
    profile_unknown.check,
    likelihood_unknown.check,
    figure_missing.check,
    measure_empty.check,
    event_missing.check,
    id_repeated.check,
    part_missing.check,
)
