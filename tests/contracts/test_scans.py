"""No list reads people, nominations, marks or results from end to end.

At 100,000 nominations of one province, the pages are asked for as an officer of the province and of
a place; the database counts the sequential scans that really happened, whoever's function caused
them. One is let pass: who sees the whole table counts its rows up to 10,000 as they lie, which reads
less than an index would.
"""

from datetime import date

import pytest
from django.db import connection
from django.urls import reverse

from cadreproj import roles
from cadreproj.demo import national
from core.orgs import scope
from core.orgs.models import SEGMENT
from selection.models import Run
from tests.factories.core import MembershipFactory, UserFactory
from tests.plugins import database
from tests.support import sign_in

PEOPLE = 100_000
LARGE = (
    "candidates_person",
    "selection_nomination",
    "selection_mark",
    "selection_runrow",
)
#: How `core.web.keyset.capped_count` ends.
CAPPED = "LIMIT 10001) subquery"
CHARACTERS = "candidates_person_name_characters"

PERSON_LIST = ["", "?sort=name", "?sort=-name", "?sort=pinyin", "?sort=-birth", "?page=15",
    "?place={place}", "?position_level=1A41", "?sex=2&minority=true", "?education=20&sort=pinyin",
    "?born_from=1980&born_to=1982", "?q=wxm", "?q={two}", "?q={two}&sort=pinyin",
]  # fmt: skip
NOMINATION_LIST = ["", "?sort=name", "?sort=-place", "?sort=exam_number", "?sort=-submitted_at",
    "?page=15", "?place={place}", "?state=endorsed", "?state=endorsed&place={place}",
    "?field=economy&state=qualified&sort=-submitted_at", "?edition={edition}&tier=municipal",
    "?q={two}", "?q=wxm&sort=-submitted_at",
]  # fmt: skip
LISTS = {
    "candidates:person-list": PERSON_LIST,
    "selection:nomination-list": NOMINATION_LIST,
    "selection:review-list": ["", "?sort=-submitted_at", "?field=economy", "?q={two}"],
    "selection:inspection-list": ["", "?sort=name", "?place={place}"],
    "selection:mark-list": ["", "?page=15", "?exam_number={number}", "?component=written"],
    "selection:result-list": ["?run={run}", "?run={run}&field=economy&place={place}",
        "?run={run}&outcome=kept&page=3"],
    "selection:trainee-list": ["", "?sort=name", "?sort=place", "?state=active", "?q={two}"],
}  # fmt: skip
#: Who sees which list: the province's are the programme office and two of its specialists.
READERS = {
    "selection:review-list": (roles.REVIEWER,),
    "selection:inspection-list": (roles.INSPECTOR,),
    "selection:mark-list": (roles.EXAM,),
}


class Scans:
    """Sequential scans of the large tables, and what the character index answered, since entering."""

    def __enter__(self):
        self.before = self._counts()
        self.statements = []
        self._noting = connection.execute_wrapper(self._note)
        self._noting.__enter__()
        return self

    def __exit__(self, *error):
        self._noting.__exit__(*error)
        after = self._counts()
        change = {name: after[name] - self.before[name] for name in after}
        self.by_characters = change.pop(CHARACTERS)
        self.sequential = [name for name, number in change.items() if number]

    def _note(self, execute, sql, params, many, context):
        self.statements.append((sql, params))
        return execute(sql, params, many, context)

    @staticmethod
    def _counts() -> dict[str, int]:
        names = [*LARGE, CHARACTERS]
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT name, pg_stat_get_xact_numscans(name::regclass) FROM unnest(%s) name",
                [names],
            )
            return dict(cursor.fetchall())


def explained(membership, statements, tables) -> str:
    """The plans that scan one of the tables, but for the province's capped counts."""
    found = []
    with scope.entered(membership), connection.cursor() as cursor:
        for sql, params in statements:
            counts = len(membership.path) == SEGMENT and sql.endswith(CAPPED)
            if sql.startswith("SELECT") and "enter_scope" not in sql and not counts:
                cursor.execute(f"EXPLAIN {sql}", params)
                plan = "\n".join(line for (line,) in cursor.fetchall())
                if any(f"Seq Scan on {table}" in plan for table in tables):
                    found.append(f"{sql[:300]}\n{plan}")
    return "\n\n".join(found)


@pytest.fixture
def province(db):
    with database.as_owner():
        [province] = national.organise(national.Shape(cities=17, counties=6))
        officers = national.Officers(*(UserFactory(organisation=province).pk for _ in range(3)))
        shape = national.Shape(cities=17, counties=6, people=PEOPLE, examiners=(1, 0, 0))
        [edition] = national.load(shape, [province], officers, seed=1, today=date(2026, 3, 1))
        place = province.children.get(code="900000")
        words = {
            "place": place.path,
            "edition": edition.ref,
            "run": Run.objects.get().ref,
            "two": "建国",
            "number": "2000000500",
        }
    return province, place, words


def test_no_list_reads_a_large_table_from_end_to_end(client, province):
    whole, place, words = province
    office = MembershipFactory(role=roles.OFFICE, organisation=whole)
    officer = MembershipFactory(role=roles.MUNICIPAL, organisation=place)
    faults = []
    for name, queries in LISTS.items():
        specialists = [
            MembershipFactory(role=role, organisation=whole) for role in READERS.get(name, ())
        ]
        for membership in specialists or (office, officer):
            sign_in(client, membership)
            for query in queries:
                address = reverse(name) + query.format(**words)
                with Scans() as scans:
                    answer = client.get(address)
                assert answer.status_code == 200, address
                capped = sum(sql.endswith(CAPPED) for sql, _params in scans.statements)
                if scans.sequential:
                    plan = explained(membership, scans.statements, scans.sequential)
                    if plan or not capped:
                        faults.append(f"{membership.role} {address}: {scans.sequential}\n{plan}")
                if "{two}" in query:
                    assert scans.by_characters, f"{address} did not use the character index"
    assert not faults, "\n\n".join(faults)
