from dataclasses import replace

from candidates.formats import lrmx
from candidates.formats.record import AppraisalRecord, PersonRecord, dossier_of, record_of
from tests.data.make_lrmx import SAMPLE, variants


def sample():
    return lrmx.read(SAMPLE.read_bytes())


def test_a_record_made_from_a_file_writes_that_file_again():
    for name, variant in variants().items():
        if not variant.refused:
            dossier = lrmx.read(variant.data)
            record = record_of(dossier)
            if record.photo is None:
                dossier = replace(dossier, photo="")
            assert dossier_of(record) == dossier, name


def test_only_what_was_changed_since_differs_in_the_file():
    record = record_of(sample())
    record.present_post = "楚江市澜桥县人民政府副县长"
    record.appraisals = [*record.appraisals, AppraisalRecord(2011, "excellent")]
    written, before = dossier_of(record), sample()
    assert written.present_post == "楚江市澜桥县人民政府副县长"
    assert written.appraisals.endswith("2011年年度考核优秀。")
    assert (
        replace(written, present_post=before.present_post, appraisals=before.appraisals) == before
    )


def test_a_record_without_a_file_is_written_in_the_words_of_the_form():
    written = dossier_of(
        PersonRecord(
            name="甲乙", sex="1", birth="1980-05", political_status="05", party_joined="2002-06"
        )
    )
    assert (written.sex, written.birth, written.party_joined) == (
        "男",
        "198005",
        "200206；民盟盟员",
    )
    assert record_of(written).political_status == "05"


def test_a_party_member_without_a_known_date_is_named_by_the_word():
    written = dossier_of(PersonRecord(name="甲乙", sex="1", birth="1980-05", political_status="01"))
    assert written.party_joined == "中共党员"


def test_posts_are_freed_of_their_line_breaks():
    dossier = replace(sample(), present_post="楚江市澜桥县\n青禾镇镇长")
    assert record_of(dossier).present_post == "楚江市澜桥县青禾镇镇长"
