"""The first page of every role."""

import pytest

from cadreproj.roles import ROLES
from tests.factories.core import MembershipFactory
from tests.factories.selection import NominationFactory
from tests.support import sign_in

pytestmark = pytest.mark.django_db
SIGNING_IN = [role.name for role in ROLES if role.name != "service"]


@pytest.mark.parametrize("role", SIGNING_IN)
def test_every_role_has_a_first_page(client, role):
    sign_in(client, MembershipFactory(role=role))
    answer = client.get("/")
    assert answer.status_code == 200
    assert b"Nothing waits for you" in answer.content


def test_what_waits_is_told_in_the_language_of_the_reader(client, settings):
    settings.REMEMBER_SECONDS = 60
    NominationFactory(state="proposed")
    sign_in(client, MembershipFactory(role="committee_secretary"))
    for language, words in (("en", "Proposed nominees to decide"), ("zh-hans", "待")):
        client.cookies["django_language"] = language
        page = client.get("/").content.decode()
        waiting = page[page.index("?state=proposed") :][:80]
        assert words in waiting, waiting


def test_who_may_not_read_editions_is_not_told_that_none_is_running(client):
    sign_in(client, MembershipFactory(role="examiner"))
    assert b"No programme is running" not in client.get("/").content
