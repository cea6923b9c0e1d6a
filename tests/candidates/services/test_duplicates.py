"""Which records are suspected, who learns of it, and what a merge does."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from candidates import policies
from candidates.models import Appraisal, Duplicate, Person
from candidates.rules.dates import PartialDate
from candidates.services import duplicates, matching, people
from candidates.services.records import load_record
from core.audit.models import AuditEntry
from core.workflow.errors import MoveRefused, Refused
from selection.models import Nomination
from tests.contracts import replay
from tests.factories.candidates import FindingFactory, PersonFactory
from tests.factories.core import MembershipFactory, PlaceFactory
from tests.factories.selection import NominationFactory
from tests.plugins import database
from tests.support import acting

pytestmark = pytest.mark.django_db

NUMBER, OTHER = "420000198203140025", "420000198203140041"


@pytest.fixture
def officer():
    return MembershipFactory(role="municipal_officer")


@pytest.fixture
def office(officer):
    province = officer.organisation.parent
    return MembershipFactory(role="programme_office", organisation=province)


MARCH = PartialDate(1982, 3)


def add(officer, name="单云峰", birth=MARCH, **more):
    return PersonFactory(
        organisation=getattr(officer, "organisation", officer), name=name, birth=birth, **more
    )


def find(membership):
    with acting(membership) as actor:
        actor.user = membership.user
        return duplicates.find(actor=actor, now=timezone.now())


def pairs(membership):
    with acting(membership) as actor:
        rows = policies.duplicates.scope(actor).order_by("pk")
        return [(row.ground, row.state) for row in rows]


def act_on(membership, verb, **more):
    with acting(membership) as actor:
        actor.user = membership.user
        return verb(Duplicate.objects.get(), actor=actor, now=timezone.now(), **more)


def test_name_or_reading_with_birth_make_a_pair_and_other_sex_or_month_does_not(officer):
    add(officer)
    add(officer, birth=PartialDate(1982, 3, 14))
    add(officer, name="善云峰")
    add(officer, sex="2")
    add(officer, birth=PartialDate(1982, 4))
    tally = find(officer)
    assert sorted(pairs(officer)) == [
        ("name_birth", "suspected"),
        ("pinyin_birth", "suspected"),
        ("pinyin_birth", "suspected"),
    ]
    assert tally == {"suspected": 3, "new": 3, "reopened": 0, "gone": 0}
    assert find(officer)["new"] == 0


def test_different_numbers_keep_the_name_as_a_ground_and_say_so_but_not_the_reading(officer):
    add(officer, id_number=NUMBER)
    add(officer, id_number=OTHER)
    add(officer, name="善云峰", id_number="420000198203140068")
    find(officer)
    with acting(officer):
        assert list(Duplicate.objects.values_list("ground", "numbers_differ")) == [
            ("name_birth", True)
        ]


def test_registering_and_editing_find_at_once(officer):
    known = add(officer)
    with acting(officer) as actor:
        actor.user = officer.user
        record = load_record(Person.objects.get())
        made = people.create_person(
            record=record, organisation=officer.organisation, actor=actor, now=timezone.now()
        )
        assert [(row.first_id, row.second_id) for row in Duplicate.objects.all()] == [
            (known.pk, made.pk)
        ]


def test_across_places_the_office_alone_learns_and_the_later_place_reads_that_it_is_verified(
    officer, office
):
    other = PlaceFactory(parent=officer.organisation.parent)
    second = MembershipFactory(role="municipal_officer", organisation=other)
    one = add(officer, id_number=NUMBER)
    two = add(second, id_number=NUMBER)
    find(second)
    assert pairs(officer) == pairs(second) == []
    assert pairs(office) == [("id_number", "suspected")]
    with acting(second):
        assert matching.under_verification([one.pk, two.pk]) == {two.pk}
    with acting(officer):
        assert matching.under_verification([one.pk, two.pk]) == set()


def test_dismissed_pairs_stay_dismissed_and_need_a_reason(officer):
    add(officer)
    add(officer)
    find(officer)
    with pytest.raises(MoveRefused):
        act_on(officer, duplicates.dismiss)
    act_on(officer, duplicates.dismiss, reason="堂兄弟，已核对身份证")
    assert find(officer) == {"suspected": 0, "new": 0, "reopened": 0, "gone": 0}
    assert pairs(officer) == [("name_birth", "dismissed")]


def test_a_pair_alike_no_more_goes_and_comes_back(officer):
    add(officer)
    two = add(officer)
    find(officer)
    with database.as_owner():
        Person.objects.filter(pk=two.pk).update(birth="1983-05")
    assert find(officer)["gone"] == 1
    with database.as_owner():
        Person.objects.filter(pk=two.pk).update(birth="1982-03-09")
    assert find(officer)["reopened"] == 1
    assert pairs(officer) == [("name_birth", "suspected")]


def make_pair(officer, **second):
    one = add(officer, present_post="某县县长", health="")
    two = add(officer, present_post="某县副县长", health="健康", id_number=NUMBER, **second)
    find(officer)
    return one, two


def test_a_merge_moves_everything_closes_the_other_and_is_one_act(officer):
    one, two = make_pair(officer)
    FindingFactory(person=two)
    nomination = NominationFactory(person=two, place=officer.organisation)
    with database.as_owner():
        for person, year in ((one, 2008), (two, 2009)):
            Appraisal.objects.create(
                person=person, org_path=person.org_path, year=year, grade="excellent"
            )
    act_on(
        officer,
        duplicates.merge,
        reason="重复录入",
        keep="first",
        choices={"present_post": "first", "health": "second", "id_number": "second",
                 "appraisals": "both"},
    )  # fmt: skip
    with acting(officer) as actor:
        kept = policies.people.scope(actor).get()
        assert (kept.pk, kept.present_post, kept.health) == (one.pk, "某县县长", "健康")
        assert kept.id_number == NUMBER
        assert [row.year for row in kept.appraisals.all()] == [2008, 2009]
        closed = Person.objects.get(pk=two.pk)
        assert (closed.merged_into_id, closed.present_post) == (one.pk, "某县副县长")
        assert Nomination.objects.get(pk=nomination.pk).person_id == one.pk
        assert not closed.findings.exclude(state="gone").exists()
        entries = AuditEntry.objects.filter(reason="重复录入").values_list("action", flat=True)
        assert {"person.close", "person.absorb", "person.edit", "duplicate.merge",
                "nomination.reassign", "finding.reassign"} <= set(entries)  # fmt: skip
    assert pairs(officer) == [("name_birth", "merged")]
    with database.as_owner():
        assert replay.faults() == []


def test_two_active_nominations_in_one_edition_stand_against_a_merge(officer):
    one, two = make_pair(officer)
    first = NominationFactory(person=one, place=officer.organisation)
    NominationFactory(
        person=two, place=officer.organisation, edition=first.edition,
        sub_project=first.sub_project,
    )  # fmt: skip
    with pytest.raises(MoveRefused, match="active nomination"):
        act_on(officer, duplicates.merge, reason="重复录入", keep="first")
    assert pairs(officer) == [("name_birth", "suspected")]


def test_a_merge_says_which_goes_on_and_refuses_a_stale_look(officer):
    make_pair(officer)
    with pytest.raises(Refused):
        act_on(officer, duplicates.merge, reason="重复录入")
    with pytest.raises(MoveRefused) as refused:
        act_on(officer, duplicates.merge, reason="重复录入", keep="first", versions=(7, 0))
    assert refused.value.code == "stale"


def test_a_closed_record_is_frozen_takes_no_rows_and_is_pointed_at_by_none(officer):
    one, two = make_pair(officer)
    third = add(officer, name="曾子敬")
    act_on(officer, duplicates.merge, reason="重复录入", keep="first")

    def refused(sql, name, *values):
        with pytest.raises(IntegrityError) as error, transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(sql, values)
        assert error.value.__cause__.diag.constraint_name == name

    with database.as_owner():
        table = "UPDATE candidates_person SET "
        refused(f"{table} health = 'x' WHERE id = %s", "person_is_open", two.pk)
        refused(
            f"{table} merged_into_id = NULL, merged_at = NULL WHERE id = %s",
            "person_is_open", two.pk,
        )  # fmt: skip
        for source, target in ((third, two), (one, third)):
            refused(
                f"{table} merged_into_id = %s, merged_at = now() WHERE id = %s",
                "person_merged_into_open", target.pk, source.pk,
            )  # fmt: skip
        refused(
            f"{table} merged_into_id = id, merged_at = now() WHERE id = %s",
            "person_not_merged_into_itself", third.pk,
        )  # fmt: skip
    with pytest.raises(IntegrityError, match="closed"):
        FindingFactory(person=two)
    with pytest.raises(IntegrityError, match="closed"):
        NominationFactory(person=two, place=officer.organisation)


def test_a_chain_of_merges_leads_every_closed_record_to_the_last(officer):
    one, two = make_pair(officer)
    act_on(officer, duplicates.merge, reason="重复录入", keep="second")
    third = add(officer, id_number="")
    find(officer)
    with acting(officer) as actor:
        actor.user = officer.user
        pair = Duplicate.objects.suspected().get()
        assert pair.second_id == third.pk
        duplicates.merge(pair, actor=actor, now=timezone.now(), reason="再次", keep="second")
        assert set(Person.objects.filter(merged_into=third).values_list("pk", flat=True)) == {
            one.pk, two.pk,
        }  # fmt: skip


def test_whom_the_closed_record_was_told_apart_from_the_kept_one_is_too(officer):
    one, two = make_pair(officer)
    third = add(officer)
    find(officer)
    with acting(officer) as actor:
        actor.user = officer.user
        now = timezone.now()
        apart = Duplicate.objects.get(first=two, second=third)
        duplicates.dismiss(apart, actor=actor, now=now, reason="同名")
        fresh = Duplicate.objects.get(first=one, second=third)
        Duplicate.objects.filter(pk=fresh.pk).delete()
        pair = Duplicate.objects.get(first=one, second=two)
        duplicates.merge(pair, actor=actor, now=now, reason="重复", keep="first")
        assert Duplicate.objects.get(first=one, second=third).state == "dismissed"


def test_across_places_the_office_merges_and_each_place_keeps_its_past_nominations(officer, office):
    other = PlaceFactory(parent=officer.organisation.parent)
    second = MembershipFactory(role="municipal_officer", organisation=other)
    one, two = add(officer, id_number=NUMBER), add(second, id_number=NUMBER)
    past = NominationFactory(person=two, place=other, state="withdrawn")
    find(office)
    act_on(office, duplicates.merge, reason="两地重复", keep="first")
    with acting(second) as actor:
        assert not policies.people.scope(actor).exists()
        assert policies.closed_records.scope(actor).get().merged_into_id == one.pk
        assert Nomination.objects.get(pk=past.pk).person_id == two.pk
    with database.as_owner():
        assert replay.faults() == []


def test_two_records_chosen_by_hand_make_a_pair(officer):
    one, two = add(officer, name="区文"), add(officer, name="欧文", birth=PartialDate(1990, 1))
    with acting(officer) as actor:
        actor.user = officer.user
        now = timezone.now()
        with pytest.raises(Refused):
            duplicates.suspect_by_hand(two, one, actor=actor, now=now, reason="")
        pair = duplicates.suspect_by_hand(two, one, actor=actor, now=now, reason="本人申明改名")
        assert (pair.first_id, pair.ground) == (one.pk, "by_hand")
        assert duplicates.find(actor=actor, now=now)["suspected"] == 1


def test_the_search_costs_the_same_for_one_and_for_many(officer, django_assert_num_queries):
    for count in (2, 6):
        for _number in range(count):
            add(officer)
        with acting(officer) as actor:
            actor.user = officer.user
            with django_assert_num_queries(9):
                duplicates.find(actor=actor, now=timezone.now())
