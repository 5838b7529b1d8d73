"""What each stretch of a text is: nothing useful is set aside, and nothing of the page is read."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.reading.blocks import segment

BODY = (
    "The Arvand Front has shelled the northern suburbs of Orsk for a third night, the governor's office said on "
    "Monday, and at least nine people are still missing under the ruins of the grain market."
)
MORE = (
    "A spokesman for the front denied it and said that its fighters had left the hills around the town before the "
    "truce began, a claim that residents reached by telephone did not share."
)
PIECES = st.sampled_from([
    "Related Articles", "Leave a Reply", "- ", "• Orsk: ", "ORSK — ", "(AP) --", "{", "}", "---", "\n", "\r\n", "\n\n",
    "Title: A\n", "Source: B\n", "Date:\n",
    " ", "By Ana Brel", "\u2028", "\u00a0", "[TEXT]", "1. ", "<div>", "©", ":", BODY, "Update: ", "(Orsk, May 4, 2031)",
])  # fmt: skip


def kinds(*paragraphs):
    return [(b.kind, b.span.quote) for b in segment("\n\n".join(paragraphs))]


def kind_of(line, *, above=("Rebels shell Orsk", BODY), below=(MORE,)):
    found = segment("\n\n".join((*above, line, *below)))
    return [b.kind for b in found if b.span.quote in line]


@settings(deadline=None)  # the first text waits for the forms
@given(st.one_of(st.text(), st.lists(PIECES).map("".join), st.lists(st.one_of(PIECES, st.text())).map("".join)))
def test_blocks_partition_any_text_in_order_and_the_same_each_time(text):
    blocks = segment(text)
    at = 0
    for block in blocks:
        assert block.span.holds_in(text)
        assert not text[at : block.span.start].strip()
        assert block.span.quote.strip() == block.span.quote
        at = block.span.end
    assert not text[at:].strip()
    assert segment(text) == blocks


def test_a_plain_report_is_a_title_and_body():
    assert [kind for kind, _ in kinds("Rebels shell Orsk", BODY, MORE)] == ["title", "body", "body"]


@pytest.mark.parametrize(
    "title",
    [
        "Rebels Shell Orsk for Third Night.",
        "Ministry: nine killed in Orsk",
        "Update: rebels leave Orsk",
        "Sources: front ready to quit talks",
        "Register of the dead grows in Orsk",
        "More from besieged town flee as shelling resumes",
        "Follow US lead, minister urges neighbours",
        "Copyright of leaked war diary claimed by front",
        "Video shows strike on grain market",
        "Orsk falls !!!",
        "FIGHTING RESUMES IN ORSK",
        "Who shelled Orsk?",
        "Share of arms budget rises",
        "EXCLUSIVE — Inside the Arvand Front",
        "rebels shell orsk",
    ],
)
def test_titles_are_titles_whatever_word_they_open_with(title):
    assert kinds(title, BODY, MORE)[0] == ("title", title)


def test_a_headline_with_a_full_stop_is_known_by_the_dateline_below():
    assert kinds("The front says it has left the hills.", f"ORSK, May 14 (Lantern) - {BODY}", MORE)[0][0] == "title"
    assert kinds("The front said on Monday that it has left the hills.", BODY, MORE)[0][0] == "body"


def test_a_first_line_that_breaks_off_or_leads_in_is_no_title():
    assert kinds("The Arvand Front", "on Monday left the hills. " + BODY, MORE)[0][0] == "body"
    assert kinds("The commander released this statement:", BODY, MORE)[0][0] == "body"


@pytest.mark.parametrize("section", ["World", "World News", "Politics | World", "Conflict"])
def test_the_site_section_above_the_title_is_furniture(section):
    found = segment(f"{section}\n\nRebels shell Orsk for a third night\n\n{BODY}\n\n{MORE}")
    assert [(b.kind, b.reason) for b in found[:2]] == [("furniture", "site section"), ("title", None)]


@pytest.mark.parametrize("house", ["Lantern Daily", "OCHA", "The Orsk Times", "Orsk News Agency (ONA)"])
def test_a_house_above_the_title_is_the_masthead(house):
    found = segment(f"{house}\n\nRebels shell Orsk for a third night\n\n{BODY}\n\n{MORE}")
    assert [(b.kind, b.reason) for b in found[:2]] == [("byline", "masthead"), ("title", None)]


def test_a_short_title_above_a_subtitle_is_no_section():
    assert kinds("Rebels retake Orsk", "Town falls without a shot", BODY, MORE)[0][0] == "title"


@pytest.mark.parametrize(
    "dateline",
    [
        "ORSK, 4 FEB 90 (LNT-ARV) -- [TEXT]",
        "ORSK (ARVAND), NO DATE (RADIO ORSK) -- [SPEECH] [COLONEL BREL] [TEXT] [CONTINUED]",
        "ORSK, Arvand (AP) _",
        "LO ORSK, 29 MAR 89 -- [TEXT]",
        "ORSK (AV), JUNE 11 89 (LNT) -- [TEXT]",
        "ORSK —",
        "ORSK ―",
        "ORSK --",
        "ORSK -",
        "NEW ORSK, Arv., Sept. 26 (UPI) —",
        "ORSK, May 14 (Lantern) -",
        "Orsk, Nov. 14 (Xinhua)--",
        "Orsk, Nov.3 (Xinhua) --",
        "EAST ORSK, ARVAND PROVINCE, Nov. 15 (Xinhua) --",
        "ORSK (Reuters):",
        "Orsk (Reuters) -",
        "(AP) --",
        "ORSK:",
        "ORSK, 16 September (LNT) --",
        "WAR-DESK :-",
    ],
)
def test_the_body_starts_after_the_dateline(dateline):
    assert kinds("Rebels shell Orsk for a third night", f"{dateline} {BODY}", MORE)[1:3] == [
        ("dateline", dateline),
        ("body", BODY),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Arvand Front (AF) - the largest group - denied it.",
        "The last round of the Orsk Union (OU)-sponsored talks ended in May.",
        "Arvandis (from):",
        "NATO — the alliance — denied that it had flown over Orsk.",
        "LIVE: The shelling of Orsk goes on.",
        "UN observers -- there are four of them -- saw the rockets.",
    ],
)
def test_a_subject_before_a_dash_is_no_dateline(line):
    assert kinds("Rebels shell Orsk for a third night", f"{line} {BODY}", MORE)[1][0] == "body"


def test_speakers_of_a_transcript_are_no_datelines():
    spoken = ("PRESENTER: Good evening. The shelling of Orsk goes on.", "BREL: Nine are missing. " + BODY)
    assert [kind for kind, _ in kinds("CHANNEL FOUR BULLETIN", *spoken)] == ["title", "body", "body"]


def test_questions_and_answers_are_body():
    asked = ("Q: Who shelled Orsk?", "A: We do not know yet. " + BODY)
    assert [kind for kind, _ in kinds("Interview with the governor", *asked, MORE)] == ["title", "body", "body", "body"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Key Takeaways:", "heading"),
        ("Who shelled the town", "heading"),
        ("WHO GIVES THE ORDERS?", "heading"),
        ("6:05 p.m.", "heading"),
        ("14:32 GMT", "heading"),
        ("The governor said:", "body"),
        ("Speaking today, Minister Brel said:", "body"),
        ("Following is the statement as read:", "body"),
        ("The commander named his three aims for the year:", "body"),
        ("Ministry: nine killed", "body"),
        ("Goalkeeper: Li Brel", "body"),
        ("“We never left”", "body"),
    ],
)
def test_a_heading_heads_and_says_nothing(line, kind):
    assert kind_of(line) == [kind]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("By Ana Brel and Jon Aster in Orsk", "byline"),
        ("By Lantern staff writer Ana Brel", "byline"),
        ("By sportswriters Ana Brel, Jon Aster", "byline"),
        ("Ana Brel : Editor-in-Chief", "byline"),
        ("Ana Brel, Foreign Correspondent", "byline"),
        ("Published: 15 September 2032, 06:10", "byline"),
        ("The Orsk Courier, Friday 17 September 2032", "byline"),
        ("By Friday the front had left the hills", "heading"),
        ("Updated rules were shown to the militias on Monday.", "body"),
        ("Date of birth: January 23, 1988.", "body"),
        ("(Reporting by Ana Brel; editing by Jon Aster)", "credit"),
        ("Reporting by Lantern Agency; additional material from the Daily Meridian.", "credit"),
        ("Source: Lantern TV", "credit"),
        ("h/t Orsk Wire", "credit"),
        ("With AFP", "credit"),
        ("This article first appeared in the Daily Meridian", "credit"),
        ("(AFP)", "credit"),
        ("(ARVAND WIRE DESK)", "credit"),
        ("Reporting from his cell, Brel said that he was well.", "body"),
        ("Source close to the front say that it is split.", "body"),
        ("CORRECTION: An earlier version of this story gave the wrong toll.", "correction"),
        ("Editor’s note: the name of the witness was changed.", "correction"),
        ("(Recasts with lower toll)", "correction"),
        ("This story has been updated with the ministry's answer.", "correction"),
        ("Photo: Ana Brel/Lantern", "caption"),
        ("Smoke over Orsk (AP Photo/Ana Brel)", "caption"),
        ("FILE - Fighters leave Orsk, May 4, 2031.", "caption"),
        ("In this photo released by the front, fighters leave Orsk.", "caption"),
        ("Video shows that the guard had his hands in the air.", "body"),
        ("The guns fell silent at dawn (0430 GMT).", "body"),
        ("Police arrested a man in Orsk (its largest raid since 2019).", "body"),
    ],
)
def test_lines_that_are_not_the_report_s_own_sentences(line, kind):
    assert kind_of(line) == [kind]


def test_a_caption_set_twice_is_a_caption_and_its_copy_furniture():
    caption = "Fighters of the Arvand Front leave the grain market of Orsk. (Orsk, May 4, 2031)"
    found = segment(f"Rebels leave Orsk\n\n{caption}\n{caption}\n\n{BODY}\n\n{MORE}")
    assert [(b.kind, b.reason) for b in found[1:3]] == [("caption", None), ("furniture", "repeats an earlier caption")]
    bare = "A resident watches police search a house in the harbour quarter."
    assert [b.kind for b in segment(f"Rebels leave Orsk\n{bare}\n{bare}\n{BODY}")][1:3] == [
        "caption",
        "furniture",
    ]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Leave a Reply", "comment form"),
        ("Your email address will not be published. Required fields are marked *", "comment form"),
        ("You may also like", "related links"),
        ("Read more: Ferry fares to rise", "related links"),
        ("Share this story", "sharing"),
        ("Facebook | Twitter | WhatsApp", "sharing"),
        ("Sign up for our daily newsletter", "subscription"),
        ("Advertisement", "advertisement"),
        ("We use cookies to make this site better. By going on you accept our policy.", "cookie notice"),
        ("© 2031 Lantern Media. All rights reserved.", "copyright"),
        ("error: Content is protected !!", "copyright"),
        ("Home > World > Arvand", "navigation"),
        ("Back to top button", "navigation"),
        ("Tags: Orsk, Arvand Front", "navigation"),
        ('.footer[data-row="x"] { margin-bottom: 40px;}', "style or script"),
        ("var tracker = window.load(1);", "style or script"),
        ("* * *", "rule or ornament"),
        ("(more)", "end mark"),
        ("(ENDS)", "end mark"),
    ],
)  # fmt: skip
def test_furniture_carries_its_reason(line, reason):
    found = segment(f"Rebels shell Orsk\n\n{BODY}\n\n{MORE}\n\n{line}")
    assert [(b.kind, b.reason) for b in found[3:]] == [("furniture", reason)]


@pytest.mark.parametrize(
    "line",
    [
        "Let us leave (or stay);",
        "Document leaked to the front (seen by this paper);",
        "Read more of the letter and you will find no word of the truce.",
        "Forty shares of the grain harvest were burnt.",
        "He said the content is protected by the treaty of Orsk.",
        "(c) The front shall leave the hills.",
        "Subscribe to our cause, the leaflet said.",
    ],
)
def test_sentences_that_open_like_furniture_are_kept(line):
    assert kind_of(line) != ["furniture"]


@pytest.mark.parametrize("opening", ["Related articles ", "Sign up to our newsletter ", "Follow us ", "Home > "])
def test_a_long_paragraph_with_a_full_stop_is_never_furniture(opening):
    assert kind_of(opening + MORE.replace("front", "group")) == ["body"]


def test_takeaways_with_labels_of_regions():
    lines = ("• North Arvand: The front left the hills.", "• Orsk and Lower Dell: Nine are missing.")
    found = kinds("Rebels shell Orsk", BODY, "Key Takeaways:", *lines)
    assert found[2:] == [
        ("heading", "Key Takeaways:"),
        ("heading", "• North Arvand:"),
        ("bullet", "The front left the hills."),
        ("heading", "• Orsk and Lower Dell:"),
        ("bullet", "Nine are missing."),
    ]


def test_speakers_before_bullets_stay_with_what_they_say():
    found = kinds("Rebels shell Orsk", BODY, "• Defence Ministry: Nine are missing.", "• Front: We left the hills.")
    assert [quote for kind, quote in found if kind == "bullet"] == [
        "Defence Ministry: Nine are missing.",
        "Front: We left the hills.",
    ]


def test_list_marks_are_set_apart():
    assert kinds("Rebels shell Orsk", BODY, "1. The front left the hills.")[2:] == [
        ("furniture", "1."),
        ("bullet", "The front left the hills."),
    ]


def test_hard_wrapped_text_is_joined_into_paragraphs():
    words = (BODY + " " + MORE).upper().split()
    lines = [" ".join(words[i : i + 10]) for i in range(0, len(words), 10)]
    text = "   ORSK, 4 FEB 90 (LNT) -- [TEXT] " + "\n".join(lines) + "\n\n   " + "\n".join(lines[:3])
    found = segment(text)
    assert [b.kind for b in found] == ["dateline", "body", "body"]
    assert found[1].span.quote == "\n".join(lines)


def test_below_the_article_short_lines_are_the_page_s_but_sentences_only_among_comments():
    page = ("Rebels shell Orsk", BODY, "Related Articles", "Ten queues at airports", "The front denied it again.")
    assert [kind for kind, _ in kinds(*page)][2:] == ["furniture", "furniture", "body"]
    page = ("Rebels shell Orsk", BODY, "Leave a comment", "I knew it all along.")
    assert [kind for kind, _ in kinds(*page)][2:] == ["furniture", "furniture"]


def test_front_matter_is_furniture():
    found = segment(f"---\npublished: 2031-05-14\n---\nRebels shell Orsk\n\n{BODY}\n")
    assert [b.kind for b in found] == ["furniture", "furniture", "furniture", "title", "body"]


def test_staff_named_after_the_last_sentence_are_a_credit():
    staff = "(Reporting by Ana Brel in Orsk; Editing by Jon Aster.)"
    assert kinds("Rebels shell Orsk", BODY, f"{MORE} {staff}")[2:] == [("body", MORE), ("credit", staff)]


def test_a_report_of_one_paragraph_is_its_body():
    assert kinds("Nine people died under the ruins of the grain market. (Orsk, May 4, 2031)") == [
        ("body", "Nine people died under the ruins of the grain market. (Orsk, May 4, 2031)")
    ]


@pytest.mark.parametrize(
    "odd", ["x {" + ":;" * 9000, "{" * 9000, "ORSK " * 9000, "• " + "Aa and " * 9000, "<p>" * 9000]
)
def test_text_without_end_is_read_in_little_time(odd):
    started = time.process_time()
    segment(f"{BODY}\n\n{odd}")
    assert time.process_time() - started < 2


def test_a_few_wrapped_lines_are_one_paragraph():
    lead = "Lantern Radio reported on Tuesday, citing two unnamed officers, that the\nHarrow Brigade may shell it."
    assert kinds("Harrow Brigade said to weigh an end to the truce", "", lead)[-1] == ("body", lead)


def test_of_labelled_lines_above_a_text_only_the_title_is_read():
    text = "Headline: Guard shells Sedge\nSource: Lantern Agency\nDate: 14 May 2031\n\nGuard shells Sedge\n\nIt fell."
    kinds = [(block.kind, block.span.quote) for block in segment(text)]
    assert kinds == [
        ("furniture", "Headline:"),
        ("title", "Guard shells Sedge"),
        ("furniture", "Source: Lantern Agency"),
        ("furniture", "Date: 14 May 2031"),
        ("furniture", "Guard shells Sedge"),
        ("body", "It fell."),
    ]
