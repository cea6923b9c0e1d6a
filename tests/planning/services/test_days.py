"""Working days: national holidays, make-up days, and the province's exceptions."""

from datetime import date

import pytest

from core.workflow.errors import Refused
from planning.handover import notice_end
from planning.models import DayException
from planning.services import days
from tests.factories import planning as make
from tests.support import acting

pytestmark = pytest.mark.django_db


def end_of(member, edition, start):
    with acting(member):
        return notice_end(edition, start)


def test_the_spring_festival_and_its_make_up_days_are_known(officer):
    edition = make.EditionFactory(notice_days=5)
    # Saturday 14 February 2026 is worked in exchange; 15–23 February is the holiday.
    assert end_of(officer, edition, date(2026, 2, 11)) == date(2026, 2, 25)


def test_calendar_days_of_2011_end_on_a_working_day(officer):
    edition = make.EditionFactory(notice_days=7, notice_in_working_days=False)
    assert end_of(officer, edition, date(2011, 5, 16)) == date(2011, 5, 23)
    assert end_of(officer, edition, date(2011, 5, 21)) == date(2011, 5, 30)


def test_an_exception_of_the_province_counts(office, now):
    edition = make.EditionFactory(notice_days=1)
    assert end_of(office, edition, date(2026, 5, 11)) == date(2026, 5, 12)
    with acting(office) as actor:
        day = days.create(on=date(2026, 5, 12), is_working=False, actor=actor, now=now)
        assert notice_end(edition, date(2026, 5, 11)) == date(2026, 5, 13)
        with pytest.raises(Refused):
            days.create(on=date(2026, 5, 12), is_working=True, actor=actor, now=now)
        days.edit(day, is_working=True, actor=actor, now=now)
        days.remove(day, actor=actor, now=now)
        assert not DayException.objects.exists()
