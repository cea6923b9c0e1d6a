"""A planner changes a published edition in the browser: written, read old beside new, published."""

import pytest
from django.urls import reverse
from rest_framework.test import APIClient

from planning.models import Amendment
from planning.services import amendments, proposing
from planning.states import Part
from tests.factories import planning as make
from tests.factories.core import MembershipFactory
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_office(client, office):
    return sign_in(client, office)


@pytest.fixture
def draft(as_office, office, published):
    url = reverse("planning:amendment-create", args=[published.ref])
    assert as_office.post(url, {"reason": "省委要求"}).status_code == 302
    with acting(office):
        return Amendment.objects.select_related("edition").get()


def page(client, draft, tab="changes") -> str:
    response = client.get(f"{draft.get_absolute_url()}?tab={tab}")
    assert response.status_code == 200
    return response.content.decode()


def of_part(name, draft, part, *target):
    return reverse(f"planning:amendment-{name}", args=[draft.ref, part, *target])


def test_a_condition_is_changed_read_beside_the_old_one_and_published(
    as_office, office, officer, draft, published, client
):
    with acting(office):
        rule = published.qualification_rules.get()
    url = of_part("row", draft, Part.RULES, rule.ref)
    form = as_office.get(url).content.decode()
    assert "at least 2 years at the grass roots" in form
    read = as_office.post(url, {"act": "read", "years": 4}, headers={"HX-Request": "true"})
    assert "at least 4 years at the grass roots" in read.content.decode()
    data = {"years": 3, "severity": "blocks", "position": 0}
    assert as_office.post(url, {**data, "years": 400}).status_code == 422
    assert as_office.post(url, data).status_code == 302
    html = page(as_office, draft)
    assert "<del>Municipal project. Years at the grass roots: at least 2 years" in html
    assert "<ins>Municipal project. Years at the grass roots: at least 3 years" in html
    assert "0 not judged yet" in html
    move = reverse("planning:amendment-move", args=[draft.ref, "publish"])
    assert as_office.post(move).status_code == 302
    html = page(as_office, draft)
    assert "at least 3 years" in html
    versions = as_office.get(f"{published.get_absolute_url()}?tab=versions").content.decode()
    assert draft.get_absolute_url() in versions
    assert "at least 2 years at the grass roots" in versions
    for reader in (officer, MembershipFactory(role="committee_secretary")):
        client = sign_in(client, reader)
        assert client.get(draft.get_absolute_url()).status_code in (403, 404)
        html = client.get(f"{published.get_absolute_url()}?tab=versions").content.decode()
        assert "省委要求" in html
        assert draft.get_absolute_url() not in html


def test_the_procedure_and_the_targets_are_changed_on_their_pages(
    as_office, office, draft, published
):
    with acting(office):
        review = published.gates.get(step="review")
        target = published.structure_targets.get()
    url = of_part("row", draft, Part.GATES, review.ref)
    form = as_office.get(url).content.decode()
    assert "disabled" in form
    data = {"decider": "committee", "position": 2, "note": ""}
    assert as_office.post(url, data).status_code == 302
    add = of_part("add", draft, Part.TARGETS)
    assert as_office.get(add).status_code == 404
    add += "?level=city&dimension=sex"
    figures = {"group": "women", "bound": "least", "amount": "20", "unit": "share"}
    assert as_office.post(add, {**figures, "amount": "200"}).status_code == 422
    assert as_office.post(add, figures).status_code == 302
    url = of_part("row", draft, Part.TARGETS, target.ref)
    assert as_office.get(url).status_code == 200
    data = {"bound": "least", "amount": "7.5", "unit": "share"}
    assert as_office.post(url, data).status_code == 302
    html = page(as_office, draft)
    for word in ("Provincial Party Committee", "Women", "at least 20.0", "at least 7.5"):
        assert word in html
    for part in (Part.GATES, Part.TARGETS):
        assert "data-row" in page(as_office, draft, part)
    move = reverse("planning:amendment-move", args=[draft.ref, "publish"])
    assert as_office.post(move).status_code == 302
    with acting(office):
        assert published.gates.get(step="review").decider == "committee"
        assert published.structure_targets.count() == 2
        taken = published.structure_targets.get(level="county")
        assert str(taken.amount) == "7.5"


def test_rows_are_added_removed_and_taken_back(as_office, office, draft, published):
    add = of_part("add", draft, Part.RULES) + "?tier=municipal&kind=service_years_min"
    assert "It rests on" in as_office.get(add).content.decode()
    data = {"years": 5, "severity": "blocks", "position": 2}
    assert as_office.post(add, data).status_code == 302
    assert as_office.post(add, data).status_code == 422
    assert as_office.get(of_part("add", draft, Part.RULES)).status_code == 404
    field = of_part("add", draft, Part.SUB_PROJECTS)
    assert as_office.get(field).status_code == 200
    assert as_office.post(field, {"field": "economy", "position": 2}).status_code == 302
    with acting(office):
        member = published.group_members.get()
    url = of_part("row", draft, Part.MEMBERS, member.ref)
    assert member.name in as_office.get(url).content.decode()
    assert (
        as_office.post(url, {"kind": "leading", "name": "新人", "position": 1}).status_code == 302
    )
    html = page(as_office, draft)
    for words in ("Years of service", "Economic management", "新人", member.name):
        assert words in html
    take = of_part("take", draft, Part.MEMBERS, member.ref)
    assert as_office.post(take, {"act": "remove"}).status_code == 302
    assert "would be left without a member" in page(as_office, draft, Part.MEMBERS)
    assert as_office.get(url).status_code == 404
    assert as_office.post(take, {"act": "keep"}).status_code == 302
    assert as_office.post(take, {"act": "keep"}).status_code == 404
    assert "新人" not in page(as_office, draft)
    assert as_office.get(of_part("add", draft, "quotas")).status_code == 404


def test_the_field_of_a_sub_project_stays(as_office, office, draft, published):
    with acting(office):
        field = published.sub_projects.get()
    url = of_part("row", draft, Part.SUB_PROJECTS, field.ref)
    data = {"field": "economy", "name": "党务", "position": 1}
    assert as_office.post(url, data).status_code == 302
    with acting(office):
        [row] = proposing.changed(draft)
    assert (row.after["field"], row.after["name"]) == ("party_affairs", "党务")


def test_the_draft_that_is_written_is_opened_again(as_office, draft, published):
    answer = as_office.get(reverse("planning:amendment-create", args=[published.ref]))
    assert answer.url == draft.get_absolute_url()
    for tab in ("rules", "subprojects", "group"):
        html = as_office.get(f"{published.get_absolute_url()}?tab={tab}").content.decode()
        assert "Change it by a new version" in html


def test_reason_and_document_are_entered_later(as_office, office, draft, published):
    paper = make.DocumentFactory(edition=published, state="issued", issued_on="2011-02-01")
    url = reverse("planning:amendment-edit", args=[draft.ref])
    assert paper.title in as_office.get(url).content.decode()
    assert as_office.post(url, {"reason": "新理由", "document": paper.ref}).status_code == 302
    html = page(as_office, draft)
    assert "新理由" in html
    assert paper.title in html


def test_the_detail_costs_the_same_for_any_number_of_changes(
    as_office, office, now, draft, scoped_statements
):
    counts = []
    for number in (1, 3):
        with acting(office) as actor:
            for place in range(number):
                proposing.propose_new(
                    draft, Part.MEMBERS, kind="working", name=f"某{number}{place}", actor=actor,
                    now=now,
                )  # fmt: skip
        with scoped_statements() as found:
            page(as_office, draft)
        counts.append(len(found))
    assert counts[0] == counts[1]


def test_a_change_is_read_and_published_over_the_api(office, now, published):
    with acting(office) as actor:
        draft = amendments.begin(published, reason="省委要求", actor=actor, now=now)
        proposing.propose_new(
            draft, Part.MEMBERS, kind="working", name="新人", actor=actor, now=now
        )
    api = sign_in(APIClient(), office)
    url = f"/api/v1/changes/{draft.ref}/"
    body = api.get(url).json()
    assert (body["state"], body["reason"]) == ("draft", "省委要求")
    [line] = body["lines"]
    assert (line["part"], line["kind"], line["name"]) == ("group_members", "add", "新人")
    assert line["after"][0] == "新人"
    done = api.post(f"{url}moves/publish/", {})
    assert done.json()["state"] == "published"
    [_first, second] = api.get(f"/api/v1/edition-versions/?edition={published.ref}").json()[
        "results"
    ]
    assert str(draft.ref) in {_first["change"], second["change"]}
