"""What was published changes by a draft with a reason, published as the next version; by nothing else."""

import uuid

import pytest
from django.db import IntegrityError, transaction

from core.notices.models import Notice
from core.workflow.errors import MoveRefused, Refused
from planning.models import Amendment, AmendmentLine, Edition, EditionVersion
from planning.services import amendments, documents, editions, loosened, proposing
from planning.states import Part
from tests.factories import core as people
from tests.factories import planning as make
from tests.planning.services.amending import at_once, open_points
from tests.support import acting

pytestmark = pytest.mark.django_db

GRASSROOTS = "grassroots_years_min"


@pytest.fixture
def reviewer(db):
    return people.MembershipFactory(role="qualification_reviewer")


@pytest.fixture
def earlier(published, as_owner):
    """What was kept so far was kept in another transaction than the test's own."""
    with as_owner():
        EditionVersion.objects.update(xact=1)


def raise_years(draft, actor, now, years=3, **values):
    rule = draft.edition.qualification_rules.get(key=GRASSROOTS)
    return proposing.propose(
        draft, Part.RULES, rule.ref, parameters={"years": years}, actor=actor, now=now, **values
    )


def test_a_change_is_published_as_a_version_and_the_parts_are_locked_again(
    draft, published, office, officer, reviewer, now
):
    with acting(office) as actor:
        raise_years(draft, actor, now)
        proposing.propose_new(
            draft, Part.RULES, tier="municipal", key="service_years_min", parameters={"years": 5},
            position=9, actor=actor, now=now,
        )  # fmt: skip
        proposing.propose_new(
            draft, Part.SUB_PROJECTS, field="economy", position=2, actor=actor, now=now
        )
        member = published.group_members.get()
        proposing.propose(
            draft, Part.MEMBERS, member.ref, name="新组长", post="部长", actor=actor, now=now
        )
        assert published.qualification_rules.get().parameters == {"years": 2}
        amendments.publish(draft, actor=actor, now=now)
        at_once()
        rules = dict(published.qualification_rules.values_list("key", "parameters"))
        assert rules == {GRASSROOTS: {"years": 3}, "service_years_min": {"years": 5}}
        assert published.sub_projects.filter(field="economy").exists()
        assert published.group_members.get().name == "新组长"
        first, second = EditionVersion.objects.order_by("number")
        assert (second.reason, second.amendment) == ("省委要求", draft)
        kept = {
            row["key"]: row["parameters"] for row in first.content["parts"]["qualification_rules"]
        }
        assert kept == {GRASSROOTS: {"years": 2}}
        assert draft.nominees == {"open": 0, "judged": 0}
        with pytest.raises(IntegrityError, match="is published"), transaction.atomic():
            published.qualification_rules.update(severity="warns")
    with acting(officer) as actor:
        assert Notice.objects.of(actor).filter(text_key="planning.amended").exists()
    with acting(reviewer) as actor:
        assert Notice.objects.of(actor).filter(text_key="planning.conditions_changed").exists()


def test_one_draft_is_written_at_a_time_and_only_beside_a_published_edition(
    draft, published, office, now
):
    with acting(office) as actor:
        published.refresh_from_db()
        with pytest.raises(Refused, match="being written"):
            amendments.begin(published, actor=actor, now=now)
        with pytest.raises(MoveRefused):
            amendments.begin(make.EditionFactory(year=2030), actor=actor, now=now)
        amendments.drop(draft, reason="不改了", actor=actor, now=now)
        again = amendments.begin(published, actor=actor, now=now)
        assert again.is_draft
        with pytest.raises(MoveRefused):
            raise_years(draft, actor, now)


def test_what_is_entered_as_it_was_is_no_change(draft, office, now):
    with acting(office) as actor:
        raise_years(draft, actor, now)
        assert raise_years(draft, actor, now, years=2) is None
        assert open_points(draft) == ["changes"]
        with pytest.raises(MoveRefused, match="1"):
            amendments.publish(draft, actor=actor, now=now)


def test_an_added_row_is_changed_and_forgotten_in_the_draft(draft, published, office, now):
    with acting(office) as actor:
        line = proposing.propose_new(
            draft, Part.MEMBERS, kind="working", name="新人", actor=actor, now=now
        )
        proposing.propose(
            draft, Part.MEMBERS, line.target, kind="working", name="别人", actor=actor, now=now
        )
        assert [row.after["name"] for row in proposing.changed(draft)] == ["别人"]
        proposing.propose_removal(draft, Part.MEMBERS, line.target, actor=actor, now=now)
        assert proposing.changed(draft) == []
        with pytest.raises(Refused):
            proposing.propose_removal(draft, Part.MEMBERS, uuid.uuid4(), actor=actor, now=now)


def test_the_refusals_of_a_draft_edition_hold_here_too(draft, published, office, now):
    with acting(office) as actor:
        for part, values in (
            (Part.RULES, {"tier": "municipal", "key": GRASSROOTS, "parameters": {"years": 2}}),
            (Part.RULES, {"tier": "municipal", "key": "level_min", "parameters": {}}),
            (Part.SUB_PROJECTS, {"field": "party_affairs"}),
        ):
            with pytest.raises(Refused):
                proposing.propose_new(draft, part, actor=actor, now=now, **values)


def test_to_ask_less_takes_an_issued_document(draft, published, office, now):
    paper = make.DocumentFactory(edition=published)
    with acting(office) as actor:
        raise_years(draft, actor, now, years=1)
        assert open_points(draft) == ["document"]
        amendments.edit(draft, reason="调整", document=paper, actor=actor, now=now)
        assert open_points(draft) == ["document"]
        documents.issue(paper, actor=actor, now=now)
        assert open_points(Amendment.objects.select_related("document").get(pk=draft.pk)) == []


def test_what_nobody_may_set_aside_is_never_loosened(draft, office, now, published, as_owner):
    with as_owner():
        make.QualificationRuleFactory(edition=published, key="health", parameters={})
    with acting(office) as actor:
        health = published.qualification_rules.get(key="health")
        proposing.propose(
            draft, Part.RULES, health.ref, parameters={}, severity="warns", actor=actor, now=now
        )
        assert open_points(draft) == ["document", "never"]


def test_an_edition_is_not_left_without_conditions_fields_or_head(draft, published, office, now):
    with acting(office) as actor:
        for part in (Part.RULES, Part.SUB_PROJECTS, Part.MEMBERS):
            row = getattr(published, part).get()
            proposing.propose_removal(draft, part, row.ref, actor=actor, now=now)
        assert open_points(draft) == [
            "document", "rules_municipal", "sub_projects", "leading_group",
        ]  # fmt: skip


def test_a_field_with_seats_is_not_removed(draft, published, office, now):
    with acting(office) as actor:
        field = published.sub_projects.get()
        proposing.propose_new(draft, Part.SUB_PROJECTS, field="economy", actor=actor, now=now)
        proposing.propose_removal(draft, Part.SUB_PROJECTS, field.ref, actor=actor, now=now)
        with pytest.raises(Refused, match="Seats are given"):
            amendments.publish(draft, actor=actor, now=now)


def test_a_plan_that_asks_less_than_the_new_condition_is_flagged_and_told(
    draft, published, office, officer, now
):
    with acting(officer):
        [plan] = published.city_plans.all()
    make.CityConditionFactory(plan=plan, key=GRASSROOTS, parameters={"years": 3})
    with acting(office) as actor:
        assert loosened.plans_of(published) == []
        raise_years(draft, actor, now, years=4)
        amendments.publish(draft, actor=actor, now=now)
        assert loosened.plans_of(published) == [plan]
        assert loosened.conditions_of(plan) == [GRASSROOTS]
    with acting(officer) as actor:
        assert Notice.objects.of(actor).filter(text_key="planning.became_looser").exists()


# -- at the prompt --------------------------------------------------------------------------------


def test_only_what_the_published_change_says_is_written(draft, published, earlier, office, now):
    rule = published.qualification_rules
    with acting(office) as actor:
        raise_years(draft, actor, now)
        for values in ({"parameters": {"years": 3}}, {"parameters": {"years": 9}}):
            with pytest.raises(IntegrityError, match="is published"), transaction.atomic():
                rule.update(**values)
        drafts = Amendment.objects.filter(pk=draft.pk)
        with transaction.atomic():
            drafts.update(state="published", published_at=now)
            with pytest.raises(IntegrityError, match="is published"), transaction.atomic():
                rule.update(parameters={"years": 9})
            rule.update(parameters={"years": 3})
            # Without the version that it makes, none of it stands.
            with pytest.raises(IntegrityError, match="by a new version"), transaction.atomic():
                at_once()
            transaction.set_rollback(True)


def test_neither_texts_nor_seats_change_without_a_version(published, earlier, office):
    with acting(office):
        rows = Edition.objects.filter(pk=published.pk)
        first, second = published.quotas.filter(tier="municipal").order_by("-seats", "pk")[:2]

        def shift_a_seat():
            published.quotas.filter(pk=first.pk).update(seats=first.seats - 1)
            published.quotas.filter(pk=second.pk).update(seats=second.seats + 1)

        for write in (lambda: rows.update(objectives="改", version=99), shift_a_seat):
            with (
                pytest.raises(IntegrityError, match="by a new version"),
                transaction.atomic(),
            ):
                write()
                at_once()


def test_nominations_never_close_earlier(published, office):
    with acting(office):
        rows = Edition.objects.filter(pk=published.pk)
        for day in ("2011-01-01", None):
            with pytest.raises(IntegrityError, match="is published"), transaction.atomic():
                rows.update(nomination_closes_on=day, version=99)


def test_an_amendment_of_texts_keeps_its_version(published, earlier, office, now):
    with acting(office) as actor:
        editions.amend(published, objectives="改", reason="省委要求", actor=actor, now=now)
        at_once()


def test_a_published_change_stays_as_it_was(draft, published, office, now):
    with acting(office) as actor:
        raise_years(draft, actor, now)
        amendments.publish(draft, actor=actor, now=now)
        lines = AmendmentLine.objects.filter(amendment=draft)
        drafts = Amendment.objects.filter(pk=draft.pk)
        for write in (
            lambda: drafts.update(state="draft"),
            lambda: drafts.update(reason="改"),
            lambda: drafts._raw_delete("default"),
            lambda: lines.update(values={}),
            lambda: lines._raw_delete("default"),
        ):
            with pytest.raises(IntegrityError, match="kept as it was"), transaction.atomic():
                write()


def test_a_change_begins_as_a_draft(published, office, now):
    row = Amendment(
        edition=published, org_path=published.org_path, state="published", reason="无",
        published_at=now,
    )  # fmt: skip
    with (
        acting(office),
        pytest.raises(IntegrityError, match="begins as a draft"),
        transaction.atomic(),
    ):
        row.save()


def test_places_see_the_version_and_not_the_draft(draft, officer):
    with acting(officer):
        assert not Amendment.objects.exists()
