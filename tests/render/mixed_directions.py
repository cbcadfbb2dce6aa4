"""Sentences with words and numbers of both directions, and the order in which a reader sees their characters."""

from __future__ import annotations

from briefgen.bidi.levels import line_levels, resolve_levels
from briefgen.bidi.reorder import visual_order

ARABIC = (
    "بلغ العدد ٢٦ مليون شخص في 2024",
    "أي نحو 12.5% (وفق NATO)",
    "نسبة ٪٢٥ من السكان",
    "كلفته 10–20 مليار دولار",
    "ثم €50 bn في 5/2/2024",
    "وهبطت إلى -5 درجات",
    "قال «لن نغادر» [راجع UN Report 7].",
)
HEBREW = (
    "הגיע ל-26 מיליון איש ב-2024",
    "כלומר 12.5% (לפי NATO)",
    "בין 10–20 מיליארד ₪",
    "ב-5/2/2024 ירד ל-€50 bn",
)
PERSIAN = ("شمار به ۲۶ میلیون رسید", "یعنی ۱۲٫۵٪ (به گفته NATO)", "۱۰–۲۰ میلیارد دلار")
MIXED = ("the name حزب الله (Hezbollah), 26 men", "and then «٢٦ مليون (NATO)» on 5 March")
MEMOS = (
    ("ar", ARABIC, 1),
    ("he", HEBREW, 1),
    ("fa", PERSIAN, 1),
    ("en", (*ARABIC, *HEBREW), 1),
    ("en", MIXED, 0),
)
"""The language of a memo, sentences in it, and the level of their paragraphs."""


def in_visual_order(text: str, base: int) -> str:
    """Return a line as it is to be painted, without spaces and with brackets that are not mirrored."""
    levels = line_levels(text, resolve_levels(text, base), base)
    return "".join(text[i] for i in visual_order(levels) if not text[i].isspace())
