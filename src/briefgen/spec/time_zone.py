"""Names of time zones: those of the IANA database, and what is meant by an abbreviation or a city."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from briefgen.reading.suggest import nearest

_MEANT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ACDT": "Australia/Adelaide",
        "ACST": "Australia/Adelaide Australia/Darwin",
        "ACT": "America/Rio_Branco",
        "ADT": "America/Halifax",
        "AEDT": "Australia/Sydney",
        "AEST": "Australia/Sydney Australia/Brisbane",
        "AFT": "Asia/Kabul",
        "AKDT": "America/Anchorage",
        "AKST": "America/Anchorage",
        "AMT": "America/Manaus Asia/Yerevan",
        "ART": "America/Argentina/Buenos_Aires",
        "AST": "America/Halifax Asia/Riyadh",
        "AWST": "Australia/Perth",
        "AZT": "Asia/Baku",
        "BDT": "Asia/Dhaka",
        "BNT": "Asia/Brunei",
        "BOT": "America/La_Paz",
        "BRT": "America/Sao_Paulo",
        "BST": "Europe/London Asia/Dhaka Pacific/Bougainville",
        "CAT": "Africa/Maputo",
        "CDT": "America/Chicago America/Havana",
        "CEST": "Europe/Berlin Europe/Paris Europe/Madrid",
        "CHST": "Pacific/Guam",
        "CLST": "America/Santiago",
        "CLT": "America/Santiago",
        "COT": "America/Bogota",
        "CST": "America/Chicago America/Mexico_City Asia/Shanghai",
        "CT": "America/Chicago",
        "EAT": "Africa/Nairobi",
        "ECT": "America/Guayaquil",
        "EDT": "America/New_York America/Toronto",
        "EEST": "Europe/Athens Europe/Kyiv Europe/Helsinki",
        "ET": "America/New_York America/Toronto",
        "FJT": "Pacific/Fiji",
        "GET": "Asia/Tbilisi",
        "GST": "Asia/Dubai",
        "HDT": "America/Adak",
        "HKST": "Asia/Hong_Kong",
        "HKT": "Asia/Hong_Kong",
        "ICT": "Asia/Bangkok",
        "IDT": "Asia/Jerusalem",
        "IRST": "Asia/Tehran",
        "IST": "Asia/Kolkata Europe/Dublin Asia/Jerusalem",
        "JST": "Asia/Tokyo",
        "KGT": "Asia/Bishkek",
        "KST": "Asia/Seoul",
        "LHST": "Australia/Lord_Howe",
        "MDT": "America/Denver",
        "MESZ": "Europe/Berlin Europe/Vienna Europe/Zurich",
        "MEZ": "Europe/Berlin Europe/Vienna Europe/Zurich",
        "MMT": "Asia/Yangon",
        "MSD": "Europe/Moscow",
        "MSK": "Europe/Moscow",
        "MT": "America/Denver",
        "MYT": "Asia/Kuala_Lumpur",
        "NDT": "America/St_Johns",
        "NPT": "Asia/Kathmandu",
        "NST": "America/St_Johns",
        "NZDT": "Pacific/Auckland",
        "NZST": "Pacific/Auckland",
        "NZT": "Pacific/Auckland",
        "PDT": "America/Los_Angeles",
        "PET": "America/Lima",
        "PGT": "Pacific/Port_Moresby",
        "PHT": "Asia/Manila",
        "PKT": "Asia/Karachi",
        "PST": "America/Los_Angeles Asia/Manila",
        "PT": "America/Los_Angeles",
        "PYT": "America/Asuncion",
        "SAST": "Africa/Johannesburg",
        "SGT": "Asia/Singapore",
        "SST": "Pacific/Pago_Pago",
        "TJT": "Asia/Dushanbe",
        "TMT": "Asia/Ashgabat",
        "TRT": "Europe/Istanbul",
        "UYT": "America/Montevideo",
        "UZT": "Asia/Tashkent",
        "VET": "America/Caracas",
        "WAST": "Africa/Windhoek",
        "WAT": "Africa/Lagos",
        "WEST": "Europe/Lisbon Atlantic/Canary",
        "WIB": "Asia/Jakarta",
        "WIT": "Asia/Jayapura",
        "WITA": "Asia/Makassar",
        "Z": "UTC",
    }
)
"""Zones by abbreviation, the most populous first. `EST`, `CET` and some others are names of zones themselves.

Source: IANA time zone database, and the names in use where the database writes an offset.
"""


def known_zone(name: str) -> str:
    """Return the name of a time zone.

    Errors: ValueError, which names the zones that may be meant.
    """
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # an invalid name, a folder of zones, an unknown zone
        raise ValueError(f"`{name}` is no time zone{_suggestion(name)}") from None
    return name


def _suggestion(name: str) -> str:
    zones = _zones_meant(name)
    if not zones:
        return ": write one such as `Europe/London`"
    *first, last = (f"`{zone}`" for zone in zones)
    listed = f"{', '.join(first)} or {last}" if first else last
    return f": did you mean {listed}?"


def _zones_meant(name: str) -> tuple[str, ...]:
    """Find zones by abbreviation, by city, in other letter case, or by a misspelt name of continent and city.

    A short name is never compared by its letters: `EST` is not what a writer of `BST` means.
    """
    if meant := _MEANT.get(name.upper()):
        return tuple(meant.split())
    if any(sign in name for sign in "+-") and any(letter.isdigit() for letter in name):
        return ()  # an offset: `Etc/GMT+1` is not what its writer means, but an hour behind UTC
    zones = available_timezones()
    city = "/" + name.strip().replace(" ", "_").casefold()
    if same := sorted(zone for zone in zones if f"/{zone}".casefold().endswith(city)):
        return (min(same, key=len),)
    close = nearest(name, (zone for zone in zones if "/" in zone)) if "/" in name else None
    return (close,) if close else ()
