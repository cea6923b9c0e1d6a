"""The drawn forms: two pages, every word, nothing evaluated."""

import io
from dataclasses import replace
from datetime import date

import docx
import pytest
from pypdf import PdfReader

from candidates.documents import printing
from candidates.documents.sheet import sheet_of
from candidates.formats import lrmx
from candidates.formats.record import AwardRecord, FamilyRecord, PersonRecord, record_of
from tests.data.make_lrmx import SAMPLE

TODAY = date(2026, 11, 24)
#: Characters of real given names that few fonts have.
RARE = "䶮㛃𬭎𫖯㻅𬍛𬱖𠅤䴙𬸪"


@pytest.fixture
def sample() -> PersonRecord:
    return record_of(lrmx.read(SAMPLE.read_bytes()))


def pages(*records: PersonRecord) -> list[str]:
    content = printing.draw([sheet_of(record, today=TODAY) for record in records], "pdf")
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


def packed(text: str) -> str:
    return "".join(text.split())


def words(*records: PersonRecord) -> str:
    content = printing.draw([sheet_of(record, today=TODAY) for record in records], "docx")
    document = docx.Document(io.BytesIO(content))
    body = document.element.body
    return "".join(each.text or "" for each in body.iter() if each.tag.endswith("}t"))


def test_every_word_of_the_dossier_stands_on_the_two_pages(sample):
    first, second = (packed(page) for page in pages(sample))
    for text in ("岑试样", "1982.03", "（29岁）", "土家族", "2002.06", "经济师", "农村经济管理"):
        assert text in first
    for line in sample.resume.split("\n"):
        assert packed(line) in first
    for relative in sample.family:
        assert relative.name in second
        assert packed(relative.unit_and_post) in second
    assert "中共楚江市委组织部" in second
    assert "填表人：试填员" in second
    assert sample.id_number not in first + second


def test_the_word_file_says_the_same(sample):
    text = packed(words(sample))
    for line in sample.resume.split("\n"):
        assert packed(line) in text
    for relative in sample.family:
        assert relative.name in text
    assert "{{" not in text
    assert "{%" not in text


def test_many_people_make_one_file_in_their_order(sample):
    other = replace(sample, name="吕晓明", photo=None)
    drawn = pages(sample, other, sample)
    assert len(drawn) == 6
    assert "吕晓明" in drawn[2]
    assert packed(words(sample, other)).count("干部任免审批表") == 2


def test_a_long_resume_is_set_smaller_and_stays_on_its_page(sample):
    lines = [
        f"{1990 + n // 2}.0{n % 2 + 1}--{1990 + n // 2}.0{n % 2 + 2}  某县某镇第{n}个职务、某某工作领导小组办公室主任"
        for n in range(45)
    ]
    drawn = pages(replace(sample, resume="\n".join(lines)))
    assert len(drawn) == 2
    assert all(f"第{n}个职务" in packed(drawn[0]) for n in range(45))


def test_what_cannot_be_made_small_enough_stands_on_an_added_page(sample):
    endless = "\n".join(f"20{n % 90 + 10}.01--  第{n}段" + "很长的经历" * 30 for n in range(90))
    drawn = pages(replace(sample, resume=endless))
    assert len(drawn) > 2
    assert "见附页" in drawn[0]
    rest = packed("".join(drawn[2:]))
    assert "附页" in rest
    assert all(f"第{n}段" in rest for n in range(90))
    assert "第89段" in packed(words(replace(sample, resume=endless)))


def test_more_relatives_than_lines_share_the_space(sample):
    family = [FamilyRecord("姐姐", f"亲{n}", "1970-01", "群众", "某单位职工") for n in range(12)]
    drawn = pages(replace(sample, family=family))
    assert len(drawn) == 2
    assert all(f"亲{n}" in drawn[1] for n in range(12))
    assert "亲11" in words(replace(sample, family=family))


def test_an_almost_empty_dossier_without_a_photo_is_drawn():
    bare = PersonRecord(name="丁一", sex="0", birth="1980")
    first, _second = pages(bare)
    assert "丁一" in first
    assert "照" in first
    assert "照片" in words(bare)


@pytest.mark.parametrize(
    "text",
    [
        '#read("data.json")', "*粗* _斜_ = 标题", '#import "@preview/a:0.1.0"', "$x^2$ ] ) } #",
        "\\u{1F600} <label> @ref //", "{{ 7*7 }}", "{% for x in y %}", "{{ cycler.__init__ }}",
        "<w:p/>&amp;<b>", "a\"b'c", "0b\x07c\x0cd", "左\u202e右",
    ],
)  # fmt: skip
def test_what_looks_like_markup_is_printed_as_it_stands(sample, text):
    awards = [AwardRecord("", text)]
    hostile = replace(sample, present_post=text, resume=text, awards=awards, name=text[:40])
    kept = packed("".join(each for each in text if each.isprintable()))
    first, second = pages(hostile)
    assert kept in packed(first)
    assert kept in packed(second)
    assert packed(words(hostile)).count(kept) >= 3


def test_words_without_a_blank_do_not_leave_their_cell(sample):
    first, _second = pages(replace(sample, name="W" * 60, present_post="x" * 400))
    assert packed(first).count("W") == 60
    assert packed(first).count("x") == 400


def test_rare_characters_of_names_have_glyphs(sample):
    """A glyph that is missing would be extracted as nothing."""
    content = printing.draw([sheet_of(replace(sample, name=RARE), today=TODAY)], "pdf")
    page = PdfReader(io.BytesIO(content)).pages[0]
    assert all(each in page.extract_text() for each in RARE)
    fonts = {font["/BaseFont"] for font in page["/Resources"]["/Font"].values()}
    assert all("+" in name and "NotoSerifSC" in name for name in fonts)
    assert len(content) < 300_000


def test_ages_count_to_the_day_the_form_was_filled_in(sample):
    assert sheet_of(sample, today=TODAY).age == "29"
    without = replace(sample, dossier=None)
    assert sheet_of(without, today=TODAY).age == "44"


def test_a_photo_that_is_no_picture_is_left_out(sample):
    assert "照" in pages(replace(sample, photo=b"<svg onload=1>"))[0]
