"""Telephone and family are hidden until somebody says why; no list, form, file or API gives them away."""

import pytest
from django.urls import reverse
from django.utils import timezone

from candidates.formats.record import FamilyRecord, PersonRecord
from candidates.models import Finding, Person
from candidates.services import findings, people
from candidates.services.records import load_record
from core.audit.models import AuditEntry
from core.orgs.models import AccessLog
from core.workflow.errors import Refused
from tests.factories.core import MembershipFactory
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db
PHONE, RELATIVE, UNIT, BORN = "13971234567", "秘密亲属", "秘密单位科员", "1971.11"
SECRETS = (PHONE, RELATIVE, UNIT, BORN, BORN.replace(".", "-"))


@pytest.fixture
def officer():
    return MembershipFactory(role="municipal_officer")


@pytest.fixture
def visitor(client, officer):
    return sign_in(client, officer)


@pytest.fixture
def person(officer) -> Person:
    record = PersonRecord(
        name="丁一", sex="1", birth="1980-05", phone=PHONE, family=[
            FamilyRecord("父亲", RELATIVE, "1971-11", "群众", UNIT),
        ],
    )  # fmt: skip
    with acting(officer) as actor:
        actor.user = officer.user
        now = timezone.now()
        made = people.create_person(
            record=record, organisation=officer.organisation, actor=actor, now=now
        )
        findings.check(Person.objects.all(), actor=actor, now=now)
    return made


def address(name, *args) -> str:
    return reverse(f"candidates:person-{name}", args=args)


def text(response) -> str:
    return response.content.decode()


def test_no_page_shows_them_unasked(visitor, officer, person):
    with acting(officer):
        finding = Finding.objects.get(rule="kin_age")
    pages = [
        address("list"), address("edit", person.ref), reverse("candidates:finding-list"),
        reverse("candidates:finding-detail", args=[finding.ref]),
        *(address(f"reveal{what}", person.ref) for what in ("phone", "family")),
        *(
            f"{address('detail', person.ref)}?tab={tab}"
            for tab in ("form", "resume", "family", "record", "file", "findings")
        ),
        reverse("dossier", args=[person.ref]),
        f"{address('list')}?q={PHONE}", f"{address('list')}?q={RELATIVE}",
        f"{address('list')}?sort=phone",
    ]  # fmt: skip
    for page in pages:
        shown = text(visitor.get(page)).replace(f"q={PHONE}", "").replace(f'value="{PHONE}"', "")
        shown = shown.replace(f'value="{RELATIVE}"', "").replace(f"q={RELATIVE}", "")
        assert not [each for each in SECRETS[1:] if each in shown], page
        if "q=" not in page:
            assert PHONE not in shown, page
    for page in (f"{address('list')}?q={PHONE}", f"{address('list')}?q={RELATIVE}"):
        assert "丁一" not in text(visitor.get(page))


def test_neither_does_the_api(visitor, person):
    for page in ("people/", "findings/", f"people/{person.ref}/"):
        response = visitor.get(f"/api/v1/{page}")
        assert response.status_code == 200
        assert not [each for each in SECRETS if each in text(response)], page


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("what", "secret"), [("phone", PHONE), ("family", RELATIVE)])
def test_a_reason_shows_them_once_and_the_look_is_on_record(
    visitor, officer, person, what, secret, as_owner
):
    page = address(f"reveal{what}", person.ref)
    refused = visitor.post(page, {"reason": " "})
    assert refused.status_code == 422
    assert secret not in text(refused)
    response = visitor.post(page, {"reason": "回避审查"})
    assert secret in text(response)
    assert response.headers["Cache-Control"] == "no-store"
    with as_owner():
        assert AccessLog.objects.get(kind=what).purpose == "回避审查"
        entry = AuditEntry.objects.get(action=f"person.reveal_{what}")
        assert entry.reason == "回避审查"
        assert secret not in str((entry.before, entry.after))


def test_who_may_not_see_them_is_not_offered_to(client, officer, person):
    reader = MembershipFactory(role="inspector", organisation=officer.organisation)
    sign_in(client, reader)
    assert address("revealfamily", person.ref) not in text(
        client.get(f"{address('detail', person.ref)}?tab=family")
    )
    for what in ("phone", "family"):
        assert client.post(address(f"reveal{what}", person.ref), {"reason": "x"}).status_code == 403
    sign_in(client, MembershipFactory(role="municipal_officer"))
    for what in ("phone", "family"):
        assert client.post(address(f"reveal{what}", person.ref), {"reason": "x"}).status_code == 404


def test_a_service_asks_for_the_reason_too(officer, person):
    with acting(officer) as actor:
        actor.user = officer.user
        for verb in (people.reveal_phone, people.reveal_family):
            with pytest.raises(Refused):
                verb(person, actor=actor, now=timezone.now(), reason=" ")


def fields(visitor, person, **changes) -> dict:
    form = visitor.get(address("edit", person.ref)).context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in {**values, **changes}.items() if value is not None}


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("", [RELATIVE]), ("无", []), ("妻子 | 新人 | 1981.02 | 群众 | 某校教师", ["新人"])],
)
def test_the_form_keeps_what_it_does_not_show(visitor, officer, person, typed, kept):
    answer = visitor.post(address("edit", person.ref), fields(visitor, person, family=typed))
    assert answer.status_code == 302
    with acting(officer):
        record = load_record(Person.objects.get())
    assert [each.name for each in record.family] == kept
    assert record.phone == PHONE


def test_a_stale_form_shows_no_family_either(visitor, person):
    data = fields(visitor, person)
    visitor.post(address("edit", person.ref), {**data, "health": "良好"})
    response = visitor.post(address("edit", person.ref), {**data, "form_key": "other"})
    assert response.status_code == 409
    assert not [each for each in SECRETS if each in text(response)]
