"""Every page of training, asked by people of the place, of a sibling place and by nobody."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories import training as make
from tests.factories.core import MembershipFactory
from tests.plugins import database
from tests.support import sign_in

LISTS = ["class", "enrolment", "posting"]
OF_CLASS = ["detail", "edit", "enrol", "lesson", "results", "attendance", "sheet", "certificates"]


def rows_of(kind, number, place, school, edition):
    if kind == "class":
        return [
            make.TrainingClassFactory(organisation=school, edition=edition) for _n in range(number)
        ]
    if kind == "posting":
        return [make.PostingFactory(trainee=make.trainee(place, edition)) for _n in range(number)]
    training_class = make.TrainingClassFactory(organisation=school, edition=edition)
    return [
        make.EnrolmentFactory(training_class=training_class, trainee=make.trainee(place, edition))
        for _n in range(number)
    ]


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("kind", LISTS)
def test_lists_cost_the_same_for_any_number_of_rows(
    client, officer, kind, number, place, school, edition, django_assert_num_queries
):
    rows_of(kind, number, place, school, edition)
    sign_in(client, officer)
    client.get(reverse(f"training:{kind}-list"))
    # Account, rows, saved filters, inbox; five more open and close the scope inside the test.
    with django_assert_num_queries(9):
        answer = client.get(reverse(f"training:{kind}-list"))
    assert len(answer.context["table"].rows) == number


@pytest.mark.parametrize("kind", LISTS)
def test_a_sibling_place_sees_neither_list_nor_page(client, stranger, kind, place, school, edition):
    [row] = rows_of(kind, 1, place, school, edition)
    sign_in(client, stranger)
    assert not client.get(reverse(f"training:{kind}-list")).context["table"].rows
    assert client.get(reverse(f"training:{kind}-detail", args=[row.ref])).status_code == 404


@pytest.mark.parametrize("page", OF_CLASS)
def test_the_pages_of_a_class_stay_within_the_place(client, stranger, training_class, page):
    url = reverse(f"training:class-{page}", args=[training_class.ref])
    assert client.get(url).status_code == 302
    sign_in(client, stranger)
    assert client.get(url).status_code == 404


@pytest.mark.parametrize(
    "tab", ["enrolments", "timetable", "attendance", "results", "sheet", "record"]
)
@pytest.mark.parametrize("language", ["zh-hans", "en", "es"])
def test_every_tab_of_a_class_is_shown(client, manager, running, tab, language):
    training_class, rows = running
    make.LessonFactory(training_class=training_class)
    sign_in(client, manager, language)
    answer = client.get(training_class.get_absolute_url(), {"tab": tab})
    assert answer.status_code == 200
    if tab in {"enrolments", "results", "sheet"}:
        assert all(row.trainee.name in answer.content.decode() for row in rows)


def test_tabs_cost_the_same_for_any_number_of_trainees(
    client, manager, running, place, edition, django_assert_max_num_queries
):
    training_class, _rows = running
    for _number in range(4):
        make.EnrolmentFactory(training_class=training_class, trainee=make.trainee(place, edition))
    sign_in(client, manager)
    client.get(training_class.get_absolute_url())
    for tab in ("enrolments", "timetable", "attendance", "results", "sheet", "record"):
        with django_assert_max_num_queries(16):  # one of them only says how to plan
            client.get(training_class.get_absolute_url(), {"tab": tab})


def test_a_class_is_planned_opened_and_filled_in_the_browser(
    client, manager, school, edition, place
):
    sign_in(client, manager)
    form = {
        "edition": edition.ref, "tier": "municipal", "number": "M2011-01", "name": "第一期班",
        "category": "young_cadres", "organisation": school.ref, "starts_on": "2011-06-01",
        "ends_on": "2011-06-15", "hours": 90, "capacity": 50, "merit_weight": 20,
        "theory_weight": 30, "test_weight": 30, "inspection_weight": 20,
        "missing_rule": "incomplete", "pass_mark": 60, "distinguished_mark": 90,
        "attendance_min": 80,
    }  # fmt: skip
    answer = client.post(reverse("training:class-create"), form | {"merit_weight": 30})
    assert answer.status_code == 422
    answer = client.post(reverse("training:class-create"), form)
    assert answer.status_code == 302, answer.context["form"].errors
    page = answer["Location"]
    assert client.post(f"{page}moves/open_enrolment/").status_code == 302
    people = [make.trainee(place, edition) for _number in range(2)]
    url = f"{page}enrol/"
    assert len(client.get(url).context["table"].rows) == 2
    answer = client.post(url, {"ref": [str(person.ref) for person in people]})
    assert answer["Location"] == page
    assert not client.get(url).context["table"].rows


def test_results_and_attendance_are_entered_in_grids(client, manager, running, today):
    training_class, rows = running
    sign_in(client, manager)
    url = reverse("training:class-results", args=[training_class.ref])
    assert client.get(url).status_code == 200
    marks = {
        f"{name}-{row.ref}": 80
        for row in rows
        for name in ("theory_score", "test_score", "inspection_score")
    }
    assert client.post(url, marks | {next(iter(marks)): 101}).status_code == 422
    assert client.post(url, marks).status_code == 302
    url = reverse("training:class-attendance", args=[training_class.ref])
    assert client.get(url, {"on": "x"}).status_code == 200
    day = {f"status-{row.ref}": "present" for row in rows}
    assert client.post(f"{url}?on={today}", day).status_code == 302
    with database.as_owner():
        for row in rows:
            row.refresh_from_db()
    assert [row.test_score for row in rows] == [80, 80]
    assert [row.hours_attended for row in rows] == [7.5, 7.5]
    assert rows[0].composite is None  # merit selection is missing, and the rule says: incomplete


def test_a_graduate_has_a_certificate_page(client, manager, running):
    training_class, [row, _other] = running
    with database.as_owner():
        type(row).objects.filter(pk=row.pk).update(
            state="completed", grade="pass", certificate="M-001"
        )
    sign_in(client, manager, "zh-hans")
    answer = client.get(reverse("training:enrolment-certificate", args=[row.ref]))
    assert "M-001" in answer.content.decode()
    answer = client.get(reverse("training:class-certificates", args=[training_class.ref]))
    assert "M-001" in answer.content.decode()
    assert client.get(reverse("training:class-sheet", args=[training_class.ref])).status_code == 200


def test_five_are_posted_together_and_rated(client, officer, place, edition, today):
    people = [make.trainee(place, edition) for _number in range(5)]
    sign_in(client, officer)
    assert client.get(reverse("training:posting-create")).status_code == 302
    choose = reverse("training:posting-choose")
    assert len(client.get(choose).context["table"].rows) == 5
    to_form = client.post(choose, {"ref": [str(person.ref) for person in people]})["Location"]
    assert client.get(to_form).status_code == 200
    form = {
        "kind": "flood", "unit": "防汛办", "post": "联络员", "starts_on": today, "ends_on": today,
        "mentor_name": "马导师",
    }  # fmt: skip
    assert client.post(to_form, form | {"mentor_name": ""}).status_code == 422
    assert client.post(to_form, form)["Location"] == reverse("training:posting-list")
    with database.as_owner():
        row = make.models.Posting.objects.get(trainee=people[0])
    page = row.get_absolute_url()
    assert client.post(f"{page}moves/activate/").status_code == 302
    assert client.get(f"{page}complete/").status_code == 200
    answer = client.post(f"{page}complete/", {"rating": 88, "summary": "到位及时,作风扎实。"})
    assert answer.status_code == 302
    assert client.get(page).context["row"].state == "completed"


def test_a_mentor_sees_and_rates_only_the_own_charges(client, place, edition, today):
    mentor = MembershipFactory(role="mentor", organisation=place)
    own, other = (
        make.PostingFactory(trainee=make.trainee(place, edition), state="active") for _n in range(2)
    )
    with database.as_owner():
        type(own).objects.filter(pk=own.pk).update(mentor=mentor.user)
    sign_in(client, mentor)
    rows = client.get(reverse("training:posting-list")).context["table"].rows
    assert [row["ref"] for row in rows] == [own.ref]
    assert client.get(other.get_absolute_url()).status_code == 404
    answer = client.post(f"{own.get_absolute_url()}rate/", {"rating": 90, "summary": "好"})
    assert answer.status_code == 302
    assert client.get(f"{own.get_absolute_url()}complete/").status_code == 403


def test_the_import_pages_open_and_offer_a_template(client, manager):
    sign_in(client, manager)
    for name in ("class", "attendance"):
        assert client.get(reverse(f"training:{name}-import")).status_code == 200
        assert client.get(reverse(f"training:{name}-template")).status_code == 200


def test_the_days_of_a_local_class_are_shown_as_the_language_writes(
    client, manager, school, edition
):
    row = make.TrainingClassFactory(
        organisation=school, edition=edition, starts_on=date(2011, 6, 1), ends_on=date(2011, 6, 15)
    )
    sign_in(client, manager, "es")
    assert "01/06/2011" in client.get(row.get_absolute_url()).content.decode()
