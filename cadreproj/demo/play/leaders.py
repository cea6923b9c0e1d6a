"""Who led cities and counties before the programme and leads them today, and the structure aimed at."""

from collections.abc import Iterator
from decimal import Decimal
from random import Random

from cadreproj.demo.people import NON_COMMUNIST_SHARE, OTHER_PARTIES
from cadreproj.demo.play.calendar import Day, at
from cadreproj.demo.play.cast import Cast
from cadreproj.demo.words import HAN, given_name, places, surnames
from candidates.formats.record import EducationRecord, PersonRecord
from candidates.rules.identity import FEMALE, MALE
from candidates.services import people
from candidates.services.people import Registration
from planning.services import structure

#: The team posts of a city and of a county that are on record, heads first.
CITY = (
    "市委书记",
    "市长",
    "市委副书记",
    "市委常委",
    "副市长",
    "市人大常委会副主任",
    "市政协副主席",
)
COUNTY = (
    "县委书记",
    "县长",
    "县委副书记",
    "县委常委",
    "副县长",
    "县人大常委会副主任",
    "县政协副主席",
)
#: Level -> (position level of the two heads, of the others), posts on record then and today.
TEAMS = {"city": ("1A21", "1A22", CITY, 10, 8), "county": ("1A31", "1A32", COUNTY, 10, 5)}
#: Level -> (share, youngest age, oldest age): at the end of 2010 as the news had it (domain.md 1).
AGES = {
    "city": ((0.018, 36, 40), (0.096, 41, 45), (0.45, 46, 50), (0.436, 51, 58)),
    "county": ((0.015, 31, 35), (0.097, 36, 40), (0.30, 41, 45), (0.588, 46, 56)),
}
WOMEN, MINORITY = 0.14, 0.05
DEGREES = (("研究生", 30), ("大学", 58), ("大专", 12))
NEWS = "中国新闻网 2011-09-26"
NEWS_RANGE = "报道原文为35至40岁"
#: (level, dimension, group, least share, share at the end of 2010)
AIMED: list[tuple[str, str, str, str, str]] = [
    ("city", "age", "..40", "4", "1.8"),
    ("city", "age", "41..45", "12", "9.6"),
    ("city", "sex", "women", "15", ""),
    ("city", "ethnic_group", "minority", "5", ""),
    ("city", "politics", "non_communist", "10", ""),
    ("city", "education", "20", "90", ""),
    ("county", "age", "..35", "8", "1.5"),
    ("county", "age", "36..40", "15", "9.7"),
    ("county", "sex", "women", "20", ""),
    ("county", "ethnic_group", "minority", "5", ""),
    ("county", "politics", "non_communist", "8", ""),
    ("county", "education", "20", "85", ""),
    ("county", "field", "economy", "8", ""),
    ("county", "field", "construction", "5", ""),
    ("township", "age", "..35", "50", ""),
    ("township", "sex", "women", "25", ""),
    ("township", "education", "30", "95", ""),
]


def aim(edition, document: str, actor, now) -> None:
    """The targets of an edition; the figures of 2010 are those of the founding news."""
    rows = [
        {
            "level": level,
            "dimension": dimension,
            "band": band,
            "bound": "least",
            "unit": "share",
            "amount": Decimal(least),
            "source": document,
            "note": NEWS_RANGE if band == "36..40" else "",
            **(
                {"baseline": Decimal(was), "baseline_year": 2010, "baseline_source": NEWS}
                if was
                else {}
            ),
        }
        for level, dimension, band, least, was in AIMED
    ]
    structure.add_targets(edition, rows, actor=actor, now=now)


def play(cast: Cast, seed: int, by_code: dict, codes: list[str], today: Day) -> int:
    """Register the leaders of these places: those of 2011, and those who came after them."""
    rng = Random(f"{seed}/leaders")
    count = 0
    for code in codes:
        place = places()[code]
        units = [("city", code, place.name), *(("county", *unit) for unit in place.counties)]
        rows = [
            Registration(record, by_code[code], by_code[unit])
            for level, unit, name in units
            for record in _teams(rng, level, name, today.year)
        ]
        with cast.acting("author", code) as officer:
            people.register_many(rows, actor=officer, now=at(Day(2011, 1, 5)))
        count += len(rows)
    return count


def _teams(rng: Random, level: str, name: str, this_year: int) -> Iterator[PersonRecord]:
    """The members on record of a city or county, then and today: the first three posts once each."""
    head, other, posts, then, now = TEAMS[level]
    for year, count in ((2010, then), (this_year, now)):
        for number in range(count):
            post = posts[number] if number < 3 else rng.choice(posts[3:])
            position = head if number < 2 else other
            yield _leader(rng, level, year, position, _local(post, name))


def _local(post: str, name: str) -> str:
    """Of a district 区委, of a county-level city 市委, of a prefecture 州委."""
    return f"{name}{post[1:]}" if post[0] in "市县" else post


def _leader(rng: Random, level: str, year: int, position: str, post: str) -> PersonRecord:
    sex = FEMALE if rng.random() < WOMEN else MALE
    _share, low, high = rng.choices(AGES[level], [share for share, _low, _high in AGES[level]])[0]
    born = year * 12 + 11 - rng.randint(low * 12, high * 12 + 11)
    [degree] = rng.choices([word for word, _ in DEGREES], [share for _, share in DEGREES])
    others = level != "county" or not post.endswith(("书记", "长"))
    communist = not (others and rng.random() < 1.5 * NON_COMMUNIST_SHARE)
    return PersonRecord(
        name=surnames(HAN).choose(rng) + given_name(rng, sex),
        sex=sex,
        birth=f"{born // 12:04d}-{born % 12 + 1:02d}",
        ethnic_group=HAN if rng.random() >= MINORITY else rng.choice(("15", "06", "03")),
        political_status="01" if communist else rng.choice(OTHER_PARTIES),
        present_post=post,
        position_level=position,
        level_since=f"{year - rng.randint(1, 6):04d}-{rng.randint(1, 12):02d}",
        education=[EducationRecord("full_time", degree)],
    )
