"""Every page of the stage answers, to whom it is for, at the same price for any number of rows."""

import pytest
from django.urls import reverse

from tests.factories import selection as factories
from tests.factories.candidates import PersonFactory
from tests.factories.core import MembershipFactory
from tests.support import sign_in

pytestmark = pytest.mark.django_db

LISTS = {
    "nomination": ("municipal_officer", factories.NominationFactory, {}),
    "review": ("qualification_reviewer", factories.NominationFactory, {"state": "endorsed"}),
    "inspection": ("inspector", factories.NominationFactory, {"state": "shortlisted"}),
    "report": ("programme_office", factories.InspectionReportFactory, {}),
    "mark": ("exam_officer", factories.MarkFactory, {}),
    "objection": ("programme_office", factories.ObjectionFactory, {}),
    "trainee": ("programme_office", factories.TraineeFactory, {}),
    "result": ("programme_office", factories.RunRowFactory, {}),
}


def rows_of(stage, kind, count):
    """`count` rows of the kind, all in the first place and in the one edition."""
    factory, extra = LISTS[kind][1:]
    own = {"edition": stage.edition, "sub_project": stage.field, "place": stage.place}
    if kind in ("nomination", "review", "inspection", "trainee"):
        return [factory(**own, **extra) for _number in range(count)]
    states = {"report": "shortlisted", "mark": "qualified", "objection": "in_notice"}
    made = []
    run = factories.RunFactory(scheme=stage.scheme, state="effective") if kind == "result" else None
    for _number in range(count):
        nominee = factories.NominationFactory(**own, state=states.get(kind, "qualified"))
        more = {"run": run, "place": stage.place, "sub_project": stage.field} if run else {}
        made.append(factory(nomination=nominee, **more))
    return made


@pytest.mark.parametrize("language", ["en", "zh-hans", "es"])
@pytest.mark.parametrize("kind", LISTS)
def test_each_list_shows_its_rows(client, stage, kind, language):
    rows_of(stage, kind, 2)
    role = LISTS[kind][0]
    home = {"organisation": stage.place} if role == "municipal_officer" else {}
    sign_in(client, MembershipFactory(role=role, **home), language)
    answer = client.get(reverse(f"selection:{kind}-list"))
    assert answer.status_code == 200
    assert len(answer.context["table"].rows) == 2


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_costs_the_same_for_one_row_and_for_three(
    client, stage, kind, django_assert_max_num_queries
):
    role = LISTS[kind][0]
    home = {"organisation": stage.place} if role == "municipal_officer" else {}
    sign_in(client, MembershipFactory(role=role, **home))
    url = reverse(f"selection:{kind}-list")
    counts = []
    for rows in (1, 2):
        rows_of(stage, kind, rows) if kind != "result" or rows == 1 else None
        client.get(url)
        with django_assert_max_num_queries(12) as captured:
            assert client.get(url).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]


DETAILS = [
    ("nomination", factories.NominationFactory, "municipal_officer"),
    ("trainee", factories.TraineeFactory, "municipal_officer"),
]


@pytest.mark.parametrize(("kind", "factory", "role"), DETAILS)
def test_a_sibling_place_gets_404(client, stage, kind, factory, role):
    row = factory(edition=stage.edition, sub_project=stage.field, place=stage.place)
    url = reverse(f"selection:{kind}-detail", args=[row.ref])
    sign_in(client, MembershipFactory(role=role, organisation=stage.place))
    assert client.get(url).status_code == 200
    sign_in(client, MembershipFactory(role=role, organisation=stage.sibling))
    assert client.get(url).status_code == 404
    assert row.name not in client.get(reverse(f"selection:{kind}-list")).content.decode()


@pytest.mark.parametrize("state", ["draft", "endorsed", "qualified", "shortlisted", "confirmed"])
@pytest.mark.parametrize("tab", ["summary", "rules", "score", "inspection"])
def test_a_nomination_shows_each_tab_in_each_state_with_few_questions(
    client, stage, state, tab, django_assert_max_num_queries
):
    row = factories.NominationFactory(
        edition=stage.edition, sub_project=stage.field, place=stage.place, state=state
    )
    if state not in ("draft", "endorsed"):
        factories.MarkFactory(nomination=row)
        factories.RunRowFactory(
            run=factories.RunFactory(scheme=stage.scheme, state="effective"), nomination=row
        )
        factories.InspectionReportFactory(nomination=row)
    sign_in(client, MembershipFactory(role="qualification_reviewer"))
    url = reverse("selection:nomination-detail", args=[row.ref])
    client.get(url)
    # Beside its own: the savepoints of the test, the scope, how to plan. An endorsed one asks two more:
    # whether another place was earlier, and whose it is to decide.
    with django_assert_max_num_queries(
        (13 if tab in ("summary", "score") else 17) + 2 * (state == "endorsed")
    ):
        answer = client.get(url, {"tab": tab})
    assert answer.status_code == 200


def test_an_officer_nominates_on_the_page(client, stage):
    person = PersonFactory(organisation=stage.place)
    sign_in(client, stage.author)
    picker = client.get(reverse("selection:nomination-choose"), {"q": person.name})
    assert person.name in picker.content.decode()
    url = f"{reverse('selection:nomination-create')}?person={person.ref}"
    assert client.get(url).status_code == 200
    data = {"tier": "municipal", "sub_project": str(stage.field.ref), "grounds": "实绩突出"}
    answer = client.post(url, {**data, "met_on": "2011-02-01", "present": 9, "agreed": 10})
    assert answer.status_code == 422
    answer = client.post(url, {**data, "met_on": "2011-02-01", "present": 9, "agreed": 8})
    assert answer.status_code == 302
    detail = client.get(answer["Location"])
    assert detail.status_code == 200
    again = client.post(url, data)
    assert again.status_code == 422


def test_the_page_stops_nominations_beyond_the_limit(client, stage):
    for _number in range(6):
        factories.NominationFactory(
            edition=stage.edition, sub_project=stage.field, place=stage.place
        )
    person = PersonFactory(organisation=stage.place)
    sign_in(client, stage.author)
    url = f"{reverse('selection:nomination-create')}?person={person.ref}"
    answer = client.post(url, {"tier": "municipal", "sub_project": str(stage.field.ref)})
    assert answer.status_code == 422


def test_another_places_person_cannot_be_nominated_by_url(client, stage):
    person = PersonFactory(organisation=stage.sibling)
    sign_in(client, stage.author)
    url = f"{reverse('selection:nomination-create')}?person={person.ref}"
    assert client.get(url).status_code == 404


def test_runs_decisions_and_notices_have_pages(client, stage):
    run = factories.RunFactory(scheme=stage.scheme)
    nominee = factories.NominationFactory(
        edition=stage.edition, sub_project=stage.field, place=stage.place, state="qualified"
    )
    factories.RunRowFactory(run=run, nomination=nominee)
    notice = factories.NoticeFactory(edition=stage.edition)
    fit = factories.NominationFactory(
        edition=stage.edition, sub_project=stage.field, place=stage.place, state="fit"
    )
    sign_in(client, stage.office)
    pages = [
        reverse("selection:run-list"),
        run.get_absolute_url(),
        reverse("selection:run-create"),
        reverse("selection:run-confirm", args=[run.ref]),
        reverse("selection:decision-board"),
        reverse(
            "selection:decision-group",
            args=[stage.edition.ref, "municipal", stage.field.field, stage.place.ref],
        ),
        reverse("selection:meeting-create"),
        reverse("selection:meeting-list"),
        reverse("selection:notice-list"),
        reverse("selection:notice-create"),
        notice.get_absolute_url(),
        reverse("selection:notice-print", args=[notice.ref]),
        reverse("selection:scheme-list"),
    ]
    for url in pages:
        assert client.get(url).status_code == 200, url
    assert fit.name in client.get(pages[5]).content.decode()


def test_inspectors_write_reports_and_file_them(client, stage):
    nominee = factories.NominationFactory(
        edition=stage.edition, sub_project=stage.field, place=stage.place, state="shortlisted"
    )
    sign_in(client, stage.inspector)
    url = reverse("selection:nomination-inspect", args=[nominee.ref])
    assert client.get(url).status_code == 200
    data = {
        "inspectors": "甲\n乙", "morality": 90, "ability": 80, "diligence": 80, "results": 85,
        "integrity": 90, "shortcomings": "急躁", "virtue": "坚定",
        "merits": "突出", "probity": "自律", "appraisals": "2010年优秀", "conclusion": "fit", "excellent": 12,
    }  # fmt: skip
    made = client.post(url, data)
    assert made.status_code == 302
    page = client.get(made["Location"])
    assert page.status_code == 200
    report = page.context["row"]
    file_url = reverse("selection:report-move", args=[report.ref, "file"])
    assert client.post(file_url).status_code == 409
    given = {}
    for kind in ("file", "matters", "discipline", "complaints"):
        given |= {
            f"{kind}_result": "clear", f"{kind}_source": "复函", f"{kind}_checked_on": "2011-04-01"
        }  # fmt: skip
    signed = client.post(reverse("selection:nomination-checks", args=[nominee.ref]), given)
    assert signed.status_code == 302
    filed = client.post(file_url)
    assert filed.status_code == 302
    assert client.get(nominee.get_absolute_url()).context["row"].state == "fit"
