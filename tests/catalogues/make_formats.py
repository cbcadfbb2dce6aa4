"""Write `src/briefgen/catalogues/formats/*.json` from CLDR, through Babel, which briefgen does not need to run.

Run by hand when CLDR has changed, or after adding a language to `LANGUAGES`:

    python -m tests.catalogues.make_formats

Source: Unicode CLDR 47, under the Unicode licence (https://www.unicode.org/license.txt).
"""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import Any

from babel import Locale
from babel.numbers import get_currency_name

from briefgen.catalogues.formats import FOLDER

LANGUAGES = (
    "en", "en-US", "fr", "fr-CA", "fr-CH", "de", "de-AT", "de-CH", "es", "es-MX", "ar", "ar-EG",
)  # fmt: skip
"""Languages with a catalogue, and regions of them that write numbers otherwise."""
CURRENCIES = ("USD", "EUR", "GBP", "JPY", "KRW")
"""Currencies that are printed with their sign; any other with its code."""
FIELDS = {"d": "{day}", "MMMM": "{month}", "MMM": "{month}", "y": "{year}"}
NARROW = "\u202f"

_ES = {
    # Spanish counts money in thousands of millions: 50.000 M€.
    "money_scales": {"6": "{number}\N{NO-BREAK SPACE}M\N{NO-BREAK SPACE}{sign}"},
    "quotes": ["«", "»", "“", "”"],
    "listed_before": {"(i|hi(?![ae]))": "{first} e {last}"},  # as ICU: e before the sound i
    "range": "{low}-{high}",
    # CLDR has no full stops; the Academy's list of abbreviations has.
    "short_months": [
        "ene.",
        "feb.",
        "mar.",
        "abr.",
        "may.",
        "jun.",
        "jul.",
        "ago.",
        "sept.",
        "oct.",
        "nov.",
        "dic.",
    ],
}
_AR = {
    "quotes": ["«", "»", "“", "”"],  # as the Arabic press; CLDR has ” “
    "comma": "، ",
    "semicolon": "؛ ",
}
OVERRIDES: dict[str, dict[str, Any]] = {
    # CLDR has $240bn; the house leaves a narrow space, and cuts every month to three letters.
    "en": {
        "signs": {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "KRW": "₩"},
        "money_scales": {
            "12": f"{{sign}}{{number}}{NARROW}tn",
            "9": f"{{sign}}{{number}}{NARROW}bn",
            "6": f"{{sign}}{{number}}{NARROW}m",
        },
        "coded_money": f"{{sign}}{NARROW}{{number}}",
        "short_months": ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    },
    # CLDR has $240B, which headlines use; running text has $240 billion.
    "en-US": {
        "money_scales": {
            "12": "{sign}{number}\N{NO-BREAK SPACE}trillion",
            "9": "{sign}{number}\N{NO-BREAK SPACE}billion",
            "6": "{sign}{number}\N{NO-BREAK SPACE}million",
        },
        "coded_money": "{sign}\N{NO-BREAK SPACE}{number}",
    },
    "fr": {
        "quotes": [f"«{NARROW}", f"{NARROW}»", "“", "”"],
        "semicolon": f"{NARROW}; ",
        "first_of_month": "1er",
        "spaces": {" (?=[;!?»])|(?<=«) ": NARROW, " (?=:)": "\N{NO-BREAK SPACE}"},
        "percent": f"{{number}}{NARROW}%",
    },
    "de": {"quotes": ["„", "“", "‚", "‘"]},
    "de-CH": {"quotes": ["«", "»", "‹", "›"]},
    "es": _ES,
    "ar": _AR,
}
"""What a desk writes otherwise than CLDR, and what Babel has not: quotation marks are CLDR's delimiters."""


def formats(name: str) -> dict[str, Any]:
    """Return the table of a language."""
    locale = Locale.parse("en-GB" if name == "en" else name, sep="-")
    system = locale.default_numbering_system
    symbols = locale.number_symbols[system]
    base = name.partition("-")[0]
    grouped = 5 if base == "es" and name != "es-MX" else 4  # CLDR's minimumGroupingDigits, which Babel lacks
    table = {
        "digits": "٠١٢٣٤٥٦٧٨٩" if system == "arab" else "0123456789",
        "decimal": symbols["decimal"],
        "group": symbols["group"],
        "fewest_grouped": grouped,
        "percent": _percent(locale.percent_formats[None].pattern, symbols["percentSign"]),
        "money": _money(locale.currency_formats["standard"].pattern),
        "coded_money": _coded(locale.currency_formats["standard"].pattern),
        "signs": {code: _sign(locale, code) for code in CURRENCIES},
        "money_scales": _money_scales(locale),
        "count_scales": {str(power): _counts(locale, power) for power in (12, 9, 6)},
        "half_is_one": locale.plural_form(Decimal("1.5")) == "one",
        "months": [locale.months["format"]["wide"][number] for number in range(1, 13)],
        "short_months": [locale.months["format"]["abbreviated"][number] for number in range(1, 13)],
        "day": _date(locale.date_formats["long"].pattern),
        "short_day": _date(locale.datetime_skeletons["yMMMd"].pattern),
        "month": _date(locale.datetime_skeletons["yMMMM"].pattern),
        "short_month": _date(locale.datetime_skeletons["yMMM"].pattern),
        "first_of_month": "",
        "range": "{low}–{high}",
        "listed": _listed(locale.list_patterns["standard"]["2"]),
        "listed_many": _listed(locale.list_patterns["standard"]["end"]),
        "listed_before": {},
        "comma": ", ",
        "semicolon": "; ",
        "quotes": ["“", "”", "‘", "’"],
        "spaces": {},
    }
    return table | OVERRIDES.get(base, {}) | _regional(name) | OVERRIDES.get(name, {})


def _regional(name: str) -> dict[str, Any]:
    """Return what a region does not take over from the overrides of its language: CLDR's own for the United States."""
    if name != "en-US":
        return {}
    locale = Locale.parse(name, sep="-")
    return {
        "percent": _percent(locale.percent_formats[None].pattern, "%"),
        "short_months": [locale.months["format"]["abbreviated"][number] for number in range(1, 13)],
    }


def _percent(pattern: str, sign: str) -> str:
    return _clean(pattern.replace("#,##0", "{number}").replace("%", _clean(sign)))


def _money(pattern: str) -> str:
    return _clean(pattern.partition(";")[0].replace("#,##0.00", "{number}"))


def _coded(pattern: str) -> str:
    """Return the pattern with a space between number and code. Source: CLDR, currencySpacing."""
    found = _money(pattern).replace("{sign}{number}", "{sign}\N{NO-BREAK SPACE}{number}")
    return found.replace("{number}{sign}", "{number}\N{NO-BREAK SPACE}{sign}")


def _clean(pattern: str) -> str:
    """Return a pattern without direction marks, which the layout does not need."""
    return re.sub("[\u061c\u200e\u200f']", "", pattern.replace("¤", "{sign}"))


def _sign(locale: Locale, code: str) -> str:
    """Return the sign of a currency; its name in Arabic, which writes no sign of Latin letters."""
    return (
        get_currency_name(code, locale=locale) if locale.language == "ar" else locale.currency_symbols[code]
    )


def _money_scales(locale: Locale) -> dict[str, str]:
    found = locale.compact_currency_formats["short"]["other"]
    return {
        str(power): _clean(re.sub("0+", "{number}", found[str(10**power)].pattern)) for power in (12, 9, 6)
    }


def _counts(locale: Locale, power: int) -> dict[str, str]:
    """Return the forms of one power by plural category; those equal to `other` are left out."""
    space = NARROW if locale.language == "en" else "\N{NO-BREAK SPACE}"
    forms = {
        name: re.sub("0+", "{number}", found[str(10**power)].pattern).replace(" ", space)
        for name, found in sorted(locale.compact_decimal_formats["long"].items())
        if name in locale.plural_form.tags or name == "other"
    }
    return {name: form for name, form in forms.items() if name == "other" or form != forms["other"]}


def _date(pattern: str) -> str:
    """Return a pattern with named fields; words in quotation marks are literal."""
    pieces = re.split("'([^']*)'", pattern)
    named = (re.sub("M+|d|y", lambda found: FIELDS[found.group()], piece) for piece in pieces[::2])
    return "".join(part for pair in zip(named, (*pieces[1::2], ""), strict=True) for part in pair)


def _listed(pattern: str) -> str:
    return pattern.format("{first}", "{last}")


def main() -> None:
    """Write every table."""
    for name in LANGUAGES:
        text = json.dumps(formats(name), ensure_ascii=False, indent=1)
        (FOLDER / f"{name}.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
