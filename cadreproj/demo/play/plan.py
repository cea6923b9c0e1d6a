"""Stage 1: the edition, its fields, qualifications, quotas, documents and the places' own plans."""

import datetime as dt
from collections import Counter
from itertools import cycle

from cadreproj import roles as table
from cadreproj.demo.numbers import (
    FIELDS,
    MUNICIPAL,
    PROVINCE,
    PROVINCIAL,
    Scale,
    kept_quotas,
    quotas,
)
from cadreproj.demo.play import leaders
from cadreproj.demo.play.calendar import Calendar, at
from cadreproj.demo.play.cast import Cast
from core.audit.log import act
from planning.models import CityPlan, Document, Edition, Receipt
from planning.rules.qualifications import KINDS
from planning.services import (
    amendments,
    bases,
    city_conditions,
    city_plans,
    conditions,
    dividing,
    documents,
    editions,
    parts,
    proposing,
)
from planning.services import quotas as quota_services
from planning.states import Part

#: Names of the fields in the people generator -> in planning.
FIELD = {
    "party_affairs": "party_affairs",
    "politics_law": "politics_law",
    "economy": "economy",
    "planning_construction": "construction",
    "social_management": "social",
    "fiscal_finance": "finance",
}
TEXTS = {
    "general_plan": "着眼今后五至十年领导班子建设需要，面向市、县、乡选拔培养一批优秀年轻干部。",
    "objectives": "发现一批、使用一批、储备一批，改善各级领导班子的年龄和专业结构。",
    "scope_text": "全省各市、州、直管市、神农架林区所辖党政机关和乡镇（街道）干部。",
    "measures": "组织推荐、资格审查、集中考试、组织考察、确定对象；分批集中培训，挂职锻炼，跟踪培养。"
    "省级项目可先行一步。",
}
GROUP = [
    ("leading", "省委常委、组织部部长", "组长"),
    ("leading", "省委组织部常务副部长", "副组长"),
    ("working", "省委组织部干部处处长", "办公室主任"),
]
DOCUMENTS = [
    ("plan", "年轻干部成长工程实施方案", "1", ""),
    ("notice", "关于做好年轻干部成长工程推荐工作的通知", "2", "recommendation"),
]


def play(cast: Cast, size: Scale, days: Calendar, places: dict, *, complete: bool) -> Edition:
    """Write and publish an edition; `complete`: every place has acknowledged and has its plan."""
    now = at(days.planned)
    with cast.acting(table.OFFICE) as office:
        with act(office, now):
            edition = editions.create(
                year=days.year,
                name="年轻干部成长工程",
                actor=office,
                now=now,
                **TEXTS,
                **_numbers(size, days),
            )
            fields = {
                name: parts.add_sub_project(
                    edition, field=FIELD[name], position=position, actor=office, now=now
                )
                for position, name in enumerate(FIELDS, 1)
            }
            _rules(edition, size, office, now)
            for position, (kind, post, duty) in enumerate(GROUP, 1):
                parts.add_member(
                    edition, kind=kind, name=f"示例{duty}", post=post, duty=duty, position=position,
                    actor=office, now=now,
                )  # fmt: skip
            _quotas(edition, size, fields, places, office, now)
            papers = _documents(edition, office, now, days.year)
            leaders.aim(edition, papers[0].number, office, now)
        edition.refresh_from_db()
        now = at(days.published)
        with act(office, now):
            editions.publish(edition, actor=office, now=now)
            for paper in papers:
                documents.issue(paper, actor=office, now=now)
    _answers(cast, edition, days, places, complete=complete)
    if not complete:
        _changes(cast, edition, days)
    edition.refresh_from_db()
    return edition


def fields_of(edition) -> dict[str, object]:
    """The people generator's name of a field -> the sub-project."""
    found = {row.field: row for row in edition.sub_projects.all()}
    return {name: found[field] for name, field in FIELD.items()}


def _numbers(size: Scale, days: Calendar) -> dict:
    return {
        "provincial_seats": size.funnels[PROVINCIAL].seats if PROVINCIAL in size.funnels else 0,
        "municipal_seats": size.funnels[MUNICIPAL].seats,
        "cutoff_on": days.cutoff,
        "starts_on": days.planned,
        "ends_on": days.ends,
        "nomination_opens_on": days.nomination_opens,
        "nomination_closes_on": days.nomination_closes,
        "review_due_on": days.review_due,
        "exam_on": days.exam,
        "inspection_from": days.inspection_from,
        "inspection_to": days.inspection_to,
        # The regulation of 2002 said seven days; today it is five working days.
        "notice_days": 7 if days.year < 2014 else 5,
        "notice_in_working_days": days.year >= 2014,
    }


def _rules(edition, size, office, now) -> None:
    later = edition.year - 2011
    born = {"from": f"{1970 + later}-01-01", "to": f"{1989 + later}-12-31"}
    rules: list[tuple[str, dict, str]] = [
        ("born_between", born, "本届方案"),
        ("education_min", {"education": "30"}, ""),
        ("grassroots_years_min", {"years": 2}, ""),
        ("appraisals", {"years": 3, "grade": "competent"}, "本届方案"),
    ]
    for tier in size.funnels:
        for position, (key, parameters, plan) in enumerate(rules, 1):
            conditions.add_rule(
                edition, tier=tier, key=key, parameters=parameters, legal_basis=plan,
                basis=None if plan else bases.pick(KINDS[key].basis, edition.rules_on),
                position=position, actor=office, now=now,
            )  # fmt: skip


def _quotas(edition, size, fields, places, office, now) -> None:
    rows = kept_quotas() if size.name == "hubei" else quotas(size)
    cells = {}
    for row in rows:
        organisation = edition.organisation if row.place == PROVINCE else places[row.place]
        if row.seats:
            cells[(row.tier, fields[row.field].pk, organisation.pk)] = row.seats
    quota_services.set_quotas(edition, cells, actor=office, now=now)


def _documents(edition, office, now, year) -> list[Document]:
    """Drafts, to be issued with the publication."""
    return [
        documents.create(
            edition, kind=kind, title=title, number=f"示例组发〔{year}〕{number}号", step=step,
            body="各市、州、直管市、神农架林区党委组织部：现将有关事项通知如下。", actor=office, now=now,
        )
        for kind, title, number, step in DOCUMENTS
    ]  # fmt: skip


def _changes(cast, edition, days) -> None:
    """One change of what was published is a version by now, the next one is being written."""
    edition.refresh_from_db()
    with cast.acting(table.OFFICE) as office:
        now = at(days.published + dt.timedelta(days=2))
        with act(office, now):
            change = amendments.begin(
                edition, reason="领导小组成员工作变动，调整组成人员。", actor=office, now=now
            )
            proposing.propose_new(
                change, Part.MEMBERS, kind="working", name="示例联络员", post="省委组织部干部处副处长",
                duty="联络员", position=len(GROUP) + 1, actor=office, now=now,
            )  # fmt: skip
            amendments.publish(change, actor=office, now=now)
        edition.refresh_from_db()
        now = at(days.published + dt.timedelta(days=6))
        with act(office, now):
            draft = amendments.begin(
                edition, reason="省委要求进一步突出基层导向。", actor=office, now=now
            )
            rule = edition.qualification_rules.filter(key="grassroots_years_min").first()
            proposing.propose(
                draft, Part.RULES, rule.ref, parameters={"years": 3}, actor=office, now=now
            )


def _answers(cast, edition, days, places, *, complete) -> None:
    """Places acknowledge and file their plans; in a running edition about half of them so far."""
    now = at(days.published + dt.timedelta(days=5))
    answering = sorted(places) if complete else sorted(places)[::2]
    for code in answering:
        with cast.acting("author", code, now=now) as officer:
            mine = Receipt.objects.filter(document__edition=edition, organisation=places[code])
            documents.acknowledge_many(mine, actor=officer, now=now)
            plan = CityPlan.objects.get(edition=edition, organisation=places[code])
            city_plans.edit(
                plan, body=f"{places[code].name}按照省的方案，结合本地实际推荐和培养年轻干部。",
                actor=officer, now=now,
            )  # fmt: skip
            if not complete and code == answering[0]:
                _ask_more(plan, officer, now)
            city_plans.file(plan, actor=officer, now=now)
    with cast.acting(table.OFFICE) as office:
        filed = CityPlan.objects.filter(edition=edition, organisation__code__in=answering)
        if not complete:
            filed = filed.filter(organisation__code__in=answering[: max(1, len(answering) // 2)])
        city_plans.accept_many(filed, actor=office, now=at(days.published + dt.timedelta(days=9)))


def _ask_more(plan: CityPlan, officer, now) -> None:
    """One place asks for three years at the grass roots instead of two, closes two days earlier, and
    gives half of its seats to its counties in turn."""
    closes = plan.edition.nomination_closes_on - dt.timedelta(days=2)
    city_plans.edit(plan, closes_on=closes, actor=officer, now=now)
    city_conditions.add(
        plan, key="grassroots_years_min", parameters={"years": 3}, legal_basis="本市方案",
        actor=officer, now=now,
    )  # fmt: skip
    counties, seats = dividing.units_of(plan), Counter[dividing.Cell]()
    turn = cycle(counties)
    for field, most in dividing.quotas_of(plan).items():
        for _number in range(-(-most // 2) if counties else 0):
            seats[field, next(turn).pk] += 1
    dividing.divide(plan, seats=seats, actor=officer, now=now)
