"""Sheets: every fault of every row, and the same verbs as the pages."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from selection.models import Mark, Nomination
from tests.factories import selection as factories
from tests.factories.candidates import PersonFactory
from tests.plugins import database
from tests.support import sign_in

pytestmark = pytest.mark.django_db


def upload(client, kind, text):
    file = SimpleUploadedFile("sheet.csv", text.encode(), content_type="text/csv")
    answer = client.post(reverse(f"selection:{kind}-import"), {"file": file}, follow=True)
    assert answer.status_code == 200, answer.content.decode()[:2000]
    return answer


def test_nominations_come_in_by_sheet(client, stage):
    for name in ("岑甲", "岑乙"):
        PersonFactory(organisation=stage.place, name=name)
    PersonFactory(organisation=stage.sibling, name="岑丙")
    sign_in(client, stage.author)
    head = "name,tier,field,grounds,met_on,present,agreed\n"
    wrong = upload(
        client,
        "nomination",
        f"{head}岑甲,municipal,{stage.field.field},a,2011-02-01,9,8\n"
        f"岑丙,municipal,{stage.field.field},a,2011-02-01,9,8\n"
        f"岑甲,municipal,{stage.field.field},a,2011-02-01,9,8\n",
    )
    assert sorted(fault.line for fault in wrong.context["run"].fault_list) == [3, 4]
    good = upload(
        client,
        "nomination",
        f"{head}岑甲,municipal,{stage.field.field},a,2011-02-01,9,8\n"
        f"岑乙,municipal,{stage.field.field},a,2011-02-01,9,8\n",
    )
    assert good.context["run"].fault_list == []
    written = client.post(good.redirect_chain[-1][0], {"act": "confirm"})
    assert written.status_code == 302
    with database.as_owner():
        assert Nomination.objects.filter(state="draft").count() == 2


def test_a_sheet_cannot_exceed_the_limit(client, stage):
    head = "name,tier,field\n"
    lines = ""
    for number in range(7):
        PersonFactory(organisation=stage.place, name=f"岑甲{number}")
        lines += f"岑甲{number},municipal,{stage.field.field}\n"
    sign_in(client, stage.author)
    answer = upload(client, "nomination", head + lines)
    assert [fault.line for fault in answer.context["run"].fault_list] == [8]


def test_three_faults_in_a_hundred_rows_are_all_named_with_line_and_column(client, stage):
    sign_in(client, stage.author)
    people = PersonFactory.create_batch(200, organisation=stage.place)
    for number, person in enumerate(people):
        person.name = f"岑{chr(0x4E00 + number)}"
    with database.as_owner():
        type(people[0]).objects.bulk_update(people, ["name"])
    field, usual = stage.field.field, "a,2011-02-01,9,8"
    lines = [f"{person.name},municipal,{field},{usual}" for person in people]
    seeded = {
        31: ("tier", f"{people[29].name},royal,{field},{usual}"),
        64: ("met_on", f"{people[62].name},municipal,{field},a,soon,9,8"),
        97: ("agreed", f"{people[95].name},municipal,{field},a,2011-02-01,8,9"),
        130: ("name", f"查无此人,municipal,{field},{usual}"),
        163: ("name", f"{people[0].name},municipal,{field},{usual}"),
        196: ("field", f"{people[194].name},municipal,alchemy,{usual}"),
    }
    for line, (_column, text) in seeded.items():
        lines[line - 2] = text
    head = "name,tier,field,grounds,met_on,present,agreed\n"
    answer = upload(client, "nomination", head + "\n".join(lines))
    found = {fault.line: fault.key for fault in answer.context["run"].fault_list}
    over = found.pop(8)  # the seventh good row goes beyond the limit of six
    assert over == "field"
    assert found == {line: column for line, (column, _text) in seeded.items()}


def test_marks_come_in_by_sheet(client, stage):
    row = factories.NominationFactory(
        edition=stage.edition, sub_project=stage.field, place=stage.place, state="qualified",
        exam_number="20000017",
    )  # fmt: skip
    sign_in(client, stage.exam)
    head = "exam_number,component,mark\n"
    wrong = upload(
        client,
        "mark",
        f"{head}20000017,written,101\n20000026,written,5\n20000017,other,5\n20000018,written,5\n",
    )
    assert [fault.line for fault in wrong.context["run"].fault_list] == [2, 3, 4, 5]
    good = upload(client, "mark", f"{head}20000017,written,88.5\n20000017,interview,\n")
    assert good.context["run"].fault_list == []
    client.post(good.redirect_chain[-1][0], {"act": "confirm"})
    with database.as_owner():
        found = dict(Mark.objects.filter(nomination=row).values_list("component", "mark"))
    assert found["interview"] is None
    assert float(found["written"]) == 88.5
