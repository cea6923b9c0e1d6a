"""What the forms of planning write, and what they refuse."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from planning import forms
from planning.formats import PARTS
from planning.models import CityPlan, DayException, Document, Edition
from planning.rules.readiness import DATES, TEXTS
from tests.factories import planning as make
from tests.factories.core import PlaceFactory
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db


def post(client, name, /, *args, status=302, query="", **data):
    response = client.post(reverse(f"planning:{name}", args=args) + query, data)
    assert response.status_code == status, response.content.decode()[-3000:]
    return response


def move(client, name, row, verb, /, status=302, **data):
    return post(client, f"{name}-move", row.ref, verb, status=status, **data)


@pytest.fixture
def as_office(client, office):
    return sign_in(client, office)


def plan_of(edition) -> dict:
    """Every field of the edition's form as it stands."""
    values = {name: getattr(edition, name) or "" for name in (*TEXTS, *DATES, "year", "name")}
    return {**values, "notice_days": edition.notice_days, "notice_in_working_days": "on"}


def test_an_edition_is_begun_by_its_name_alone(as_office, office):
    post(as_office, "edition-create", year=2026, name="新批次", notice_days=5)
    with acting(office):
        assert Edition.objects.get().state == "draft"


def test_an_edition_is_written_and_published_in_the_browser(as_office, office, whole):
    post(as_office, "edition-edit", whole.ref, **{**plan_of(whole), "objectives": "发现一批"})
    move(as_office, "edition", whole, "publish")
    with acting(office):
        assert Edition.objects.get().state == "published"
        assert Edition.objects.get().objectives == "发现一批"


def test_publishing_an_unready_edition_is_refused_with_the_reason(as_office):
    response = move(as_office, "edition", make.EditionFactory(), "publish", status=409)
    assert "not ready" in response.content.decode()


def test_a_form_filled_on_an_older_version_shows_both(as_office, office, whole, as_owner):
    with as_owner():
        Edition.objects.filter(pk=whole.pk).update(objectives="别人写的", version=5)
    data = {**plan_of(whole), "objectives": "我写的", "form_version": 0}
    html = post(as_office, "edition-edit", whole.ref, status=409, **data).content.decode()
    assert "别人写的" in html
    assert "我写的" in html


def test_a_wrong_order_of_dates_is_said_at_the_field(as_office, whole):
    html = post(
        as_office,
        "edition-edit",
        whole.ref,
        status=422,
        **{**plan_of(whole), "exam_on": "2011-01-02"},
    ).content.decode()
    assert "does not follow" in html


def test_an_amendment_in_the_browser(as_office, office, published):
    data = {**plan_of(published), "measures": "新措施"}
    post(as_office, "edition-amend", published.ref, status=422, **data)
    post(as_office, "edition-amend", published.ref, **data, reason="省委要求")
    with acting(office):
        assert Edition.objects.get().measures == "新措施"


def test_a_clone_in_the_browser(as_office, office, published):
    data = {"source": str(published.ref), "year": 2026, "name": "第二批", "parts": list(PARTS)}
    html = post(as_office, "edition-wizard", status=200, **data, preview="1").content.decode()
    assert "Preview: what is taken over" in html
    assert "Organisational inspection" in html
    with acting(office):
        assert not Edition.objects.filter(year=2026).exists()
    post(as_office, "edition-wizard", **data)
    with acting(office):
        assert Edition.objects.get(year=2026).predecessor == published


def test_parts_in_the_browser(as_office, office):
    edition = make.EditionFactory()
    post(as_office, "subproject-create", edition.ref, field="economy", position=1)
    post(as_office, "subproject-create", edition.ref, status=422, field="economy", position=1)
    post(as_office, "member-create", edition.ref, kind="leading", name="组长", position=0)
    post(
        as_office, "rule-create", edition.ref, query="?tier=municipal&kind=born_between",
        **{"from": "1970-01-01", "to": "1989-12-31", "position": 0},
    )  # fmt: skip
    with acting(office):
        sub = edition.sub_projects.get()
        rule = edition.qualification_rules.get()
        member = edition.group_members.get()
    assert rule.parameters == {"from": "1970-01-01", "to": "1989-12-31"}
    post(
        as_office, "rule-edit", rule.ref,
        **{"from": "1971-01-01", "to": "1989-12-31", "position": 0, "legal_basis": "方案"},
    )  # fmt: skip
    for name, row in (("subproject", sub), ("rule", rule), ("member", member)):
        post(as_office, f"{name}-remove", row.ref)
    with acting(office):
        assert not edition.sub_projects.exists()


def test_nobody_else_changes_parts(client, officer, published, office):
    with acting(office):
        sub = published.sub_projects.get()
    sign_in(client, officer)
    post(client, "subproject-remove", sub.ref, status=403)
    post(client, "subproject-create", published.ref, status=403, field="economy", position=1)
    move(client, "edition", published, "close", status=403, reason="x")


def matrix(edition, office, **changes):
    with acting(office):
        quotas = list(edition.quotas.all())
    cells = {
        forms.cell_name((q.tier, q.sub_project_id, q.organisation_id)): q.seats for q in quotas
    }
    return {**cells, "municipal_seats": 5, "provincial_seats": 0, **changes}


def test_the_matrix_is_saved_whole(as_office, office, whole):
    data = matrix(whole, office)
    first = next(name for name in data if name.startswith("cell."))
    html = as_office.get(reverse("planning:quota-edit", args=[whole.ref])).content.decode()
    assert f'name="{first}"' in html
    post(as_office, "quota-edit", whole.ref, **{**data, first: 7, "municipal_seats": 9})
    with acting(office):
        assert sorted(whole.quotas.values_list("seats", flat=True)) == [2, 7]
        assert Edition.objects.get().municipal_seats == 9


def test_the_matrix_of_a_published_edition_asks_for_reason_and_balance(
    as_office, office, published
):
    data = matrix(published, office)
    first = next(name for name in data if name.startswith("cell."))
    post(as_office, "quota-edit", published.ref, status=422, **{**data, first: 9})
    html = post(
        as_office, "quota-edit", published.ref, status=422, **{**data, first: 9, "reason": "调"}
    ).content.decode()
    assert "are planned" in html


def test_a_proposal_fills_the_form_and_saves_nothing(as_office, office, whole):
    url = reverse("planning:quota-edit", args=[whole.ref])
    html = as_office.get(f"{url}?propose=provincial&total=80").content.decode()
    assert 'value="80"' in html
    with acting(office):
        assert Edition.objects.get().provincial_seats == 0


def test_a_proposal_by_own_numbers_says_what_it_does(as_office, whole, places):
    """Weights 6, 6 and 2: the published example of a place that loses when there is one seat more."""
    third = PlaceFactory(code="429005")
    weights = zip([*places[:2], third], (6, 6, 2), strict=True)
    own = "&".join(f"own.{place.pk}={weight}" for place, weight in weights)
    url = reverse("planning:quota-edit", args=[whole.ref])
    html = as_office.get(f"{url}?propose=municipal&total=10&basis=own&{own}").content.decode()
    assert "What the proposal does" in html
    assert f"With 11 seats instead of 10, {third.label} would get 1 instead of 2." in html

    html = as_office.get(
        f"{url}?propose=municipal&total=10&basis=own&method=webster&{own}"
    ).content.decode()
    assert "instead of 10" not in html


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("least.{a}=6&least.{b}=6", "at least 12 together"),
        ("most.{a}=1&most.{b}=1", "at most 2 together"),
        ("least.{a}=3&most.{a}=2", "is more than “at most”"),
        ("", "No place has a number to share by"),
        ("total=many", "Enter a whole number"),
    ],
)
def test_a_proposal_that_cannot_be_is_explained(as_office, whole, places, asked, said):
    filled = asked.format(a=places[0].pk, b=places[1].pk)
    own = f"own.{places[0].pk}=1&own.{places[1].pk}=1" if asked else ""
    url = reverse("planning:quota-edit", args=[whole.ref])
    html = as_office.get(
        f"{url}?propose=municipal&total=10&basis=own&{own}&{filled}"
    ).content.decode()
    assert said in html
    assert "This is a proposal" not in html


def sheet(rows) -> SimpleUploadedFile:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return SimpleUploadedFile("名额.xlsx", out.getvalue())


def test_the_matrix_goes_out_and_comes_back(as_office, office, whole, places):
    url = reverse("planning:quota-export", args=[whole.ref])
    response = as_office.get(url)
    content = b"".join(response.streaming_content)
    rows = [list(row) for row in load_workbook(io.BytesIO(content)).active.values]
    assert rows[0] == ["Place", "Party affairs"]
    assert [row[1] for row in rows[1:]] == [3, 2, 0]
    rows[1][1] = 4
    uploaded = post(as_office, "quota-import", whole.ref, file=sheet(rows))
    assert "free of faults" in as_office.get(uploaded.url).content.decode()
    confirm = as_office.post(f"{uploaded.url}?act=confirm", {"act": "confirm"})
    assert confirm.status_code == 302
    with acting(office):
        assert sorted(whole.quotas.values_list("seats", flat=True)) == [2, 4]


def test_faults_of_a_sheet_are_shown_with_line_and_column(as_office, office, whole, places):
    rows = [
        ["Place", "Party affairs"],
        ["Atlantis", 3],
        [places[0].latin, -1],
        [places[0].latin, 2],
    ]
    uploaded = post(as_office, "quota-import", whole.ref, file=sheet(rows))
    html = as_office.get(uploaded.url).content.decode()
    assert "Atlantis" in html
    with acting(office):
        assert sorted(whole.quotas.values_list("seats", flat=True)) == [2, 3]


def test_the_template_names_the_sub_projects(as_office, whole):
    template = reverse("planning:quota-template", args=[whole.ref])
    page = as_office.get(reverse("planning:quota-import", args=[whole.ref])).content.decode()
    assert template in page
    response = as_office.get(template)
    book = load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    assert [cell.value for cell in book.worksheets[0][1]] == ["Place*", "Party affairs"]


def test_a_document_is_written_issued_and_acknowledged(client, office, officer, published):
    sign_in(client, office)
    post(
        client, "document-create", edition=published.ref, title="通知", kind="notice", body="正文",
    )  # fmt: skip
    with acting(office):
        document = Document.objects.get(title="通知")
    post(client, "document-edit", document.ref, title="新通知", kind="notice", body="正文")
    move(client, "document", document, "issue")
    with acting(officer):
        receipt = document.receipts.get()
    move(sign_in(client, officer), "receipt", receipt, "acknowledge")
    move(client, "receipt", receipt, "acknowledge", status=409)
    move(client, "document", document, "withdraw", status=403, reason="x")


def test_receipts_are_acknowledged_in_a_batch(client, office, officer, published):
    document = make.DocumentFactory(edition=published, state="issued", issued_on="2011-01-05")
    receipt = make.ReceiptFactory(document=document, organisation=officer.organisation)
    sign_in(client, officer)
    data = {"ref": receipt.ref, "confirm": "1", "expected": "1"}
    post(client, "receipt-batch", "acknowledge", **data)
    with acting(officer):
        assert document.receipts.get().state == "acknowledged"


def test_a_city_plan_is_written_filed_returned_and_accepted(
    client, office, officer, neighbour, published
):
    with acting(officer):
        plan = CityPlan.objects.get()
    sign_in(client, officer)
    pdf = SimpleUploadedFile("方案.pdf", b"%PDF-1.4\n%%EOF\n", "application/pdf")
    post(client, "cityplan-edit", plan.ref, body="我市方案", upload=pdf)
    move(client, "cityplan", plan, "file")
    move(client, "cityplan", plan, "accept", status=403)
    sign_in(client, office)
    move(client, "cityplan", plan, "send_back", status=409)
    move(client, "cityplan", plan, "send_back", reason="请补充")
    move(sign_in(client, neighbour), "cityplan", plan, "file", status=404)
    move(sign_in(client, officer), "cityplan", plan, "file")
    sign_in(client, office)
    post(client, "cityplan-batch", "accept", ref=plan.ref, confirm="1", expected="1")
    post(client, "cityplan-batch", "file", ref=plan.ref, status=404)
    with acting(office):
        assert CityPlan.objects.get(pk=plan.pk).state == "accepted"


def test_a_place_asks_more_than_the_province_in_the_browser(
    client, office, officer, neighbour, published
):
    with acting(officer):
        plan = CityPlan.objects.get()
    sign_in(client, officer)
    url = reverse("planning:citycondition-create", args=[plan.ref])
    shown = client.get(url, {"kind": "grassroots_years_min"}).content.decode()
    assert 'value="2"' in shown
    looser = client.post(f"{url}?kind=grassroots_years_min", {"years": "1"})
    assert looser.status_code == 422
    assert "at least 2 years at the grass roots" in looser.content.decode()
    assert client.post(f"{url}?kind=grassroots_years_min", {"years": "3"}).status_code == 302
    with acting(officer):
        own = plan.conditions.get()
    assert (
        "at least 3 years at the grass roots"
        in client.get(plan.get_absolute_url()).content.decode()
    )
    post(sign_in(client, neighbour), "citycondition-remove", own.ref, status=404)
    sign_in(client, office)
    board = client.get(reverse("planning:edition-detail", args=[published.ref]), {"tab": "plans"})
    assert "at least 3 years at the grass roots" in board.content.decode()
    late = client.get(reverse("planning:cityplan-list"), {"late": "yes"}).content.decode()
    assert plan.organisation.label in late
    post(client, "citycondition-remove", own.ref, status=403)
    post(sign_in(client, officer), "citycondition-remove", own.ref)
    with acting(officer):
        assert not plan.conditions.exists()


def test_the_calendar_is_kept_in_the_browser(as_office, office):
    post(as_office, "day-create", on="2026-05-12", is_working="no")
    with acting(office):
        day = DayException.objects.get()
    assert day.is_working is False
    post(as_office, "day-edit", day.ref, on="2026-05-12", is_working="yes", note="调班")
    post(as_office, "day-remove", day.ref)
    with acting(office):
        assert not DayException.objects.exists()
