"""Fictitious cadres to fit the fates of an edition.

Ages, sex, ethnic groups, parties and education follow the shares of the brief; whatever a person
shows (school years, ladder of posts, appraisals, an ID number) agrees with the rest of that person.
ID numbers begin with 420000, never issued to a county, and telephone numbers with 100, never issued
to a mobile: no number here can be anybody's.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from cadreproj.demo import careers, families
from cadreproj.demo.fates import Fate, fates
from cadreproj.demo.numbers import Scale
from cadreproj.demo.words import (
    HAN,
    MIAO,
    TUJIA,
    Place,
    given_name,
    places,
    short_name,
    surnames,
    words,
)
from candidates.formats.record import PersonRecord
from candidates.rules.identity import FEMALE, MALE, check_digit

CUT_OFF_MONTH = 5  # ages are computed at 30 June; months count from 0
NOMINATED_MONTH = 1  # posts are those held in February, when places nominate
FEMALE_SHARE = 0.25
ENSHI, NEIGHBOURS = "422800", ("420500", "429021")
MINORITY_SHARE = {ENSHI: 0.35} | dict.fromkeys(NEIGHBOURS, 0.10)
MINORITY_ELSEWHERE = 0.027
NON_COMMUNIST_SHARE = 0.06  # of all; nobody in party affairs
OTHER_PARTIES = ("04", "05", "06", "07", "10", "12", "13", "13")
TOWNSHIP_LEADER_SHARE = 0.55
DEGREE_SHARES = {
    "township_team": ((careers.MASTER, 25), (careers.BACHELOR, 63), (careers.COLLEGE, 12)),
    "county_deputy": ((careers.MASTER, 39), (careers.BACHELOR, 61)),
    "county_head": ((careers.MASTER, 44), (careers.BACHELOR, 56)),
    "city_team": ((careers.MASTER, 44), (careers.BACHELOR, 56)),
}
# Share born in the later decade; ages of either decade as (youngest, oldest, most frequent) years.
AGES = {
    "township_team": (0.43, (27.0, 31.4, 28.6), (31.6, 34.4, 31.6)),
    "county_deputy": (0.075, (29.6, 31.4, 31.4), (31.6, 40.6, 33.8)),
    "county_head": (0.0, (30.0, 31.0, 31.0), (33.6, 41.3, 38.0)),
    "city_team": (0.0, (30.0, 31.0, 31.0), (36.6, 41.4, 39.6)),
}


@dataclass(slots=True)
class DemoPerson:
    """A record, where it belongs, and what is to become of it."""

    fate: Fate
    county: str  # division code of the county-level unit
    record: PersonRecord


@dataclass(slots=True)
class Issued:
    """Numbers given out so far; pass one on when several editions share a database."""

    ids: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    phones: int = 0

    def id_number(self, rng: Random, born: int, sex: str) -> str:
        """Unique by a running sequence for each day and sex: odd for men, even for women."""
        day = f"{born // 12:04d}{born % 12 + 1:02d}{rng.randint(1, 28):02d}"
        turn = self.ids[day + sex]
        self.ids[day + sex] += 1
        body = f"420000{day}{2 * turn + (1 if sex == MALE else 2):03d}"
        return body + check_digit(body)

    def phone(self) -> str:
        self.phones += 1
        return f"100{self.phones:08d}"


def generate(
    size: Scale, *, seed: int, year: int = 2011, issued: Issued | None = None
) -> list[DemoPerson]:
    """All nominees of an edition, in the order of its groups; the same for the same arguments."""
    rng = Random(f"{seed}/{size.name}/{year}")
    given = issued if issued is not None else Issued()
    return [_person(rng, fate, year, given) for fate in fates(size, rng)]


def records_by_place(people: list[DemoPerson]) -> Iterator[tuple[str, list[DemoPerson]]]:
    """Place code and its people, places in code order."""
    by_place: dict[str, list[DemoPerson]] = defaultdict(list)
    for person in people:
        by_place[person.fate.place].append(person)
    yield from sorted(by_place.items())


def _person(rng: Random, fate: Fate, year: int, issued: Issued) -> DemoPerson:
    place = places()[fate.place]
    county_code, county = rng.choice(place.counties)
    sex = FEMALE if rng.random() < FEMALE_SHARE else MALE
    ethnic_group = _ethnic_group(rng, fate.place)
    born = _born(rng, fate.target, year)
    until = year * 12 + NOMINATED_MONTH
    degrees = DEGREE_SHARES[fate.target]
    life = careers.live(
        rng,
        born=born,
        until=until,
        target=fate.target,
        field_code=fate.group.field,
        place=place,
        county=county,
        highest=rng.choices([each for each, _ in degrees], [share for _, share in degrees])[0],
        township_leader=rng.random() < _leader_share(fate.target),
    )
    surname = surnames(ethnic_group).choose(rng)
    name = surname + given_name(rng, sex)
    started = _months(life.work_started)
    status, joined = _party(rng, fate.group.field, born, started, until)
    native = _native_place(rng, place, county)
    record = PersonRecord(
        name=name,
        sex=sex,
        birth=_iso(born),
        ethnic_group=ethnic_group,
        native_place=native,
        birthplace=native if rng.random() < 0.85 else f"湖北{short_name(county)}",
        party_joined=joined,
        political_status=status,
        work_started=life.work_started,
        health="健康",
        professional_title=rng.choice(words("title")) if rng.random() < 0.2 else "",
        expertise=words(f"expertise_{fate.group.field}")[0],
        present_post=life.present_post,
        position_level=life.level,
        level_since=life.level_since,
        grassroots_months=life.grassroots_months,
        has_led_township=life.has_led_township,
        resume=life.resume,
        reporting_unit=_reporting_unit(place),
        id_number=issued.id_number(rng, born, sex),
        phone=issued.phone(),
        education=life.education,
        career=life.career,
        awards=families.awards(
            rng,
            started=started,
            year=year,
            county=county,
            place=place.name,
            penalised=fate.review_gap == "discipline",
        ),
        appraisals=families.appraisals(rng, year, last_is_basic=fate.review_gap == "appraisal"),
        family=families.family(
            rng,
            surname=surname,
            sex=sex,
            ethnic_group=ethnic_group,
            born=born,
            until=until,
            county=county,
        ),
    )
    return DemoPerson(fate, county_code, record)


def _born(rng: Random, target: str, year: int) -> int:
    later, young, old = AGES[target]
    low, high, mode = young if rng.random() < later else old
    age = round(rng.triangular(low, high, mode) * 12)
    return year * 12 + CUT_OFF_MONTH - age


def _leader_share(target: str) -> float:
    """Who is still a section member has led nothing; the others make up for it."""
    return {"township_team": 0.74, "county_deputy": 0.54}.get(target, 0.55)


def _ethnic_group(rng: Random, place: str) -> str:
    if rng.random() >= MINORITY_SHARE.get(place, MINORITY_ELSEWHERE):
        return HAN
    if place == ENSHI or place in NEIGHBOURS:
        return rng.choices((TUJIA, MIAO, "12"), (78, 18, 4))[0]
    return rng.choice((TUJIA, "03", "11", "08", MIAO))


def _party(rng: Random, field_code: str, born: int, started: int, until: int) -> tuple[str, str]:
    """Political status and the month of joining the Party."""
    if field_code != "party_affairs" and rng.random() < NON_COMMUNIST_SHARE / 0.78:
        return rng.choice(OTHER_PARTIES), ""
    earliest = max(born + 19 * 12, started - 30)
    latest = min(started + 72, until - 14)
    return "01", _iso(rng.randint(earliest, max(earliest, latest)))


def _native_place(rng: Random, place: Place, county: str) -> str:
    if rng.random() < 0.08:
        return rng.choice(words("origin"))
    if rng.random() < 0.25:
        return f"湖北{short_name(rng.choice(place.counties)[1])}"
    return f"湖北{short_name(county)}"


def _reporting_unit(place: Place) -> str:
    if place.name.endswith("自治州"):
        return f"中共{short_name(place.name)}州委组织部"
    return f"中共{place.name}委组织部"


def _months(iso: str) -> int:
    return int(iso[:4]) * 12 + int(iso[5:7]) - 1


def _iso(month: int) -> str:
    return f"{month // 12:04d}-{month % 12 + 1:02d}"
