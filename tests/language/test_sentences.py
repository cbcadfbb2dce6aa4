from __future__ import annotations

import pytest

from briefgen.language.sentences import count_words, is_answer, sentences, sentences_around

CASES: tuple[tuple[str, str, int], ...] = (
    ("en", "The U.S. sent 500 troops. Lt. Gen. A. Smith said No. 10 had agreed.", 2),
    ("en", "He met Mr. Xi on Jan. 5. They talked.", 2),
    ("en", "It cost approx. 5 m. in total. Nobody paid.", 2),
    ("en", "Art. 5 of the treaty applies, i.e. attack on one. That is clear.", 2),
    ("en", "Gov. Jones vs. Sen. Lee et al. agreed. Talks ended.", 2),
    ("en", "The ship (reg. no. 5512) sank at 5 p.m. It was late.", 2),
    ("en", "J. R. R. Tolkien wrote 3.5 pages. Done.", 2),
    ("en", "It was in Washington, D.C. The talks failed.", 2),
    ("en", "Sales rose 3.5%. Profit fell.", 2),
    ("en", "“We will go.” He left.", 2),
    ("en", "Is it over? No! It goes on.", 3),
    ("en", "See Fig. 3. The rest is in sec. 2.", 2),
    ("en", "He said: ‘Stop.’ Then he left.", 2),
    ("en", "The U.N. Security Council met. It voted.", 2),
    ("en", "Cf. Smith 2010, p. 5. That holds.", 2),
    ("en", "The U.S. It left.", 2),
    ("en", "“Stop!” he cried. They did.", 2),
    ("en", "He works at Acme Inc. in Ohio. She left.", 2),
    ("en", "The bill passed. [1] It is law.", 2),
    ("en", "About 3 p.m. Tuesday he fell. He rose.", 2),
    ("en", "The talks, at No. 10. It was late.", 2),
    ("en", "It ended in 1999. 24 people died.", 2),
    ("en", "Adams of No. Four Squadron agreed. Vol. Two says so.", 2),
    ("en", "Was it so? No. Ships waited.", 3),
    ("en", "They were told to stay\n\n\faboard. The pilots slept.", 2),
    ("en", "They slept.\n\n\fThe pilots woke", 2),
    ("en", "The first heading\n\nThe pilots woke", 2),
    ("en", "Closed plants:\n- Velmar lost 45 ships\n- Sorne lost 120\n  and more", 3),
    ("en", "The port\n- closed in May - lost three ships.", 1),
    ("zh", "北航道\n\n\f已经关闭。船只等候。", 2),
    ("de", "Am 3. März kam Dr. Meier, z. B. mit 5 Leuten. Er blieb bis zum 21. Jahrhundert.", 2),
    ("de", "Das kostet ca. 3 Mio. Euro. Die Bahn zahlt.", 2),
    ("de", "Der Bericht (vgl. S. 5) liegt vor. Er ist lang.", 2),
    ("fr", "M. Dupont a dit que le n° 5 est prêt. Il part.", 2),
    ("fr", "« Non ! » a-t-il dit. Il est parti.", 2),
    ("fr", "Mme. X. a vu M. Y. hier. Elle part.", 2),
    ("es", "El Sr. García y la Sra. López llegaron. EE. UU. no vino.", 2),
    ("ru", "В 2020 г. выросло, т. е. на 5 млн руб. Потом упало.", 2),
    ("ru", "И. И. Иванов сказал: «Нет». Он ушёл.", 2),
    ("zh", "他说不。她说是!真的?是。", 4),
    ("ja", "増税しないと述べた。国債も見送った。", 2),
    ("ja", "彼は「行く。」と言った。", 1),
    ("hi", "अदालत ने कहा। सुनवाई जुलाई में है।", 2),
    ("ar", "قال الوزير لا. ثم غادر؟ نعم.", 3),
    ("pl", "Np. w 2020 r. było 5 mln zł. Potem mniej.", 2),
    ("tr", "Dr. Yılmaz 3. kez geldi. Sonra gitti.", 2),
    ("nl", "Dhr. Jansen kwam o.a. met 3 man. Hij ging.", 2),
    ("it", "Il sig. Rossi disse no. Il dott. Bianchi sì.", 2),
    ("pt", "O Sr. Silva disse não. A Dra. Costa sim.", 2),
    ("uk", "У 2020 р. було 5 млн грн. Потім менше.", 2),
)


@pytest.mark.parametrize(("language", "text", "count"), CASES)
def test_a_text_has_as_many_sentences_as_a_reader_sees(language: str, text: str, count: int) -> None:
    """Abbreviations, initials, ordinals and quoted words end no sentence; marks of any script do."""
    assert len([s for _, s in sentences(text, language) if s.strip()]) == count


@pytest.mark.parametrize(("language", "text"), [case[:2] for case in CASES])
def test_sentences_make_up_the_text(language: str, text: str) -> None:
    """Nothing of a text is lost, and each sentence is given with the place where it begins."""
    found = list(sentences(text, language))
    assert "".join(sentence for _, sentence in found) == text
    assert all(text[at : at + len(sentence)] == sentence for at, sentence in found)


def test_the_sentence_around_a_quotation_is_whole() -> None:
    """The sentence that holds some words is given without its neighbours, or those that do where they are two."""
    text = "One came. Lt. Gen. Smith left on Jan. 5. It rained."
    start = text.index("Smith")
    first, last = sentences_around(text, "en", start, start + 5)
    assert text[first:last] == "Lt. Gen. Smith left on Jan. 5."
    first, last = sentences_around(text, "en", start, text.index("rained"))
    assert text[first:last] == "Lt. Gen. Smith left on Jan. 5. It rained."


def test_a_paragraph_ends_a_sentence() -> None:
    """A blank line ends a heading that has no full stop."""
    assert [s.strip() for _, s in sentences("A heading\n\nThe text.", "en")] == ["A heading", "The text."]


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("The channel closed in March.", 5),
        ("It – as they say – is shut.", 6),
        ("Plus de 11 000 navires attendent.", 5),
        ("The crew’s well-known 'fee' of $1,200 (net)", 7),
        ("北航道已经关闭。", 4),
        ("", 0),
    ],
)
def test_the_words_of_a_sentence_are_counted(sentence: str, count: int) -> None:
    """A number is one word, a mark is none, and two Chinese characters are one."""
    assert count_words(sentence) == count


@pytest.mark.parametrize(
    ("language", "sentence", "answer"),
    [("en", "Yes.", True), ("en", "Yes, in part.", True), ("fr", "Oui.", True), ("de", "Noch nicht!", True),
     ("zh", "不。", True), ("en", "Dredge now.", False), ("fr", "Draguez.", False),
     ("en", "No, not yet.", True), ("en", "Not before May.", True), ("en", "Neither.", True), ("en", "Yes — partly.", True),
     ("en", "Unlikely.", True), ("fr", "Non, pas avant mai.", True), ("de", "Nein, nicht vor dem Herbst.", True),
     ("ru", "Нет, не раньше мая.", True), ("es", "No antes de mayo.", True),
     ("en", "Not before the ministry has read all reports.", False), ("en", "Yes, if it rains.", False),
     ("en", "No ship waits.", False), ("de", "Nein, z. B. wegen der Kosten.", False), ("en", "It depends.", False)],
)  # fmt: skip
def test_a_bare_answer_is_known(language: str, sentence: str, answer: bool) -> None:
    """Yes, no and not yet are answers, in the language of the text."""
    assert is_answer(sentence, language) is answer
