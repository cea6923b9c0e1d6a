"""API tokens in the administration: whoever keeps the system can cut a program off, nothing else."""

import pytest
from django.urls import reverse
from django.utils import timezone

from core.audit.models import AuditEntry
from core.web import tokens
from core.web.models import ApiToken
from tests.factories.core import MembershipFactory
from tests.plugins.database import as_owner
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db

LIST = "admin:core_apitoken_changelist"


@pytest.fixture
def officer():
    return MembershipFactory()


@pytest.fixture
def issued(officer):
    with acting(officer) as actor:
        return tokens.issue("Statistics", actor=actor, now=timezone.now())


def act_url(token, name="revoke") -> str:
    return reverse("admin:core_apitoken_act", args=[token.pk, name])


@pytest.mark.parametrize("role", ["system_admin", "security_admin"])
def test_a_token_is_revoked_from_the_list(client, issued, role):
    token, text = issued
    client = sign_in(client, MembershipFactory(role=role))
    html = client.get(reverse(LIST)).content.decode()
    assert f'formaction="{act_url(token)}"' in html
    assert token.digest not in html
    assert client.post(act_url(token)).url == reverse(LIST)
    with as_owner():
        assert tokens.find(text, now=timezone.now()) is None
        assert AuditEntry.objects.filter(action="apitoken.revoke", object_ref=token.ref).exists()
    assert "formaction" not in client.get(reverse(LIST)).content.decode()


def test_the_audit_administrator_and_the_officers_cannot(client, issued, officer):
    token, _text = issued
    client = sign_in(client, MembershipFactory(role="audit_admin"))
    assert client.get(reverse(LIST)).status_code == 403
    assert client.post(act_url(token)).status_code in {302, 403}
    client = sign_in(client, officer)
    assert client.get(reverse(LIST)).status_code == 302
    with as_owner():
        assert ApiToken.objects.get().revoked_at is None


def test_it_is_not_done_by_looking_and_there_is_no_other_act(client, issued):
    token, _text = issued
    client = sign_in(client, MembershipFactory(role="security_admin"))
    assert client.get(act_url(token)).status_code == 403
    assert client.post(act_url(token, "issue")).status_code == 403
    change = reverse("admin:core_apitoken_change", args=[token.pk])
    assert client.get(change).status_code == 200
    assert client.post(change, {"name": "Other"}).status_code == 403
    with as_owner():
        assert (ApiToken.objects.get().revoked_at, ApiToken.objects.get().name) == (
            None,
            "Statistics",
        )
