"""One person nominated by two places: told to the office alone, accepted once."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from core.workflow.errors import MoveRefused
from selection.models import Nomination
from selection.services import nominations, verification
from tests.factories.candidates import DuplicateFactory, PersonFactory
from tests.factories.selection import NominationFactory
from tests.plugins import database
from tests.support import acting, sign_in

pytestmark = pytest.mark.django_db
NUMBER = "420106198005120014"


@pytest.fixture
def both(stage, now):
    """The first place endorsed the person; then the second did too."""
    found = []
    for place in (stage.place, stage.sibling):
        person = PersonFactory(organisation=place, name="岑甲", id_number=NUMBER)
        found.append(
            NominationFactory(
                edition=stage.edition,
                sub_project=stage.field,
                place=place,
                person=person,
                state="endorsed",
                submitted_at=now,
            )
        )
    return found


def test_the_later_place_reads_under_verification_and_learns_no_more(client, stage, both):
    first, second = both
    sign_in(client, stage.neighbour)
    page = client.get(second.get_absolute_url()).content.decode()
    assert "Under verification" in page
    assert stage.place.latin not in page
    sign_in(client, stage.author)
    assert "Under verification" not in client.get(first.get_absolute_url()).content.decode()


def test_nobody_asks_about_another_places_nomination(stage, both):
    with acting(stage.author):
        assert verification.waiting(both) == set()
    with acting(stage.neighbour):
        assert verification.waiting(both) == {both[1].pk}


def test_the_office_sees_both_beside_each_other_and_a_place_does_not(client, stage, both):
    url = reverse("selection:verification")
    sign_in(client, stage.office)
    page = client.get(url).content.decode()
    assert all(row.get_absolute_url() in page for row in both)
    sign_in(client, stage.author)
    assert client.get(url).status_code == 403


def test_the_province_accepts_the_earlier_one_alone(stage, both, now):
    first, second = both
    with acting(stage.reviewer) as actor:
        with pytest.raises(MoveRefused, match="Another place"):
            nominations.pass_review(second, actor=actor, now=now, reason="材料齐全")
        nominations.pass_review(first, actor=actor, now=now, reason="材料齐全")
        with pytest.raises(MoveRefused, match="Another place"):
            second = Nomination.objects.get(pk=second.pk)
            nominations.pass_review(second, actor=actor, now=now, reason="材料齐全")


def test_not_even_the_sql_prompt_accepts_both(stage, both):
    accept = (
        "UPDATE selection_nomination SET state = 'qualified', exam_number = id::text "
        "WHERE edition_id = %s"
    )
    with acting(stage.reviewer), pytest.raises(IntegrityError, match="another place"):
        with transaction.atomic():
            connection.cursor().execute(accept, [stage.edition.pk])


def test_two_people_told_apart_are_both_accepted(stage, both, now):
    first, second = both
    pair = DuplicateFactory(
        first=first.person,
        second=second.person,
        org_path=stage.edition.org_path,
        state="dismissed",
        resolution="号码录错",
        signer=stage.office.user,
        signed_at=now,
    )
    assert pair.state == "dismissed"
    with acting(stage.reviewer) as actor:
        for row in (second, first):
            nominations.pass_review(row, actor=actor, now=now, reason="材料齐全")


def test_once_the_earlier_one_has_ended_the_later_is_accepted(stage, both, now):
    with acting(stage.office) as actor:
        nominations.withdraw(both[0], actor=actor, now=now, reason="本人申请")
    with acting(stage.reviewer) as actor:
        nominations.pass_review(both[1], actor=actor, now=now, reason="材料齐全")
    with database.as_owner():
        assert Nomination.objects.get(pk=both[1].pk).state == "qualified"
