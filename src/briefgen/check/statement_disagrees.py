"""statement-disagrees: a fact's statement says something that its evidence does not.

Numbers with their qualifiers and units, dates, ordinals and designations of the statement are compared
with the quotations and with the sentences of the source that hold them, where its text is at hand. Equal
values in other words pass: half and 50 %, 1.2bn and 1,200 million. Where a fact is derived by a formula, its
figure is compared; beside that, the statement may say what the facts of the formula say.

What the evidence has nothing to set against passes: a date that it does not contradict, unless its source
names it nowhere and was not issued near it; a number where the statement gives all those of the evidence that
are of its kind, such as "the two governments", unless it is in digits and evidence in its language has that
value nowhere. A share, a change or a rate is reckoned from the evidence, and reported where it is wrong.
A lone place in an order, in another language, may be in words that are not known.
A statement far from the words of its evidence, or a long one on evidence in another language, has its own way
to say a qualifier, a number in words or what a date is the end of: only its digits and dates count.

PASS  statement: More than 11,000 containers have gone.   exact: over 11,000 containers
PASS  statement: Half of them have gone.                  exact: 50 per cent of the containers
FAIL  statement: More than 12,000 containers have gone.   exact: over 11,000 containers
FAIL  statement: Some 11,000 containers have gone.        exact: over 11,000 containers
FAIL  statement: The third ship has gone.                 exact: the second ship

Correct the statement, or quote the words that support it. What is not sure is a warning.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.describe import claim_words, describe, proposal, show_both
from briefgen.check.differences import differences
from briefgen.check.fact_readings import own_dates, read_figure
from briefgen.check.read_otherwise import way_out_of_reading
from briefgen.check.support import Supports
from briefgen.corpus.fact import Fact
from briefgen.corpus.formula import inputs_of
from briefgen.diagnostic import Diagnostic, error, warning
from briefgen.language.claims import DateClaim, Difference, Quantity
from briefgen.language.compare import compare_numbers, number_at
from briefgen.language.compare_quantities import compare_quantities
from briefgen.language.dates_agree import Issued, agrees
from briefgen.language.reading import Reading
from briefgen.reading.entry import Entry

RULE = "statement-disagrees"


def check(entry: Entry[Fact], supports: Supports) -> Iterator[Diagnostic]:
    """Report what statements say and their evidence does not."""
    fact = entry.value
    given = supports.of_fact(fact)
    claim = given.read_claim(fact.statement)
    found = differences(claim, given) if given.texts else tuple(_from_figure(claim, fact, supports))
    own = own_dates(fact)
    lead = len(raw := entry.text.lookup((*entry.path, "statement"))) - len(raw.lstrip())
    for difference in found:
        if difference.respect == "date" and not difference.evidence and _is_own(claim, difference, own):
            continue
        report = error if difference.sure else warning
        span = entry.within(("statement",), lead + difference.start, lead + difference.end)
        texts = list(given.texts)
        if not texts and fact.figure:
            texts = [(read_figure(fact.figure), Issued())]
        readings = [text for text, _ in texts]
        message = describe(difference, claim, readings, "the statement says", "the evidence")
        hint = way_out_of_reading(difference, claim, readings) or _way_out(
            claim_words(difference, claim), proposal(difference, texts, claim, own)
        )
        yield report(RULE, span, message, hint, show_both(fact.id))


def _way_out(said: str, found: str) -> str:
    """Return what to write: the words of the evidence, or a quotation of those in the statement."""
    quote = f"quote the words of a source that say `{said}`"
    return f"write `{found}`, if that is meant, or {quote}" if found else f"{quote}, or correct the statement"


def _is_own(claim: Reading, difference: Difference, own: tuple[DateClaim, ...]) -> bool:
    """Tell whether a date of the statement is the fact's, which has a rule of its own."""
    dates = [d for d in claim.of(DateClaim) if d.start == difference.start]
    return any(agrees(date, mine, Issued()) for date in dates for mine in own)


def _from_figure(claim: Reading, fact: Fact, supports: Supports) -> Iterator[Difference]:
    """Compare a derived fact's statement with its figure, and with the facts of its formula."""
    if fact.figure is None:
        return
    found = tuple(compare_quantities(claim, read_figure(fact.figure)))
    if len(found) < len(claim.of(Quantity)):  # one of its numbers is the figure
        inputs = (supports.corpus.facts.get(name) for name in inputs_of(fact))
        texts = [text for each in inputs if each for text in supports.fact_texts(each.value)]
        others = {d.start for d in compare_numbers(claim, texts)}
        found = tuple(d for d in found if d.start in others and not _is_counted_in_words(d, claim))
    yield from found


def _is_counted_in_words(difference: Difference, claim: Reading) -> bool:
    """Check whether a word counts what is named elsewhere: the two ports had 40 ships."""
    mine = number_at(difference, claim)
    return mine is not None and mine.first.kind in ("count", "vague") and not mine.in_digits
