from contextlib import suppress
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from candidates.formats import lrmx
from candidates.formats.fields import ELEMENTS, FAMILY, ITEM_ELEMENTS, PHOTO, Dossier, FamilyItem
from tests.data.make_lrmx import SAMPLE, variants

VARIANTS = variants()
READABLE = {name: variant for name, variant in VARIANTS.items() if not variant.refused}
REFUSED = {name: variant for name, variant in VARIANTS.items() if variant.refused}


def content(dossier: Dossier) -> dict[str, object]:
    return {
        each.name: getattr(dossier, each.name)
        for each in fields(dossier)
        if each.name not in ("losses", "warnings", "unknown")
    }


def test_there_are_more_than_forty_variants():
    assert len(READABLE) > 40


def test_the_sample_comes_in_whole():
    """Compared with the bare XML, element by element."""
    dossier = lrmx.read(SAMPLE.read_bytes())
    root = etree.fromstring(SAMPLE.read_bytes())
    assert [child.tag for child in root] == list(ELEMENTS)
    for element, attribute in ELEMENTS.items():
        if element != FAMILY:
            text = root.findtext(element)
            assert getattr(dossier, attribute) == (text if text.strip() else ""), element
    items = [
        {tag: (item.findtext(tag) or "").strip() for tag in ITEM_ELEMENTS}
        for item in root.find(FAMILY)
    ]
    while not any(items[-1].values()):
        items.pop()
    assert [
        {tag: getattr(item, attribute) for tag, attribute in ITEM_ELEMENTS.items()}
        for item in dossier.family
    ] == items
    assert lrmx.photo_bytes(dossier).startswith(b"\xff\xd8\xff")
    assert not dossier.warnings


@pytest.mark.parametrize("name", READABLE)
def test_every_habit_of_other_programs_is_read_as_the_same_person(name):
    variant = READABLE[name]
    sample, dossier = lrmx.read(SAMPLE.read_bytes()), lrmx.read(variant.data)
    expected, got = content(sample), content(dossier)
    for attribute, value in variant.changed.items():
        if attribute == "unknown":
            assert [each.xml for each in dossier.unknown] == [value]
        elif value is not None:
            assert got[attribute] == value
            expected[attribute] = value
        else:
            expected.pop(attribute), got.pop(attribute)
    assert got == expected


@pytest.mark.parametrize("name", READABLE)
def test_what_the_normalisation_changes_is_reported(name):
    variant = READABLE[name]
    dossier = lrmx.read(variant.data)
    assert {loss.code for loss in dossier.losses} == variant.losses
    assert {notice.code for notice in dossier.warnings} == variant.warnings


@pytest.mark.parametrize("name", READABLE)
def test_a_file_written_again_is_its_normal_form(name):
    """The normal form reads the same, loses nothing more, and is its own normal form."""
    dossier = lrmx.read(READABLE[name].data)
    written = lrmx.write(dossier)
    again = lrmx.read(written)
    assert again == dossier
    assert not again.losses
    assert lrmx.write(again) == written


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_trusted_or_read_is_refused(name):
    with pytest.raises(lrmx.BadFile) as refusal:
        lrmx.read(REFUSED[name].data)
    assert refusal.value.code == REFUSED[name].refused


def test_a_refusal_of_broken_xml_names_the_line():
    with pytest.raises(lrmx.BadFile) as refusal:
        lrmx.read(b"<Person>\n<XingMing>\n</Person>")
    assert refusal.value.line == 3


def test_the_writer_uses_utf8_carriage_returns_and_the_order_of_the_form():
    written = lrmx.write(lrmx.read(READABLE["version first"].data))
    assert written.startswith(b'<?xml version="1.0" encoding="utf-8"?>\r\n<Person>\r\n')
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert [child.tag for child in etree.fromstring(written)] == list(ELEMENTS)


def test_everything_but_the_photo_survives_json():
    for variant in READABLE.values():
        dossier = lrmx.read(variant.data)
        back = Dossier.from_json(dossier.to_json(), photo=dossier.photo)
        assert back == dossier
        assert back.losses == dossier.losses
        assert back.warnings == dossier.warnings


legal = st.text(
    st.characters(
        exclude_categories=("Cs", "Cc"),
        include_characters="\n\t",
        exclude_characters="\ufffe\uffff",
    ),
    max_size=40,
)
pieces = st.sampled_from(
    ["<br>", "&lt;", "&amp;amp;", "&", "<", ">", "]]>", "\r\n", "\n", "&#13;", "　", "至今"]
)
texts = st.lists(st.one_of(legal, pieces), max_size=5).map("".join)


@st.composite
def dossiers(draw):
    values = {
        attribute: draw(texts)
        for element, attribute in ELEMENTS.items()
        if element not in (FAMILY, PHOTO)
    }
    family = tuple(
        FamilyItem(**{attribute: draw(texts) for attribute in ITEM_ELEMENTS.values()})
        for _ in range(draw(st.integers(0, 9)))
    )
    photo = lrmx.encode_photo(draw(st.binary(max_size=200)))
    return Dossier(**values, family=family, photo=photo)


@settings(max_examples=150)
@given(dossiers())
def test_any_text_settles_after_one_normalisation(dossier):
    once, _ = lrmx.normalise(lrmx.write(dossier))
    twice, losses = lrmx.normalise(once)
    assert twice == once
    assert losses == ()


@settings(max_examples=150)
@given(st.dictionaries(st.sampled_from([*ELEMENTS.values()][:10]), legal.filter(str.strip)))
def test_a_value_without_markup_comes_back_letter_by_letter(values):
    kept = {name: text for name, text in values.items() if "&" not in text and "<" not in text}
    dossier = replace(Dossier(), **kept)
    assert lrmx.read(lrmx.write(dossier)) == dossier


@settings(max_examples=200)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data):
    with suppress(lrmx.BadFile):
        assert lrmx.read(data) is not None
