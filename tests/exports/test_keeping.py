import pytest

from reportedly.errors import UsageError
from reportedly.exports.keeping import block, is_brief, own_words


def test_own_words_are_found_under_the_heading_that_they_name_or_stand_under():
    here = "<!-- own words -->\nhere\n<!-- /own words -->"
    page = f"# B\n\n## Topline\n\n{block('Topline', ' mine ')}\n\n## Dun\n\n{here}\n"
    assert own_words(page) == {"Topline": " mine ", "Dun": "\nhere\n"}


def test_a_heading_of_a_page_counts_too():
    assert own_words("<h2>Dun</h2><!-- own words -->x<!-- /own words -->") == {"Dun": "x"}


def test_blocks_of_one_heading_are_joined():
    assert own_words(block("A", "1") + block("A", "2")) == {"A": "12"}


@pytest.mark.parametrize(
    "page",
    [
        "<!-- own words: A -->never closed",
        "<!-- own words: A -->x<!-- own words: B -->y<!-- /own words -->",
        "x<!-- /own words -->",
        f"{block('A', 'x')} y <!-- /own words -->",
    ],
)
def test_a_block_without_an_end_is_an_error_and_nothing_is_lost(page):
    with pytest.raises(UsageError):
        own_words(page)


def test_a_file_that_was_not_written_here_is_no_brief():
    assert is_brief("")
    assert is_brief(block("A"))
    assert not is_brief("# My novel\n")
