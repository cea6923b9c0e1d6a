"""The editor of qualifications: read aloud while it is written, ordered, copied, printed."""

import pytest
from django.urls import reverse

from tests.factories import planning as make
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_office(client, office):
    return sign_in(client, office)


def read(client, edition, kind, /, tier="municipal", **data) -> str:
    url = reverse("planning:rule-create", args=[edition.ref]) + f"?tier={tier}&kind={kind}"
    response = client.post(url, {"act": "read", **data}, headers={"HX-Request": "true"})
    assert response.status_code == 200
    return response.content.decode()


def test_a_condition_is_read_aloud_while_it_is_written(as_office, office, whole):
    html = read(
        as_office, whole, "service_years_min", years=5, severity="warns",
        legal_basis="条例第八条", law_edition="2019", effective_from="2019-03-17",
    )  # fmt: skip
    assert "Municipal project. Years of service: at least 5 years of service." in html
    assert "is not shut out" in html
    assert "as of 2011-06-30" in html
    assert "It rests on: 条例第八条 (2019)." in html
    assert "On the cut-off day it is not in effect" in html
    with acting(office):
        assert whole.qualification_rules.count() == 1


def test_a_value_that_is_missing_or_wrong_is_named_in_the_reading(as_office, whole):
    html = read(as_office, whole, "age_between", least=18, most=400)
    assert "aged from 18 to … full years" in html
    assert "Highest age:" in html


def test_what_only_a_reviewer_can_attest_to_says_so(as_office, whole):
    html = read(as_office, whole, "health")
    assert "The file cannot show it" in html
    assert "No exemption may set it aside." in html


def test_the_form_begins_with_the_reading_of_what_is_stored(as_office, office, whole):
    with acting(office):
        rule = whole.qualification_rules.get()
    html = as_office.get(reverse("planning:rule-edit", args=[rule.ref])).content.decode()
    assert "at least 2 years at the grass roots" in html


def test_a_place_has_nothing_read_to_it(client, officer, whole):
    client = sign_in(client, officer)
    url = reverse("planning:rule-create", args=[whole.ref]) + "?tier=municipal&kind=health"
    assert client.post(url, {"act": "read"}).status_code == 404


def test_conditions_are_ordered_and_copied_in_the_browser(as_office, office, whole):
    second = make.QualificationRuleFactory(edition=whole, key="health", parameters={}, position=9)
    url = reverse("planning:rule-shift", args=[second.ref])
    assert as_office.post(url, {"to": "up"}).status_code == 302
    copy = reverse("planning:rule-copy", args=[whole.ref])
    data = {"source": "municipal", "target": "provincial"}
    assert as_office.post(copy, {**data, "target": "municipal"}).status_code == 422
    assert as_office.post(copy, data).status_code == 302
    assert as_office.post(copy, data).status_code == 422
    with acting(office):
        rows = list(whole.qualification_rules.values_list("tier", "key"))
    assert rows == [
        (tier, key)
        for tier in ("municipal", "provincial")
        for key in ("health", "grassroots_years_min")
    ]


def test_the_whole_set_stands_on_one_sheet_with_law_and_time(
    client, officer, office, published, as_owner
):
    with as_owner():
        published.qualification_rules.update(
            legal_basis="条例第八条第一项", law_edition="2002", effective_from="2002-07-09"
        )
    html = sign_in(client, officer).get(reverse("planning:rule-sheet", args=[published.ref]))
    text = html.content.decode()
    for words in (
        "条例第八条第一项 (2002)",
        "2002-07-09 – …",
        "Service and grass roots",
        "Version 1",
    ):
        assert words in text
