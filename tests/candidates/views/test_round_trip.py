"""Every file made for the reader's rules: in, on the page, and out again as its normal form."""

import html
import re

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from candidates.formats import lrmx
from candidates.formats.differences import differences
from candidates.formats.record import (
    GRADE_WORDS,
    AppraisalRecord,
    AwardRecord,
    CareerRecord,
    EducationRecord,
    FamilyRecord,
    PersonRecord,
    dossier_of,
    record_of,
)
from candidates.formats.words import LOSSES
from candidates.rules import codes
from candidates.rules.identity import check_digit
from candidates.services import dossiers
from candidates.services.dossiers import DossierFile
from tests.data.make_lrmx import old_files, variants
from tests.factories.core import MembershipFactory
from tests.support import acting, sign_in

READABLE = {name: each for name, each in variants().items() if not each.refused}
OLD = {name: each for name, each in old_files().items() if not each.refused}
#: Decoded and written anew, so that nothing but the picture is left in it.
PHOTO = re.compile(rb"<ZhaoPian>[^<]*</ZhaoPian>")


def canonical(data: bytes) -> bytes:
    return etree.tostring(etree.fromstring(PHOTO.sub(b"<ZhaoPian/>", data)), method="c14n2")


def through(client, source: DossierFile) -> tuple[str, bytes]:
    """The page of the person that a file makes, and the file that the page gives."""
    officer = MembershipFactory(role="municipal_officer")
    with acting(officer):
        person = dossiers.import_dossier(
            source, organisation=officer.organisation, actor=officer, now=timezone.now()
        )
    sign_in(client, officer)
    shown = client.get(reverse("candidates:person-detail", args=[person.ref]), {"tab": "file"})
    answer = client.post(
        reverse("candidates:person-download", args=[person.ref]), {"reason": "核对"}
    )
    return html.unescape(shown.content.decode()), b"".join(answer)


@pytest.mark.django_db
@pytest.mark.parametrize("name", READABLE)
def test_a_file_goes_in_is_shown_and_comes_out_as_its_normal_form(client, name):
    variant = READABLE[name]
    page, out = through(client, DossierFile("岑试样.lrmx", variant.data))
    assert canonical(out) == canonical(lrmx.normalise(variant.data)[0])
    for code in variant.losses:
        assert str(LOSSES[code]) in page
    for each in lrmx.read(variant.data).unknown:
        assert each.name in page
    assert out.count(b"\n") == out.count(b"\r\n")


@pytest.mark.django_db
@pytest.mark.parametrize("name", OLD)
def test_an_older_file_comes_out_as_a_newer_one(client, name):
    variant = OLD[name]
    page, out = through(client, DossierFile("岑试样.lrm", variant.data, variant.photo))
    for code in ("old_format", *variant.losses):
        assert str(LOSSES[code]) in page
    written = lrmx.read(out)
    assert not written.losses
    assert (written.name, written.birth) == ("岑试样", "198203")
    assert bool(written.photo) == bool(variant.photo)


# -- any person survives out and in ------------------------------------------------------------------

words = st.text("岑试样某县镇长党委书记（）、0123", min_size=1, max_size=12)
months = st.builds("{:04d}-{:02d}".format, st.integers(1950, 2020), st.integers(1, 12))
maybe = st.one_of(st.just(""), words)
maybe_month = st.one_of(st.just(""), months)


@st.composite
def id_numbers(draw, birth: str, sex: str) -> str:
    """A number that agrees with month of birth and sex; with the province's code, so nobody's."""
    odd = draw(st.integers(0, 499)) * 2 + (sex == "1")
    body = f"420000{birth.replace('-', '')}{draw(st.integers(1, 28)):02d}{odd:03d}"
    return body + check_digit(body)


def table(name: str):
    return st.sampled_from([code.code for code in codes.table(name)])


@st.composite
def people(draw) -> PersonRecord:
    starts = sorted(draw(st.sets(months, max_size=4)))
    career = [
        CareerRecord(start, end, draw(words), "post")
        for start, end in zip(starts, [*starts, ""][1:], strict=True)
    ]
    party, sex, birth = draw(table("political_statuses")), draw(st.sampled_from("12")), draw(months)
    return PersonRecord(
        name=draw(st.text("岑试样王伟䶮𬭎", min_size=2, max_size=4)),
        sex=sex,
        birth=birth,
        id_number=draw(st.one_of(st.just(""), id_numbers(birth, sex))),
        ethnic_group=draw(table("ethnic_groups")),
        native_place=draw(maybe),
        birthplace=draw(maybe),
        party_joined=draw(months) if party == "01" else "",
        political_status=party,
        work_started=draw(months),
        health=draw(maybe),
        professional_title=draw(maybe),
        expertise=draw(maybe),
        present_post=draw(maybe),
        reporting_unit=draw(maybe),
        resume="\n".join(
            f"{row.start.replace('-', '.')}--{row.end.replace('-', '.'):7}  {row.text}"
            for row in career
        ),
        career=career,
        education=[
            EducationRecord(mode, draw(words), draw(maybe), draw(maybe), draw(maybe))
            for mode in draw(st.sampled_from([(), ("full_time",), ("full_time", "in_service")]))
        ],
        awards=[
            AwardRecord(f"{year}", f"{year}年{text}", kind)
            for year in sorted(draw(st.sets(st.integers(1990, 2020), max_size=3)))
            for kind, text in [
                draw(st.sampled_from([("reward", "被评为先进个人"), ("penalty", "受党内警告处分")]))
            ]
        ],
        appraisals=[
            AppraisalRecord(year, draw(st.sampled_from(sorted(GRADE_WORDS))))
            for year in sorted(draw(st.sets(st.integers(1990, 2020), max_size=3)))
        ],
        family=[
            FamilyRecord(
                draw(st.sampled_from(["妻子", "父亲", "岳母"])),
                "王伟",
                draw(maybe_month),
                draw(st.sampled_from(["", "群众", "中共党员"])),
                unit,
                "去世" in unit,
            )
            for unit in draw(st.lists(st.sampled_from(["", "某校教师", "已去世"]), max_size=9))
        ],
    )


@settings(max_examples=60)
@given(people())
def test_any_person_survives_out_and_in(person):
    written = lrmx.write(dossier_of(person))
    again = record_of(lrmx.read(written))
    assert [(each.name, each.was, each.given) for each in differences(again, person)] == []
    assert lrmx.write(dossier_of(again)) == written
