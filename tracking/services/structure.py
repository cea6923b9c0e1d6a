"""The people of the register as members of leadership teams: counted in one statement."""

import datetime
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Case, CharField, F, Value, When

from appointment import handover as appointment
from candidates.handover import people
from core.orgs.models import Membership
from planning.handover import TEAM_LEVELS, Edition
from selection import handover as selection

#: Who holds a post of the programme counts where that post is, whatever the dossier still says.
#: A birth known to the month counts as of its first day, like everywhere.
_COUNTED = """
WITH person AS ({people}), held AS ({held}), nominated AS ({nominated}), trainee AS ({trainees}),
post AS (
    SELECT person_id, min(team) AS level, bool_or(edition_id = %s) AS is_new
      FROM held GROUP BY person_id
), nominee AS (
    SELECT DISTINCT ON (person_id) person_id, edition_id, tier, field
      FROM nominated ORDER BY person_id, (edition_id = %s) DESC, id DESC
), one AS (
    SELECT coalesce(post.level, person.level) AS level,
           coalesce(post.is_new, false) AS is_new,
           CASE WHEN nominee.edition_id = %s THEN nominee.tier ELSE '' END AS tier,
           person.id IN (SELECT person_id FROM trainee) AS is_trainee,
           ((%s - (left(person.birth, 4)::int * 12
                + coalesce(nullif(substr(person.birth, 6, 2), '')::int, 1))
             - (coalesce(nullif(substr(person.birth, 9, 2), '')::int, 1) > %s)::int) / 12)::text AS age,
           person.sex, person.ethnic_group, person.politics, person.education,
           coalesce(nominee.field, '') AS field
      FROM person LEFT JOIN post ON post.person_id = person.id
           LEFT JOIN nominee ON nominee.person_id = person.id
)
SELECT level, is_new, tier, is_trainee, {which} AS dimension,
       coalesce(age, sex, ethnic_group, politics, education, field, '') AS key, count(*)
  FROM one WHERE level <> '' OR tier <> ''
 GROUP BY GROUPING SETS ({sets})
"""
_DIMENSIONS = ("age", "sex", "ethnic_group", "politics", "education", "field")
_WHICH = "CASE {} END".format(
    " ".join(f"WHEN GROUPING({name}) = 0 THEN '{name}'" for name in _DIMENSIONS)
)
_SETS = ", ".join(f"(level, is_new, tier, is_trainee, {name})" for name in _DIMENSIONS)


def tally(
    actor: Membership,
    edition: Edition,
    *,
    ages_on: datetime.date,
    until: datetime.date,
    place: str = "",
) -> list[tuple[Any, ...]]:
    """Rows of (team level or "", came in through this edition, tier of its nomination or "", is its
    trainee, dimension, key, people) in the actor's view; with `place` (a path) of that place alone.
    Whoever came to a level after `until` is not counted there; ages are those of `ages_on`."""
    rows = people.scope(actor)
    if place:
        rows = rows.within(place)
    try:
        parts = [_sql(part) for part in _parts(rows, actor, edition, until)]
    except EmptyResultSet:  # the role sees no people
        return []
    texts = dict(zip(("people", "held", "nominated", "trainees"), parts, strict=True))
    statement = _COUNTED.format(
        **{name: text for name, (text, _values) in texts.items()}, which=_WHICH, sets=_SETS
    )
    values = [value for _text, values in parts for value in values]
    months = ages_on.year * 12 + ages_on.month
    with connection.cursor() as cursor:
        cursor.execute(
            statement, [*values, edition.pk, edition.pk, edition.pk, months, ages_on.day]
        )
        return cursor.fetchall()


def _parts(rows: Any, actor: Membership, edition: Edition, until: datetime.date) -> list[Any]:
    """The four relations that the statement joins, in its order."""
    return [
        rows.order_by()
        .annotate(level=_level("position_level", until), politics=F("political_status"))
        .values("id", "birth", "sex", "ethnic_group", "education", "politics", "level"),
        appointment.in_office(actor)
        .order_by()
        .annotate(team=_level("level"))
        .values("team", person_id=F("trainee__person_id"), edition_id=F("trainee__edition_id")),
        selection.nominees(actor)
        .order_by()
        .values("id", "person_id", "edition_id", "tier", field=F("sub_project__field")),
        selection.trainees(actor).filter(edition=edition).order_by().values("person_id"),
    ]


def _level(column: str, until: datetime.date | None = None) -> Case:
    later = [] if until is None else [When(level_since__gt=until.isoformat(), then=Value(""))]
    whens = [When(**{column: code}, then=Value(level)) for code, level in TEAM_LEVELS.items()]
    return Case(*later, *whens, default=Value(""), output_field=CharField())


def _sql(rows: Any) -> tuple[str, tuple[Any, ...]]:
    text, values = rows.query.sql_with_params()
    return text, values
