"""Inspection: a team with its notices and talks in the running edition, and the reports of both."""

import datetime as dt
from decimal import Decimal
from random import Random

from cadreproj import roles as table
from cadreproj.demo.fates import DIMENSIONS
from cadreproj.demo.play.calendar import at
from cadreproj.demo.play.select import Selection
from core.orgs.models import Organisation
from planning.handover import working_day_after
from selection.models import InspectionReport, InspectionTeam
from selection.rules.fieldwork import USUAL_TALKS
from selection.rules.reviews import USUAL_DAYS
from selection.services import announcing, materials, must_checks, reports, talks, teams

GUESTS = (
    {"name": "示例组员甲", "unit": "中共示例省委组织部", "post": "副处长"},
    {"name": "示例组员乙", "unit": "示例省监察厅", "post": "处长"},
)
UNFIT = {
    "evaluation": "民主测评称职以上得票偏低。",
    "results": "现岗位工作实绩不突出。",
    "integrity": "廉洁自律方面有反映，尚待核实。",
    "health": "身体状况暂不适应岗位要求。",
}
CHECKED = {
    "file": "干部人事档案专项审核表",
    "matters": "个人有关事项报告查核结果",
    "discipline": "纪检监察机关回复意见",
    "complaints": "信访举报核查情况",
}
TEAM = ["考察员", "示例组员甲", "示例组员乙"]
PARTNERS = {
    "A": "分管领导",
    "B": "同级班子成员",
    "C": "内设机构负责人",
    "S": "考察对象本人",
    "P": "原单位班子成员",
}
CONTACT = "0000-12380001，省委组织部考察组驻地"


def begin(game: Selection, numbers: list[int]) -> InspectionTeam:
    """A team led by the printed inspector gets these people, and the notices go up in their places."""
    days = game.days
    put_up = days.examined + dt.timedelta(days=1)
    begins = working_day_after(game.edition, put_up, USUAL_DAYS["inspect"]) + dt.timedelta(days=1)
    with game.cast.acting(table.OFFICE) as office:
        leader = game.cast.by_role[table.INSPECTOR].user
        team = teams.form(
            edition=game.edition, name="省委组织部第一考察组",
            starts_on=begins, ends_on=days.inspected + dt.timedelta(days=6), site="各市（州）委组织部",
            plan="个别谈话、民主测评、查阅资料、听取纪检监察机关意见、与考察对象面谈。",
            members=[{"user": leader}, *GUESTS], actor=office, now=at(put_up, 8),
        )  # fmt: skip
        chosen = game.of(numbers).filter(state="shortlisted").select_related("organisation")
        free = [each.nomination.pk for each in teams.look(team, chosen) if not each.stopped]
        teams.assign(team, nominations=chosen.filter(pk__in=free), actor=office, now=at(put_up, 9))
        waiting = announcing.waiting(team)
        for place in Organisation.objects.filter(pk__in=waiting.values("place")).order_by("path"):
            notice = announcing.announce(
                team, place=place, starts_on=put_up, site="机关公告栏、内部网站", contact=CONTACT,
                actor=office, now=at(put_up, 10),
            )  # fmt: skip
        first = notice.entries.select_related("nomination").order_by("pk")[0].nomination
        heard = put_up + dt.timedelta(days=1)
        reply = announcing.receive(
            notice, nomination=first, received_on=heard, way="call", body="反映其工作作风急躁。",
            actor=office, now=at(heard),
        )  # fmt: skip
        outcome = "经了解，属工作方法问题，已作提醒。"
        announcing.settle(reply, outcome=outcome, actor=office, now=at(heard, 16))
    return team


def talk(game: Selection, team: InspectionTeam, numbers: list[int]) -> None:
    """All talks that the plan asks for with these people; with the others of the team the first."""
    day = game.days.inspected - dt.timedelta(days=1)
    whole = set(game.of(numbers).values_list("pk", flat=True))
    with game.cast.acting(table.INSPECTOR) as inspector:
        pair = [inspector.user.name, GUESTS[0]["name"]]
        given = []
        for case in team.cases.order_by("pk"):
            due = {**USUAL_TALKS, "P": USUAL_TALKS["P"] if case.previous_unit else 0}
            if case.nomination_id not in whole:
                due = {"A": 1}
            given += [
                {
                    "case": case, "group": group, "partner": PARTNERS[group], "held_on": day,
                    "inspectors": pair, "text": "该同志政治坚定，作风扎实，实绩较突出；有时急躁。",
                }
                for group, count in due.items()
                for _each in range(count)
            ]  # fmt: skip
        talks.hold_many(given, actor=inspector, now=at(day, 17))


def inspect(game: Selection, rng: Random, numbers: list[int]) -> None:
    """Reports of teams of three on these people, filed."""
    shortlisted = {row.pk: row for row in game.of(numbers).select_related("edition")}
    rows = [
        _report(game, rng, shortlisted[game.nominations[n]], game.people[n].fate)
        for n in numbers
        if game.nominations[n] in shortlisted
    ]
    with game.cast.acting(table.INSPECTOR) as inspector:
        _of_the_team(rows)
        must_checks.sign_many(
            [row["nomination"] for row in rows], given=_checks(game), actor=inspector,
            now=at(game.days.inspected, 9),
        )  # fmt: skip
        reports.write_many(rows, actor=inspector, now=at(game.days.inspected))
        filed = InspectionReport.objects.any_of("nomination_id", [r["nomination"].pk for r in rows])
        reports.file_many(filed, actor=inspector, now=at(game.days.inspected, 16))


def _of_the_team(rows: list[dict]) -> None:
    """Of those given to a team: the talks on record, and the previous unit of who is new in post."""
    nominees = [row["nomination"].pk for row in rows]
    held = talks.due_of(nominees)
    new = materials.new_in_post(nominees)
    for row in rows:
        nominee = row["nomination"].pk
        if nominee in held:
            row["talks"] = sum(each.held for each in held[nominee])
        if nominee in new:
            row["previous"] = "原工作单位反映：群众基础好，工作扎实。"


def _checks(game: Selection) -> dict:
    """What the offices answered to the list of those inspected: nothing stands in the way."""
    day = game.days.inspected - dt.timedelta(days=1)
    return {
        kind: {"result": "clear", "source": source, "checked_on": day, "note": ""}
        for kind, source in CHECKED.items()
    }


def _report(game: Selection, rng: Random, nomination, fate) -> dict:
    excellent, competent, basic, incompetent = fate.votes[3]
    return {
        "nomination": nomination,
        "inspected_from": game.days.inspected - dt.timedelta(days=4),
        "inspected_to": game.days.inspected,
        "inspectors": TEAM,
        **{
            name: max(_points(votes), Decimal(60)) if fate.fit else _points(votes)
            for name, votes in zip(DIMENSIONS, fate.votes, strict=True)
        },
        "votes": {
            "excellent": excellent, "competent": competent, "basic": basic,
            "incompetent": incompetent, "void": 0,
        },
        "talks": rng.randint(12, 30),
        "virtue": "政治立场坚定，对党忠诚，顾全大局。",
        "merits": "熟悉基层，勤勉敬业，敢于担当，注重实绩，所分管工作进展明显。",
        "probity": "严格自律，未发现违反廉洁自律规定的问题。",
        "appraisals": "近三年年度考核均为称职以上。",
        "shortcomings": "宏观思维有待加强，有时工作方法不够细。",
        "conclusion": "fit" if fate.fit else "unfit",
        "reason": "" if fate.fit else UNFIT[fate.unfit_reason],
    }  # fmt: skip


def _points(votes) -> Decimal:
    """Mean of 95, 80, 65 and 40 points over the sheets."""
    points = sum(weight * count for weight, count in zip((95, 80, 65, 40), votes, strict=True))
    return (Decimal(points) / sum(votes)).quantize(Decimal("0.01"))
