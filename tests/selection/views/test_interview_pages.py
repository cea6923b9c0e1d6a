"""Interviews on their pages: from the plan to the marks, and the examiner's telephone."""

import re

import pytest
from django.urls import reverse

from selection.models import BoardSeat, Interview, InterviewMark, Mark
from selection.services import examining, interviews
from tests.factories import exam
from tests.factories import interviews as made
from tests.plugins import database
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db
PLAN = {
    "tier": "municipal", "component": "interview", "name": "面试", "starts_on": "2011-04-09",
    "rooms": 1, "half_days": 2, "needed": 2, "seats": 3, "most_boards": 2, "overlap": 1, "step": "0.5",
}  # fmt: skip


@pytest.fixture
def candidates(stage):
    return exam.nominees(stage, 8)


def press(client, name, row, **data):
    """Open the form, then send it with its hidden fields, as a browser does."""
    url = reverse(f"selection:{name}", args=[row.ref])
    page = client.get(url)
    assert page.status_code == 200, name
    hidden = dict(re.findall(r'name="(form_\w+)" value="([^"]*)"', page.content.decode()))
    return client.post(url, {**hidden, **data})


def test_from_the_plan_to_the_marks_on_the_pages(client, stage, candidates):
    people = made.examiners(3)
    sign_in(client, stage.exam)
    assert client.post(reverse("selection:interview-create"), PLAN).status_code == 302
    with database.as_owner():
        interview = Interview.objects.get()
    assert press(client, "interview-bind", interview).status_code == 302
    assert press(client, "interview-draw", interview, witness="红星").status_code == 302
    chosen = [str(person.user.ref) for person in people]
    assert press(client, "interview-assign", interview, examiners=chosen).status_code == 302
    page = client.get(interview.get_absolute_url()).content.decode()
    assert "Seed and word give exactly these boards and this order." in page
    order = client.get(
        f"{reverse('selection:interviewslot-list')}?interview={interview.ref}&board=1"
    )
    assert "01-01" in order.content.decode()
    assert "02-01" not in order.content.decode()
    for person in people:
        sign_in(client, person)
        with database.as_owner():
            seats = list(BoardSeat.objects.filter(user=person.user))
        for seat in seats:
            with database.as_owner():
                codes = list(seat.marks.values_list("code", flat=True))
            if codes:
                given = {f"m{code}": "81.5" for code in codes}
                assert press(client, "boardseat-mark", seat, **given, done="on").status_code == 302
    sign_in(client, stage.exam)
    assert press(client, "interview-release", interview).status_code == 302
    with database.as_owner():
        assert Mark.objects.filter(mark="81.5").count() == 16


def test_boards_to_mark_wait_at_home_and_the_list_shows_exactly_these(
    client, stage, candidates, now
):
    people = made.examiners(3)
    made.staffed(stage, now, people)
    with database.as_owner():
        seat = BoardSeat.objects.filter(marks__isnull=False).for_detail().first()
    person = next(each for each in people if each.user_id == seat.user_id)
    url = f"{reverse('selection:boardseat-list')}?open=true"

    def listed():
        sign_in(client, person)
        return str(seat.ref) in client.get(url).content.decode()

    assert listed()
    sign_in(client, person)
    assert url.replace("&", "&amp;") in client.get("/").content.decode()
    with acting(person) as actor:
        codes = list(seat.marks.order_by("code").values_list("code", flat=True))
        for code in codes[1:]:
            seat.marks.filter(code=code).update(mark=80, submitted_at=now)
        assert BoardSeat.objects.to_mark().filter(pk=seat.pk).exists()
    with acting(stage.exam) as actor:
        slot = seat.board.slots.get(code=codes[0])
        interviews.attend(seat.board, absent=[slot.pk], actor=actor, now=now)
    assert not listed()


def test_the_telephone_keeps_what_is_written_and_no_more(client, stage, candidates, now):
    people = made.examiners(3)
    made.staffed(stage, now, people)
    with database.as_owner():
        seat = BoardSeat.objects.filter(marks__isnull=False).select_related("user").first()
        first, *others = seat.marks.order_by("code").values_list("code", flat=True)
    person = next(each for each in people if each.user_id == seat.user_id)
    sign_in(client, person)
    url = reverse("selection:boardseat-keep", args=[seat.ref])
    answer = client.post(
        url, {f"m{first}": "75.5", f"m{others[0]}": "75.3"}, headers={"HX-Request": "true"}
    )
    assert "1 mark does not fit the scale" in answer.content.decode()
    with database.as_owner():
        kept = dict(InterviewMark.objects.filter(seat=seat).values_list("code", "mark"))
    assert kept[first] == 75.5
    assert kept[others[0]] is None
    page = client.get(reverse("selection:boardseat-mark", args=[seat.ref])).content.decode()
    assert 'value="75.5"' in page
    assert all(row.name not in page for row in candidates)
    answer = press(client, "boardseat-stepback", seat, code=others[0], reason="曾为同事")
    assert answer.status_code == 302
    detail = client.get(seat.get_absolute_url()).content.decode()
    assert others[0] not in detail
    assert all(row.name not in detail for row in candidates)


def test_a_refusal_stands_on_the_page(client, stage, candidates, now):
    near = made.examiners(3, organisation=stage.place)
    interview = made.drawn(stage, now)
    sign_in(client, stage.exam)
    answer = press(
        client, "interview-assign", interview, examiners=[str(each.user.ref) for each in near]
    )
    assert answer.status_code == 422
    assert "nominees are left without 2 examiners" in answer.content.decode()
    answer = press(client, "interview-attend", interview, absent="09-99")
    assert "no such number" in answer.content.decode()


def test_interviews_that_lack_examiners_wait_at_home(client, stage, candidates, now):
    interview = made.drawn(stage, now)
    sign_in(client, stage.exam)
    url = f"{reverse('selection:interview-list')}?lacking=true"
    assert url in client.get("/").content.decode()
    assert str(interview.ref) in client.get(url).content.decode()
    people = made.examiners(3)
    with acting(stage.exam) as actor:
        examining.assign(interview, examiners=[each.user for each in people], actor=actor, now=now)
    sign_in(client, stage.exam)
    assert str(interview.ref) not in client.get(url).content.decode()


def test_only_components_of_published_schemes_are_offered(client, stage):
    sign_in(client, stage.exam)
    page = client.get(reverse("selection:interview-create")).content.decode()
    assert '<option value="interview">' in page
    answer = client.post(reverse("selection:interview-create"), {**PLAN, "component": "essay"})
    assert answer.status_code == 422


@pytest.mark.parametrize("boards", [1, 3])
def test_the_page_costs_the_same_for_any_number_of_boards(
    client, stage, candidates, now, boards, django_assert_max_num_queries
):
    made.drawn(stage, now, half_days=boards)
    sign_in(client, stage.exam)
    with database.as_owner():
        interview = Interview.objects.get()
    with django_assert_max_num_queries(15):
        assert client.get(interview.get_absolute_url()).status_code == 200


def test_the_order_is_read_as_drawn(client, stage, candidates, now):
    made.drawn(stage, now)
    sign_in(client, stage.exam)
    url = reverse("selection:interviewslot-list")
    numbers = re.findall(r"\b0[12]-0[1-4]\b", client.get(url).content.decode())
    assert numbers == [f"0{board}-0{place}" for board in (1, 2) for place in (1, 2, 3, 4)]
    answer = client.get("/api/v1/interview-order/?board=2")
    assert [row["code"] for row in answer.json()["results"]] == ["02-01", "02-02", "02-03", "02-04"]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_any_number_of_rows(
    client, stage, rows, django_assert_max_num_queries
):
    for number in range(rows):
        made.InterviewFactory(edition=stage.edition, component=f"c{number}")
    sign_in(client, stage.exam)
    with django_assert_max_num_queries(12):
        assert client.get(reverse("selection:interview-list")).status_code == 200
