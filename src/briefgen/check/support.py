"""What a fact rests on, read: its quotations, and the sentences of its sources that hold them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from briefgen.corpus.corpus import Corpus
from briefgen.corpus.dates import PartialDate
from briefgen.corpus.evidence import Evidence
from briefgen.corpus.fact import Fact, Figure
from briefgen.corpus.quotation_proofs import Proofs
from briefgen.corpus.view import View
from briefgen.language.claims import DateClaim, DateKind, Difference, Reading
from briefgen.language.compare import compare
from briefgen.language.compare_dates import Issued
from briefgen.language.guess import guess_language
from briefgen.language.read import read


@dataclass(frozen=True, slots=True)
class Support:
    """One piece of evidence, read.

    Shape: `texts` has the sentence that holds the quotation, where it is known, and the quotation itself.
    """

    texts: tuple[Reading, ...]
    issued: Issued


def supports(fact: Fact, corpus: Corpus, proofs: Proofs) -> tuple[Support, ...]:
    """Read the evidence of a fact."""
    return _read_all(f"fact:{fact.id}", fact.evidence, corpus, proofs)


def supports_of_view(view: View, corpus: Corpus, proofs: Proofs) -> tuple[Support, ...]:
    """Read the evidence of a view."""
    return _read_all(f"view:{view.id}", view.evidence, corpus, proofs)


def _read_all(
    owner: str, quotations: tuple[Evidence, ...], corpus: Corpus, proofs: Proofs
) -> tuple[Support, ...]:
    found = []
    for i, evidence in enumerate(quotations):
        source = corpus.sources.get(evidence.source)
        language = source.value.language if source else "en"
        proof = proofs.get((owner, i))
        texts = dict.fromkeys(t for t in (proof.sentence if proof else "", evidence.exact) if t)
        issued = issued_on(source.value.issued) if source else Issued()
        found.append(Support(tuple(read(text, language) for text in texts), issued))
    return tuple(found)


def issued_on(date: PartialDate) -> Issued:
    """Return a date as the reader takes it."""
    return Issued(date.year, date.month, date.day)


def read_claim(text: str, given: Iterable[Support]) -> Reading:
    """Read the analyst's words, which may be in English or in the language of the evidence."""
    return read(text, guess_language(text, [t.language for support in given for t in support.texts]))


def differences(claim: Reading, given: tuple[Support, ...]) -> tuple[Difference, ...]:
    """List in what a claim differs from all of its evidence.

    A number or date that one of several quotations gives, or the sentence around it, is supported. Evidence
    in a language that is not read supports and contradicts nothing.
    """
    texts = [(text, each.issued) for each in given for text in each.texts]
    return compare_all(claim, texts) if all(text.read for text, _ in texts) else ()


def own_dates(fact: Fact) -> tuple[DateClaim, ...]:
    """List the dates that a fact has in fields of its own."""
    figure = fact.figure
    dates = [date for date in (fact.date, figure.as_of if figure else None) if date]
    if figure and figure.year:
        dates.append(PartialDate(figure.year))
    return tuple(date_claim(date) for date in dates)


def date_claim(date: PartialDate) -> DateClaim:
    """Return a date of a field as the reader gives those of a text."""
    kind: DateKind = "day" if date.day else "month" if date.month else "year"
    return DateClaim(0, 0, str(date), kind, date.year, date.month, date.day)


def figure_words(figure: Figure) -> str:
    """Write a figure as words that the reader reads: at least 11,000 containers."""
    numbers = [figure.value] if figure.value is not None else [figure.low, figure.high]
    written = " to ".join(f"{number:,f}" for number in numbers if number is not None)
    return " ".join(part for part in (figure.qualifier or "", written, figure.unit) if part)


def read_figure(figure: Figure) -> Reading:
    """Read a figure as its words would be read."""
    return read(figure_words(figure), "en")


def describe(difference: Difference, where: str = "the evidence") -> str:
    """Say in what a claim differs from its evidence, or from what else it is compared with."""
    if not difference.evidence:
        return f"{_WITHOUT.get(difference.respect, 'is not in')} {where}"
    form = _SENTENCES.get(difference.respect, "differs from `{}` in {}")
    return form.format(difference.evidence, where)


_SENTENCES = {
    "value": "is not in {1}, which gives `{0}`",
    "unit": "counts or measures something other than `{}` in {}",
    "rate": "is for another unit or span of time than `{}` in {}",
    "currency": "is in another currency than `{}` in {}",
    "qualifier": "does not mean the same as `{}` in {}",
    "date": "is not the date in {1}, `{0}`",
    "ordinal": "is not the place in {1}, `{0}`",
    "designation": "is not the name in {1}, `{0}`",
    "direction": "goes another way than `{}` in {}",
}
_WITHOUT = {
    "date": "is a date that is not in",
    "ordinal": "is a place that is not in",
    "designation": "is a name that is not in",
}


def fact_texts(fact: Fact, corpus: Corpus, proofs: Proofs) -> list[tuple[Reading, Issued]]:
    """List all that a fact says: its figure, statement, dates and evidence, where these are read."""
    given = supports(fact, corpus, proofs)
    texts = [(read_figure(fact.figure), Issued())] if fact.figure else []
    texts += [(read_claim(fact.statement, given), Issued())]
    texts += [(Reading("", "en", dates), Issued()) for dates in (own_dates(fact),) if dates]
    return texts + [(text, each.issued) for each in given for text in each.texts if text.read]


def compare_all(claim: Reading, texts: Iterable[tuple[Reading, Issued]]) -> tuple[Difference, ...]:
    """List in what a claim differs from each of some texts; what one of them gives is supported."""
    found = [compare(claim, text, issued) for text, issued in texts]
    best: dict[tuple[int, int], Difference] = {}
    for difference in (d for differences_of_one in found for d in differences_of_one):
        place = (difference.start, difference.end)
        if place not in best or _weight(difference) > _weight(best[place]):
            best[place] = difference
    everywhere = (d for d in best.values() if all(_differs_there(d, other) for other in found))
    return tuple(sorted(everywhere, key=lambda d: d.start))


def _weight(difference: Difference) -> tuple[bool, bool, bool]:
    """Rank the differences at one place: a sure one says most, and one that names the same number."""
    return difference.sure, bool(difference.evidence), difference.respect != "value"


def _differs_there(difference: Difference, others: Iterable[Difference]) -> bool:
    return any((o.start, o.end) == (difference.start, difference.end) for o in others)
