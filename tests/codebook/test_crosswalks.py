from reportedly.codebook.codebook import codebook
from reportedly.codebook.crosswalks import best, columns, crosswalks


def test_every_plover_type_has_its_quad_class_and_cameo_code() -> None:
    types = set(codebook().types) - {"state"}
    assert set(crosswalks().quad) == types
    assert types <= set(crosswalks().cameo)


def test_cameo_codes_keep_their_zeros_and_their_signs() -> None:
    for code, scale in crosswalks().cameo.values():
        assert code.isdigit()
        assert 3 <= len(code) <= 4
        assert "01" <= code[:2] <= "20"
        assert (scale > 0) == (code[:2] < "09") or code[:3] in {"024", "025"}


def test_a_mode_goes_before_its_type() -> None:
    assert best(crosswalks().cameo, "ASSAULT", "aerial") == ("195", -10.0)
    assert best(crosswalks().cameo, "ASSAULT", None) == ("190", -10.0)
    assert best(crosswalks().cameo, "state", "calm") is None


def test_countries_have_their_codes_and_regions() -> None:
    walks = crosswalks()
    assert (walks.countries["IRQ"].numeric, walks.countries["IRQ"].fips) == ("368", "IZ")
    assert walks.countries["AND"].numeric == "020"
    assert set(walks.acled.regions) <= set(walks.countries)
    assert set(walks.countries) - set(walks.acled.regions) <= {"ALA", "ANT", "SCG", "SJM"}
    assert (walks.acled.regions["SDN"], walks.ged_regions["SDN"]) == ("Northern Africa", "Africa")


def test_published_tables_have_the_columns_that_they_have() -> None:
    lengths = {"acled": 31, "ged": 49, "polecat": 40, "gdelt_events": 61, "gdelt_mentions": 16}
    assert {name: len(columns(name)) for name in lengths} == lengths
    assert all(len(set(columns(name))) == number for name, number in lengths.items())
