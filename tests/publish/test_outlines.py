"""The shipped outlines: small, complete, and where they should be."""

from importlib import resources

import pytest

from recension.publish.outlines import Point, outlines, turned_arcs


def holds(code: str, lon: float, lat: float) -> bool:
    """Whether the country holds the point, by the even-odd rule."""
    inside = False
    for ring in outlines().countries[code].rings:
        points: list[Point] = []
        for arc in turned_arcs(ring):
            points.extend((x + arc.east, y) for x, y in arc.points[:-1])
        for (x, y), (u, v) in zip(points, [*points[1:], points[0]], strict=True):
            for east in (lon, lon - 360, lon + 360):  # a ring may lie past the antimeridian
                if (y > lat) != (v > lat) and east < (u - x) * (lat - y) / (v - y) + x:
                    inside = not inside
    return inside


@pytest.mark.parametrize(
    ("code", "lon", "lat"),
    [
        ("MLI", -8.0, 12.6),  # Bamako
        ("LSO", 27.5, -29.5),  # Maseru
        ("RUS", 170.3, 69.7),  # Pevek
        ("RUS", -173.0, 66.0),  # Chukotka beyond the antimeridian
        ("FJI", 178.0, -17.8),  # Viti Levu
        ("SOM", 44.06, 9.56),  # Hargeisa: ISO 3166 has no code for Somaliland
        ("XKX", 21.1, 42.6),  # Prishtina
        ("UKR", 34.1, 45.1),  # Simferopol: ISO 3166-2 has Crimea as UA-43
    ],
)
def test_a_town_lies_in_its_country(code: str, lon: float, lat: float) -> None:
    assert holds(code, lon, lat)


def test_a_country_within_another_is_a_hole_of_it() -> None:
    assert holds("ZAF", 28.0, -26.2)  # Johannesburg
    assert not holds("ZAF", 27.9, -29.6)  # Lesotho


def test_nothing_is_held_by_two_countries() -> None:
    assert not holds("RUS", 34.1, 45.1)
    assert not holds("CYP", 44.06, 9.56)


def test_no_ring_leaps_round_the_globe() -> None:
    for country in outlines().countries.values():
        for ring in country.rings:
            lons = [lon + arc.east for arc in turned_arcs(ring) for lon, _ in arc.points]
            assert max(lons) - min(lons) < 190


def test_a_border_is_one_line_for_both_sides() -> None:
    pairs = {frozenset(codes) for codes in outlines().bounds if len(codes) == 2}
    assert frozenset({"MLI", "BFA"}) in pairs
    assert all(1 <= len(codes) <= 2 for codes in outlines().bounds)


def test_the_file_is_small_and_says_where_it_comes_from() -> None:
    text = resources.files("recension.publish").joinpath("outlines.txt").read_text("utf-8")
    assert len(text) < 120_000
    assert "Natural Earth 4.1.0" in text[:200]
    assert "public" in text[:200]
    assert len(outlines().countries) > 230


def test_first_level_areas_are_about_as_wide_as_they_are() -> None:
    assert 150 < outlines().countries["MLI"].radius < 250
    assert outlines().countries["MLT"].radius < 5
