"""Briefs in files, opened by software that others wrote, and an analyst's own words through all of them."""

import io
import os
import shutil
import subprocess
import zipfile

import mammoth
import pypdf
import pytest
from lxml import html

from reportedly.errors import PluginError, UsageError
from reportedly.exports import brief_docx, brief_files, brief_html, brief_pdf, extras
from reportedly.exports.brief import brief
from reportedly.exports.ground import Ground
from reportedly.exports.keeping import block
from tests.exports.builder import Maker


@pytest.fixture
def made():
    make = Maker(
        'Raiders burned "two" <b>barns</b> & a mill #1 in *Tarn*, farmers said. The army denied it.',
        title="Barns & <mills>",
    )
    whole = make.text.split(". ")[0] + "."
    make.say('Raiders burned "two" <b>barns</b> & a mill #1 in *Tarn*', make.link("farmers", "said"), whole=whole)
    army = make.link("The army", "denied", commitment="denies")
    make.say("it", army, whole="The army denied it.", certainty="denied", polarity="-")
    make.actor("Barn fire", ("it", "pronoun"), "barns")
    return brief(Ground(readings=[make.reading()], tool="reportedly 0", accessed={"doc-1": "2031-05-04T06:00:00Z"}))


def texts(brief):
    return [s.text for section in brief.sections for s in section.sentences]


def test_a_page_is_whole_escaped_and_loads_nothing(made):
    page = html.fromstring(brief_html.render(made))
    shown = page.text_content()
    assert all(text in shown for text in texts(made))
    assert page.xpath("//body//b[text()='barns']") == []
    assert page.xpath("//script | //link | //img | //@src") == []
    for mark in page.xpath("//sup/a/@href"):
        assert len(page.xpath(f"//*[@id='{mark[1:]}']")) == 1
    assert page.xpath("//ol[@class='notes']/li/a/@href")[0] == "#" + page.xpath("//sup/a/@id")[0]


def test_a_docx_has_real_endnotes_that_another_library_reads(made):
    data = brief_docx.render(made)
    read = mammoth.convert_to_html(io.BytesIO(data))
    page = html.fromstring(read.value)
    assert all(text in page.text_content() for text in texts(made))
    marks = page.xpath("//sup/a[starts-with(@id, 'endnote-ref')]/text()")
    assert marks == [f"[{note.number}]" for note in made.notes]
    notes = page.xpath("//li[starts-with(@id, 'endnote')]")
    assert len(notes) == len(made.notes)
    assert all(
        f"#char={note.span.start},{note.span.end}" in li.text_content()
        for note, li in zip(made.notes, notes, strict=True)
    )
    parts = zipfile.ZipFile(io.BytesIO(data))
    assert b"decimal" in parts.read("word/document.xml").split(b"endnotePr")[1]


def test_an_office_opens_the_docx_and_shows_its_endnotes(made, tmp_path):
    office = shutil.which("soffice")
    if office is None:
        assert not os.environ.get("CI"), "install libreoffice-writer-nogui: this check is never left out there"
        pytest.skip("no LibreOffice is installed: apt-get install libreoffice-writer-nogui")
    (tmp_path / "brief.docx").write_bytes(brief_docx.render(made))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    asked = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "brief.docx")]
    subprocess.run(asked, check=True, capture_output=True, timeout=120)
    pages = pypdf.PdfReader(tmp_path / "brief.pdf").pages
    shown = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert all(text in shown for text in texts(made))
    assert all(f"#char={note.span.start},{note.span.end}" in shown.replace(" ", "") for note in made.notes)


def test_a_note_that_is_cited_again_is_one_endnote():
    make = Maker("Raiders burned barns and mills, farmers said.")
    farmers = make.link("farmers", "said")
    make.say("Raiders burned barns and mills", farmers)
    reading = make.reading()
    once = brief(Ground(readings=[reading]))
    section = once.sections[0]
    again = type(section)(key=section.key, title=section.title, sentences=section.sentences * 2)
    twice = type(once)(**{f: getattr(once, f) for f in once.__struct_fields__} | {"sections": (again,)})
    read = mammoth.convert_to_html(io.BytesIO(brief_docx.render(twice))).value
    assert read.count('href="#endnote-1"') == 1
    assert "<sup>1</sup>" in read


def test_a_pdf_holds_the_sentences_and_the_notes(made):
    pages = pypdf.PdfReader(io.BytesIO(brief_pdf.render(made))).pages
    shown = " ".join("".join(page.extract_text() for page in pages).split())
    assert all(text in shown for text in texts(made))
    assert "Extracted by reportedly 0." in shown


@pytest.mark.parametrize("form", [brief_docx, brief_pdf])
def test_one_brief_is_one_file(made, form):
    assert form.render(made, {"Topline": "mine"}) == form.render(made, {"Topline": "mine"})


@pytest.mark.parametrize(("form", "needs"), [(".docx", "docx"), (".pdf", "typst")])
def test_a_missing_library_is_one_line_that_says_what_to_install(made, form, needs, tmp_path, monkeypatch):
    def missing(name):
        raise ImportError(name)

    monkeypatch.setattr(extras, "import_module", missing)
    with pytest.raises(PluginError, match=rf"{needs}.*: pip install 'reportedly\[exports\]'"):
        brief_files.write(made, tmp_path / f"b{form}")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", [".md", ".html"])
def test_own_words_stand_untouched_when_the_brief_is_made_again(made, form, tmp_path):
    path = tmp_path / f"b{form}"
    brief_files.write(made, path)
    first = path.read_text("utf-8")
    words = "\n<p>Mine &amp; *only* mine.</p>\n"
    path.write_text(first.replace(block("Assessment"), block("Assessment", words)), "utf-8")
    kept = path.read_text("utf-8")
    brief_files.write(made, path)
    assert path.read_text("utf-8") == kept != first


def test_own_words_under_a_heading_that_is_gone_are_kept_under_the_assessment(made, tmp_path):
    path = tmp_path / "b.md"
    path.write_text(block("Dun", "\nAs I see it.\n"), "utf-8")
    brief_files.write(made, path)
    assert block("Dun", "\nAs I see it.\n") in path.read_text("utf-8").split("## Assessment")[1]


def test_own_words_go_from_form_to_form(made, tmp_path):
    start = tmp_path / "b.md"
    start.write_text(block("Topline", "\nMine <only>.\n"), "utf-8")
    for form in (".html", ".docx", ".pdf"):
        brief_files.write(made, tmp_path / f"b{form}", start)
    assert "<p>Mine &lt;only&gt;.</p>" in (tmp_path / "b.html").read_text("utf-8")
    assert brief_docx.kept((tmp_path / "b.docx").read_bytes()) == {"Topline": "Mine <only>."}
    assert "Mine <only>." in pypdf.PdfReader(tmp_path / "b.pdf").pages[0].extract_text()
    back = tmp_path / "back.md"
    brief_files.write(made, back, tmp_path / "b.html")
    assert block("Topline", "\nMine <only>.\n") in back.read_text("utf-8")


def test_own_words_in_a_docx_stand_again(made, tmp_path):
    path = tmp_path / "b.docx"
    path.write_bytes(brief_docx.render(made, {"Topline": "Mine.", "Assessment": "More."}))
    brief_files.write(made, path)
    assert brief_docx.kept(path.read_bytes()) == {"Topline": "Mine.", "Assessment": "More."}


@pytest.mark.parametrize("form", [".md", ".html", ".pdf", ".docx"])
def test_a_file_that_is_no_brief_is_not_written_over(made, form, tmp_path):
    path = tmp_path / f"b{form}"
    path.write_bytes(b"my novel" if form != ".docx" else _foreign_docx())
    before = path.read_bytes()
    with pytest.raises(UsageError, match="no brief"):
        brief_files.write(made, path)
    assert path.read_bytes() == before


def _foreign_docx():
    document = extras.library("docx", "a test").Document()
    document.add_paragraph("my novel")
    raw = io.BytesIO()
    document.save(raw)
    return raw.getvalue()


def test_what_is_no_docx_at_all_is_not_written_over_either(made, tmp_path):
    path = tmp_path / "b.docx"
    path.write_bytes(b"my novel")
    with pytest.raises(UsageError, match="no brief"):
        brief_files.write(made, path)


def test_an_unknown_form_is_an_error_that_names_the_known_ones(made, tmp_path):
    with pytest.raises(UsageError, match=r"\.md, \.html, \.docx, \.pdf"):
        brief_files.write(made, tmp_path / "b.odt")
