"""Every page of planning: it opens for its readers, and is 404 to a sibling place."""

import re

import pytest
from django.urls import reverse

from planning.services import documents, editions
from tests.factories import core as people
from tests.factories import planning as make
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db

TABS = [
    "plan",
    "calendar",
    "subprojects",
    "rules",
    "procedure",
    "quotas",
    "group",
    "documents",
    "plans",
    "versions",
    "record",
]


def get(client, name, *args, query="", status=200, **options):
    response = client.get(reverse(f"planning:{name}", args=args) + query, **options)
    assert response.status_code == status, response.content.decode()[-2000:]
    return response.content.decode()


@pytest.fixture
def as_office(client, office):
    return sign_in(client, office)


@pytest.fixture
def as_officer(client, officer):
    return sign_in(client, officer)


@pytest.mark.parametrize("tab", TABS)
def test_the_office_reads_every_tab_of_a_draft(as_office, whole, tab):
    make.DocumentFactory(edition=whole)
    html = get(as_office, "edition-detail", whole.ref, query=f"?tab={tab}")
    assert "Ready to publish?" in html


@pytest.mark.parametrize("tab", TABS)
def test_a_place_reads_a_published_edition(as_officer, published, places, tab):
    html = get(as_officer, "edition-detail", published.ref, query=f"?tab={tab}")
    assert places[1].latin not in html
    assert "Ready to publish?" not in html


def test_a_place_does_not_find_a_draft(as_officer, whole):
    get(as_officer, "edition-detail", whole.ref, status=404)
    assert whole.name not in get(as_officer, "edition-list")


@pytest.mark.parametrize(
    "name",
    ["edition-edit", "gate-create", "quota-edit", "subproject-create", "member-create"],
)
def test_forms_of_an_edition_open_for_the_office_alone(client, office, officer, whole, name):
    get(sign_in(client, office), name, whole.ref)
    get(sign_in(client, officer), name, whole.ref, status=404)


def test_a_form_of_a_published_edition_is_not_the_place_s(as_officer, published):
    get(as_officer, "edition-amend", published.ref, status=403)


def test_the_amendment_opens_once_published(as_office, published):
    get(as_office, "edition-amend", published.ref)


@pytest.mark.parametrize("kind", ["born_between", "education_min", "appraisals", "health"])
def test_a_condition_asks_for_its_own_values(as_office, whole, kind):
    html = get(as_office, "rule-create", whole.ref, query=f"?tier=municipal&kind={kind}")
    assert 'name="legal_basis"' in html
    get(as_office, "rule-create", whole.ref, query="?tier=municipal&kind=nonsense", status=404)


def test_edit_pages_of_parts_open(as_office, office, whole):
    with acting(office):
        sub, rule = whole.sub_projects.get(), whole.qualification_rules.get()
        member = whole.group_members.get()
    get(as_office, "subproject-edit", sub.ref)
    assert 'value="2"' in get(as_office, "rule-edit", rule.ref)
    get(as_office, "member-edit", member.ref)


def test_documents_and_receipts(client, office, officer, neighbour, published):
    document = make.DocumentFactory(edition=published, state="issued", issued_on="2011-01-05")
    make.ReceiptFactory(document=document, organisation=officer.organisation)
    get(sign_in(client, office), "document-detail", document.ref)
    get(client, "document-list")
    get(client, "document-create", query=f"?edition={published.ref}")
    get(client, "receipt-list")
    html = get(sign_in(client, officer), "document-detail", document.ref)
    assert "Acknowledge" in html
    assert document.title in get(client, "receipt-list")
    get(sign_in(client, neighbour), "document-detail", document.ref, status=404)
    assert document.title not in get(client, "document-list")


def test_city_plans(client, office, officer, neighbour, published):
    with acting(officer):
        plan = published.city_plans.get()
    get(sign_in(client, office), "cityplan-list")
    get(client, "cityplan-detail", plan.ref)
    get(client, "cityplan-edit", plan.ref, status=403)
    get(sign_in(client, officer), "cityplan-edit", plan.ref)
    get(client, "cityplan-detail", plan.ref)
    get(sign_in(client, neighbour), "cityplan-detail", plan.ref, status=404)
    get(client, "cityplan-edit", plan.ref, status=404)


def test_the_calendar(client, office, officer):
    day = make.DayExceptionFactory()
    get(sign_in(client, office), "day-list")
    get(client, "day-create")
    get(client, "day-edit", day.ref)
    get(sign_in(client, officer), "day-list")
    get(client, "day-create", status=403)


@pytest.mark.parametrize("language", ["zh-hans", "en", "es"])
def test_pages_are_drawn_in_three_languages(client, office, published, language):
    sign_in(client, office, language)
    for tab in TABS:
        get(client, "edition-detail", published.ref, query=f"?tab={tab}")


def test_the_anonymous_are_asked_to_sign_in(client, published):
    for name, args in (
        ("edition-list", ()), ("edition-detail", (published.ref,)), ("cityplan-list", ()),
        ("quota-export", (published.ref,)), ("quota-import", (published.ref,)),
    ):  # fmt: skip
        get(client, name, *args, status=302)


# statements


def rows_of(kind, count, office_org):
    place = people.PlaceFactory
    match kind:
        case "edition":
            make.EditionFactory.create_batch(count)
        case "document":
            make.DocumentFactory.create_batch(count, edition=make.EditionFactory())
        case "receipt":
            make.ReceiptFactory.create_batch(count, document=make.DocumentFactory())
        case "cityplan":
            edition = make.EditionFactory(state="published")
            for _number in range(count):
                make.CityPlanFactory(edition=edition, organisation=place())
        case "day":
            for number in range(count):
                make.DayExceptionFactory(on=f"2011-05-0{number + 1}")


@pytest.mark.parametrize(
    ("kind", "statements"),
    [("edition", 4), ("document", 5), ("receipt", 5), ("cityplan", 6), ("day", 4)],
)
@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_the_same_for_any_number_of_rows(
    as_office, office, kind, statements, count, scoped_statements
):
    rows_of(kind, count, office.organisation)
    get(as_office, f"{kind}-list")
    with scoped_statements() as found:
        get(as_office, f"{kind}-list")
    assert len(found) == statements, "\n".join(found)


@pytest.fixture
def amended(published, office, now):
    with acting(office) as actor:
        return editions.amend(
            published, measures="新措施。", reason="省委要求", actor=actor, now=now
        )


@pytest.mark.parametrize("reader", ["office", "officer"])
def test_the_versions_say_what_the_latest_changed(client, amended, reader, request):
    sign_in(client, request.getfixturevalue(reader))
    html = get(client, "edition-detail", amended.ref, query="?tab=versions")
    assert "省委要求" in html
    assert "<ins>新措施。</ins>" in html
    assert ("Acknowledge</button>" in html) == (reader == "officer")
    html = get(client, "edition-compare", amended.ref, query="?from=1&to=2")
    assert "<ins>新措施。</ins>" in html
    get(client, "edition-compare", amended.ref, query="?from=1&to=1", status=404)
    get(client, "edition-compare", amended.ref, query="?to=9", status=404)


def test_two_versions_of_a_document_stand_side_by_side(as_office, published, office, now):
    with acting(office) as actor:
        first = documents.create(published, title="函", body="甲。乙。", actor=actor, now=now)
        documents.issue(first, actor=actor, now=now)
        second = documents.revise(first, body="甲。丙。", reason="更正", actor=actor, now=now)
    html = get(as_office, "document-compare", second.ref)
    assert "<del>乙。</del>" in html
    assert "<ins>丙。</ins>" in html
    get(as_office, "document-compare", first.ref, status=404)
    assert "Compare with this version" in get(as_office, "document-detail", second.ref)


def test_the_calendar_names_days_of_rest(as_office, whole):
    assert "Day of rest" in get(as_office, "edition-detail", whole.ref, query="?tab=calendar")


def test_the_quotas_show_how_many_may_be_nominated_and_are(as_office, office, published, settings):
    settings.QUOTA_METER = f"{__name__}.three_of_eight"
    html = get(as_office, "edition-detail", published.ref, query="?tab=quotas")
    [meter] = re.findall(r'id="quota-meter".*?</table>', html, re.DOTALL)
    with acting(office):
        place = published.quotas.filter(tier="municipal").select_related("organisation").first()
    cells = re.findall(r'<td class="text-end">(?:<strong>)?([^<]*)', meter)
    assert place.organisation.label in meter
    assert cells[:5] == [str(place.seats), "8", "3", "–", "5"]


def three_of_eight(_actor, edition):
    """Stands in for the stage that nominates."""
    return {
        ("municipal", quota.sub_project_id, quota.organisation_id): (8, 3, None)
        for quota in edition.quotas.filter(tier="municipal")
    }
