"""A few people on record twice, in one place and across two, and what became of the first pairs."""

import datetime as dt
from dataclasses import replace

from cadreproj import roles as table
from cadreproj.demo.play.calendar import Day, at
from cadreproj.demo.play.cast import Cast
from candidates.models import Duplicate, Person
from candidates.services import duplicates, people
from candidates.services.people import Registration
from candidates.services.records import load_record
from core.orgs.models import Organisation

APART = "已核对身份证和户籍，系同名同年月出生的两人。"
TWICE = "同一人重复建档，已核对干部档案，以原建档案为准。"


def play(cast: Cast, places: dict[str, Organisation], today: Day) -> int:
    """Enter four people a second time in their place and one in another; how many pairs are open."""
    codes = sorted(places)  # the smallest scale has one place
    one, other = places[codes[0]], places[codes[-1]]
    entered, settled = (at(today - dt.timedelta(days=days)) for days in (15, 9))
    with cast.acting(table.OFFICE) as office:
        people_of_one = Person.objects.within(one.scope_path).in_force().exclude(resume="")
        known = [load_record(person) for person in people_of_one.order_by("pk")[:5]]
        again = [
            Registration(replace(record, id_number="", present_post=post, phone=""), place)
            for record, post, place in zip(
                known,
                (
                    "市直机关副处级干部",
                    "某县副县长",
                    "某镇党委书记",
                    "某区发展和改革局局长",
                    "挂职干部",
                ),
                (one, one, one, one, other),
                strict=False,
            )
        ]
        people.register_many(again, actor=office, now=entered)
        pairs = list(Duplicate.objects.suspected().filter(org_path=one.scope_path).order_by("pk"))
        for pair in pairs[:1]:
            duplicates.dismiss(pair, actor=office, now=settled, reason=APART)
        for pair in pairs[1:2]:
            duplicates.merge(pair, actor=office, now=settled, reason=TWICE, keep="first")
        return Duplicate.objects.suspected().count()
