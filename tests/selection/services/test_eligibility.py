"""Nominees held against the rules: one by one in Python, all at once in the database, the same."""

import datetime
from collections import Counter, defaultdict

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from candidates.models import Appraisal, Career, Person
from planning.rules.qualifications import KINDS, NEVER_EXEMPT, RANGES, Facts, Rule, verdicts
from planning.rules.qualifications.kinds import _CODES
from selection.models import Nomination
from selection.rules import reviews
from selection.services import criteria, eligibility
from tests.factories.candidates import PersonFactory
from tests.factories.planning import QualificationRuleFactory
from tests.factories.selection import NominationFactory
from tests.plugins import database
from tests.support import acting

pytestmark = pytest.mark.django_db


# -- what a file says, in Python: the plain reading that the statement is held against ---------


def facts_of(people):
    """Person id -> Facts."""
    ids = [row.pk for row in people]
    grades = defaultdict(dict)
    for row in Appraisal.objects.filter(person_id__in=ids):
        grades[row.person_id][row.year] = row.grade
    posts = defaultdict(Counter)
    for row in Career.objects.filter(person_id__in=ids, kind="post").exclude(level=""):
        posts[row.person_id][eligibility.LEVELS.get(row.level, "")] += 1
    return {
        row.pk: _facts(row, grades[row.pk], posts.get(row.pk))
        for row in Person.objects.filter(pk__in=ids)
    }


def _facts(row, grades, posts):
    level = eligibility.LEVELS.get(row.position_level)
    return Facts(
        born=_text(row.birth),
        work_started_on=_text(row.work_started),
        joined_party_on=_text(row.party_joined),
        is_party_member=row.political_status in eligibility.PARTY_MEMBERS
        if row.political_status
        else None,
        education=row.education or None,
        level=level,
        level_since=_text(row.level_since),
        grassroots_months=row.grassroots_months,
        has_led_grassroots=row.has_led_township,
        posts_at_lower_level=posts[level] if posts and level else None,
        appraisals=grades,
    )


def _text(value):
    return value.iso if value is not None else None


# -- generated people, rules and days ----------------------------------------------------------


@st.composite
def written_dates(draw):
    """As dossiers have them: to the day, the month or the year, near the bounds that rules set."""
    day = draw(st.dates(datetime.date(1960, 1, 1), datetime.date(2013, 12, 31)))
    day = draw(
        st.sampled_from(
            [day, day.replace(day=1), day.replace(year=day.year // 10 * 10, month=2, day=28)]
        )
    )
    return draw(st.sampled_from([day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]]))


MAYBE_DATE = st.none() | written_dates()
LEVEL_CODES = ["", "1A11", "1B12", *eligibility.LEVELS]
PEOPLE = st.fixed_dictionaries(
    {
        "birth": written_dates(),
        "work_started": MAYBE_DATE,
        "party_joined": MAYBE_DATE,
        "level_since": MAYBE_DATE,
        "political_status": st.sampled_from(["", "01", "02", "03", "13"]),
        "education": st.sampled_from(["", "11", "20", "21", "31", "40", "61", "70", "80", "90"]),
        "position_level": st.sampled_from(LEVEL_CODES),
        "grassroots_months": st.integers(0, 60) | st.sampled_from([23, 24, 25]),
        "has_led_township": st.booleans(),
        "appraisals": st.dictionaries(
            st.integers(2005, 2013),
            st.sampled_from(["excellent", "competent", "basic", "incompetent", "ungraded"]),
        ),
        "posts": st.lists(
            st.tuples(st.sampled_from(["post", "study"]), st.sampled_from(LEVEL_CODES)), max_size=4
        ),
    }
)
SORTS = {
    **{
        sort: st.integers(low, high) | st.integers(low, min(5, high))
        for sort, (low, high) in RANGES.items()
    },
    **{sort: st.sampled_from(codes) for sort, codes in _CODES.items()},
    "date": st.dates(datetime.date(1965, 1, 1), datetime.date(1995, 12, 31)).map(
        datetime.date.isoformat
    ),
}


@st.composite
def rules_of_any_kind(draw):
    kind = KINDS[draw(st.sampled_from(sorted(KINDS)))]
    values = {name: draw(SORTS[sort]) for name, sort in kind.parameters.items()}
    if draw(st.integers(0, 9)) == 0 and values:
        values.pop(sorted(values)[0])  # a rule that lacks a value is never passed silently
    return Rule(kind.key, values, kind.severity)


def registered(given_people, place):
    """The people with their parts, each kind in one statement."""
    made = []
    for person in given_people:
        columns = {k: v for k, v in person.items() if k not in ("appraisals", "posts")}
        made.append(PersonFactory.build(organisation=place, org_path=place.path, **columns))
    with database.as_owner():
        Person.objects.bulk_create(made)
        Appraisal.objects.bulk_create(
            Appraisal(person=row, org_path=row.org_path, year=year, grade=grade)
            for row, person in zip(made, given_people, strict=True)
            for year, grade in person["appraisals"].items()
        )
        Career.objects.bulk_create(
            Career(
                person=row, org_path=row.org_path, start="2001", text="某县", kind=kind, level=level
            )
            for row, person in zip(made, given_people, strict=True)
            for kind, level in person["posts"]
        )
    return made


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(
    given_people=st.lists(PEOPLE, min_size=1, max_size=8),
    rules=st.lists(rules_of_any_kind(), min_size=1, max_size=8),
    on=st.dates(datetime.date(2008, 1, 1), datetime.date(2013, 12, 31))
    | st.sampled_from([datetime.date(2012, 2, 29), datetime.date(2011, 2, 28)]),
)
def test_the_database_judges_as_python_does(stage, given_people, rules, on):
    with transaction.atomic():
        made = registered(given_people, stage.place)
        with acting(stage.office):
            facts = facts_of(made)
            rows = Person.objects.filter(pk__in=[row.pk for row in made])
            at_once = list(eligibility.judged(eligibility.people(rows), rules, on))
        one_by_one = [
            (row.pk, number, each.verdict, dict(each.found))
            for row in sorted(made, key=lambda row: row.pk)
            for number, each in enumerate(verdicts(facts[row.pk], rules, on))
        ]
        transaction.set_rollback(True)
    assert at_once == one_by_one


# -- nominees ----------------------------------------------------------------------------------


def nominee(stage, **person):
    return NominationFactory(
        edition=stage.edition,
        place=stage.place,
        sub_project=stage.field,
        person=PersonFactory(organisation=stage.place, **person),
        state="endorsed",
    )


def test_each_nominee_is_held_against_every_rule_with_the_data_used(stage, today):
    QualificationRuleFactory(edition=stage.edition, position=1)
    QualificationRuleFactory(
        edition=stage.edition, key="posts_at_next_lower_level_min", parameters={"posts": 2},
        severity="warns", position=2,
    )  # fmt: skip
    short, enough = (nominee(stage, grassroots_months=months) for months in (23, 24))
    with acting(stage.reviewer):
        found = eligibility.verdicts_of(Nomination.objects.all(), today)
    assert [(each.key, each.verdict, each.severity) for each in found[short.pk]] == [
        ("grassroots_years_min", "fail", "blocks"),
        ("posts_at_next_lower_level_min", "needs_proof", "warns"),
    ]
    first = found[short.pk][0]
    assert (first.needed, first.found) == ({"years": 2}, {"grassroots_months": 23})
    assert "23 months" in first.text
    assert found[enough.pk][0].verdict == "pass"


def test_an_attestation_counts_for_its_nominee_alone(stage, today):
    QualificationRuleFactory(edition=stage.edition, key="health", parameters={})
    attested, other = nominee(stage), nominee(stage)
    with database.as_owner():
        Nomination.objects.filter(pk=attested.pk).update(attested={"health": {"reason": "体检表"}})
    with acting(stage.reviewer):
        rows = Nomination.objects.filter(edition=stage.edition)
        found = eligibility.verdicts_of(rows, today)
    assert [each.verdict for each in found[attested.pk]] == ["pass"]
    assert [each.verdict for each in found[other.pk]] == ["needs_proof"]


def test_a_rule_counts_only_while_it_is_in_effect(stage, today):
    QualificationRuleFactory(
        edition=stage.edition, key="health", parameters={}, effective_to="2010-12-31"
    )
    row = nominee(stage)
    with acting(stage.reviewer):
        assert eligibility.verdicts_of(Nomination.objects.all(), today) == {}
        assert criteria.of_one(row, today) == []


def test_nobody_whose_file_is_out_of_view_looks_qualified(stage, today):
    QualificationRuleFactory(edition=stage.edition, key="health", parameters={})
    row = nominee(stage)
    with database.as_owner():
        gone = Nomination.objects.get(pk=row.pk)
        Nomination.objects.filter(pk=row.pk).delete()
    with acting(stage.reviewer), pytest.raises(LookupError):
        criteria.of_one(gone, today)


@pytest.mark.parametrize("count", [1, 3])
def test_the_statements_are_the_same_for_any_number(stage, today, count, django_assert_num_queries):
    QualificationRuleFactory(edition=stage.edition)
    for _number in range(count):
        nominee(stage)
    with acting(stage.reviewer):
        # The nominees, their edition, its rules, the plans in force of the places, the verdicts.
        with django_assert_num_queries(5):
            eligibility.verdicts_of(Nomination.objects.all(), today)


def test_every_condition_that_article_9_protects_is_never_set_aside():
    assert reviews.NEVER == NEVER_EXEMPT
