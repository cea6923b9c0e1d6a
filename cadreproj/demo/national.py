"""A country in one database, for measurements: made people by COPY, the rest by one statement a table.

Nobody plays anything here: rows stand in the states they might have reached, without a ledger. Each
province is a tree, an edition and a scope of its own. For `bench/`, the plan tests and
`make demo SCALE=national`; never for a demonstration of the programme itself.
"""

import io
import json
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from django.db import connection, transaction
from pypinyin import lazy_pinyin

from cadreproj.demo.words import HAN, given_name, surnames
from candidates.rules.names import read_name, stroke_key
from core.orgs.models import Organisation
from planning.models import Edition, Quota, SubProject
from planning.states import EditionState, Field, Tier
from selection.models import Run, Scheme
from selection.services.schemes import digest

STEMS, BRANCHES, SIDES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥", "东西南北中上下前后"
FIELDS = [str(field) for field in Field if field != "other"]
#: Names made up; above this many people they repeat, as they do in life.
NAMES = 40_000
#: Of a hundred nominations: how many stand where.
STATES = {
    "draft": 4, "submitted": 6, "returned": 2, "endorsed": 16, "rejected": 7, "qualified": 30,
    "not_shortlisted": 10, "shortlisted": 6, "fit": 5, "proposed": 3, "in_notice": 3, "confirmed": 8,
}  # fmt: skip
_WITH_PLACE = ["draft", "submitted", "returned"]
_UNEXAMINED = [*_WITH_PLACE, "endorsed", "rejected"]
SCHEME: dict[str, Any] = {
    "name": "笔试、面试、考察",
    "components": {
        "written": {"max": 100},
        "interview": {"max": 100, "examiners": {}},
        "inspection": {"max": 100, "examiners": {}},
    },
    "composites": {
        "exam": {"of": {"written": "0.4", "interview": "0.6"}},
        "total": {"of": {"exam": "0.7", "inspection": "0.3"}},
    },
    "steps": [{"name": "shortlist", "score": "total", "keep": {"per_seat": 1, "ties": "all"}}],
    "tie_break": ["exam", "written"],
}
_PERSON = (
    "ref", "org_path", "version", "name", "pinyin", "pinyin_key", "initials", "stroke_key", "sex",
    "birth", "ethnic_group", "native_place", "birthplace", "party_joined", "political_status",
    "work_started", "health", "professional_title", "expertise", "education", "education_height",
    "present_post", "position_level", "level_since", "grassroots_months", "has_led_township",
    "resume", "reporting_unit", "organisation_id", "county_id",
)  # fmt: skip
_POSTS = (
    "某镇党委书记",
    "某镇镇长",
    "某乡乡长",
    "某街道办事处主任",
    "某局副局长",
    "某县委办公室副主任",
)


@dataclass(frozen=True)
class Shape:
    """How much of everything. `examiners`: marks of a nominee in each of the three components."""

    provinces: int = 1
    cities: int = 11
    counties: int = 9
    people: int = 20_000
    examiners: tuple[int, int, int] = (1, 5, 4)
    nominated: bool = True


NATIONAL = Shape(provinces=31, people=1_000_000, examiners=(1, 1, 1))


@dataclass(frozen=True)
class Officers:
    """Accounts named in the rows: who wrote, who endorsed, who reviewed."""

    author: int
    approver: int
    reviewer: int


def organise(shape: Shape) -> list[Organisation]:
    """The provinces, each with its cities, counties and a Party school; after what is there already."""
    make = Organisation.objects.create_under
    kind = Organisation.Kind
    there = Organisation.objects.filter(parent=None).count()
    provinces = []
    for number in range(there, there + shape.provinces):
        province = make(None, kind=kind.PROVINCE, **_named(_turn(number), "省", "Province"))
        for city in range(shape.cities):
            name = (STEMS + BRANCHES)[city % 22] + SIDES[city // 22]
            code = f"9{number % 100:02d}{city:03d}"
            place = make(province, kind=kind.PREFECTURE, code=code, **_named(name, "市", "City"))
            for county in range(shape.counties):
                make(place, kind=kind.COUNTY, **_named(SIDES[county] + "山", "县", "County"))
        make(province, kind=kind.SCHOOL, **_named(_turn(number), "省委党校", "Party School"))
        provinces.append(province)
    return provinces


def _turn(number: int) -> str:
    return STEMS[number % 10] + BRANCHES[number % 12]


def _named(name: str, word: str, latin: str) -> dict[str, str]:
    return {
        "name": f"{name}{word}",
        "latin": f"{''.join(lazy_pinyin(name)).capitalize()} {latin}",
    }


@transaction.atomic
def load(
    shape: Shape,
    provinces: list[Organisation],
    officers: Officers,
    *,
    seed: int,
    today: date,
    say: Callable[[str], None] = lambda text: None,
) -> list[Edition]:
    """Fill the provinces; returns their editions. Needs the owner's rights."""
    counties = list(
        Organisation.objects.filter(
            parent__parent__in=provinces, kind=Organisation.Kind.COUNTY
        ).values_list("pk", "parent_id", "parent__path")
    )
    _copy_people(shape, counties, Random(seed))
    say(f"{shape.people} people")
    editions = [_edition(province, shape, today) for province in provinces]
    if shape.nominated:
        for province, edition in zip(provinces, editions, strict=True):
            _nominate(province, edition, shape, officers, today)
            say(f"{province.name}: nominations, marks and a ranking")
    with connection.cursor() as cursor:
        for table in _FILLED:
            cursor.execute(f"ANALYZE {table}")
    return editions


_FILLED = (
    "candidates_person", "selection_nomination", "selection_mark", "selection_runrow",
    "selection_trainee", "selection_run", "selection_scheme", "planning_edition",
    "planning_subproject", "planning_quota", "core_organisation",
)  # fmt: skip


def _copy_people(shape: Shape, counties: list[tuple], rng: Random) -> None:
    """By COPY into a table without row-level security, which COPY refuses, and on from there."""
    columns = ", ".join(_PERSON)
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TEMP TABLE made_people ON COMMIT DROP AS SELECT {columns} "
            "FROM candidates_person LIMIT 0"
        )
        cursor.copy_expert(
            f"COPY made_people ({', '.join(_PERSON[1:])}) FROM STDIN",
            _Reader(_people(shape, counties, rng)),
        )
        cursor.execute(
            f"INSERT INTO candidates_person ({columns}) "
            f"SELECT gen_random_uuid(), {', '.join(_PERSON[1:])} FROM made_people"
        )
        cursor.execute("DROP TABLE made_people")


class _Reader(io.TextIOBase):
    """Lines as the file that COPY reads, made as it asks for them."""

    def __init__(self, lines: Iterator[str]):
        self.lines, self.rest = lines, ""

    def read(self, size: int = -1) -> str:
        parts, length = [self.rest], len(self.rest)
        while length < size and (line := next(self.lines, "")):
            parts.append(line)
            length += len(line)
        text = "".join(parts)
        self.rest = text[size:]
        return text[:size]


def _people(shape: Shape, counties: list[tuple], rng: Random) -> Iterator[str]:
    """Neighbours in the table live apart, as people do who were registered over the years."""
    names = _names(min(shape.people, NAMES), rng)
    for number in range(shape.people):
        county, place, path = counties[number % len(counties)]
        name, pinyin, key, initials, strokes, sex = names[number % len(names)]
        born = 1969 + rng.randrange(18)
        month = f"{1 + rng.randrange(12):02d}"
        level = ("1A41", "1A42", "1A32")[number % 3]
        yield (
            f"{path}\t0\t{name}\t{pinyin}\t{key}\t{initials}\t{strokes}\t{sex}\t{born}-{month}\t"
            f"{'01' if number % 20 else '15'}\t湖北武汉\t湖北武汉\t{born + 20}-07\t"
            f"{'01' if number % 16 else '04'}\t{born + 22}-07\t健康\t经济师\t公共管理\t"
            f"{'20' if number % 5 else '10'}\t{8 if number % 5 else 9}\t{_POSTS[number % 6]}\t"
            f"{level}\t{born + 30}-03\t{number % 120}\t{'t' if number % 2 else 'f'}\t"
            f"{born + 22}.07 某镇工作\\n{born + 30}.03 现任职务\t某单位\t{place}\t{county}\n"
        )


def _names(count: int, rng: Random) -> list[tuple[str, ...]]:
    """Different names with all that is derived from one."""
    families = surnames(HAN)
    found: dict[str, str] = {}
    while len(found) < count:
        sex = "1" if rng.random() < 0.75 else "2"
        found[families.choose(rng) + given_name(rng, sex)] = sex
    made: list[tuple[str, ...]] = []
    for name, sex in found.items():
        reading = read_name(name)
        made.append((name, reading.full, reading.key, reading.initials, stroke_key(name), sex))
    return made


def _edition(province: Organisation, shape: Shape, today: date) -> Edition:
    """Open for nominations all year, with room for everybody."""
    path = province.scope_path
    edition = Edition.objects.create(
        organisation=province,
        org_path=path,
        year=today.year,
        name="年轻干部成长工程",
        state=EditionState.PUBLISHED,
        cutoff_on=date(today.year, 6, 30),
        starts_on=date(today.year, 1, 1),
        ends_on=date(today.year, 12, 31),
        nomination_opens_on=date(today.year, 1, 1),
        nomination_closes_on=date(today.year, 12, 31),
        review_due_on=date(today.year, 12, 31),
    )
    fields = SubProject.objects.bulk_create(
        SubProject(edition=edition, org_path=path, field=field, position=position)
        for position, field in enumerate(FIELDS, 1)
    )
    places = Organisation.objects.places().filter(parent=province)
    groups = shape.provinces * shape.cities * len(FIELDS)
    seats = math.ceil(shape.people / groups / 2) + 20
    Quota.objects.bulk_create(
        Quota(
            edition=edition,
            tier=Tier.MUNICIPAL,
            sub_project=field,
            organisation=place,
            org_path=place.scope_path,
            seats=seats,
        )
        for field in fields
        for place in places
    )
    return edition


def _nominate(province, edition, shape: Shape, officers: Officers, today: date) -> None:
    text = json.dumps(SCHEME, ensure_ascii=False)
    scheme = Scheme.objects.create(
        edition=edition,
        org_path=edition.org_path,
        tier=Tier.MUNICIPAL,
        name=SCHEME["name"],
        text=text,
        digest=digest(text),
        state="published",
        published_on=date(today.year, 1, 2),
    )
    quotas = Quota.objects.filter(edition=edition)
    run = Run.objects.create(
        edition=edition,
        scheme=scheme,
        org_path=edition.org_path,
        tier=Tier.MUNICIPAL,
        step="shortlist",
        step_number=1,
        state="effective",
        result_digest="0" * 64,
        seats={
            str(quota.sub_project_id * 1_000_000 + quota.organisation_id): quota.seats
            for quota in quotas
        },
        started_at=f"{today.year}-01-03T09:00:00+08:00",
    )
    fields = list(edition.sub_projects.values_list("pk", flat=True))
    values = {
        "edition": edition.pk,
        "path": province.path,
        "path_end": f"{province.path}~",
        "year": f"{today.year}-01-01",
        "fields": fields,
        "field_count": len(fields),
        "states": [state for state, share in STATES.items() for _ in range(share)],
        "with_place": _WITH_PLACE,
        "unexamined": _UNEXAMINED,
        "written": shape.examiners[0],
        "interview": shape.examiners[1],
        "inspection": shape.examiners[2],
        "run": run.pk,
        **vars(officers),
    }
    with connection.cursor() as cursor:
        for statement in (_NOMINATIONS, _MARKS, _ANALYSE, _RESULTS, _TRAINEES):
            cursor.execute(statement, values)
        cursor.execute(_COUNTS, values)


#: Spreads numbers evenly and always the same way, which random() would not.
_NOMINATIONS = """
INSERT INTO selection_nomination (ref, org_path, version, edition_id, tier, sub_project_id, place_id,
    organisation_id, person_id, name, pinyin, pinyin_key, initials, stroke_key, grounds, recommender,
    met_on, present, agreed, state, exam_number, author_id, approver_id, reviewer_id, ground, attested,
    remark, submitted_at, review_due_on)
SELECT gen_random_uuid(), p.org_path, 0, %(edition)s, 'municipal',
    (%(fields)s)[1 + (hashint8(p.id) & 1048575) %% %(field_count)s], p.organisation_id, p.county_id, p.id,
    p.name, p.pinyin, p.pinyin_key, p.initials, p.stroke_key, '在抗洪抢险中表现突出。', '市委组织部',
    %(year)s::date + 30, 9, 8, s.state,
    CASE WHEN s.state = ANY (%(unexamined)s) THEN '' ELSE '2' || lpad(p.id::text, 9, '0') END,
    %(author)s,
    CASE WHEN s.state = ANY (%(with_place)s) THEN NULL ELSE %(approver)s END,
    CASE WHEN s.state = ANY (%(with_place)s) OR s.state = 'endorsed' THEN NULL ELSE %(reviewer)s END,
    CASE WHEN s.state = 'rejected' THEN 'file' ELSE '' END, '{}',
    CASE WHEN s.state = 'rejected' THEN '推荐表与干部人事档案记载不一致。' ELSE '' END,
    CASE WHEN s.state = 'draft' THEN NULL
         ELSE %(year)s::timestamptz + ((hashint8(p.id + 7) & 1048575) %% 4000000) * interval '1 second' END,
    CASE WHEN s.state = 'endorsed' THEN %(year)s::date + 364 END
FROM candidates_person p,
    LATERAL (SELECT (%(states)s)[1 + (hashint8(p.id + 1) & 1048575) %% 100] AS state) AS s
WHERE p.org_path >= %(path)s AND p.org_path < %(path_end)s
"""
_MARKS = """
INSERT INTO selection_mark (ref, org_path, version, nomination_id, component, examiner_no, panel, mark, maximum)
SELECT gen_random_uuid(), n.org_path, 0, n.id, c.component, c.number::text, '',
    50 + ((hashint8(n.id * 31 + c.number + length(c.component)) & 1048575) %% 4800) / 100.0, 100
FROM selection_nomination n, LATERAL (
    SELECT 'written' AS component, number FROM generate_series(1, %(written)s) number
    UNION ALL SELECT 'interview', number FROM generate_series(1, %(interview)s) number
    UNION ALL SELECT 'inspection', number FROM generate_series(1, %(inspection)s) number) AS c
WHERE n.edition_id = %(edition)s AND n.exam_number <> ''
"""
#: Without statistics the planner nests loops over the tables just filled, and never ends.
_ANALYSE = "ANALYZE planning_quota, selection_nomination, selection_mark"
_RESULTS = """
INSERT INTO selection_runrow (ref, org_path, version, run_id, nomination_id, sub_project_id, place_id,
    score, rank, outcome, reason)
SELECT gen_random_uuid(), org_path, 0, %(run)s, id, sub_project_id, place_id, score, rank,
    CASE WHEN rank <= seats THEN 'kept' ELSE 'cut' END, ''
FROM (
    SELECT n.id, n.org_path, n.sub_project_id, n.place_id, m.score, q.seats,
        rank() OVER (PARTITION BY n.sub_project_id, n.place_id ORDER BY m.score DESC) AS rank
    FROM selection_nomination n
    JOIN (SELECT nomination_id, round(
              0.28 * avg(mark) FILTER (WHERE component = 'written')
            + 0.42 * avg(mark) FILTER (WHERE component = 'interview')
            + 0.30 * avg(mark) FILTER (WHERE component = 'inspection'), 2) AS score
          FROM selection_mark GROUP BY nomination_id) AS m ON m.nomination_id = n.id
    JOIN planning_quota q ON q.edition_id = n.edition_id AND q.tier = n.tier
        AND q.sub_project_id = n.sub_project_id AND q.organisation_id = n.place_id
    WHERE n.edition_id = %(edition)s
) AS ranked
ORDER BY sub_project_id, place_id, rank, id
"""
_TRAINEES = """
INSERT INTO selection_trainee (ref, org_path, version, nomination_id, person_id, edition_id, tier,
    sub_project_id, place_id, organisation_id, name, pinyin, pinyin_key, initials, stroke_key,
    confirmed_on)
SELECT gen_random_uuid(), org_path, 0, id, person_id, edition_id, tier, sub_project_id, place_id,
    organisation_id, name, pinyin, pinyin_key, initials, stroke_key, %(year)s::date + 150
FROM selection_nomination WHERE edition_id = %(edition)s AND state = 'confirmed'
"""
_COUNTS = """
UPDATE selection_run SET
    candidates = (SELECT count(*) FROM selection_runrow WHERE run_id = %(run)s),
    kept = (SELECT count(*) FROM selection_runrow WHERE run_id = %(run)s AND outcome = 'kept')
WHERE id = %(run)s
"""
