"""J4: the exam officer runs the centralised exam, from the rooms to the frozen marks."""

import pytest
from django.db import IntegrityError, transaction

from selection.models import Mark, MarkSheet, SheetMark
from tests.factories.core import CountyFactory
from tests.factories.planning import SubProjectFactory
from tests.factories.selection import quota_for
from tests.journeys import examining
from tests.journeys import world as worlds
from tests.journeys.steps import says
from tests.plugins import database

pytestmark = pytest.mark.journey

NAMES = ["岑试样", "闻试题", "韶试卷", "欧阳示", "司徒例", "诸葛样"]
ABSENT = "韶试卷"


@pytest.fixture
def exam(world):
    """Six who qualified, of three counties; a second clerk, a third one, an examiner."""
    with database.as_owner():
        field = SubProjectFactory(edition=world.edition, field="economy")
        quota_for(world.edition, "municipal", field, world.place, seats=2)
        counties = [CountyFactory(parent=world.place) for _county in range(3)]
    for number, name in enumerate(NAMES):
        someone = worlds.person(world, name)
        worlds.nominated(
            world, someone, sub_project=field, state="qualified", organisation=counties[number % 3]
        )
    with database.as_owner():
        world.second = worlds.officer("exam_officer", "second", "登分乙", world.exam.organisation)
        world.third = worlds.officer("exam_officer", "third", "核分员", world.exam.organisation)
        worlds.officer("examiner", "marker", "阅卷甲", world.exam.organisation)
    return world


def test_the_centralised_exam_from_rooms_to_frozen_marks(exam, desk, worker):
    officer = desk(exam.exam)
    examining.plan_session(officer, exam)
    assert examining.seat(officer, seed=7) == len(NAMES)
    examining.print_papers(officer)
    examining.keep_rooms(officer, absent=[ABSENT])
    sheet = examining.code(officer, "阅卷甲")
    present = len(NAMES) - 1
    marks = [70 + number for number in range(present)]
    examining.key(officer, sheet, marks)
    examining.key(desk(exam.second), sheet, [7, *marks[1:]])
    examining.adjudicate(desk(exam.third), sheet, 70)
    examining.seal_paper(officer)
    examining.sign(officer)
    says(officer, "请另一人签字")
    with database.as_owner():
        assert not Mark.objects.exists()
    examining.sign(desk(exam.office))
    examining.freeze(officer)
    with database.as_owner():
        given = Mark.objects.exclude(nomination__name=ABSENT)
        assert sorted(given.values_list("mark", flat=True)) == marks
        assert Mark.objects.count() == present
    examining.cannot_change(officer, sheet)
    with database.as_owner():
        for rows in (SheetMark.objects, Mark.objects):
            with pytest.raises(IntegrityError), transaction.atomic():
                rows.update(mark=99)
        assert MarkSheet.objects.get().revision == 1
