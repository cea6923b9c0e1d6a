"""What htmx gets: the partial of a generic page, the whole page where a stage has its own template."""

import pytest

from tests.factories.core import MembershipFactory
from tests.support import sign_in

pytestmark = pytest.mark.django_db
HTMX = {"headers": {"HX-Request": "true"}}


def test_a_generic_list_answers_htmx_with_its_partial(client):
    sign_in(client, MembershipFactory(role="programme_office"))
    body = client.get("/people/", **HTMX).content.decode()
    assert 'id="list"' in body
    assert "<html" not in body


def test_a_list_with_a_template_of_its_own_answers_htmx_too(client):
    sign_in(client, MembershipFactory(role="programme_office"))
    answer = client.get("/planning/city-plans/", **HTMX)
    assert answer.status_code == 200
    assert 'id="list"' in answer.content.decode()
