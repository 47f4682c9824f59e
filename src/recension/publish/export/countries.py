"""Countries: the names and numbers of ISO 3166-1 by their three letters, from pycountry."""

from functools import cache

import pycountry

_OTHERS = {"XKX": "Kosovo"}
"""Codes in use that the standard does not have."""


@cache
def country_name(code: str | None) -> str | None:
    """The common name, else the standard's; the code itself where the standard has none."""
    found = pycountry.countries.get(alpha_3=code) if code else None
    if found is None:
        return _OTHERS.get(code, code) if code else None
    return str(getattr(found, "common_name", found.name))


@cache
def country_number(code: str | None) -> int | None:
    """The number of three digits, as ACLED writes it; null where the standard has none."""
    found = pycountry.countries.get(alpha_3=code) if code else None
    return None if found is None else int(found.numeric)
