"""What a file cannot say of a record is named before it goes out."""

from dataclasses import replace

from candidates.formats import lrmx
from candidates.formats.carrying import left_behind
from candidates.formats.record import EducationRecord, record_of
from tests.data.make_lrmx import SAMPLE


def sample():
    return record_of(lrmx.read(SAMPLE.read_bytes()))


def test_a_record_as_its_file_made_it_loses_nothing():
    assert left_behind(sample()) == []


def test_what_the_form_has_no_place_for_is_named():
    record = replace(sample(), phone="13800000000", position_level="1A41", grassroots_months=30)
    assert [each.name for each in left_behind(record)] == [
        "position_level", "phone", "grassroots_months",
    ]  # fmt: skip


def test_a_day_is_written_as_its_month_and_a_third_education_not_at_all():
    record = sample()
    third = EducationRecord("in_service", "大学", "", "楚江市委党校")
    record = replace(record, birth="1982-03-14", education=[*record.education, third])
    birth, education = left_behind(record)
    assert (birth.was, birth.written) == ("1982-03-14", "1982-03")
    assert (education.was, education.written) == ([third], [])
