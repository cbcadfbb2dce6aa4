"""Signs and codes of money, and what each may mean."""

from __future__ import annotations

from types import MappingProxyType

from briefgen.language.folded import word_set

SIGNS = MappingProxyType(
    {
        "us$": "USD", "u.s.$": "USD", "us $": "USD", "$us": "USD", "hk$": "HKD", "c$": "CAD", "ca$": "CAD",
        "can$": "CAD", "a$": "AUD", "au$": "AUD", "nz$": "NZD", "s$": "SGD", "nt$": "TWD", "r$": "BRL",
        "mx$": "MXN", "$": "$", "€": "EUR", "£": "GBP", "¥": "JPY CNY", "cn¥": "CNY", "jp¥": "JPY",
        "₩": "KRW",
        "₽": "RUB", "₴": "UAH", "₹": "INR", "₺": "TRY", "₪": "ILS", "₱": "PHP", "₦": "NGN", "₵": "GHS",
        "gh₵": "GHS", "gh¢": "GHS", "₫": "VND", "฿": "THB", "₸": "KZT", "₾": "GEL", "₼": "AZN", "₡": "CRC",
        "₨": "INR PKR LKR NPR", "৳": "BDT", "₭": "LAK", "₮": "MNT", "元": "CNY", "円": "JPY",
    }
)  # fmt: skip
LETTER_SIGNS = MappingProxyType(
    {
        "Rs": "INR PKR LKR NPR", "Rs.": "INR PKR LKR NPR", "rs": "INR PKR LKR NPR",
        "rs.": "INR PKR LKR NPR", "RMB": "CNY", "rmb": "CNY", "zł": "PLN", "Fr.": "CHF", "fr.": "CHF",
        "SFr": "CHF", "sfr": "CHF", "EUR": "EUR", "eur": "EUR", "RM": "MYR", "R": "ZAR",
        "kr": "SEK NOK DKK ISK", "kr.": "SEK NOK DKK ISK", "Kr": "SEK NOK DKK ISK",
        "KR": "SEK NOK DKK ISK", "Kč": "CZK", "Ft": "HUF", "TL": "TRY", "Rp": "IDR", "Rp.": "IDR",
        "KSh": "KES", "Ksh": "KES", "Sh": "KES TZS UGX SOS", "TSh": "TZS", "Tsh": "TZS", "USh": "UGX",
        "Ush": "UGX", "FCFA": "XOF XAF", "CFA": "XOF XAF", "S/": "PEN", "Bs": "BOB VES",
        "Bs.": "BOB VES", "Dh": "AED MAD", "Dhs": "AED MAD", "DH": "AED MAD",
    }
)  # fmt: skip
"""Signs that are letters, each as it is written."""
DOLLARS = word_set("USD CAD AUD NZD HKD SGD TWD MXN ARS CLP COP")
"""What `$` may mean."""
CODES = word_set(
    "USD EUR GBP JPY CNY KRW RUB UAH INR CHF CAD AUD NZD HKD SGD TWD BRL MXN ARS TRY PLN CZK HUF "
    "SEK NOK DKK ILS SAR AED QAR KWD EGP IRR IQD SYP PKR THB IDR VND MYR PHP ZAR NGN KES PAB COP "
    "CLP PEN KZT BYN GEL RON BGN RSD XOF XAF MAD TND DZD JOD LBP OMR BHD GHS TZS UGX ETB RWF ZMW MZN AOA "
    "LKR BDT NPR MMK KHR MNT UZS AZN AMD MDL BAM ISK UYU BOB GTQ HNL CRC DOP JMD VES MWK BWP LAK KGS TJS TMT "
    "ALL PYG HTG MVR AFN GMD SLE MGA PGK WST VUV MOP SOS LYD YER"
)


def same_money(claim: frozenset[str], evidence: frozenset[str]) -> bool:
    """Check whether two signs may mean one currency; a bare `$` in a claim is the US dollar."""
    if "$" in claim and "$" not in evidence:
        return "USD" in evidence
    return bool(claim & evidence)
