"""Pages of the structure of teams: targets of an edition, and the figures against them."""

import pytest
from django.urls import reverse

from candidates.rules.dates import PartialDate
from planning.models import StructureTarget
from planning.views import structure as views
from planning.views.structure import Structure
from tests.factories import core as orgs
from tests.factories import planning as make
from tests.factories.candidates import PersonFactory
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db
LIST = reverse("planning:structuretarget-list")


@pytest.fixture
def as_office(client, office):
    return sign_in(client, office)


def people(count, born=1980, **fields):
    for _ in range(count):
        PersonFactory(**{"position_level": "1A32", "birth": PartialDate(born), **fields})


def new_url(edition, level="county", dimension="age") -> str:
    url = reverse("planning:structuretarget-create", args=[edition.ref])
    return f"{url}?level={level}&dimension={dimension}"


def test_a_target_is_set_changed_and_removed_in_the_browser(as_office, office, whole):
    html = as_office.get(new_url(whole, "city")).content.decode()
    assert 'name="age_from"' in html
    assert 'name="group"' not in html
    data = {
        "age_to": 40, "bound": "least", "amount": "4", "unit": "share", "source": "1号",
        "baseline": "1.8", "baseline_year": 2010, "baseline_source": "新闻",
    }  # fmt: skip
    answer = as_office.post(new_url(whole, "city"), data)
    assert answer.url == f"{whole.get_absolute_url()}?tab=structure"
    with acting(office):
        row = StructureTarget.objects.get(level="city")
    assert (row.band, row.amount, row.baseline) == ("..40", 4, row.baseline)
    edit = reverse("planning:structuretarget-edit", args=[row.ref])
    assert 'value="40"' in as_office.get(edit).content.decode()
    assert as_office.post(edit, {**data, "age_from": 31, "amount": "6"}).status_code == 302
    tab = as_office.get(f"{whole.get_absolute_url()}?tab=structure").content.decode()
    assert "Age: 31 to 40 years" in tab
    assert "at least 6.0\u00a0%" in tab
    assert "1.8\u00a0% (2010)" in tab
    remove = reverse("planning:structuretarget-remove", args=[row.ref])
    assert as_office.post(remove).status_code == 302
    with acting(office):
        assert not StructureTarget.objects.filter(level="city").exists()


@pytest.mark.parametrize(
    ("dimension", "group", "label"),
    [
        ("sex", "women", "Women"),
        ("ethnic_group", "15", "Tujia"),
        ("politics", "non_communist", "Not members of the Communist Party"),
        ("education", "20", "Bachelor (university) or higher"),
        ("field", "finance", "Public finance, tax and banking"),
    ],
)
def test_every_dimension_asks_for_its_own_groups(as_office, whole, dimension, group, label):
    data = {"group": group, "bound": "most", "amount": "30", "unit": "number"}
    assert as_office.post(new_url(whole, dimension=dimension), data).status_code == 302
    html = as_office.get(f"{whole.get_absolute_url()}?tab=structure").content.decode()
    assert label in html
    assert "at most 30 people" in html


def test_faults_stand_at_their_fields(as_office, whole):
    answer = as_office.post(new_url(whole), {"amount": "5", "unit": "share", "source": "x"})
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "State the first age, the last one, or both in order." in html
    assert "Say whether it is the least or the most." in html
    answer = as_office.post(new_url(whole), {"age_to": 35, "bound": "least", "amount": "5"})
    assert "has its figures already" in answer.content.decode()


@pytest.mark.parametrize("query", ["", "?level=county", "?level=x&dimension=age"])
def test_an_unknown_level_or_dimension_is_not_found(as_office, whole, query):
    url = reverse("planning:structuretarget-create", args=[whole.ref]) + query
    assert as_office.get(url).status_code == 404


def test_a_published_edition_offers_no_change(as_office, published):
    html = as_office.get(f"{published.get_absolute_url()}?tab=structure").content.decode()
    assert "at least 5.0\u00a0%" in html
    assert "structure/new/" not in html
    assert as_office.post(new_url(published), {"age_to": 40, "amount": 5, "bound": "least"}).status_code == 409  # fmt: skip


def test_the_page_shows_targets_and_people_as_table_and_drawing(as_office, published):
    people(6)
    people(14, 1965, sex="2")
    html = as_office.get(LIST).content.decode()
    assert "Up to 35 years" in html
    assert "30.0&nbsp;%" in html
    assert "6 / 20" in html
    assert "+25.0 points" in html
    assert "Reached" in html
    assert 'data-chart="structure-county-age-data"' in html
    assert "structure-city-age" not in html


def test_a_missed_target_says_how_many_are_lacking(as_office, published):
    people(20, 1965)
    html = as_office.get(f"{LIST}?level=county").content.decode()
    assert "Not reached" in html
    assert "1 person too few" in html
    assert "City teams" not in html.partition('id="list"')[2]


def test_level_dimension_and_place_narrow_the_page(as_office, published, places):
    people(6, organisation=places[0])
    people(8, organisation=places[1], sex="2")
    url = f"{LIST}?level=county&dimension=sex"
    assert "8 / 14" in as_office.get(url).content.decode()
    assert "6 / 6" in as_office.get(f"{url}&place={places[0].path}").content.decode()
    every = as_office.get(f"{LIST}?dimension=").content.decode()
    assert "Field of work" in every
    wrong = as_office.get(f"{LIST}?level=village")
    assert "cannot be used" in wrong.content.decode()


def test_too_many_drawings_are_chosen_from(as_office, published, monkeypatch):
    monkeypatch.setattr(views, "MOST_CHARTS", 1)
    people(6)
    html = as_office.get(f"{LIST}?dimension=").content.decode()
    assert "Choose a team level or a dimension" in html
    assert "data-chart" not in html
    assert "data-chart" in as_office.get(f"{LIST}?dimension=age").content.decode()


def test_a_place_sees_its_own_people_against_the_targets(client, officer, published, places):
    people(6, organisation=places[0])
    people(8, organisation=places[1])
    html = sign_in(client, officer).get(f"{LIST}?level=county").content.decode()
    assert "6 / 6" in html


def test_a_place_sees_no_targets_of_a_draft(client, officer, whole):
    html = sign_in(client, officer).get(LIST).content.decode()
    assert "There is no edition yet" in html


def test_few_people_are_hidden(as_office, published):
    people(3)
    html = as_office.get(f"{LIST}?level=county").content.decode()
    assert "Too few to show" in html
    assert "groups of fewer than five" in html


def test_nobody_on_record_is_said(as_office, published):
    assert "The targets stand alone" in as_office.get(LIST).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_for_any_number_of_rows(
    as_office, published, as_owner, scoped_statements, rows
):
    with as_owner():
        for number in range(rows):
            make.StructureTargetFactory(edition=published, level="city", band=f"{50 + number}..")
    people(rows)
    as_office.get(LIST)
    with scoped_statements() as found:
        as_office.get(LIST)
    assert len(found) == 6, found


def test_the_export_holds_what_the_page_shows(office, published):
    people(20, 1965)
    people(3)
    with acting(office) as actor:
        assert Structure.export_count(actor, "level=county&dimension=age") == 5
        row, *_others = Structure.export_rows(actor, "level=county&dimension=age")
        assert Structure.export_count(actor, "dimension=sex") == 6
    named = dict(zip(Structure.export_columns(), row, strict=True))
    assert named["Target"] == "at least 5.0\u00a0%"
    assert (named["In post"], named["Of all"]) == (None, 23)


def test_the_export_is_a_job_on_record(as_office, published):
    url = reverse("planning:structuretarget-export")
    answer = as_office.post(f"{url}?format=xlsx&level=county")
    assert answer.status_code == 302
    assert "/jobs/" in answer.url


def test_a_role_without_people_sees_targets_alone(client, published):
    member = orgs.MembershipFactory(role="mentor")
    assert sign_in(client, member).get(LIST).status_code == 403
