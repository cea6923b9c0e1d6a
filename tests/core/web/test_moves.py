"""Moves through the browser: one row, many rows, and everything that speaks against them."""

import re

import pytest

from core.audit.models import AuditEntry
from core.web.moves import move_buttons
from tests.core.web import sample
from tests.factories.core import MembershipFactory, PlaceFactory
from tests.support import acting, sign_in


@pytest.fixture
def paper(papers):
    return papers(1)[0]


def move_url(paper, move):
    return f"/sample/papers/{paper.ref}/moves/{move}/"


def state_of(paper, as_owner):
    with as_owner():
        return sample.Paper.objects.get(pk=paper.pk).state


def text_of(response):
    return response.content.decode()


def test_a_move_changes_the_state_and_the_ledger_tells_of_it(officer_client, paper, as_owner):
    response = officer_client.post(move_url(paper, "submit"), {"version": 0})
    assert response.status_code == 302
    assert response.url == f"/sample/papers/{paper.ref}/"
    assert state_of(paper, as_owner) == "submitted"
    with as_owner():
        entry = AuditEntry.objects.get(object_ref=paper.ref)
    assert (entry.action, entry.before, entry.after) == (
        "paper.submit",
        {"state": "draft"},
        {"state": "submitted"},
    )


def test_it_leads_back_only_within_this_site(officer_client, papers):
    first, second = papers(2)
    answer = officer_client.post(move_url(first, "submit"), {"next": "/sample/papers/?page=2"})
    assert answer.url == "/sample/papers/?page=2"
    answer = officer_client.post(move_url(second, "submit"), {"next": "//evil.example/"})
    assert answer.url.startswith("/sample/papers/")


def test_htmx_is_led_to_the_page_too(officer_client, paper):
    response = officer_client.post(move_url(paper, "submit"), headers={"HX-Request": "true"})
    assert response.headers["HX-Redirect"] == f"/sample/papers/{paper.ref}/"


@pytest.mark.parametrize(
    ("role", "move", "status"),
    [
        ("municipal_officer", "accept", 403),  # in view, not this role's
        ("municipal_officer", "nonsense", 404),
        ("municipal_officer", "withdraw", 404),  # has a form of its own
        ("programme_office", "accept", 409),  # this role's, but a draft
    ],
)
def test_refusals_have_the_right_number(client, paper, as_owner, place, role, move, status):
    membership = (
        MembershipFactory(role=role, organisation=place)
        if role == "municipal_officer"
        else MembershipFactory(role=role)
    )
    response = sign_in(client, membership).post(move_url(paper, move))
    assert response.status_code == status
    assert state_of(paper, as_owner) == "draft"


def test_a_row_of_another_place_is_not_there(client, paper, as_owner):
    stranger = MembershipFactory(role="municipal_officer", organisation=PlaceFactory())
    assert sign_in(client, stranger).post(move_url(paper, "submit")).status_code == 404
    assert state_of(paper, as_owner) == "draft"


def test_a_visible_row_that_is_not_mine_says_why(officer_client, place, as_owner):
    with as_owner():
        locked = sample.Paper.objects.create(
            title="Locked 00001", organisation=place, org_path=place.scope_path
        )
    response = officer_client.post(move_url(locked, "submit"))
    assert response.status_code == 403
    assert "not yours to decide" in text_of(response)


def test_an_older_version_is_refused(officer_client, paper):
    response = officer_client.post(move_url(paper, "submit"), {"version": 5})
    assert response.status_code == 409
    assert "Somebody changed this" in text_of(response)


def test_a_due_reason_is_asked_for(client, office, papers, as_owner):
    [paper] = papers(1, state="submitted")
    sign_in(client, office)
    assert client.post(move_url(paper, "send_back"), {"reason": "  "}).status_code == 409
    assert client.post(move_url(paper, "send_back"), {"reason": "Wrong form"}).status_code == 302
    assert state_of(paper, as_owner) == "draft"


def test_a_get_moves_nothing(officer_client, paper):
    assert officer_client.get(move_url(paper, "submit")).status_code == 405


# buttons


def test_the_page_offers_what_is_mine_and_explains_the_rest(
    officer_client, place, as_owner, django_assert_num_queries, officer
):
    with as_owner():
        locked = sample.Paper.objects.create(
            title="Locked 00001", organisation=place, org_path=place.scope_path
        )
    with acting(officer) as actor, django_assert_num_queries(1):
        [button] = move_buttons(sample.papers, sample.PAPER, actor, locked, lambda name: name)
    assert (button.name, button.allowed) == ("submit", False)
    html = text_of(officer_client.get(f"/sample/papers/{locked.ref}/"))
    assert "This row is not yours to decide." in html


def test_a_detail_page_shows_state_buttons_and_record(officer_client, paper):
    officer_client.post(move_url(paper, "submit"))
    html = text_of(officer_client.get(f"/sample/papers/{paper.ref}/"))
    assert "Submitted" in html
    assert "Accept" not in html
    assert "Submit" in html


# many rows


BATCH = "/sample/papers/moves/submit/"


def hidden_of(response):
    return re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', text_of(response))


def confirm(client, response, **more):
    data = {}
    for name, value in hidden_of(response):
        data.setdefault(name, []).append(value.replace("&amp;", "&"))
    return client.post(BATCH, {**data, **more})


def test_a_batch_is_summed_up_then_carried_out(officer_client, papers, place, as_owner):
    ready, done = papers(3), papers(2, state="submitted")
    summary = officer_client.post(BATCH, {"ref": [str(p.ref) for p in [*ready, *done]]})
    html = text_of(summary)
    assert summary.status_code == 200
    assert "Submit (3)" in html
    assert html.count("The state is “Submitted”.") == 2
    assert {state_of(p, as_owner) for p in ready} == {"draft"}
    response = confirm(officer_client, summary)
    assert response.status_code == 302
    assert {state_of(p, as_owner) for p in ready} == {"submitted"}
    with as_owner():
        assert AuditEntry.objects.filter(action="paper.submit").count() == 3


def test_all_rows_of_a_filter_move_in_a_fixed_number_of_statements(
    officer_client, papers, as_owner, django_assert_max_num_queries
):
    papers(300)
    summary = officer_client.post(BATCH, {"all": "1", "query": "state=draft&page=3"})
    assert "Submit (300)" in text_of(summary)
    with django_assert_max_num_queries(20):
        assert confirm(officer_client, summary).status_code == 302
    with as_owner():
        assert sample.Paper.objects.filter(state="submitted").count() == 300


def test_only_moves_with_a_set_based_verb_are_offered_for_many(officer_client, papers):
    papers(1)
    html = text_of(officer_client.get("/sample/papers/"))
    assert "moves/submit/" in html
    assert "moves/withdraw/" not in html


def test_when_others_were_quicker_the_summary_comes_again(officer_client, papers, as_owner):
    first, second = papers(2)
    summary = officer_client.post(BATCH, {"ref": [str(first.ref), str(second.ref)]})
    with as_owner():
        sample.Paper.objects.filter(pk=first.pk).update(state="submitted")
    response = confirm(officer_client, summary)
    assert response.status_code == 409
    assert state_of(second, as_owner) == "draft"
    assert confirm(officer_client, response).status_code == 302
    assert state_of(second, as_owner) == "submitted"


def test_rows_of_other_places_are_left_out_without_a_word(officer_client, papers, as_owner):
    [own] = papers(1)
    [foreign] = papers(1, organisation=PlaceFactory())
    summary = officer_client.post(BATCH, {"ref": [str(own.ref), str(foreign.ref)]})
    assert "Submit (1)" in text_of(summary)
    assert confirm(officer_client, summary).status_code == 302
    assert state_of(foreign, as_owner) == "draft"


@pytest.mark.parametrize(
    ("url", "data", "status"),
    [
        (BATCH, {}, 422),
        (BATCH, {"ref": "no-uuid"}, 422),
        ("/sample/papers/moves/accept/", {"all": "1"}, 403),
        ("/sample/papers/moves/nonsense/", {"all": "1"}, 404),
        ("/sample/papers/moves/withdraw/", {"all": "1"}, 404),  # no set-based verb
    ],
)
def test_a_batch_that_cannot_be_is_refused(officer_client, papers, url, data, status):
    papers(1)
    assert officer_client.post(url, data).status_code == status
