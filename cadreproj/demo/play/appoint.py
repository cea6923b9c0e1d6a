"""Stage 4: the term change of 2011–12: teams, posts, vacancies, appointments, reserve list."""

import datetime as dt
from collections import defaultdict

from appointment.models import Appointment, Proposal, Team, Vacancy
from appointment.rules import Vote, conflicts
from appointment.services import appointments, facts, proposals, reserve, teams, vacancies
from cadreproj import roles as table
from cadreproj.demo.play.calendar import Day, at
from cadreproj.demo.play.cast import Cast
from core.orgs.models import Organisation

TOWNSHIP = (
    "党委副书记、镇长", "党委副书记", "党委委员、组织委员", "党委委员、宣传委员", "党委委员、副镇长",
    "副镇长", "党委委员、纪委书记", "人大主席团副主席",
)  # fmt: skip
COUNTY = (
    "县委常委、组织部部长", "县委常委、宣传部部长", "县委常委、统战部部长", "县委常委、政法委书记",
    "副县长（农业农村）", "副县长（工业交通）", "副县长（城建国土）", "副县长（教科文卫）",
)  # fmt: skip
CITY = (
    "市委常委、秘书长",
    "市委常委、统战部部长",
    "副市长（农业）",
    "副市长（工业）",
    "副市长（城建）",
)
TOWNS = [
    "青禾",
    "柳溪",
    "石桥",
    "双河",
    "东林",
    "西坪",
    "南湾",
    "北垸",
    "白果",
    "黄龙",
    "清水",
    "长岭",
    "金盆",
    "马鞍",
    "新集",
    "古渡",
]
VOTE = Vote(members=13, present=12, in_favour=11, against=0, deferred=1)
WAVES = (Day(2011, 9, 26), Day(2011, 12, 19))
PROBATION_FAILED_SHARE = 0.006
EXCEPTIONAL = "重大任务中经受住考验、实绩突出，经报上级组织部门同意破格。"
POST_TYPES = ("city_team", "county_head", "county_deputy", "township_team")


def play(cast: Cast, edition, roads: list, counties: dict) -> dict[str, int]:
    """`roads`: (fate, trainee, county code). Returns what came of it, by word."""
    appointed = [road for road in roads if road[0].outcome == "appointed"]
    with cast.acting(table.APPOINTMENT) as officer:
        open_posts = _posts(appointed, edition, counties, officer)
        made = 0
        for wave, day in enumerate(WAVES):
            part = [item for number, item in enumerate(open_posts) if number % 2 == wave]
            made += _wave(part, day, officer)
        listed = _reserve(roads, officer)
        failed = _probation(officer)
    return {"appointed": made, "reserve": listed, "probation failed": failed}


def _posts(appointed: list, edition, counties: dict, officer) -> list[tuple]:
    """A team, a post and a vacancy for everyone who is to be appointed: (vacancy, trainee)."""
    now = at(Day(2011, 9, 1))
    wanted = defaultdict(list)
    free = _Heads(counties)
    for fate, trainee, county in appointed:
        if fate.target == "county_head":
            home = free.take(trainee.place, counties[county])
        else:
            home = trainee.place if fate.target == "city_team" else counties[county]
        wanted[(fate.target, home)].append((fate, trainee))
    team_rows, post_plan = [], []
    for (target, organisation), people in wanted.items():
        titles = {"township_team": TOWNSHIP, "county_deputy": COUNTY, "city_team": CITY}
        kind = {"township_team": "township", "city_team": "city"}.get(target, "county")
        posts = titles.get(target, ("县委副书记、县长",))
        for start in range(0, len(people), len(posts)):
            name = _team_name(target, organisation, start // len(posts))
            team_rows.append(
                {"organisation": organisation, "kind": kind, "branch": "government", "name": name}
            )
            post_plan += [
                (len(team_rows) - 1, _local(title, organisation), target, trainee)
                for title, (_fate, trainee) in zip(posts, people[start:], strict=False)
            ]
    made = teams.add_teams(team_rows, actor=officer, now=now)
    rows = teams.add_posts(
        [_post(made[place], title, target) for place, title, target, _trainee in post_plan],
        actor=officer,
        now=now,
    )
    opened = vacancies.open_many(
        [
            {"post": post, "edition": edition, "ground": "renewal", "opens_on": Day(2011, 9, 1)}
            for post in rows
        ],
        actor=officer,
        now=now,
    )
    return [(vacancy.pk, plan[3]) for vacancy, plan in zip(opened, post_plan, strict=True)]


class _Heads:
    """Counties that still have no head from the programme: a county has one head."""

    def __init__(self, counties: dict):
        self.free = [
            row
            for row in counties.values()
            if row.kind == Organisation.Kind.COUNTY or row.is_direct
        ]

    def take(self, place, own):
        """The own county, else one of the place, else any other."""
        ranked = sorted(
            self.free, key=lambda row: (row != own, row.place_path != place.path, row.path)
        )
        self.free.remove(ranked[0])
        return ranked[0]


def _local(title: str, organisation) -> str:
    """县委 becomes 区委 or 市委, 县长 becomes 区长 or 市长, as the unit is called."""
    suffix = organisation.name[-1]
    return title.replace("县", suffix) if suffix in "区市" else title


def _team_name(target: str, organisation, serial: int) -> str:
    if target == "township_team":
        town = TOWNS[serial % len(TOWNS)] + (
            "" if serial < len(TOWNS) else str(serial // len(TOWNS) + 1)
        )
        return f"{organisation.name}{town}镇班子"
    words = {"county_deputy": "党政班子", "county_head": "政府正职", "city_team": "市级班子"}
    return f"{organisation.name}{words[target]}{'' if not serial else serial + 1}"


def _post(team: Team, title: str, target: str) -> dict:
    head = target == "county_head"
    level = {
        "city_team": "1A22", "county_head": "1A31", "county_deputy": "1A32",
    }.get(target, "1A41" if title == TOWNSHIP[0] else "1A42")  # fmt: skip
    return {
        "team": team, "title": title, "level": level, "is_head": head or title == TOWNSHIP[0],
        # The heads of government are nominated, then elected by the people's congress.
        "is_elected": head,
    }  # fmt: skip


def _wave(part: list[tuple], day: Day, officer) -> int:
    """Proposal, decision, notice and appointment of one wave of the renewal."""
    opened = {
        row.pk: row for row in Vacancy.objects.for_list().any_of("pk", [key for key, _ in part])
    }
    now = at(day)
    known = facts.people({trainee.pk for _key, trainee in part})
    rows = []
    for key, trainee in part:
        vacancy = opened[key]
        [post] = facts.posts([vacancy.post]).values()
        rows.append(
            {"vacancy": vacancy, "trainee": trainee, **_exception(known[trainee.pk], post, day)}
        )
    if not rows:
        return 0
    made = proposals.propose_many(rows, actor=officer, now=now)
    chosen = Proposal.objects.any_of("pk", [row.pk for row in made])
    proposals.decide_many(chosen, vote=VOTE, actor=officer, now=at(day + dt.timedelta(days=2)))
    proposals.publish_many(chosen, actor=officer, now=at(day + dt.timedelta(days=3)))
    after = day + dt.timedelta(days=20)
    plain, elected = chosen.filter(is_elected=False), chosen.filter(is_elected=True)
    count = 0
    if plain.exists():
        count += proposals.appoint_many(plain, actor=officer, now=at(after))
    if elected.exists():
        proposals.nominate_many(elected, actor=officer, now=at(after))
        congress = at(after + dt.timedelta(days=30))
        count += proposals.elect_many(elected, actor=officer, now=congress)
    return count


def _exception(person, post, day: Day) -> dict:
    """Where the rules call a promotion exceptional it is called so, with its ground."""
    found = conflicts(person, post, day)
    if any(one.weight == "exception" for one in found):
        return {"is_exceptional": True, "ground": EXCEPTIONAL}
    return {}


def _reserve(roads: list, officer) -> int:
    """Everybody who was not appointed goes to the reserve list; nobody lapses silently."""
    rows = [
        {
            "trainee": trainee,
            "post_type": fate.target,
            "readiness": "near" if fate.is_ready_soon else "long",
            "plan": "继续跟踪培养，安排到重点岗位锻炼。",
        }
        for fate, trainee, _county in roads
        if fate.outcome != "appointed"
    ]
    return len(reserve.reserve_many(rows, actor=officer, now=at(Day(2012, 3, 5))))


def _probation(officer) -> int:
    """A year later: confirmed in office, a few not."""
    waiting = Appointment.objects.filter(state="in_probation").order_by("pk")
    keys = list(waiting.values_list("pk", flat=True))
    failing = keys[:: max(int(1 / PROBATION_FAILED_SHARE), 1)] if len(keys) > 100 else []
    now = at(Day(2013, 2, 20))
    appointments.confirm_many(waiting.exclude(pk__in=failing), actor=officer, now=now)
    if failing:
        appointments.fail_probation_many(
            waiting.filter(pk__in=failing), actor=officer, now=now, reason="试用期考核不胜任。"
        )
    return len(failing)
