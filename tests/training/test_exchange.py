"""The sheets of results and attendance, from file to row."""

import pytest

from core.exchange.reading import read_sheet
from core.exchange.template import template_xlsx
from tests.factories import training as make
from tests.support import acting
from training.exchange import AttendanceSheet, ResultSheet


def read(sheet, head, *lines):
    text = "\n".join([head, *lines])
    return read_sheet(text.encode(), "sheet.csv", sheet)


HEAD = "班次编号,姓名,准考证号,理论培训,测试,面对面考察,出勤学时"


def test_results_are_read_checked_and_written(running, manager, now):
    training_class, [first, second] = running
    number, sheet = training_class.number, ResultSheet()
    rows, faults = read(
        sheet,
        HEAD,
        f"{number},{first.trainee.name},,81,82,83,10",
        f"{number},{second.trainee.name},,,70.5,,",
    )
    assert faults == []
    with acting(manager) as actor:
        assert sheet.check(rows, actor=actor, now=now) == []
        assert sheet.write(rows, actor=actor, now=now) == {"changed": 2}
        first.refresh_from_db()
        second.refresh_from_db()
    assert (first.theory_score, first.hours_attended) == (81, 10)
    assert (second.theory_score, float(second.test_score)) == (None, 70.5)


def test_every_fault_is_told_with_its_line(running, manager, now):
    training_class, [first, _second] = running
    number, sheet = training_class.number, ResultSheet()
    _rows, faults = read(sheet, HEAD, f"{number},{first.trainee.name},,101,80.123,x,")
    assert {(fault.line, fault.key) for fault in faults} == {
        (2, "theory_score"), (2, "test_score"), (2, "inspection_score"),
    }  # fmt: skip
    rows, faults = read(
        sheet,
        HEAD,
        f"{number},无此人,,80,,,",
        f"{number},{first.trainee.name},,,,,",
        f"{number},{first.trainee.name},,80,,,",
        f"X-{number},{first.trainee.name},,80,,,",
    )
    assert faults == []
    with acting(manager) as actor:
        found = sheet.check(rows, actor=actor, now=now)
    assert {(fault.line, fault.key) for fault in found} == {
        (2, "name"), (3, "theory_score"), (4, "name"), (5, "name"),
    }  # fmt: skip


def test_people_of_the_same_name_are_told_apart_by_exam_number(
    running, manager, place, edition, now
):
    training_class, [first, _second] = running
    make.EnrolmentFactory(
        training_class=training_class,
        trainee=make.trainee(place, edition, name=first.trainee.name),
    )
    sheet, number, name = ResultSheet(), training_class.number, first.trainee.name
    exam = first.trainee.nomination.exam_number
    with acting(manager) as actor:
        rows, _faults = read(sheet, HEAD, f"{number},{name},,80,,,")
        [fault] = sheet.check(rows, actor=actor, now=now)
        assert fault.key == "exam_number"
        rows, _faults = read(sheet, HEAD, f"{number},{name},{exam},80,,,")
        assert sheet.check(rows, actor=actor, now=now) == []


def test_a_sheet_reaches_only_the_own_classes(running, stranger, now):
    training_class, [first, _second] = running
    sheet = ResultSheet()
    rows, _faults = read(sheet, HEAD, f"{training_class.number},{first.trainee.name},,80,,,")
    with acting(stranger) as actor:
        assert [fault.key for fault in sheet.check(rows, actor=actor, now=now)] == ["name"]


def test_attendance_is_read_and_kept(running, manager, today, now):
    training_class, [first, second] = running
    sheet, number = AttendanceSheet(), training_class.number
    rows, faults = read(
        sheet,
        "班次编号,姓名,日期,出勤情况,学时",
        f"{number},{first.trainee.name},{today},出勤,6",
        f"{number},{second.trainee.name},{today},请假,",
        f"{number},{second.trainee.name},2000-01-01,请假,",
    )
    assert faults == []
    with acting(manager) as actor:
        assert [(f.line, f.key) for f in sheet.check(rows, actor=actor, now=now)] == [(4, "on")]
        assert sheet.write(rows[:2], actor=actor, now=now) == {"marked": 2}
        first.refresh_from_db()
    assert first.hours_attended == 6


@pytest.mark.parametrize("language", ["zh-hans", "en", "es"])
@pytest.mark.parametrize("sheet", [ResultSheet, AttendanceSheet])
def test_there_is_a_template_in_each_language(sheet, language):
    assert template_xlsx(sheet(), language)[:2] == b"PK"
