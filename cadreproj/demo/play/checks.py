"""A handful of dossiers that contradict themselves, and what the office made of them so far."""

import datetime as dt
from dataclasses import replace

from cadreproj import roles as table
from cadreproj.demo.play.calendar import Day, at
from cadreproj.demo.play.cast import Cast
from candidates.formats.record import FamilyRecord, PersonRecord
from candidates.models import Finding, Person
from candidates.services import findings, people
from candidates.services.records import load_record
from core.audit.log import act

LOOKED_UP = "已核对档案原件，参加工作时间以首次工资审批表为准。"
KNOWN = "已核实，双方不存在直接上下级领导关系。"


def play(cast: Cast, places: dict, today: Day) -> int:
    """Spoil eight dossiers of one place, let them be checked, settle some; how many were found."""
    path = places[sorted(places)[0]].scope_path
    edited, checked, settled = (at(today - dt.timedelta(days=days)) for days in (20, 18, 6))
    with cast.acting(table.OFFICE) as office:
        keys = list(Person.objects.within(path).order_by("-pk").values_list("pk", flat=True)[:8])
        with act(office, edited):
            for number, person in enumerate(Person.objects.filter(pk__in=keys).order_by("-pk")):
                spoilt = FAULTS[number % len(FAULTS)](load_record(person))
                people.update_person(
                    person, record=spoilt, actor=office, now=edited, reason="按上报任免审批表更新"
                )
        tally = findings.check(Person.objects.within(path), actor=office, now=checked)
        for rule, verb, reason in (
            ("work_age", findings.resolve, LOOKED_UP),
            ("kin_same_unit", findings.waive, KNOWN),
        ):
            for row in Finding.objects.open().filter(rule=rule).order_by("pk")[:1]:
                verb(row, actor=office, now=settled, reason=reason)
    return tally["findings"]


def _years_after(birth: str, years: int) -> str:
    return f"{int(birth[:4]) + years}{birth[4:7]}"


def _worked_young(record: PersonRecord) -> PersonRecord:
    return replace(record, work_started=_years_after(record.birth, 15))


def _joined_young(record: PersonRecord) -> PersonRecord:
    return replace(record, party_joined=_years_after(record.birth, 17), political_status="01")


def _second_spouse(record: PersonRecord) -> PersonRecord:
    spouse = "丈夫" if record.sex == "2" else "妻子"
    more = [FamilyRecord(spouse, name) for name in ("甘试样", "卞试样")]
    return replace(record, family=[*record.family, *more])


def _kin_beside(record: PersonRecord) -> PersonRecord:
    brother = FamilyRecord("哥哥", "某试样", unit_and_post="某县财政局科员")
    return replace(record, present_post="某县财政局副局长", family=[*record.family, brother])


FAULTS = (_worked_young, _joined_young, _second_spouse, _kin_beside)
