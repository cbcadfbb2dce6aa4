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
        "₽": "RUB", "₴": "UAH", "₹": "INR", "₺": "TRY", "₪": "ILS", "rs": "INR PKR LKR NPR",
        "rs.": "INR PKR LKR NPR",
        "rmb": "CNY", "zł": "PLN", "fr.": "CHF", "sfr": "CHF", "eur": "EUR", "元": "CNY", "円": "JPY",
    }
)  # fmt: skip
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
