"""Search, saved filters, change of role and language, tokens: the small pages that serve all others."""

import re

import pytest
from django.db import connection

from core.audit.models import AuditEntry
from core.notices.models import Notice
from core.orgs.models import User
from core.web import search
from core.web.models import ApiToken, SavedFilter
from tests.factories.core import MembershipFactory, PlaceFactory
from tests.support import acting, sign_in

LIST = "/sample/papers/"
SAVE = "/filters/?page=sample:paper-list"


def text_of(response):
    return response.content.decode()


def second_membership(officer, role="county_officer"):
    return MembershipFactory(role=role, user=officer.user, organisation=officer.organisation)


# search


@pytest.fixture
def provider(monkeypatch):
    asked = []

    def find(actor, text, limit):
        asked.append(text)
        found = {"zwj": 2, "one": 1}.get(text, 0)
        return [
            search.Hit(f"张伟杰 {n}", f"/people/{n}/", "1987.04", "Person") for n in range(found)
        ]

    monkeypatch.setattr(search, "providers", lambda: (find,))
    return asked


def test_the_box_shows_what_the_providers_find(officer_client, provider):
    html = text_of(officer_client.get("/search/?q=zwj"))
    assert 'href="/people/0/"' in html
    assert "1987.04" in html


def test_a_single_find_is_opened_at_once(officer_client, provider):
    assert officer_client.get("/search/?q=one").url == "/people/0/"


@pytest.mark.parametrize("text", ["", "   ", "\x00"])
def test_nothing_typed_asks_nobody(officer_client, provider, text):
    assert officer_client.get("/search/", {"q": text}).status_code == 200
    assert provider == []


def test_a_long_text_is_cut(officer_client, provider):
    officer_client.get("/search/", {"q": "x" * 5000})
    assert len(provider[0]) == search.LONGEST


# saved filters


def test_a_filter_is_kept_under_a_name_and_offered_again(officer_client, papers):
    papers(1)
    response = officer_client.post(SAVE, {"name": "Drafts", "query": "state=draft&page=3&after=x"})
    assert response.url == f"{LIST}?state=draft"
    html = text_of(officer_client.get(response.url))
    assert re.search(r'href="\?state=draft" aria-current="true">Drafts', html)


def test_the_same_name_replaces_the_filter(officer_client, as_owner):
    for query in ("state=draft", "state=accepted"):
        officer_client.post(SAVE, {"name": "Mine", "query": query})
    with as_owner():
        assert [row.query for row in SavedFilter.objects.all()] == ["state=accepted"]


def test_a_shared_filter_is_seen_in_the_organisation_and_nowhere_else(
    client, officer_client, place
):
    officer_client.post(SAVE, {"name": "Ours", "query": "state=draft", "is_shared": "1"})
    officer_client.post(SAVE, {"name": "Private", "query": "state=draft"})
    assert "Private" in text_of(officer_client.get(LIST))
    colleague = MembershipFactory(role="municipal_officer", organisation=place)
    html = text_of(sign_in(client, colleague).get(LIST))
    assert "Ours" in html
    assert "Private" not in html
    stranger = MembershipFactory(role="municipal_officer", organisation=PlaceFactory())
    assert "Ours" not in text_of(sign_in(client, stranger).get(LIST))


def test_only_ones_own_filter_can_be_deleted(client, officer_client, place, as_owner):
    officer_client.post(SAVE, {"name": "Ours", "query": "state=draft", "is_shared": "1"})
    with as_owner():
        row = SavedFilter.objects.get()
    url = f"/filters/{row.ref}/delete/"
    assert officer_client.post(url).url == LIST
    officer_client.post(SAVE, {"name": "Ours", "query": "state=draft", "is_shared": "1"})
    with as_owner():
        url = f"/filters/{SavedFilter.objects.get().ref}/delete/"
    colleague = MembershipFactory(role="municipal_officer", organisation=place)
    assert sign_in(client, colleague).post(url).status_code == 404


@pytest.mark.parametrize(
    ("url", "data"),
    [
        ("/filters/?page=no:such", {"name": "x", "query": ""}),
        ("/filters/", {"name": "x", "query": ""}),
        (SAVE, {"name": "", "query": "a=1"}),
        (SAVE, {"name": "x" * 99, "query": "a=1"}),
        (SAVE, {"name": "x", "query": "a=" + "1" * 2000}),
    ],
)
def test_a_filter_that_cannot_be_kept_is_refused(officer_client, url, data):
    assert officer_client.post(url, data).status_code == 422


# memberships


def test_another_membership_is_chosen_in_the_header(officer_client, officer):
    other = second_membership(officer)
    html = text_of(officer_client.get(LIST))
    assert f'value="{other.ref}"' in html
    officer_client.post("/role/", {"membership": str(other.ref)})
    assert officer_client.session["membership_id"] == other.pk
    assert officer_client.get(LIST).status_code == 403


@pytest.mark.parametrize("ref", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_somebody_elses_membership_cannot_be_chosen(officer_client, officer, ref):
    assert officer_client.post("/role/", {"membership": ref}).status_code == 404
    foreign = MembershipFactory(role="programme_office")
    assert officer_client.post("/role/", {"membership": str(foreign.ref)}).status_code == 404
    assert officer_client.session["membership_id"] == officer.pk


def test_the_header_counts_what_waits_under_each_membership(officer_client, officer, as_owner):
    other = second_membership(officer)
    with as_owner():
        for membership, count in ((officer, 1), (other, 2)):
            for _ in range(count):
                Notice.objects.create(
                    role=membership.role, organisation=membership.organisation, text_key="x"
                )
        Notice.objects.create(user=officer.user, text_key="x")
    with acting(officer), connection.cursor() as cursor:
        cursor.execute("SELECT membership_id, unread, personal FROM header_memberships(100)")
        assert cursor.fetchall() == [(officer.pk, 1, 1), (other.pk, 2, 1)]


# language


def test_the_language_is_kept_in_a_cookie_and_with_the_account(officer_client, officer, as_owner):
    response = officer_client.post("/language/", {"language": "es", "next": LIST})
    assert response.url == LIST
    assert 'lang="es"' in text_of(officer_client.get(LIST))
    with as_owner():
        assert User.objects.get(pk=officer.user_id).language == "es"


def test_the_language_can_be_chosen_before_signing_in(client, sample_table):
    assert client.post("/language/", {"language": "es"}).status_code == 302
    assert client.cookies["django_language"].value == "es"


def test_an_unknown_language_changes_nothing(client, sample_table):
    client.post("/language/", {"language": "tlh"})
    assert "django_language" not in client.cookies


# tokens


def test_a_token_is_shown_once_and_revoked(officer_client, as_owner):
    page = officer_client.post("/tokens/", {"name": "Statistics", "days": "30"})
    assert page.headers["Cache-Control"] == "no-store"
    text = re.search(r'value="(ct_[^"]+)"', text_of(page)).group(1)
    assert text not in text_of(officer_client.get("/tokens/"))
    assert officer_client.get("/api/v1/papers/", headers={"Authorization": f"Token {text}"})
    with as_owner():
        ref = ApiToken.objects.get().ref
    assert officer_client.post(f"/tokens/{ref}/revoke/").url == "/tokens/"
    with as_owner():
        acts = list(AuditEntry.objects.order_by("id").values_list("action", flat=True))
    assert acts == ["apitoken.issue", "apitoken.revoke"]


def test_somebody_elses_token_is_not_there(client, officer_client, place, as_owner):
    officer_client.post("/tokens/", {"name": "Statistics", "days": "30"})
    with as_owner():
        ref = ApiToken.objects.get().ref
    colleague = MembershipFactory(role="municipal_officer", organisation=place)
    assert sign_in(client, colleague).post(f"/tokens/{ref}/revoke/").status_code == 404


def test_a_token_without_an_end_is_refused(officer_client):
    assert officer_client.post("/tokens/", {"name": "x", "days": "9999"}).status_code == 422
