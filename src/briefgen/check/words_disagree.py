"""words-disagree: a statement, or the words of a link, say something else than their evidence.

A fact's statement is compared with the sentences of the sources that hold its quotations (with the quotations
alone, where a source's text is not at hand); the words in prose that link to it with these and with the
statement, so that one of the two is enough: the evidence decides where the statement says nothing of the
same. Compared are what is denied, what rises and falls and other
opposites, names and offices, who speaks, which number, date or name belongs to which, which of two events
came first, what was done and what is planned, how many of a thing ("all", "most"), and quoted words. Other
words for the same, other forms of a name, and other languages, pass; so does a name that the source's title
or a sentence near by has, and a person whom its text names anywhere. In a statement, a person who acts or
speaks is reported if the text names them nowhere. Who did what is compared only with a claim that takes the
words of its evidence. The verb right before a link belongs to the link, and so does
that right behind one which has none.

A dropped or added "not", an opposite in the same clause and a changed quotation are errors. Names, speakers,
plans and what belongs to which need a person's eye: they are warnings, and can be allowed with a reason.

In one language, names and quoted words count in every text. All else is reported only where the text is near
to the words of its evidence: of its other words with a meaning, at most one is not there, or one in eight.
Two things count in other words, too, unless most are others: a value that the evidence has with another
subject, or with other words right behind it ("90% copper, 10% tin"); and an opposite in the clause of the
same number. Where the evidence has all words of a text but one or two, a word is reported whose meaning
excludes that of a word there, by the lists of 22 languages ("filled" for "vacant"), and a value with only the
words of another one ("signed" on the day that the truce ends). A text in words of its own denies and plans in
words of its own too ("stopped them from clearing" for "may not clear"). So a "not" is reported where one text
denies the very verb or noun that the other says, and nothing else in either may say no: a second denial,
"unless", "only", "without", "still", "not until May". One that the statement adds also needs the other words
of its clause in the evidence. With evidence in another language only quoted words, and persons whom the text
names nowhere, are reported in any text; all else only in a short one, of up to eight words with a meaning,
and a denial only if it lacks a "not", in one of up to five that has an act or a thing in common with the
evidence by the lists of both languages. What a view claims is not compared.

In prose, a "not" in the clause of a link is a warning if the statement of the fact has the other words of the
clause and denies nothing; so is a link with the word that the statement puts "not" before, and a link with a
verb to a statement that denies all it says, where nothing in the sentence denies. In English, a word whose
opposite by a prefix alone is in the evidence ("heeded" for "unheeded") is a warning, however far it is; so is
who gives something to whom, if the evidence has it the other way round, and "has supported" for "pledged
support". If a "not" that is reported denies something else, allow the finding with that reason.

Not seen are opposites that no list has, "it" and "they" for someone else, what a long sentence says of which
of its parts, a condition that is left out, since when something is the highest, and in another language all
but denials, common opposites, countries and quoted words.

PASS  statement: The court turned the appeal down.     exact: the judges did not grant the appeal
FAIL  statement: The court granted the appeal.         exact: the judges did not grant the appeal
FAIL  statement: Exports rose in May.                  exact: exports fell in May
FAIL  statement: Karla Obrecht resigned.               exact: Karla Obrist resigned

Correct the words, or quote the words of the source that support them.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from briefgen.check.behind_links import differences_behind, is_alone, not_said_behind
from briefgen.check.denial_left_out import find_denial_left_out
from briefgen.check.denied_in_prose import find_denial
from briefgen.check.describe import show_both
from briefgen.check.describe_words import describe_words, read_passages, way_out
from briefgen.check.differences import absent_names, word_differences, word_differences_of_facts
from briefgen.check.other_fact import fact_with_words, has_no_word
from briefgen.check.place_in_link import place_in_link
from briefgen.check.prose_field import ProseField, links_between, place_of, words_of
from briefgen.check.support import Support, Supports
from briefgen.corpus.corpus import Corpus
from briefgen.corpus.fact import Fact
from briefgen.diagnostic import Diagnostic, Span, error, warning
from briefgen.language.claims import Difference
from briefgen.language.quotation_marks import find_quoted
from briefgen.language.read import read
from briefgen.language.sentences import sentences_around
from briefgen.language.wording.denying_prefixes import turned_by_prefix
from briefgen.language.wording.passage import Passage
from briefgen.language.wording.plans import speaks_of_future
from briefgen.language.wording.promises import promises_told_as_done
from briefgen.language.wording.transfers import turned_transfers
from briefgen.reading.entry import Entry
from briefgen.reading.prose import Inlines, Reference, inline_references

RULE = "words-disagree"
_TO_DO = frozenset({"what", "asked"})
"""Fields of what is to be done, which is not so yet."""


def check_statements(entry: Entry[Fact], supports: Supports) -> Iterator[Diagnostic]:
    """Report statements that say something else than their evidence."""
    given = supports.of_fact(entry.value)
    raw = entry.text.lookup((*entry.path, "statement"))
    lead = len(raw) - len(raw.lstrip())
    found = [*word_differences(entry.value.statement, given)]
    named = {(each.start, each.end) for each in found}
    origin = supports.corpus.origins.get(entry.value.attributed_to or "")
    speaker = origin.value.name if origin else ""  # attribution-unsupported looks whether the source has it
    found += [d for d in absent_names(entry.value.statement, given, speaker) if (d.start, d.end) not in named]
    claim, texts = given.read_claim(entry.value.statement).passage, [text.passage for text, _ in given.texts]
    found += [d for d in turned_by_prefix(claim, texts) if (d.start, d.end) not in named]
    if not any(d.respect == "subject" for d in found):
        found += turned_transfers(claim, texts)
    for difference in found:
        if difference.end:
            span = entry.within(("statement",), lead + difference.start, lead + difference.end)
        else:
            span = entry.at("statement")
        yield _finding("the statement", difference, span, claim, given, entry.value.id)
    for difference in promises_told_as_done(claim, texts) if not found else ():
        span = entry.within(("statement",), lead + difference.start, lead + difference.end)
        yield _promised("the statement", difference, span, entry.value.id)


def check(field: ProseField, corpus: Corpus, supports: Supports) -> Iterator[Diagnostic]:
    """Report words of links that say something else than the evidence of their facts."""
    for children in field.paragraphs():
        text = words_of(children)
        at = 0
        for link in inline_references(children):
            words = words_of(link.children)
            start = text.find(words, at)
            if link.scheme != "fact" or link.id not in corpus.facts or not words or start < 0:
                continue
            previous, at = at, start + len(words)
            first, last = _statement_around(text, field.language, start, at)
            given = supports.of_fact(fact := corpus.facts[link.id].value)
            alone = len(list(links_between(children, first, last))) == 1
            quoted = find_quoted(text[first:at])  # quote-naked looks at it
            to_do = field.path[-1] in _TO_DO
            found = _found(text, (first, start, at, last if alone else at), fact, given)
            found = [d for d in found if not (to_do and d.respect == "negation")]
            found = not_said_behind(found, text[first:last] if at < last else "", given)
            for difference in found:
                span = place_in_link(
                    difference, field, link, text[first:start], previous - first, alone=alone
                )
                if not difference.end and _is_number(words, field.language):
                    continue  # a number alone may leave it to the statement
                if span is not None and not any(q.start <= difference.start < q.end for q in quoted):
                    claim = given.read_claim(text[first:at]).passage
                    finding = _finding("the text", difference, span, claim, given, link.id)
                    yield _with_other(finding, read(words, field.language).passage, link.id, supports)
            yield from _turned(field, link, text[first:at], found, supports)
            if not found and not to_do and is_alone(children, words):
                found += differences_behind(text, (first, start, at, last), field.language, fact, given)
                yield from _behind(field, link, text[first:last], found, given)
            if not to_do and not any(difference.respect == "negation" for difference in found):
                before = max(first, min(previous, start))
                yield from _denials(field, children, text, (first, before, start, at), link, fact.statement)
            if not found:
                yield from _of_other_fact(field, link, text[first:at], supports)


def _found(text: str, places: tuple[int, int, int, int], fact: Fact, given: Support) -> list[Difference]:
    """List in what a sentence differs from a fact: up to its end, or to that of a link with others behind."""
    first, start, _, last = places
    return list(word_differences_of_facts(text[first:last], [fact], given, start - first))


def _behind(
    field: ProseField, link: Reference, said: str, found: list[Difference], given: Support
) -> Iterator[Diagnostic]:
    """Report what the words behind a link deny or turn; `said` is the statement that it is in."""
    span = field.span(*place_of(link.children, 0, len(words_of(link.children))))
    claim = given.read_claim(said).passage
    yield from (_finding("the text", difference, span, claim, given, link.id) for difference in found)


def _with_other(finding: Diagnostic, words: Passage, linked: str, supports: Supports) -> Diagnostic:
    """Add to a finding the fact whose statement has all the words of the link, if there is one."""
    other = fact_with_words(words, linked, supports)
    return replace(finding, hints=(_instead(other), *finding.hints)) if other else finding


def _of_other_fact(field: ProseField, link: Reference, said: str, supports: Supports) -> Iterator[Diagnostic]:
    """Report a link of which its fact has no word, and one other fact all.

    `said` is the sentence up to the end of the link; it may name whom the fact speaks of.
    """
    words = words_of(link.children)
    passage = read(words, field.language).passage
    if not has_no_word(read(said, field.language).passage, link.id, supports):
        return
    if other := fact_with_words(passage, link.id, supports):
        span = field.span(*place_of(link.children, 0, len(words)))
        message = f"the fact `{link.id}` has none of these words, and `{other}` has all of them"
        yield warning(RULE, span, message, _instead(other), show_both(link.id))


def _instead(other: str) -> str:
    return f"link `fact:{other}` instead, if that is meant: its statement has these words"


def _denials(
    field: ProseField,
    children: Inlines,
    text: str,
    places: tuple[int, int, int, int],
    link: Reference,
    statement: str,
) -> Iterator[Diagnostic]:
    """Report a "not" of the analyst's own beside a link, or one that the link leaves out."""
    first, _, start, at = places
    # A judgement may foresee that what is planned will not come about.
    foreseen = field.path[::2] == ("judgements", "text") and speaks_of_future(field.read(children).passage)
    place = (0, 0) if foreseen else find_denial(text, places, field.language, statement)
    if any(place):
        yield _denied(field, children, text, place, link.id)
    elif denial := find_denial_left_out(text[first:at], start - first, field.language, statement):
        yield _affirmed(field, link, denial)


def _turned(
    field: ProseField, link: Reference, said: str, found: list[Difference], supports: Supports
) -> Iterator[Diagnostic]:
    """Report a word of a link that a prefix turns into one of its fact, or a giver who is the receiver there.

    `said` is the sentence up to the end of the link.
    """
    fact = supports.corpus.facts[link.id].value
    given = supports.of_fact(fact)
    words = words_of(link.children)
    claim = read(words, field.language).passage
    theirs = [given.read_claim(fact.statement).passage, *(text.passage for text, _ in given.texts)]
    known = {difference.claim for difference in found}
    for difference in turned_by_prefix(claim, theirs):
        if difference.claim not in known:
            span = field.span(*place_of(link.children, difference.start, difference.end))
            yield _finding("the text", difference, span, claim, given, fact.id)
    whole = read(said, field.language).passage
    for difference in promises_told_as_done(whole, theirs) if not found else ():
        if difference.end > len(said) - len(words):
            yield _promised(
                "the text", difference, field.span(*place_of(link.children, 0, len(words))), fact.id
            )
    for difference in turned_transfers(whole, theirs):
        if difference.end > len(said) - len(words) and not any(d.respect == "subject" for d in found):
            span = field.span(*place_of(link.children, 0, len(words)))
            yield _finding("the text", difference, span, whole, given, fact.id)


def _statement_around(text: str, language: str, start: int, end: int) -> tuple[int, int]:
    """Return where the statement of a link begins and ends: a sentence, or a part of one at semicolons."""
    first, last = sentences_around(text, language, start, end)
    begin = text.rfind(";", first, start) + 1
    first = begin + len(text[begin:start]) - len(text[begin:start].lstrip()) if begin else first
    close = text.find(";", end, last)
    return first, last if close < 0 else close


def _denied(field: ProseField, children: Inlines, text: str, place: tuple[int, int], fact: str) -> Diagnostic:
    """Report a "not" beside a link whose fact says the rest without a denial."""
    word = text[place[0] : place[1]]
    message = f"the text says `{word}`, but the statement of the fact `{fact}` denies nothing of this"
    hint = f"take `{word}` out, or link a fact that says no; if it denies something else, allow the finding"
    return warning(RULE, field.span(*place_of(children, *place)), message, hint, show_both(fact))


def _affirmed(field: ProseField, link: Reference, denial: str) -> Diagnostic:
    """Report a link that affirms what the statement of its fact denies."""
    message = f"the statement of the fact `{link.id}` says `{denial}`, and the text denies nothing"
    hint = (
        f"say `{denial}` too, or link a fact that says this; if it denies something else, allow the finding"
    )
    span = field.span(*place_of(link.children, 0, len(words_of(link.children))))
    return warning(RULE, span, message, hint, show_both(link.id))


def _promised(mine: str, difference: Difference, span: Span, fact: str) -> Diagnostic:
    """Report what is told as done, and was promised."""
    said = f"{mine} says `{difference.claim}`, but the evidence only `{difference.evidence}`"
    hint = "write that it was promised, or quote the passage that says that it was done"
    return warning(RULE, span, f"{said}: it tells as done what was promised", hint, show_both(fact))


def _is_number(words: str, language: str) -> bool:
    """Check whether linked words are nothing but a number."""
    passage = read(words, language).passage
    return len(passage.words) == len(passage.numbers)


def _finding(
    mine: str, difference: Difference, span: Span, claim: Passage, given: Support, fact: str
) -> Diagnostic:
    report = error if difference.sure else warning
    message = describe_words(difference, mine, claim, read_passages(given))
    return report(RULE, span, message, way_out(difference, claim, given), show_both(fact))
