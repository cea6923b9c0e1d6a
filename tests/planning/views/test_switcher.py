"""The switch between editions in the header: recent ones in view, and one question a minute."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from core.web.context import edition_label
from planning import handover
from tests.factories import core as people
from tests.factories import planning as make
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def switched_on(settings):
    settings.EDITION_SWITCHER = "planning.handover.switcher"
    cache.clear()
    yield
    cache.clear()


def header(client, url: str) -> str:
    html = client.get(url).content.decode()
    return html[html.index('<header class="top">') : html.index("</header>")]


def test_the_header_leads_to_the_editions_in_view(switched_on, client, officer, published):
    make.EditionFactory(year=2031, name="only a draft")
    client = sign_in(client, officer)
    shown = header(client, reverse("planning:document-list"))
    assert published.get_absolute_url() in shown
    assert str(published) in shown
    assert "only a draft" not in shown
    current = f'href="{published.get_absolute_url()}" aria-current="true"'
    assert current not in shown
    here = header(client, published.get_absolute_url())
    assert current in here


def test_it_is_asked_once_for_everybody_of_one_scope(
    switched_on, client, officer, published, scoped_statements
):
    client, url = sign_in(client, officer), reverse("planning:document-list")
    with scoped_statements() as first:
        client.get(url)
    with scoped_statements() as second:
        client.get(url)
    assert len(first) - len(second) == 1


def test_a_fragment_draws_no_header_and_asks_nothing(switched_on, client, officer, published):
    client, url = sign_in(client, officer), reverse("planning:document-list")
    key = f"editions:{officer.role}:{officer.path}"
    client.get(url, headers={"HX-Request": "true"})
    assert cache.get(key) is None
    client.get(url)
    assert [row["url"] for row in cache.get(key)] == [published.get_absolute_url()]


def test_an_administrator_sees_no_editions(switched_on, published):
    with acting(people.MembershipFactory(role="system_admin")) as actor:
        assert handover.switcher(actor) == []


def test_the_label_is_of_the_page_then_of_the_running_edition_then_of_the_newest(rf):
    request = rf.get("/")
    old, running = {"label": "old", "running": False}, {"label": "now", "running": True}
    request._editions = [{**old, "current": True}, {**running, "current": False}]
    assert edition_label(request) == "old"
    request._editions = [{**old, "current": False}, {**running, "current": False}]
    assert edition_label(request) == "now"
    request._editions = [{**old, "current": False}]
    assert edition_label(request) == "old"
    request._editions = []
    assert edition_label(request) == ""
