"""What was published stands in the database itself, whatever writes."""

import pytest
from django.db import IntegrityError, transaction

from planning.models import Edition
from planning.services import editions
from tests.factories import planning as make
from tests.support import acting

pytestmark = pytest.mark.django_db

PARTS = {
    "sub_projects": {"position": 9},
    "qualification_rules": {"position": 9},
    "gates": {"position": 9},
    "group_members": {"position": 9},
    "structure_targets": {"amount": 9},
}


@pytest.mark.parametrize("relation", PARTS)
def test_no_part_of_a_published_edition_is_changed_removed_or_added(office, published, relation):
    with acting(office):
        rows = getattr(published, relation).order_by("pk")
        part = rows.first()
        for write in (
            lambda: rows.update(**PARTS[relation]),
            lambda: rows.filter(pk=part.pk)._raw_delete(rows.db),
            lambda: type(part).objects.bulk_create([_copy(part)]),
        ):
            with pytest.raises(IntegrityError, match="is published"), transaction.atomic():
                write()


@pytest.mark.parametrize("relation", PARTS)
def test_the_parts_of_a_draft_are_free(office, whole, relation):
    with acting(office):
        assert getattr(whole, relation).update(**PARTS[relation])


def test_no_part_is_moved_out_of_a_published_edition(office, published):
    draft = make.EditionFactory(organisation=published.organisation, year=2026)
    with (
        acting(office),
        pytest.raises(IntegrityError, match="is published"),
        transaction.atomic(),
    ):
        published.gates.update(edition=draft)


def test_an_edition_is_not_unpublished_changed_unseen_or_deleted(office, published):
    with acting(office):
        rows = Edition.objects.filter(pk=published.pk)
        for write in (
            lambda: rows.update(state="draft"),
            lambda: rows.update(objectives="改"),
            lambda: rows._raw_delete(rows.db),
        ):
            with pytest.raises(IntegrityError, match="is published"), transaction.atomic():
                write()


def test_a_concluded_edition_stays(office, published, now):
    with acting(office) as actor:
        editions.close(published, reason="工作结束", actor=actor, now=now)
        with pytest.raises(IntegrityError, match="is published"), transaction.atomic():
            Edition.objects.filter(pk=published.pk).update(objectives="改", version=99)


def _copy(part):
    """The same row once more, as a new one."""
    values = {
        field.attname: getattr(part, field.attname)
        for field in part._meta.concrete_fields
        if field.name not in {"id", "ref"}
    }
    return type(part)(**values)
