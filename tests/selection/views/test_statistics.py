"""The statistics of marks: who reads them, what they cost, what is refused."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from planning.models import Quota
from tests.factories import selection as factories
from tests.factories.core import MembershipFactory
from tests.plugins import database
from tests.support import sign_in

pytestmark = pytest.mark.django_db
URL = "selection:mark-statistics"


@pytest.fixture
def interviews(stage):
    """make(count, offs): nominees whom each examiner marks with an own offset."""
    with database.as_owner():
        Quota.objects.filter(edition=stage.edition).update(seats=60)

    def make(count, offs=(-2, 0, 3)):
        own = {"edition": stage.edition, "sub_project": stage.field, "place": stage.place}
        for number in range(count):
            row = factories.NominationFactory(**own, state="qualified")
            for examiner, off in enumerate(offs, 1):
                factories.MarkFactory(
                    nomination=row,
                    component="interview",
                    examiner_no=f"E{examiner}",
                    mark=60 + 2 * number + off + (number + examiner) % 2,
                )

    return make


def page(client, **query):
    return client.get(reverse(URL), {"component": "interview", **query})


@pytest.mark.parametrize("language", ["en", "zh-hans", "es"])
def test_the_page_shows_distribution_agreement_and_each_examiner(
    client, stage, interviews, language
):
    interviews(12)
    sign_in(client, stage.exam, language)
    answer = page(client)
    found = answer.context["found"]
    assert found.whole.count == 36
    assert [each.examiner for each in found.examiners] == ["E1", "E2", "E3"]
    html = answer.content.decode()
    assert all(form in html for form in ("ICC(1,1)", "ICC(2,k)", "ICC(3,k)"))
    if language == "en":
        assert "never an input" in html


def test_two_examiners_with_whole_marks_get_a_kappa(client, stage, interviews):
    interviews(12, offs=(0, 1))
    sign_in(client, stage.office)
    assert "Kappa with quadratic weights: 0." in page(client).content.decode()


def test_too_few_cases_are_refused(client, stage, interviews):
    interviews(9)
    sign_in(client, stage.office)
    html = page(client).content.decode()
    assert "Too few cases" in html
    assert html.count("too few cases") == 6  # beside the others, and in order
    assert "ICC(1,1)" not in html


def test_marks_are_read_in_one_statement_however_many(client, stage, interviews):
    sign_in(client, stage.office)

    def statements():
        page(client)
        with CaptureQueriesContext(connection) as captured:
            assert page(client).status_code == 200
        return len(captured), sum("selection_mark" in each["sql"] for each in captured)

    interviews(1)
    before = statements()
    interviews(12)
    assert statements() == before
    assert before[1] == 1


def test_unknown_words_show_the_usual_page(client, stage):
    sign_in(client, stage.office)
    query = {"component": "height", "tier": "royal", "edition": "none"}
    assert client.get(reverse(URL), query).status_code == 200


def test_a_seat_in_a_place_sees_no_figure(client, stage, interviews):
    interviews(12)
    sign_in(client, MembershipFactory(role="exam_officer", organisation=stage.place))
    assert page(client).context["found"].whole is None


@pytest.mark.parametrize("role", ["examiner", "municipal_officer", "inspector"])
def test_who_has_no_part_in_it_is_refused(client, stage, role):
    sign_in(client, MembershipFactory(role=role))
    assert page(client).status_code == 403


def test_the_api_says_the_same(client, stage, interviews):
    interviews(12)
    sign_in(client, stage.office)
    answer = client.get("/api/v1/mark-statistics/", {"edition": stage.edition.ref})
    [found] = [each for each in answer.json() if each["component"] == "interview"]
    assert found["whole"]["count"] == 36
    assert len(found["panels"][0]["coefficients"]) == 6
    assert found["examiners"][0]["difference"] < 0 < found["examiners"][2]["difference"]
    assert client.get("/api/v1/mark-statistics/", {"edition": stage.place.ref}).status_code == 404
