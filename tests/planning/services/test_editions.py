"""An edition from draft to close."""

from datetime import date

import pytest

from core.audit.models import AuditEntry
from core.notices.models import Notice
from core.workflow.errors import MoveRefused, Refused
from planning.models import CityPlan, Edition
from planning.services import conditions, editions, parts
from tests.factories import planning as make
from tests.support import acting

pytestmark = pytest.mark.django_db


def actions(row):
    return list(AuditEntry.objects.filter(object_ref=row.ref).values_list("action", flat=True))


def test_an_edition_is_begun_in_the_province_and_on_record(office, now):
    with acting(office) as actor:
        edition = editions.create(year=2026, name="2026年批次", actor=actor, now=now)
        assert edition.org_path == office.organisation.path
        assert actions(edition) == ["edition.create"]


def test_a_name_stands_once_in_a_year(office, now):
    make.EditionFactory(year=2026, name="甲")
    with acting(office) as actor, pytest.raises(Refused) as refused:
        editions.create(year=2026, name="甲", actor=actor, now=now)
    assert "name" in refused.value.fields


def test_an_edit_records_only_what_differs(office, now, whole):
    with acting(office) as actor:
        editions.edit(whole, objectives="新", measures=whole.measures, actor=actor, now=now)
        entry = AuditEntry.objects.get(action="edition.edit")
        assert entry.before == {"objectives": "正文"}
        assert entry.after == {"objectives": "新"}


def test_dates_out_of_order_are_refused_at_their_field(office, now, whole):
    with acting(office) as actor, pytest.raises(Refused) as refused:
        editions.edit(whole, exam_on=date(2011, 1, 2), actor=actor, now=now)
    assert "exam_on" in refused.value.fields


def test_a_stale_edit_is_refused(office, now, whole):
    other = Edition.objects.none()
    with acting(office) as actor:
        other = Edition.objects.get(pk=whole.pk)
        editions.edit(whole, objectives="先", actor=actor, now=now)
        with pytest.raises(MoveRefused) as refused:
            editions.edit(other, objectives="后", actor=actor, now=now)
    assert refused.value.code == "stale"


def test_publishing_gives_every_place_a_plan_and_a_notice(published, places, office):
    with acting(office):
        assert published.state == "published"
        assert set(CityPlan.objects.values_list("org_path", flat=True)) == {p.path for p in places}
        assert Notice.objects.filter(text_key="planning.published").count() == 0  # not the sender's
        assert actions(published) == ["edition.publish"]


def test_the_officer_of_a_place_finds_the_notice(published, officer):
    with acting(officer) as actor:
        assert [notice.text_key for notice in Notice.objects.of(actor)] == ["planning.published"]


@pytest.mark.parametrize("relation", ["qualification_rules", "gates", "group_members", "quotas"])
def test_publishing_waits_for_the_readiness_list(office, now, whole, relation, as_owner):
    with as_owner():
        getattr(whole, relation).all().delete()
    with acting(office) as actor, pytest.raises(MoveRefused):
        editions.publish(whole, actor=actor, now=now)


def test_publishing_waits_until_the_sums_agree(office, now, whole, as_owner):
    with as_owner():
        whole.quotas.filter(seats=2).update(seats=1)
    with acting(office) as actor, pytest.raises(MoveRefused, match="1"):
        editions.publish(whole, actor=actor, now=now)


def test_a_published_edition_is_locked(office, now, published):
    with acting(office) as actor:
        for act in (
            lambda: editions.edit(published, objectives="改", actor=actor, now=now),
            lambda: parts.add_member(published, kind="leading", name="某", actor=actor, now=now),
            lambda: parts.add_sub_project(published, field="economy", actor=actor, now=now),
            lambda: conditions.remove_rule(
                published.qualification_rules.get(), actor=actor, now=now
            ),
        ):
            with pytest.raises(MoveRefused) as refused:
                act()
            assert refused.value.code == "state"


def test_an_amendment_needs_a_reason_and_tells_the_places(office, officer, now, published):
    with acting(office) as actor:
        with pytest.raises(MoveRefused):
            editions.amend(published, objectives="改", actor=actor, now=now)
        published.refresh_from_db()
        editions.amend(published, objectives="改", reason="省委要求", actor=actor, now=now)
        assert published.version == 2
    with acting(officer) as actor:
        assert Notice.objects.of(actor).filter(text_key="planning.amended").exists()


def test_nominations_may_close_later_but_not_earlier(office, now, published):
    closes = published.nomination_closes_on
    with acting(office) as actor:
        with pytest.raises(Refused) as refused:
            editions.amend(
                published,
                nomination_closes_on=closes.replace(day=closes.day, month=closes.month - 1),
                reason="提前",
                actor=actor,
                now=now,
            )
        assert "nomination_closes_on" in refused.value.fields
        later = closes.replace(day=15)
        editions.amend(published, nomination_closes_on=later, reason="延期", actor=actor, now=now)
        assert Edition.objects.get(pk=published.pk).nomination_closes_on == later


def test_an_amendment_cannot_empty_what_publication_asked_for(office, now, published):
    with acting(office) as actor, pytest.raises(Refused) as refused:
        editions.amend(published, general_plan="", reason="无", actor=actor, now=now)
    assert "general_plan" in refused.value.fields


def test_closing_ends_it(office, now, published):
    with acting(office) as actor:
        editions.close(published, reason="工作结束", actor=actor, now=now)
        with pytest.raises(MoveRefused):
            editions.amend(published, objectives="改", reason="迟", actor=actor, now=now)
