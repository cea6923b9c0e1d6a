"""The older form of the file: 33 quoted texts in GBK."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from candidates.formats import lrm, lrmx
from candidates.formats.fields import Dossier
from candidates.formats.reading import interpret
from tests.data.make_lrmx import SAMPLE, old_files

SAID = lrmx.read(SAMPLE.read_bytes())
VARIANTS = old_files()
READABLE = {name: each for name, each in VARIANTS.items() if not each.refused}
REFUSED = {name: each for name, each in VARIANTS.items() if each.refused}
#: What the older form has no place for.
ABSENT = {"id_number": "", "photo": "", "version": "", "unknown": (), "losses": (), "warnings": ()}


@pytest.mark.parametrize("name", READABLE)
def test_every_old_file_is_read_as_the_same_person(name):
    variant = READABLE[name]
    dossier = lrm.read(variant.data, variant.photo)
    expected = replace(SAID, **{**ABSENT, **variant.changed})
    assert replace(dossier, losses=(), warnings=()) == expected
    assert {loss.code for loss in dossier.losses} == {"old_format", *variant.losses}
    assert {notice.code for notice in dossier.warnings} == variant.warnings


@pytest.mark.parametrize("name", READABLE)
def test_an_old_file_goes_out_as_a_new_one_that_says_the_same(name):
    dossier = lrm.read(READABLE[name].data)
    again = lrmx.read(lrmx.write(dossier))
    assert again == dossier
    assert not again.losses


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_old_file_is_refused(name):
    with pytest.raises(lrmx.BadFile) as refusal:
        lrm.read(REFUSED[name].data)
    assert refusal.value.code == REFUSED[name].refused


def test_it_means_what_the_new_file_means():
    old, new = interpret(lrm.read(lrm.write(SAID))), interpret(SAID)
    assert (old.name, old.birth, old.schooling) == (new.name, new.birth, new.schooling)
    assert (old.resume, old.family, old.appraisals) == (new.resume, new.family, new.appraisals)


words = st.text("岑试样某县镇长0123,. \n；", max_size=12).filter(lambda text: text == text.strip())


@given(st.fixed_dictionaries(dict.fromkeys(lrm.PLACES.values(), words)))
def test_any_record_survives_out_and_in(texts):
    dossier = replace(Dossier(), **texts)
    assert lrm.read(lrm.write(dossier)) == dossier


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    for content in (data, b'"' + b'","'.join([data] * 33) + b'"'):
        with suppress(lrmx.BadFile):
            assert lrm.read(content) is not None
