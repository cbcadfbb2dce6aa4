"""Tests of the rule quote-negated."""

from __future__ import annotations

import pytest

from tests.check.tables import found_in_corpus
from tests.harbour import LOG, SOURCE
from tests.workspace import Workspace

FACT = "facts:\n  - id: said\n    statement: They said so.\n    evidence: [{{source: log, exact: {}}}]\n"
VALID = {
    "no negation": ("The pilots condemned the port.", "condemned the port"),
    "a negation quoted": ("They have not condemned the port.", "have not condemned the port"),
    "a negation further off": ("They did not sail but they condemned the port.", "condemned the port"),
    "in the sentence before": ("They did not. Pilots condemned the port.", "condemned the port"),
    "in the sentence after": ("They condemned the port. Not so the crew.", "condemned the port"),
    "after its own stop": ("They condemned it. Not so the crew.", "They condemned it."),
    "not only": ("They not only condemned the port.", "condemned the port"),
    "no doubt": ("They no doubt condemned the port.", "condemned the port"),
    "before who speaks": ("“They did not much else,” says Ann Orr.", "says Ann Orr"),
    "behind the comma of its clause": (
        "They are, by the vow to condemn the port, not touched.",
        "to condemn the port",
    ),
    "before a comma": ("It barely reaches 3%, well below the target.", "well below the target"),
    "part of a word": ("The note condemned the port.", "condemned the port"),
    "behind a cause": ("Nobody sailed because three cables were cut.", "three cables were cut"),
    "behind another clause": ("It was not ready when the ice came in May.", "the ice came in May"),
    "behind what is lacking": (
        "A fine for fishing (without leave) and another of 50 euros.",
        "another of 50",
    ),
    "behind a thing that there is not": ("They had no pilots aboard the tug.", "aboard the tug"),
    "before what is denied of it": ("The talk of closure is not founded.", "talk of closure"),
    "before another thing": ("They condemn not the port but the crew.", "They condemn"),
    "behind the comma of another clause": ("Asked to, they did not, condemned by all.", "condemned by all"),
    "behind a dash": ("They would not – the port was shut.", "the port was shut"),
    "set apart by commas": ("They never, it seems, condemned it.", "condemned it"),
}
INVALID = {
    "right before": ("They have not condemned the port.", "condemned the port", "not", "before", "not"),
    "two words between": (
        "They have not so far condemned it.",
        "condemned it",
        "not",
        "before",
        "not so far",
    ),
    "over a line's end": (
        "They have not\n\ncondemned the port.",
        "condemned the port",
        "not",
        "before",
        "not",
    ),
    "a contraction": (
        "They haven’t condemned the port.",
        "condemned the port",
        "haven't",
        "before",
        "haven't",
    ),
    "an adverb between": (
        "They have never formally condemned it.",
        "condemned it",
        "never",
        "before",
        "never formally",
    ),
    "a denial": (
        "They denied that they condemned it.",
        "condemned it",
        "denied",
        "before",
        "denied that they",
    ),
    "a refusal": ("They refused to condemn it.", "condemn it", "refused", "before", "refused to"),
    "inside marks": (
        "They “did not” condemn the port.",
        "condemn the port",
        "not",
        "before",
        "not",
    ),
}


@pytest.mark.parametrize(("text", "exact"), VALID.values(), ids=VALID)
def test_whole_quotations_pass(harbour: Workspace, text: str, exact: str) -> None:
    """A quotation with no negation beside it, or with it inside, gives no finding."""
    files = {"texts/log.txt": f"{LOG}{text}\n", "briefs/corpus/facts/more.yaml": FACT.format(exact)}
    assert found_in_corpus(harbour, files) == []


@pytest.mark.parametrize(("text", "exact", "word", "side", "around"), INVALID.values(), ids=INVALID)
def test_cut_quotations_fail(
    harbour: Workspace, text: str, exact: str, word: str, side: str, around: str
) -> None:
    """A negation left out beside a quotation is reported at the quotation, with what to quote."""
    path = "briefs/corpus/facts/more.yaml"
    files = {"texts/log.txt": f"{LOG}{text}\n", path: FACT.format(exact)}
    assert found_in_corpus(harbour, files) == [("quote-negated", path, 4, 37)]
    (found,) = harbour.check_corpus()
    assert found.message == f"`{word}` is right {side} the quotation in `log`"
    assert found.hints[0].startswith(f"quote `{around}` with it")
    assert str(found.severity) == "warning"


@pytest.mark.parametrize(
    ("statement", "count"),
    [
        ("They did not condemn it.", 0),
        ("They declined to condemn it.", 0),
        ("They left it uncondemned.", 0),
        ("They condemned it.", 1),
    ],
)
def test_a_statement_that_says_no_leaves_nothing_out(harbour: Workspace, statement: str, count: int) -> None:
    """A negation beside a quotation passes where the statement denies something too, in whatever words."""
    fact = f"facts:\n  - id: said\n    statement: {statement}\n    evidence: [{{source: log, exact: condemn the port}}]\n"
    harbour.write(
        {
            "texts/log.txt": f"{LOG}They will not condemn the port.\n",
            "briefs/corpus/facts/more.yaml": fact,
        }
    )
    assert [d.rule for d in harbour.check_corpus()].count("quote-negated") == count


def test_without_the_text_nothing_is_known(harbour: Workspace) -> None:
    """Where the text is not at hand, its words around a quotation are not judged."""
    path = "briefs/corpus/facts/more.yaml"
    files = {"texts/log.txt": f"{LOG}They have not condemned it.\n", path: FACT.format("condemned it")}
    harbour.write(files)
    assert [d.rule for d in harbour.check_corpus()] == ["quote-negated"]
    assert {d.rule for d in harbour.set(texts=()).check_corpus()} == {"quote-unproven"}


@pytest.mark.parametrize(
    ("between", "count"),
    [
        ("not", 1),
        ("has not officially", 1),
        ("had never once", 1),
        (", and not", 0),
        ("without", 0),
        ("not open in May and was shut", 0),
        ("open by order of the board, which had not met, and by wish of the pilots it was", 0),
    ],
)
def test_a_not_that_is_all_between_fragments_counts(harbour: Workspace, between: str, count: int) -> None:
    """Between two fragments a "not" is reported that no more than auxiliaries and adverbs stand beside."""
    path = "briefs/corpus/facts/more.yaml"
    text = f"{LOG}The upper quay was {between} shut in all of June.\n"
    files = {"texts/log.txt": text, path: FACT.format("[The upper quay was, shut in all of June]")}
    found = [rule for rule, *_ in found_in_corpus(harbour, files)]
    assert found.count("quote-negated") == count


@pytest.mark.parametrize(
    ("language", "text", "exact", "count"),
    [
        ("de", "Der Rat hat die Schleuse nicht offiziell gesperrt.", "gesperrt", 0),
        ("de", "Der Rat hat die Schleuse noch nicht gesperrt.", "gesperrt", 1),
        ("de", "Der Rat sperrt die Schleuse im Mai nicht.", "sperrt die Schleuse im Mai", 1),
        (
            "de",
            "Der Rat sperrt die Schleuse im Mai nicht allein wegen des Eises.",
            "sperrt die Schleuse im Mai",
            0,
        ),
        ("fr", "La digue n’a jamais cédé en hiver.", "cédé en hiver", 1),
        ("fr", "La digue n’a pas officiellement cédé.", "[La digue, cédé]", 1),
        ("fr", "Le fonds ne s’y oppose pas et la digue a cédé.", "[Le fonds, la digue a cédé]", 0),
        ("es", "La presa no ha cedido en marzo.", "cedido en marzo", 1),
        ("es", "Una multa por pescar sin licencia y otra de 50 euros.", "otra de 50 euros", 0),
        ("pl", "Tama nie pękła w marcu.", "pękła w marcu", 1),
        ("pl", "Nikt nie wiedział, że tama pękła w marcu.", "tama pękła w marcu", 0),
        ("ru", "Плотина не прорвана в марте.", "прорвана в марте", 1),
        ("nl", "De dijk brak in maart niet.", "De dijk brak in maart", 1),
        ("tr", "Baraj mart ayında açık değil.", "Baraj mart ayında açık", 1),
    ],
)
def test_other_languages(harbour: Workspace, language: str, text: str, exact: str, count: int) -> None:
    """What is denied is quoted with its denial in every language, also where that ends the clause."""
    source = f"{SOURCE.replace('id: log', 'id: other').replace('log.txt', 'other.txt')}language: {language}\n"
    files = {
        "texts/other.txt": f"{text}\n",
        "briefs/corpus/sources/other.yaml": source,
        "briefs/corpus/facts/more.yaml": FACT.format(exact).replace("source: log", "source: other"),
    }
    found = [rule for rule, *_ in found_in_corpus(harbour, files)]
    assert found.count("quote-negated") == count
