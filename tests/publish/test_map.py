"""Maps of invented claims about places."""

import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from recension.publish.map import Map, Spot, map_of
from recension.publish.map_labels import about_point, frame_of, placed_labels
from recension.publish.map_svg import map_svg
from recension.publish.map_window import KM_A_DEGREE, WIDTH, Box, on_sheet, window_of
from recension.publish.placed import PlacedPlace

BAMAKO = PlacedPlace(
    id="place-1",
    names=("Bamako",),
    country="MLI",
    admin1="Bamako",
    precisions=(1,),
    lat=12.609,
    lon=-7.975,
    within="",
    geonames=2460596,
    mentions=3,
    claims=4,
    articles=("a-1",),
    origins=1,
)


def place(name: str, lat: float | None, lon: float | None, **more: object) -> PlacedPlace:
    """Bamako's row with another name and point, and what else is given."""
    changed = {"id": f"place-{name}", "names": (name,), "lat": lat, "lon": lon, **more}
    return msgspec.structs.replace(BAMAKO, **changed)


MOPTI = place("Mopti", 14.464, -3.884, precisions=(4,), claims=1)
MALI = place("Mali", 17.0, -4.0, precisions=(6,), claims=9)
RUSSIA = place("Russia", 60.0, 100.0, precisions=(6,), country="RUS", claims=2)
SOMEWHERE = place("Diboli", None, None, precisions=(6,), within="Mali", claims=0)


def drawn(*places: PlacedPlace) -> Map:
    found = map_of(places)
    assert found is not None
    return found


def page(*places: PlacedPlace) -> html.HtmlElement:
    return html.fragment_fromstring(map_svg(drawn(*places), "Map"))


def test_a_town_is_a_dot_and_an_area_an_open_circle_in_a_disc_as_wide_as_it() -> None:
    town, area = drawn(BAMAKO, MOPTI).spots
    assert (town.is_open, town.disc) == (False, (0.0, 0.0))
    assert area.is_open
    km = area.disc[1] / drawn(BAMAKO, MOPTI).window.down * KM_A_DEGREE
    assert 150 < km < 250  # the first-level areas of Mali, one with another


def test_a_place_near_a_town_may_lie_within_25_km_of_it() -> None:
    found = drawn(place("Kati", 12.744, -8.073, precisions=(1, 2)))
    (spot,) = found.spots
    assert not spot.is_open
    assert spot.disc[1] / found.window.down * KM_A_DEGREE == pytest.approx(25)


def test_a_circle_is_as_large_as_its_claims_are_many() -> None:
    spots = drawn(BAMAKO, MOPTI, place("Kayes", 14.448, -11.444, claims=0)).spots
    radii = [spot.radius for spot in spots]
    assert radii == sorted(radii, reverse=True)
    assert len(set(radii)) == 3


def test_a_country_is_shaded_and_what_lies_somewhere_in_it_goes_with_it() -> None:
    (shade,) = drawn(BAMAKO, SOMEWHERE, MALI).shades
    assert [row.names[0] for row in shade.places] == ["Mali", "Diboli"]
    link = page(BAMAKO, SOMEWHERE, MALI).xpath("//a[@class='shade']")[0]
    assert link.get("aria-label").startswith(
        "Mali: country; 9 claims, 1 article; Diboli, Mali: some"
    )


def test_the_window_shows_a_country_whole_where_it_is_not_too_wide() -> None:
    window = drawn(BAMAKO).window
    corners = [on_sheet(window, -12.2, 10.2), on_sheet(window, 4.2, 24.9)]
    assert all(0 < x < WIDTH and 0 < y < window.height for x, y in corners)


def test_a_country_that_is_merely_named_far_away_does_not_widen_the_window() -> None:
    found = drawn(BAMAKO, RUSSIA)
    assert found.window == drawn(BAMAKO).window
    assert [row.country for row in found.beyond] == ["RUS"]


def test_a_far_town_without_a_claim_is_beyond_the_map_and_one_with_a_claim_on_it() -> None:
    named = place("Paris", 48.857, 2.352, country="FRA", claims=0)
    found = drawn(BAMAKO, named)
    assert found.window == drawn(BAMAKO).window
    assert [row.names for row in found.beyond] == [("Paris",)]
    told = drawn(BAMAKO, msgspec.structs.replace(named, claims=1))
    assert (len(told.spots), told.beyond) == (2, ())


def test_a_near_town_without_a_claim_is_drawn() -> None:
    assert len(drawn(BAMAKO, place("Kayes", 14.448, -11.444, claims=0)).spots) == 2


def test_towns_without_any_claim_make_the_window_together() -> None:
    towns = (place("Kayes", 14.4, -11.4, claims=0), place("Paris", 48.9, 2.4, claims=0))
    assert len(drawn(*towns).spots) == 2


def test_countries_alone_make_the_window_theirs() -> None:
    found = drawn(MALI, SOMEWHERE)
    assert found.spots == ()
    assert [row.country for row in found.shades] == ["MLI"]


def test_a_place_without_coordinates_is_not_drawn() -> None:
    lost = place("Velm", None, None, country="", precisions=())
    assert map_of([lost]) is None
    assert [spot.place.names for spot in drawn(lost, BAMAKO).spots] == [("Bamako",)]


def test_the_antimeridian_parts_nothing() -> None:
    suva = place("Suva", -18.1, 178.4, country="FJI")
    apia = place("Apia", -13.8, -171.8, country="WSM")
    found = drawn(suva, apia)
    one, two = found.spots
    assert 0 < one.x < two.x < WIDTH
    assert WIDTH / found.window.across < 40


def test_a_span_that_passes_the_end_of_the_globe_counts_on_the_other_side() -> None:
    window = window_of([Box(5, 0, 10, 1), Box(-10, 0, 20, 1)])
    assert WIDTH / window.across < 50
    assert on_sheet(window, 20, 0)[0] < WIDTH
    with pytest.raises(ValueError, match="nothing to show"):
        window_of([])


def test_every_symbol_can_be_reached_and_says_what_it_is() -> None:
    links = page(BAMAKO, MOPTI, MALI).xpath("//a")
    assert {link.get("href") for link in links} == {"#place-1", "#place-Mopti", "#place-Mali"}
    assert all(link.get("aria-label") == link.findtext("title") for link in links)
    named = {link.get("aria-label") for link in links}
    assert "Mopti, Mali: first-level area; 1 claim, 1 article" in named


def test_names_from_a_page_are_shown_and_never_obeyed() -> None:
    hostile = place('"><script>alert(1)</script>', 12.6, -8.0)
    svg = map_svg(drawn(hostile), "<b>Map</b>")
    assert "<script" not in svg
    assert "<b>" not in svg


def test_paths_hold_numbers_alone() -> None:
    for path in page(BAMAKO, MALI).xpath("//path/@d"):
        assert re.fullmatch(r"[MlvhzeE\d .,-]*", path)


NAMES = st.text("abcdefghij", min_size=1, max_size=14)
PLACES = st.builds(
    lambda name, lat, lon, code, claims, country: place(
        name, lat, lon, precisions=(code,), claims=claims, country=country
    ),
    NAMES,
    st.floats(-70, 70),
    st.floats(-180, 180),
    st.sampled_from([1, 2, 3, 4, 5, 7]),
    st.integers(0, 40),
    st.sampled_from(["", "MLI", "FJI", "RUS", "USA", "MLT", "XXX"]),
)


def extent(spot: Spot) -> tuple[float, float]:
    return max(spot.radius, spot.disc[0]), max(spot.radius, spot.disc[1])


@given(st.lists(PLACES, min_size=1, max_size=6))
def test_every_place_is_in_the_window_with_its_symbol_and_its_disc(
    places: list[PlacedPlace],
) -> None:
    found = drawn(*places)
    told = [row for row in places if row.claims] or places
    assert {row.id for row in told} <= {spot.place.id for spot in found.spots}
    assert len(found.spots) + len(found.beyond) == len(places)
    for spot in found.spots:
        across, down = extent(spot) if spot.place in told else (spot.radius, spot.radius)
        assert 0 <= spot.x - across <= spot.x + across <= WIDTH
        assert 0 <= spot.y - down <= spot.y + down <= found.window.height


@given(st.lists(st.tuples(NAMES, st.floats(0, WIDTH), st.floats(0, 400)), max_size=25))
def test_labels_touch_neither_each_other_nor_the_edge(
    spots: list[tuple[str, float, float]],
) -> None:
    labels = placed_labels([about_point(name, x, y, 4) for name, x, y in spots], [], 400)
    frames = [frame_of(label) for label in labels if label is not None]
    for at, one in enumerate(frames):
        assert one.left >= 0
        assert one.right <= WIDTH
        for two in frames[:at]:
            apart = one.right <= two.left or two.right <= one.left
            assert apart or one.bottom <= two.top or two.bottom <= one.top


def test_hundreds_of_places_of_one_name_are_still_a_map_of_bounded_size() -> None:
    many = [
        place("Santa Rosa", -60 + i * 0.3, (i * 37) % 360 - 180, id=f"place-{i}")
        for i in range(400)
    ]
    svg = map_svg(drawn(*many), "Map")
    assert len(svg) < 600_000
    assert svg.count('<a class="spot"') == 400
