"""`manage.py import_nominations`: the sheet of the page, all or nothing."""

import pytest
from django.core.management import CommandError, call_command

from selection.models import Nomination
from tests.factories.candidates import PersonFactory
from tests.plugins import database

pytestmark = pytest.mark.django_db
HEAD = "name,tier,field,grounds,met_on,present,agreed\n"


@pytest.fixture
def sheet(stage, tmp_path):
    """Write rows of names into a file and import it as the place's author."""

    def run(*names, account=None):
        lines = [f"{name},municipal,{stage.field.field},a,2011-02-01,9,8\n" for name in names]
        file = tmp_path / "nominations.csv"
        file.write_text(HEAD + "".join(lines), encoding="utf-8")
        call_command("import_nominations", file, account=account or stage.author.user.username)

    return run


def test_a_good_sheet_becomes_drafts(stage, sheet, capsys):
    for name in ("岑甲", "岑乙"):
        PersonFactory(organisation=stage.place, name=name)
    sheet("岑甲", "岑乙")
    assert "2 nominations drafted" in capsys.readouterr().out
    with database.as_owner():
        assert Nomination.objects.filter(state="draft").count() == 2


def test_one_fault_stops_all_and_names_its_line(stage, sheet, capsys):
    PersonFactory(organisation=stage.place, name="岑甲")
    PersonFactory(organisation=stage.sibling, name="岑丙")
    with pytest.raises(CommandError, match="1 faults"):
        sheet("岑甲", "岑丙")
    assert "nominations.csv:3:" in capsys.readouterr().err
    with database.as_owner():
        assert not Nomination.objects.exists()


def test_a_role_that_does_not_nominate_is_refused(stage, sheet):
    with pytest.raises(CommandError, match="may not"):
        sheet("岑甲", account=stage.inspector.user.username)
