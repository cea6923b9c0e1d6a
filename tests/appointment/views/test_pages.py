"""Every page of appointment, asked by people of the place, of a sibling place and by nobody."""

from datetime import timedelta

import pytest
from django.urls import reverse

from appointment.models import Appointment, Post, Proposal, ReserveEntry, Vacancy
from tests.appointment.conftest import FIT
from tests.factories import appointment as make
from tests.factories import training
from tests.factories.core import MembershipFactory
from tests.plugins import database
from tests.support import sign_in

LISTS = ["team", "post", "vacancy", "proposal", "appointment", "probation", "reserve"]
OF_VACANCY = ["detail", "edit", "trainees", "compare", "propose"]


def rows_of(kind, number, place, county, edition):
    teams = {"organisation": county}
    posts = {f"team__{key}": value for key, value in teams.items()}
    vacancies = {f"post__{key}": value for key, value in posts.items()} | {"edition": edition}
    makers = {
        "team": lambda: make.TeamFactory(**teams),
        "post": lambda: make.PostFactory(**posts),
        "vacancy": lambda: make.VacancyFactory(**vacancies),
        "proposal": lambda: make.ProposalFactory(
            vacancy=make.VacancyFactory(**vacancies), trainee=training.trainee(place, edition)
        ),
        "reserve": lambda: make.ReserveEntryFactory(trainee=training.trainee(place, edition)),
    }
    makers["appointment"] = makers["probation"] = lambda: make.AppointmentFactory(
        proposal=make.NoticedProposalFactory(
            state="appointed",
            vacancy=make.VacancyFactory(**vacancies),
            trainee=training.trainee(place, edition),
        )
    )
    return [makers[kind]() for _number in range(number)]


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("kind", LISTS)
def test_lists_cost_the_same_for_any_number_of_rows(
    client, appointer, kind, number, place, county, edition, django_assert_num_queries
):
    rows_of(kind, number, place, county, edition)
    sign_in(client, appointer)
    client.get(reverse(f"appointment:{kind}-list"))
    # Account, rows, saved filters, inbox; five more open and close the scope inside the test.
    with django_assert_num_queries(9):
        answer = client.get(reverse(f"appointment:{kind}-list"))
    assert len(answer.context["table"].rows) == number


@pytest.mark.parametrize("kind", LISTS)
def test_a_sibling_place_sees_neither_list_nor_page(client, stranger, kind, place, county, edition):
    [row] = rows_of(kind, 1, place, county, edition)
    sign_in(client, stranger)
    assert not client.get(reverse(f"appointment:{kind}-list")).context["table"].rows
    assert client.get(row.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("language", ["zh-hans", "en", "es"])
def test_every_page_of_one_row_is_shown(client, office, kind, language, place, county, edition):
    [row] = rows_of(kind, 1, place, county, edition)
    sign_in(client, office, language)
    assert client.get(row.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("page", OF_VACANCY)
def test_the_pages_of_a_vacancy_stay_within_the_place(client, stranger, vacancy, page):
    url = reverse(f"appointment:vacancy-{page}", args=[vacancy.ref])
    assert client.get(url).status_code == 302
    sign_in(client, stranger)
    assert client.get(url).status_code == 404


def test_the_board_counts_by_place_and_level(
    client, office, place, county, edition, django_assert_max_num_queries
):
    rows_of("vacancy", 3, place, county, edition)
    sign_in(client, office)
    url = reverse("appointment:vacancy-board")
    client.get(url)
    with django_assert_max_num_queries(9):
        answer = client.get(url, {"year": "2011"})
    [row] = answer.context["board"]["rows"]
    assert (row.name, row.open, row.filled) == ("City A", 3, 0)
    assert client.get(url, {"year": "2010"}).context["board"]["rows"] == []


def test_suitable_trainees_are_compared_and_one_is_proposed(
    client, appointer, vacancy, place, edition
):
    fit = [training.trainee(place, edition, **FIT) for _number in range(3)]
    low = training.trainee(place, edition, position_level="1A50")
    sign_in(client, appointer)
    url = reverse("appointment:vacancy-trainees", args=[vacancy.ref])
    found = {row["ref"] for row in client.get(url).context["table"].rows}
    assert found == {one.ref for one in fit}
    assert low.ref not in found
    compare = client.post(f"{url}?to=compare", {"ref": [str(one.ref) for one in fit]})["Location"]
    answer = client.get(compare)
    assert len(answer.context["columns"]) == 3
    many = {"ref": [str(one.ref) for one in fit]}
    assert client.post(f"{url}?to=propose", many).status_code == 422
    propose = client.post(f"{url}?to=propose", {"ref": str(fit[0].ref)})["Location"]
    assert client.get(propose).status_code == 200
    assert client.post(propose, {"is_exceptional": "on"}).status_code == 422
    answer = client.post(propose, {})
    assert answer.status_code == 302
    assert client.get(answer["Location"]).context["row"].state == "proposed"
    assert len(client.get(url).context["table"].rows) == 2


def test_a_proposal_is_decided_published_and_appointed_in_the_browser(
    client, appointer, secretary, vacancy, trainee, today
):
    row = make.ProposalFactory(vacancy=vacancy, trainee=trainee)
    page = row.get_absolute_url()
    sign_in(client, appointer)
    assert client.get(f"{page}decide/").status_code == 403
    sign_in(client, secretary)
    vote = {
        "decided_on": today, "members": 9, "present": 8, "in_favour": 4, "against": 4, "deferred": 0,
    }  # fmt: skip
    answer = client.post(f"{page}decide/", vote)
    assert answer.status_code == 422
    assert "in_favour" in answer.context["form"].errors
    answer = client.post(f"{page}decide/", vote | {"in_favour": 7, "against": 1})
    assert answer.status_code == 302
    sign_in(client, appointer)
    assert client.post(f"{page}publish/", {"starts_on": today}).status_code == 302
    answer = client.post(f"{page}appoint/", {"appointed_on": today})
    assert answer.status_code == 409
    with database.as_owner():
        Proposal.objects.filter(pk=row.pk).update(
            notice_from=today - timedelta(days=9), notice_until=today - timedelta(days=1)
        )
    assert client.post(f"{page}appoint/", {"appointed_on": today}).status_code == 302
    answer = client.get(page)
    assert answer.context["appointment"].state == "in_probation"


def test_a_meeting_decides_many_with_one_vote(client, secretary, place, county, edition, today):
    rows = rows_of("proposal", 3, place, county, edition)
    sign_in(client, secretary)
    url = reverse("appointment:proposal-batch", args=["decide"])
    chosen = {"ref": [str(row.ref) for row in rows]}
    answer = client.post(url, chosen)
    assert answer.context["ready_count"] == 3
    confirm = chosen | {"confirm": "1", "expected": "3"}
    vote = {"decided_on": today, "members": 9, "present": 5, "in_favour": 5, "against": 0}
    assert client.post(url, confirm | vote | {"deferred": 0}).status_code == 422
    answer = client.post(url, confirm | vote | {"present": 8, "in_favour": 8, "deferred": 0})
    assert answer.status_code == 302
    with database.as_owner():
        assert Proposal.objects.decided().count() == 3


def test_the_rest_go_to_the_reserve_together(client, appointer, place, edition):
    people = [training.trainee(place, edition) for _number in range(3)]
    sign_in(client, appointer)
    assert client.get(reverse("appointment:reserve-create")).status_code == 302
    choose = reverse("appointment:reserve-choose")
    to_form = client.post(choose, {"all": "1", "query": ""})["Location"]
    assert client.get(to_form).status_code == 200
    form = {"post_type": "county_deputy", "readiness": "near", "plan": "挂职锻炼一年"}
    assert client.post(to_form, form | {"readiness": ""}).status_code == 422
    assert client.post(to_form, form).status_code == 302
    assert client.get(choose).context["table"].rows == []
    answer = client.get(reverse("appointment:reserve-readiness"))
    assert answer.context["near"] == len(people)
    with database.as_owner():
        row = ReserveEntry.objects.first()
    assert client.post(f"{row.get_absolute_url()}renew/", {"readiness": "long"}).status_code == 302


def test_a_team_gets_posts_and_a_post_is_opened(client, appointer, county, edition):
    sign_in(client, appointer)
    form = {
        "organisation": county.ref,
        "kind": "county",
        "branch": "government",
        "name": "丙县政府",
    }
    page = client.post(reverse("appointment:team-create"), form)["Location"]
    assert client.post(reverse("appointment:team-create"), form).status_code == 422
    answer = client.post(f"{page}posts/new/", {"title": "副县长", "level": "1A32"})
    assert answer["Location"] == page
    with database.as_owner():
        post = Post.objects.get()
    url = reverse("appointment:post-open", args=[post.ref])
    form = {"edition": edition.ref, "ground": "renewal", "opens_on": "2011-09-01"}
    assert client.post(url, form).status_code == 302
    assert client.post(url, form).status_code == 422
    with database.as_owner():
        vacancy = Vacancy.objects.get()
    url = reverse("appointment:vacancy-edit", args=[vacancy.ref])
    form = {"ground": "transfer", "opens_on": "2011-09-02", "requirements": "熟悉农业农村工作"}
    assert client.post(url, form).status_code == 302


def test_an_appointment_is_ended_with_its_ground(client, appointer, place, county, edition, today):
    [row] = rows_of("appointment", 1, place, county, edition)
    sign_in(client, appointer)
    url = f"{row.get_absolute_url()}end/"
    form = {"ended_on": today, "ground": "health", "reason": "健康原因"}
    assert client.get(url).status_code == 200
    assert client.post(url, form).status_code == 302
    with database.as_owner():
        assert Appointment.objects.get().end_ground == "health"


def test_an_auditor_reads_and_changes_nothing(client, place, county, edition):
    auditor = MembershipFactory(role="auditor")
    [row] = rows_of("proposal", 1, place, county, edition)
    sign_in(client, auditor)
    answer = client.get(row.get_absolute_url())
    assert answer.status_code == 200
    assert not answer.context["moves"]
    assert client.post(f"{row.get_absolute_url()}moves/withdraw/").status_code == 403
