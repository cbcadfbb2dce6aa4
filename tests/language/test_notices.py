"""Tests of finding notices of correction, retraction and withdrawal."""

from __future__ import annotations

import pytest

from briefgen.language.notices import find_notice

NOTICES = {
    "en": ("CORRECTION, 20 March: the count was wrong.", "CORRECTION"),
    "en-GB": ("An earlier version\nof this article gave another sum.", "earlier version of this"),
    "fr": ("Rectificatif : la profondeur est de huit mètres.", "Rectificatif"),
    "de": ("Berichtigung: Die Tiefe der Rinne beträgt acht Meter.", "Berichtigung"),
    "es": ("Fe de erratas: la profundidad es de ocho metros.", "Fe de erratas"),
    "it": ("Errata corrige: la profondità è di otto metri.", "Errata corrige"),
    "pt": ("Correção: a profundidade é de oito metros.", "Correção"),
    "nl": ("Rectificatie: de vaargeul is acht meter diep.", "Rectificatie"),
    "pl": ("Sprostowanie: głębokość toru wynosi osiem metrów.", "Sprostowanie"),
    "ru": ("Редакция исправила глубину: не девять, а восемь метров.", "Редакция исправила"),
    "uk": ("Спростування: глибина становить вісім, а не девʼять метрів.", "Спростування"),
    "tr": ("Düzeltme: kanalın derinliği dokuz değil sekiz metredir.", "Düzeltme"),
    "ar": ("تصحيح: عمق القناة ثمانية أمتار وليس تسعة.", "تصحيح"),
    "fa": ("اصلاحیه: عمق کانال هشت متر است نه نه متر.", "اصلاحیه"),
    "he": ("תיקון: עומק התעלה הוא שמונה מטרים ולא תשעה.", "תיקון"),
    "hi": ("भूल सुधार: नहर की गहराई आठ मीटर है।", "भूल सुधार"),
    "zh": ("更正：水深应为八米，而不是九米。", "更正"),
    "ja": ("水深は八メートルでした。訂正しておわびします。", "訂正"),
    "ko": ("바로잡습니다 수로의 깊이는 아홉 미터가 아니라 여덟 미터입니다.", "바로잡습니다"),
    "sv": ("Rättelse: kanalen är åtta meter djup, inte nio.", "Rättelse"),
    "sw": ("The report was retracted by its authors.", "retracted"),
}
NONE = {
    "a menu": ("Home\nNews\nCorrections\nCorrection policy\nAbout us", "en"),
    "a menu in a line": ("Home | News | Corrections and clarifications | About us", "en"),
    "ordinary news": ("The pilots withdrew to the south quay on Friday night.", "en"),
    "a part of a word": ("The uncorrectioned and precorrected lists were both in use.", "en"),
    "another language": ("Die Berichtigung der Rinne dauert noch drei Wochen.", "fr"),
    "nothing": ("", "en"),
}


@pytest.mark.parametrize(("language", "notice"), NOTICES.items())
def test_a_notice_is_found(language: str, notice: tuple[str, str]) -> None:
    """A notice is found in the language of the text, and an English one in every text."""
    text, words = notice
    assert find_notice(text, language) == words


@pytest.mark.parametrize(("text", "language"), NONE.values(), ids=NONE)
def test_other_words_are_no_notice(text: str, language: str) -> None:
    """Entries of a menu, and words that only look alike, are no notice."""
    assert find_notice(text, language) == ""
