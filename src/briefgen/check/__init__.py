"""The rules, in the order they run; the order of findings is that of places."""

from briefgen.check import (
    attribution_unsupported,
    case_bare,
    date_disagrees,
    date_unsupported,
    event_missing,
    fact_stale,
    figure_disagrees,
    figure_missing,
    figure_unevidenced,
    formula_disagrees,
    hedge_stacked,
    hypothesis_unheld,
    hypothesis_unknown,
    id_repeated,
    judgement_single_origin,
    likelihood_gap,
    likelihood_unknown,
    likelihood_with_confidence,
    likelihood_word,
    matrix_incomplete,
    measure_bare,
    measure_empty,
    measure_unit,
    number_naked,
    opinion_bare,
    origin_shared,
    part_missing,
    prose_markdown,
    quote_ambiguous,
    quote_long,
    quote_missing,
    quote_naked,
    quote_negated,
    quote_unproven,
    source_changed,
    speech_bare,
    statement_disagrees,
)
from briefgen.check.subject import BriefCheck, CorpusCheck, FreshnessCheck, ProfileCheck, ProseCheck

CORPUS_CHECKS: tuple[CorpusCheck, ...] = (
    quote_missing.check,
    source_changed.check,
    quote_unproven.check,
    quote_ambiguous.check,
    quote_long.check,
    quote_negated.check,
    opinion_bare.check,
    speech_bare.check,
    origin_shared.check,
    measure_unit.check,
    figure_unevidenced.check,
    formula_disagrees.check,
    statement_disagrees.check,
    attribution_unsupported.check_statements,
    date_disagrees.check,
    hypothesis_unknown.check,
    hypothesis_unheld.check,
    case_bare.check,
    matrix_incomplete.check,
    measure_empty.check_corpus,
)
BRIEF_CHECKS: tuple[BriefCheck, ...] = (
    judgement_single_origin.check,
    figure_missing.check,
    measure_empty.check,
    measure_bare.check_key_figures,
    event_missing.check,
    id_repeated.check,
    part_missing.check,
)
PROFILE_CHECKS: tuple[ProfileCheck, ...] = (
    likelihood_unknown.check,
    likelihood_gap.check,
    likelihood_word.check,
)
FRESHNESS_CHECKS: tuple[FreshnessCheck, ...] = (fact_stale.check,)
PROSE_CHECKS: tuple[ProseCheck, ...] = (
    prose_markdown.check,
    number_naked.check,
    date_unsupported.check,
    figure_disagrees.check,
    measure_bare.check,
    quote_naked.check,
    attribution_unsupported.check,
    hedge_stacked.check,
    likelihood_with_confidence.check,
)
FIXED: frozenset[str] = frozenset(
    {
        "event-missing",
        "figure-missing",
        "likelihood-gap",
        "likelihood-unknown",
        "matrix-incomplete",
        "measure-empty",
        "measure-unit",
    }
)
"""Rules that composing relies on: neither settings nor an allowance lift them."""
