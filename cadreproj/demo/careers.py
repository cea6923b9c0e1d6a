"""The working life of a demo person: schools, posts up the ladder, and the résumé text of both."""

from dataclasses import dataclass, field
from itertools import pairwise
from random import Random

from cadreproj.demo.words import Place, majors, words
from candidates.formats.record import CareerRecord, EducationRecord
from candidates.formats.resume import compose
from candidates.rules.dates import PartialDate

BACHELOR, MASTER, COLLEGE = "大学", "研究生", "大专"
LEVELS = ("1A50", "1A42", "1A41", "1A32", "1A31")
TOP_STEP = {"county_head": 3, "city_team": 4, "county_deputy": 2}
STEP_WEIGHTS = (2.4, 2.8, 4.2, 3.0, 2.4)  # relative lengths of the steps of the ladder
GRASSROOTS_MONTHS = 24
_IN_SERVICE_SCHOOL = "样例省委党校"


@dataclass(slots=True)
class Life:
    """Education and posts in order; months are counted from year 0."""

    education: list[EducationRecord]
    career: list[CareerRecord]
    resume: str
    work_started: str
    present_post: str
    level: str
    level_since: str
    grassroots_months: int
    has_led_township: bool


@dataclass(slots=True)
class _Entry:
    start: int
    end: int | None
    text: str
    kind: str = "post"
    level: str = ""
    in_township: bool = False
    leads: bool = False
    more: list[str] = field(default_factory=list)


def live(
    rng: Random,
    *,
    born: int,
    until: int,
    target: str,
    field_code: str,
    place: Place,
    county: str,
    highest: str,
    township_leader: bool,
) -> Life:
    """A life from school to the present post; `born` and `until` are months."""
    school_year = (born + 4) // 12 + 18 + (rng.random() < 0.15)
    major = rng.choice(majors(field_code))
    education, entries = _studies(rng, school_year, highest, major, until)
    started = entries[-1].end or 0
    top = TOP_STEP.get(target)
    if top is None:
        top = 1 if until - started >= 48 and rng.random() < 0.75 else 0
    posts = _posts(rng, started, until, top, field_code, place, county, township_leader)
    if len(education) == 2:
        _attend(rng, posts, education[1], until)
    _detach(rng, posts, until, county)
    entries += posts
    return Life(
        education=education,
        career=[
            CareerRecord(
                _iso(each.start),
                _iso(each.end) if each.end is not None else "",
                "".join([each.text, *each.more]),
                each.kind,
                each.level,
            )
            for each in entries
        ],
        resume=compose(
            (
                _month(each.start),
                None if each.end is None else _month(each.end),
                each.text,
                each.more,
            )
            for each in entries
        ),
        work_started=_iso(started),
        present_post=posts[-1].text.split("（")[0],
        level=posts[-1].level,
        level_since=_iso(next(each.start for each in posts if each.level == posts[-1].level)),
        grassroots_months=sum(
            (until if each.end is None else each.end) - each.start
            for each in posts
            if each.in_township
        ),
        has_led_township=any(each.leads for each in posts),
    )


def _studies(
    rng: Random, year: int, highest: str, major: tuple[str, str, str], until: int
) -> tuple[list[EducationRecord], list[_Entry]]:
    department, subject, degree = major
    september = year * 12 + 8
    in_service = highest == MASTER and (rng.random() < 0.6 or until - (september + 82) < 60)
    upgraded = highest == BACHELOR and rng.random() < 0.22
    if highest == COLLEGE or upgraded:
        school = f"{rng.choice(words('college'))}{subject}专业"
        rows = [EducationRecord("full_time", COLLEGE, "", school)]
        if upgraded:
            rows.append(
                EducationRecord(
                    "in_service", "省委党校大学", "", f"{_IN_SERVICE_SCHOOL}经济管理专业"
                )
            )
        return rows, [_Entry(september, september + 34, f"{school}学习", "study")]
    school = f"{rng.choice(words('university'))}{department}{subject}专业"
    rows = [EducationRecord("full_time", BACHELOR, degree, school)]
    entries = [_Entry(september, september + 46, f"{school}学习", "study")]
    if in_service:
        rows.append(
            EducationRecord("in_service", "省委党校研究生", "", f"{_IN_SERVICE_SCHOOL}公共管理专业")
        )
    elif highest == MASTER:
        rows[0] = EducationRecord("full_time", MASTER, degree.replace("学士", "硕士"), school)
        start = september + 48
        entries[0].end = start
        entries.append(_Entry(start, start + 34, f"{school}硕士研究生学习", "study"))
    return rows, entries


def _posts(
    rng: Random,
    started: int,
    until: int,
    top: int,
    field_code: str,
    place: Place,
    county: str,
    township_leader: bool,
) -> list[_Entry]:
    """Posts from the first day of work, two to a step where the step is long."""
    months = until - started
    weights = [STEP_WEIGHTS[step] * rng.uniform(0.85, 1.15) for step in range(top + 1)]
    total = sum(weights)
    posts: list[_Entry] = []
    start, spent = started, 0.0
    for step in range(top + 1):
        spent += weights[step]
        stop = until if step == top else started + round(months * spent / total)
        if step == 0:
            stop = min(max(stop, started + GRASSROOTS_MONTHS), until)
        halves = [start, stop]
        if step == 0 or stop - start > 44:
            halves.insert(1, start + max((stop - start) // 2, 1))
        for turn, (begin, end) in enumerate(pairwise(halves)):
            post = _post(rng, step, turn, begin, end, field_code, place, county, township_leader)
            if posts and posts[-1].text == post.text:
                posts[-1].end = end  # the same office twice running is one post
            else:
                posts.append(post)
        start = stop
    posts[-1].end = None
    return posts


def _post(
    rng: Random,
    step: int,
    turn: int,
    start: int,
    end: int,
    field_code: str,
    place: Place,
    county: str,
    township_leader: bool,
) -> _Entry:
    town = f"{county}{rng.choice(words('town'))}"
    bureau = rng.choice(words(f"bureau_{field_code}"))
    office = _office(county, bureau)
    in_town, leads = False, False
    if step == 0:
        in_town = True
        text = (
            f"{town}党政办公室试用期干部、科员"
            if turn == 0
            else f"{town}{rng.choice(('团委书记', '经济发展办公室主任', '社会事务办公室主任', '财政所所长'))}"
        )
    elif step == 1:
        in_town = leads = township_leader
        duty = rng.choice(
            ("党委委员、组织委员", "党委委员、宣传委员", "党委委员、副镇长", "人大副主席")
        )
        text = (
            f"{_fit(town, duty)}（副科级）" if in_town else f"{office}{_deputy(bureau)}（副科级）"
        )
    elif step == 2:
        in_town = leads = township_leader
        duty = "党委副书记、镇长" if turn == 0 else "党委书记"
        text = f"{_fit(town, duty)}（正科级）" if in_town else f"{office}{_head(bureau)}（正科级）"
    elif step == 3:
        vice = {"县": "副县长", "区": "副区长", "市": "副市长"}[county[-1]]
        text = (
            f"{county}人民政府{vice}（副县级）"
            if turn == 0
            else f"中共{county}委常委、组织部部长（副县级）"
        )
    else:
        whose = place.name
        head = {"县": "县长", "区": "区长", "市": "市长"}[county[-1]]
        text = (
            f"中共{county}委副书记、{county}人民政府{head}（正县级）"
            if rng.random() < 0.5
            else f"{whose}{rng.choice(('发展和改革委员会主任', '财政局局长', '民政局局长'))}（正县级）"
        )
    return _Entry(start, end, text, "post", LEVELS[step], in_town, leads)


def _fit(town: str, duty: str) -> str:
    """A 乡 has a 乡长."""
    return town + (duty.replace("镇长", "乡长") if town.endswith("乡") else duty)


def _office(county: str, bureau: str) -> str:
    if bureau.startswith("委"):
        return f"中共{county}{bureau}"
    return county + bureau.replace("政府", "人民政府")


def _deputy(bureau: str) -> str:
    return {"部": "副部长", "室": "副主任", "会": "副书记"}.get(bureau[-1], "副局长")


def _head(bureau: str) -> str:
    return {"部": "常务副部长", "室": "主任", "会": "常务副书记"}.get(bureau[-1], "局长")


def _attend(rng: Random, posts: list[_Entry], study: EducationRecord, until: int) -> None:
    """In-service study as an aside of the post it began in."""
    first, last = posts[0].start + 12, until - 36
    if last < first:
        last = first
    start = rng.randint(first, last) // 12 * 12 + 8
    stop = min(start + 34, until)
    post = _held(posts, start)
    post.more.append(f"（其间：{_month(start).dotted}--{_month(stop).dotted}在{study.school}学习）")


def _detach(rng: Random, posts: list[_Entry], until: int, county: str) -> None:
    """One in six was lent for a season to urgent work; the words follow the sample's."""
    if rng.random() > 1 / 6:
        return
    year = (until // 12) - rng.randint(1, 3)
    start = year * 12 + 5
    post = _held(posts, start)
    if post.start <= start and not post.more:
        post.more.append(
            f"（其间：{_month(start).dotted}--{_month(start + 2).dotted}"
            f"抽调参加{county}防汛抗洪工作组任副组长）"
        )


def _held(posts: list[_Entry], month: int) -> _Entry:
    return next(
        (post for post in posts if post.end is None or month < post.end),
        posts[-1],
    )


def _month(month: int) -> PartialDate:
    return PartialDate(month // 12, month % 12 + 1)


def _iso(month: int) -> str:
    return f"{month // 12:04d}-{month % 12 + 1:02d}"
