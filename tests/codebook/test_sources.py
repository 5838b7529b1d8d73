from reportedly.codebook.sources import source_words


def test_kinds_of_sources_that_may_be_one_are_so_both_ways_round() -> None:
    words = source_words()
    assert words.may_be_one("official", "diplomat")
    assert words.may_be_one("diplomat", "official")
    assert not words.may_be_one(words.roles["nurse"], words.roles["militant"])


def test_no_word_of_no_meaning_is_the_name_of_a_kind() -> None:
    words = source_words()
    assert not words.filler & words.roles.keys()
