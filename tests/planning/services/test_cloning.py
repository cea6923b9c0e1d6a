"""A new edition from an earlier one or a template."""

from datetime import date

import pytest

from planning.models import Edition
from planning.services import cloning, editions, sources
from tests.factories import planning as make
from tests.support import acting

pytestmark = pytest.mark.django_db


def test_a_clone_takes_parts_and_moves_dates(office, now, published):
    make.DocumentFactory(edition=published, number="1号", state="issued", issued_on="2011-02-01")
    make.DocumentFactory(edition=published, state="withdrawn", issued_on="2011-02-01")
    with acting(office) as actor:
        clone = cloning.clone(published, year=2026, name="新批次", actor=actor, now=now)
        assert clone.state == "draft"
        assert clone.predecessor == published
        assert clone.cutoff_on == date(2026, 6, 30)
        assert clone.general_plan == published.general_plan
        sub_project = clone.sub_projects.get()
        assert sub_project.pk != published.sub_projects.get().pk
        assert clone.qualification_rules.count() == clone.group_members.count() == 1
        assert [gate.step for gate in clone.gates.all()][:2] == ["recommendation", "review"]
        assert {q.sub_project for q in clone.quotas.all()} == {sub_project}
        assert sorted(clone.quotas.values_list("seats", flat=True)) == [2, 3]
        kept = clone.documents.values_list("state", "number", "issued_on", "step").order_by("-step")
        assert list(kept) == [("draft", "", None, "recommendation"), ("draft", "", None, "")]
        editions.publish(clone, actor=actor, now=now)


def test_dates_on_days_of_rest_move_on_and_make_up_days_count_as_work(office, now, whole, as_owner):
    with as_owner():
        Edition.objects.filter(pk=whole.pk).update(
            starts_on="2011-01-01",
            nomination_opens_on="2011-02-14",
            nomination_closes_on="2011-02-18",
            review_due_on="2011-10-02",
            exam_on="2011-10-10",
            inspection_from="2011-10-17",
            inspection_to="2011-11-07",
        )
        whole.refresh_from_db()
    with acting(office) as actor:
        clone = cloning.clone(whole, year=2026, name="新批次", actor=actor, now=now)
    assert clone.starts_on == date(2026, 1, 4)  # New Year until Saturday the 3rd; Sunday is worked
    assert clone.nomination_opens_on == date(
        2026, 2, 14
    )  # a Saturday, worked for the Spring Festival
    assert clone.nomination_closes_on == date(2026, 2, 24)  # in the Spring Festival
    assert clone.review_due_on == date(2026, 10, 8)  # in the week of the National Day
    assert clone.exam_on == date(2026, 10, 10)  # a Saturday worked for it


def test_the_province_s_own_exception_moves_a_date(office, now, whole):
    make.DayExceptionFactory(organisation=whole.organisation, on="2026-05-06", is_working=False)
    with acting(office) as actor:
        plan = cloning.preview(
            sources.of_edition(whole),
            year=2026,
            parts=["calendar"],
            starts_on=date(2026, 4, 6),
            actor=actor,
        )
    becomes = {shift.name: shift.becomes for shift in plan.shifts}
    assert becomes["starts_on"] == date(2026, 4, 7)  # Tomb-Sweeping Day is made up on the Monday
    assert becomes["cutoff_on"] == date(2026, 6, 30)  # the day of the ages is no day of work
    first = next(shift for shift in plan.shifts if shift.name == "nomination_opens_on")
    assert (first.plain - date(2026, 4, 6)) == (whole.nomination_opens_on - whole.starts_on)


def test_only_what_was_chosen_is_taken_over(office, now, published):
    with acting(office) as actor:
        clone = cloning.clone(
            published, year=2026, name="新", parts=["scope", "quotas"], actor=actor, now=now
        )
        assert clone.scope_text
        assert not clone.general_plan
        assert clone.starts_on is None
        assert not clone.quotas.exists()  # they stand on sub-projects, which were left out
        assert clone.gates.count() == 8  # the usual procedure, as for every new edition


def test_a_preview_writes_nothing(office, published):
    with acting(office) as actor:
        cloning.preview(
            sources.of_edition(published), year=2026, parts=list(cloning.PARTS), actor=actor
        )
        assert Edition.objects.count() == 1


def test_a_template_makes_a_draft_that_lacks_only_what_is_local(office, places, now):
    with acting(office) as actor:
        source = sources.load("five_steps", actor)
        made = cloning.clone(source, year=2026, name="新批次", actor=actor, now=now)
        assert made.predecessor is None
        assert made.sub_projects.count() == 6
        assert made.documents.count() == 2
        with pytest.raises(Exception, match="not ready"):
            editions.publish(made, actor=actor, now=now)
