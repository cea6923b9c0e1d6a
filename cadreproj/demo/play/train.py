"""Stage 3: classes in batches, results, completion; trial postings."""

import datetime as dt
from collections import Counter, defaultdict
from decimal import Decimal
from random import Random

from cadreproj import roles as table
from cadreproj.demo.play.calendar import Day, at
from cadreproj.demo.play.cast import Cast
from core.audit.log import act
from core.orgs.models import Organisation
from training.models import Enrolment, Posting
from training.services import classes, enrolments, postings, results

KINDS = {"flood": "flood", "petitions": "petitions", "land": "land", "projects": "project"}
TASKS = {
    "flood": "防汛抗洪一线值守与抢险组织",
    "petitions": "信访积案化解与稳定工作",
    "land": "征地拆迁群众工作",
    "project": "重点项目协调服务",
}
MARKS = {"distinguished": (95, 98), "completed": (72, 88), "failed": (40, 50)}


def play(cast: Cast, edition, roads: list, rng: Random) -> int:
    """Every trainee's class; `roads` are (fate, trainee). Returns the number of classes."""
    groups = defaultdict(list)
    for fate, trainee in roads:
        groups[fate.class_number].append((fate, trainee))
    with cast.acting(table.OFFICE) as office:
        schools = {
            school.parent_id: school
            for school in Organisation.objects.filter(kind=Organisation.Kind.SCHOOL)
        }
        for number, group in sorted(groups.items()):
            _class(number, group, edition, schools, office, rng)
    return len(groups)


def _class(number, group, edition, schools, office, rng) -> None:
    tier = group[0][0].group.tier
    places = Counter(trainee.place_id for _fate, trainee in group)
    provincial = tier == "provincial"
    home = edition.organisation_id if provincial else places.most_common(1)[0][0]
    starts, length, hours = _days(number, provincial)
    ends = starts + dt.timedelta(days=length - 1)
    before = at(starts - dt.timedelta(days=4))
    with act(office, before):
        row = classes.plan(
            actor=office, now=before, organisation=schools[home], edition=edition, tier=tier,
            is_joint=not provincial and len(places) > 1, number=f"{starts.year}-{number:02d}",
            name=f"第{number}期年轻干部培训班", category="young_cadres", starts_on=starts, ends_on=ends,
            hours=hours, capacity=max(len(group), 40), head_teacher="示例班主任",
        )  # fmt: skip
        classes.open_enrolment(row, actor=office, now=before)
        keys = enrolments.enrol_many(
            row, [trainee for _fate, trainee in group], actor=office, now=before
        )
    row.refresh_from_db()
    classes.start(row, actor=office, now=at(starts, 9))
    rows = {enrolment.trainee_id: enrolment for enrolment in Enrolment.objects.filter(pk__in=keys)}
    leaving = [rows[t.pk].pk for fate, t in group if fate.training == "withdrew"]
    if leaving:
        enrolments.defer_many(
            Enrolment.objects.filter(pk__in=leaving), actor=office,
            now=at(starts + dt.timedelta(days=2)), reason="因工作需要缓训。",
        )  # fmt: skip
    last = at(ends, 15)
    marks = {
        rows[t.pk].pk: _marks(fate, hours, rng) for fate, t in group if fate.training != "withdrew"
    }
    with act(office, last):
        results.record_results_many(marks, actor=office, now=last)
        failed = [rows[t.pk].pk for fate, t in group if fate.training == "failed"]
        passed = [key for key in marks if key not in failed]
        enrolments.complete_many(Enrolment.objects.filter(pk__in=passed), actor=office, now=last)
        if failed:
            enrolments.fail_many(
                Enrolment.objects.filter(pk__in=failed),
                actor=office,
                now=last,
                reason="综合成绩不及格。",
            )
    row.refresh_from_db()
    classes.complete(row, actor=office, now=at(ends, 17))


def _days(number: int, provincial: bool) -> tuple[Day, int, int]:
    """First day, days, class hours: the provincial class from May, the others June to September."""
    if provincial:
        return Day(2011, 5, 16) + dt.timedelta(days=7 * (number - 1)), 60, 320
    return Day(2011, 6, 7) + dt.timedelta(days=16 * (number % 6)), 20, 120


def _marks(fate, hours: int, rng: Random) -> dict:
    low, high = MARKS[fate.training]
    marks = {
        name: Decimal(rng.randint(low * 10, high * 10)) / 10
        for name in ("theory_score", "test_score", "inspection_score")
    }
    return {**marks, "hours_attended": Decimal(hours - rng.randint(0, 6))}


def post(cast: Cast, roads: list, rng: Random) -> int:
    """Postings from the flood season on; three to twelve months, rated by their mentors."""
    chosen = [(fate, trainee) for fate, trainee in roads if fate.posting]
    with cast.acting(table.OFFICE) as office:
        made = postings.post_many(
            [_posting(fate, trainee, rng) for fate, trainee in chosen], actor=office,
            now=at(Day(2011, 9, 20)),
        )  # fmt: skip
        rows = Posting.objects.filter(pk__in=[row.pk for row in made])
        postings.activate_many(rows, actor=office, now=at(Day(2011, 10, 20)))
        rated = {
            row.pk: (Decimal(rng.randint(760, 960)) / 10, "能吃苦，敢负责，群众认可。")
            for row in made
        }
        postings.rate_many(rated, actor=office, now=at(Day(2012, 9, 10)))
        postings.complete_many(rows, actor=office, now=at(Day(2012, 11, 30)))
    return len(made)


def _posting(fate, trainee, rng: Random) -> dict:
    kind = KINDS[fate.posting]
    starts = Day(2011, 10, 8) + dt.timedelta(days=rng.randint(0, 10))
    return {
        "trainee": trainee, "kind": kind, "unit": f"{trainee.place.name}示例指挥部",
        "post": "副组长", "mentor_name": "示例导师", "starts_on": starts,
        "ends_on": starts + dt.timedelta(days=30 * fate.posting_months), "task": TASKS[kind],
    }  # fmt: skip
