"""Form pages: shape checked, one service call, one effect, and nothing lost when it cannot be."""

import re

import pytest
from django.core.cache import cache

from core.web.drafts import draft_key
from core.web.once import Once, UnderWay
from tests.core.web import sample, sample_urls
from tests.factories.core import MembershipFactory, PlaceFactory
from tests.support import sign_in

NEW = "/sample/papers/new/"


def text_of(response):
    return response.content.decode()


def hidden(response, name):
    return re.search(rf'name="{name}" value="([^"]*)"', text_of(response)).group(1)


def all_papers(as_owner):
    with as_owner():
        return list(sample.Paper.objects.order_by("pk"))


@pytest.fixture
def paper(papers):
    return papers(2)[1]


def edit_url(paper):
    return f"/sample/papers/{paper.ref}/edit/"


def test_a_new_row_is_written_by_its_service(officer_client, officer, as_owner):
    response = officer_client.post(NEW, {"title": "On soil", "mark": "3.5"})
    [paper] = all_papers(as_owner)
    assert response.status_code == 302
    assert response.url == f"/sample/papers/{paper.ref}/"
    assert (paper.title, paper.org_path) == ("On soil", officer.organisation.scope_path)


def test_bad_input_comes_back_with_its_errors(officer_client, as_owner):
    response = officer_client.post(NEW, {"title": "", "mark": "many"})
    assert response.status_code == 422
    assert "This field is required." in text_of(response)
    assert 'value="many"' in text_of(response)
    assert all_papers(as_owner) == []


def test_a_refusal_stands_at_its_field(officer_client):
    response = officer_client.post(NEW, {"title": "Refused"})
    assert response.status_code == 422
    assert "This title is taken." in text_of(response)


def test_a_role_that_may_not_create_is_told(client, office):
    assert sign_in(client, office).get(NEW).status_code == 403


def test_pressing_twice_has_one_effect(
    officer_client, as_owner, django_capture_on_commit_callbacks
):
    page = officer_client.get(NEW)
    data = {"title": "Once", "form_key": hidden(page, "form_key")}
    with django_capture_on_commit_callbacks(execute=True):
        first = officer_client.post(NEW, data)
    second = officer_client.post(NEW, data)
    assert first.url == second.url
    assert len(all_papers(as_owner)) == 1


def test_kept_entries_have_a_key_of_the_account_and_go_when_the_server_says_saved(
    officer_client, officer, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(sample_urls.PaperCreate, "keeps_entries", True)
    page = officer_client.get(NEW)
    assert page.headers["Cache-Control"] == "no-store"
    assert f'data-lasting="{draft_key(officer.user)}"' in text_of(page)
    officer.user.set_password("another-pass-2011")
    assert draft_key(officer.user) not in text_of(page)
    data = {"title": "Kept", "form_key": hidden(page, "form_key")}
    for _press in range(2):  # whoever never saw the first answer is told too
        with django_capture_on_commit_callbacks(execute=True):
            answer = officer_client.post(NEW, data)
        assert f'data-saved="saved:{NEW}"' in text_of(officer_client.get(answer.url))


def test_a_press_while_the_first_is_under_way_waits(officer_client, officer, as_owner):
    Once(officer.user_id, "k").begin()
    response = officer_client.post(NEW, {"title": "Once", "form_key": "k"})
    assert response.status_code == 409
    assert all_papers(as_owner) == []


def test_a_refused_form_may_be_sent_again_under_its_key(officer_client, as_owner):
    assert officer_client.post(NEW, {"title": "Refused", "form_key": "k"}).status_code == 422
    assert officer_client.post(NEW, {"title": "Right", "form_key": "k"}).status_code == 302


def test_keys_of_two_accounts_do_not_meet():
    Once(1, "k").begin()
    assert Once(2, "k").begin() == ""
    with pytest.raises(UnderWay):
        Once(1, "k").begin()
    cache.clear()


# edit


def test_an_edit_starts_with_what_is_recorded(officer_client, paper):
    page = officer_client.get(edit_url(paper))
    assert f'value="{paper.title}"' in text_of(page)
    assert hidden(page, "form_version") == "0"


def test_an_edit_is_written_by_its_service(officer_client, paper, as_owner):
    response = officer_client.post(edit_url(paper), {"title": "Other", "form_version": "0"})
    assert response.status_code == 302
    assert all_papers(as_owner)[1].title == "Other"


def test_a_stale_edit_keeps_both_values_and_may_be_repeated(officer_client, paper, as_owner):
    page = officer_client.get(edit_url(paper))
    with as_owner():
        sample.Paper.objects.filter(pk=paper.pk).update(title="Theirs", version=1)
    data = {"title": "Mine", "form_version": hidden(page, "form_version")}
    response = officer_client.post(edit_url(paper), data)
    assert response.status_code == 409
    assert 'value="Mine"' in text_of(response)
    assert "<td>Mine</td><td>Theirs</td>" in text_of(response)
    assert all_papers(as_owner)[1].title == "Theirs"
    again = {"title": "Mine", "form_version": hidden(response, "form_version")}
    assert officer_client.post(edit_url(paper), again).status_code == 302
    assert all_papers(as_owner)[1].title == "Mine"


def test_a_row_of_another_place_is_not_there(client, paper):
    stranger = MembershipFactory(role="municipal_officer", organisation=PlaceFactory())
    sign_in(client, stranger)
    assert client.get(edit_url(paper)).status_code == 404
    assert client.post(edit_url(paper), {"title": "x"}).status_code == 404


def test_a_visible_row_that_is_not_mine_is_refused_with_the_reason(
    officer_client, client, place, office, as_owner
):
    with as_owner():
        locked = sample.Paper.objects.create(
            title="Locked 00001", organisation=place, org_path=place.scope_path
        )
    response = officer_client.get(edit_url(locked))
    assert response.status_code == 403
    assert "not yours to change" in text_of(response)
    assert sign_in(client, office).get(edit_url(locked)).status_code == 403


# a move with a form


def test_a_move_with_a_form_is_carried_out_by_its_verb(officer_client, paper, as_owner):
    url = f"/sample/papers/{paper.ref}/withdraw/"
    assert "Withdraw" in text_of(officer_client.get(url))
    assert officer_client.post(url, {"because": "Twice"}).url == f"/sample/papers/{paper.ref}/"
    assert all_papers(as_owner)[1].state == "withdrawn"
    assert officer_client.get(url).status_code == 409
    assert officer_client.post(url, {"because": "Again"}).status_code == 409
