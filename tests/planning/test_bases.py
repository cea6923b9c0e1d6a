"""The table of laws: picked by the day, cited by conditions, kept by administrators."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from rest_framework.test import APIClient

from core.audit.models import AuditEntry
from planning import formats
from planning.handover import rules_of
from planning.models import LegalBasis, QualificationRule
from planning.services import bases, cloning, editions
from tests.factories import core as people
from tests.plugins import database
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db

GRASSROOTS = "article_8_1"


def basis_of(year: int) -> LegalBasis:
    with database.as_owner():
        return LegalBasis.objects.get(provision=GRASSROOTS, effective_from__year=year)


@pytest.fixture
def resting(whole, as_owner):
    """A draft of 2011 whose condition rests on the regulation of 2019."""
    law = basis_of(2019)
    with as_owner():
        whole.qualification_rules.update(basis=law)
    return whole


@pytest.fixture
def system(db):
    return people.MembershipFactory(role="system_admin")


@pytest.mark.parametrize(
    ("on", "article"),
    [
        (
            date(2011, 6, 30),
            "《党政领导干部选拔任用工作条例》（中发〔2002〕7号，2002）第七条第一项",
        ),
        (date(2019, 3, 2), "《党政领导干部选拔任用工作条例》（中发〔2014〕3号，2014）第八条第一项"),
        (date(2019, 3, 3), "《党政领导干部选拔任用工作条例》（2019）第八条第一项"),
    ],
)
def test_the_edition_of_a_law_is_picked_by_the_day(office, on, article):
    with acting(office):
        assert str(bases.pick(GRASSROOTS, on)) == article


def test_before_the_first_edition_and_without_a_day_nothing_is_picked(office):
    with acting(office):
        assert bases.pick(GRASSROOTS, date(2001, 1, 1)) is None
        assert bases.pick(GRASSROOTS, None) is None
        assert bases.pick("", date(2026, 1, 1)) is None


def test_no_provision_has_two_editions_in_force_on_one_day(office):
    with acting(office):
        for row in LegalBasis.objects.all():
            others = LegalBasis.objects.filter(provision=row.provision).exclude(pk=row.pk)
            assert not others.overlapping(row.effective_from, row.effective_to).exists(), row


def test_a_new_condition_is_offered_the_law_in_force_and_warned_of_another(client, office, whole):
    client = sign_in(client, office)
    url = reverse("planning:rule-create", args=[whole.ref]) + "?tier=municipal&kind=level_min"
    assert "It rests on" not in client.get(url).content.decode()
    url = url.replace("level_min", "service_years_min")
    html = client.get(url).content.decode()
    assert (
        "It rests on: 《党政领导干部选拔任用工作条例》（中发〔2002〕7号，2002）第七条第一项."
        in html
    )
    assert html.index("2002〕7号") < html.index(
        "Not in force: 《党政领导干部选拔任用工作条例》（2019）"
    )
    data = {"act": "read", "years": 5, "basis": basis_of(2019).ref}
    read = client.post(url, data, headers={"HX-Request": "true"}).content.decode()
    assert "this legal basis is not in force on 2011-06-30" in read
    data = {"years": 5, "basis": basis_of(2019).ref, "severity": "blocks", "position": 3}
    assert client.post(url, data).status_code == 302
    with acting(office):
        assert whole.qualification_rules.get(key="service_years_min").basis == basis_of(2019)


def test_what_is_not_in_force_is_marked_on_the_tab_and_on_the_sheet(client, office, resting):
    client = sign_in(client, office)
    tab = client.get(f"{resting.get_absolute_url()}?tab=rules").content.decode()
    assert "1 condition rests on a law that is not in force on 2011-06-30" in tab
    sheet = client.get(reverse("planning:rule-sheet", args=[resting.ref])).content.decode()
    for html in (tab, sheet):
        assert "《党政领导干部选拔任用工作条例》（2019）第八条第一项" in html
        assert "not in force" in html


def test_a_clone_rests_on_the_laws_of_its_own_day(office, now, resting):
    with acting(office) as actor:
        for year, law in ((2015, 2014), (2026, 2019), (2003, 2002)):
            clone = cloning.clone(resting, year=year, name="新", actor=actor, now=now)
            assert clone.qualification_rules.get().basis == basis_of(law)


def test_a_template_names_provisions_and_takes_the_law_of_the_day(client, office, now):
    client = sign_in(client, office)
    data = {"source": "five_steps", "year": 2012, "name": "模板", "parts": [
        "calendar", "qualification_rules",
    ]}  # fmt: skip
    assert client.post(reverse("planning:edition-wizard"), data).status_code == 302
    with acting(office):
        rules = QualificationRule.objects.select_related("basis").order_by("position")
        found = [rule.basis and rule.basis.article for rule in rules]
    # The regulation of 2002 had no list of bars; the plan of the edition is no law.
    assert found == ["第七条第四项", "第七条第一项", None, None]


def test_the_law_is_read_in_the_api_and_goes_to_the_review(office, resting):
    answer = sign_in(APIClient(), office).get(f"/api/v1/editions/{resting.ref}/")
    [rule] = answer.json()["qualification_rules"]
    assert rule["basis"]["article"] == "第八条第一项"
    assert rule["basis"]["cited"] == str(basis_of(2019))
    with acting(office):
        assert rules_of(resting, "municipal")[0].basis == basis_of(2019)


def test_a_version_keeps_the_law_as_it_was_cited(office, now, resting):
    law = str(basis_of(2019))
    with acting(office) as actor:
        editions.publish(resting, actor=actor, now=now)
        content = resting.versions.get().content
    assert content["parts"]["qualification_rules"][0]["basis"] == law
    [words] = formats.version_facts(content, [])["Qualifications"].values()
    assert law in words


# -- kept by administrators -----------------------------------------------------------------------


def test_an_administrator_adds_an_edition_and_ends_the_one_before(client, system, as_owner):
    client = sign_in(client, system)
    last = basis_of(2019)
    data = {
        "provision": GRASSROOTS, "title": last.title, "issuer": last.issuer, "number": "",
        "article": "第九条", "effective_from": "2030-01-01", "effective_to": "", "note": "",
    }  # fmt: skip
    add = reverse("admin:planning_legalbasis_add")
    refused = client.post(add, data)
    assert refused.status_code == 200
    assert "Another edition of this provision" in refused.content.decode()
    change = reverse("admin:planning_legalbasis_change", args=[last.pk])
    old = {**data, "article": last.article, "effective_from": "2019-03-03"}
    assert client.post(change, {**old, "effective_to": "2029-12-31"}).status_code == 302
    assert client.post(add, data).status_code == 302
    with as_owner():
        assert bases.pick(GRASSROOTS, date(2030, 6, 30)).article == "第九条"
        acts = list(AuditEntry.objects.values_list("action", flat=True))
    assert acts == ["legalbasis.edit", "legalbasis.create"]


def test_what_a_published_condition_rests_on_is_only_completed(
    client, system, office, now, resting
):
    with acting(office) as actor:
        editions.publish(resting, actor=actor, now=now)
    law = basis_of(2019)
    change = reverse("admin:planning_legalbasis_change", args=[law.pk])
    client = sign_in(client, system)
    data = {"number": "某发〔2019〕1号", "title": "别的", "effective_to": "", "note": ""}
    assert client.post(change, data).status_code == 302
    law = basis_of(2019)
    assert (law.number, law.title) == ("某发〔2019〕1号", "党政领导干部选拔任用工作条例")
    rows = LegalBasis.objects.filter(pk=law.pk)
    for values in ({"title": "别的"}, {"number": "另号"}, {"effective_from": "2018-01-01"}):
        with (
            acting(system),
            pytest.raises(IntegrityError, match="rests on it"),
            transaction.atomic(),
        ):
            rows.update(**values)


def test_nobody_else_writes_the_table(office, system):
    row = basis_of(2019)
    with acting(office), pytest.raises(Exception, match="permission denied"), transaction.atomic():
        LegalBasis.objects.filter(pk=row.pk).update(note="改")
    with acting(system), pytest.raises(Exception, match="permission denied"), transaction.atomic():
        LegalBasis.objects.filter(pk=row.pk)._raw_delete("default")
