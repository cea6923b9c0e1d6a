"""`python -m bench.data`: migrate an empty database and fill it; a process of its own, as the owner.

The first province is what the lists are measured in. One more, with a single city whose people are
not nominated yet, is what the import is measured in.
"""

import argparse
import json
import os
import time
from pathlib import Path

import django
from django.db import transaction
from django.utils import timezone

IMPORTED = 20_000


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--people", type=int, required=True)
    parser.add_argument("--provinces", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    os.environ["DATABASE_LOGIN"] = "owner"
    django.setup()
    from cadreproj.management import prepare  # noqa: PLC0415 - Django has to be set up first

    prepare.lay_out(say=print)
    began = time.perf_counter()
    facts = _fill(options.people, options.provinces)
    facts["seconds"] = round(time.perf_counter() - began, 1)
    options.out.write_text(json.dumps(facts), encoding="utf-8")


def _fill(people: int, provinces: int) -> dict:
    from cadreproj import roles  # noqa: PLC0415 - Django has to be set up first
    from cadreproj.demo import national  # noqa: PLC0415

    now = timezone.now()
    examiners = (1, 5, 4) if people <= 200_000 else (1, 1, 1)
    shape = national.Shape(provinces=provinces, people=people, examiners=examiners)
    late = national.Shape(cities=1, people=IMPORTED, nominated=False)
    with transaction.atomic():
        first = national.organise(shape)
        other = national.organise(late)
        city = first[0].children.filter(kind="prefecture").first()
        office = _engage("office", first[0], roles.OFFICE)
        members = {
            "office": office,
            "place": _engage("place", city, roles.MUNICIPAL),
            "importer": _engage(
                "importer", other[0].children.filter(kind="prefecture").first(), roles.MUNICIPAL
            ),
        }
        officers = national.Officers(
            *(_engage(name, first[0], roles.REVIEWER).user_id for name in ("one", "two", "three"))
        )
    national.load(shape, first, officers, seed=1, today=timezone.localdate(now))
    national.load(late, other, officers, seed=2, today=timezone.localdate(now))
    ref = _history(office, now)
    return {
        "members": {name: row.pk for name, row in members.items()},
        "nomination": ref,
        "examiners": sum(examiners),
    }


def _engage(username: str, organisation, role: str):
    from core.orgs.models import Membership, User  # noqa: PLC0415

    user = User.objects.create(
        username=username, name=username, organisation=organisation, password="!"
    )
    return Membership.objects.create(user=user, organisation=organisation, role_row_id=role)


def _history(office, now) -> str:
    """Ten entries of the ledger for one nominee of the ranking; returns the reference."""
    from core.audit.log import act, record  # noqa: PLC0415
    from core.orgs import scope  # noqa: PLC0415
    from selection.models import Nomination  # noqa: PLC0415

    with scope.entered(office, as_owner=True) as actor:
        row = Nomination.objects.filter(state="shortlisted").within(actor.path).first()
        for number in range(10):
            with act(actor, now):
                record(
                    row,
                    "nomination.edit",
                    before={"version": number},
                    after={"version": number + 1},
                )
    return str(row.ref)


if __name__ == "__main__":
    main()
