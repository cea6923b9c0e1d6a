"""The pages of studies of severity: begin, read, decide; and drift on the page of statistics."""

import pytest
from django.urls import reverse

from planning.models import Quota
from selection.models import SeverityStudy
from selection.services import severity
from tests.factories import selection as factories
from tests.factories.core import MembershipFactory
from tests.factories.severity import SeverityLineFactory, SeverityStudyFactory
from tests.plugins import database
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db


def test_a_study_is_begun_read_and_decided_on_by_another(client, stage, now):
    sign_in(client, stage.exam)
    begun = client.get(reverse("selection:severity-create"))
    assert "interview" in begun.content.decode()
    choices = dict(begun.context["form"].fields["target"].choices)
    target = next(key for key, label in choices.items() if "interview" in label)
    assert client.post(reverse("selection:severity-create"), {}).status_code == 422
    answer = client.post(reverse("selection:severity-create"), {"target": [target]})
    assert answer.status_code == 302
    with acting(stage.exam) as actor:
        study = severity.compute(SeverityStudy.objects.get(), actor=actor, now=now)
        assert (study.state, study.fault) == ("refused", "one_examiner")
    html = client.get(reverse("selection:severity-detail", args=[study.ref])).content.decode()
    assert "nobody to compare" in html


def test_a_decision_asks_for_its_grounds(client, stage):
    factories.SchemeFactory(edition=stage.edition, number=2, may_adjust=True)
    study = SeverityStudyFactory(edition=stage.edition)
    SeverityLineFactory(study=study)
    sign_in(client, MembershipFactory(role="programme_office"))
    detail = reverse("selection:severity-detail", args=[study.ref])
    html = client.get(detail).content.decode()
    assert "E1" in html
    decline = reverse("selection:severity-move", args=[study.ref, "decline"])
    client.post(decline, {})
    with database.as_owner():
        assert SeverityStudy.objects.get().state == "done"
    assert client.post(decline, {"reason": "差异在误差以内。"}).status_code == 302
    with database.as_owner():
        study = SeverityStudy.objects.get()
    assert (study.state, study.grounds) == ("declined", "差异在误差以内。")


@pytest.mark.parametrize("rows", [1, 3])
def test_marks_side_by_side_cost_the_same_for_any_number(
    client, stage, rows, django_assert_num_queries
):
    study = SeverityStudyFactory(edition=stage.edition)
    for _each in range(rows):
        SeverityLineFactory(study=study)
    sign_in(client, stage.office)
    url = f"{reverse('selection:severityline-list')}?study={study.ref}"
    client.get(url)
    with django_assert_num_queries(9):
        assert client.get(url).status_code == 200


def test_the_statistics_show_drift_and_lead_to_studies(client, stage):
    with database.as_owner():
        Quota.objects.filter(edition=stage.edition).update(seats=60)
    for number in range(24):
        row = factories.NominationFactory(
            edition=stage.edition, sub_project=stage.field, place=stage.place, state="qualified"
        )
        for examiner, mark in (("E1", 60 + number % 3), ("E2", 60 + number % 3 + number)):
            factories.MarkFactory(
                nomination=row, component="interview", examiner_no=examiner, mark=mark
            )
    study = SeverityStudyFactory(edition=stage.edition)
    sign_in(client, stage.exam)
    answer = client.get(reverse("selection:mark-statistics"), {"component": "interview"})
    assert [one.drifts for one in answer.context["found"].drifts] == [True, True]
    html = answer.content.decode()
    assert "drifts" in html
    assert study.get_absolute_url() in html
    told = client.get(reverse("markstatistics-list")).json()
    by_name = {each["component"]: each["drifts"] for each in told}
    assert by_name["interview"][1]["slope"] == pytest.approx(10.0)


def test_the_api_reads_studies_and_their_lines(client, stage):
    line = SeverityLineFactory(study=SeverityStudyFactory(edition=stage.edition))
    sign_in(client, stage.office)
    (row,) = client.get(reverse("severitystudy-list")).json()["results"]
    assert (row["state"], row["result"]["examiners"][0]["name"]) == ("done", "E1")
    url = f"{reverse('severityline-list')}?study={row['ref']}"
    (found,) = client.get(url).json()["results"]
    assert found["ref"] == str(line.ref)
    sign_in(client, stage.author)
    assert client.get(reverse("severitystudy-list")).status_code == 403


def test_a_scheme_says_in_its_editor_that_marks_may_be_adjusted(client, stage):
    sign_in(client, stage.exam)
    page = client.get(reverse("selection:scheme-create"))
    assert 'name="may_adjust"' in page.content.decode()
