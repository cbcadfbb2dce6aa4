"""heading-disagrees: a title, heading, label or event says what its facts do not.

Who skims a memo reads these alone. A number, date, ordinal or name with a number in one must be in a fact
below it: for a section's heading a fact that the section cites, for a memo's title one of the memo, for the
label of a key figure and the title of a chart a fact that they show, for an event its own fact. Its words do
not say the opposite of the statement and the evidence of those facts that speak of the same; where they rest
on one fact, the evidence decides if its statement says nothing of the same. An event names no state, and no
other name of the source's text, in the place of those that its fact has, and does not take who gives
something for who gets it.

PASS  title: The queue fell to 123 ships      (the section cites a fact with 123 ships)
FAIL  title: The queue fell to 132 ships
FAIL  event: The queue peaks at 260 ships     (of a fact that says "as many as 160 ships")

FAIL  event: Senate rejects the judge         (of a fact whose evidence says "voted to confirm her")
FAIL  event: Spain signs the treaty           (of a fact that names France, and Spain nowhere)

Correct it, or cite the fact that has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from operator import eq

from briefgen.check.describe import claim_words, describe, proposal
from briefgen.check.describe_words import describe_words, excuse, read_passages
from briefgen.check.differences import closest_facts, unstated_differences, word_differences_of_facts
from briefgen.check.event_names import find_other_name
from briefgen.check.fact_readings import own_dates
from briefgen.check.looking_ahead import is_ahead_of
from briefgen.check.read_otherwise import way_out_of_reading
from briefgen.check.support import Supports
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact
from briefgen.corpus.section import Section
from briefgen.diagnostic import Diagnostic, Span, error, warning
from briefgen.language.claims import DateClaim, Difference, Quantity
from briefgen.language.compare import Text
from briefgen.language.contradicted import contradicted_numbers
from briefgen.language.read import read
from briefgen.language.reading import Reading
from briefgen.language.wording.transfers import turned_transfers
from briefgen.reading.entry import Entry
from briefgen.reading.markdown import parse_prose
from briefgen.reading.prose import references
from briefgen.reading.yaml_text import Path
from briefgen.spec.brief import Brief, KeyFigure, SectionField

RULE = "heading-disagrees"
_HINT = "write what the evidence says, or cite a fact that says this"


def check_events(entry: Entry[Fact], supports: Supports) -> Iterator[Diagnostic]:
    """Report events that differ from their facts."""
    fact = entry.value
    if not fact.event:
        return
    found = list(_compared(entry, ("event",), fact.event, [fact], supports))
    yield from found
    yield from _of_others(entry, fact, fact.event, supports, {finding.span for finding in found})


def _of_others(
    entry: Entry[Fact], fact: Fact, event: str, supports: Supports, known: set[Span]
) -> Iterator[Diagnostic]:
    """Report who is named in an event instead of who is in its fact, or in another part."""
    given = supports.of_fact(fact)
    statement, texts = given.read_claim(fact.statement).passage, [text.passage for text, _ in given.texts]
    around = "\n".join(each.text for each in given.around)
    if other := find_other_name(event, statement, texts, around):
        span = entry.within(("event",), other.start, other.end)
        message = f"the event names `{other.words}`, where its fact has `{other.instead}`"
        hint = f"write `{other.instead}`, if that is meant; if both are, allow the finding"
        yield from [] if span in known else [warning(RULE, span, message, hint)]
        return
    claim = read(event, statement.language).passage
    for turned in turned_transfers(claim, [statement, *texts]):
        span = entry.within(("event",), turned.start, turned.end)
        message = describe_words(turned, "the event", claim, [statement, *texts])
        yield from [] if span in known else [warning(RULE, span, message, _HINT)]


def check_sections(corpus: Corpus, supports: Supports) -> Iterator[Diagnostic]:
    """Report headings of the corpus' sections that differ from what the sections cite."""
    for entry in corpus.sections.values():
        facts = _cited(entry.value.body, corpus)
        yield from _compared(entry, ("title",), entry.value.title, facts, supports)


def check(brief: Entry[Brief], corpus: Corpus, supports: Supports) -> Iterator[Diagnostic]:
    """Report titles, headings and labels of a brief that differ from the facts below them."""
    value = brief.value
    everything = [entry.value for entry in corpus.facts.values()]
    yield from _compared(brief, ("title",), value.title, everything, supports)
    for i, section in enumerate(value.sections):
        if section.title:
            facts = _cited(_body(section, corpus), corpus)
            yield from _compared(brief, ("sections", i, "title"), section.title, facts, supports)
    for i, figure in enumerate(value.key_figures):
        if figure.label:
            facts = _shown(figure, corpus)
            yield from _compared(brief, ("key_figures", i, "label"), figure.label, facts, supports)
    for i, chart in enumerate(value.charts):
        if chart.title:
            facts = [entry.value for entry in corpus.on_measure(chart.measure)]
            yield from _compared(brief, ("charts", i, "title"), chart.title, facts, supports)


def _body(section: SectionField, corpus: Corpus) -> str:
    if section.ref and section.ref in corpus.sections:
        return corpus.sections[section.ref].value.body
    return section.body or ""


def _cited(body: str, corpus: Corpus) -> list[Fact]:
    """Return the facts that a text cites."""
    found: list[Fact] = []
    for link in references(parse_prose(body).blocks):
        if link.scheme == "fact" and link.id in corpus.facts:
            found.append(corpus.facts[link.id].value)
        elif link.scheme == "measure":
            found += [entry.value for entry in corpus.on_measure(link.id)]
        elif link.scheme == "view" and link.id in corpus.views:
            view = corpus.views[link.id].value
            found += [corpus.facts[name].value for name in view.facts_for if name in corpus.facts]
    return found


def _shown(figure: KeyFigure, corpus: Corpus) -> list[Fact]:
    if figure.fact:
        return [corpus.facts[figure.fact].value] if figure.fact in corpus.facts else []
    return [entry.value for entry in corpus.on_measure(figure.measure or "")]


def _compared(
    entry: Entry[Brief] | Entry[Fact] | Entry[Section],
    path: Path,
    words: str,
    facts: list[Fact],
    supports: Supports,
) -> Iterator[Diagnostic]:
    """Compare words with all that some facts say; nothing is found where there are none."""
    mine, theirs = _names(entry.value, path)
    claim = supports.read_own(words)
    texts = [text for fact in facts for text in supports.fact_texts(fact)] if claim.claims else []
    lead = len(raw := entry.text.lookup((*entry.path, *path))) - len(raw.lstrip())
    for difference in _differences(claim, facts, supports):
        if _is_shortened(difference, claim) or _counts_what_follows(difference, claim, texts):
            continue
        dates = [d for d in claim.of(DateClaim) if d.start == difference.start]
        ahead = any(is_ahead_of(entry.value, date) for date in dates) and path == ("title",)
        if ahead and not any(_is_slip(date, texts) for date in dates):
            continue
        report = error if _is_sure(difference, path) else warning
        span = entry.within(path, lead + difference.start, lead + difference.end)
        readings = [text for text, _ in texts]
        message = describe(difference, claim, readings, f"{mine} says", theirs)
        dated = [date for fact in facts for date in own_dates(fact)]
        hint = way_out_of_reading(difference, claim, readings) or _way_out(
            claim_words(difference, claim), proposal(difference, texts, claim, dated)
        )
        yield report(RULE, span, message, hint)
    if words.endswith("?"):
        return
    closest = closest_facts(words, facts, supports.usual)
    given = supports.of_facts(closest)
    own = 0 if len(facts) == 1 and set(given.passages) == {claim.language} else None
    for difference in word_differences_of_facts(words, closest, given, own):
        if path == ("title",) and difference.respect == "negation" and difference.claim:
            continue  # a title may advise against something
        report = error if difference.sure else warning
        span = entry.within(path, lead + difference.start, lead + difference.end or lead + len(words))
        message = describe_words(difference, mine, claim.passage, read_passages(given))
        yield report(RULE, span, message, f"{_HINT}{excuse(difference)}")


def _differences(claim: Reading, facts: Sequence[Fact], supports: Supports) -> Iterator[Difference]:
    """Yield in what numbers and dates differ from all that some facts say.

    A figure does not tell a way: 3.6 per cent may be what something fell to, or by.
    """
    if not claim.claims:
        return
    texts = [supports.fact_texts(fact) for fact in facts]
    found = contradicted_numbers(claim, chain.from_iterable(texts), given_only=True)
    yield from found
    beyond_figure = [each[bool(fact.figure) :] for fact, each in zip(facts, texts, strict=True)]
    places = {difference.start for difference in found}
    ways = contradicted_numbers(claim, chain.from_iterable(beyond_figure))
    yield from (d for d in ways if d.respect == "direction" and d.start not in places)
    if len(facts) == 1:
        known = places | {difference.start for difference in ways}
        yield from (d for d in unstated_differences(claim, facts[0], supports) if d.start not in known)


def _names(value: object, path: Path) -> tuple[str, str]:
    """Name the words that are compared, and what they are compared with."""
    if path[-1] == "event":
        return "the event", "its fact"
    if path[-1] == "label":
        return "the label", "its figure"
    if path[0] == "charts":
        return "the title", "its chart"
    return (
        ("the title", "the evidence of the memo")
        if isinstance(value, Brief) and len(path) == 1
        else ("the heading", "its section")
    )


def _way_out(said: str, found: str) -> str:
    cite = f"cite a fact that has `{said}`"
    return f"write `{found}`, if that is meant, or {cite}" if found else f"correct it, or {cite}"


def _is_shortened(difference: Difference, claim: Reading) -> bool:
    """Check whether words are only shorter than their facts: "Fourteen ships wait" for "at least 14"."""
    bare = any(q.start == difference.start and not q.bound for q in claim.of(Quantity))
    return difference.respect == "qualifier" and bare


def _counts_what_follows(difference: Difference, claim: Reading, texts: Sequence[Text]) -> bool:
    """Check whether words count what they head, "Two estimates", and no fact counts the same thing."""
    mine = next((q for q in claim.of(Quantity) if q.start == difference.start and not q.in_digits), None)
    if mine is None or difference.respect != "value" or mine.first.kind != "count" or mine.first.low > _FEW:
        return False
    counts = [q for text, _ in texts for q in text.of(Quantity) if q.first.kind == "count"]
    bare = any(not q.noun and not q.in_digits and q.first.low <= _FEW for q in counts)
    return bool(mine.noun) and not bare and all(set(mine.noun).isdisjoint(q.noun) for q in counts)


_FEW = 10
"""The largest number that a heading may count without evidence."""


def _is_slip(date: DateClaim, texts: Sequence[Text]) -> bool:
    """Check whether a fact has a date's day and month in another year, or its year in another month."""
    given = (each for text, _ in texts for each in text.of(DateClaim) if each.day)
    mine = (date.year, date.month, date.day)
    return bool(date.day) and any(
        sum(map(eq, mine, (each.year, each.month, each.day))) == _ALL_BUT_ONE for each in given
    )


_ALL_BUT_ONE = 2
"""Of year, month and day."""


def _is_sure(difference: Difference, path: Path) -> bool:
    """Check whether a difference is an error; a title may propose a number, or have a date, of its own."""
    own = path == ("title",) and (difference.respect == "date" or not difference.evidence)
    return difference.sure and not own
