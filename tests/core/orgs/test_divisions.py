"""Hubei as it was divided in 2011: 17 places, 103 county-level units, in one tree."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from core.orgs import divisions
from core.orgs.models import Organisation
from tests.plugins.database import as_owner

DATA = Path(divisions.__file__).resolve().parents[1] / "data"
LIST_2011 = DATA / "hubei_divisions_2011.csv"


def load(path=LIST_2011):
    with as_owner():
        return divisions.load_divisions(path)


def tree():
    return list(
        Organisation.objects.order_by("path").values_list("path", "scope_path", "name", "latin")
    )


@pytest.mark.django_db
def test_the_list_of_2011_gives_seventeen_places_and_103_counties():
    loaded = load()
    objects = Organisation.objects
    assert loaded.province.name == "湖北省"
    assert objects.places().count() == 17
    assert objects.counties().count() == 103
    assert objects.filter(is_direct=True).count() == 4
    assert objects.filter(kind="school").count() == 18
    assert objects.filter(kind="department", parent=loaded.province).count() == 4


@pytest.mark.django_db
def test_a_second_run_changes_nothing():
    load()
    before = tree()
    again = load()
    assert not again.made
    assert again.kept == len(before)
    assert tree() == before


@pytest.mark.django_db
def test_the_later_list_only_adds_what_is_new():
    load()
    before = dict(Organisation.objects.values_list("path", "name"))
    assert load(DATA / "hubei_divisions.csv").made == {"county": 3}
    after = dict(Organisation.objects.values_list("path", "name"))
    assert {path: after[path] for path in before} == before
    assert set(after.values()) - set(before.values()) == {"郧阳区", "京山市", "监利市"}


@pytest.mark.django_db
def test_places_come_in_the_order_of_their_codes_before_provincial_bodies():
    load()
    below = Organisation.objects.filter(parent__kind="province").order_by("path")
    codes = [code for code in below.values_list("code", flat=True) if code]
    assert codes == sorted(codes)
    assert [o.is_place for o in below] == [True] * 17 + [False] * 5


@pytest.mark.django_db
def test_the_command_says_what_it_made():
    out = StringIO()
    with as_owner():
        call_command("load_divisions", stdout=out)
    assert "17 prefecture" in out.getvalue()
    with pytest.raises(CommandError):
        call_command("load_divisions", "no/such/file.csv")


@pytest.mark.parametrize(
    ("name", "above", "latin"),
    [
        ("湖北省", "", "Hubei"),
        ("武汉市", "Hubei", "Wuhan"),
        ("恩施土家族苗族自治州", "Hubei", "Enshi"),
        ("恩施市", "Enshi", "Enshi Shi"),
        ("神农架林区", "Hubei", "Shennongjia"),
        ("长阳土家族自治县", "Yichang", "Changyang"),
        ("曾都区", "Suizhou", "Zengdu"),
        ("公安县", "Jingzhou", "Gong'an"),
        ("沙市区", "Jingzhou", "Shashi"),
        ("房县", "Shiyan", "Fangxian"),
    ],
)
def test_names_in_latin_letters(name, above, latin):
    assert divisions.latin_name(name, above=above) == latin


@pytest.mark.parametrize(
    ("name", "school"),
    [
        ("湖北省", "湖北省委党校"),
        ("黄石市", "黄石市委党校"),
        ("恩施土家族苗族自治州", "恩施州委党校"),
        ("神农架林区", "神农架林区党委党校"),
    ],
)
def test_names_of_party_schools(name, school):
    assert divisions.school_name(name) == school
