"""Nothing of a hostile file is kept, and a good one is kept sealed."""

import pytest
from django.utils import timezone

from core.exchange.models import ImportRun
from core.files.models import StoredFile
from core.web import imports
from core.workflow.errors import Refused
from tests.core.exchange.corpus import MALICIOUS
from tests.core.exchange.sheets import GOOD, PeopleSheet, table
from tests.factories.core import MembershipFactory
from tests.support import acting

pytestmark = pytest.mark.django_db


def upload(content, name):
    officer = MembershipFactory(role="municipal_officer")
    with acting(officer) as actor:
        actor.user = officer.user
        try:
            return imports.upload(PeopleSheet(), content, name, actor=actor, now=timezone.now())
        except Refused:
            assert not StoredFile.objects.exists()
            assert not ImportRun.objects.exists()
            raise


@pytest.mark.parametrize(
    "name", ["hidden_sheet_with_data", "formula_that_starts_a_program", "entity_bomb"]
)
def test_nothing_of_a_hostile_file_is_kept(name):
    with pytest.raises(Refused):
        upload(*MALICIOUS[name]())


def test_cells_typed_anew_are_sealed():
    run = upload(table(["", *GOOD[1:]]), "a.xlsx")
    run.repairs = {2: {"id_number": GOOD[1]}}
    assert run.repairs == {2: {"id_number": GOOD[1]}}
    assert GOOD[1].encode() not in bytes(run.sealed_repairs)
    run.repairs = {}
    assert run.sealed_repairs is None
