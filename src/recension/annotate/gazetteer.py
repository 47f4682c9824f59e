"""The short gazetteer of this room: names of countries, well-known places and peoples."""

from functools import cache
from typing import Literal

import msgspec

from recension.text.word_lists import rows_of

PlaceSort = Literal["country", "capital", "region", "city", "area", "demonym", "people"]


class KnownPlace(msgspec.Struct, frozen=True):
    """What places.tsv says of a name; `country` is ISO 3166-1 alpha-2, empty where none."""

    sort: PlaceSort
    country: str


@cache
def known_places() -> dict[str, KnownPlace]:
    """Names as written to what they name. A demonym is an adjective, a people a plural noun."""
    rows = rows_of(__package__, "places.tsv")
    return {name: msgspec.convert({"sort": s, "country": c}, KnownPlace) for name, s, c in rows}
