"""The atlas answers for names as written, and finds them in a text."""

import pytest

from reportedly.codebook import atlas


@pytest.mark.parametrize(
    ("name", "country", "latitude", "longitude"),
    [
        ("Deir ez-Zor", "SYR", 35.3, 40.1),
        ("Chasiv Yar", "UKR", 48.6, 37.8),
        ("El Fasher", "SDN", 13.6, 25.3),
        ("Khan Younis", "PSE", 31.3, 34.3),
    ],
)
def test_knows_places_under_their_english_names(name: str, country: str, latitude: float, longitude: float) -> None:
    near = [
        site
        for site in atlas.load().sites(name)
        if site.entry.country == country
        and abs((site.entry.latitude or 0) - latitude) < 1
        and abs((site.entry.longitude or 0) - longitude) < 1
    ]
    assert near


def test_gives_all_places_of_one_name_the_largest_first() -> None:
    sites = atlas.load().sites("Springfield")
    assert len(sites) > 10
    assert [site.population for site in sites] == sorted((site.population for site in sites), reverse=True)


def test_a_place_lies_in_its_regions() -> None:
    texas = next(site for site in atlas.load().sites("Texas") if site.level == 1)
    dallas = next(site for site in atlas.load().sites("Dallas") if site.level == 0 and site.entry.country == "USA")
    assert texas.entry.key in dallas.above


def test_an_unknown_name_has_no_site() -> None:
    assert atlas.load().sites("Qwertyville-on-Nowhere") == ()


def test_holds_at_least_as_many_places_as_promised() -> None:
    assert len(atlas.load()) >= 140_000
