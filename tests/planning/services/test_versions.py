"""Each publication and amendment is kept whole; places are told and acknowledge."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from core.workflow.errors import MoveRefused
from planning.models import EditionVersion, VersionReceipt
from planning.services import editions, quotas, versions
from planning.views.versions import changes_of, texts_of
from tests.factories import planning as make
from tests.support import acting

pytestmark = pytest.mark.django_db


@pytest.fixture
def amended(published, office, now):
    """Later closing, another measure."""
    with acting(office) as actor:
        closes = published.nomination_closes_on + timedelta(days=3)
        return editions.amend(
            published,
            nomination_closes_on=closes,
            measures="正文。新措施。",
            reason="推迟三天",
            actor=actor,
            now=now,
        )


def test_publication_is_the_first_version_and_holds_everything(published, office):
    with acting(office):
        version = EditionVersion.objects.get()
        assert (version.number, version.edition) == (1, published)
        assert version.content["values"]["objectives"] == published.objectives
        assert version.content["dates"]["exam_on"] == published.exam_on.isoformat()
        assert len(version.content["parts"]["gates"]) == 8
        seats = VersionReceipt.objects.order_by("org_path").values_list("seats", flat=True)
        assert list(seats) == [{"party_affairs": 3}, {"party_affairs": 2}]


def test_an_amendment_is_the_next_version_with_its_reason(amended, office):
    with acting(office) as actor:
        before, after = EditionVersion.objects.all()
        assert (after.number, after.reason) == (2, "推迟三天")
        [dates] = changes_of(actor, before, after)
        assert [name for name, _pair in dates["pairs"]] == ["Nominations close on"]
        [measures] = texts_of(before, after)
        assert [pair.after for _n, pair in measures["pairs"]] == ["正文。", "新措施。"]


def test_a_place_compares_its_own_seats_alone(published, places, office, officer, neighbour, now):
    with acting(office) as actor:
        sub = published.sub_projects.get()
        seats = zip(places, (2, 3), strict=True)
        cells = {("municipal", sub.pk, place.pk): number for place, number in seats}
        quotas.set_quotas(published, cells, reason="调剂", actor=actor, now=now)
        before, after = EditionVersion.objects.all()
        [seats] = changes_of(actor, before, after)
        assert [(pair.before, pair.after) for _n, pair in seats["pairs"]] == [
            ("3", "2"),
            ("2", "3"),
        ]
    with acting(officer) as actor:
        [seats] = changes_of(actor, before, after)
        assert [(pair.before, pair.after) for _n, pair in seats["pairs"]] == [("3", "2")]


def test_the_place_acknowledges_each_version(amended, officer, neighbour, now):
    with acting(officer) as actor:
        assert (
            versions.acknowledge_many(VersionReceipt.objects.pending(), actor=actor, now=now) == 2
        )
        with pytest.raises(MoveRefused):
            versions.acknowledge(VersionReceipt.objects.last(), actor=actor, now=now)
    with acting(neighbour):
        assert VersionReceipt.objects.pending().count() == 2


def test_a_version_that_was_not_kept_is_kept_before_the_first_change(office, now):
    edition = make.EditionFactory(state="published", objectives="原目标")
    with acting(office) as actor:
        editions.amend(edition, objectives="新目标", reason="省委要求", actor=actor, now=now)
        contents = [
            version.content["values"]["objectives"] for version in EditionVersion.objects.all()
        ]
        assert contents == ["原目标", "新目标"]


def test_versions_stand_at_the_prompt_too(published, office, officer):
    with acting(office):
        for write in (
            lambda: EditionVersion.objects.update(reason="改"),
            lambda: EditionVersion.objects.all()._raw_delete("default"),
            lambda: VersionReceipt.objects.update(seats={}),
            lambda: VersionReceipt.objects.all()._raw_delete("default"),
        ):
            with pytest.raises(IntegrityError, match="is kept"), transaction.atomic():
                write()
