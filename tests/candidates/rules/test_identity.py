import pytest
from hypothesis import given
from hypothesis import strategies as st

from candidates.rules import identity
from candidates.rules.dates import PartialDate

SAMPLE = "420000198203140025"


def test_a_good_number_says_birth_and_sex():
    number = identity.check_id_number(SAMPLE)
    assert number.birth == PartialDate(1982, 3, 14)
    assert number.sex == identity.FEMALE


@pytest.mark.parametrize("text", [" 420000 19820314 0025", "４２００００198203140025"])
def test_blanks_and_full_width_digits_do_not_matter(text):
    assert identity.check_id_number(text).text == SAMPLE


def test_a_small_x_is_the_same_as_a_large_one():
    body = next(
        f"42000019820314{n:03d}" for n in range(1000)
        if identity.check_digit(f"42000019820314{n:03d}") == "X"
    )  # fmt: skip
    assert identity.check_id_number(body + "x").text == body + "X"


def test_fifteen_old_digits_become_eighteen():
    assert identity.check_id_number("420000820314002").text == SAMPLE


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "length"),
        ("42000019820314002", "length"),
        ("42000019820314002A", "length"),
        ("420000198213140025", "date"),
        ("420000198202300025", "date"),
        ("420000198203140026", "check"),
    ],
)
def test_a_bad_number_says_why(text, code):
    with pytest.raises(identity.BadIdNumber) as fault:
        identity.check_id_number(text)
    assert fault.value.code == code


def test_an_abolished_place_is_no_fault():
    body = "42999919700101001"
    assert identity.check_id_number(body + identity.check_digit(body))


def test_conflicts_with_the_form_are_named():
    number = identity.check_id_number(SAMPLE)
    agree = identity.id_number_conflicts
    assert agree(number, born=PartialDate(1982, 3), sex="2") == []
    assert agree(number, born=PartialDate(1982, 4), sex="1") == ["birth", "sex"]
    assert agree(number, born=None, sex="0") == []


def test_a_mask_leaves_too_little_to_rebuild_the_number():
    assert identity.mask_id_number(SAMPLE) == "42**************25"
    assert identity.mask_phone("10012345678") == "100******78"
    assert identity.mask_phone("123") == "***"


@given(st.dates(), st.integers(0, 999))
def test_any_single_wrong_digit_is_noticed(day, sequence):
    if not 1900 <= day.year <= 2199:
        day = day.replace(year=1980, day=min(day.day, 28))
    body = f"420000{day:%Y%m%d}{sequence:03d}"
    number = body + identity.check_digit(body)
    wrong = number[:16] + str((int(number[16]) + 1) % 10) + number[17]
    with pytest.raises(identity.BadIdNumber):
        identity.check_id_number(wrong)
