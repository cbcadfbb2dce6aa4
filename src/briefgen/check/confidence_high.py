"""confidence-high: a judgement has high confidence, but its evidence does not support that.

The rule looks at two things. A judgement of the future needs more than reports of what was: a plan, an
announcement, a forecast, or a view. And facts that a question's matrix rates against each other, one
consistent and one inconsistent with the same answer, pull both ways. That all of it comes from one origin is
reported by judgement-single-origin.

PASS  text: the port will close in May      level: moderate   rests_on: [port-closed-in-march]
PASS  text: the port will close in May      level: high       rests_on: [port-closed-in-march, closure-plan]
FAIL  text: the port will close in May      level: high       rests_on: [port-closed-in-march]

Lower the confidence, or add evidence about the future. If the past is enough to decide it, allow the finding
and say why.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.prose_field import brief_prose, words_of
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import TO_COME, Fact
from briefgen.diagnostic import Diagnostic, warning
from briefgen.language.claims import DateClaim
from briefgen.language.guess import guess_language
from briefgen.language.read import read
from briefgen.language.wording.plans import speaks_of_future
from briefgen.reading.entry import Entry
from briefgen.spec.brief import Brief, JudgementField

RULE = "confidence-high"


def check(brief: Entry[Brief], corpus: Corpus) -> Iterator[Diagnostic]:
    """Report high confidence that rests on the past alone, or on facts that are rated both ways."""
    fields = (field for field in brief_prose(brief) if field.path[::2] == ("judgements", "text"))
    texts = {field.path[1]: field for field in fields}
    for i, judgement in enumerate(brief.value.judgements):
        if judgement.confidence.level != "high":
            continue
        span = brief.at("judgements", i, "confidence", "level")
        words = " ".join(words_of(children) for children in texts[i].paragraphs())
        if _is_forecast(words, brief) and _reports_past(judgement, corpus, brief.value.language):
            message = "the confidence in a forecast is high, but all its evidence reports the past"
            yield warning(RULE, span, message, "lower the confidence, or add a plan, a forecast or a view")
        for answer, against in _rated_both_ways(judgement, corpus):
            message = (
                f"the confidence is high, but `{against}`, unlike others, is inconsistent with “{answer}”"
            )
            yield warning(
                RULE, span, message, "lower the confidence, or allow this with the reason why it counts less"
            )


def _is_forecast(words: str, brief: Entry[Brief]) -> bool:
    reading, as_of = read(words, brief.value.language), brief.value.as_of
    later = (
        (date.year, date.month, date.day) > (as_of.year, as_of.month, as_of.day)
        for date in reading.of(DateClaim)
    )
    return speaks_of_future(reading.passage) or any(later)


def _reports_past(judgement: JudgementField, corpus: Corpus, usual: str) -> bool:
    """Check whether everything is a fact that says nothing of a time to come."""
    facts = [corpus.facts.get(name) for name in judgement.rests_on]
    return all(fact is not None and not _looks_ahead(fact.value, usual) for fact in facts)


def _looks_ahead(fact: Fact, usual: str) -> bool:
    if fact.figure is not None and fact.figure.status in TO_COME:
        return True
    return speaks_of_future(read(fact.statement, guess_language(fact.statement, (), usual)).passage)


def _rated_both_ways(judgement: JudgementField, corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Yield each answer that some facts of a judgement agree with, and one fact that does not."""
    for question in corpus.questions.values():
        rows = [row for row in question.value.matrix if row.fact in judgement.rests_on]
        for hypothesis in question.value.hypotheses:
            rated = {row.ratings.get(hypothesis.id): row.fact for row in rows}
            if "consistent" in rated and "inconsistent" in rated:
                yield hypothesis.label, rated["inconsistent"]
