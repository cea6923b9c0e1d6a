"""A roster is held against the record; what differs is decided field by field or by the column."""

import io

import pytest
import xlsxwriter
from django.utils import timezone

from candidates.models import ImportBatch, Person
from candidates.services import renewing, rosters, undoing
from candidates.services.dossiers import DossierFile
from candidates.tasks import compare_roster, take_column
from core.files.models import StoredFile
from core.files.store import store
from core.jobs.context import JobContext
from core.workflow.errors import Refused
from tests.factories.candidates import PersonFactory
from tests.factories.core import MembershipFactory
from tests.support import acting

pytestmark = pytest.mark.django_db
NUMBERS = ("420000198203140025", "420000197005050016")


@pytest.fixture
def officer():
    return MembershipFactory(role="municipal_officer")


@pytest.fixture
def folk(officer):
    place = officer.organisation
    return [
        PersonFactory(organisation=place, name="岑试样", sex="2", birth="1982-03-14",
                      id_number=NUMBERS[0]),
        PersonFactory(organisation=place, name="冯样本", birth="1970-05"),
    ]  # fmt: skip


def table(*rows) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("花名册")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return out.getvalue()


def compared(officer, *rows, name="花名册.xlsx") -> ImportBatch:
    file = store(table(*rows), name, org_path=officer.path, stored_by=officer.user)
    return rosters.compare_roster(
        file, organisation=officer.organisation, actor=officer, now=timezone.now()
    )[0]


ROWS = (
    ("某市年轻干部花名册",),
    ("序号", "姓 名", "身份证号码", "出生年月", "现任职务", "学历", "备注"),
    (1, "岑试样", NUMBERS[0], "1982.03", "某镇党委书记", "大学", "调整"),
    (2, "冯样本", "", 1970.05, "某县某镇镇长", "", ""),
    (3, "没有人", "", "1979.01", "某镇镇长", "", ""),
    (4, "岑试样", "123", "", "", "", ""),
)


def test_each_row_is_held_against_the_person_it_names(officer, folk):
    with acting(officer):
        batch = compared(officer, *ROWS)
        lines = list(batch.files.order_by("position"))
    assert [line.outcome for line in lines] == ["differs", "same", "unknown", "unread"]
    assert [line.line for line in lines] == [3, 4, 5, 6]
    assert lines[0].differing == ["present_post", "education"]
    assert "身份证号" in lines[3].fault
    assert batch.kind == "roster"


def test_a_roster_changes_nothing_by_itself(officer, folk):
    with acting(officer):
        compared(officer, *ROWS)
        assert set(Person.objects.values_list("present_post", "version")) == {("某县某镇镇长", 0)}


def test_a_difference_is_accepted_or_refused_and_undone(officer, folk):
    with acting(officer):
        batch = compared(officer, *ROWS)
        line = batch.files.get(outcome="differs")
        line = renewing.take_over(line, chosen=["present_post"], actor=officer, now=timezone.now())
        person = Person.objects.get(pk=folk[0].pk)
        assert person.present_post == "某镇党委书记"
        assert line.decisions == {"present_post": "taken", "education": "refused"}
        assert line.undecided == 0
        undoing.undo(batch, actor=officer, now=timezone.now(), reason="表格有误")
        person.refresh_from_db()
        assert person.present_post == "某县某镇镇长"


def test_people_of_one_name_and_month_are_not_guessed_between(officer, folk):
    PersonFactory(organisation=officer.organisation, name="冯样本", birth="1970-05-09")
    with acting(officer):
        batch = compared(officer, *ROWS)
        assert batch.files.get(position=1).outcome == "ambiguous"


def test_another_number_is_another_person(officer, folk):
    with acting(officer):
        batch = compared(officer, ("姓名", "身份证号"), ("岑试样", "42000019820314005X"))
        assert batch.files.get().outcome == "unknown"


def test_people_of_other_places_are_nobody(officer, folk):
    stranger = MembershipFactory(role="municipal_officer")
    with acting(stranger):
        batch = compared(stranger, *ROWS)
        assert batch.differing == batch.same == 0


@pytest.mark.parametrize(
    "rows",
    [
        [("姓名", "职务"), ("岑试样", "镇长")],
        [("身份证号", "职务"), (NUMBERS[0], "镇长")],
        [("姓名", "出生年月", "出生日期"), ("岑", "1982", "1982")],
        [("一", "二"), ("三", "四")],
    ],
)
def test_a_table_that_names_nobody_is_refused_whole(officer, rows):
    with acting(officer), pytest.raises(Refused):
        compared(officer, *rows)


def test_headings_of_other_languages_are_known(officer, folk):
    with acting(officer):
        for heads in (("Name", "ID number", "Post"), ("Nombre", "Número de identidad", "Cargo")):
            batch = compared(officer, heads, ("岑试样", NUMBERS[0], "某镇党委书记"))
            assert batch.files.get().differing == ["present_post"]


def test_rows_cost_the_same_for_few_and_many(officer, folk, django_assert_max_num_queries):
    rows = [("姓名", "身份证号", "现任职务")]
    rows += [(p.name, NUMBERS[0] if p is folk[0] else "", f"{p.name}主任") for p in folk]
    with acting(officer), django_assert_max_num_queries(17):
        rosters._lines(rosters.read(table(*rows), "a.xlsx")[0] * 20, officer.organisation)


def job(officer, row) -> JobContext:
    return JobContext(row, officer, timezone.now(), lambda *_: None)


def test_the_jobs_compare_a_roster_and_take_over_a_column(officer, folk):
    with acting(officer):
        row = rosters.queue_roster(
            place=officer.organisation,
            roster=DossierFile("a.xlsx", table(*ROWS)),
            actor=officer,
            now=timezone.now(),
        )
        context = job(officer, row)
        result = compare_roster(context)
        batch = ImportBatch.objects.get()
        assert result["url"] == batch.get_absolute_url()
        assert {fault["column"] for fault in context.fault_list} == {"序号", "备注"}
        row = renewing.queue_column(
            batch, field="present_post", actor=officer, now=timezone.now(), reason="换届"
        )
        assert take_column(job(officer, row))["taken"] == 1
        assert Person.objects.get(pk=folk[0].pk).present_post == "某镇党委书记"
        assert StoredFile.objects.get(ref=rosters_file(batch)).name == "a.xlsx"


def rosters_file(batch):
    return batch.archive.ref


def test_a_file_that_is_no_table_is_refused_at_the_form(officer):
    with acting(officer), pytest.raises(Refused) as refused:
        rosters.queue_roster(
            place=officer.organisation,
            roster=DossierFile("a.xlsx", b"PK\x03\x04 not a workbook"),
            actor=officer,
            now=timezone.now(),
        )
    assert "roster" in refused.value.fields
