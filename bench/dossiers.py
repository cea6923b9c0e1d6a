"""`python -m bench.dossiers [--people 7000]`: the check of a whole register, new and again.

Full dossiers (six periods, five relatives, three appraisals, a sealed ID number each), three in ten of
them with a contradiction. Goal: 7,000 in less than 60 s.
"""

import argparse
import os
import platform
import time
from dataclasses import replace
from datetime import UTC, datetime

from bench import servers
from bench.harness import RESULTS, _filled, _say

GOAL = 60
STEP = 500


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--people", type=int, default=7_000)
    options = parser.parse_args()
    with servers.running() as server:
        facts = _filled(100, 1)
        text = measured(options.people, facts, server)
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "dossiers.md").write_text(text, encoding="utf-8")
    _say(text)


def measured(count: int, facts: dict, server: str) -> str:
    import django  # noqa: PLC0415 - the servers had to be named first

    django.setup()
    from django.contrib.auth import get_user_model  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from candidates.services import findings  # noqa: PLC0415
    from core.orgs import scope  # noqa: PLC0415
    from core.orgs.models import Membership  # noqa: PLC0415

    member = Membership.objects.select_related("organisation").get(pk=facts["members"]["place"])
    user = get_user_model().objects.get(pk=member.user_id)
    rows = []
    with scope.entered(member) as actor:
        actor.user = user
        register(count, actor, timezone.now())
        for what in ("for the first time", "again, nothing changed"):
            began = time.perf_counter()
            tally = findings.check_scope(
                actor=actor, now=timezone.now(), progress=lambda done, total: None
            )
            seconds = time.perf_counter() - began
            verdict = "ok" if seconds < GOAL else "MISS"
            rows.append(
                f"| {what} | {tally['dossiers']:,} | {tally['findings']:,} | {tally['new']:,} | "
                f"{GOAL} | {seconds:.1f} | {verdict} |"
            )
    return "\n".join(
        (
            f"# Check of {count:,} dossiers\n",
            f"{datetime.now(UTC):%Y-%m-%d}, {platform.machine()}, {os.cpu_count()} cores shared with "
            f"other work, Python {platform.python_version()}, {server}.\n",
            "| what | dossiers | findings | new | goal s | s | verdict |",
            "|---|---|---|---|---|---|---|",
            *rows,
            "",
        )
    )


def register(count: int, actor, now) -> None:
    """Dossiers made from the sample, each with a name and number of its own."""
    from candidates.formats import lrmx  # noqa: PLC0415
    from candidates.formats.record import record_of  # noqa: PLC0415
    from candidates.rules.identity import check_digit  # noqa: PLC0415
    from candidates.services import people  # noqa: PLC0415
    from tests.data.make_lrmx import SAMPLE  # noqa: PLC0415

    sample = replace(record_of(lrmx.read(SAMPLE.read_bytes())), photo=None)
    for start in range(0, count, STEP):
        given = []
        for number in range(start, min(start + STEP, count)):
            body = f"4200001982{1 + number // 1000 % 12:02d}{1 + number // 500 % 28:02d}"
            body += f"{2 * (number % 500):03d}"
            month = f"1982-{1 + number // 1000 % 12:02d}"
            record = replace(
                sample,
                name=f"测试{number}",
                birth=month,
                id_number=body + check_digit(body),
                work_started="1990-07" if number % 10 < 3 else sample.work_started,
            )
            given.append(people.Registration(record, actor.organisation))
        people.register_many(given, actor=actor, now=now)


if __name__ == "__main__":
    main()
