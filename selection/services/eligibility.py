"""What the files say of people, judged by the published qualifications of their tier.

All nominees of an edition and tier are judged in one statement of the database. The verdicts are
computed whenever they are asked for: a file that changes changes them with it.
"""

import datetime
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.db import connection
from django.db.models import F

from candidates.states import CareerKind
from planning.handover import Condition, Sql, Verdict, basis_of, rule_sets, statement, worded
from selection.models import Nomination

#: Position-level codes of the files -> the steps that the qualifications speak of.
LEVELS = {
    "1A21": "bureau_head",
    "1A22": "bureau_deputy",
    "1A31": "division_head",
    "1A32": "division_deputy",
    "1A41": "section_head",
    "1A42": "section_deputy",
    "1A50": "clerk",
    "1A60": "clerk",
}
PARTY_MEMBERS = {"01", "02"}
#: Fact -> column of the person that holds a date as far as it is known.
_DATES = {
    "born": "birth",
    "work_started_on": "work_started",
    "joined_party_on": "party_joined",
    "level_since": "level_since",
}


def cutoff(edition: Any, today: datetime.date) -> datetime.date:
    """The declared day up to which ages and periods count; never simply today where one is set."""
    return edition.cutoff_on or edition.nomination_closes_on or today


def verdicts_of(nominations: Any, today: datetime.date) -> dict[int, list[Verdict]]:
    """Nomination id -> every rule that judges it held against it, in the order of the rules.

    One statement for each edition, tier and set of rules among them, however many nominees. What was
    attested to counts.
    """
    groups: dict[tuple[int, str, int | None], list[Any]] = defaultdict(list)
    for pk, edition_id, tier, version, place, handed_in in nominations.order_by().values_list(
        "pk", "edition_id", "tier", "judged_by", "place_id", "submitted_at"
    ):
        groups[edition_id, tier, version].append((pk, place, handed_in))
    found: dict[int, list[Verdict]] = {}
    edition_model: Any = Nomination._meta.get_field("edition").related_model
    editions = edition_model.objects.in_bulk({edition for edition, _tier, _version in groups})
    for (edition_id, tier, version), cases in groups.items():
        edition = editions[edition_id]
        for rules, keys in rule_sets(edition, tier, cases, version):
            rows = nominees(Nomination.objects.any_of("pk", keys))
            found |= _verdicts(rows, rules, cutoff(edition, today))
    return {pk: worded(rows) for pk, rows in found.items()}


def judged_by_files(
    nominations: Iterable[Nomination], today: datetime.date
) -> dict[int, list[tuple[Condition, Verdict]]]:
    """The same for loaded nominations, as the files alone say and without words, each verdict with its
    condition: in a review an attestation is somebody's word beside the rule's result. Everybody asked
    for is in it."""
    groups: dict[tuple[int, str, int | None], list[Nomination]] = defaultdict(list)
    for row in nominations:
        groups[row.edition_id, row.tier, row.judged_by].append(row)
    found: dict[int, list[tuple[Condition, Verdict]]] = {}
    for (_edition, tier, version), group in groups.items():
        edition = group[0].edition
        cases = [(row.pk, row.place_id, row.submitted_at) for row in group]
        for rules, keys in rule_sets(edition, tier, cases, version):
            rows = people_of(Nomination.objects.any_of("pk", keys))
            verdicts = _verdicts(rows, rules, cutoff(edition, today))
            if rules and (unjudged := set(keys) - verdicts.keys()):
                # Without a verdict a nominee would look qualified.
                raise LookupError(f"{len(unjudged)} nominees have no file in view")
            for pk in keys:
                found[pk] = list(zip(rules, verdicts.get(pk, []), strict=True))
    return found


def _verdicts(subjects: Sql, rules: Sequence[Any], on: datetime.date) -> dict[int, list[Verdict]]:
    found: dict[int, list[Verdict]] = defaultdict(list)
    grounds = [basis_of(rule) for rule in rules]
    for pk, number, verdict, data in judged(subjects, rules, on):
        rule = rules[number]
        found[pk].append(
            Verdict(
                rule.key, verdict, rule.parameters, data, severity=rule.severity,
                basis=grounds[number],
            )
        )  # fmt: skip
    return found


# -- all at once ----------------------------------------------------------------------------------


def nominees(nominations: Any) -> Sql:
    """The people judged as nominees: what was attested to counts."""
    rows = nominations.order_by().values_list("pk", "person_id", "attested")
    return Sql(*rows.query.sql_with_params())


def people_of(nominations: Any) -> Sql:
    """The people judged as nominees by what their files say; no attestation counts."""
    return _unattested(nominations.order_by().values_list("pk", "person_id"))


def people(persons: Any) -> Sql:
    """People of the register judged as if they were nominated."""
    return _unattested(
        persons.order_by().annotate(person_id=F("pk")).values_list("pk", "person_id")
    )


def _unattested(pairs: Any) -> Sql:
    text, values = pairs.query.sql_with_params()
    return Sql(f"SELECT s.*, jsonb_build_object() FROM ({text}) s", values)


def judged(subjects: Sql, rules: Sequence[Any], on: datetime.date) -> Iterator[Any]:
    """Rows (subject id, number of the rule, verdict, data used), in that order."""
    if not rules:
        return
    query = verdict_rows(subjects, rules, on)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id, number, verdict, found FROM ({query.text}) v ORDER BY id, number",
            query.values,
        )
        while rows := cursor.fetchmany(5_000):
            for pk, number, verdict, found in rows:
                yield pk, number, verdict, json.loads(found)


def verdict_rows(subjects: Sql, rules: Sequence[Any], on: datetime.date) -> Sql:
    """The statement itself, for whoever counts its rows."""
    facts, judge = _facts_relation(subjects), statement(rules, on)
    return Sql(
        f"SELECT f.id, f.person_id, r.number, r.verdict, r.found "
        f"FROM ({facts.text}) f CROSS JOIN LATERAL {judge.text}",
        (*facts.values, *judge.values),
    )


def _facts_relation(subjects: Sql) -> Sql:
    """A row for each subject with what `Facts` names; dates with their first and last day."""
    dates = ", ".join(
        f"p.{column} AS {fact}, planning_first_day(p.{column}) AS {fact}_first, "
        f"planning_last_day(p.{column}) AS {fact}_last"
        for fact, column in _DATES.items()
    )
    levels = ", ".join(["(%s, %s)"] * len(LEVELS))
    text = f"""
        WITH subject(id, person_id, attested) AS MATERIALIZED ({subjects.text}),
        level(code, name) AS (VALUES {levels}),
        graded AS (
            SELECT a.person_id, jsonb_object_agg(a.year, a.grade) AS grades
            FROM candidates_appraisal a
            WHERE a.person_id IN (SELECT person_id FROM subject) GROUP BY a.person_id
        ),
        held AS (
            SELECT c.person_id, l.name, count(*)::int AS posts
            FROM candidates_career c LEFT JOIN level l ON l.code = c.level
            WHERE c.kind = %s AND c.level <> ''
                AND c.person_id IN (SELECT person_id FROM subject)
            GROUP BY c.person_id, l.name
        ),
        posts AS (
            SELECT person_id,
                coalesce(jsonb_object_agg(name, posts) FILTER (WHERE name IS NOT NULL), '{{}}') AS held
            FROM held GROUP BY person_id
        )
        SELECT s.id, s.person_id, s.attested, {dates},
            CASE WHEN p.political_status <> '' THEN p.political_status = ANY(%s::text[]) END
                AS is_party_member,
            nullif(p.education, '') AS education, l.name AS level,
            p.grassroots_months::int AS grassroots_months,
            p.has_led_township AS has_led_grassroots,
            CASE WHEN l.name IS NOT NULL AND h.held IS NOT NULL
                THEN coalesce((h.held ->> l.name)::int, 0) END AS posts_at_lower_level,
            coalesce(g.grades, '{{}}') AS appraisals
        FROM subject s
        JOIN candidates_person p ON p.id = s.person_id
        LEFT JOIN level l ON l.code = p.position_level
        LEFT JOIN graded g ON g.person_id = s.person_id
        LEFT JOIN posts h ON h.person_id = s.person_id
        OFFSET 0
    """
    pairs = [value for pair in LEVELS.items() for value in pair]
    values = (*subjects.values, *pairs, CareerKind.POST.value, sorted(PARTY_MEMBERS))
    return Sql(text, values)
