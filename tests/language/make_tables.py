"""Write `src/briefgen/language/data/*.json` from CLDR (through Babel) and ICU's spell-out rules (PyICU).

Run by hand when CLDR has changed; neither library is needed at run time or by the tests:

    pip install babel pyicu && python tests/language/make_tables.py

Source: Unicode CLDR 47 and ICU 76 or later, under the Unicode licence (https://www.unicode.org/license.txt).
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from pathlib import Path
from typing import Any

from babel import Locale  # type: ignore[import-not-found,unused-ignore]  # at development time only
from babel.numbers import get_currency_name  # type: ignore[import-not-found,unused-ignore]  # as above
from icu import Locale as IcuLocale  # type: ignore[import-not-found,unused-ignore]  # as above
from icu import (  # type: ignore[import-not-found,unused-ignore]  # as above
    RuleBasedNumberFormat,
    URBNFRuleSetTag,
)

OUT = Path(__file__).parents[2] / "src/briefgen/language/data"
LANGUAGES = [
    "en",
    "fr",
    "de",
    "es",
    "it",
    "pt",
    "nl",
    "ru",
    "uk",
    "pl",
    "tr",
    "ar",
    "zh",
    "ja",
    "ko",
    "he",
    "fa",
    "hi",
    "sv",
    "cs",
    "el",
    "da",
    "nb",
    "fi",
    "ro",
    "hu",
    "bg",
    "sr",
    "hr",
    "sk",
    "sl",
    "lt",
    "lv",
    "et",
    "ca",
    "id",
    "vi",
]
CURRENCIES = [
    "USD",
    "EUR",
    "GBP",
    "JPY",
    "CNY",
    "KRW",
    "RUB",
    "UAH",
    "INR",
    "CHF",
    "CAD",
    "AUD",
    "NZD",
    "HKD",
    "SGD",
    "TWD",
    "BRL",
    "MXN",
    "ARS",
    "TRY",
    "PLN",
    "CZK",
    "HUF",
    "SEK",
    "NOK",
    "DKK",
    "ILS",
    "SAR",
    "AED",
    "QAR",
    "KWD",
    "EGP",
    "IRR",
    "IQD",
    "SYP",
    "PKR",
    "THB",
    "IDR",
    "VND",
    "MYR",
    "PHP",
    "ZAR",
    "NGN",
    "KES",
    "PAB",
    "COP",
    "CLP",
    "PEN",
    "KZT",
    "BYN",
    "GEL",
    "RON",
    "BGN",
    "RSD",
]
UNITS = [
    "length-kilometer",
    "length-meter",
    "length-centimeter",
    "length-millimeter",
    "length-mile",
    "length-foot",
    "length-inch",
    "length-yard",
    "length-nautical-mile",
    "mass-kilogram",
    "mass-gram",
    "mass-milligram",
    "mass-tonne",
    "mass-pound",
    "mass-ounce",
    "mass-ton",
    "area-square-kilometer",
    "area-square-mile",
    "area-square-meter",
    "area-hectare",
    "area-acre",
    "volume-liter",
    "volume-cubic-meter",
    "volume-barrel",
    "volume-gallon",
    "power-watt",
    "power-kilowatt",
    "power-megawatt",
    "power-gigawatt",
    "energy-kilowatt-hour",
    "energy-joule",
    "speed-kilometer-per-hour",
    "speed-mile-per-hour",
    "speed-knot",
    "temperature-celsius",
    "temperature-fahrenheit",
    "duration-second",
    "duration-minute",
    "duration-hour",
    "duration-day",
    "duration-week",
    "duration-month",
    "duration-year",
    "duration-decade",
    "duration-century",
    "digital-gigabyte",
    "digital-megabyte",
    "digital-terabyte",
    "frequency-hertz",
    "frequency-megahertz",
    "frequency-gigahertz",
    "angle-degree",
]
_TOKEN = re.compile(r"[^\s\u00ad\-־‑]+")  # the Hebrew maqaf and the hyphen that does not break are meant


def fold(text: str) -> str:
    """Fold as the reader folds its text."""
    plain = unicodedata.normalize("NFC", text).replace("\u00a0", " ").replace("\u202f", " ")
    plain = re.sub("[\u200b-\u200f\u061c]", "", plain.replace("ʼ", "'").replace("’", "'"))
    return "".join(low if len(low := c.lower()) == 1 else c for c in plain).strip()


def spelled(language: str) -> dict[str, dict[str, int]]:  # noqa: C901, PLR0912  # one pass of rules by hand
    """Give the words of cardinal and ordinal numbers, and their pieces in compounds."""
    rules = RuleBasedNumberFormat(URBNFRuleSetTag.SPELLOUT, IcuLocale(language))
    names = [rules.getRuleSetName(i) for i in range(rules.getNumberOfRuleSetNames())]
    cardinal: dict[str, int] = {}
    ordinal: dict[str, int] = {}

    def tokens(number: int, ruleset: str) -> list[str]:
        rules.setDefaultRuleSet(ruleset)
        return _TOKEN.findall(fold(rules.format(number)))

    cardinals = [n for n in names if ("cardinal" in n or n == "%spellout-numbering") and "financial" not in n]
    for name in cardinals:
        for number in (*range(20), *range(20, 100, 10), *range(100, 1000, 100), *range(21, 100)):
            if len(words := tokens(number, name)) == 1:
                cardinal.setdefault(words[0], number)
        for number in range(21, 100):  # bound forms, as in settant-uno
            words = tokens(number, name)
            if len(words) == 2 and words[0] not in cardinal and cardinal.get(words[1], 10) < 10:
                cardinal[words[0]] = number - cardinal[words[1]]
    for name in cardinals:
        for power in (2, 3, 5, 7, 9, 12) if language == "hi" else (2, 3, 6, 9, 12):
            for times in (1, 2, 5):
                words = tokens(times * 10**power, name)
                if words[-1] in cardinal or any(c.isdigit() for c in words[-1]):
                    continue
                if len(words) == 1 and times == 1:
                    cardinal[words[0]] = 10**power
                elif len(words) == 1 and times == 2 and language in ("ar", "he"):
                    cardinal[words[0]] = 2 * 10**power
                elif len(words) == 2 and cardinal.get(words[0]) == times:
                    cardinal[words[-1]] = 10**power
    for name in (n for n in names if "ordinal" in n):
        for number in (*range(1, 101), 200, 1000):
            words = tokens(number, name)
            if len(words) == 1 and not any(c.isdigit() for c in words[0]):
                ordinal.setdefault(words[0], number)
            elif len(words) == 2 and words[-1] not in cardinal and number < 100:
                ordinal.setdefault(words[-1], number % 10)
    ordinal = {word: n for word, n in ordinal.items() if cardinal.get(word) != n and n}
    return {"cardinals": cardinal, "ordinals": ordinal}


def months_and_days(locale: Locale) -> dict[str, dict[str, int]]:
    """Give month names (1 to 12) and days of the week (0 is Monday)."""
    months: dict[str, int] = {}
    days: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items():
                word = fold(name).rstrip(".")
                if not word.isdigit() and len(word) > 1:
                    months.setdefault(word, number)
        for number, name in locale.days[context]["wide"].items():
            days.setdefault(fold(name), number)
    return {"months": months, "weekdays": days}


def scales(locale: Locale) -> dict[str, int]:
    """Give the words after a number in digits: 5 mln, 2 Mrd."""
    found: dict[str, int] = {}
    for forms in locale.compact_decimal_formats.values():
        for magnitudes in forms.values():
            for magnitude, pattern in magnitudes.items():
                text = str(getattr(pattern, "pattern", pattern))
                zeros = text.count("0")
                word = fold(re.sub(r"[0\s\u00a0\u202f']", "", text)).strip(".")
                if word and zeros and len(word) > 1 and not word.isdigit() and "%" not in word:
                    found.setdefault(word, int(magnitude) // 10 ** (zeros - 1))
    return found


def currencies(locale: Locale) -> dict[str, str]:
    """Give names of money, in the singular and the plurals."""
    found: dict[str, str] = {}
    for code in CURRENCIES:
        names = {locale.currencies.get(code), *(get_currency_name(code, n, locale) for n in (1, 2, 5, 1.5))}
        for name in sorted(n for n in names if n and n != code):
            found.setdefault(fold(name), code)
    return found


def units(locale: Locale) -> dict[str, str]:
    """Give names of units, in each style and plural."""
    found: dict[str, str] = {}
    for unit in UNITS:
        for style in ("long", "short", "narrow"):
            patterns = (locale._data["unit_patterns"].get(unit) or {}).get(style) or {}  # no public door
            for pattern in patterns.values():
                for form in pattern.values() if isinstance(pattern, dict) else [pattern]:
                    word = fold(form.replace("{0}", "")) if isinstance(form, str) and "{0}" in form else ""
                    if word and "{" not in word and len(word) > 1:
                        found.setdefault(word, unit.split("-", 1)[1])
    return found


def table(language: str) -> dict[str, Any]:
    """Gather all of a language."""
    locale = Locale.parse(language)
    symbols = locale.number_symbols.get("latn", locale.number_symbols)
    return {
        "decimal": symbols["decimal"],
        "group": fold(symbols["group"]) or " ",
        **spelled(language),
        **months_and_days(locale),
        "scales": scales(locale),
        "currencies": currencies(locale),
        "units": units(locale),
    }


if __name__ == "__main__":
    for each in LANGUAGES:
        text = json.dumps(table(each), ensure_ascii=False, indent=0, sort_keys=True)
        (OUT / f"{each}.json").write_text(text + "\n", "utf-8")
        sys.stdout.write(f"{each} {len(text)}\n")
