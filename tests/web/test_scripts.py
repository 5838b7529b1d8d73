"""Scripts in what others wrote never run, whatever is right to left stands so, and what overlaps is all there."""

import itertools
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from reportedly.api import Case
from reportedly.record import Block, Document, Interval, Link, Reading, Span, Statement, Voice, content_id
from reportedly.weighings import current
from tests.web.conftest import Site

PAYLOADS = (
    "<script>window.ran=1</script>",
    '"><img src=x onerror=window.ran=1>',
    "'><svg onload=window.ran=1>",
    "javascript:window.ran=1",
    "</title><script>window.ran=1</script>",
    "</p></main><iframe srcdoc='<script>parent.ran=1</script>'></iframe>",
    "{{ 7*7 }}{% raw %}<%= 7*7 %>${7*7}",
    "<a href='javascript:window.ran=1' autofocus onfocus=window.ran=1>x</a>",
    "<style>body{display:none}</style>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<div hx-get='/case' hx-trigger='load' hx-on::load='window.ran=1'>x</div>",
    "&lt;script&gt;window.ran=1&lt;/script&gt;",
    "<form action='https://evil.example/'><button>send</button></form>",
    "<math><mtext></p><img src=x onerror=window.ran=1></mtext></math>",
    "\u202e<script>window.ran=1</script>\u202c",
)


def kept(case: Case, text: str, said: list[tuple[int, int]], **known: Any) -> Reading:
    """Keep a reading made by hand: one block, and a statement for each stretch."""
    digest = content_id("x", text, *sorted(known.items())).removeprefix("x-").ljust(64, "0")
    block = Block(kind="body", span=Span.of(text, 0, len(text)))
    known = {"path": "made.txt"} | known
    document = Document(id=content_id("doc", digest), sha256=digest, text=text, blocks=(block,), **known)
    voices = (
        Voice(id=content_id("voice", digest, 1), name=known.get("publisher"), kind="publisher", naming="named"),
        Voice(id=content_id("voice", digest, 2), name=known.get("author"), kind="person", naming="named"),
    )
    chain = (Link(voice=voices[0].id, basis="implied"), Link(voice=voices[1].id, basis="explicit"))
    statements = tuple(
        Statement(
            id=content_id("statement", digest, *edge),
            document=document.id,
            span=Span.of(text, *edge),
            content=(Span.of(text, *edge),),
            chain=chain,
            certainty=("asserted", "hedged", "denied", "conditional")[number % 4],
        )
        for number, edge in enumerate(said)
    )
    reading = Reading(document=document, voices=voices, statements=statements)
    case.store.add(reading, "by hand")
    return reading


@pytest.fixture
def hostile(case: Case) -> list[Reading]:
    made = []
    for number, payload in enumerate(PAYLOADS):
        text = f"{payload} Shells fell on Tarn, the mayor said. {payload}"
        start = text.index("Shells")
        made.append(
            kept(
                case,
                text,
                [(0, len(payload)), (start, start + 20), (0, len(text))],
                title=payload,
                publisher=payload,
                author=payload,
                url=f"https://x.example/{number}?{payload}" if number % 2 else payload,
                path=f"{number}-{payload}.txt",
                language="en",
                published=Interval(start="2032-10-01", end="2032-10-01", basis=payload),
            )
        )
    current(case.store)
    return made


def test_no_payload_ever_runs(page: Page, hostile: list[Reading], site: Site) -> None:
    assert site
    for reading in hostile:
        document, one = reading.document, reading.statements[1]
        for path in (f"/document/{document.id}", f"/statement/{one.id}"):
            page.goto(path)
            assert page.evaluate("window.ran") is None
            assert (
                page.locator("main img, main iframe, main script, main style, main [onload], main [onerror]").count()
                == 0
            )
            for link in page.locator("main a").all():
                assert (link.get_attribute("href") or "").startswith(("/", "#"))
        page.goto(f"/document/{document.id}")
        page.keyboard.press("j")
        expect(page.locator("[data-block]")).to_have_text(document.text, use_inner_text=False)
    page.goto("/?show=all")
    assert page.evaluate("window.ran") is None
    for payload in PAYLOADS:
        response = page.goto(f"/search?q={payload.replace('#', '').replace('%', '').replace('&', '')}")
        assert response is not None
        assert response.status in {200, 400}
        assert page.evaluate("window.ran") is None


def test_addresses_that_are_hostile_are_no_more_than_words(page: Page) -> None:
    for payload in PAYLOADS:
        for path in ("/document/", "/statement/", "/?publisher=", "/?reason="):
            page.request.get(path + payload.replace("%", "%25").replace("#", "%23").replace("/", "%2F"))
    page.goto("/?publisher=" + PAYLOADS[1].replace(" ", "%20"))
    expect(page.locator("input[name=publisher]")).to_have_value(PAYLOADS[1])
    assert page.evaluate("window.ran") is None


ARABIC = "قال الحارس إن كتيبة Black Heron 🔥 قصفت سوق كلمت يوم الاثنين، ونفى الجيش ذلك."
HEBREW = "דובר הצבא אמר כי 14 בני אדם נהרגו בשוק."
PERSIAN = "سخنگوی دولت گفت که آتش‌بس ادامه دارد 🕊 و هیچ حمله‌ای رخ نداده است."


@pytest.mark.parametrize("text", [ARABIC, HEBREW, PERSIAN])
def test_right_to_left_text_stands_right_to_left(page: Page, case: Case, text: str) -> None:
    words = text.split()
    start = text.index(words[2])
    end = text.index(words[4]) + len(words[4])
    reading = kept(case, text, [(start, end)], title=text, publisher=words[1], language="ar")
    page.goto(f"/document/{reading.document.id}")
    found = page.evaluate(
        """words => {
            const block = document.querySelector('[data-block]');
            const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
            const [nodes, out] = [[], []];
            while (walker.nextNode()) nodes.push(walker.currentNode);
            for (const word of words) {
                let at = block.textContent.indexOf(word);
                for (const node of nodes) {
                    if (at < node.length) {
                        const letter = document.createRange();
                        letter.setStart(node, at);
                        letter.setEnd(node, at + 1);
                        const box = letter.getBoundingClientRect();
                        out.push([box.left, box.top]);
                        break;
                    }
                    at -= node.length;
                }
            }
            return out;
        }""",
        [words[0], words[1], words[-1]],
    )
    (first, line), (second, same), (last, _) = found
    assert line == same
    assert first > second  # the first word stands furthest right
    assert first > last or found[2][1] > line
    block = page.locator("[data-block]")
    assert block.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.press("j")
    assert page.evaluate("[...CSS.highlights.get('active')][0].toString()") == text[start:end]


def test_two_hundred_statements_over_each_other(page: Page, case: Case) -> None:
    text = "🔥 " + " ".join(f"word{number}" for number in range(420))
    reading = kept(case, text, [(number, len(text) - 5 * number) for number in range(200)])
    page.goto(f"/document/{reading.document.id}")
    expect(page.locator(".card")).to_have_count(200)
    page.wait_for_function("document.documentElement.classList.contains('painted')")
    many = page.evaluate("[...CSS.highlights.entries()].reduce((n, [, h]) => n + h.size, 0)")
    assert many == 200
    assert page.locator("[data-block]").text_content() == text
    for _ in range(3):
        page.keyboard.press("j")
    expect(page.locator(".card.active")).to_have_count(1)
    page.evaluate("Promise.all(document.getAnimations().map(a => a.finished))")  # cards glide to their places
    boxes = page.evaluate("[...document.querySelectorAll('.card')].map(c => c.getBoundingClientRect().toJSON())")
    tops = sorted((box["top"], box["bottom"]) for box in boxes)
    assert all(above[1] <= below[0] + 1 for above, below in itertools.pairwise(tops))


@pytest.fixture
def screens(case: Case) -> list[str]:
    current(case.store)
    document = next(one.id for one in case.documents() if (one.path or "").endswith("07-digest-reprint.txt"))
    statement = case.reading(document).statements[3].id
    return ["/", "/?show=done", f"/document/{document}", f"/statement/{statement}", "/search?q=truce", "/help"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_screen_has_a_serious_fault(page: Page, screens: list[str], scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    for path in screens:
        page.goto(path)
        found = Axe().run(page, options={"resultTypes": ["violations"]})
        assert found.response["testEngine"]["name"] == "axe-core"
        bad = [
            (one["id"], [node["html"][:160] for node in one["nodes"][:3]])
            for one in found.response["violations"]
            if one["impact"] in {"serious", "critical"}
        ]
        assert bad == [], (path, bad)
