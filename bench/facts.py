"""What the files say of people, fetched for Python: the yardstick of `bench.rules`.

The program judges in the database; its own statement has the same facts.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Count

from candidates.models import Appraisal, Career, Person
from candidates.states import CareerKind
from planning.rules.qualifications import Facts
from selection.services.eligibility import LEVELS, PARTY_MEMBERS

_COLUMNS = (
    "pk", "birth", "work_started", "party_joined", "political_status", "education",
    "position_level", "level_since", "grassroots_months", "has_led_township",
)  # fmt: skip


def facts_of(person_ids: Iterable[int], attested: dict[int, frozenset[str]]) -> dict[int, Facts]:
    """Person id -> Facts, in three statements however many people."""
    ids = list(person_ids)
    grades: dict[int, dict[int, str]] = defaultdict(dict)
    for person, year, grade in Appraisal.objects.filter(person_id__in=ids).values_list(
        "person_id", "year", "grade"
    ):
        grades[person][year] = grade
    posts: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    held = Career.objects.filter(person_id__in=ids, kind=CareerKind.POST).exclude(level="")
    counted = held.order_by().values("person_id", "level").annotate(posts=Count("pk"))
    for person, code, count in counted.values_list("person_id", "level", "posts"):
        posts[person][LEVELS.get(code, "")] += count
    return {
        row[0]: _facts(row, grades.get(row[0], {}), posts.get(row[0]), attested[row[0]])
        for row in Person.objects.filter(pk__in=ids).values_list(*_COLUMNS)
    }


def _facts(row, grades, posts, attested) -> Facts:
    _pk, birth, work, party, status, education, code, since, months, led = row
    level = LEVELS.get(code)
    return Facts(
        born=_text(birth),
        work_started_on=_text(work),
        joined_party_on=_text(party),
        is_party_member=status in PARTY_MEMBERS if status else None,
        education=education or None,
        level=level,
        level_since=_text(since),
        grassroots_months=months,
        has_led_grassroots=led,
        posts_at_lower_level=posts.get(level, 0) if posts and level else None,
        appraisals=grades,
        attested=attested,
    )


def _text(value) -> str | None:
    return value.iso if value is not None else None
