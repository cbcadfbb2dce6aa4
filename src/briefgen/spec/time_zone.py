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
        "ADT": "America/Halifax",
        "AEDT": "Australia/Sydney",
        "AEST": "Australia/Sydney Australia/Brisbane",
        "AKDT": "America/Anchorage",
        "AKST": "America/Anchorage",
        "ART": "America/Argentina/Buenos_Aires",
        "AST": "America/Halifax Asia/Riyadh",
        "AWST": "Australia/Perth",
        "BRT": "America/Sao_Paulo",
        "BST": "Europe/London Asia/Dhaka Pacific/Bougainville",
        "CAT": "Africa/Maputo",
        "CDT": "America/Chicago America/Havana",
        "CEST": "Europe/Berlin Europe/Paris Europe/Madrid",
        "CST": "America/Chicago America/Mexico_City Asia/Shanghai",
        "EAT": "Africa/Nairobi",
        "EDT": "America/New_York America/Toronto",
        "EEST": "Europe/Athens Europe/Kyiv Europe/Helsinki",
        "ET": "America/New_York America/Toronto",
        "GST": "Asia/Dubai",
        "HKT": "Asia/Hong_Kong",
        "ICT": "Asia/Bangkok",
        "IDT": "Asia/Jerusalem",
        "IST": "Asia/Kolkata Europe/Dublin Asia/Jerusalem",
        "JST": "Asia/Tokyo",
        "KST": "Asia/Seoul",
        "MDT": "America/Denver",
        "MSK": "Europe/Moscow",
        "NDT": "America/St_Johns",
        "NST": "America/St_Johns",
        "NZDT": "Pacific/Auckland",
        "NZST": "Pacific/Auckland",
        "PDT": "America/Los_Angeles",
        "PHT": "Asia/Manila",
        "PKT": "Asia/Karachi",
        "PST": "America/Los_Angeles Asia/Manila",
        "SAST": "Africa/Johannesburg",
        "SGT": "Asia/Singapore",
        "SST": "Pacific/Pago_Pago",
        "TRT": "Europe/Istanbul",
        "WAT": "Africa/Lagos",
        "WEST": "Europe/Lisbon Atlantic/Canary",
        "WIB": "Asia/Jakarta",
        "WITA": "Asia/Makassar",
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
    zones = available_timezones()
    city = "/" + name.strip().replace(" ", "_").casefold()
    if same := sorted(zone for zone in zones if f"/{zone}".casefold().endswith(city)):
        return (min(same, key=len),)
    close = nearest(name, (zone for zone in zones if "/" in zone)) if "/" in name else None
    return (close,) if close else ()
