"""`python -m bench.rules [--people 100000]`: all nominees against all rules, in SQL and in Python.

Every kind of rule is asked of every nominee. Set-based: one statement, its rows read. Row by row, as
a loop over nominees would do it: the facts of one person, then the rules in Python. In between: the
facts of a thousand people at a time, the rules in Python. Row by row is measured on a sample, whose
verdicts must be those of the statement.
"""

import argparse
import os
import platform
import time
from datetime import UTC, date, datetime

from bench import servers
from bench.harness import RESULTS, _filled, _say

SAMPLE, BATCH = 1_000, 1_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--people", type=int, default=100_000)
    options = parser.parse_args()
    with servers.running() as server:
        facts = _filled(options.people, 1)
        text = measured(facts, server)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "rules.md").write_text(text, encoding="utf-8")
    _say(text)


def measured(facts: dict, server: str) -> str:
    import django  # noqa: PLC0415 - the servers had to be named first

    django.setup()
    from bench.facts import facts_of  # noqa: PLC0415
    from core.orgs import scope  # noqa: PLC0415
    from core.orgs.models import Membership  # noqa: PLC0415
    from planning.rules.qualifications import KINDS, Rule, verdicts  # noqa: PLC0415
    from selection.models import Nomination  # noqa: PLC0415
    from selection.services import eligibility  # noqa: PLC0415

    rules = [Rule(kind.key, kind.default, kind.severity) for kind in KINDS.values()]
    on = date(datetime.now(UTC).year, 6, 30)
    member = Membership.objects.select_related("organisation").get(pk=facts["members"]["office"])
    with scope.entered(member) as actor:
        _dossiers(on.year)
        _patience()
        rows = Nomination.objects.within(actor.path)
        pairs = list(rows.order_by("pk").values_list("pk", "person_id", "attested"))

        began = time.perf_counter()
        judged = 0
        kept: dict[tuple[int, int], str] = {}
        sample = {pk for pk, _person, _attested in pairs[:SAMPLE]}
        for pk, number, verdict, _found in eligibility.judged(
            eligibility.nominees(rows), rules, on
        ):
            judged += 1
            if pk in sample:
                kept[pk, number] = verdict
        in_sql = time.perf_counter() - began

        began = time.perf_counter()
        for start in range(0, len(pairs), BATCH):
            group = pairs[start : start + BATCH]
            known = facts_of(
                [person for _pk, person, _attested in group],
                {person: frozenset(attested) for _pk, person, attested in group},
            )
            for _pk, person, _attested in group:
                verdicts(known[person], rules, on)
        in_batches = time.perf_counter() - began

        began = time.perf_counter()
        differing = 0
        for pk, person, attested in pairs[:SAMPLE]:
            known = facts_of([person], {person: frozenset(attested)})
            for number, found in enumerate(verdicts(known[person], rules, on)):
                differing += kept[pk, number] != found.verdict
        one_by_one = (time.perf_counter() - began) * len(pairs) / len(sample)
    return report(
        len(pairs), len(rules), judged, (in_sql, in_batches, one_by_one), differing, server
    )


def _dossiers(year: int) -> None:
    """Three appraisals and two posts for each nominee; one in a hundred was appraised badly once."""
    from django.db import connection  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO candidates_appraisal (ref, org_path, version, position, person_id, year, grade)"
            " SELECT gen_random_uuid(), p.org_path, 0, y, p.id, %s - y,"
            " CASE WHEN p.id %% 100 = 0 AND y = 2 THEN 'basic' ELSE 'competent' END"
            " FROM candidates_person p, generate_series(1, 3) y"
            " WHERE p.id IN (SELECT person_id FROM selection_nomination)",
            [year],
        )
        cursor.execute(
            "INSERT INTO candidates_career"
            " (ref, org_path, version, position, person_id, start, text, kind, level)"
            " SELECT gen_random_uuid(), p.org_path, 0, y, p.id, '2010-07', '某县某局', 'post',"
            " p.position_level FROM candidates_person p, generate_series(1, 2) y"
            " WHERE p.id IN (SELECT person_id FROM selection_nomination)"
        )
        cursor.execute("ANALYZE candidates_appraisal, candidates_career")


def _patience() -> None:
    """A worker may keep its transaction open while it computes; so does this one."""
    from django.db import connection  # noqa: PLC0415

    from core.jobs.runner import HARD_LIMIT  # noqa: PLC0415

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('idle_in_transaction_session_timeout', %s, true)", [f"{HARD_LIMIT}s"]
        )


def report(people, rules, judged, seconds, differing, server) -> str:
    names = (
        "one statement, its verdicts and data read",
        f"Python, the facts of {BATCH:,} people at a time",
        f"Python, person by person ({SAMPLE:,} measured, scaled)",
    )
    lines = [
        f"| {name} | {value:.1f} | {value / seconds[0]:.1f} |"
        for name, value in zip(names, seconds, strict=True)
    ]
    return "\n".join(
        (
            f"# {people:,} nominees against {rules} kinds of rule\n",
            f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores shared with "
            f"other work, Python {platform.python_version()}, {server}. Because the machine was shared, "
            "the ratios say more than the seconds.\n",
            f"{judged:,} verdicts; {differing} of those of the sample differ between SQL and Python.\n",
            "| what | s | ratio |",
            "|---|---|---|",
            *lines,
            "",
        )
    )


if __name__ == "__main__":
    main()
