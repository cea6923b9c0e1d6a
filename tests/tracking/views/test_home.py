"""The first page of every role."""

import pytest

from cadreproj.roles import ROLES
from tests.factories.core import MembershipFactory
from tests.support import sign_in

pytestmark = pytest.mark.django_db
SIGNING_IN = [role.name for role in ROLES if role.name != "service"]


@pytest.mark.parametrize("role", SIGNING_IN)
def test_every_role_has_a_first_page(client, role):
    sign_in(client, MembershipFactory(role=role))
    answer = client.get("/")
    assert answer.status_code == 200
    assert b"Nothing waits for you" in answer.content
